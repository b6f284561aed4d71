"""When two figures agree: the interval each one means, and how they stand to each other."""

from __future__ import annotations

import math
from typing import Literal

from headwater.record import Amount

Agreement = Literal["identical", "compatible", "restated", "part", "conflict", "unknown"]


def interval(amount: Amount) -> tuple[float, float]:
    """The bounds of what a figure means, in its own unit; infinite where it has none. For agreeing only: never printed as said.

    A bare figure stands for all that rounds to it: half a unit of its last digit that is not nought either way (225m is 224.5m to 225.5m),
    but a count below a hundred stands for itself. Hedged ones: about, 5 % either way (10 % where it is a round count); more than, up to a tenth
    above; nearly, down to a tenth below.
    """
    if amount.value is None:
        low = -math.inf if amount.low is None else amount.low
        high = math.inf if amount.high is None else amount.high
        return low, high
    value = amount.value
    half = _half(amount)
    if amount.modifier == "about":
        reach = max(half, abs(value) * 0.05)
        return value - reach, value + reach
    if amount.modifier == "more_than":
        return value, value * 1.1 + half
    if amount.modifier == "at_least":
        return value, math.inf
    if amount.modifier == "nearly":
        return value * 0.9, value
    if amount.modifier in ("up_to", "less_than"):
        return -math.inf, value
    return value - half, value + half


def _half(amount: Amount) -> float:
    value = abs(amount.value or 0.0)
    if value == 0 or (amount.unit == "count" and value < 100):
        return 0.0
    digits = f"{value:.12e}".split("e", maxsplit=1)
    last = len(digits[0].rstrip("0").replace(".", "")) - 1
    return float(0.5 * 10.0 ** (int(digits[1]) - last))


def compare(a: Amount, b: Amount) -> tuple[Agreement, str]:
    """How two figures stand to each other, and why. Symmetric. That both measure the same thing is for the caller to know.

    The ladder: identical, restated (another currency), part (one is named as part of the other), compatible (the intervals meet), conflict.
    """
    if b.id in (a.restates,) or a.id in (b.restates,):
        return "restated", "the same sum in another currency"
    if a.part_of == b.id or b.part_of == a.id:
        return "part", "one is named as a part of the other"
    if a.unit != b.unit or a.currency != b.currency:
        return "unknown", "figures of different units do not compare"
    if (a.value, a.low, a.high, a.modifier) == (b.value, b.low, b.high, b.modifier):
        return "identical", "the same figure"
    if a.value is not None and a.value == b.value:
        return "compatible", "the same figure, hedged in one of them"
    one, two = interval(a), interval(b)
    if one[0] <= two[1] and two[0] <= one[1]:
        return "compatible", "one is rounder or vaguer than the other"
    return "conflict", "the figures do not meet, even rounded"
