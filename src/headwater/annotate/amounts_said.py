"""A figure of an article on its way to a record."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.values.quantity_range import Quantity


@dataclass(frozen=True, slots=True)
class Said:
    """One figure: where it stands, what it counts, and the index of the figure it restates."""

    quantity: Quantity
    sentence: tuple[int, int]
    of: str | None
    purpose: str | None
    currency: str | None = None
    basis: str | None = None
    restates: int | None = None
