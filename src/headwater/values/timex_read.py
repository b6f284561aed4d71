"""Time expressions with a calendar name (months, weekdays, years, quarters, clock times) into TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from headwater.record import TimexType
from headwater.values.date import bounds, step
from headwater.values.timex_context import Context, clock_day, shifted, tense, unresolved, weekday_value, year_of
from headwater.values.timex_words import MONTHS, PARTS, WEEKDAYS

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression at `[start, end)`; `from_` and `to` only where the value alone does not give them.

    `anchor` is whether a later expression ("a year earlier") may be counted from it.
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    from_: date | None = None
    to: date | None = None
    fiscal: bool = False
    anchor: bool = True


Reader = Callable[[Match, Context], "Timex | None"]


def at_match(found: Match, type_: TimexType, value: str | None, mod: str | None = None) -> Timex | None:
    """The whole match as an expression, or None without a value."""
    return None if value is None else Timex(found.start(), found.end(), type_, value, mod)


def month_of(word: str) -> int | None:
    """The number of a month that is printed as a name; None for the verbs and small words that look like one."""
    return MONTHS.get(word.lower().rstrip(".")) if word[:1].isupper() else None


def full_year(digits: str) -> int:
    """A year of two or four digits; two digits from 50 up are of the 1900s."""
    n = int(digits.lstrip("'\u2019"))
    return n if n > 99 else n + (1900 if n >= 50 else 2000)


def iso(found: Match, _: Context) -> Timex | None:
    value = "-".join(part for part in (found["y"], found["m"], found["d"]) if part)
    if bounds(value) is None:
        return None
    return at_match(found, "TIME" if found["time"] else "DATE", f"{value}T{found['time']}" if found["time"] else value)


def slash(found: Match, context: Context) -> Timex | None:
    """Day and month in digits. Which is which is taken from their size, else from the document's day, else the year alone is sure."""
    a, b, year = int(found["a"]), int(found["b"]), full_year(found["y"])
    readings = [
        f"{year:04}-{m:02}-{d:02}"
        for m, d in ([(b, a)] if found["sep"] == "." else [(a, b), (b, a)])
        if 1 <= m <= 12 and bounds(f"{year:04}-{m:02}-{d:02}")
    ]
    if len(set(readings)) == 2 and context.day:
        near = [value for value in readings if abs((date.fromisoformat(value) - context.day).days) <= 21]
        readings = near if len(near) == 1 else readings
    if not readings:
        return None
    return at_match(found, "DATE", readings[0] if len(set(readings)) == 1 else f"{year:04}")


def _clock(found: Match) -> str | None:
    groups = found.groupdict()
    if groups.get("hour24"):
        return f"{int(groups['hour24']):02}:{groups['minute24']}"
    if groups.get("hour4"):
        return f"{groups['hour4']}:{groups['minute4']}"
    if groups.get("hour"):
        hour = int(groups["hour"])
        if hour > 12 or hour == 0:
            return None
        hour = hour % 12 + (12 if groups["half"].lower() == "p" else 0)
        return f"{hour:02}:{groups['minute'] or '00'}"
    if groups.get("clock"):
        word = groups["clock"].lower()
        hour = (
            int(word)
            if word.isdigit()
            else ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].index(word)
        )
        return f"{hour:02}:00" if 0 < hour < 25 else None
    return None


def dayparts(found: Match, context: Context) -> Timex | None:
    time = PARTS[found["noon"].lower()] if found["noon"] else None
    clock = time or (f"T{_clock(found)}" if _clock(found) else None)
    if clock is None:
        return None
    day = _deictic_day(found["deictic"].lower(), context) if found["deictic"] else None
    if found["wd"]:
        day = weekday_value(context, WEEKDAYS[found["wd"].lower()], tense(context, found.start(), found.end()))
    return at_match(found, "TIME", f"{day}{clock}")


def clockdate(found: Match, context: Context) -> Timex | None:
    month, day = month_of(found["m1"] or found["m2"]), int(re.sub(r"\D", "", found["d1"] or found["d2"]))
    clock = _clock(found)
    if month is None or clock is None:
        return None
    return at_match(found, "TIME", f"{month_day(found, context, month, day, found['y'])}T{clock}")


