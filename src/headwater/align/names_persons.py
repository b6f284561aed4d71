"""Joins persons across the articles of one story: equal names, short forms and slips of the pen, and bare family names that only one bears."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from headwater.record import Coverage, Name
from headwater.text import fold
from headwater.values.name import given_names, parse_person, same_person, slip, slip_keys
from headwater.values.role import compare, covers, parse_role

Group = list[Name]


def join_persons(names: Sequence[Name], coverage: Coverage) -> list[Group]:
    """Names by person, in the order given. Within one article different records are different persons and are never joined.

    Full names: the last names equal and given names equal, short form or initial; given names equal and last names one slip apart; or
    last names equal, given names one slip apart, and the same office. Bare names: the one person of the story who can bear it, or the one
    of them with the same office; a bare name one slip away needs the same office too.
    """
    same: dict[str, Group] = {}
    for name in names:
        if parse_person(name.name).given:
            same.setdefault(fold(name.name), []).append(name)
    groups = _merged(list(same.values()), coverage)
    at = _index(groups)
    alone: dict[str, Group] = {}
    for name in names:
        last = parse_person(name.name).last
        if not parse_person(name.name).given:
            near = dict.fromkeys(number for key in (*slip_keys(last), f"given {last}") for number in at.get(key, ()))
            fit = _bearer(name, [groups[number] for number in sorted(near)])
            if fit is None:
                alone.setdefault(fold(name.name), []).append(name)
            else:
                fit.append(name)
    return groups + list(alone.values())


def _keys(name: Name) -> tuple[str, ...]:
    """Where a person can be looked up: by the last name, its parts and slips, and by the given name."""
    parsed = parse_person(name.name)
    return (*slip_keys(parsed.last), *parsed.last.replace("-", " ").split(), f"given {parsed.given[0]}")


def _index(groups: Sequence[Group]) -> dict[str, dict[int, None]]:
    at: dict[str, dict[int, None]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for name in _spellings(group):
            for key in _keys(name):
                at[key].setdefault(number)
    return at


def _merged(groups: list[Group], coverage: Coverage) -> list[Group]:
    """Groups joined where two spellings can be one person's and only one group fits; each join is checked against all of its spellings."""
    out: list[Group] = []
    at: dict[str, dict[int, None]] = defaultdict(dict)
    for group in sorted(groups, key=lambda group: (-len(group), fold(group[0].name))):
        keys = [key for name in _spellings(group) for key in _keys(name)]
        near = sorted({number for key in keys if not key.startswith("given ") for number in at.get(key, ())})
        fits = [number for number in near if _one(group, out[number]) and not _apart(group, out[number], coverage)]
        if len(fits) == 1:
            out[fits[0]].extend(group)
        else:
            out.append(list(group))
        for key in keys:
            at[key].setdefault(fits[0] if len(fits) == 1 else len(out) - 1)
    return out


def _one(a: Group, b: Group) -> bool:
    pairs = [(x.name, y.name) for x in _spellings(a) for y in _spellings(b)]
    if any(same_person(x, y) for x, y in pairs):
        return all(same_person(x, y) is not False or _first_slip(x, y) for x, y in pairs)
    return any(_first_slip(x, y) for x, y in pairs) and _same_office(a, b)


def _spellings(group: Group) -> Iterable[Name]:
    return {fold(name.name): name for name in group}.values()


def _first_slip(a: str, b: str) -> bool:
    one, two = parse_person(a), parse_person(b)
    return one.last == two.last and len(one.last) >= 4 and bool(one.given and two.given) and _near(one.given[0], two.given[0])


def _near(a: str, b: str) -> bool:
    return slip(a, b)


def _same_office(a: Group, b: Group) -> bool:
    """Whether both hold one office: the same head and no other portfolio or country."""
    pairs = [(x.role, y.role) for one in a for x in one.roles for two in b for y in two.roles if x.flags == y.flags]
    return any(compare(x, y) == "same" and parse_role(x) is not None for x, y in pairs)


def _apart(a: Group, b: Group, coverage: Coverage) -> bool:
    """Whether some article holds both as two persons. Two spellings in one article are one person's slip only if never in one sentence."""
    there = {span.article for name in a for span in name.mentions}
    both = there & {span.article for name in b for span in name.mentions}
    return any(_in_one_sentence(article, a, b, coverage) or _full_in(article, a, b) for article in sorted(both))


def _in_one_sentence(article: str, a: Group, b: Group, coverage: Coverage) -> bool:
    text = coverage.article(article).text
    ones = [span for name in a for span in name.mentions if span.article == article]
    twos = [span for name in b for span in name.mentions if span.article == article]
    for x in ones:
        for y in twos:
            between = text[min(x.end, y.end) : max(x.start, y.start)]
            if len(between) < 300 and not any(mark in between for mark in (". ", "\n", "? ", "! ")):
                return True
    return False


def _full_in(article: str, a: Group, b: Group) -> bool:
    """Both printed in full, twice or more, in one article: two persons."""
    counts = [Counter(span.article for name in group for span in name.mentions)[article] for group in (a, b)]
    return min(counts) >= 2


def _bearer(name: Name, groups: Sequence[Group]) -> Group | None:
    last = parse_person(name.name).last
    fits = [group for group in groups if any(same_person(name.name, other.name) is not False for other in _spellings(group))]
    there = {span.article for span in name.mentions}
    apart = [group for group in fits if not there & {span.article for other in group for span in other.mentions}]
    if len(fits) > 1:
        same = [group for group in fits if _called(name, group)]
        return same[0] if len(same) == 1 else None
    if fits:
        return fits[0] if apart or _called(name, fits[0]) or not name.roles else None
    if last in given_names() and not fits:
        called = [group for group in groups if any(parse_person(other.name).given[:1] == (last,) for other in _spellings(group))]
        called = [group for group in called if not name.roles or _called(name, group)]
        if len(called) == 1 and not any(there & {span.article for span in other.mentions} and not name.roles for other in called[0]):
            return called[0]
    near = [group for group in groups if any(slip(last, parse_person(other.name).last) for other in _spellings(group)) and _called(name, group)]
    return near[0] if len(near) == 1 else None


def _called(name: Name, group: Group) -> bool:
    """Whether the bare name is given an office that the person holds."""
    return any(
        covers(theirs.role, mine.role) or covers(mine.role, theirs.role)
        for mine in name.roles
        for other in group
        for theirs in other.roles
        if mine.flags == theirs.flags
    )
