"""Compares figures that stand in like surroundings in two articles, whether or not their clauses were joined into one claim."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.compare.claims import dates_in
from headwater.compare.contexts import Context, Contexts, rivals
from headwater.compare.figures import agreement, moved_on
from headwater.compare.readings import difference
from headwater.record import Amount, Coverage, DateMention, Difference, DifferenceKind, Span
from headwater.text import folded_words
from headwater.text.stems import stem
from headwater.values.money import interval
from headwater.values.number import find_numbers

_PEOPLE = frozenset(("people", "persons", "person", "passengers", "villagers", "residents", "civilians", "patients", "others", "islanders"))
_FRAME = re.compile(
    r"\b(by|before|until|since|from|over|for|within|after|in|at|every|under)\s+(?:(?:about|around|the|some|at|least|more|than)\s+){0,3}$", re.I
)
_OUT_OF = re.compile(r"\bof\s+(\d+|[^\W\d_]+)$", re.I)
_IN_ALL = re.compile(r"\w\s+(?:out\s+)?of\s+(?:(?:the|its|their|those|these|all|[\w-]{2,20}['\u2019]s)\s+){0,2}$", re.I)
_TURN = re.compile(r"\b(?:first|second|third|fourth|fifth|last|next)\b")
_NUMBERED = re.compile(r"[^\W\d_]{2,20}")
_ALIKE = 0.5  # nearness of two contexts from which their figures may measure one thing; chosen on four stories, like those below
_SLIP = 0.4  # the same, where one figure is the other with two digits turned round
_NEAR = 4.5  # nats that the words shared right beside the figures must carry
_OWN = 1.8  # nats from which a shared word that is no name says what is measured
_CLOSE = 0.25  # part of a hedged figure by which another may lie off it: "more than 300" is said of 336
_CLOSELY = 1.25  # times: figures so near to each other, with one telling word beside both, need less
_TIMES = 4  # rival figures of one measure are seldom farther apart
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a figure, what kind of figure it is, and the words around it."""

    key: Key
    amount: Amount
    span: Span
    context: Context


def parallel_differences(coverage: Coverage) -> Iterator[Difference]:
    """Figures of one kind that clash, though the words around them are those of one measure.

    A figure that the other article gives too, in any sentence, clashes with nothing there: what two articles both have is no difference.
    """
    if len(coverage.articles) < 2:
        return
    contexts = Contexts(coverage)
    scene = _Scene(coverage, contexts)
    for _, slots in sorted(scene.slots.items()):
        for group in rivals(slots, contexts, scene.clash):
            yield from _told(scene, group)


