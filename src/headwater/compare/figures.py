"""Compares the figures that several articles give for one measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import isclose

from headwater.compare.claims import Figure, alike, apart, figures_in, shared
from headwater.compare.readings import difference
from headwater.record import Amount, Claim, ClaimMention, Coverage, Difference, DifferenceKind, Span, Verdict
from headwater.text import folded_words
from headwater.values.money import compare

_AGAINST = re.compile(r"(?<!\w)(?:to|against|versus|v|-|\u2013)\W{0,2}$")
_MOVED = re.compile(
    r"\b(?:ris(?:es|en|ing)|rose|climb\w*|grow\w*|grew|now|so far|latest|updated?|by (?:late|early|mid)\w*|had earlier|earlier put)\b", re.I
)
_SMALL = 100
_NEAR = 0.25
_LEAST = 0.5  # part of the shorter wording that two mentions share, from which their figures measure the same thing
Measure = tuple[str, str, str]  # unit, currency, thing
Sides = dict[Measure, list[tuple[ClaimMention, Figure]]]


def figure_differences(coverage: Coverage) -> Iterator[Difference]:
    """Figures of one measure inside one claim, article against article; and sums told in two currencies.

    A measure is unit, currency and the thing counted. Where an article gives two values for one measure inside a claim, it is left alone:
    nobody can say which of them is meant.
    """
    told: set[tuple[Span, ...]] = set()
    for claim in shared(coverage):
        for measure, sides in sorted(_sides(coverage, claim).items()):
            found = _of_measure(coverage, measure, sides)
            if found is not None:
                places = tuple(sorted(span for value in found.values for span in value.mentions))
                if places not in told:
                    told.add(places)
                    yield found
    yield from _restated(coverage)


def _sides(coverage: Coverage, claim: Claim) -> Sides:
    out: Sides = {}
    for mention in claim.mentions:
        before: Figure | None = None
        for figure in figures_in(coverage, mention):
            measure = _measure(coverage, figure, before)
            if measure is not None:
                out.setdefault(measure, []).append((mention, figure))
            before = figure
    return out


def _measure(coverage: Coverage, figure: Figure, before: Figure | None) -> Measure | None:
    amount = figure.amount
    if amount.unit == "money":
        return ("money", amount.currency or "", "")
    thing = folded_words(amount.of or "")
    if amount.unit == "count" and not thing:
        text = coverage.article(figure.span.article).text
        if before and before.amount.of and figure.span.start - before.span.end < 20 and _AGAINST.search(text[before.span.end : figure.span.start]):
            return ("count", "", f"against {_head(folded_words(before.amount.of))}")
        return None
    return (amount.unit, "", _head(thing) if thing else "")


def _head(words: Sequence[str]) -> str:
    last = words[-1]
    return last[:-1] if last.endswith("s") and len(last) > 3 else last


def _of_measure(coverage: Coverage, measure: Measure, sides: list[tuple[ClaimMention, Figure]]) -> Difference | None:
    by_article: dict[str, dict[object, tuple[ClaimMention, Figure]]] = {}
    for mention, figure in sides:
        by_article.setdefault(figure.span.article, {})[_said(figure.amount)] = (mention, figure)
    single = {article: next(iter(values.values())) for article, values in by_article.items() if len(values) == 1}
    if len(single) < 2 or len({_said(figure.amount) for _, figure in single.values()}) < 2:
        return None
    both = ((a, b, single[a][0], single[b][0]) for a, b in combinations(sorted(single), 2))
    pairs = [(a, b) for a, b, one, two in both if alike(coverage, one, two, _LEAST) and not apart(coverage, one, two)]
    verdicts = {(a, b): agreement(single[a][1].amount, single[b][1].amount) for a, b in pairs}
    clashing = [pair for pair, (agreement, _) in verdicts.items() if agreement == "conflict" and not _sums(coverage, [single[a] for a in pair])]
    if clashing:
        if measure[0] == "money" and not _same_thing(single, clashing):
            return None
        return _told(coverage, measure, single, clashing, _update(coverage, single, clashing))
    meeting = [pair for pair, (agreement, _) in verdicts.items() if agreement == "compatible"]
    if not meeting:
        return None
    return _told(coverage, measure, single, meeting, ("compatible", verdicts[meeting[0]][1]))


def _sums(coverage: Coverage, pair: Sequence[tuple[ClaimMention, Figure]]) -> bool:
    """Whether the larger of two figures is the smaller and a third that stands beside either: 240 and 96 are 336."""
    rest = abs((pair[0][1].amount.value or 0.0) - (pair[1][1].amount.value or 0.0))
    return any(isclose(figure.amount.value or 0.0, rest, rel_tol=1e-6) for mention, _ in pair for figure in figures_in(coverage, mention))


def agreement(a: Amount, b: Amount) -> tuple[str, str]:
    """How two figures of one measure stand to each other. A count below a hundred is no rounding of another."""
    if a.unit == b.unit == "count" and a.modifier == b.modifier == "exact" and a.value != b.value and max(a.value or 100, b.value or 100) < _SMALL:
        return "conflict", "two counts, each given as exact"
    found = compare(a, b)
    if found.verdict == "conflict" and (a.modifier, b.modifier) != ("exact", "exact") and _close(a, b):
        return "compatible", "a hedged figure, and the other lies near it"
    return found.verdict, found.reason


def _close(a: Amount, b: Amount) -> bool:
    """Whether two figures lie within a quarter of each other: "more than 300" is said of 336."""
    return bool(a.value and b.value) and abs((a.value or 0.0) - (b.value or 0.0)) <= _NEAR * max(abs(a.value or 0.0), abs(b.value or 0.0))


def _said(amount: Amount) -> tuple[object, ...]:
    return (amount.value, amount.low, amount.high, amount.modifier)


def _same_thing(single: Mapping[str, tuple[ClaimMention, Figure]], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether sums that clash are plainly for one thing: a package and its parts stand in like sentences."""
    for a, b in pairs:
        one, two = single[a][1].amount, single[b][1].amount
        words = [set(folded_words(f"{x.of or ''} {x.purpose or ''}")) for x in (one, two)]
        if not words[0] & words[1] or one.part_of or two.part_of or one.cumulative != two.cumulative:
            return False
    return True


