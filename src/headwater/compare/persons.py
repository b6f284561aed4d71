"""Finds holders of one office who have one family name and two given names: one person, called otherwise by an article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Name, Span
from headwater.values.name import PersonName, parse_person, same_given
from headwater.values.role import compare


def person_differences(coverage: Coverage) -> Iterator[Difference]:
    """ "Justice Rose Velt" in most articles, "Justice Ruth Velt" in one: a `conflict`, where no article has both."""
    known = [(name, parse_person(name.name)) for name in coverage.names if name.kind == "person" and " " in name.name]
    for (one, first), (two, second) in combinations(known, 2):
        if first.last == second.last and _two_given(first, second) and not _articles(one) & _articles(two) and _one_office(one, two):
            sides = {name.name: _full(coverage, name, parsed) for name, parsed in ((one, first), (two, second))}
            yield difference(coverage, "person", "conflict", f"who {first.last} is", sides, "one office and family name, two given names")


def _two_given(one: PersonName, two: PersonName) -> bool:
    if set(one.given) & set(two.given):
        return False
    return bool(one.given and two.given) and len(one.given[0]) > 1 and len(two.given[0]) > 1 and same_given(one.given, two.given) is False


def _articles(name: Name) -> set[str]:
    return {span.article for span in name.mentions}


def _one_office(one: Name, two: Name) -> bool:
    return any(compare(a.role, b.role) == "same" for a in one.roles for b in two.roles if not set(a.flags) ^ set(b.flags))


def _full(coverage: Coverage, name: Name, parsed: PersonName) -> list[Span]:
    """The mentions that have the given name."""
    full = [span for span in name.mentions if parsed.given[0] in parse_person(coverage.quote(span)).given]
    return full or list(name.mentions)
