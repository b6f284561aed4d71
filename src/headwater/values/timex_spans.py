"""Time expressions that count units (ago, last, next, for, every) into TIMEX3 values."""

from __future__ import annotations

import re

from headwater.values.date import as_value, bounds, grain, step
from headwater.values.timex_context import Context, ahead, count_of, shifted, tense, unresolved
from headwater.values.timex_read import Match, Reader, Timex, month_of
from headwater.values.timex_words import CLOCK_UNITS, PARTS, SEASONS, UNITS, WEEKDAYS

_PREPOSED = re.compile(
    (
        r"\b(?:for|in|within|about|around|than|nearly|almost|over|under|least|to|of|after|barely|only|just|every|lasted|lasts"
        r"|took|takes|spent|a further|up to|him|them|her)[ ]$"
    ),
    re.I,
)


_COUNTED = re.compile(
    r"[ ](?:few|several|couple|half|day|year|month|week|fortnight|quarter|decade|hundred|two|three|four|five|six|seven|eigh|nine|ten|twe|thir|\d)"
)


def singular(unit: str) -> str:
    """The unit of time in the singular ("centuries" to "century")."""
    low = unit.lower()
    return {"centuries": "century", "millennia": "millennium"}.get(low, low.removesuffix("s"))


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: `P3Y`, `PT2H`, `PXD` where the number is not said."""
    name = singular(unit)
    letter = UNITS[name]
    if count is not None and name == "decade" and count == int(count):
        count, letter = count * 10, "Y"
    if count is not None and name == "fortnight":
        count *= 2
    if count is not None and name == "quarter":
        count, letter = count * 3, "M"
    if count is not None and count != int(count):
        finer = {
            "Y": ("M", 12),
            "DE": ("Y", 10),
            "CE": ("Y", 100),
            "H": ("M", 60),
            "M": ("D", 30) if name == "month" else ("S", 60),
            "W": ("D", 7),
            "D": ("H", 24),
        }.get(letter)
        if finer and count * finer[1] == int(count * finer[1]):
            clock = name in CLOCK_UNITS or name == "day"
            whole = int(count)
            if whole and name in ("year", "hour", "minute"):
                return f"P{'T' if clock else ''}{whole}{letter}{int((count - whole) * finer[1])}{finer[0]}"
            return f"P{'T' if clock else ''}{int(count * finer[1])}{finer[0]}"
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if name in CLOCK_UNITS else ''}{number}{letter}"


def _number(found: Match) -> float | None:
    return count_of(found["n"]) if found["n"] else None


def ago(found: Match, context: Context) -> Timex | None:
    """ "two weeks ago" is as wide as its unit; "three years after" and "two days later" stay lengths, for what they are counted from."""
    unit, way, count = singular(found["unit"]), found["dir"].lower(), _number(found)
    back = way in ("ago", "earlier", "back", "before", "previously")
    if way in ("on", "back") and count is None:
        return None
    if way in ("ago", "from now", "hence", "from today", "back"):
        return _from_now(found, context, (unit, count, back))
    year_before = count == 1 and unit == "year" and way == "earlier"
    if year_before:
        known = context.quarter or (context.last if context.last and bounds(context.last) else None)
        return Timex(found.start(), found.end(), "DATE", _year_before(known, context))
    end = found.start("dir") - 1
    return Timex(found.start(), end, "DURATION", period(count, unit))


def _year_before(known: str | None, context: Context) -> str:
    """The same stretch one year before a quarter or year that was named, else the year before the document's."""
    if known and re.match(r"\d{4}(?:-Q\d)?$", known):
        return f"{int(known[:4]) - 1:04}{known[4:]}"
    return shifted(context.day, "year", -1) or "XXXX"


