"""Reads one sentence around one cue: whose it is, and which words it attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.annotate.attribution_sources import FINITE, NOMINAL, Range, before, behind, group_start
from headwater.annotate.attribution_words import Word
from headwater.annotate.cues import Cue
from headwater.record.attribution import Act

_BE = frozenset(["is", "was", "are", "were", "be", "been", "being", "'s", "'re", "am"])
_STOPS = frozenset(("adding", "noting", "saying", "according", "while", "but", "although", "though", "warning", "arguing", "claiming", "insisting",
                    "stressing", "explaining", "whereas", "prompting", "suggesting", "telling", "calling", "describing", "citing"))  # fmt: skip
_QUESTION = frozenset(["whether", "if", "what", "why", "how", "who", "where", "when", "which"])
_TIME = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "earlier",
        "later",
        "last",
        "this",
        "early",
        "late",
    ]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One cue with what belongs to it, as ranges of word numbers; `pieces` are the parts of the content."""

    cue: Range
    act: Act
    source: Range | None
    pieces: tuple[Range, ...]
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence with their classes; `end` is where its closing mark stands."""

    words: Sequence[Word]
    tags: Sequence[str]
    end: int


def sentence(words: Sequence[Word], tags: Sequence[str]) -> Sentence:
    """A sentence without its closing mark."""
    end = len(words)
    while end and words[end - 1].text in ".!?…" and words[end - 1].quote < 0:
        end -= 1
    return Sentence(words, tags, end)


def read_cue(s: Sentence, verb: int, cue: Cue, form: str) -> Reading | None:
    """What the verb at `verb` attributes; None where it is no cue here."""
    words, tags = s.words, s.tags
    start = group_start(words, tags, verb)
    group = [w.low for w in words[start:verb]]
    passive = form in ("both", "participle") and any(w in _BE for w in group) and "being" not in group[-1:]
    if passive:
        return _passive(s, start, verb, cue)
    if form == "ing" and any(w in _BE for w in group):
        pass
    inverted = _inverted(s, start, verb, cue)
    if inverted:
        return inverted
    source = None if form == "ing" and start == verb and tags[verb] == "VBG" else before(words, tags, start)
    if source is None and form != "ing":
        return None
    right = _right(s, verb + 1, cue)
    if right is not None:
        return Reading((start, verb + 1), cue.act, source, (right,))
    if source is not None:
        return _fronted(s, source, start, verb, cue)
    return None


def _passive(s: Sentence, start: int, verb: int, cue: Cue) -> Reading | None:
    at = verb + 1
    takes = "t" in cue.frames or cue.act == "thought" or cue.lemma in ("say", "report", "ask", "tell", "claim", "allege")
    if takes and at < s.end and (s.words[at].low in ("to", "that", "about") or s.words[at].low in _QUESTION):
        return Reading((start, at), cue.act, None, ((at, _content_end(s, at)),))
    return None


def _inverted(s: Sentence, start: int, verb: int, cue: Cue) -> Reading | None:
    """“...,” said the mayor. / It will rain, said the mayor."""
    words, tags = s.words, s.tags
    if "q" not in cue.frames or start != verb or verb == 0:
        return None
    last = verb - 1
    if words[last].quote < 0 and not (words[last].text == "," and "b" in cue.frames):
        return None
    if (
        verb + 1 >= s.end
        or not (tags[verb + 1] in NOMINAL and words[verb + 1].quote < 0)
        or words[verb + 1].low in ("that", "him", "them", "me", "us")
    ):
        return None
    source = behind(words, tags, verb + 1, s.end)
    if source is None:
        return None
    first = 0
    while first < last and words[first].text in ",":
        first += 1
    pieces = [(first, last if words[last].text == "," else last + 1)]
    at = source[1]
    while at < s.end and words[at].quote < 0 and words[at].text not in ",;:":
        at += 1
    more = _after_tag(s, at)
    return Reading((verb, verb + 1), cue.act, source, (*pieces, *more), 2) if pieces[0][0] < pieces[0][1] else None


def _after_tag(s: Sentence, at: int) -> list[Range]:
    """What goes on after a tag in the middle: a quotation or the rest of the clause, behind a comma or colon."""
    if at < s.end and s.words[at].quote >= 0:
        return [(at, _content_end(s, at))]
    if at + 1 < s.end and s.words[at].text in ",:;" and s.words[at + 1].low not in _STOPS:
        return [(at + 1, _content_end(s, at + 1))]
    return []


def _right(s: Sentence, at: int, cue: Cue) -> Range | None:
    """The content behind the cue: behind “that”, a colon or a quotation mark, or at once."""
    words, tags = s.words, s.tags
    anchor = _anchor(s, at, cue)
    if anchor is not None:
        return (anchor, _content_end(s, anchor)) if anchor < s.end else None
    if at >= s.end or words[at].text in ",.;:":
        return None
    word, tag = words[at], tags[at]
    if word.low == "to" and tag in ("PART", "ADP") and "t" in cue.frames:
        return at, _content_end(s, at)
    if word.low in cue.prepositions:
        return (at + 1, _content_end(s, at + 1)) if at + 1 < s.end else None
    if word.low in _QUESTION and "w" in cue.frames:
        return at, _content_end(s, at)
    while at < s.end and (
        words[at].low in _TIME
        or (words[at].low in ("on", "in") and at + 1 < s.end and words[at + 1].low in _TIME)
        or (words[at].low in ("week", "month", "year", "night") and words[at - 1].low in ("last", "this", "next"))
    ):
        at += 1
    if at >= s.end or words[at].text in ",.;:":
        return None
    clause = tags[at] in NOMINAL and any(t in FINITE for t in tags[at : min(s.end, at + 15)])
    if ("b" in cue.frames and (clause or tags[at] in ("ADV", "CCONJ", "SCONJ"))) or (
        "n" in cue.frames and (tags[at] in NOMINAL or tags[at] in ("VBG", "ADV"))
    ):
        return at, _content_end(s, at)
    return None


def _anchor(s: Sentence, at: int, cue: Cue) -> int | None:
    """Place of the quotation, “that”, question word or infinitive that opens the content, over a recipient or circumstances between."""
    words, tags = s.words, s.tags
    commas = 0
    for place in range(at, min(s.end, at + 22)):
        word = words[place]
        if word.quote >= 0:
            return place if "q" in cue.frames or "n" in cue.frames else None
        if word.text == ":" and "q" in cue.frames:
            return place + 1
        if word.low == "that" and tags[place] == "SCONJ" and ("c" in cue.frames or "r" in cue.frames):
            return place
        if (
            "r" in cue.frames
            and place > at
            and word.low in ("to", "if", "whether", "how", "why", "what")
            and tags[place] in ("PART", "SCONJ", "PRON", "ADV")
            and commas == 0
        ):
            return place if "t" in cue.frames or "w" in cue.frames else None
        if "r" in cue.frames and place > at and word.low in cue.prepositions and commas == 0:
            return place + 1
        if tags[place] in FINITE or word.text in ";—–":
            break
        if word.text == ",":
            commas += 1
            if commas > 2:
                break
    if "r" in cue.frames and "c" in cue.frames:
        found = behind(words, tags, at, min(s.end, at + 6)) if at < s.end else None
        for place in range(at + 1, min(s.end, at + 8)):
            if tags[place] in ("PRON", "DET") and tags[place - 1] in ("PROPN", "NOUN", "PRON") and place + 1 < s.end:
                return place
        if found and found[1] < s.end:
            return None
    return None


def _fronted(s: Sentence, source: Range, start: int, verb: int, cue: Cue) -> Reading | None:
    """It will rain, the mayor said. / Rain, he said, will come."""
    words = s.words
    if "b" not in cue.frames and "q" not in cue.frames:
        return None
    first, last = 0, source[0]
    if last == 0:
        return None
    quoted = words[last - 1].quote >= 0
    if not quoted and not (words[last - 1].text in ",?!—–" and "b" in cue.frames):
        return None
    stop = last if quoted else last - 1
    while first < stop and words[first].text in ",;—–":
        first += 1
    if stop <= first:
        return None
    at = verb + 1
    while at < s.end and words[at].text not in ",;:—–" and words[at].quote < 0:
        at += 1
    more = _after_tag(s, at)
    return Reading((start, verb + 1), cue.act, source, ((first, stop), *more), 2)


def _content_end(s: Sentence, at: int) -> int:
    """The end of content that begins at `at`: the sentence's, or where another thought of the writer's begins."""
    words, tags = s.words, s.tags
    depth = 0
    for place in range(at, s.end):
        word = words[place]
        depth += (word.text == "(") - (word.text == ")")
        if depth or place == at:
            continue
        if word.text == ";":
            return place
        if word.text in ",—–" and place + 1 < s.end:
            following = words[place + 1]
            if following.low in _STOPS:
                return place
            if following.low == "and" and place + 2 < s.end and tags[place + 2] in ("VBD", "VBZ", "VBG"):
                return place
        if word.low == "and" and place + 1 < s.end and words[place + 1].low in ("added", "said", "urged", "warned", "told"):
            return place
        if word.low == "as" and tags[place] == "SCONJ" and place + 2 < s.end and tags[place + 1] == "PRON" and tags[place + 2] == "VBD":
            return place
        if word.low == "according" and place + 1 < s.end and words[place + 1].low == "to":
            return place
    end = s.end
    while end > at + 1 and words[end - 1].text in ",:;—–":
        end -= 1
    return end
