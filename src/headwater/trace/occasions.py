"""Joins sightings into occasions: what is shown to be one interview, one announcement, one vote, one agency's report."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields
from functools import partial

from headwater.record import Copy, Span
from headwater.text import fold
from headwater.trace.sightings import Sighting, overlap
from headwater.trace.venues import same_key

_HEAD = re.compile(r"\b(official|source|insider|aide|diplomat|executive|employee|person|people|researcher|expert|analyst|doctor|advocate)(?=s?\b)")
_OPEN = ("release", "document", "post")


def join_sightings(sightings: Sequence[Sighting], copies: Sequence[Copy]) -> list[list[Sighting]]:
    """The sightings of each occasion, in the order of their places.

    Rules are applied one after the other, the surest first, and no rule joins two sides, two media, or an earlier occasion with a later one:
    one statement; one speaker at one venue; one party's announcement in one article or one claim; one vote; one agency; one outlet's report;
    one unnamed source in one article or to one medium; last, what one speaker says on no occasion that is named.
    """
    groups = _Groups(sorted(set(sightings), key=_place))
    for key in _KEYS:
        groups.join(key)
    for thing in sorted({thing for s in groups.items for thing in s.about if s.occasion in ("act", "vote")}):
        groups.join(partial(_about, thing))
    groups.join(_statement)
    _join_copied(groups, copies)
    groups.join(_bare, lambda marks: not marks.kinds and marks.occasions == {"said"})
    _join_lone(groups)
    return groups.lists()


def _spoken(s: Sighting) -> Hashable | None:
    return s.statement if s.statement and s.occasion == "said" else None


def _at_venue(s: Sighting) -> Hashable | None:
    return (_who(s), s.venue.kind, s.earlier) if s.venue and s.occasion == "said" else None


def _open_release(s: Sighting) -> Hashable | None:
    return (_side(s), s.article, s.earlier) if _release(s) else None


def _report(s: Sighting) -> Hashable | None:
    return (s.occasion, _medium(s)) if s.occasion in ("agency", "outlet", "seen") else None


def _unnamed(s: Sighting) -> Hashable | None:
    if s.occasion != "unnamed":
        return None
    return (_medium(s), *_HEAD.findall(_noun(s))[-1:]) if s.venue and s.venue.kind == "medium" else (s.article, _noun(s))


def _unnamed_here(s: Sighting) -> Hashable | None:
    """One article's "a senior official" and "officials" may be the same people: they are not told apart."""
    found = _HEAD.findall(_noun(s)) if s.occasion == "unnamed" else []
    return (s.article, found[-1]) if found else None


def _about(thing: str, s: Sighting) -> Hashable | None:
    return (s.occasion, _side(s) if s.occasion == "act" else None) if s.occasion in ("act", "vote") and thing in s.about else None


def _statement(s: Sighting) -> Hashable | None:
    return s.statement


def _bare(s: Sighting) -> Hashable | None:
    return (_who(s), s.earlier) if s.occasion == "said" and not s.venue else None


_KEYS: tuple[Callable[[Sighting], Hashable | None], ...] = (_spoken, _at_venue, _open_release, _report, _unnamed, _unnamed_here)


