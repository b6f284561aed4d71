"""Quarters, seasons, years, decades and feasts into TIMEX3 values."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.values.date import as_value, easter
from headwater.values.timex_context import Context, tense, year_of
from headwater.values.timex_read import Match, Reader, Timex, at_match, full_year, month_day, month_of
from headwater.values.timex_words import DECADES, FROM_EASTER, HOLIDAYS, ORDINALS, SEASONS


def quarter(found: Match, context: Context) -> Timex | None:
    letter = "Q" if found["unit"].lower() == "quarter" else "H"
    n = (4 if letter == "Q" else 2) if found["n"].lower() in ("final", "last") else ORDINALS[found["n"].lower()]
    given = found["y0"] or found["y"]
    if letter == "H" and (n > 2 or not (given or found["which"] or found["which2"] or found["whose"] or _half_year(found, context))):
        return None
    return _period(found, context, (letter, n), given, (found["whose"] or found["which"] or found["which2"] or "").lower())


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
        return at_match(found, "DATE", f"XXXX-{letter}{n}")
    if which in ("last", "next") or (found.groupdict().get("whose") and which == "this"):
        return at_match(found, "DATE", f"{now.year + {'next': 1, 'last': -1}.get(which, 0):04}-{letter}{n}")
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


def monthquarter(found: Match, context: Context) -> Timex | None:
    """ "the April-June quarter", "the March quarter": the quarter of the year that ends with the last month named."""
    first, last = month_of(found["m1"] or found["m2"]), month_of(found["m2"])
    if first is None or last is None or (last - first) % 12 not in (0, 2) or last % 3:
        return None
    year = full_year(found["y"]) if found["y"] else year_of(context, last, None, tense(context, found.start(), found.end()))
    return at_match(found, "DATE", f"{year:04}-Q{last // 3}" if year else f"XXXX-Q{last // 3}")


def fiscal(found: Match, _: Context) -> Timex | None:
    if found["word"].upper() == "FY" and not found["word"].isupper():
        return None
    return Timex(found.start(), found.end(), "DATE", f"{full_year(found['y']):04}", fiscal=True)


_OF_THING = re.compile(r"[ ]of[ ](?!the year|that|last|this|next|[\d\u2018'\u2019])", re.I)


def season(found: Match, context: Context) -> Timex | None:
    code, now, which = SEASONS[found["season"].lower()], context.day, (found["which"] or "").lower()
    if found["y"]:
        return at_match(found, "DATE", f"{full_year(found['y']):04}-{code}")
    before = context.text[max(context.start, found.start() - 10) : found.start()]
    bare = not which and not found["whichyear"]
    if bare and _OF_THING.match(context.text, found.end(), context.end):
        return None
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
        return at_match(found, "DATE", f"XXXX-{code}")
    word = (found["whichyear"] or which.split(" ")[0] or "").lower()
    if bare and code == "WI" and now.month < 12 and tense(context, found.start(), found.end()) == "past":
        return at_match(found, "DATE", f"{now.year - 1:04}-{code}")
    year = now.year + {"last": -1, "next": 1}.get(word, 0)
    if word == "last" and not found["whichyear"] and now.month > {"SP": 6, "SU": 9, "FA": 12, "WI": 12}[code]:
        year = now.year
    if word == "next" and not found["whichyear"] and now.month < {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]:
        year = now.year
    return at_match(found, "DATE", f"{year:04}-{code}")


def holiday(found: Match, context: Context) -> Timex | None:
    name = found["name"].lower().replace("\u2019", "'")
    if name in FROM_EASTER:
        return _easter_day(found, context, FROM_EASTER[name])
    n, day = HOLIDAYS[name]
    if not found["y"] and context.day and tense(context, found.start(), found.end()) == "past":
        last = context.day.year - ((n, day) > (context.day.month, context.day.day))
        return at_match(found, "DATE", f"{last:04}-{n:02}-{day:02}")
    return at_match(found, "DATE", month_day(found, context, n, day, found["y"]))


def _easter_day(found: Match, context: Context, away: int) -> Timex | None:
    if found["y"]:
        return at_match(found, "DATE", (easter(int(found["y"])) + timedelta(days=away)).isoformat())
    now = context.day
    if now is None:
        return at_match(found, "DATE", "XXXX-XX-XX")
    days = [easter(year) + timedelta(days=away) for year in (now.year - 1, now.year, now.year + 1)]
    when = tense(context, found.start(), found.end())
    known = [day for day in days if day >= now] if when == "future" else [day for day in days if day <= now] if when == "past" else days
    return at_match(found, "DATE", min(known, key=lambda day: abs((day - now).days)).isoformat())


def decade(found: Match, _: Context) -> Timex | None:
    if found["y"]:
        return at_match(found, "DATE", found["y"][:3])
    if found["short"]:
        return at_match(found, "DATE", f"{full_year(found['short']) // 10:03}" if int(found["short"]) >= 20 else f"20{found['short'][0]}")
    return at_match(found, "DATE", f"19{DECADES[found['word'].lower()]}")


def century(found: Match, _: Context) -> Timex | None:
    n = int(found["n"])
    return at_match(found, "DATE", f"{n - 1:02}") if 0 < n < 23 else None


def shortyear(found: Match, _: Context) -> Timex | None:
    return at_match(found, "DATE", f"{full_year(found['y']):04}")


def yearword(found: Match, _: Context) -> Timex | None:
    if found["word"]:
        return at_match(found, "DATE", "2000")
    words = found["rest"].lower().replace("-", " ").split()
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
    ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    n = tens[words[0]] + (ones.index(words[1]) if len(words) > 1 else 0)
    century_ = 19 if found["teen"].lower() == "nineteen" else 20
    return at_match(found, "DATE", f"{century_}{n:02}") if century_ == 19 or n < 50 else None


def yearend(found: Match, context: Context) -> Timex | None:
    return at_match(found, "DATE", as_value(context.day, "year") if context.day else "XXXX", "END")


_YEAR_BEFORE = re.compile(
    (
        r"\b(?:in|since|of|by|from|until|till|to|and|between|before|after|during|through|for|the|a|early|late|mid|year|or|than"
        r"|circa|around|about|as|on|his|her|its|their|our|at|that|this)[ -]$|[(,]$|[(,][ ]$|^$"
    ),
    re.I,
)
_COUNTED = re.compile(
    r"[ ](?:more[ ]|other[ ]|new[ ])?(?:people|men|women|children|troops|soldiers|jobs|homes|houses|workers|students|votes"
    r"|miles|metres|meters|feet|tons|tonnes|euros|dollars|pounds|shares|points|calories|words|pages)\b"
)


def year(found: Match, context: Context) -> Timex | None:
    n = int(found["y"])
    before = context.text[max(context.start, found.start() - 12) : found.start()]
    if _COUNTED.match(context.text[found.end() : found.end() + 20]) or re.search(r"(?:\bNo\.?|\bRs\.?|#|\b[Rr]oom|\bRoute|\bFlight)[ ]?$", before):
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
    return at_match(found, "DATE", f"{n:04}")


YEAR_READERS: dict[str, Reader] = {
    "quarter": quarter,
    "q": q,
    "monthquarter": monthquarter,
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
