"""Cuts a paragraph into sentences of words in which each quoted stretch is one word, so that rules read over quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.annotate.quotation_marks import Quoted

_HEAD, _REST = "\ue000", "\ue001"  # stand for a quoted stretch; private-use signs in the text itself are blanked first
_BLANK = {0xE000: " ", 0xE001: " "}
_WORD = re.compile(
    "\ue000\ue001*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[$£€¥]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|m|bn|tn|k|%)?"
    r"|[^\W\d_]+(?=n['\u2019]t\b)|n['\u2019]t\b"
    r"|[^\W\d_]+(?:[\-\u2010\u2011.&][^\W\d_]+)*(?:['\u2019](?!s\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*"
    r"|['\u2019](?:s|re|ve|ll|d|m)\b"
    r"|--+|[^\w\s]"
)
_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "cmdr",
        "maj",
        "st",
        "prof",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "vs",
        "no",
        "rev",
        "hon",
        "pres",
        "dept",
        "est",
        "fig",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "mt",
        "ft",
        "pt",
        "messrs",
        "mme",
        "mlle",
        "sens",
        "reps",
        "govs",
        "approx",
        "etc",
        "al",
    ]
)
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "in",
        "on",
        "at",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "there",
        "when",
        "while",
        "as",
        "if",
        "for",
        "mr",
        "ms",
        "mrs",
    ]
)


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


def words(mask: str, start: int, end: int, quote_at: dict[int, int]) -> list[Word]:
    """The words of a stretch of a masked text; `quote_at` gives the index of the quoted stretch that starts at a place."""
    out = []
    for match in _WORD.finditer(mask, start, end):
        found, at = match.group(), match.start()
        if found[0] == _HEAD:
            out.append(Word("”", "”", at, match.end(), quote_at[at]))
        else:
            out.append(Word(found, found.lower().replace("\u2019", "'"), at, match.end()))
    return out


def split_sentences(text: str, found: Sequence[Word], speaks: frozenset[str]) -> list[list[Word]]:
    """The words of a paragraph, sentence by sentence. `speaks` are the verbs that may follow a quotation which ends in a mark."""
    out: list[list[Word]] = []
    first = 0
    for at, word in enumerate(found):
        if (_ends_sentence(text, found, at, speaks) and not (at + 1 < len(found) and found[at + 1].text in ")]")) or (
            word.text in ")]" and at and found[at - 1].text in ".!?" and _starts(found, at + 1)
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


def _ends_sentence(text: str, found: Sequence[Word], at: int, speaks: frozenset[str]) -> bool:
    word = found[at]
    if at + 1 == len(found):
        return True
    if word.quote >= 0:
        inner = text[word.start : word.end].rstrip("”\"’'» ")
        if not inner or inner[-1] not in ".!?…" or not _starts(found, at + 1):
            return False
        return not _tag_follows(found, at + 1, speaks, strict=inner[-1] == ".")
    if word.text in "!?…" or (word.text == "." and word.end - word.start == 1):
        if not _starts(found, at + 1) or found[at + 1].start == word.end:
            return False
        before = found[at - 1] if at and found[at - 1].end == word.start else None
        if word.text != "." or before is None:
            return True
        return not (before.low in _ABBREVIATED or (len(before.text) == 1 and before.text.isupper()))
    if word.text[-1] == "." and len(word.text) > 2:  # U.S.
        return found[at + 1].low in _STARTERS and found[at + 1].text[0].isupper()
    return False


def _tag_follows(found: Sequence[Word], at: int, speaks: frozenset[str], *, strict: bool) -> bool:
    """Whether what follows a quotation is its own tag: “Who?” the mayor asked."""
    for place in range(at, min(at + 9, len(found))):
        word = found[place]
        if word.quote >= 0 or word.text in ".;:!?":
            return False
        if word.low in speaks:
            rest = found[place + 1 : place + 4]
            return not strict or not rest or any(w.text in ".,:" for w in rest[:2])
    return False
