"""Cuts the marked text of an article into capitalised sequences: what may be a name, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate.names_words import BODY_ENDS, BODY_HEADS, CALENDAR, PARTICLES, STOP, Word, fold, is_common, is_small, lexicon, words
from headwater.models.tagger import tag
from headwater.record import Article
from headwater.text import lines
from headwater.values.name import given_names
from headwater.values.place import place_of
from headwater.values.role import head_kind

READ = frozenset(("title", "dateline", "body", "caption"))
_OWNERS = lexicon("owners")
_ON = frozenset(["committee", "commission", "council", "conference", "convention", "office", "institute", "group", "panel", "report"])
_LONGEST = 12  # words of one name


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line. `headline`: nearly every word has a capital, so that capitals tell nothing in it."""

    words: tuple[Word, ...]
    headline: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """A capitalised sequence: words `[at, to)` of line `line`."""

    line: int
    at: int
    to: int


def article_lines(article: Article) -> tuple[Line, ...]:
    """The lines of an article's titles, datelines, captions and body, as words."""
    parts = [(0, len(article.text))] if not article.blocks else [(b.start, b.end) for b in article.blocks if b.role in READ]
    out: list[Line] = []
    edges = frozenset(edge for one in tag(article.text).names for edge in (one.start, one.end))
    for start, end in parts:
        for at, stop in lines(article.text, start, end):
            found = tuple(words(article.text, at, stop, len(out), edges))
            if found:
                out.append(Line(found, _headline(found)))
    return tuple(out)


def _headline(found: tuple[Word, ...]) -> bool:
    spoken = [word for word in found if word.text[0].isalpha() and len(word.text) > 3]
    high = sum(word.text[0].isupper() for word in spoken)
    shouted = sum(word.text.isupper() and len(word.text) > 3 for word in found)
    if len(spoken) >= 3 and shouted >= 0.8 * len(spoken):
        return True
    ordinary = sum(word.text[0].isupper() and is_common(word.text) for word in spoken)
    return len(spoken) >= 4 and high >= 0.75 * len(spoken) and ordinary >= 2 and found[-1].text not in (".", "!", "”", '"')


def chunks(text: str, found: tuple[Line, ...]) -> Iterator[Chunk]:
    """The capitalised sequences of all lines but headlines, in the order of the text."""
    for number, line in enumerate(found):
        if not line.headline:
            yield from _line_chunks(text, number, line.words)


def _line_chunks(text: str, number: int, row: tuple[Word, ...]) -> Iterator[Chunk]:
    at = 0
    while at < len(row):
        if not _starts(text, row, at):
            at += 1
            continue
        to = _extend(text, row, at)
        yield Chunk(number, at, to)
        at = to


def _starts(text: str, row: tuple[Word, ...], at: int) -> bool:
    word = row[at]
    if at and row[at - 1].text in ("@", "#") and row[at - 1].end == word.start:  # a handle is an address, not a name
        return False
    if not word.text[0].isalpha() or not word.capital or is_small(word) or (fold(word.text) in CALENDAR and not _given_may(row, at)):
        return False
    if word.first and is_common(word.text):
        follows = at + 1 < len(row) and row[at + 1].capital and text[word.end : row[at + 1].start] == " " and not word.owns
        joined = at + 2 < len(row) and row[at + 1].text in ("of", "for", "and", "&") and fold(word.text) in BODY_HEADS | {"health", "trade"}
        return follows or joined
    return True


def _given_may(row: tuple[Word, ...], at: int) -> bool:
    """April and May open names of persons too ("April Jones"): where a capital follows and no number stands around."""
    return row[at].text in ("April", "June", "August", "May") and at + 1 < len(row) and row[at + 1].capital and fold(row[at + 1].text) not in STOP


def _extend(text: str, row: tuple[Word, ...], at: int) -> int:
    to = at + 1
    while to < len(row) and to - at < _LONGEST:
        step = _next(text, row, at, to)
        if not step:
            return to
        to += step
    return to


def _next(text: str, row: tuple[Word, ...], at: int, to: int) -> int:
    """How many words the sequence `[at, to)` takes in next: a capital, or small words and the capital behind them; 0 at its end."""
    last, word = row[to - 1], row[to]
    gap = text[last.end : word.start]
    if word.text == "." and not gap and to + 1 < len(row) and not row[to + 1].first and text[word.end : row[to + 1].start] == " ":
        return 2 if _name_word(row[to + 1]) else 0
    if word.text in ("'", "\u2019") and not gap and last.text.endswith("s") and to + 1 < len(row) and text[word.end : row[to + 1].start] == " ":
        return 2 if _name_word(row[to + 1]) and _run_end(row, to + 1) in BODY_ENDS else 0
    if last.owns:
        return 1 if fold(last.text) in _OWNERS and word.capital and gap in ("'s ", "\u2019s ") else 0
    if gap != " ":
        return 0
    if _name_word(word):
        return 1
    if to + 1 >= len(row) or text[word.end : row[to + 1].start] != " ":
        return 0
    small = word.text
    if small in PARTICLES and not is_common(small):
        size = 2 if row[to + 1].text in PARTICLES and to + 2 < len(row) else 1
        return size + 1 if _name_word(row[to + size]) else 0
    return _joined(row, at, to, small)


def _joined(row: tuple[Word, ...], at: int, to: int, small: str) -> int:
    """Small words inside an organisation's name: "Bank of X", "Institute for the Y", "Food and Drug Z"."""
    size = 2 if row[to + 1].text == "the" and to + 2 < len(row) else 1
    if not _name_word(row[to + size]):
        return 0
    before = [fold(word.text) for word in row[at:to]]
    if small == "of" and (before[-1], fold(row[to + size].text)) in (("secretary", "state"), ("chief", "staff")):
        return size + 1
    if small in ("of", "for"):
        return size + 1 if before[-1] in BODY_HEADS or before[-1] in _CAPES else 0
    if small == "on":
        return size + 1 if before[-1] in _ON else 0
    if small in ("and", "&"):
        if small == "&":
            return size + 1
        if {"of", "for", "on"} & set(before):
            other = _known_place(row[to - 1].text) or _known_place(row[to + size].text) or fold(row[to + size].text) in given_names()
            return 0 if other else size + 1
        ends = _run_end(row, to + size)
        common = all(is_common(word) for word in before) and is_common(row[to + size].text)
        return size + 1 if common and len(before) <= 2 and ends and (ends in BODY_ENDS or _role_before(row, to + size)) else 0
    return 0


_CAPES = lexicon("capes")


def _run_end(row: tuple[Word, ...], at: int) -> str:
    while at + 1 < len(row) and _name_word(row[at + 1]) and not row[at].owns:
        at += 1
    return fold(row[at].text)


def _role_before(row: tuple[Word, ...], at: int) -> bool:
    """Whether a role noun with a name behind it stands in the run of capitals from here ("Human Services Secretary Ana Roth")."""
    while at < len(row) and _name_word(row[at]):
        if head_kind(row[at].text):
            return True
        at += 1
    return False


def _name_word(word: Word) -> bool:
    if not word.capital or not word.text[0].isalpha() or (fold(word.text) in CALENDAR and word.text != "May"):
        return False
    return not is_small(word)


def _known_place(word: str) -> bool:
    return place_of(word) is not None
