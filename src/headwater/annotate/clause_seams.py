"""Where, by the classes of its words, a sentence begins to say a second thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.annotate.attribution_sources import FINITE, HEADS, NOMINAL
from headwater.annotate.attribution_words import Sentence, Word

_JOINS = frozenset(("and", "but", "yet", "so", "while", "whereas", "although", "though"))
_TIMES = frozenset(("when", "after", "before", "because", "until", "since", "as", "where"))
_RELATIVES = frozenset(("which", "who", "whose", "where"))
_ABOUT = frozenset(
    ("about", "some", "nearly", "almost", "over", "around", "roughly", "more", "less", "than", "at", "least", "up", "to", "only", "just", "another",
     "a", "further", "including", "with", "plus", "of", "which", "whom", "these", "them")
)  # fmt: skip
_SUBJECT = 9  # words in which the subject of a second clause ends
_LEAST, _SHARE = 3, 4  # words of a clause with a verb of its own; of a share that is told by its figure


def seams(s: Sentence) -> Iterator[int]:
    """The places (code points) where a second clause of a sentence begins, in order: behind a conjunction, or a share with its figure.

    “61 people were treated and four have died”: the second has a subject and a verb of its own. “shut the wells and told people to boil water”: it
    has a verb. “gave 40 million, 18 million of it for wells”: it has a figure, and words enough to say what of.
    """
    last = 0
    for at in range(1, s.end):
        behind = _opened(s, last, at)
        if behind is not None:
            last = behind
            yield s.words[at + 1 if s.words[at].text in ",;" else at].start


def _opened(s: Sentence, last: int, at: int) -> int | None:
    """Where the words of a second clause begin whose mark or conjunction stands at `at`; None where none does."""
    word = s.words[at]
    mark = word.text in ",;"
    behind = at + 1
    if mark and behind < s.end and s.words[behind].low in _JOINS | _TIMES:
        behind += 1
    elif not mark and (word.low not in _JOINS | _TIMES or s.words[at - 1].text in ",;"):
        return None
    if behind >= s.end:
        return None
    if mark and behind == at + 1:
        if s.words[at + 1].low in _RELATIVES and s.words[at].text == "," and _relative(s, at + 1) == s.end and _verbal(s, last, at):
            return behind
        return behind if _share(s, behind) else None
    joint = s.words[behind - 1].low
    if joint == "and" and s.words[behind].low == "that" and _rest(s, behind) >= _LEAST:
        return behind
    if joint in _TIMES:
        return behind if _verbal(s, last, at) and _clause(s, behind, own=True) else None
    return behind if _verbal(s, last, at) and _clause(s, behind) else None


def _verbal(s: Sentence, start: int, stop: int) -> bool:
    return stop - start >= _LEAST and any(tag in FINITE for tag in s.tags[start:stop])


def _clause(s: Sentence, at: int, *, own: bool = False) -> bool:
    """Whether a clause begins here: a finite verb, or a noun phrase with one behind it, before the next mark. `own`: with a subject of its own."""
    heads = 0
    for place in range(at, min(s.end, at + _SUBJECT)):
        tag = s.tags[place]
        if tag in FINITE:
            return (heads > 0 or (place - at <= 1 and not own)) and _rest(s, at) >= _LEAST
        heads += tag in HEADS
        if not (tag in NOMINAL or tag in ("ADP", "ADV", "VBG", "VBN") or s.words[place].low in ("'s", "of", "that", "to", "not")):
            return False
    return False


def _rest(s: Sentence, at: int) -> int:
    """Words from here to the next mark."""
    stop = next((place for place in range(at, s.end) if s.words[place].text in ",;:"), s.end)
    return sum(word.text[0].isalnum() or word.quote >= 0 for word in s.words[at:stop])


def _share(s: Sentence, at: int) -> bool:
    """Whether a figure with what it is of begins here, and goes on long enough to say something."""
    place = at
    while place < s.end and s.words[place].low in _ABOUT:
        place += 1
    if place >= s.end or not _figure(s.words[place], s.tags[place]) or _rest(s, at) < _SHARE:
        return False
    stop = next((n for n in range(place, s.end) if s.words[n].text in ",;:"), s.end)
    return any(tag in ("ADP", "VBN", "VBG", "VBD", "AUX") for tag in s.tags[place + 1 : stop])


def _figure(word: Word, tag: str) -> bool:
    return tag == "NUM" or any(letter.isdigit() for letter in word.text) or word.text[0] in "$£€¥₹₦"


def relatives(s: Sentence) -> Iterator[tuple[int, int]]:
    """The clauses inside others, as code points: relative ones between commas, and descriptions with a verb or a figure.

    “The trust, which drilled the wells in 2023, told them”; “Marlow Lines, the company that runs the ferry, denied it”.
    """
    for at in range(2, s.end):
        if s.words[at - 1].text != ",":
            continue
        stop = _relative(s, at) if s.words[at].low in _RELATIVES else _description(s, at)
        if stop is not None and stop < s.end and stop - at >= _SHARE:
            yield s.words[at].start, s.words[stop - 1].end


def _relative(s: Sentence, at: int) -> int | None:
    verb = next((n for n in range(at + 1, min(s.end, at + 7)) if s.tags[n] in FINITE), None)
    return _close(s, verb) if verb is not None else None


def _description(s: Sentence, at: int) -> int | None:
    """Where a description ends that begins here with an article: “a charity that paid for the experts”, “a town of 48,000 people”."""
    if s.words[at].low not in ("a", "an", "the", "its"):
        return None
    stop = _close(s, at + 1)
    inner = range(at + 1, stop)
    told = any(s.words[n].low in ("that", "who", "which", "whose") and any(t in FINITE for t in s.tags[n + 1 : n + 6]) for n in inner)
    return stop if told or any(_figure(s.words[n], s.tags[n]) for n in inner) else None


def _close(s: Sentence, at: int) -> int:
    return next((n for n in range(at, s.end) if s.words[n].text in ",;" and not _inner(s.words, s.tags, n)), s.end)


def _inner(words: Sequence[Word], tags: Sequence[str], comma: int) -> bool:
    """Whether a comma parts a place from what it lies in, or a list: “in Marlow, Orra, in 2023”."""
    return comma + 1 < len(words) and tags[comma + 1] in ("PROPN", "NUM", "ADP", "CCONJ") and words[comma].text == ","
