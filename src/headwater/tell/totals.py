"""Adds up the ledger: roots only, kept apart by currency, instrument and stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.tell.words import Row

RULE = "Adds each promise once, by currency, instrument and stage; leaves out parts, running totals, enabling bills and what is only floated."


@dataclass(frozen=True, slots=True)
class Total:
    """One sum of the ledger. `inflated` is what counting every report of the same promises would give; both in main units."""

    currency: str
    instrument: str
    stage: str
    value: float
    inflated: float
    commitments: int
    reports: int


def instrument(kind: str) -> str:
    """`loans`, `guarantees`, or `grants and goods`."""
    return {"loan": "loans", "guarantee": "guarantees"}.get(kind, "grants and goods")


def totals(commitments: Iterable[Row]) -> tuple[Total, ...]:
    """The totals of the commitments that count, in the order of currency, instrument, stage."""
    groups: dict[tuple[str, str, str], list[tuple[float, int]]] = {}
    for row in commitments:
        value = next((row[end] for end in ("value", "low", "high") if row[end] is not None), None)
        if row["counts_in_total"] and not row["parent"] and row["currency"] and value:
            key = (row["currency"], instrument(row["kind"]), row["stage"])
            groups.setdefault(key, []).append((value, len({span["article"] for span in row["mentions"]})))
    return tuple(
        Total(*key, sum(v for v, _ in some), sum(v * n for v, n in some), len(some), sum(n for _, n in some)) for key, some in sorted(groups.items())
    )