def _update(coverage: Coverage, single: Mapping[str, tuple[ClaimMention, Figure]], pairs: Sequence[tuple[str, str]]) -> tuple[Verdict, str]:
    """An update where the later article has the figure that has moved on, and it is a count that can."""
    rows = [(coverage.article(a).published, coverage.article(b).published, single[a], single[b]) for a, b in pairs]
    dated = [(one[:10], two[:10], a, b) for one, two, a, b in rows if one and two]
    if len(dated) == len(rows) and all(one != two for one, two, _, _ in dated):
        ways = {(one < two) == ((a[1].amount.value or 0) < (b[1].amount.value or 0)) for one, two, a, b in dated}
        if ways == {True}:
            return "update", "the later article has the later figure"
    if any(_MOVED.search(coverage.article(m.article).text[m.start : m.end]) for _, _, a, b in rows for m in (a[0], b[0])):
        return "update", "the words say that the figure has moved on"
    return "conflict", "the figures do not meet, even rounded"


def moved_on(coverage: Coverage, told: Sequence[tuple[Amount, Span]]) -> str | None:
    """Why figures that clash are states of one that moves on: the later article has the larger, or the words say so; None if nothing shows it."""
    dated = [(coverage.article(span.article).published or "", amount.value or 0.0) for amount, span in told]
    by_day: dict[str, set[float]] = {}
    for day, value in dated:
        by_day.setdefault(day[:10], set()).add(value)
    rising = [value for day in sorted(by_day) for value in by_day[day]]
    if "" not in by_day and len(by_day) > 1 and all(len(values) == 1 for values in by_day.values()) and rising == sorted(rising):
        return "the later article has the later figure"
    if any(_MOVED.search(coverage.quote(span)) for _, span in told):
        return "the words say that the figure has moved on"
    return None


def _told(
    coverage: Coverage,
    measure: Measure,
    single: Mapping[str, tuple[ClaimMention, Figure]],
    pairs: Sequence[tuple[str, str]],
    verdict: tuple[Verdict, str],
) -> Difference:
    sides: dict[str, list[Span]] = {}
    names: dict[tuple[object, ...], str] = {}
    for article in sorted({article for pair in pairs for article in pair}):
        figure = single[article][1]
        words = " ".join(coverage.quote(figure.span).split())
        hedge = "" if figure.amount.modifier in ("exact", "vague") else f"{figure.amount.modifier.replace('_', ' ')} "
        name = names.setdefault(_said(figure.amount), words if words.lower().startswith(hedge.lower()) else f"{hedge}{words}")
        sides.setdefault(name, []).append(figure.span)
    kind: DifferenceKind = "amount" if measure[0] == "money" else "count"
    things = sorted({figure.amount.of or figure.amount.purpose or "" for _, figure in single.values()} - {""}, key=lambda words: (len(words), words))
    about = f"how much: {things[0] if things else 'the sum'}" if kind == "amount" else f"how many: {things[0] if things else measure[2]}"
    return difference(coverage, kind, verdict[0], about, sides, verdict[1])


def _restated(coverage: Coverage) -> Iterator[Difference]:
    known = {amount.id: amount for amount in coverage.amounts}
    for amount in coverage.amounts:
        other = known.get(amount.restates or "")
        if other is not None and not _rate(coverage, other, amount):
            sides = {" ".join(coverage.quote(one.mentions[0]).split()): one.mentions for one in (other, amount)}
            yield difference(coverage, "amount", "restated", "one sum in two currencies", sides, "the article gives both as one sum")


def _rate(coverage: Coverage, one: Amount, two: Amount) -> bool:
    """Whether two sums only give a rate of exchange ("$1 = 18.2 rand")."""
    first, second = sorted((one.mentions[0], two.mentions[0]))
    return first.article == second.article and "=" in coverage.article(first.article).text[first.end : min(second.start, first.end + 8)]
