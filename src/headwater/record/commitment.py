"""A commitment is what somebody promised to somebody, counted once however often it is reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

CommitmentKind = Literal[
    "aid", "fund", "loan", "guarantee", "grant", "bill", "equipment", "training", "troops", "investment", "settlement", "supply", "other"
]
Stage = Literal["floated", "pledged", "legislating", "approved", "under_way", "delivered", "withdrawn"]
NewMoney = Literal["new", "reallocated", "previously_announced", "not_stated"]


@dataclass(frozen=True, slots=True)
class StageStep:
    """One stage a commitment was reported in, with its detail ("third reading passed") and day where given."""

    stage: Stage
    detail: str | None
    on: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of the item are promised, in kind."""

    value: float | None
    modifier: str
    unit: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One line of the ledger. Totals add roots with `counts_in_total`; where that is false `why_not` says why."""

    id: str
    kind: CommitmentKind
    title: str
    stage: Stage
    mentions: tuple[Span, ...]
    counts_in_total: bool
    story: str | None = None
    why_not: str | None = None
    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    currency: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    modifier: str | None = None
    item: str | None = None
    quantity: Quantity | None = None
    purpose: str | None = None
    channel: str | None = None
    stages: tuple[StageStep, ...] = ()
    announced_on: str | None = None
    announced_by: str | None = None
    new_money: NewMoney = "not_stated"
    drawn_from: str | None = None
    cost_shared_with: tuple[str, ...] = ()
    enabled_by: tuple[str, ...] = ()
    conditions: str | None = None
    parent: str | None = None
    cumulative: bool = False
    origin: str | None = None
    derived: bool = False
    because: tuple[str, ...] = ()
