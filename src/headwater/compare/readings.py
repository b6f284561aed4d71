"""Builds a difference from readings: the same reading said by several articles becomes one, the most carried first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.record import Coverage, Difference, DifferenceKind, Reading, Span, Verdict, digest


def readings(sides: Mapping[str, Sequence[Span]]) -> tuple[Reading, ...]:
    """Value -> spans as readings: each span once, the reading that most articles have first."""
    made = [Reading(value, tuple(sorted(set(spans)))) for value, spans in sides.items() if spans]
    return tuple(sorted(made, key=lambda one: (-len({span.article for span in one.mentions}), -len(one.mentions), one.mentions[0], one.value)))


def difference(
    coverage: Coverage, kind: DifferenceKind, verdict: Verdict, about: str, sides: Mapping[str, Sequence[Span]], because: str
) -> Difference:
    """A difference of the story; its id is a digest of its kind and of the words of its readings."""
    values = readings(sides)
    articles = {span.article for one in values for span in one.mentions}
    places = sorted(f"{span.article}:{span.start}" for one in values for span in one.mentions)
    return Difference(
        digest("d", coverage.story.id, kind, about, *places),
        kind,
        verdict,
        about,
        values,
        because,
        coverage.story.id,
        within_article=len(articles) == 1,
    )
