"""All articles together into the lines that an outlet repeats from page to page: its furniture, not its reporting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from headwater.record import Article, digest
from headwater.text import lines

_PAGES = 3  # texts that differ otherwise, before a line of theirs is taken for furniture
_PROSE_PAGES = 5  # the same for a full sentence, which must also stand at an edge
_EDGE = 3  # lines from the end, or from the top, within which a repeated sentence is furniture
_SAMPLE = 12  # articles of a line that are looked at
_LONGEST = 400  # characters
_ALIKE = 0.3  # share of lines two articles have in common: above it they are copies or versions of one text
_TO_THE_READER = re.compile(r"\b(?:you|your|yours)\b", re.I)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Repetition:
    """Lines that an outlet repeats, as pairs of its key and the line's key."""

    lines: frozenset[tuple[str, str]] = frozenset()


def profile(articles: Iterable[Article]) -> Repetition:
    """The repeated lines of all outlets. Copies and versions of one text count once, so that what is copied stays reporting.

    An article without outlet and address is compared with its like, but then full sentences are never taken.
    """
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[_outlet_key(article)].append(article)
    found: set[tuple[str, str]] = set()
    for outlet, members in groups.items():
        if len(members) >= _PAGES:
            found.update((outlet, line) for line in _repeated(sorted(members, key=lambda a: a.id), prose=bool(outlet)))
    return Repetition(frozenset(found))


def relevant(article: Article, repetition: Repetition) -> str:
    """A digest of the part of the profile that touches this article: it changes only where the marking could."""
    return digest("p", *sorted(repeated_lines(article, repetition)))


def repeated_lines(article: Article, repetition: Repetition) -> frozenset[str]:
    """The keys of this article's lines that its outlet repeats."""
    outlet = _outlet_key(article)
    return frozenset(key for key, _, _ in _keys(article.text) if (outlet, key) in repetition.lines)


def line_key(line: str) -> str:
    """A line without case, blanks and the digits in it: `12 comments` is the line `7 comments`."""
    return _DIGITS.sub("#", " ".join(line.lower().split()))


def _outlet_key(article: Article) -> str:
    if article.outlet:
        return article.outlet.casefold()
    try:
        return (urlsplit(article.url).hostname or "") if article.url else ""
    except ValueError:
        return ""


def _keys(text: str) -> Iterator[tuple[str, str, int]]:
    for n, (start, end) in enumerate(lines(text)):
        if end - start <= _LONGEST:
            yield line_key(text[start:end]), text[start:end], n


def _repeated(members: Sequence[Article], *, prose: bool) -> Iterator[str]:
    holders: dict[str, list[int]] = defaultdict(list)
    shown: dict[str, str] = {}
    edges: dict[str, int] = defaultdict(int)
    sets: list[frozenset[str]] = []
    for number, article in enumerate(members):
        rows = list(_keys(article.text))
        count = rows[-1][2] + 1 if rows else 0
        sets.append(frozenset(key for key, _, _ in rows))
        for key, line, n in rows:
            if not holders[key] or holders[key][-1] != number:
                holders[key].append(number)
                edges[key] += n < 1 or n >= count - _EDGE
            shown.setdefault(key, line)
    for key, places in holders.items():
        if len(places) < _PAGES:
            continue
        sentence = _sentence(shown[key])
        pages = _different([sets[n] for n in places[:_SAMPLE]])
        if sentence:
            if prose and pages >= _PROSE_PAGES and edges[key] * 10 >= 9 * len(places) and len(places) * 5 >= len(members):
                yield key
        elif pages >= _PAGES and (len(shown[key].split()) > 1 or len(places) * 5 >= len(members)):
            yield key


def _sentence(line: str) -> bool:
    """Whether a line is prose. What speaks to the reader outside quotation marks is not: no report says `your`."""
    ended = line.rstrip().endswith((".", "!", "?", "”", '"')) and len(line.split()) >= 8
    return ended and (_TO_THE_READER.search(line) is None or any(mark in line for mark in '“"‘'))


def _different(sets: Sequence[frozenset[str]]) -> int:
    """How many texts these are when copies and versions count once."""
    heads: list[frozenset[str]] = []
    for lines_of in sets:
        if all(len(lines_of & head) < max(2, _ALIKE * min(len(lines_of), len(head))) for head in heads):
            heads.append(lines_of)
    return len(heads)
