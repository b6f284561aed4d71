"""Finds whom an article's own sentence is about: the person or body it names first, by name or by the office that one person of the story holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.record import Coverage, Name
from headwater.text import fold
from headwater.values.role import covers, parse_role

_OFFICE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er)\s(?P<words>[\w’'-]{2,20}(?:\s[\w’'-]{2,20}){0,3})")
_NAMED = re.compile(r"[\s,]{1,3}[A-Z]")
_TIMED = frozenset(("former", "shadow", "deputy", "acting", "designate"))
_HEADS = frozenset(
    ("minister", "secretary", "president", "chancellor", "mayor", "governor", "premier", "chairman", "chairwoman", "director", "commissioner")
)


def first_named(coverage: Coverage, article: str, start: int, stop: int, *, bodies: bool = True) -> Name | None:
    """The person, or body, that is named first in `[start, stop)` of an article; null where none is."""
    kinds = ("person", "organisation") if bodies else ("person",)
    found = [
        (span.start, -span.end, name.kind == "organisation", name.id)
        for name in coverage.names
        if name.kind in kinds
        for span in (*name.mentions, *(s for role in name.roles for s in role.mentions))
        if span.article == article and start <= span.start < stop
    ]
    found += [(at, -at, False, name.id) for at, name in _by_office(coverage, article, start, stop)]
    return next(name for name in coverage.names if name.id == min(found)[3]) if found else None


def _by_office(coverage: Coverage, article: str, start: int, stop: int) -> Iterator[tuple[int, Name]]:
    """ "The shipping minister" where one person of the story is called so, and no name stands right behind it."""
    text = coverage.article(article).text
    for match in _OFFICE.finditer(text, start, stop):
        parts = match["words"].split()
        size = next((n for n, word in enumerate(parts, 1) if fold(word) in _HEADS), 0)
        named = size < len(parts) and parts[size][0].isupper()  # "the shipping minister Ana Roth"
        apposed = size == len(parts) and _NAMED.match(text, match.end()) is not None
        if size == 0 or named or apposed:
            continue
        words = " ".join(parts[:size])
        holders = [name for name in coverage.names if name.kind == "person" and _holds(name, words)] if parse_role(words) else []
        if len(holders) == 1:
            yield match.start(), holders[0]


def _holds(name: Name, words: str) -> bool:
    return any(covers(" ".join((*(f for f in role.flags if f in _TIMED), role.role)), words) for role in name.roles)
