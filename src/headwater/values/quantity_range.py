"""One figure as said, and two of them as the ends of one range or as sharers of one unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from headwater.record import Modifier
from headwater.values.currency import Currency
from headwater.values.hedge import opposite
from headwater.values.number import tidy

_B = "[ \u00a0]"
_BETWEEN = re.compile(rf"\b(?P<how>between|from|anywhere from|ranging from)(?:{_B}(?:about|around|roughly|some|an estimated))?{_B}$", re.I)
_JOIN = re.compile(
    rf"{_B}?(?:-|\u2010|\u2012|\u2013|~){_B}?|{_B}(?P<word>to|and|or|through)(?:{_B}(?:as (?:many|much|high) as|perhaps|even))?{_B}", re.I
)
_CHANGE = re.compile(
    r"\b(?:r[oi]se[ns]?|rising|fell|falls?|falling|fallen|dropp?(?:ed|s|ing)?|increas\w+|decreas\w+|declin\w+|cut|cuts|grew"
    r"|grow\w*|climb\w+|jump\w+|up|down"
    r"|rais\w+|reduc\w+|lower\w*|went|gone|moved?|chang\w+|slump\w+|surg\w+|widen\w+|narrow\w+|soar\w+|doubl\w+|tripl\w+"
    r"|expand\w+|swung|shr[aiu]nk)\b",
    re.I,
)
_VERSUS = re.compile(r"\b(?:vot\w+|scor\w+|won|win|beat|lost|lose|defeat\w+|passed|majority|aggregate|ruled|rejected)\b", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure as said, at `[start, end)`: number and unit, with both ends of a range, without the hedging words before it.

    `value` is in main units (cents are hundredths); null for a range or a vague figure, which have `low` and `high`.
    `currency` is a code where the words settle it; `money` keeps what a bare sign or name may mean. `measure` is the printed word of
    a unit of measure. `whole` covers the hedging words too. `said_from` is false where the number has no unit of its own.
    """

    start: int
    end: int
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    modifier: Modifier = "exact"
    currency: str | None = None
    money: Currency | None = None
    measure: str | None = None
    shape: str = "digits"
    whole: tuple[int, int] = (0, 0)
    scale: float = 1.0


def as_range(text: str, a: Quantity, b: Quantity, start: int) -> Quantity | None:
    """Both as one range where the words between them say so, else None."""
    if a.value is None or b.value is None or a.shape == "fraction" or a.modifier == "vague":
        return None
    between = text[a.end : b.start]
    two_sided = opposite(a.modifier, b.modifier) and re.fullmatch(r"[ ]?,?[ ]?(?:(?:and|but)[ ])?(?:.{0,30})", between) and b.whole[0] - a.end <= 6
    if two_sided and _same_unit(a, b):
        low, high = sorted((a.value, b.value))
        above = a if a.modifier in ("more_than", "at_least") else b
        if above.value != low or low == high:
            return None
        return replace(b, start=a.whole[0], whole=(a.whole[0], b.whole[1]), value=None, low=low, high=high, modifier="exact")
    join = _JOIN.fullmatch(between)
    if join is None or b.modifier not in ("exact",) or not _same_unit(a, b):
        return None
    word, opening = (join["word"] or "-").lower(), _BETWEEN.search(text[max(start, a.start - 30) : a.start])
    how = opening["how"].lower() if opening else ""
    low, high = (a.value * b.scale if a.scale == 1 and b.scale > 1 and a.value < b.value / b.scale else a.value), b.value
    if not low < high or not _may_join(text, (word, how), (a, b), start):
        return None
    begin = a.start - (len(opening.group()) if opening and how else 0)
    modifier: Modifier = a.modifier if a.modifier in ("about",) else "exact"
    b = replace(b, unit=a.unit, currency=a.currency, money=a.money) if a.unit == "money" and b.unit == "count" else b
    return replace(b, start=a.start, whole=(min(begin, a.whole[0]), b.whole[1]), value=None, low=tidy(low), high=high, modifier=modifier)


def _may_join(text: str, words: tuple[str, str], pair: tuple[Quantity, Quantity], start: int) -> bool:
    word, how = words
    a, b = pair
    context = text[max(start, a.start - 80) : a.start]
    if word in ("and",):
        return how == "between"
    if word in ("or",):
        return a.shape == b.shape and (b.value or 0) <= 3 * (a.value or 0) and (b.value or 0) - (a.value or 0) <= max(2, (a.value or 0))
    if word == "to" and not how and _apart(text, pair, context):
        return False
    if word in ("to", "through") and how.endswith("from"):
        return "ranging" in how or "anywhere" in how or not _CHANGE.search(context)
    if a.unit == b.unit == "count" and _VERSUS.search(context):
        return False
    if word == "-" and _looks_like_years(text, a, b):
        return False
    return word in ("to", "-", "through")


def _apart(text: str, pair: tuple[Quantity, Quantity], context: str) -> bool:
    """Whether "rose by $80 to $2,400", "fell 4 cents to 83.9" say by how much and to where, and no range: the first has a unit of its own."""
    a, b = pair
    if a.unit == "count" or a.value is None or b.value is None or not _CHANGE.search(context):
        return False
    own = (
        a.unit != b.unit or (a.money is not None and a.money.part < 1) or a.scale > 1 or not text[a.end - 1].isdigit() or not text[a.start].isdigit()
    )
    return own and b.value > 3 * a.value


def _looks_like_years(text: str, a: Quantity, b: Quantity) -> bool:
    return b.unit == "count" and a.end - a.start == 4 and text[a.start : a.start + 2] in ("19", "20") and b.end - b.start in (2, 4)


def _same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether the two can be ends of one range: one unit, or the first bare and borrowing the second's."""
    if a.unit == b.unit == "money":
        return a.currency == b.currency and (a.money is None or b.money is None or a.money.part == b.money.part)
    if a.unit == b.unit:
        return a.measure is None or b.measure is None or a.measure.lower().rstrip("s") == b.measure.lower().rstrip("s")
    return (a.unit == "count" and a.measure is None) or (a.unit == "money" and b.unit == "count")


def share_unit(text: str, a: Quantity, b: Quantity) -> Quantity | None:
    """The first of "five or six years", "10 and 12 percent": a bare number that has the unit of the next one; None where it stands alone."""
    if a.unit != "count" or b.unit in ("count", "fraction", "age") or (b.measure is not None and b.unit == "duration" and a.scale > 1):
        return None
    if not re.fullmatch(r",?[ ](?:and|or|to)[ ]|,[ ]", text[a.end : b.start]) or b.start - a.end > 6 or b.unit == "money":
        return None
    if text[a.end : b.start].strip() == ",":
        return None
    return replace(a, unit=b.unit, measure=b.measure)
