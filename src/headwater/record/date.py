"""A date is a time expression of one article with the interval it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A TIMEX3 expression: `value` and `mod` as in TIMEX3, `from_` and `to` the ISO dates of the interval meant, or null."""

    id: str
    article: str
    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    from_: str | None = None
    to: str | None = None
    derived: bool = False
