"""Finds persons to whom the articles give offices that one person cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Name, NameRole, Span
from headwater.text import fold
from headwater.values.place import country_of
from headwater.values.role import compare, parse_role

_RELATIVE = ("counterpart", "colleague", "predecessor", "successor")  # offices named by somebody else's


def office_differences(coverage: Coverage) -> Iterator[Difference]:
    """Per person: two offices of one class with another portfolio or country are a `conflict`. What is more general, or of another time
    (former, acting, shadow), is none; who is right is not said."""
    for name in coverage.names:
        if name.kind == "person":
            held = [role for role in name.roles if role.mentions and not role.flags and parse_role(role.role) and not _relative(role)]
            yield from _of_person(coverage, name, held)


def _relative(role: NameRole) -> bool:
    return any(word in fold(role.role) for word in _RELATIVE)


def _of_person(coverage: Coverage, name: Name, held: Sequence[NameRole]) -> Iterator[Difference]:
    rivals = [(a, b) for a, b in combinations(held, 2) if _rival(name, a, b)]
    if not rivals:
        return
    odd = min(
        (role for pair in rivals for role in pair), key=lambda role: (len({s.article for s in role.mentions}), len(role.mentions), role.mentions)
    )
    others = [role for role in held if role is not odd and any(odd in pair and role in pair for pair in rivals)]
    sides: dict[str, Sequence[Span]] = {_words(odd): odd.mentions}
    sides[_words(others[0])] = tuple(span for role in others for span in role.mentions)
    if len(sides) > 1:
        yield difference(coverage, "role", "conflict", f"the office of {name.name}", sides, "one person does not hold both offices")


def _rival(name: Name, a: NameRole, b: NameRole) -> bool:
    if compare(a.role, b.role) == "differs":
        return True
    if compare(a.role, b.role) not in ("same", "general"):
        return False
    homes = {home for home in (_country(a), _country(b)) if home}
    if len(homes) == 2:
        return True
    own = country_of((name.party or "").removesuffix(" government"))
    return len(homes) == 1 and own is not None and own not in homes and parse_role(a.role) == parse_role(b.role)


def _country(role: NameRole) -> str | None:
    office = parse_role(role.role)
    return country_of(role.organisation or "") or (office.country if office else None)


def _words(role: NameRole) -> str:
    return f"{role.role} ({role.organisation})" if role.organisation else role.role
