"""What a time expression is read against: the day of the document, the tense beside it, the dates named before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.values.date import as_value, bounds, step
from headwater.values.number_words import TENS, UNITS, cardinal

_FUTURE = re.compile(
    r"\b(?:will|won['\u2019]t|shall|would|going to|due|scheduled|slated|expected|expects?|planned|plans?|planning|set to"
    r"|set for|upcoming|intends?|hopes?|to be|must|should"
    r"|(?:agree\w*|plan|offer|propos\w+|vow\w*|pledg\w+|promis\w+|decid\w+|intend\w*|right|bid|deal|seek\w*|want\w*|hop\w+|ready"
    r"|likely|slat\w+|vot\w+|order\w*)[ ]to|deadline|could|might|(?-i:may|can)|proposed|aims?|about to"
    r"|(?:is|are|was|were|has|have) to|effective|ahead of|no later than|succeed|next|coming)\b|['\u2019]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|went|came|took|made|gave|got|saw|left|began|held|fell|rose|met|found|lost|won|killed"
    r"|became|kept|sent|brought|wrote|spoke|shot|struck"
    r"|hit|broke|ran|sat|stood|paid|sold|bought|built|led|knew|thought|felt|put|cut|read|flew|grew|drew|threw|died|has"
    r"|have been|been|ago|since|[a-z]{2,}ed)\b",
    re.I,
)
_FAR = 300  # characters before an expression in which a word may speak of what is to come
_AT = re.compile(r",?[ ](?:(?:at|from|by|around|about|between)[ ]){0,2}", re.I)
_BE = re.compile(r"\b(?:be|being|get)[ ](?:\w+ly[ ])?$", re.I)  # "will be mended" is not past
_STOP = re.compile(r"[.;]")
_NOT_PAST = frozenset(
    (
        "scheduled",
        "slated",
        "expected",
        "planned",
        "need",
        "proposed",
        "hundred",
        "united",
        "speed",
        "indeed",
        "exceed",
        "proceed",
        "feed",
        "seed",
        "breed",
    )
)


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands. `day` is the document's day (null where not known), `last` the last resolved date value before it in the
    text (it ended at `last_end` where that is in the sentence), `quarter` the last quarter named,
    `text` and the bounds of the sentence what the tense is read from.
    """

    text: str
    start: int
    end: int
    day: date | None
    last: str | None = None
    quarter: str | None = None
    last_end: int = -1

    def last_day(self) -> date | None:
        """The first day of the last date named before, or the document's day."""
        known = bounds(self.last) if self.last else None
        return known[0] if known else self.day


def tense(context: Context, start: int, end: int) -> str | None:
    """`past` or `future` by the tense word nearest to the expression in its sentence, the words before it first; None where there is none."""
    before = context.text[max(context.start, start - 90) : start]
    after = context.text[end : min(context.end, end + 60)]
    best: tuple[int, str] | None = None
    if (been := before.lower().rfind("had been")) >= 0 and len(before) - been < 70 and not _STOP.search(before, been):
        return "past"
    for name, pattern in (("future", _FUTURE), ("past", _PAST)):
        for found in pattern.finditer(before):
            if name == "past" and (found.group().lower() in _NOT_PAST or _BE.search(before, 0, found.start())):
                continue
            distance = len(before) - found.end()
            if best is None or distance < best[0]:
                best = (distance, name)
        for found in pattern.finditer(after):
            if name == "past" and found.group().lower() in _NOT_PAST:
                continue
            distance = found.start() + 12  # words before an expression govern it more often than words after it
            if best is None or distance < best[0]:
                best = (distance, name)
    return best[1] if best else None


def clock_day(context: Context, start: int) -> date | None:
    """The day that a clock time at `start` is of: the one named right before it ("on 10 November at 9:30"), else the document's."""
    near = 0 <= context.last_end <= start <= context.last_end + 20 and _AT.fullmatch(context.text, context.last_end, start)
    known = bounds(context.last) if near and context.last else None
    return known[0] if known and known[0] == known[1] else context.day


def ahead(context: Context, start: int) -> bool:
    """Whether the words before an expression in its sentence speak of what is to come."""
    return bool(_FUTURE.search(context.text, max(context.start, start - _FAR), start))


def weekday_value(context: Context, weekday: int, when: str | None) -> str:
    """The day a weekday means: in the past or the future of the document's day, which itself counts for both."""
    day = context.day
    if day is None:
        return f"XXXX-WXX-{weekday}"
    ahead = (weekday - day.isoweekday()) % 7
    if when == "future" or ahead == 1:  # a day six days back is called "last" this day
        return (day + timedelta(days=ahead)).isoformat()
    return (day - timedelta(days=(7 - ahead) % 7)).isoformat()


def year_of(context: Context, month: int, day: int | None, when: str | None) -> int | None:
    """The year that a month, or a day of it, means without a year beside it; None without a document's day."""
    now = context.day
    if now is None:
        return None
    best: tuple[int, int] | None = None
    for year in (now.year - 1, now.year, now.year + 1):
        value = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
        known = bounds(value)
        if known is None:
            continue
        gap = 0 if known[0] <= now <= known[1] else (known[0] - now).days if known[0] > now else (known[1] - now).days
        if when == "past" and gap > 0:
            cost = gap + (200 if day else 330)
        elif when == "future" and gap < 0:
            cost = -gap + 200
        else:
            cost = abs(gap)
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else now.year


def shifted(day: date | None, unit: str, count: int) -> str | None:
    """The value, as wide as the unit, of the stretch `count` units from a day; None without a day or beyond the calendar."""
    moved = step(day, unit, count) if day else None
    return as_value(moved, "week" if unit == "fortnight" else unit) if moved else None


def unresolved(unit: str) -> str:
    """The TIMEX3 value of a stretch of that width which nothing settles."""
    forms = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
    return forms.get(unit, {"half": "XXXX-HX", "decade": "XXX", "century": "XX"}.get(unit, "XXXX"))


def count_of(words: str) -> float | None:
    """A number of units in digits or words ("two", "a", "half a", "twenty-five", "a hundred"), or None."""
    plain = words.lower().replace("-", " ").replace("\u00a0", " ").replace(",", "").split()
    half = 0.0
    if plain[:1] == ["another"]:
        plain = plain[1:] or ["one"]
    if len(plain) == 2 and "/" in plain[1]:
        share = plain.pop().split("/")
        return float(plain[0]) + int(share[0]) / int(share[1])
    if len(plain) > 2 and plain[-3:] == ["and", "a", "half"]:
        plain, half = plain[:-3], 0.5
    if plain and plain[0] == "half":
        return 0.5
    if plain and plain[0] in ("a", "an"):
        plain = ["one", *plain[1:]]
    if len(plain) == 1 and plain[0].replace(".", "", 1).isdigit():
        return float(plain[0]) + half
    known: list[str | float] = [float(word) if word.isdigit() else word for word in plain]
    if plain and plain[0] not in UNITS and plain[0] not in TENS and isinstance(known[0], str):
        known = [1.0, *known]
    read = cardinal(known)
    return read[0] + half if read and read[1] == len(known) else None
