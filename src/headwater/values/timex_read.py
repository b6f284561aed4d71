"""Time expressions with a calendar name (months, weekdays, years, quarters, clock times) into TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from headwater.values.date import as_value, bounds, step
from headwater.values.timex_context import Context, shifted, tense, unresolved, weekday_value, year_of
from headwater.values.timex_words import DECADES, HOLIDAYS, MONTHS, ORDINALS, PARTS, SEASONS, WEEKDAYS

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression at `[start, end)`; `from_` and `to` only where the value alone does not give them.

    `anchor` is whether a later expression ("a year earlier") may be counted from it.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    from_: date | None = None
    to: date | None = None
    fiscal: bool = False
    anchor: bool = True


Reader = Callable[[Match, Context], "Timex | None"]


def _at(found: Match, type_: str, value: str | None, mod: str | None = None) -> Timex | None:
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
    return _at(found, "TIME" if found["time"] else "DATE", f"{value}T{found['time']}" if found["time"] else value)


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
    return _at(found, "DATE", readings[0] if len(set(readings)) == 1 else f"{year:04}")


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
    return _at(found, "TIME", f"{day}{clock}")


def clockdate(found: Match, context: Context) -> Timex | None:
    month, day = month_of(found["m1"] or found["m2"]), int(re.sub(r"\D", "", found["d1"] or found["d2"]))
    clock = _clock(found)
    if month is None or clock is None:
        return None
    return _at(found, "TIME", f"{_month_day(found, context, month, day, found['y'])}T{clock}")


def _month_day(found: Match, context: Context, month: int, day: int, year: str | None) -> str:
    known = full_year(year) if year else year_of(context, month, day, tense(context, found.start(), found.end()))
    return f"{known:04}-{month:02}-{day:02}" if known else f"XXXX-{month:02}-{day:02}"


def monthday(found: Match, context: Context) -> Timex | None:
    """ "Dec. 12, 2024", "December 12-14": a stretch has the value of its first day, and both ends."""
    month, day = month_of(found["m"]), int(re.sub(r"\D", "", found["d"]))
    if month is None:
        return None
    value = _month_day(found, context, month, day, found["y"])
    if value[0] != "X" and bounds(value) is None:
        return None
    if found["d2"] is None:
        return _at(found, "DATE", value)
    last = bounds(f"{value[:-2]}{int(re.sub(r'[^0-9]', '', found['d2'])):02}")
    first = bounds(value)
    if not first or not last or last[1] <= first[0]:
        return Timex(found.start(), found.start("d2") - 1, "DATE", value)
    return Timex(found.start(), found.end(), "DATE", value, None, first[0], last[1])


def daymonth(found: Match, context: Context) -> Timex | None:
    month, day = month_of(found["m"]), int(re.sub(r"\D", "", found["d"]))
    if month is None:
        return None
    value = _month_day(found, context, month, day, found["y"])
    known = bounds(value)
    if value[0] != "X" and known is None:
        return None
    if found["d0"] and known:
        first = bounds(f"{value[:-2]}{int(re.sub(r'[^0-9]', '', found['d0'])):02}")
        if first and first[0] < known[0]:
            return Timex(found.start(), found.end(), "DATE", first[0].isoformat(), None, first[0], known[1])
    return _at(found, "DATE", value)


def month(found: Match, context: Context) -> Timex | None:
    word, which = found["m"], (found["which"] or "").lower().split()
    n = month_of(word)
    before = context.text[max(context.start, found.start() - 14) : found.start()]
    if n is None or not _is_month(found, word, before):
        return None
    if found["y"]:
        return _at(found, "DATE", f"{full_year(found['y']):04}-{n:02}")
    now = context.day
    year = None
    if found["whichyear"] and now:
        year = now.year + {"last": -1, "next": 1}.get(found["whichyear"].lower(), 0)
    elif now and which and which[0] in ("last", "next"):
        year = now.year - (n >= now.month) if which[0] == "last" else now.year + (n <= now.month)
    elif now:
        when = "past" if "past" in which else "future" if "coming" in which else tense(context, found.start(), found.end())
        year = now.year if which == ["this"] else year_of(context, n, None, when)
    return _at(found, "DATE", f"{year:04}-{n:02}" if year else f"XXXX-{n:02}")


def _is_month(found: Match, word: str, before: str) -> bool:
    """Whether a bare name of a month is one: "May" and "March" need a word before them that a date has; a short form needs its dot."""
    if found["y"] or found["which"] or found["whichyear"]:
        return True
    if len(word) < 4 and not word.endswith(".") and word.lower() not in ("may",):
        return False
    if word.lower() in ("may", "march", "august", "april", "june") or word.endswith("."):
        opening = re.search(
            r"\b(?:in|since|until|till|by|from|to|through|during|of|for|before|after|and|late|early|mid|last|next|this|between|or|until the end of|at)[ -](?:the[ ])?$",
            before,
            re.I,
        )
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
        return _at(found, "SET", f"XXXX-WXX-{n}{part}")
    value = _which_weekday(found, context, n, which)
    return _at(found, "TIME" if part else "DATE", f"{value}{part}")


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
    return _at(found, "TIME" if part else "DATE", f"{_deictic_day(word, context)}{part}")


def thispart(found: Match, context: Context) -> Timex | None:
    which, part = found["which"].lower(), PARTS[found["part"].lower()]
    if which == "the" and not re.search(r"\b(?:in|during)[ ]$", context.text[max(context.start, found.start() - 8) : found.start()], re.I):
        return None
    day = context.day if which == "this" else context.last_day()
    day = step(day, "day", 1) if day and which in ("the following", "the next") else day
    return _at(found, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}")


def noon(found: Match, context: Context) -> Timex | None:
    if found.group()[0].isupper():
        return None
    day = context.day
    return _at(found, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}{PARTS[found['noon'].lower()]}")


def clock(found: Match, context: Context) -> Timex | None:
    time = _clock(found)
    if time is None or (
        found["hour24"]
        and re.search(r"\b(?:\d|won|lost|by|score|time of|record)[ ]$", context.text[max(context.start, found.start() - 10) : found.start()])
    ):
        return None
    end = found.end() - (1 if context.text[found.end() - 1] == "." and found.end() == context.end else 0)
    return Timex(found.start(), end, "TIME", f"{context.day.isoformat() if context.day else 'XXXX-XX-XX'}T{time}")


def quarter(found: Match, context: Context) -> Timex | None:
    n = 4 if found["n"].lower() == "final" else ORDINALS[found["n"].lower()]
    letter = "Q" if found["unit"].lower() == "quarter" else "H"
    given = found["y0"] or found["y"]
    if letter == "H" and (n > 2 or not (given or found["which"] or found["which2"] or _half_year(found, context))):
        return None
    return _period(found, context, (letter, n), given, (found["which"] or found["which2"] or "").lower())


def _half_year(found: Match, context: Context) -> bool:
    return bool(
        re.match(
            r"[ ](?:net|pre-?tax|profits?|results?|earnings|revenues?|sales|loss(?:es)?|figures|income|gdp|trading|report)",
            context.text[found.end() : found.end() + 12],
            re.I,
        )
    )


def _period(found: Match, context: Context, period: tuple[str, int], given: str | None, which: str) -> Timex | None:
    letter, n = period
    now = context.day
    fiscal = "fiscal" in found.group().lower() or "financial" in found.group().lower()
    if given:
        return Timex(found.start(), found.end(), "DATE", f"{full_year(given):04}-{letter}{n}", fiscal=fiscal)
    if now is None:
        return _at(found, "DATE", f"XXXX-{letter}{n}")
    if which in ("last", "next"):
        return _at(found, "DATE", f"{now.year + (1 if which == 'next' else -1):04}-{letter}{n}")
    current = (now.month + 2) // 3 if letter == "Q" else (now.month + 5) // 6
    year = now.year if n <= current else now.year - 1
    if n > current and tense(context, found.start(), found.end()) == "future":
        year = now.year
    return Timex(found.start(), found.end(), "DATE", f"{year:04}-{letter}{n}", fiscal=fiscal)


def q(found: Match, context: Context) -> Timex | None:
    letter, n = (found["unit"] or found["unit2"]).upper(), int(found["n"] or found["n2"])
    if (letter == "H" and n > 2) or not (found["unit"] or found["unit2"]).isupper():
        return None
    return _period(found, context, (letter, n), found["y"] or found["y2"], "")


def fiscal(found: Match, _: Context) -> Timex | None:
    if found["word"].upper() == "FY" and not found["word"].isupper():
        return None
    return Timex(found.start(), found.end(), "DATE", f"{full_year(found['y']):04}", fiscal=True)


def season(found: Match, context: Context) -> Timex | None:
    code, now, which = SEASONS[found["season"].lower()], context.day, (found["which"] or "").lower()
    if found["y"]:
        return _at(found, "DATE", f"{full_year(found['y']):04}-{code}")
    before = context.text[max(context.start, found.start() - 10) : found.start()]
    bare = not which and not found["whichyear"]
    if bare and (
        found["season"][0].isupper()
        or not re.search(
            r"\b(?:in|by|since|until|during|of|early|late|mid|from|for|before|after)[ -](?:the[ ])?$",
            before + ("the " if found.group().lower().startswith("the ") else ""),
            re.I,
        )
    ):
        return None
    if now is None:
        return _at(found, "DATE", f"XXXX-{code}")
    word = (found["whichyear"] or which.split(" ")[0] or "").lower()
    year = now.year + {"last": -1, "next": 1}.get(word, 0)
    if word == "last" and not found["whichyear"] and now.month > {"SP": 6, "SU": 9, "FA": 12, "WI": 12}[code]:
        year = now.year
    if word == "next" and not found["whichyear"] and now.month < {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]:
        year = now.year
    return _at(found, "DATE", f"{year:04}-{code}")


def holiday(found: Match, context: Context) -> Timex | None:
    name = found["name"].lower().replace("\u2019", "'")
    n, day = HOLIDAYS[name]
    return _at(found, "DATE", _month_day(found, context, n, day, found["y"]))


def decade(found: Match, _: Context) -> Timex | None:
    if found["y"]:
        return _at(found, "DATE", found["y"][:3])
    if found["short"]:
        return _at(found, "DATE", f"{full_year(found['short']) // 10:03}" if int(found["short"]) >= 20 else f"20{found['short'][0]}")
    return _at(found, "DATE", f"19{DECADES[found['word'].lower()]}")


def century(found: Match, _: Context) -> Timex | None:
    n = int(found["n"])
    return _at(found, "DATE", f"{n - 1:02}") if 0 < n < 23 else None


def shortyear(found: Match, _: Context) -> Timex | None:
    return _at(found, "DATE", f"{full_year(found['y']):04}")


def yearword(found: Match, _: Context) -> Timex | None:
    if found["word"]:
        return _at(found, "DATE", "2000")
    words = found["rest"].lower().replace("-", " ").split()
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
    ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    n = tens[words[0]] + (ones.index(words[1]) if len(words) > 1 else 0)
    century_ = 19 if found["teen"].lower() == "nineteen" else 20
    return _at(found, "DATE", f"{century_}{n:02}") if century_ == 19 or n < 50 else None


def yearend(found: Match, context: Context) -> Timex | None:
    return _at(found, "DATE", as_value(context.day, "year") if context.day else "XXXX", "END")


_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|to|and|between|before|after|during|through|for|the|a|early|late|mid|year|or|than|circa|around|about|as|on|his|her|its|their|our|at|that|this)[ -]$|[(,]$|[(,][ ]$|^$",
    re.I,
)
_COUNTED = re.compile(
    r"[ ](?:more[ ]|other[ ]|new[ ])?(?:people|men|women|children|troops|soldiers|jobs|homes|houses|workers|students|votes|miles|metres|meters|feet|tons|tonnes|euros|dollars|pounds|shares|points|calories|words|pages)\b"
)


def year(found: Match, context: Context) -> Timex | None:
    n = int(found["y"])
    before = context.text[max(context.start, found.start() - 12) : found.start()]
    if _COUNTED.match(context.text[found.end() : found.end() + 20]) or re.search(r"(?:\bNo\.?|\bRs\.?|#|\bRoom|\bRoute|\bFlight)[ ]?$", before):
        return None
    if not 1900 <= n <= 2069 and not re.search(
        r"\b(?:in|since|of|by|from|until|year|before|after|circa|between|to|during)[ ](?:the year[ ])?$", before, re.I
    ):
        return None
    if (
        not _YEAR_BEFORE.search(before)
        and not before.endswith(("\n", '"', "\u201c", "\u2018", "'", "\u2014 ", "- ", "; ", ": "))
        and not re.search(r"[a-z]{2,}['\u2019]?s?[ ]$", before)
    ):
        return None
    second = found["y2"]
    if second:
        last = int(second) if len(second) == 4 else n // 100 * 100 + int(second)
        if n < last <= n + 100:
            return Timex(found.start(), found.end(), "DATE", f"{n:04}", None, date(n, 1, 1), date(last, 12, 31))
        return Timex(found.start(), found.end("y"), "DATE", f"{n:04}")
    return _at(found, "DATE", f"{n:04}")


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
    "quarter": quarter,
    "q": q,
    "fiscal": fiscal,
    "season": season,
    "holiday": holiday,
    "decade": decade,
    "century": century,
    "shortyear": shortyear,
    "yearword": yearword,
    "yearend": yearend,
    "year": year,
}
