"""Reads attributions that need no verb: according to the court; the mayor's claim that; MAYOR: words."""

from __future__ import annotations

from headwater.annotate.attribution_clauses import Reading
from headwater.annotate.attribution_contents import clause_start, content_end
from headwater.annotate.attribution_sources import FINITE, HEADS, NOMINAL, Range, apposed, before, behind, group_start
from headwater.annotate.attribution_words import Sentence
from headwater.annotate.cues import word_set
from headwater.record.attribution import Act

_NOUN_LINKS = frozenset(("of", "for", "about", "on", "over", "against", "to"))
_LABEL = 12  # words a label before a colon may have


def read_phrase(s: Sentence, at: int) -> Reading | None:
    """What the words at `at` attribute without a verb; None where they attribute nothing."""
    low = s.words[at].low
    if low == "according" and at + 2 < s.end and s.words[at + 1].low == "to":
        return _according(s, at)
    if s.tags[at] == "NOUN" and low in word_set("claims"):
        return _noun(s, at)
    if at == 1 and low in ("―", "—", "–", "-", "--") and s.words[0].quote >= 0:
        return _signed(s)
    if low == ":" and at and s.words[at].quote < 0:
        return _label(s, at) if at + 1 < s.end and s.words[at + 1].quote >= 0 else None
    return None


def spoken_label(s: Sentence) -> Reading | None:
    """The label of a line of a transcript, a name in capitals and a colon, and the rest of its first sentence; None for any other line."""
    colon = next((at for at, w in enumerate(s.words[: _LABEL + 1]) if w.text == ":"), 0)
    if colon == 0 or colon + 1 >= s.end or s.words[colon].end == s.words[colon + 1].start:
        return None
    return _label(s, colon)


def _according(s: Sentence, at: int) -> Reading | None:
    words = s.words
    source = behind(s, at + 2, s.end)
    if source is None:
        return None
    act: Act = "published" if _is_document(s, source) else "said"
    closed = source[1]
    if at == 0 or (at == 1 and words[0].low in ("but", "and", "yet")):
        while closed < s.end and words[closed].text != ",":
            closed += 1
        source = (source[0], closed)
        if closed + 1 >= s.end:
            return None
        return Reading((at, at + 2), act, source, ((closed + 1, content_end(s, closed + 1, "c")),), 1, "according")
    source = source[0], apposed(s, closed, s.end)
    last = at
    while last and words[last - 1].text in ",—–-":
        last -= 1
    first = clause_start(s, last) if last else 0
    while first < last and words[first].text in ",;—–-":
        first += 1
    return Reading((at, at + 2), act, source, ((first, last),), 1, "according") if last > first else None


def _is_document(s: Sentence, source: Range) -> bool:
    return any(s.words[place].low in word_set("documents") for place in range(*source))


def _noun(s: Sentence, at: int) -> Reading | None:
    """The mayor's claim that it rained; his plan to resign; the claim by the mayor that."""
    words, tags = s.words, s.tags
    follows = words[at + 1].low if at + 1 < s.end else ""
    verbal = follows == "to" and at + 2 < s.end and tags[at + 2] == "VB"
    if at == 0 or at + 2 >= s.end or not (follows == "that" or verbal or (follows in _NOUN_LINKS and tags[at + 1] == "ADP")):
        return None
    first = at
    while first and tags[first - 1] in ("ADJ", "NOUN", "VBN", "VBG", "NUM"):
        first -= 1
    if first == 0:
        return None
    if words[first - 1].low in ("his", "her", "their", "its", "my", "our", "your"):
        source: Range | None = (first - 1, first)
        cue = (first, at + 1)
    elif words[first - 1].low in ("'s", "'"):
        source = before(s, first - 1)
        cue = (first - 1, at + 1)
    else:
        return None
    low = words[at].low
    act: Act = "thought" if low in word_set("thoughts") else "intended" if low in word_set("intents") else "said"
    if source is None:
        return None
    begin = at + 1 if follows == "that" or verbal else at + 2
    frame = "c" if follows == "that" else "t" if verbal else "n"
    end = content_end(s, begin, frame)
    if not any(tag in FINITE for tag in tags[:at]):
        end = min(end, _before_verb(s, begin, frame))
    return (
        Reading((cue[0], max(cue[1], begin if frame == "n" else 0)), act, source, ((begin, end),), 0, f"noun {low} {follows}")
        if begin < end
        else None
    )


def _before_verb(s: Sentence, at: int, frame: str) -> int:
    """Where the verb begins whose subject the noun is: the claim that the books were burned | was rejected."""
    own = frame == "c"  # a clause has a verb of its own first
    for place in range(at + 1, s.end):
        if s.tags[place] in FINITE and s.tags[place - 1] not in FINITE:
            if not own and s.tags[place - 1] not in ("PRON", "CCONJ", "SCONJ"):
                return group_start(s, place)
            own = False
        elif s.words[place].low in ("who", "which", "that", "as", "because", "if", "and"):
            own = True
    return s.end


def _signed(s: Sentence) -> Reading | None:
    """A quotation with its speaker's name behind a dash, and nothing else."""
    rest = s.tags[2 : s.end]
    if not 1 <= len(rest) <= _LABEL or rest[0] not in ("PROPN", "DET", "NOUN") or "PROPN" not in rest or "QUOTE" in rest:
        return None
    return None if any(tag in FINITE for tag in rest) else Reading((1, 2), "said", (2, s.end), ((0, 1),), 1, "—")


def _label(s: Sentence, colon: int) -> Reading | None:
    """A speaker's name before a colon at the start of a line, and what follows: words in quotation marks, or a line of a transcript."""
    if colon > _LABEL or colon + 1 >= s.end or (s.words[colon].end == s.words[colon + 1].start and s.tags[colon + 1] == "NUM"):
        return None
    tags = s.tags[:colon]
    if any(tag not in NOMINAL and tag not in {"PUNCT", "ADP", "CCONJ"} for tag in tags) or not any(tag in HEADS for tag in tags):
        return None
    capital = all(w.text.isupper() or not w.text[0].isalpha() for w in s.words[:colon])
    quoted = s.words[colon + 1].quote >= 0 and "PROPN" in tags
    if not quoted and not (capital and colon <= 4 and len(s.words[0].text) > 1):
        return None
    return Reading((colon, colon + 1), "said", (0, colon), ((colon + 1, content_end(s, colon + 1, "c")),), 1, ":")