def month_day(found: Match, context: Context, month: int, day: int, year: str | None) -> str:
    """The value of a day of a month, its year taken from the tense and the document's day where none is given."""
    known = full_year(year) if year else year_of(context, month, day, tense(context, found.start(), found.end()))
    return f"{known:04}-{month:02}-{day:02}" if known else f"XXXX-{month:02}-{day:02}"


def monthday(found: Match, context: Context) -> Timex | None:
    """ "Dec. 12, 2024", "December 12-14": a stretch has the value of its first day, and both ends."""
    month, day = month_of(found["m"]), int(re.sub(r"\D", "", found["d"]))
    if month is None:
        return None
    value = month_day(found, context, month, day, found["y"])
    if value[0] != "X" and bounds(value) is None:
        return None
    if found["d2"] is None:
        return at_match(found, "DATE", value)
    last = bounds(f"{value[:-2]}{int(re.sub(r'[^0-9]', '', found['d2'])):02}")
    first = bounds(value)
    if not first or not last or last[1] <= first[0]:
        return Timex(found.start(), found.start("d2") - 1, "DATE", value)
    return Timex(found.start(), found.end(), "DATE", value, None, first[0], last[1])


def daymonth(found: Match, context: Context) -> Timex | None:
    month, day = month_of(found["m"]), int(re.sub(r"\D", "", found["d"]))
    if month is None:
        return None
    value = month_day(found, context, month, day, found["y"])
    known = bounds(value)
    if value[0] != "X" and known is None:
        return None
    if found["d0"] and known:
        first = bounds(f"{value[:-2]}{int(re.sub(r'[^0-9]', '', found['d0'])):02}")
        if first and first[0] < known[0]:
            return Timex(found.start(), found.end(), "DATE", first[0].isoformat(), None, first[0], known[1])
    return at_match(found, "DATE", value)


def month(found: Match, context: Context) -> Timex | None:
    word, which = found["m"], (found["which"] or "").lower().split()
    n = month_of(word)
    before = context.text[max(context.start, found.start() - 14) : found.start()]
    if n is None or not _is_month(found, word, before, context):
        return None
    if found["y"]:
        return at_match(found, "DATE", f"{full_year(found['y']):04}-{n:02}")
    now = context.day
    year = None
    if found["whichyear"] and now:
        year = now.year + {"last": -1, "next": 1}.get(found["whichyear"].lower(), 0)
    elif now and which and which[0] in ("last", "next"):
        year = now.year - (n >= now.month) if which[0] == "last" else now.year + (n <= now.month)
    elif now:
        when = "past" if "past" in which else "future" if "coming" in which else tense(context, found.start(), found.end())
        year = now.year if which == ["this"] else year_of(context, n, None, when)
    return at_match(found, "DATE", f"{year:04}-{n:02}" if year else f"XXXX-{n:02}")


_LOOSE_OPENING = frozenset(("of", "for", "and", "or", "at", "to", "from"))
_NAME_AFTER = re.compile(r"[ ](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+\b")


def _is_month(found: Match, word: str, before: str, context: Context) -> bool:
    """Whether a bare name of a month is one: "May" and "March" need a word before them that a date has; a short form needs its dot."""
    if found["y"] or found["which"] or found["whichyear"]:
        return True
    if len(word) < 4 and not word.endswith(".") and word.lower() not in ("may",):
        return False
    if word.lower() in ("may", "march", "august", "april", "june") or word.endswith("."):
        opening = re.search(
            (
                r"\b(?P<word>in|since|until|till|by|from|to|through|during|of|for|before|after|and|late|early|mid|last|next|this|between|or"
                r"|until the end of|at)[ -](?:the[ ])?$"
            ),
            before,
            re.I,
        )
        if opening and opening["word"].lower() in _LOOSE_OPENING and _NAME_AFTER.match(context.text, found.end(), context.end):
            return False
        return bool(opening) or (word.lower() in ("june", "april", "august") and before.endswith((", ", "'s ", "\u2019s ")))
    return True


