"""An article into its dates and times, read against the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from headwater.record import Article, DateMention, digest
from headwater.text.offsets import lines
from headwater.text.sentences import sentences
from headwater.values.date import bounds, grain
from headwater.values.timex import find_timexes
from headwater.values.timex_context import Context
from headwater.values.timex_read import Timex
from headwater.values.timex_words import CUES

_BRIEF = 6000  # characters of a text that is too short for this to be counted
# A long text with more numbers and words of time than this is a table or worse: what stands after them is not read.
# None of 771 long news texts has as many.
_MOST, _MOST_PER_CHARACTER = 1500, 0.01
_SKIPPED = frozenset(("furniture", "credit", "advertisement", "related"))
_OPENS = re.compile(r"\b(?P<word>since|from|after|starting|beginning|as of|effective|on or after)[ ](?:on[ ]|in[ ]|the[ ])?$", re.I)
_CLOSES = re.compile(r"\b(?P<word>until|till|by|before|through|up to|no later than|prior to|ahead of)[ ](?:the[ ])?$", re.I)
_JOINS = re.compile(r"[ ]?(?:to|until|till|through|and|-|\u2013|up to)[ ](?:the[ ])?|[ ]?[-\u2013][ ]?", re.I)


def find_dates(article: Article) -> Iterable[DateMention]:
    """Every time expression of an article, in the order of the text; furniture, credits and what leads to other stories are not read.

    Without a day of publication relative dates stay unresolved: `XXXX` in their value, `from_` and `to` null. Beyond 1,500 numbers and words of
    time, and one more for every hundred characters, no date of a long article is read.
    """
    return tuple(_find(article))


def published_day(article: Article) -> date | None:
    """The day an article was published, where it is known to the day."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _find(article: Article) -> Iterator[DateMention]:
    text, day = article.text, published_day(article)
    last: str | None = None
    quarter: str | None = None
    for start, end in _sentences(article):
        found = list(find_timexes(Context(text, start, end, day, last, quarter)))
        known = [timex.value for timex in found if timex.type == "DATE" and timex.anchor and bounds(timex.value)]
        last = known[-1] if known else last
        quarter = next((value for value in reversed(known) if grain(value) == "quarter"), quarter)
        for timex, (low, high) in zip(found, _intervals(text, start, found, day), strict=True):
            yield DateMention(
                id=digest("d", article.id, timex.start, timex.end, timex.value),
                article=article.id,
                start=timex.start,
                end=timex.end,
                type=timex.type,
                value=timex.value,
                mod=timex.mod,
                from_=low.isoformat() if low else None,
                to=high.isoformat() if high else None,
            )


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    brief = len(article.text) <= _BRIEF
    left = _MOST + int(_MOST_PER_CHARACTER * len(article.text))
    blocks = [(block.start, block.end, block.role) for block in article.blocks] or [(0, len(article.text), "body")]
    for start, end, role in blocks:
        if role in _SKIPPED:
            continue
        for a, b in lines(article.text, start, end):
            places = [found.start() for found in islice(CUES.finditer(article.text, a, b), 1 if brief else left + 1)]
            if places:
                yield from sentences(article.text, a, b if brief or len(places) <= left else places[left])
                left = max(0, left - len(places))


def _intervals(text: str, start: int, found: list[Timex], day: date | None) -> list[tuple[date | None, date | None]]:
    """First and last day that each expression means where it stands; "from 2024 until 2027" is one stretch, for both its ends."""
    out = [_own(timex, day) for timex in found]
    joined: set[int] = set()
    for n, timex in enumerate(found):
        before = text[max(start, timex.start - 20) : timex.start]
        low, high = out[n]
        if (
            n + 1 < len(found)
            and low
            and _JOINS.fullmatch(text[timex.end : found[n + 1].start])
            and re.search(r"\b(?:from|between)[ ](?:the[ ])?$", before, re.I)
        ):
            later = out[n + 1][1]
            if later and low <= later and timex.type in ("DATE", "TIME"):
                out[n] = out[n + 1] = (low, later)
                joined.update((n, n + 1))
                continue
        if n in joined or timex.type not in ("DATE", "TIME"):
            continue
        if opens := _OPENS.search(before):
            out[n] = (high + timedelta(days=1) if high and opens["word"].lower() == "after" and high < date.max else low, None)
        elif closes := _CLOSES.search(before):
            strict = closes["word"].lower() in ("before", "prior to", "ahead of")
            out[n] = (None, low - timedelta(days=1) if strict and low and low > date.min else high)
    return out


def _own(timex: Timex, day: date | None) -> tuple[date | None, date | None]:
    if timex.from_ or timex.to:
        return timex.from_, timex.to
    known = bounds(timex.value) if timex.type in ("DATE", "TIME") and not timex.fiscal else None
    if known is None:
        return None, None
    low, high = known
    if day and low <= day <= high and low < high and timex.mod in ("START", "END"):
        return (low, day) if timex.mod == "START" else (day, high)
    return low, high
