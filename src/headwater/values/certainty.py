"""How certain a text is of what it reports: a lexicon of cues with their scope, and the order of the stages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from headwater.record import Certainty, Polarity
from headwater.text import tokens

ORDER: tuple[Certainty, ...] = ("actual", "will", "likely", "possible", "unknown")  # from the surest to the least sure
_CUES = Path(__file__).parent / "certainty_cues.txt"
_LONGEST = 4_000  # code points on either side of a predicate; nothing further off says anything of it
_REACH = 10  # words a cue may stand before what it governs

_Effect = Literal["will", "likely", "possible", "unknown", "not", "actual"]
_MODALS: dict[str, Certainty] = {
    **dict.fromkeys(("will", "shall", "'ll", "ll", "wo", "gonna"), "will"),
    **dict.fromkeys(("may", "might", "could", "can", "ca", "perhaps", "maybe", "possibly", "would", "'d", "potentially", "conceivably"), "possible"),
    **dict.fromkeys(("probably", "likely", "presumably", "apparently", "reportedly", "supposedly", "allegedly"), "likely"),
    **dict.fromkeys(("should", "must", "ought"), "unknown"),
}
_CONTRACTED = {"won't": "will", "can't": "can", "cannot": "can", "couldn't": "could", "shouldn't": "should", "wouldn't": "would", "mustn't": "must"}
_AUXILIARY = frozenset(
    [
        "am",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "done",
        "get",
        "gets",
        "got",
        "'s",
        "'ve",
        "'re",
        "'m",
        "already",
        "also",
        "now",
        "just",
        "still",
        "soon",
        "then",
        "later",
        "even",
        "only",
        "really",
        "actually",
        "currently",
        "recently",
        "finally",
        "again",
        "fully",
        "directly",
        "not",
        "n't",
        "never",
        "no",
        "longer",
        "ever",
        "yet",
        "to",
    ]
)
_NOT = frozenset(["not", "n't", "cannot", "never", "no", "nobody", "none", "neither", "nor", "nothing", "hardly", "scarcely", "barely"])
_STOPS = frozenset(
    [
        ".",
        ";",
        ":",
        "?",
        "!",
        "(",
        ")",
        "—",
        "–",
        "because",
        "when",
        "while",
        "after",
        "before",
        "which",
        "who",
        "whose",
        "where",
        "since",
        "until",
        "though",
        "although",
        "whereas",
        "and",
        "but",
        "or",
    ]
)


def _forms(base: str) -> tuple[str, ...]:
    """The regular forms of a verb: -s, -ed, -ing."""
    stem = re.sub("e$", "", base)
    return (base, f"{base}s", f"{stem}ed", f"{stem}ing")


_HINTS = frozenset(
    form for verb in ("hint", "suggest", "insinuate", "speculate", "signal", "suspect", "fear", "float", "moot", "imply") for form in _forms(verb)
) | {"implies", "implied"}
_BELIEFS = frozenset(
    form for verb in ("believe", "think", "suppose", "expect", "assume", "reckon", "predict", "forecast") for form in _forms(verb)
) | {"thought"}
_DENIALS = frozenset(form for verb in ("deny", "reject", "dismiss", "refute") for form in _forms(verb)) | {"denies", "denied", "denial"}
_SHUTS = frozenset(("rule", "ruled", "rules", "ruling", "exclude", "excluded", "excludes", "dismiss", "dismissed", "deny", "denied", "denies"))
_VERBS = frozenset(
    ("am", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "'ve", "'re", "'m", "didn't", "doesn't", "don't")
)
_VERBS |= {"isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't"}
_DEPENDENT = frozenset(("because", "before", "after", "when", "while", "since", "until", "though", "although", "whereas", "where"))
_DETERMINERS = frozenset(("a", "an", "the", "any", "some", "no", "this", "its", "their", "his", "her", "every"))
_CONDITIONAL = frozenset(("if", "unless", "whether"))
_SKIP = frozenset(["n't", "not", "to"])


@dataclass(frozen=True, slots=True)
class Judgement:
    """The stage and the side of one predicate, with the cue words that decided, outermost first."""

    certainty: Certainty
    polarity: Polarity
    cues: tuple[str, ...] = ()


def weakest(found: Iterable[Certainty]) -> Certainty:
    """The least sure of some stages; `unknown` where there are none."""
    return max(found, key=ORDER.index, default="unknown")


def compare(a: Certainty, b: Certainty) -> int:
    """How many stages lie between two certainties; 0 where they agree. The same in both directions."""
    return abs(ORDER.index(a) - ORDER.index(b))


def judge(text: str, at: int | None = None, *, reported: bool = False) -> Judgement:
    """How sure a clause is of its predicate: the word at code point `at`, or its main verb where none is given.

    Cue classes and their scope follow the implicatives of Karttunen (1971) and Sauri and Pustejovsky (2009), by rule: auxiliaries
    before the word, the word that governs its infinitive, gerund or clause, conditions, and questions. In `reported` speech "would"
    is the "will" of the speaker, unless something is conditional.
    """
    begin = max(0, (at or 0) - _LONGEST)
    found_tokens = tokens(text, begin, min(len(text), (at or 0) + _LONGEST))
    words = [token.text.lower().replace("\u2019", "'") for token in found_tokens]
    starts = [token.start for token in found_tokens]
    if not words:
        return Judgement("unknown", "positive")
    if reported and not _CONDITIONAL & set(words):
        words = ["will" if word == "would" else "won't" if word == "wouldn't" else word for word in words]
    target = _main(words) if at is None else _word_at(starts, at)
    found = _walk(words, target)
    if text.rstrip().endswith("?"):
        return Judgement("unknown", found.polarity, ("?", *found.cues))
    return found


def under(cue: str, said: Judgement) -> Judgement:
    """The judgement of what somebody said, under the word it is reported with: hinted, believed, denied."""
    words = {token.text.lower() for token in tokens(cue)}
    if words & _DENIALS or {"ruled", "out"} <= words:
        return Judgement(said.certainty, "negative" if said.polarity == "positive" else "positive", (cue, *said.cues))
    hedges: tuple[tuple[frozenset[str], Certainty], ...] = ((_HINTS, "possible"), (_BELIEFS, "likely"))
    for hedge, stage in hedges:
        if words & hedge and ORDER.index(stage) > ORDER.index(said.certainty):
            return Judgement(stage, said.polarity, (cue, *said.cues))
    return said


def _word_at(starts: Sequence[int], at: int) -> int:
    return max((i for i, start in enumerate(starts) if start <= at), default=0)


def _main(words: Sequence[str]) -> int:
    """The index of the predicate that matters: after the first auxiliary or governing word, and on through what that governs.

    What stands in a clause that depends on another (which, who, before, because) is not the main one.
    """
    end = next((i for i, word in enumerate(words) if i >= 3 and word in _DEPENDENT), len(words))
    free = [i for i in range(end) if not _relative(words, i)]
    at = next((i for i in free if i > 0 and (words[i] in _MODALS or words[i] in _VERBS or _contracted(words[i]) or _effect(words, i))), 0)
    for _ in range(4):
        while at + 1 < len(words) and (words[at] in _AUXILIARY or words[at] in _MODALS or _contracted(words[at])):
            at += 1
        following = next((i for i in range(at + 1, min(at + 3, len(words) - 1)) if words[i] == "to"), None)
        if _effect(words, at) and following is not None and (following == at + 1 or words[at + 1].endswith("ly")):
            at = following + 1
        elif _effect(words, at) and at + 1 < len(words) and words[at + 1].endswith("ing"):
            at += 1
        else:
            break
    return at


def _relative(words: Sequence[str], at: int) -> bool:
    """Whether a word stands right behind "which" or "who", or behind the "that" of "a bill that"."""
    for back in range(at - 1, max(at - 4, 0), -1):
        if words[back] in ("which", "who", "whose"):
            return True
        if words[back] == "that" and back >= 2 and words[back - 2] in _DETERMINERS:
            return True
    return False


def _walk(words: Sequence[str], target: int) -> Judgement:
    """Reads leftwards from the predicate: auxiliaries first, then what governs it, then conditions."""
    stage, positive, cues = 0, not (target == 0 and words[0] in _NOT), []
    infinitive, at = False, target - 1
    gerund = words[target].endswith("ing")
    verbal = True  # still inside the verb group
    shut = False  # behind a word that shuts something out: denied once more, it is left open
    while at >= 0 and target - at <= _REACH and words[at] not in _STOPS:
        word = words[at]
        modal = _MODALS.get(_contracted(word) or word)
        effect = _effect(words, at)
        if word in _NOT or word.endswith("n't"):
            positive = not positive
            cues.append(word)
        if modal and verbal:
            stage = max(stage, ORDER.index(modal))
            cues.append(word)
        elif effect and (infinitive or gerund or not verbal):
            stage, positive = _apply(effect, stage, positive)
            shut = shut or word in _SHUTS
            cues.append(word)
            infinitive, gerund, verbal = False, word.endswith("ing"), True
        elif word == "to" and verbal:
            infinitive = True
        elif word in _CONDITIONAL:
            stage = max(stage, ORDER.index("unknown"))
            cues.append(word)
        elif word not in _AUXILIARY and not word.endswith("ly"):
            verbal = False
        at -= 1
    if infinitive:  # "to" with nothing that governs it: a purpose
        stage = max(stage, ORDER.index("unknown"))
    if shut and positive:
        stage = max(stage, ORDER.index("possible"))
    return Judgement(ORDER[stage], "positive" if positive else "negative", tuple(reversed(cues)))


def _apply(effect: _Effect, stage: int, positive: bool) -> tuple[int, bool]:
    if effect == "not":
        return (max(stage, 0), not positive)
    return max(stage, ORDER.index(effect)), positive


def _contracted(word: str) -> str | None:
    return _CONTRACTED.get(word)


def _effect(words: Sequence[str], at: int) -> _Effect | None:
    """What the word at a place says of what it governs; "rule(d) out" is two words."""
    word = words[at]
    if word in ("rule", "ruled", "rules", "ruling") and at + 1 < len(words) and words[at + 1] == "out":
        return "not"
    return _lexicon().get(word)


@cache
def _lexicon() -> dict[str, _Effect]:
    known: dict[str, _Effect] = {}
    for line in _CUES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            effect, *entries = line.split()
            for entry in entries:
                base, _, others = entry.partition("=")
                for form in (*_forms(base), *filter(None, others.split(","))):
                    known.setdefault(form, _as_effect(effect))
    return known


def _as_effect(name: str) -> _Effect:
    effects: dict[str, _Effect] = {"will": "will", "likely": "likely", "possible": "possible", "unknown": "unknown", "not": "not", "actual": "actual"}
    return effects[name]
