"""An amount is a figure that an article gives, with its unit and how it is hedged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

Modifier = Literal["exact", "about", "at_least", "more_than", "up_to", "less_than", "nearly", "vague"]


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure. `value` is null where only a range is said; `low` and `high` are its bounds where said.

    `unit` is `money`, `count`, `percent`, `duration`, `distance`, `mass`, ...; `currency` is an ISO 4217 code, and
    `currency_basis` says how it was known: `stated`, `outlet` (a bare sign read as the currency of the outlet's country), or `assumed`.
    """

    id: str
    unit: str
    mentions: tuple[Span, ...]
    story: str | None = None
    currency: str | None = None
    currency_basis: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    modifier: Modifier = "exact"
    of: str | None = None
    purpose: str | None = None
    part_of: str | None = None
    restates: str | None = None
    cumulative: bool = False
    derived: bool = False
