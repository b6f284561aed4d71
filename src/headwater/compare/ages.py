"""Compares the ages that several articles give for one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Name, Span
from headwater.values.number import find_numbers

_N = r"(\d{1,3}|[a-z]{3,12}(?:-[a-z]{3,6})?)"
_BEHIND = re.compile(
    rf"^(?:,\s{_N}(?=[,.;])|\s\({_N}\)|,\s(?:who\s(?:is|was)|aged?)\s{_N}(?=[,.;]|\sand\b|\syears)|,?\s(?:is|was)\s{_N}\s(?:years\sold|when)\b)",
    re.I,
)
_BEFORE = re.compile(rf"\b{_N}-year-old\s(?:[a-z-]{{3,15}}\s){{0,2}}$", re.I)
_NEXT = re.compile(rf"^[^.!?\n]{{0,90}}[.]\s(?:He|She)\s(?:is|was)\s{_N}(?=[.,;])")
_OLDEST = 115


def age_differences(coverage: Coverage) -> Iterator[Difference]:
    """Two ages of one person, right beside the name ("Mara Velt, 51,", "51-year-old Mara Velt"); three or more are no rule's to judge."""
    for name in coverage.names:
        if name.kind != "person":
            continue
        found = [(age, span) for mention in name.mentions for age, span in _ages(coverage, name, mention)]
        sides: dict[str, list[Span]] = {}
        for age, span in found:
            sides.setdefault(f"{age:g}", []).append(span)
        ages = sorted({age for age, _ in found})
        if len({span.article for _, span in found}) > 1 and len(ages) == 2:
            yield _told(coverage, name, sides)


def _told(coverage: Coverage, name: Name, sides: dict[str, list[Span]]) -> Difference:
    return difference(coverage, "count", "conflict", f"the age of {name.name}", sides, "two ages of one person")


def _ages(coverage: Coverage, name: Name, mention: Span) -> Iterator[tuple[float, Span]]:
    """The age right behind a name, right before it, or in the next sentence, where that tells of nobody else."""
    text = coverage.article(mention.article).text
    behind, before = text[mention.end : mention.end + 130], text[max(0, mention.start - 50) : mention.start]
    places = ((_BEHIND, behind, mention.end), (_NEXT, behind, mention.end), (_BEFORE, before, mention.start - len(before)))
    for pattern, words, at in places:
        found = pattern.search(words)
        if found is None or (pattern is _NEXT and _others(coverage, name, mention, at + found.end())):
            continue
        part = next((n for n in range(1, (found.lastindex or 0) + 1) if found.group(n)), 0)
        start, end = at + found.start(part), at + found.end(part)
        number = next(find_numbers(text, start, end), None)
        if number is not None and number.value is not None and 0 < number.value <= _OLDEST and number.value == int(number.value):
            yield number.value, Span(mention.article, start, end)


def _others(coverage: Coverage, name: Name, mention: Span, end: int) -> bool:
    """Whether another person is named between a name and a place behind it."""
    return any(
        other.id != name.id and span.article == mention.article and mention.end <= span.start < end
        for other in coverage.names
        if other.kind == "person"
        for span in other.mentions
    )