class _Scene:
    """The figures of a story by place, with what is asked of two of them."""

    def __init__(self, coverage: Coverage, contexts: Contexts) -> None:
        self.coverage = coverage
        self.contexts = contexts
        self.slots: dict[Key, list[Slot]] = {}
        self._values: dict[str, list[tuple[int, int, float]]] = {}
        for amount in coverage.amounts:
            value = 0.0 if amount.derived else amount.value or 0.0
            for span in amount.mentions if value else ():
                self._values.setdefault(span.article, []).append((span.start, span.end, value))
        self._held: dict[tuple[str, Key], list[Amount]] = {}
        for slot in slots_of(coverage, contexts):
            self.slots.setdefault(slot.key, []).append(slot)
            self._held.setdefault((slot.span.article, slot.key), []).append(slot.amount)

    def clash(self, a: Slot, b: Slot) -> bool:
        if agreement(a.amount, b.amount)[0] != "conflict" or near_by(a.amount, b.amount):
            return False
        if self._has(b.span.article, a) or self._has(a.span.article, b):
            return False
        return self._one_measure(a, b) and not self._other_time(a, b) and not self._part(a, b)

    def _part(self, a: Slot, b: Slot) -> bool:
        """Whether the larger figure is the smaller and a third one that stands beside either: 240 and 96 are 336."""
        rest = abs((a.amount.value or 0.0) - (b.amount.value or 0.0))
        return any(math.isclose(value, rest, rel_tol=1e-6) for slot in (a, b) for value in self._beside(slot))

    def _beside(self, slot: Slot) -> Iterator[float]:
        for start, end, value in self._values.get(slot.span.article, ()):
            if slot.context.sentence.start <= start and end <= slot.context.sentence.end and start != slot.span.start:
                yield value

    def _has(self, article: str, slot: Slot) -> bool:
        """Whether an article gives this figure, or one that meets it."""
        return any(_meet(slot.amount, other) for other in self._held.get((article, slot.key), ()))

    def _one_measure(self, a: Slot, b: Slot) -> bool:
        purposes = [{stem(word) for word in folded_words(slot.amount.purpose or "")} for slot in (a, b)]
        if all(purposes) and not purposes[0] & purposes[1]:
            return False
        sizes = sorted(abs(slot.amount.value or 0.0) for slot in (a, b))
        if sizes[1] > _TIMES * sizes[0]:
            return False
        if self.contexts.apart(a.context, b.context) or self._other_turn(a, b):
            return False
        own = self.contexts.own(a.context, b.context, _OWN)
        if turned(a.amount, b.amount):
            return bool(own or purposes[0] & purposes[1]) and self.contexts.likeness(a.context, b.context) >= _SLIP
        if a.key == ("count", "peopl"):  # what befell them says which people are counted
            own = (own & a.context.beside & b.context.beside) - {"peopl"}
        if sizes[1] <= _CLOSELY * sizes[0] and own & a.context.beside & b.context.beside:
            return self.contexts.likeness(a.context, b.context) >= _SLIP
        weight = sum(self.contexts.rarity(word) for word in a.context.near & b.context.near)
        return weight >= _NEAR and bool(own or (purposes[0] & purposes[1])) and self.contexts.likeness(a.context, b.context) >= _ALIKE

    def _other_turn(self, a: Slot, b: Slot) -> bool:
        """Whether one is of the first and the other of the second of a row."""
        turns = [set(_TURN.findall(self.coverage.quote(slot.context.sentence).lower())) for slot in (a, b)]
        return bool(turns[0]) and bool(turns[1]) and not turns[0] & turns[1]

    def _other_time(self, a: Slot, b: Slot) -> bool:
        """Whether each names its own month or year: then both may hold."""
        found: list[list[DateMention]] = [dates_in(self.coverage, s.article, s.start, s.end) for s in (a.context.sentence, b.context.sentence)]
        months = [{date.value[:7] for date in some if date.from_} for some in found]
        return bool(months[0]) and bool(months[1]) and not any(x.startswith(y) or y.startswith(x) for x in months[0] for y in months[1])


def _meet(a: Amount, b: Amount) -> bool:
    """Whether two figures can be one. An open bound ("under 55") meets nearly all, and says nothing."""
    if agreement(a, b)[0] in ("conflict", "part", "unknown"):
        return False
    return a.value == b.value or all(math.isfinite(end) for one in (a, b) for end in interval(one))


def near_by(a: Amount, b: Amount) -> bool:
    """Whether one of two figures is hedged and the other lies near it."""
    return (a.modifier, b.modifier) != ("exact", "exact") and bool(a.value and b.value) and abs((a.value or 0) / (b.value or 1) - 1) <= _CLOSE


def turned(a: Amount, b: Amount) -> bool:
    """Whether one figure is the other with two neighbouring digits turned round."""
    one, two = (f"{amount.value:.0f}".rstrip("0") if amount.value else "" for amount in (a, b))
    if len(one) != len(two) or len(one) < 2 or a.modifier != b.modifier:
        return False
    odd = [n for n, (x, y) in enumerate(zip(one, two, strict=True)) if x != y]
    return len(odd) == 2 and odd[1] == odd[0] + 1 and one[odd[0]] == two[odd[1]] and one[odd[1]] == two[odd[0]]


