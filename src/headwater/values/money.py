"""When two figures agree: sums, counts, percentages and measures, each with the interval its words allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record import Amount
from headwater.values.measure import measure_of
from headwater.values.number import half_step, normal, to_float

Verdict = Literal["identical", "compatible", "part", "restated", "conflict", "unknown"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two figures are to each other, and why in one line."""

    verdict: Verdict
    reason: str


def interval(amount: Amount) -> tuple[float, float]:
    """The stretch in which a figure as said holds, in its own unit. It is for agreeing, never for printing.

    An exact figure reaches half a unit of its last significant digit either way, "about" a twentieth, "more than X" up to 1.1 X,
    "nearly X" from 0.9 X; a range and a vague figure have their bounds. Both ends are infinite where nothing is known.
    """
    infinite = float("inf")
    if amount.value is None:
        return (-infinite if amount.low is None else amount.low), (infinite if amount.high is None else amount.high)
    value, size = amount.value, abs(amount.value)
    half = half_step(value)
    bounds = {
        "about": (value - max(0.05 * size, half), value + max(0.05 * size, half)),
        "more_than": (value, value + 0.1 * size),
        "at_least": (value, infinite),
        "nearly": (value - 0.1 * size, value),
        "up_to": (-infinite, value),
        "less_than": (-infinite, value),
    }
    return bounds.get(amount.modifier, (value - half, value + half))


def compare(a: Amount, b: Amount) -> Comparison:
    """Whether two figures for one thing can both hold. Symmetric in the verdict.

    `identical`: unit, currency, value and hedge are the same. `restated`: one is the other in another currency or unit. `part`: one is
    part of the other. `compatible`: their intervals meet (vaguer, rounder). `conflict`: they do not. `unknown`: they do not compare,
    because the unit or the currency differs or is not known.
    """
    if a.restates == b.id or b.restates == a.id:
        return Comparison("restated", "the same sum in another currency")
    if a.part_of == b.id or b.part_of == a.id:
        return Comparison("part", "one is part of the other")
    if a.unit != b.unit:
        return Comparison("unknown", f"{min(a.unit, b.unit)} and {max(a.unit, b.unit)} do not compare")
    if a.unit == "money" and (a.currency is None or b.currency is None or a.currency != b.currency):
        return Comparison("unknown", "the currencies differ or are not known")
    scale = _scales(a, b)
    if scale is None:
        return Comparison("unknown", "the units of measure differ in kind")
    if scale == (1.0, 1.0) and _same(a, b):
        return Comparison("identical", "the same figure")
    low_a, high_a = (end * scale[0] for end in interval(a))
    low_b, high_b = (end * scale[1] for end in interval(b))
    # A bound that is only just reached is reached: binary fractions are not exact.
    slack = 1e-9 * max(1.0, *(abs(end) for end in (low_a, high_a, low_b, high_b) if abs(end) != float("inf")), 0.0)
    if low_a <= high_b + slack and low_b <= high_a + slack:
        return Comparison("restated" if scale[0] != scale[1] and a.modifier == b.modifier == "exact" else "compatible", _why(a, b, scale))
    return Comparison(
        "conflict", f"{say(a)} and {say(b)} have nothing in common" if say(a) <= say(b) else f"{say(b)} and {say(a)} have nothing in common"
    )


def _same(a: Amount, b: Amount) -> bool:
    return (a.value, a.low, a.high, a.modifier) == (b.value, b.low, b.high, b.modifier)


def _scales(a: Amount, b: Amount) -> tuple[float, float] | None:
    """Factors that bring both to one unit of measure; None where their units are of two kinds."""
    known = measure_of(a.of), measure_of(b.of)
    if known[0] is None or known[1] is None or known[0].unit != a.unit or known[1].unit != b.unit:
        return 1.0, 1.0
    if known[0].factor == known[1].factor:
        return 1.0, 1.0
    return known[0].factor, known[1].factor


def _why(a: Amount, b: Amount, scale: tuple[float, float]) -> str:
    if scale[0] != scale[1]:
        return "the same in another unit"
    if a.value is not None and a.value == b.value:
        return "the same number, hedged in another way"
    if a.value is None or b.value is None:
        return "one is a range or vague, and the other lies within it"
    return "one is rounder or hedged, and their intervals meet"


def say(amount: Amount) -> str:
    """The normal form of a figure: `money GBP 225000000 more_than`, `count 300..400`. `read_back` reads it again."""
    number = normal(amount.value) if amount.value is not None else f"{_end(amount.low)}..{_end(amount.high)}"
    words = [amount.unit, amount.currency or "", number, "" if amount.modifier == "exact" else amount.modifier]
    return " ".join(word for word in words if word)


def _end(bound: float | None) -> str:
    return "" if bound is None else normal(bound)


def read_back(form: str) -> tuple[str, str | None, float | None, float | None, float | None, str]:
    """Unit, currency, value, low, high and modifier of a normal form. Raises ValueError where it is none."""
    unit, *rest = form.split(" ")
    currency = rest.pop(0) if rest and rest[0].isalpha() and rest[0].isupper() else None
    if not rest:
        raise ValueError(f"{form!r} has no number")
    number, modifier = rest[0], rest[1] if len(rest) > 1 else "exact"
    if ".." in number:
        low, high = number.split("..")
        return unit, currency, None, to_float(low) if low else None, to_float(high) if high else None, modifier
    return unit, currency, to_float(number), None, None, modifier
