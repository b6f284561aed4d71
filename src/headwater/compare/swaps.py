"""Finds two figures that an article gives to two names the other way round: "A frees 240 and B 96", "B frees 240 and A 96"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from headwater.compare.contexts import Contexts
from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Span
from headwater.text import tokens
from headwater.values.number import find_numbers

_MOST = 6  # figures of a sentence that are looked at: more of them are a table


@dataclass(frozen=True, slots=True)
class _Held:
    """One figure of a sentence and the name that stands last before it."""

    value: float
    name: str
    span: Span


def swap_differences(coverage: Coverage) -> Iterator[Difference]:
    """Two figures in one sentence, each with a name of its own, that another article has crosswise: a `conflict`."""
    found: dict[tuple[float, float], list[tuple[_Held, _Held]]] = {}
    for some in _sentences(coverage) if len(coverage.articles) > 1 else ():
        for one, two in combinations(sorted(some, key=lambda held: held.value), 2):
            if one.value != two.value and one.name != two.name:
                found.setdefault((one.value, two.value), []).append((one, two))
    for _, pairs in sorted(found.items()):
        first = pairs[0]
        same = [pair for pair in pairs if (pair[0].name, pair[1].name) == (first[0].name, first[1].name)]
        turned = [pair for pair in pairs if (pair[0].name, pair[1].name) == (first[1].name, first[0].name)]
        if turned and not {pair[0].span.article for pair in same} & {pair[0].span.article for pair in turned}:
            sides = {_words(coverage, side[0]): [_hull(pair) for pair in side] for side in (same, turned)}
            yield difference(coverage, "relation", "conflict", "whose figures they are", sides, "the two figures stand the other way round")


def _sentences(coverage: Coverage) -> Iterator[list[_Held]]:
    """The figures of each sentence with the names before them."""
    contexts = Contexts(coverage)
    dates: dict[str, list[tuple[int, int]]] = {}
    for date in coverage.dates:
        dates.setdefault(date.article, []).append((date.start, date.end))
    names = {variant: name.id for name in coverage.names for variant in (name.name, *name.variants) if variant.isalpha()}
    for article in coverage.articles:
        for start, end in contexts.sentences(article.id):
            here = [(token.start, token.end, names[token.text]) for token in tokens(article.text, start, end) if token.text in names]
            held = []
            for number in find_numbers(article.text, start, end) if len({row[2] for row in here}) > 1 else ():
                before = [row for row in here if row[1] <= number.start]
                dated = any(a < number.end and number.start < b for a, b in dates.get(article.id, ()))
                if before and number.value is not None and number.value > 1 and not dated:
                    held.append(_Held(number.value, max(before)[2], Span(article.id, number.start, number.end)))
            if 1 < len(held) <= _MOST:
                yield held


def _hull(pair: tuple[_Held, _Held]) -> Span:
    spans = [held.span for held in pair]
    return Span(spans[0].article, min(span.start for span in spans), max(span.end for span in spans))


def _words(coverage: Coverage, pair: tuple[_Held, _Held]) -> str:
    known = {name.id: name.name for name in coverage.names}
    return ", ".join(f"{known[held.name]} {' '.join(coverage.quote(held.span).split())}" for held in pair)
