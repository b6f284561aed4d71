"""TIMEX3 values into the days they mean, steps along the calendar, and when two of them agree."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from headwater.record import DateMention

Agreement = Literal["identical", "compatible", "conflict", "unknown"]

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), "day"),
    (re.compile(r"(\d{4})-(\d\d)"), "month"),
    (re.compile(r"(\d{4})-W(\d\d)-(\d)"), "weekday"),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), "weekend"),
    (re.compile(r"(\d{4})-W(\d\d)"), "week"),
    (re.compile(r"(\d{4})-Q([1-4])"), "quarter"),
    (re.compile(r"(\d{4})-H([12])"), "half"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), "season"),
    (re.compile(r"(\d{4})"), "year"),
    (re.compile(r"(\d{3})X?"), "decade"),
    (re.compile(r"(\d\d)(?:XX)?"), "century"),
)


def grain(value: str) -> str | None:
    """How fine a TIMEX3 date value is (`day`, `week`, `month`, ...), or None where it is none or stays unresolved."""
    plain = value.split("T", 1)[0]
    return next((name for form, name in _FORMS if form.fullmatch(plain)), None)


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of the stretch a TIMEX3 date or time means; None where it is unresolved, a duration, or a season.

    Which months a season is depends on the half of the earth that is written about, so a season is given no days.
    """
    plain = value.split("T", 1)[0]
    for form, name in _FORMS:
        if found := form.fullmatch(plain):
            try:
                return _READ[name]([int(part) if part.isdigit() else 0 for part in found.groups()])
            except (ValueError, OverflowError):
                return None
    return None


def _month(parts: list[int]) -> tuple[date, date]:
    year, month = parts
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _quarter(parts: list[int]) -> tuple[date, date]:
    year, n = parts
    return date(year, 3 * n - 2, 1), _month([year, 3 * n])[1]


_READ: dict[str, Callable[[list[int]], tuple[date, date] | None]] = {
    "day": lambda p: (date(*p), date(*p)),
    "month": _month,
    "weekday": lambda p: (date.fromisocalendar(*p), date.fromisocalendar(*p)),
    "weekend": lambda p: (date.fromisocalendar(p[0], p[1], 6), date.fromisocalendar(p[0], p[1], 7)),
    "week": lambda p: (date.fromisocalendar(p[0], p[1], 1), date.fromisocalendar(p[0], p[1], 7)),
    "quarter": _quarter,
    "half": lambda p: (date(p[0], 6 * p[1] - 5, 1), _month([p[0], 6 * p[1]])[1]),
    "season": lambda _: None,
    "year": lambda p: (date(p[0], 1, 1), date(p[0], 12, 31)),
    "decade": lambda p: (date(10 * p[0], 1, 1), date(10 * p[0] + 9, 12, 31)),
    "century": lambda p: (date(100 * p[0], 1, 1), date(100 * p[0] + 99, 12, 31)),
}


def as_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the `day`, `week`, `weekend`, `month`, `quarter`, `half`, `year`, `decade` or `century` that a day lies in."""
    iso = day.isocalendar()
    forms = {
        "day": day.isoformat(),
        "week": f"{iso.year:04}-W{iso.week:02}",
        "weekend": f"{iso.year:04}-W{iso.week:02}-WE",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }
    return forms[unit]


def step(day: date, unit: str, count: int) -> date | None:
    """The day `count` units on (back where negative), at the end of a shorter month where there is no such day; None beyond the calendar."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))
        index = day.year * 12 + day.month - 1 + count * months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def compare(a: DateMention, b: DateMention) -> tuple[Agreement, str]:
    """Whether two dates can both hold of one thing, and why. Symmetric.

    `identical`: the same value. `compatible`: the stretches they mean overlap, as a week and one of its days do. `conflict`: they have no
    day in common. `unknown`: one of them is not resolved, or they are of kinds that do not compare.
    """
    if a.type == b.type and a.value == b.value and a.mod == b.mod and "X" not in a.value and not a.value.endswith("_REF"):
        return "identical", "the same value"
    durations = {"DURATION", "SET"}
    if a.type in durations or b.type in durations:
        return _compare_durations(a, b)
    if (a.from_, a.to) == (None, None) or (b.from_, b.to) == (None, None):
        return "unknown", "a date is not resolved"
    if _overlap(a, b):
        return "compatible", "the days meant overlap"
    return "conflict", "no day in common"


def _compare_durations(a: DateMention, b: DateMention) -> tuple[Agreement, str]:
    if a.type != b.type:
        return "unknown", "a date and a length of time do not compare"
    if a.value == b.value and "X" not in a.value:
        return "compatible", "the same length, hedged in one of them"
    days = [length(mention.value) for mention in (a, b)]
    if a.type == "SET" or days[0] is None or days[1] is None:
        return "unknown", "a length is not known"
    if a.mod or b.mod or abs(days[0] - days[1]) <= 0.05 * max(days[0], days[1]):
        return ("compatible", "nearly the same length") if abs(days[0] - days[1]) <= 0.25 * max(days[0], days[1]) else ("conflict", "lengths differ")
    return "conflict", "lengths differ"


def length(value: str) -> float | None:
    """Days of a TIMEX3 duration ("P3Y", "PT36H"), or None where it has none ("PXY")."""
    found = re.fullmatch(r"P(?:(\d+(?:\.\d+)?)(DE|CE|Y|M|W|D|Q|L))?(?:(\d+)(Y|M|W|D))?(?:T(\d+(?:\.\d+)?)([HMS])(?:(\d+)([MS]))?)?", value)
    if found is None or value in ("P", "PT"):
        return None
    per_day = {"DE": 3652.5, "CE": 36525.0, "L": 365250.0, "Y": 365.25, "Q": 91.3, "M": 30.44, "W": 7.0, "D": 1.0}
    per_hour = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
    total = sum(float(found[n]) * per_day[found[n + 1]] for n in (1, 3) if found[n])
    total += sum(float(found[n]) * per_hour[found[n + 1]] for n in (5, 7) if found[n])
    return total or None


def _overlap(a: DateMention, b: DateMention) -> bool:
    low, high = "0001-01-01", "9999-12-31"
    return (a.from_ or low) <= (b.to or high) and (b.from_ or low) <= (a.to or high)
