"""Time expressions of running text into TIMEX3 types, values and modifiers (ISO-TimeML; Pustejovsky et al. 2003)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.values.date import bounds, grain
from headwater.values.timex_context import Context
from headwater.values.timex_read import READERS, Timex
from headwater.values.timex_spans import SPAN_READERS
from headwater.values.timex_words import CUES, PATTERNS
from headwater.values.timex_years import YEAR_READERS

_ALL = READERS | YEAR_READERS | SPAN_READERS
_COMPILED = tuple(
    (name, re.compile(rf"(?<!\w)(?:{pattern})" if name not in ("rate", "shortyear", "stretch") else pattern, re.I)) for name, pattern in PATTERNS
)
_DIGIT = re.compile(r"\d")
_OF_DIGITS = frozenset(("iso", "slash", "clockdate", "monthday", "daymonth", "q", "century", "shortyear", "year"))  # kinds that need a digit
_WITHOUT_DIGITS = tuple((name, pattern) for name, pattern in _COMPILED if name not in _OF_DIGITS)
_EDGE = re.compile(
    r"(?:(?:the[ ])?(?P<START>beginning|start|opening|outset|early part)[ ]of[ ](?:the[ ])?|(?:the[ ])?(?P<MID>middle)[ ]of[ ](?:the[ ])?"
    r"|(?:the[ ])?(?P<END>(?:very[ ])?end|close|latter part|latter half)[ ]of[ ](?:the[ ])?"
    r"|\b(?:the[ ])?(?P<start>early|earlier)[ -](?:in[ ](?:the[ ])?|on[ ])?|\b(?:the[ ])?(?P<mid>mid)(?:[ -]|-to-late[ -])"
    r"|\b(?:the[ ])?(?P<end>late|later)[ -](?:in[ ](?:the[ ])?|on[ ])?)$",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:(?P<APPROX>about|around|approximately|roughly|some|circa)|(?P<LESS_THAN>nearly|almost|less than|under|just under|not quite|fewer than)"
    r"|(?P<MORE_THAN>(?:(?:slightly|just|well|far|much)[ ])?(?:more than|longer than)"
    r"|(?:slightly|just|well|(?<=for )|(?<=took )|(?<=last )|(?<=lasted )|(?<=of ))[ ]?over)|(?P<EQUAL_OR_MORE>at least|no less than|not less than)"
    r"|(?P<EQUAL_OR_LESS>up to|no more than|at most|as (?:long|many|much) as|not more than|no longer than))[ ](?:the[ ]|a[ ](?=further|full))?$",
    re.I,
)
_EDGED = frozenset(
    (
        "month",
        "which",
        "quarter",
        "season",
        "decade",
        "century",
        "year",
        "fiscal",
        "weekday",
        "deictic",
        "thispart",
        "weekend",
        "monthday",
        "daymonth",
        "q",
        "holiday",
        "yearend",
        "stretch",
    )
)


def find_timexes(context: Context) -> Iterator[Timex]:
    """The time expressions of the sentence `[context.start, context.end)`, in order, not overlapping."""
    if not CUES.search(context.text, context.start, context.end):
        return
    kinds = _COMPILED if _DIGIT.search(context.text, context.start, context.end) else _WITHOUT_DIGITS
    found = sorted(
        (match.start(), -match.end(), order, name, match)
        for order, (name, pattern) in enumerate(kinds)
        for match in pattern.finditer(context.text, context.start, context.end)
    )
    at = context.start
    for start, _, _, name, match in found:
        if start < at or name == "agerange":
            at = max(at, match.end()) if name == "agerange" and start >= at else at
            continue
        timex = _ALL[name](match, context)
        if timex is None:
            continue
        timex = _widened(context, timex, name, at)
        at = timex.end
        timex = replace(timex, anchor=name not in ("ago", "yearago"))
        context = _remember(context, timex) if timex.anchor else context
        yield timex


def _widened(context: Context, timex: Timex, name: str, floor: int) -> Timex:
    """The expression with the words before it that modify it ("early", "the end of", "nearly")."""
    before = context.text[max(floor, timex.start - 26) : timex.start]
    if name in _EDGED and timex.mod is None and (edge := _EDGE.search(before)):
        mod = next(group.upper() for group, words in edge.groupdict().items() if words)
        return replace(timex, start=timex.start - len(before) + edge.start(), mod=mod)
    if timex.mod is None and timex.type == "DURATION" and name not in ("span", "span2") and (about := _ABOUT.search(before)):
        mod = next(group for group, words in about.groupdict().items() if words)
        return replace(timex, start=timex.start - len(before) + about.start(), mod=mod)
    if timex.mod is None and name in ("ago", "monthday", "daymonth", "year", "month", "clock", "dayparts") and (about := _ABOUT.search(before)):
        word = next(group for group, words in about.groupdict().items() if words)
        if word in ("APPROX",) or name == "ago":
            return replace(timex, start=timex.start - len(before) + about.start(), mod="APPROX" if name != "ago" or word == "APPROX" else word)
    return timex


def _remember(context: Context, timex: Timex) -> Context:
    if timex.type not in ("DATE", "TIME") or bounds(timex.value) is None:
        return context
    return replace(context, last=timex.value, last_end=timex.end, quarter=timex.value if grain(timex.value) == "quarter" else context.quarter)
