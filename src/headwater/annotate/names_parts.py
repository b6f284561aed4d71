"""Takes a capitalised sequence apart: forms of address, the office before a person, the country before it, and the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate.names_chunks import Chunk, Line
from headwater.annotate.names_words import (
    BODY_ENDS,
    BODY_HEADS,
    OTHER_ENDS,
    PEOPLES,
    PLACE_ENDS,
    PORTFOLIO,
    SURNAMES,
    Word,
    fold,
    is_common,
    is_small,
)
from headwater.values.name import given_names, known_titles
from headwater.values.place import adjective_of, metonym_of, people_of, place_of
from headwater.values.role import FLAGS, head_kind


@dataclass(frozen=True, slots=True)
class Part:
    """One name candidate: words `[at, to)` of a line. `titles` and `role` (word range) stand right before it, where it is a person's.

    `person`: a form of address or an office says that it is one.
    """

    line: int
    at: int
    to: int
    person: bool = False
    titles: tuple[str, ...] = ()
    role: tuple[int, int] | None = None


def parts(chunk: Chunk, line: Line) -> Iterator[Part]:
    """The name candidates of one sequence, in order."""
    at, to = _strip(line.words, chunk.at, chunk.to)
    if at >= to:
        return
    row = line.words
    if _fixed(row, at, to):
        yield Part(chunk.line, at, to)
        return
    role = _role(row, at, to)
    if role is None:
        yield from _titled(chunk.line, row, at, to)
        return
    head, end = role
    if head > at:
        yield from _modifiers(chunk.line, row, at, head)
    if end < to:
        person_at, titles = _titles(row, end, to)
        if person_at < to:
            yield Part(chunk.line, person_at, to, True, titles, (at, end))


def spoken(row: tuple[Word, ...], at: int, to: int) -> str:
    """The words of a range joined by blanks, possessives kept inside it, points of abbreviations left out."""
    out = ""
    for number, word in enumerate(row[at:to], at):
        if word.text in ("'", "\u2019"):
            out += word.text
        elif word.text != ".":
            out += f" {word.text}" + ("'s" if word.owns and number < to - 1 else "")
    return out.strip()


def _strip(row: tuple[Word, ...], at: int, to: int) -> tuple[int, int]:
    """Leaves out flags before a name ("Former"), small words and marks at the ends."""
    while at < to and (_small(row[at]) or fold(row[at].text) in FLAGS):
        at += 1
    while to > at and _small(row[to - 1]):
        to -= 1
    return at, to


def _small(word: Word) -> bool:
    """A mark or a small word."""
    return not word.text[0].isalnum() or is_small(word)


def _fixed(row: tuple[Word, ...], at: int, to: int) -> bool:
    """Names that may hold a title or role noun and are none of a person: "General Motors", "Prince Edward Island", "Justice Department"."""
    whole = spoken(row, at, to)
    last, first = fold(row[to - 1].text), fold(row[at].text)
    if place_of(whole) or metonym_of(whole):
        return True
    if to - at == 1:
        return False
    if (to - at == 2 and first in given_names() and last in SURNAMES) or (first in known_titles() and fold(row[at + 1].text) in given_names()):
        return False
    if any(head_kind(row[i].text) and i + 1 < to and fold(row[i + 1].text) in given_names() for i in range(at, to)):
        return False
    return last in BODY_ENDS | PLACE_ENDS | OTHER_ENDS or (first in BODY_HEADS and to - at > 2 and fold(row[at + 1].text) in ("of", "for", "on"))


def _role(row: tuple[Word, ...], at: int, to: int) -> tuple[int, int] | None:
    """The last office of the sequence, as a range of words; null where there is none or it is a family name ("John Major")."""
    for end in range(to, at, -1):
        for size in (4, 3, 2, 1):
            head = end - size
            if head < at or not (head_kind(_bare(spoken(row, head, end))) or (size == 1 and at < head and end < to and _short_title(row[head].text))):
                continue
            if head > at and fold(row[head - 1].text) in given_names() and not head_kind(_bare(spoken(row, at, head))):
                continue  # a word of the name itself
            if end == to and to - at >= 2 and fold(row[at].text) in given_names():
                return None
            if size == 1 and head == at and fold(row[head].text).rstrip(".") in known_titles():
                return None  # a bare title is read as one
            return head, end
    return None


def _short_title(word: str) -> bool:
    """A short office such as Sen. or Rep., which needs a name behind it."""
    return len(word) <= 4 and known_titles().get(fold(word).rstrip("."), ("", "-"))[1] != "-"


def _bare(words: str) -> str:
    folded = fold(words)
    return folded.removesuffix("-elect").removesuffix("-designate").removeprefix("ex-").removeprefix("vice-")


def _titles(row: tuple[Word, ...], at: int, to: int) -> tuple[int, tuple[str, ...]]:
    titles: list[str] = []
    while at < to and (fold(row[at].text).rstrip(".") in known_titles() or row[at].text == "."):
        if row[at].text != ".":
            titles.append(fold(row[at].text).rstrip("."))
        at += 1
    return at, tuple(titles)


def _titled(line: int, row: tuple[Word, ...], at: int, to: int) -> Iterator[Part]:
    """A sequence without an office: forms of address, and a people's adjective before a person, are taken off."""
    begin = at
    start, titles = _titles(row, at, to)
    if start == to:  # nothing but a title
        return
    if titles:
        yield Part(line, start, to, True, titles, (begin, start))
        return
    before = at > 0 and fold(row[at - 1].text).rstrip(".")
    if row[at - 1].text == "." and at > 1 and row[at - 1].start == row[at - 2].end:
        before = fold(row[at - 2].text)
    if before and before in _ADDRESS:
        yield Part(line, at, to, True, (str(before),))
        return
    adjective = adjective_of(row[at].text) or people_of(row[at].text)
    if adjective and to - at >= 2 and (fold(row[at + 1].text) in given_names() or (to - at == 3 and not is_common(row[at + 1].text))):
        at += 1
    for i in range(at, to - 2):  # "House Republican Ana Roth"
        if fold(row[i].text) in PEOPLES and fold(row[i + 1].text) in given_names():
            at = i + 1
    yield Part(line, at, to)


_ADDRESS = frozenset(["mr", "mrs", "ms", "dr", "miss", "mx"])


def _modifiers(line: int, row: tuple[Word, ...], at: int, to: int) -> Iterator[Part]:
    """What stands before an office: a country and a body may be named in it ("Acme Chief Executive"), a portfolio is no name."""
    if adjective_of(row[at].text) and not place_of(row[at].text):
        at += 1
    elif place_of(row[at].text):
        yield Part(line, at, at + 1)
        at += 1
    if any(fold(word.text) == "and" for word in row[at:to]):
        return
    while at < to and fold(row[at].text) in _NO_NAMES:
        at += 1
    while to > at and fold(row[to - 1].text) in PORTFOLIO:
        to -= 1
    at, to = _strip(row, at, to)
    named = at < to and not all(is_common(word.text) for word in row[at:to])
    if at < to and (named or fold(row[to - 1].text) in BODY_ENDS or place_of(spoken(row, at, to))):
        yield Part(line, at, to)


_NO_NAMES = PORTFOLIO | PEOPLES | FLAGS.keys()
