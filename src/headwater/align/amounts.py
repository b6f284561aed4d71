"""The figures of a story's articles into one record for each distinct figure, with every place that gives it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from headwater.align.amounts_twins import join_currencies
from headwater.record import Amount, Coverage, Span, digest
from headwater.text.fold import folded_words
from headwater.values.number import half_step, normal, tidy

T = TypeVar("T")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "for",
        "to",
        "and",
        "or",
        "with",
        "from",
        "by",
        "at",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "new",
        "more",
        "up",
        "total",
        "worth",
        "about",
    ]
)
_MONEY_WORDS = frozenset(
    [
        "package",
        "fund",
        "funding",
        "aid",
        "loan",
        "plan",
        "deal",
        "money",
        "sum",
        "grant",
        "investment",
        "support",
        "scheme",
        "pledge",
        "settlement",
        "programme",
        "program",
        "contribution",
    ]
)
_STATE = re.compile(
    r"[ ](?:out of|of)[ ][^.;:()]{2,45}?\b(?:had|has|have|was|were|is|are)\b[^.;:()]{0,25}?"
    r"\b(?:announced|promised|pledged|new|old|paid|spent|received|delivered|released|repaid|used|already)\b",
    re.I,
)
_BESIDE = 160  # characters between two figures that stand beside each other
_BASIS = {"stated": 0, "outlet": 1, "assumed": 2}


@dataclass
class _Group:
    """Amounts that are one figure, while they are being gathered, with what each says it is about, in which article."""

    members: list[Amount] = field(default_factory=list)
    about: dict[tuple[frozenset[str], str], None] = field(default_factory=dict)

    def add(self, amount: Amount) -> None:
        self.members.append(amount)
        self.about.setdefault((_about(amount), amount.mentions[0].article))

    def beside(self, amount: Amount) -> Iterator[Amount]:
        """The members right before an amount of the same article; members come in the order of their places."""
        for member in reversed(self.members):
            if member.mentions[0].article != amount.mentions[0].article or amount.mentions[0].start - member.mentions[0].start >= _BESIDE:
                return
            yield member


def join_amounts(coverage: Coverage) -> tuple[Amount, ...]:
    """One `Amount` for each distinct figure of the story, with all its mentions, in the order of the articles.

    Two figures are one where unit, currency and value are the same and what they count or are for does not contradict; a rounder one
    joins where the two plainly count the same. `part_of` and `restates` lead between the joined records. What is left of a whole whose
    parts are given is written as `derived`, with the spans it was worked out from.
    """
    order = {article.id: n for n, article in enumerate(coverage.articles)}
    amounts = sorted(coverage.amounts, key=lambda a: _place(a, order))
    groups = _groups(amounts)
    groups = _rounded(groups)
    joined = [_merge(group.members, coverage.story.id, order) for group in groups]
    new_id = {member.id: record.id for group, record in zip(groups, joined, strict=True) for member in group.members}
    linked = [_link(record, group.members, new_id) for group, record in zip(groups, joined, strict=True)]
    kept = join_currencies(coverage, _acyclic(linked))
    kept, rest = _remainders(kept, coverage.story.id, _overlapping(coverage, kept))
    return (*kept, *rest)


def _place(amount: Amount, order: dict[str, int]) -> tuple[int, str, int, int, str]:
    first = amount.mentions[0]
    return order.get(first.article, len(order)), first.article, first.start, first.end, amount.id


def _groups(amounts: Sequence[Amount]) -> list[_Group]:
    groups: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
    out: list[_Group] = []
    for amount in amounts:
        key = (amount.unit, amount.currency, amount.value, amount.low, amount.high, amount.modifier == "vague", _kind(amount))
        mine = _about(amount)
        fits = [group for group in groups[key] if not _contradict(amount, group)]
        alike = (group for group in fits if any(mine & other for other, _ in group.about))
        found = next(alike, next(iter(fits), None))
        if found is None:
            found = _Group()
            groups[key].append(found)
            out.append(found)
        found.add(amount)
    return out


def _kind(amount: Amount) -> str | None:
    """What besides its number tells a figure from others: the thing counted or measured; a sum of money is told by its number."""
    if amount.unit == "money":
        return None
    words = [word for word in folded_words(amount.of or "") if word not in _EMPTY]
    return _singular(words[-1]) if words else amount.id if amount.unit in ("count", "percent", "fraction") and _small(amount) else None


def _small(amount: Amount) -> bool:
    return amount.value is None or amount.value < 1000


def _singular(word: str) -> str:
    irregular = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _content(words: str | None) -> frozenset[str]:
    return frozenset(_singular(word) for word in folded_words(words or "") if word not in _EMPTY)


def _about(amount: Amount) -> frozenset[str]:
    return _words(amount.of, amount.purpose)


@lru_cache(maxsize=4096)
def _words(of: str | None, purpose: str | None) -> frozenset[str]:
    return _content(of) | _content(purpose)


def _contradict(amount: Amount, group: _Group) -> bool:
    """Whether two figures of one value are of two things: parts of two wholes beside each other, or round sums for things that share no word."""
    mine = _about(amount)
    if amount.unit != "money" or not mine:
        return False
    if any((other := _about(member)) and not mine & other for member in group.beside(amount)):
        return True
    digits = len(_digits(amount.value)) if amount.value is not None else 9
    if digits > 2:
        return False
    parted = ((other, article) for other, article in group.about if other and not mine & other)
    if digits == 1:
        return any(parted)
    # two figures are short enough for chance too, where one article has both and says more of each than that it is money
    return bool(mine - _MONEY_WORDS) and any(other - _MONEY_WORDS and article == amount.mentions[0].article for other, article in parted)


def _rounded(groups: list[_Group]) -> list[_Group]:
    """Joins a rounder figure to the exact one where only one other figure of the story rounds to it and both speak of the same."""
    gone: set[int] = set()
    near = _Values(groups)
    for group in groups:
        first = group.members[0]
        if first.value is None or first.unit not in ("money", "count") or len(_digits(first.value)) < 2:
            continue
        fits = [other for other in near.of(first) if id(other) not in gone and other is not group and _rounds(first, other.members[0])]
        if len(fits) != 1 or not any(_about(a) & _about(b) for a in group.members for b in fits[0].members):
            continue
        if {member.mentions[0].article for member in group.members} & {
            member.mentions[0].article for member in fits[0].members
        } and first.modifier == "exact":
            continue
        fits[0].members.extend(group.members)
        gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


class _Values:
    """The groups by the values of their first figures, so that those near a value are found without going through all."""

    def __init__(self, groups: Iterable[_Group]) -> None:
        self._groups: dict[tuple[str, str | None], list[tuple[float, _Group]]] = defaultdict(list)
        for group in groups:
            first = group.members[0]
            if first.value is not None:
                self._groups[first.unit, first.currency].append((first.value, group))
        for some in self._groups.values():
            some.sort(key=_value)

    def of(self, rounder: Amount) -> Iterator[_Group]:
        """What a figure may be rounded from, by its value alone."""
        some, value = self._groups.get((rounder.unit, rounder.currency), []), rounder.value or 0.0
        reach = half_step(value) * 1.00001
        first, last = bisect_left(some, value - reach, key=_value), bisect_right(some, value + reach, key=_value)
        return (group for _, group in some[first:last])


def _value(row: tuple[float, _Group]) -> float:
    return row[0]


def _digits(value: float) -> str:
    return normal(abs(value)).replace(".", "").strip("0")


def _rounds(rounder: Amount, exact: Amount) -> bool:
    if (
        exact.value is None
        or rounder.value is None
        or (rounder.unit, rounder.currency) != (exact.unit, exact.currency)
        or _kind(rounder) != _kind(exact)
    ):
        return False
    half = half_step(rounder.value)
    return len(_digits(exact.value)) > len(_digits(rounder.value)) and 0 < abs(rounder.value - exact.value) <= half * 1.000001


def _merge(members: list[Amount], story: str, order: dict[str, int]) -> Amount:
    spans = sorted({span for member in members for span in member.mentions}, key=lambda s: (order.get(s.article, len(order)), s))
    exact = max(members, key=lambda m: len(_digits(m.value)) if m.value is not None else 0)  # the first of equals
    modifiers = Counter(member.modifier for member in members if member.value == exact.value)
    modifier = min(modifiers, key=lambda name: (-modifiers[name], name == "exact", name))
    basis = min((member.currency_basis for member in members if member.currency_basis), key=lambda name: _BASIS.get(name, 9), default=None)
    first = spans[0]
    return replace(
        exact,
        id=digest("m", story, exact.unit, exact.currency, exact.value, exact.low, exact.high, first.article, first.start, first.end),
        mentions=tuple(spans),
        story=story,
        modifier=modifier,
        currency_basis=basis,
        of=_commonest([member.of for member in members]),
        purpose=_commonest([member.purpose for member in members]),
        cumulative=any(member.cumulative for member in members),
        part_of=None,
        restates=None,
    )


def _commonest(values: Iterable[T | None]) -> T | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], -len(str(value)), str(value)), default=None)


def _link(record: Amount, members: Sequence[Amount], new_id: dict[str, str]) -> Amount:
    def target(ids: Iterable[str | None]) -> str | None:
        return _commonest([new_id[i] for i in ids if i is not None and new_id.get(i) not in (None, record.id)])

    return replace(record, part_of=target(member.part_of for member in members), restates=target(member.restates for member in members))


def _acyclic(records: list[Amount]) -> list[Amount]:
    """Records without an edge to a whole that is not greater: articles that disagree must not make a circle."""
    by_id = {record.id: record for record in records}
    out = []
    for record in records:
        whole = by_id.get(record.part_of or "")
        if whole is not None and (whole.value is None or record.value is None or whole.value <= record.value):
            out.append(replace(record, part_of=None))
        else:
            out.append(record)
    return out


def _overlapping(coverage: Coverage, records: Sequence[Amount]) -> set[str]:
    """The parts that say what of a sum is old, new or paid: they overlap with the parts that say what it is for."""
    texts = {article.id: article.text for article in coverage.articles}
    parts = [record for record in records if record.part_of]
    return {part.id for part in parts if any(_STATE.match(texts[span.article], span.end, span.end + 90) for span in part.mentions)}


def _remainders(records: list[Amount], story: str, overlapping: set[str]) -> tuple[list[Amount], list[Amount]]:
    """What is left of each exact sum of which two or more exact parts are given: one figure of the story, or a derived one."""
    parts: dict[str, list[Amount]] = defaultdict(list)
    for record in records:
        if record.part_of and record.unit == "money":
            parts[record.part_of].append(record)
    found: dict[str, str] = {}
    out = []
    sums: dict[tuple[str | None, float | None], list[Amount]] = defaultdict(list)
    for record in records:
        if record.unit == "money" and record.part_of is None:
            sums[record.currency, record.value].append(record)
    for whole in records:
        mine = [part for part in parts.get(whole.id, []) if part.id not in overlapping]
        if len(mine) < 2 or any(r.modifier != "exact" or r.value is None for r in (whole, *mine)):
            continue
        left = tidy((whole.value or 0.0) - sum(part.value or 0.0 for part in mine))
        if left <= 1e-6 * (whole.value or 0.0):
            continue
        same = [one for one in sums.get((whole.currency, left), ()) if one.id != whole.id]
        if len(same) == 1 and same[0].restates is None and len(_digits(left)) > 1:
            found[same[0].id] = whole.id
            continue
        spans: tuple[Span, ...] = (whole.mentions[0], *(part.mentions[0] for part in mine))
        id_ = digest("m", story, "rest", whole.id, *(part.id for part in mine))
        out.append(Amount(id_, "money", spans, story, whole.currency, whole.currency_basis, left, part_of=whole.id, derived=True))
    return [replace(record, part_of=found[record.id]) if record.id in found else record for record in records], out
