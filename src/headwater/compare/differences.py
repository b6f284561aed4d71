"""Looks for differences of every kind in the coverage of one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from headwater.compare.ages import age_differences
from headwater.compare.certainty import certainty_differences
from headwater.compare.days import day_differences
from headwater.compare.deadlines import deadline_differences
from headwater.compare.figures import figure_differences
from headwater.compare.offices import office_differences
from headwater.compare.parallels import parallel_differences
from headwater.compare.persons import person_differences
from headwater.compare.speakers import speaker_differences
from headwater.compare.spellings import spelling_differences
from headwater.compare.swaps import swap_differences
from headwater.compare.ties import tie_differences
from headwater.compare.tolls import toll_differences
from headwater.compare.wordings import wording_differences
from headwater.record import Coverage, Difference

Finder = Callable[[Coverage], Iterator[Difference]]

BUILTIN: tuple[Finder, ...] = (
    toll_differences,
    figure_differences,
    parallel_differences,
    age_differences,
    day_differences,
    deadline_differences,
    office_differences,
    spelling_differences,
    person_differences,
    speaker_differences,
    wording_differences,
    certainty_differences,
    tie_differences,
    swap_differences,
)


def find_differences(coverage: Coverage) -> tuple[Difference, ...]:
    """The differences of a story, each once, in the order of the kinds.

    The ladder (see docs/differences.md) is climbed from the bottom: identical readings are no difference; those that meet are `compatible`; a part of
    the other is `part`; the same in another currency or unit is `restated`; a later state of what has moved on is an `update`; only what cannot both
    hold is a `conflict`; what one outlet alone ties together is `only_here`.
    """
    found: dict[str, Difference] = {}
    for one in (one for finder in BUILTIN for one in finder(coverage)):
        if not any(_told_by(one, other) for other in found.values()):
            found.setdefault(one.id, one)
    return tuple(found.values())


def _told_by(one: Difference, other: Difference) -> bool:
    """Whether another difference has told this one already: it has all its words."""
    mine, theirs = ({span for value in d.values for span in value.mentions} for d in (one, other))
    if (one.kind, other.kind) == ("certainty", "wording"):  # a "may" for a "will" inside the quotation marks
        return len({span.article for span in theirs if any(span.overlaps(own) for own in mine)}) > 1
    return one.kind == other.kind and one.id != other.id and mine <= theirs
