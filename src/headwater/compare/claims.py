"""Lays the places that report one claim beside each other, and finds what stands in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.record import Amount, Claim, ClaimMention, Coverage, DateMention, Span
from headwater.values.wording import compare


@dataclass(frozen=True, slots=True)
class Figure:
    """One place of an amount."""

    amount: Amount
    span: Span


def shared(coverage: Coverage) -> Iterator[Claim]:
    """The claims that two articles or more report."""
    return (claim for claim in coverage.claims if len({mention.article for mention in claim.mentions}) > 1)


def figures_in(coverage: Coverage, mention: ClaimMention) -> list[Figure]:
    """The amounts whose words stand in a mention, in the order of the text."""
    found = [
        Figure(amount, span)
        for amount in coverage.amounts
        if not amount.derived
        for span in amount.mentions
        if span.article == mention.article and mention.start <= span.start and span.end <= mention.end
    ]
    return sorted(found, key=lambda figure: figure.span)


def dates_in(coverage: Coverage, article: str, start: int, end: int) -> list[DateMention]:
    """The dates that stand in a stretch of an article, in the order of the text."""
    found = [date for date in coverage.dates if date.article == article and start <= date.start and date.end <= end]
    return sorted(found, key=lambda date: date.start)


def alike(coverage: Coverage, one: ClaimMention, two: ClaimMention, least: float) -> bool:
    """Whether at least this part of the shorter mention's words stands in the longer, in the same order."""
    words = [coverage.article(m.article).text[m.start : m.end] for m in (one, two)]
    likeness = compare(*words)
    return likeness.of_shorter >= least and likeness.content >= 2


def apart(coverage: Coverage, one: ClaimMention, two: ClaimMention) -> bool:
    """Whether two mentions name places, and no place in common: then they tell of two things, however alike their words."""
    places = [
        {
            name.id
            for name in coverage.names
            if name.kind == "place" and any(s.article == m.article and m.start <= s.start < m.end for s in name.mentions)
        }
        for m in (one, two)
    ]
    return bool(places[0]) and bool(places[1]) and not places[0] & places[1]