def _from_now(found: Match, context: Context, what: tuple[str, float | None, bool]) -> Timex | None:
    unit, count, back = what
    if count is None:
        return Timex(found.start(), found.end(), "DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit == "year" and count == 1 and back and context.quarter:
        return Timex(found.start(), found.end(), "DATE", _year_before(context.quarter, context))
    if unit in CLOCK_UNITS:
        return Timex(found.start(), found.end(), "TIME", f"{context.day.isoformat()}" if context.day else "XXXX-XX-XX")
    if count != int(count):
        value = shifted(context.day, "month", int((-1 if back else 1) * count * 12)) if unit == "year" else None
        return Timex(found.start(), found.end(), "DATE", value or unresolved(unit))
    unit = "day" if unit in ("night",) else unit
    value = shifted(context.day, unit, int(-count if back else count))
    return Timex(found.start(), found.end(), "DATE", value or unresolved(unit))


def yearago(found: Match, context: Context) -> Timex | None:
    unit = found["unit"].lower()
    if unit == "year":
        return Timex(found.start(), found.end(), "DATE", _year_before(context.quarter, context))
    return Timex(found.start(), found.end(), "DATE", shifted(context.day, unit, -1) or unresolved(unit))


def span(found: Match, context: Context) -> Timex | None:
    """ "the past three years": a length that ends, or begins, on the document's day."""
    which, unit, count = found["which"].lower(), singular(found["unit"]), _number(found)
    couple = "couple" in (found["loose"] or "").lower()
    count = 2.0 if couple else count
    if found["n"] and count is None:
        return None
    low = high = None
    if context.day and count and count == int(count) and unit not in CLOCK_UNITS:
        day_unit = "day" if unit in ("night", "weekend") else unit
        if which in ("last", "past", "previous", "recent", "latest"):
            low, high = step(context.day, day_unit, -int(count)), context.day
        elif which in ("next", "coming"):
            low, high = context.day, step(context.day, day_unit, int(count))
    return Timex(found.start(), found.end(), "DURATION", period(count, unit), "APPROX" if couple else None, low, high)


def refs(found: Match, _: Context) -> Timex | None:
    return Timex(found.start(), found.end(), "DATE", "PAST_REF" if found["which"].lower() in ("recent", "past") else "FUTURE_REF")


def which(found: Match, context: Context) -> Timex | None:
    """ "last week", "this year", "the following month": the whole unit, counted from the document's day or from the date named before."""
    word, unit = found["which"].lower(), found["unit"].lower()
    fiscal = found["fiscal"] is not None and found["fiscal"].lower() in ("fiscal", "financial")
    after = context.text[found.end() : found.end() + 4]
    if found["unit"][0].isupper() and found["which"][0].isupper():  # the name of a programme
        return None
    if unit in ("hour", "night") or (unit == "half" and word != "latest") or word in ("recent", "present", "upcoming"):
        if unit == "night" and word in ("that", "previous", "following", "same"):
            day = context.last_day()
            return Timex(found.start(), found.end(), "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}TNI")
        return Timex(found.start(), found.end(), "DURATION", "PT1H") if unit == "hour" and word in ("past", "last", "next") else None
    if unit == "day" and word in ("last", "this", "past", "current", "latest", "coming"):
        return None
    if after.startswith(("-old", "-lo")):
        return None
    if word == "past" and unit in ("week", "fortnight", "month", "quarter"):  # the seven days up to now, not a week of the calendar
        back = step(context.day, unit, -1) if context.day else None
        return Timex(found.start(), found.end(), "DURATION", period(1, unit), None, back, context.day)
    if word in ("same", "that"):
        if unit == "day" and grain(context.last or "") != "day":
            return None
        day = context.last_day()
        return Timex(found.start(), found.end(), "DATE", as_value(day, unit) if day and unit not in ("fortnight", "half") else unresolved(unit))
    away = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(word, 0)
    day = context.last_day() if word in ("previous", "preceding", "following") or (word == "next" and unit == "day") else context.day
    if unit == "quarter" and word == "latest":
        return Timex(found.start(), found.end(), "DATE", _quarter(context))
    if unit == "weekend":
        return Timex(found.start(), found.end(), "DATE", _weekend(context, found, away))
    return Timex(found.start(), found.end(), "DATE", shifted(day, unit, away) or unresolved(unit), fiscal=fiscal)


def _weekend(context: Context, found: Match, away: int) -> str:
    day = context.day
    if day is None:
        return "XXXX-WXX-WE"
    if away < 0:
        return as_value(step(day, "day", -day.isoweekday()) or day, "weekend")
    to_come = tense(context, found.start(), found.end()) == "future" or away > 0 or day.isoweekday() >= 6
    moved = day if to_come else step(day, "day", -day.isoweekday())
    if away > 0 and day.isoweekday() >= 6:
        moved = step(day, "week", 1)
    return as_value(moved or day, "weekend")


def _quarter(context: Context) -> str:
    """The quarter under report: the one named last, where it lies less than a year back, else the last full one."""
    last = shifted(context.day, "quarter", -1)
    if context.quarter and (last is None or int(last[:4]) - int(context.quarter[:4]) < 2):
        return context.quarter
    return last or "XXXX-QX"


def stretch(found: Match, context: Context) -> Timex | None:
    """ "the quarter", "the end of the year": the unit that the text or the document's day is in, where a word before it asks for a time."""
    before = context.text[max(context.start, found.start() - 14) : found.start("words")].lower()
    after = context.text[found.end() : found.end() + 10].lower()
    unit = "period" if found["latest"] else found["unit"].lower()
    start, full = found.start("words"), found["full"] is not None
    if unit == "period":
        return Timex(start, found.end(), "DATE", context.quarter) if found["latest"] and context.quarter else None
    if re.match(r" (?:ended|ending|to|that|when|before|after|since|of)\b", after) and unit != "quarter":
        ended = unit == "year" and re.match(r" (?:ended|ending|to)\b(?! date)", after)
        return Timex(start, found.end(), "DURATION", "P1Y") if ended else None
    edge = re.search(r"\b(?:end|middle|beginning|start|rest|close|later|earlier|early|late) (?:of|in) $", before)
    if (
        not edge
        and not (unit == "quarter" and re.search(r"\b(?:for|in|during) $", before))
        and not (unit == "year" and (full or before.endswith((" for ", " of "))))
    ):
        return None
    if unit == "quarter":
        value = _quarter(context)
    elif unit == "day":
        value = shifted(context.last_day(), "day", 0) or "XXXX-XX-XX"
    else:
        value = as_value(context.day, unit) if context.day else unresolved(unit)
    return Timex(start, found.end(), "DATE", value)


def weekend(found: Match, context: Context) -> Timex | None:
    start = found.start() + (5 if found.group().lower().startswith("over ") else 0)
    return Timex(start, found.end(), "DATE", _weekend(context, found, 0))


def every(found: Match, _: Context) -> Timex | None:
    if found["wd"]:
        part = PARTS[found["part"].lower()] if found["part"] else ""
        return Timex(found.start(), found.end(), "SET", f"XXXX-WXX-{WEEKDAYS[found['wd'].lower()]}{part}")
    if found["m"]:
        month = month_of(found["m"])
        return Timex(found.start(), found.end(), "SET", f"XXXX-{month:02}") if month else None
    if found["season"]:
        return Timex(found.start(), found.end(), "SET", f"XXXX-{SEASONS[found['season'].lower()]}")
    if found["daypart"]:
        return Timex(found.start(), found.end(), "SET", f"XXXX-XX-XX{PARTS[found['daypart'].lower()]}")
    count = _number(found) or {"other": 2.0, "second": 2.0, "third": 3.0}.get((found["other"] or "").lower(), 1.0)
    value = period(count, found["unit"]) if found["unit"].lower() != "quarter" else f"P{count:g}Q"
    return Timex(found.start(), found.end(), "SET", value)


_ADVERBS = {
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "hourly": "PT1H",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
}


def adverb(found: Match, _: Context) -> Timex | None:
    return Timex(found.start(), found.end(), "SET", _ADVERBS[found["word"].lower()]) if found["word"][0].islower() else None


def rate(found: Match, _: Context) -> Timex | None:
    if not found["times"]:
        return None
    return Timex(found.start("words"), found.end(), "SET", period(1, found["unit"]))


def length(found: Match, context: Context) -> Timex | None:
    """A length of time; "in five years" is a point in the future, and "a day" is one only behind a word that measures."""
    unit = singular(found["unit"])
    couple = (found["loose"] or "").lower().startswith(("a couple", "couple"))
    count = 0.5 if found["half"] else 2.0 if couple else _number(found)
    if found["n"] and count is None:
        return None
    words = found.group().lower()
    before = context.text[max(context.start, found.start() - 12) : found.start()]
    after = context.text[found.end() : found.end() + 16].lower()
    if unit in ("weekend", "night") and (found["n"] or "").lower() in ("a", "an", "one"):
        return None
    single = (found["n"] or "").lower() in ("a", "an") or words.startswith("one ")
    hyphened = words.startswith(("a-", "one-"))
    if single and not hyphened and not _PREPOSED.search(before) and not re.match(r"[ ](?:after|before|later|and a half|or (?:so|more))\b", after):
        return None
    if re.match(r"[ -](?:old|ago|earlier)\b", after) or (unit == "second" and single and not re.search(r"\b(?:for|in|within|a)[ ]$", before, re.I)):
        return None
    if (single and unit == "quarter") or (unit == "quarter" and (words.endswith("-quarters") or after.startswith(" of "))):
        return None
    if found["n"] and found["n"].isdigit() and len(found["n"]) == 4 and not found["unit"].lower().endswith("s"):
        return None
    end = found.end()
    if count is not None and (more := re.match(r"[ ]and[ ]a[ ]half\b", context.text[end : end + 11])):
        count, end = count + 0.5, end + more.end()
    mod = "APPROX" if couple else _or_so(found["orso"])
    value = period(count, unit)
    if found["n3"] and (extra := count_of(found["n3"])) is not None and found["unit3"]:
        value = _joined(value, extra, singular(found["unit3"]))
    if found["n2"]:
        mod = "EQUAL_OR_MORE"
    to_come = re.search(r"\bin[ ]$", before, re.I) and ahead(context, found.start()) and not found["n2"]
    if (
        to_come
        and count is not None
        and count == int(count)
        and context.day
        and unit in ("year", "month", "fortnight", "week", "day")
        and "-" not in found.group()
        and not found["adj"]
    ):
        return Timex(found.start(), end, "DATE", shifted(context.day, unit, int(count)) or unresolved(unit), mod)
    start = found.start() - 4 if before.endswith((" for the ", " in the ", "For the ", "In the ")) and found["n"] and not single else found.start()
    return Timex(start, end, "DURATION", value, mod)


def _or_so(words: str | None) -> str | None:
    if words and words.strip().lower() == "or so":
        return "APPROX"
    return "EQUAL_OR_MORE" if words and "less" not in words else None


def _joined(value: str, extra: float, unit: str) -> str:
    letter = UNITS[unit]
    if unit in CLOCK_UNITS and "T" not in value:
        return f"{value}T{extra:g}{letter}"
    return f"{value}{extra:g}{letter}"


def bare(found: Match, context: Context) -> Timex | None:
    """Units without a number ("within weeks", "for years") where a word before or after them measures."""
    unit = found["unit"]
    before = context.text[max(context.start, found.start() - 12) : found.start()].lower()
    after = context.text[found.end() : found.end() + 16]
    if before.endswith(" the ") and re.match(r"[ ](?:ahead|to come|since|before|after|following|leading|that followed)\b", after):
        return Timex(found.start() - 4, found.end(), "DURATION", period(None, unit))
    if not re.search(r"\b(?:in|within|for|after|or|of|took|take|until|last|lasted)[ ]$", before) and not re.match(
        r"[ ](?:ago|later|before|earlier)\b", after
    ):
        return None
    return Timex(found.start(), found.end(), "DURATION", period(None, unit))


_REFS = {
    "PRESENT_REF": ("right now", "now", "currently", "at present", "at the moment", "nowadays", "these days", "presently", "at this point"),
    "PAST_REF": ("recently", "in the past", "lately", "formerly"),
    "FUTURE_REF": ("the future", "in future", "soon", "the near future", "the near term", "the short term", "shortly"),
}
_REF_OF = {word: value for value, words in _REFS.items() for word in words}


def ref(found: Match, context: Context) -> Timex | None:
    word = found["word"].lower()
    value = _REF_OF.get(word)
    after = context.text[found.end() : found.end() + 14].lower()
    if value is None or (word == "soon" and (after.startswith((" as", "er", " after")) or context.text[: found.start()].endswith("as "))):
        return None
    if word == "shortly" and after.startswith((" after", " before")):
        return None
    start = found.start() + (3 if word.startswith("in ") and word != "in future" else 0)
    if word == "in the past":
        if _COUNTED.match(after):
            return None
        return Timex(found.start() + 3, found.end(), "DATE", value)
    return Timex(start, found.end(), "DATE", value)


SPAN_READERS: dict[str, Reader] = {
    "ago": ago,
    "yearago": yearago,
    "span": span,
    "span2": span,
    "refs": refs,
    "which": which,
    "stretch": stretch,
    "weekend": weekend,
    "every": every,
    "adverb": adverb,
    "rate": rate,
    "length": length,
    "bare": bare,
    "ref": ref,
}