def _join_lone(groups: _Groups) -> None:
    """A speaker for whom one occasion alone is named, and no interview, said the rest there too, in articles that carry that occasion."""
    heads: dict[str, list[int]] = {}
    for head in sorted(groups.members):
        for who in sorted({who for n in groups.members[head] if groups.items[n].occasion in ("said", "act") and (who := _who(groups.items[n]))}):
            heads.setdefault(who, []).append(head)
    for some in heads.values():
        alive = sorted({groups.of[head] for head in some})
        named = [head for head in alive if groups.marks[head].kinds or "act" in groups.marks[head].occasions]
        if len(named) != 1 or "medium" in groups.marks[named[0]].kinds:
            continue
        for head in alive:
            there = {groups.items[n].article for n in groups.members[groups.of[named[0]]]}
            if head != named[0] and {groups.items[n].article for n in groups.members[head]} <= there:
                groups.unite(named[0], head)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What may not differ within one occasion, gathered over a group."""

    occasions: frozenset[str]
    parties: frozenset[str]
    earlier: frozenset[str]
    statements: frozenset[str]
    kinds: frozenset[str]
    media: frozenset[frozenset[str]]
    events: frozenset[frozenset[str]]

    def with_(self, other: _Marks) -> _Marks:
        """The marks of both groups together."""
        return _Marks(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(self)))


class _Groups:
    """Sightings and the group each is in; made, filled and read within one call of `join_sightings`."""

    def __init__(self, items: Sequence[Sighting]) -> None:
        self.items = list(items)
        self.of = list(range(len(items)))
        self.members = {number: [number] for number in self.of}
        self.marks = {number: _marks(item) for number, item in enumerate(items)}

    def join(self, key: Callable[[Sighting], Hashable | None], only: Callable[[_Marks], bool] | None = None) -> None:
        """Joins all sightings with an equal key, one by one, as far as nothing speaks against it; `only` says which groups take part."""
        seen: dict[Hashable, list[int]] = {}
        for number, item in enumerate(self.items):
            at = key(item)
            if at is None or (only is not None and not only(self.marks[self.of[number]])):
                continue
            heads = list(dict.fromkeys(self.of[other] for other in seen.get(at, ())))
            if not any(self.unite(head, number) for head in heads):
                seen.setdefault(at, []).append(number)

    def unite(self, a: int, b: int) -> bool:
        """Joins the groups of two sightings unless their sides, their media or their times differ; whether they are one now."""
        first, second = self.of[a], self.of[b]
        if first == second:
            return True
        if not _agree(self.marks[first], self.marks[second]):
            return False
        low, high = min(first, second), max(first, second)
        for number in self.members[high]:
            self.of[number] = low
        self.members[low] = sorted((*self.members[low], *self.members.pop(high)))
        self.marks[low] = self.marks[low].with_(self.marks.pop(high))
        return True

    def lists(self) -> list[list[Sighting]]:
        """The groups, each in the order of its places."""
        return [[self.items[number] for number in self.members[head]] for head in sorted(self.members)]


def _marks(s: Sighting) -> _Marks:
    venue = s.venue
    return _Marks(
        frozenset({s.occasion}),
        frozenset({_side(s)}) if s.party and s.occasion not in ("vote", "agency", "unnamed") else frozenset(),
        frozenset({s.earlier or ""}),
        frozenset({s.statement}) if s.statement else frozenset(),
        frozenset({venue.kind}) if venue else frozenset(),
        frozenset({venue.key}) if venue and venue.kind == "medium" else frozenset(),
        frozenset({venue.key}) if venue and venue.kind == "event" else frozenset(),
    )


_TOGETHER = ({"said", "act"}, {"agency", "unnamed"})


def _agree(a: _Marks, b: _Marks) -> bool:
    both = a.with_(b)
    if len(both.occasions) > 1 and not any(both.occasions <= pair for pair in _TOGETHER):
        return False
    if len(both.parties) > 1:
        return False
    if a.earlier.isdisjoint(b.earlier) and a.statements.isdisjoint(b.statements):
        return False
    if "medium" in both.kinds and (len(both.kinds) > 1 or "act" in both.occasions):
        return False
    return all(same_key(x, y) for keys in (both.media, both.events) for x in keys for y in keys)


def _join_copied(groups: _Groups, copies: Sequence[Copy]) -> None:
    """Two sightings inside one shared passage are one: an article that copies words copies where they come from."""
    for copy in copies:
        if copy.kind == "boilerplate":
            continue
        inside = [n for n, item in enumerate(groups.items) if any(_within(item, passage) for passage in copy.passages)]
        for a in inside:
            for b in inside:
                first, second = groups.items[a], groups.items[b]
                if a < b and first.article != second.article and first.occasion == second.occasion and _who(first) == _who(second):
                    groups.unite(a, b)


def _within(item: Sighting, passage: Span) -> bool:
    return overlap(item, passage)


def _release(s: Sighting) -> bool:
    return s.occasion in ("said", "act") and s.release and (s.venue is None or s.venue.kind in (*_OPEN, "event"))


def _who(s: Sighting) -> str | None:
    return _side(s) if s.speaker is None else _noun(s)


def _side(s: Sighting) -> str:
    return fold(s.party or "").removeprefix("the ")


def _noun(s: Sighting) -> str:
    return fold(s.speaker.name).removeprefix("the ") if s.speaker else ""


def _medium(s: Sighting) -> tuple[str, ...]:
    return tuple(sorted(s.venue.key)) if s.venue else ()


def _place(s: Sighting) -> tuple[str, int, int, str, str]:
    return (s.article, s.start, s.end, s.occasion, s.statement or "")
