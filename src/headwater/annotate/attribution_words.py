"""Cuts a paragraph into sentences of words in which each quoted stretch is one word, so that rules read over quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.annotate.cues import word_set
from headwater.annotate.quotation_marks import Quoted

_HEAD, _REST = "\ue000", "\ue001"  # stand for a quoted stretch; private-use signs in the text itself are blanked first
_BLANK = {0xE000: " ", 0xE001: " "}
_ABBREVIATED = "|".join(sorted(word_set("abbreviated"), key=lambda w: (-len(w), w)))
_WORD = re.compile(
    "\ue000\ue001*"
    rf"|(?:[^\W\d_]\.){{2,}}|(?i:\b(?:{_ABBREVIATED})\.)"
    r"|(?<![^\W_])[A-Z]\.(?=\s[A-Z])"
    r"|[$£€¥]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|m|bn|tn|k|%)?"
    r"|[^\W\d_]+(?=n['\u2019]t\b)|n['\u2019]t\b"
    r"|[^\W\d_]+(?:[\-\u2010\u2011.&][^\W\d_]+)*(?:['\u2019](?!s\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*"
    r"|['\u2019](?:s|re|ve|ll|d|m)\b"
    r"|--+|[^\w\s]"
)


_LONGEST = 160  # words of a sentence; what is longer is no sentence, and no rule shall meet a monster


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark at `[start, end)`; `low` is its lower-case form, `quote` the index of the quoted stretch it stands for, or -1."""

    text: str
    low: str
    start: int
    end: int
    quote: int = -1


def masked(text: str, quotes: Sequence[Quoted]) -> str:
    """The text with each quoted stretch replaced by as many private-use signs, so that offsets hold."""
    clean = text.translate(_BLANK) if _HEAD in text or _REST in text else text
    pieces, at = [], 0
    for quote in quotes:
        pieces += [clean[at : quote.start], _HEAD, _REST * (quote.end - quote.start - 1)]
        at = quote.end
    return "".join([*pieces, clean[at:]])


def words(text: str, mask: str, bounds: tuple[int, int], quote_at: dict[int, int]) -> list[Word]:
    """The words of a stretch of a text and its mask; `quote_at` gives the index of the quoted stretch that starts at a place.

    The `text` of a quoted stretch is a quotation mark and the last sign inside it.
    """
    start, end = bounds
    out = []
    for match in _WORD.finditer(mask, start, end):
        found, at = match.group(), match.start()
        if found[0] == _HEAD:
            out.append(Word("”" + _last(text, at, match.end()), "”", at, match.end(), quote_at[at]))
        else:
            out.append(Word(found, found.lower().replace("\u2019", "'"), at, match.end()))
    return out


def _last(text: str, start: int, end: int) -> str:
    at = end - 1
    while at > start and text[at] in "”\"’'»“‘›`":
        at -= 1
    return text[at]


def split_sentences(found: Sequence[Word], speaks: frozenset[str]) -> list[list[Word]]:
    """The words of a paragraph, sentence by sentence. `speaks` are the verbs that may follow a quotation which ends in a mark."""
    out: list[list[Word]] = []
    first = 0
    for at, word in enumerate(found):
        if (
            at - first >= _LONGEST
            or (_ends_sentence(found, at, speaks) and not (at + 1 < len(found) and found[at + 1].text in ")]"))
            or (word.text in ")]" and at and found[at - 1].text in ".!?" and _starts(found, at + 1))
        ):
            out.append(list(found[first : at + 1]))
            first = at + 1
    if first < len(found):
        out.append(list(found[first:]))
    return out


def _starts(found: Sequence[Word], at: int) -> bool:
    if at >= len(found):
        return True
    word = found[at]
    return word.quote >= 0 or word.text[0].isupper() or word.text[0].isdigit() or word.text[0] in "[($£€•—–"


def _ends_sentence(found: Sequence[Word], at: int, speaks: frozenset[str]) -> bool:
    word = found[at]
    if at + 1 == len(found):
        return True
    if word.quote >= 0:
        if word.text[-1] not in ".!?…" or not _starts(found, at + 1):
            return False
        return not _tag_follows(found, at + 1, speaks, strict=word.text[-1] == ".")
    if word.text in "!?…" or (word.text == "." and word.end - word.start == 1):
        return _starts(found, at + 1) and found[at + 1].start > word.end
    if word.text[-1] == "." and len(word.text) > 2:  # U.S. or Inc. may end a sentence
        following = found[at + 1]
        return following.text[0].isupper() and following.low in word_set("starters")
    return False


def _tag_follows(found: Sequence[Word], at: int, speaks: frozenset[str], *, strict: bool) -> bool:
    """Whether what follows a quotation is its own tag: “Who?” the mayor asked."""
    for place in range(at, min(at + 9, len(found))):
        word = found[place]
        if word.quote >= 0 or word.text in ".;:!?" or (strict and word.text == ","):
            return False
        if word.low in speaks:
            rest = found[place + 1 : place + 4]
            return not strict or not rest or any(w.text in ".,:" for w in rest[:2])
    return False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence with their classes; `end` is where its closing mark stands."""

    words: Sequence[Word]
    tags: Sequence[str]
    end: int


def sentence(found: Sequence[Word], tags: Sequence[str]) -> Sentence:
    """A sentence without its closing mark. A word that stands for a quotation has the class `QUOTE`."""
    end = len(found)
    while end and found[end - 1].text in ".!?…" and found[end - 1].quote < 0:
        end -= 1
    return Sentence(found, ["QUOTE" if word.quote >= 0 else tag for word, tag in zip(found, tags, strict=True)], end)