def weekday(found: Match, context: Context) -> Timex | None:
    n, which = WEEKDAYS[found["wd"].lower()], (found["which"] or "").lower()
    if not found["wd"][0].isupper() or re.match(
        r"[ ](?:Times|Mail|Post|Telegraph|Independent|Herald|Night)\b", context.text[found.end() : found.end() + 14]
    ):
        return None
    part = PARTS[found["part"].lower()] if found["part"] else PARTS[found["noon"].lower()] if found["noon"] else ""
    if found["plural"] or found["plural2"]:
        return at_match(found, "SET", f"XXXX-WXX-{n}{part}")
    value = _which_weekday(found, context, n, which)
    return at_match(found, "TIME" if part else "DATE", f"{value}{part}")


def _which_weekday(found: Match, context: Context, n: int, which: str) -> str:
    day = context.day
    if found["after"] and day:
        monday = step(day, "day", 1 - day.isoweekday() + (-7 if found["after"].lower() == "last" else 7))
        return (step(monday, "day", n - 1) or day).isoformat() if monday else unresolved("day")
    if which in ("last", "this past") and day:
        return (step(day, "day", -((day.isoweekday() - n - 1) % 7 + 1)) or day).isoformat()
    if which in ("next", "this coming", "the next") and day:
        return (step(day, "day", (n - day.isoweekday() - 1) % 7 + 1) or day).isoformat()
    if which in ("the following", "the previous"):
        start = context.last_day()
        if start is None:
            return f"XXXX-WXX-{n}"
        away = (n - start.isoweekday() - 1) % 7 + 1 if "following" in which else -((start.isoweekday() - n - 1) % 7 + 1)
        return (step(start, "day", away) or start).isoformat()
    if which == "this" and day:
        return (step(day, "day", n - day.isoweekday()) or day).isoformat()
    return weekday_value(context, n, tense(context, found.start(), found.end()))


def _deictic_day(word: str, context: Context) -> str:
    away = {"yesterday": -1, "last night": -1, "overnight": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(
        word, 0
    )
    return shifted(context.day, "day", away) or "XXXX-XX-XX"


def deictic(found: Match, context: Context) -> Timex | None:
    word = found["word"].lower()
    if (
        word in ("today", "tomorrow")
        and found["word"][0].isupper()
        and re.search(r"[A-Za-z][ ]$", context.text[max(context.start, found.start() - 2) : found.start()])
    ):
        return None  # the name of a paper or programme
    if word == "overnight" and not re.search(r"[\w,][ ]$", context.text[max(context.start, found.start() - 2) : found.start()]):
        return None
    part = "TNI" if word in ("tonight", "last night", "overnight") else ""
    part = PARTS[found["part"].lower()] if found["part"] else PARTS[found["noon"].lower()] if found["noon"] else part
    return at_match(found, "TIME" if part else "DATE", f"{_deictic_day(word, context)}{part}")


def thispart(found: Match, context: Context) -> Timex | None:
    which, part = found["which"].lower(), PARTS[found["part"].lower()]
    if which == "the" and not re.search(r"\b(?:in|during)[ ]$", context.text[max(context.start, found.start() - 8) : found.start()], re.I):
        return None
    day = context.day if which == "this" else context.last_day()
    day = step(day, "day", 1) if day and which in ("the following", "the next") else day
    return at_match(found, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}")


def noon(found: Match, context: Context) -> Timex | None:
    if found.group()[0].isupper():
        return None
    day = context.day
    return at_match(found, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{PARTS[found['noon'].lower()]}")


def clock(found: Match, context: Context) -> Timex | None:
    time = _clock(found)
    if time is None or (
        found["hour24"]
        and re.search(r"\b(?:\d|won|lost|by|score|time of|record)[ ]$", context.text[max(context.start, found.start() - 10) : found.start()])
    ):
        return None
    end = found.end() - (1 if context.text[found.end() - 1] == "." and found.end() == context.end else 0)
    day = clock_day(context, found.start())
    return Timex(found.start(), end, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{time}")


READERS: dict[str, Reader] = {
    "iso": iso,
    "slash": slash,
    "dayparts": dayparts,
    "clockdate": clockdate,
    "monthday": monthday,
    "daymonth": daymonth,
    "month": month,
    "weekday": weekday,
    "deictic": deictic,
    "thispart": thispart,
    "noon": noon,
    "clock": clock,
}
