"""Figures in running text into quantities: the number with its unit or currency, its hedge and its range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.values import currency as money
from headwater.values.currency import Currency
from headwater.values.currency_signs import PLAIN_SIGNS
from headwater.values.hedge import after_words, before_words
from headwater.values.measure import find_measure
from headwater.values.number import Number, find_numbers, tidy
from headwater.values.quantity_range import Quantity, as_range, share_unit

_B = "[ \u00a0]"
_PERCENT = re.compile(
    rf"{_B}?(?:%|-?{_B}?(?:per{_B}?cent|percents?|pct|(?<=\d)pc|percentage)(?![^\W_])(?P<points>{_B}points?\b)?)(?P<pp>-?{_B}?points?\b)?", re.I
)
_POINTS = re.compile(r"[ -](?:of[ ]a[ ])?(?:percentage[ -]points?|basis[ -]points?)\b|(?<=\d)bps?\b", re.I)
_AGED = re.compile(r"\b(?:aged(?:[ ](?:just|only|about|around|between|from))?|ages|age(?:[ ]of)?)[ ]$")
_NAMED = re.compile(r"\b[A-Z][\w\u2019'-]*,[ ]$|\b(?:man|woman|suspect|victim|driver|defendant|father|mother|boy|girl|teenager|pensioner),[ ]$")
_WEIGHT = re.compile(r"\b(?:weigh\w*|kg|kilos?|kilograms?)\b[ (\w]*$|\dkg[ (]*$", re.I)
_PLUS = re.compile(r"\d(?:\+|-plus)[ -][a-z]", re.I)
_SCORE = re.compile(r"\b[A-Z][a-z]+[ ]\d{1,3}[-\u2013]$")
_UNTIL = re.compile(r"\b(?:until|till|by|since|before|after|from)[ ](?:at[ ]least|about|around|some[ ]time[ ]in)[ ]$", re.I)
_HOURS = re.compile(r"\d{1,2}h[ ]?$")
_OCLOCK = re.compile(rf"{_B}[Oo]['\u2019]clock")
_LATER_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?:-\d\d)?[-/\u2013]$")
_OF_ONE = re.compile(rf"{_B}(?:of{_B})?an?(?={_B})", re.I)
_SPACED_M = re.compile(rf"{_B}m(?![\w'\u2019/])")
_NEGATIVE = re.compile(r"(?P<sign>(?<![\w.)\-$])(?:-|\u2212)|\b(?:minus|negative) )$", re.I)
_MONEY_RANGE = re.compile(r"(?:[$\u00a3\u20ac\u00a5\u20b9\u20a6]|\b(?:[A-Z]{3}|Rs\.?|KSh)[ ]?)[\d.,]{1,12}[ ]?(?:-|\u2013|to[ ])[ ]?$")
_AGES = re.compile(r"[ ](?:and|or|to)[ ]|,[ ]|-")
_AFTER_AGES = re.compile(r"[,.;:)]|$|[ ](?:and|or|were|was|are|is|from|who|in|on|at|have|had|with|when|both|respectively)\b")
_CENTS = re.compile(r"c(?![\w.])")
_AGE = re.compile(rf"[ -]?(?:-year-olds?\b|years?[ -]old\b|years{_B}of{_B}age\b)", re.I)
_SCALE_AFTER = re.compile(rf"{_B}(?P<scale>million|billion|trillion|bn|m)\b", re.I)
_OF_NAME = re.compile(rf"{_B}(?:of{_B})?", re.I)
_MORE = re.compile(rf"{_B}(?:and{_B})?(?=\d|[a-z])", re.I)
_TAIL = re.compile(rf"(?={_B}*(?:[.,;!?)]|$))|{_B}(?:more\b)", re.I)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE_BEFORE = re.compile(rf"\b{_MONTH}{_B}(?:\d{{1,2}}(?:st|nd|rd|th)?,?{_B})?(?:the{_B})?$")
_DAYS_BEFORE = re.compile(rf"\b{_MONTH}{_B}\d{{1,2}}{_B}(?:and|or|to){_B}$")
_DATE_AFTER = re.compile(
    rf"{_B}(?:of{_B})?{_MONTH}(?![a-z])|(?:[.:]\d\d)?{_B}?(?:[ap]\.?m\b\.?|GMT\b|UTC\b|[Oo]['\u2019]clock)"
    rf"|[-/]\d{{1,2}}[-/]\d|[:]\d|-(?:time|off|to-one)\b"
)
_LABEL = re.compile(
    rf"(?:\b(?:nos?\.|numbers?|pages?|p\.|pp\.|#|flight|room|route|channel|article|section|chapter|paragraph|clause|phase|level|gate|platform|bus|highway|interstate"
    rf"|junction|unit|case|resolution|bill|act|line){_B}?|#)$",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,300}|[\w.]{1,64}@[\w.]{1,100}")
_CAPITAL = re.compile(rf"\b(?P<word>[A-Z][a-z]{{2,}}|[A-Z]{{2,}})(?:{_B}|-)$")
_YEARISH = re.compile(
    rf"\b(?:in|of|since|by|until|till|from|during|the|early|late|mid|end|between|and|to|for|before|after|through|circa|year"
    rf"|summer|spring|autumn|winter|fall"
    rf"|{_MONTH})(?:{_B}|-),?$|['\u2019(\u2013-]$|^$",
    re.I,
)
_PLURAL_NEXT = re.compile(rf"[ \u00a0-](?:[a-z][\w\u2019'-]*{_B}){{0,3}}?(?:[a-z][\w-]*[^\Ws]s|people|men|women|children|police|troops)\b")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Quantities of a stretch of text (a sentence), in order. Years, dates, clock times, labels and ordinals are left out."""
    stop = len(text) if end is None else end
    waiting: Quantity | None = None
    for found in _single(text, start, stop):
        item = found
        if waiting is not None:
            joined = as_range(text, waiting, item, start)
            if joined is not None:
                item = joined
            elif waiting.unit == item.unit == "count" and text[waiting.end : item.start] in ("-", "\u2013"):
                waiting = None  # a score or a vote
                continue
            elif (gap := share_unit(text, waiting, item)) is not None:
                yield _kept(gap)
            else:
                yield _kept(waiting)
        waiting = item
    if waiting is not None:
        yield _kept(waiting)


