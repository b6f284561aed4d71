"""Finds the body of a story that an office names: in full, cut short, or by its kind alone ("the bank's director")."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.record import Name, NameRole
from headwater.text import fold
from headwater.values.name import body_key
from headwater.values.party import party_of
from headwater.values.place import place_of
from headwater.values.role import parse_role


class Bodies:
    """The bodies and places of one story, to be looked up."""

    def __init__(self, names: Sequence[Name]) -> None:
        organisations = [name for name in names if name.kind == "organisation"]
        self._by_key = {body_key(variant): name for name in organisations for variant in name.variants}
        self._by_last: dict[tuple[str, str], set[str]] = {}  # article, last word -> the bodies that it calls so
        for name in organisations:
            for article in {span.article for span in name.mentions}:
                for word in {key[-1] for variant in name.variants if len(key := body_key(variant)) > 1}:
                    self._by_last.setdefault((article, word), set()).add(party_name(name))
        self._places = frozenset(fold(variant) for name in names if name.kind == "place" for variant in name.variants)

    def of_role(self, role: NameRole) -> str | None:
        """The body of an office by its name in the whole story; null where it is only the place the office looks after."""
        if role.organisation is None:
            return None
        known = self._by_key.get(body_key(role.organisation))
        if known is not None:
            return party_name(known)
        if role.organisation.islower() and " " not in role.organisation:
            called = [self._by_last.get((span.article, role.organisation), set()) for span in role.mentions]
            one = set().union(*called)
            return one.pop() if len(one) == 1 else role.organisation
        office = parse_role(role.role)
        away = fold(role.organisation) in self._places and place_of(role.organisation) is None
        return None if away and office is not None and office.kind in ("company", "staff") else role.organisation


def party_name(name: Name) -> str:
    """The spelling a body's side is read from: the longest, since an acronym does not say that it is a ministry."""
    if name.kind != "organisation" or " " in name.name:
        return name.name
    full = [variant for variant in name.variants if " " in variant]
    telling = [variant for variant in full if (party_of("organisation", variant, ()) or "").endswith("government")]
    return telling[0] if telling else name.name