def slots_of(coverage: Coverage, contexts: Contexts) -> Iterator[Slot]:
    """The figures of a story of kinds that several articles have, place by place; a place that can be of two kinds comes twice."""
    held: dict[Key, set[str]] = {}
    found: list[tuple[Span, list[tuple[Key, Amount]]]] = []
    for amount in coverage.amounts if len(coverage.articles) > 1 else ():
        for span in () if amount.derived else amount.mentions:
            found.append((span, list(_keys(coverage.article(span.article).text, amount, span))))
            for key, _ in found[-1][1]:
                held.setdefault(key, set()).add(span.article)
    for span, keys in found:
        wanted = [(key, figure) for key, figure in keys if len(held[key]) > 1]
        context = contexts.at(span) if wanted else None
        if context is not None:
            yield from (Slot(key, figure, span, context) for key, figure in wanted)


def _keys(text: str, amount: Amount, span: Span) -> Iterator[tuple[Key, Amount]]:
    """What kinds of figure a place has: unit and currency, or the thing counted; of "7 of 12 wells" the 12 are a whole."""
    thing = folded_words(amount.of or "")
    if amount.unit == "money":
        if amount.currency:
            yield ("money", amount.currency), amount
    elif amount.unit == "fraction":
        whole = _whole(text, span)
        for word in _NUMBERED.findall(text[span.end : span.end + 30])[:2] if whole else ():
            yield ("whole", _head([word.lower()])), replace(amount, unit="count", value=whole, low=None, high=None, modifier="exact")
    elif amount.unit == "duration":
        frame = _FRAME.search(text, max(0, span.start - 40), span.start)
        if frame and thing:
            yield ("duration", stem(thing[-1]), frame.group(1).lower()), amount
    elif amount.unit == "count" and thing:
        whole_of = _IN_ALL.search(text, max(0, span.start - 40), span.start)
        yield ("count", _head(thing)), amount
        if whole_of:
            yield ("whole", _head(thing)), amount
    elif amount.unit not in ("count", "age") and thing:
        yield (amount.unit, _head(thing)), amount


def _whole(text: str, span: Span) -> float | None:
    """The 12 of "7 out of 12"."""
    found = _OUT_OF.search(text, span.start, span.end)
    return next((number.value for number in find_numbers(text, found.start(1), span.end)), None) if found else None


def _head(words: Sequence[str]) -> str:
    return "peopl" if words[-1] in _PEOPLE else stem(words[-1])


def _told(scene: _Scene, group: Sequence[Slot]) -> Iterator[Difference]:
    sides: dict[str, list[Span]] = {}
    names: dict[float, str] = {}
    more = [slot for slot in scene.slots[group[0].key] if any(_same_place(scene, slot, other) for other in group)]
    for slot in sorted((*group, *more), key=lambda slot: slot.span):
        name = names.setdefault(slot.amount.value or 0.0, " ".join(scene.coverage.quote(slot.span).split()))
        sides.setdefault(name, []).append(slot.span)
    if len(sides) < 2:
        return
    amounts = [slot.amount for slot in group]
    kind: DifferenceKind = "amount" if group[0].key[0] == "money" else "count"
    things = sorted({amount.of or amount.purpose or "" for amount in amounts} - {""}, key=lambda words: (len(words), words))
    about = f"how {'much' if kind == 'amount' else 'many'}: {things[0] if things else 'the figure'}"
    verdict = moved_on(scene.coverage, [(slot.amount, slot.context.sentence) for slot in group]) if kind == "count" else None
    yield difference(scene.coverage, kind, "update" if verdict else "conflict", about, sides, verdict or "the figures do not meet, even rounded")


def _same_place(scene: _Scene, slot: Slot, other: Slot) -> bool:
    same = slot.amount.value == other.amount.value and slot.amount.modifier == other.amount.modifier
    return same and scene.contexts.likeness(slot.context, other.context) >= _ALIKE