def _kept(item: Quantity) -> Quantity:
    return replace(item, whole=(min(item.whole[0], item.start), max(item.whole[1], item.end)))


def _single(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """Every number of the stretch with its own unit and its own hedge, and what is no quantity left out."""
    last, aged = start, False
    addresses = (found.span() for found in _ADDRESS.finditer(text, start, stop))
    address = next(addresses, (stop, stop)) if any(text.find(mark, start, stop) >= 0 for mark in ("://", "@", "www.")) else (stop, stop)
    for number in find_numbers(text, start, stop):
        while address[1] <= number.start < stop and address[1] < stop:
            address = next(addresses, (stop, stop))
        if number.start < last or address[0] <= number.start < address[1]:
            continue
        item = _money(text, number, last, stop) or _measured(text, number, stop) or _count(text, number, start, stop)
        if item is None:
            continue
        if aged and item.unit == "count" and _AGES.fullmatch(text, last, item.start) and _AFTER_AGES.match(text, item.end, stop):
            item = replace(item, unit="age")
        aged = item.unit == "age" and item.measure is None
        item = _hedged(text, item, max(last, start), stop)
        last = item.end
        yield item


def _hedged(text: str, item: Quantity, start: int, stop: int) -> Quantity:
    if _PLUS.search(text, item.start, item.end):
        return replace(item, modifier="at_least", whole=(item.start, item.end))
    before = before_words(text, start, item.start, item.unit)
    after = after_words(text, item.end, stop)
    if item.value is None:
        return replace(item, modifier="vague", whole=(before[1] if before else item.start, item.end))
    if after is not None and (before is None or before[0] == "about"):
        begin = before[1] if before else item.start
        return replace(item, modifier=after[0], whole=(begin, after[1]))
    if before is not None:
        return replace(item, modifier=before[0], whole=(before[1], after[1] if after else item.end))
    return replace(item, whole=(item.start, item.end))


# ---- money


def _money(text: str, number: Number, start: int, stop: int) -> Quantity | None:
    before = money.BEFORE.search(text, max(start, number.start - 16), number.start)
    if before and (known := _named_before(before, number, text)):
        begin, scale = before.start(), 1e6 if before["mega"] else 1.0
        end = number.end
        if before["sign"] and not number.short and not _big(text, number) and (spaced := _SPACED_M.match(text, end, stop)):
            end, scale = spaced.end(), 1e6
        if number.value and (minus := _NEGATIVE.search(text, max(start, begin - 10), begin)):
            begin, number = minus.start("sign"), replace(number, value=-number.value)
        again = money.AFTER.match(text, end, stop)
        if again and (same := _named_after(text, again, number)) and set(same.codes) & set(known.codes) and same.part == known.part:
            end = again.end()
        return _sum(text, replace(number, start=begin, end=end), known, scale, stop)
    if (
        number.shape == "digits"
        and not number.short
        and (cents := _CENTS.match(text, number.end, stop))
        and not _LABEL.search(text, max(0, number.start - 12), number.start)
    ):
        known = money.by_name("cents")
        return _sum(text, replace(number, end=cents.end()), known, 1.0, stop) if known else None
    of = _OF_NAME.match(text, number.end, stop) if number.shape == "vague" or number.end - number.start > 5 else None
    for at in (number.end, of.end() - 1 if of and of.group().endswith("of ") else None):
        after = money.AFTER.match(text, at, stop) if at is not None else None
        if after and (known := _named_after(text, after, number)):
            end, scale = after.end(), 1e6 if after["mega"] else 1.0
            if late := _SCALE_AFTER.match(text, end, stop) if after["code"] or after["sign"] else None:
                scale *= {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}[late["scale"].lower()]
                end = late.end()
            return _sum(text, replace(number, end=end), known, scale, stop)
    return None


def _named_before(found: re.Match[str], number: Number, text: str) -> Currency | None:
    glued = found.end("sign") == number.start or found.end("code") == number.start
    if found["sign"]:
        sign = found["sign"].strip()
        if (
            sign.isalpha()
            and len(sign) < 3
            and sign not in PLAIN_SIGNS
            and not (glued or number.short or _big(text, number) or (len(sign) == 2 and number.end - number.start > 2))
        ):
            return None
        if len(sign) == 1 and sign.isalpha() and _a_label(text, found.start("sign"), number):
            return None
        return money.by_sign(found["sign"]) or money.by_sign(sign)
    if found["name"]:
        return money.by_name(found["name"].replace(".", "")) if number.shape == "digits" else None
    code = found["code"] or found["mcode"]
    risky = code is not None and code.upper() in money.RISKY_CODES and "$" not in found.group()
    if code is None or (risky and not (_big(text, number) or (glued and (number.value or 0) >= 1000))):
        return None
    return money.by_code(code)


def _a_label(text: str, start: int, number: Number) -> bool:
    """Whether a letter glued to a number names a road, a channel or a model ("the N2", "P81") and no sum."""
    digits = text[number.start : number.end]
    if number.short or not digits.isdigit():
        return False
    if text[number.end : number.end + 1].isalnum() or text[max(0, start - 4) : start].lower() == "the ":
        return True
    if text[start] in "RP" and len(digits) == 2:
        return _CAPITAL.search(text, max(0, start - 24), start) is not None
    return len(digits) < 3


def _named_after(text: str, found: re.Match[str], number: Number) -> Currency | None:
    if found["sign"]:
        return money.by_sign(found["sign"])
    if found["code"]:
        glued = found.start("code") == number.end
        risky = found["code"].upper() in money.RISKY_CODES
        return money.by_code(found["code"]) if glued or not risky or _big(text, number) else None
    name = found["name"].lower()
    if name == "p" and not (number.shape == "digits" and found.start("name") == number.end):
        return None
    if _is_year(text, number) and text[max(0, number.start - 3) : number.start].lower() == "in ":
        return None  # "in 2010 dollars"
    weight = name == "pounds" and number.shape == "digits" and not _big(text, number)
    if name == "mark" or (weight and _WEIGHT.search(text, max(0, number.start - 30), number.start)):
        return None  # "the 4,000 mark", "weighs 220 pounds"
    if name in money.RISKY_NAMES and not (_big(text, number) or (number.value or 0) >= 1000):
        return None
    return money.by_name(name)


def _big(text: str, number: Number) -> bool:
    """Whether the number has a scale word, which money has and a label or a row of counted things seldom."""
    return bool(re.search(r"(?:million|billion|trillion|crore|lakh|bn|mn|tn|m)s?$", text[number.start : number.end], re.I))


def _sum(text: str, number: Number, known: Currency, scale: float, stop: int) -> Quantity:
    """A sum of money, with the cents that may follow the dollars ("3 dollars 50 cents", "15 dollars 50")."""
    factor = known.part * scale
    value = None if number.value is None else tidy(number.value * factor)
    low, high = (None if bound is None else tidy(bound * factor) for bound in (number.low, number.high))
    code = known.codes[0] if len(known.codes) == 1 else None
    item = Quantity(number.start, number.end, "money", value, low, high, "exact", code, known, None, number.shape, scale=_scale(text, number) * scale)
    more = _MORE.match(text, number.end, stop) if value is not None and known.part == 1 and number.value == int(number.value or 0) else None
    if more is None or value is None:
        return item
    small = next(find_numbers(text, more.end(), min(stop, more.end() + 24)), None)
    if small is None or small.start != more.end() or small.value is None or not 0 < small.value < 100 or small.value != int(small.value):
        return item
    after = money.AFTER.match(text, small.end, stop)
    minor = money.by_name(after["name"]) if after and after["name"] else None
    if after and minor and minor.part < 1:
        return replace(item, end=after.end(), value=tidy(value + small.value / 100))
    if (not text[number.end - 1].isdigit() and item.scale == 1 and small.value >= 10) and _TAIL.match(text, small.end, stop):
        return replace(item, end=small.end, value=tidy(value + small.value / 100))
    return item


# ---- measures, percentages, counts


def _measured(text: str, number: Number, stop: int) -> Quantity | None:
    at = one.end() if number.shape == "fraction" and (one := _OF_ONE.match(text, number.end, stop)) else number.end
    if number.short == "m" and (number.value or 0) < 1e10:  # "5m": metres unless money or people are counted
        return _metres(text, number, stop)
    if age := _AGE.match(text, at, stop):
        return _of_unit(number, "age", age.end(), "years")
    if (bare := _age(text, number, stop)) is not None:
        return bare
    if points := _POINTS.match(text, at, stop):
        return _of_unit(
            number,
            "percentage_point",
            points.end(),
            text[at + 1 : points.end()],
            0.01 if points.group().lower().lstrip(" -").startswith("b") else 1.0,
        )
    if percent := _PERCENT.match(text, at, stop):
        unit = "percentage_point" if percent["points"] or percent["pp"] else "percent"
        return _of_unit(number, unit, percent.end(), None)
    measured = find_measure(text, at, stop, number.shape == "digits" and not number.short)
    if measured:
        word, measure, end = measured
        return _of_unit(number, measure.unit, end, word)
    return None


def _age(text: str, number: Number, stop: int) -> Quantity | None:
    """ "aged 45", "Mary Byrne, 45,": a bare number as the age of the one named before it."""
    value = number.value
    if number.shape != "digits" or number.short or value is None or not 0 < value < 116 or value != int(value):
        return None
    begin = max(0, number.start - 40)
    named = text[number.end : min(stop, number.end + 1)] == "," and value > 3 and _NAMED.search(text, begin, number.start)
    if not named and not _AGED.search(text, begin, number.start):
        return None
    return _of_unit(number, "age", number.end, None)


def _metres(text: str, number: Number, stop: int) -> Quantity | None:
    if _HOURS.search(text, max(0, number.start - 4), number.start):  # "1h 40m"
        return Quantity(number.start, number.end, "duration", tidy((number.value or 0) / 1e6), measure="minutes")
    if _PLURAL_NEXT.match(text, number.end, stop) or _MONEY_RANGE.search(text, max(0, number.start - 24), number.start):
        return None
    return Quantity(number.start, number.end, "distance", tidy((number.value or 0) / 1e6), measure="m")


def _of_unit(number: Number, unit: str, end: int, word: str | None, factor: float = 1.0) -> Quantity:
    value = None if number.value is None else tidy(number.value * factor)
    return Quantity(number.start, end, unit, value, number.low, number.high, measure=word, shape=number.shape)


def _count(text: str, number: Number, start: int, stop: int) -> Quantity | None:
    """A bare number as a count, unless it is a year, a part of a date or a time, a label, or glued to letters."""
    before, at = text[max(start, number.start - 24) : number.start], number.end
    if _OCLOCK.match(text, at, stop) or (_SCORE.search(before) and number.end - number.start <= 3):
        return None
    if _is_year(text, number) and _UNTIL.search(before):
        return None
    if number.end - number.start in (2, 4) and _LATER_YEAR.search(before):
        return None
    if number.shape == "digits":
        if (before[-1:].isalpha() or before[-1:] in ("_", "@", "/", "&", "=")) or (at < stop and (text[at].isalpha() or text[at] in "_/@")):
            return None
        if (
            _LABEL.search(before)
            or _DATE_BEFORE.search(before)
            or (_DAYS_BEFORE.search(before) and not _PLURAL_NEXT.match(text, at, stop))
            or _DATE_AFTER.match(text, at, stop)
        ):
            return None
        plural = _PLURAL_NEXT.match(text, at, stop) is not None
        hedge = before_words(text, start, number.start, "count")
        if _is_year(text, number) and (not plural or _YEARISH.search(before)) and (hedge is None or hedge[0] == "about"):
            return None
        if (label := _CAPITAL.search(before)) and not plural and not number.short and label.start() > 0 and hedge is None:
            return None
        if before.endswith("-") and re.search(r"\w-$", before) and not number.short and not before[-2:-1].isdigit():
            return None
    unit = "fraction" if number.shape == "fraction" else "count"
    return Quantity(number.start, number.end, unit, number.value, number.low, number.high, shape=number.shape, scale=_scale(text, number))


def _is_year(text: str, number: Number) -> bool:
    return number.value is not None and 1500 <= number.value <= 2100 and number.end - number.start == 4 and text[number.start : number.end].isdigit()


def _scale(text: str, number: Number) -> float:
    """The factor of the number's last scale word, 1 where it has none."""
    found = re.search(
        r"(hundred|thousand|lakh|crore|million|billion|trillion|bn|mn|tn|[kmbKMBT])\.?(?:[ \u00a0-]?[^\d]{0,20})?$", text[number.start : number.end]
    )
    table = {
        "hundred": 1e2,
        "thousand": 1e3,
        "k": 1e3,
        "lakh": 1e5,
        "million": 1e6,
        "m": 1e6,
        "mn": 1e6,
        "crore": 1e7,
        "billion": 1e9,
        "b": 1e9,
        "bn": 1e9,
    }
    return table.get(found[1].lower(), 1e12) if found else 1.0
