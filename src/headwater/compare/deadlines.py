"""Compares days and months that stand in like surroundings: by when, since when, dated what, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.compare.contexts import Context, Contexts, rivals
from headwater.compare.days import ORDINAL, clash
from headwater.compare.readings import difference
from headwater.record import Coverage, DateMention, Difference, Span

_FRAMES = (
    ("by", re.compile(r"\b(?:by|before|until|till)\s(?:the\s)?$", re.I)),
    ("since", re.compile(r"\b(?:since|from)\s$", re.I)),
    ("dated", re.compile(r"\bdated\s$", re.I)),
    ("on", re.compile(r"\b(?:on|in|at)\s(?:the\s)?$|(?:^|\W)$", re.I)),
)
_NO = re.compile(r"\b(?:not|no|never|nobody|none|nothing)\b|n[\u2019']t\b", re.I)
_INTRODUCES = 40  # characters between the verb of an utterance and its day
_SLIP = 0.3  # the same, where the two days are a slip of the pen apart
_FULL = 10  # characters of 2031-05-04
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d|XXXX-WXX-\d")
_MONTH = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")
_ALIKE = {"by": 0.45, "since": 0.4, "dated": 0.45, "on": 0.5}  # nearness of two contexts; chosen on four stories
_OWN = 1.8  # nats from which a shared word that is no name says what took place


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a day or month, how it is framed ("by", "since"), and the words around it."""

    frame: str
    date: DateMention
    span: Span
    context: Context


def deadline_differences(coverage: Coverage) -> Iterator[Difference]:
    """Days and months in one frame that have nothing in common, though the words around them are those of one matter."""
    if len(coverage.articles) < 2:
        return
    contexts = Contexts(coverage)
    sayings = _sayings(coverage)
    slots = [slot for date in coverage.dates if (slot := _slot(contexts, sayings, date)) is not None]

    def rival(a: Slot, b: Slot) -> bool:
        return a.frame == b.frame and apart(a.date, b.date) and _one_matter(contexts, a, b) and not (_has(a, b) or _has(b, a))

    def _has(a: Slot, b: Slot) -> bool:
        """Whether the other article gives this day too, in the same frame."""
        return any(c.frame == a.frame and c.span.article == b.span.article and c is not b and not apart(a.date, c.date) for c in slots)

    for group in rivals(slots, contexts, rival):
        sides: dict[str, list[Span]] = {}
        more = [s for s in slots if s.frame == group[0].frame and any(_same(contexts, s, other) for other in group)]
        for slot in sorted((*group, *more), key=lambda slot: slot.span):
            sides.setdefault(_label(coverage, slot, group), []).append(slot.span)
        if len(sides) > 1:
            about = f"{_ABOUT[group[0].frame]}: {' '.join(coverage.quote(group[0].context.sentence).split())[:80]}"
            yield difference(coverage, "date", "conflict", about, sides, "one matter, and no day in common")


_ABOUT = {"by": "by when", "since": "since when", "dated": "the date on it", "on": "the day"}


def _label(coverage: Coverage, slot: Slot, group: list[Slot]) -> str:
    first = next(other for other in group if not apart(other.date, slot.date))
    return " ".join(coverage.quote(first.span).split())


def _same(contexts: Contexts, slot: Slot, other: Slot) -> bool:
    return slot.date.value[4:] == other.date.value[4:] and contexts.likeness(slot.context, other.context) >= _ALIKE[other.frame]


def _sayings(coverage: Coverage) -> dict[str, list[tuple[int, Span]]]:
    """By article, where the words that introduce an utterance end, and its content."""
    out: dict[str, list[tuple[int, Span]]] = {}
    for statement in coverage.statements:
        for mention in statement.mentions:
            if mention.cue is not None:
                out.setdefault(mention.article, []).append((mention.cue.end, mention.content))
    return out


def _slot(contexts: Contexts, sayings: Mapping[str, Sequence[tuple[int, Span]]], date: DateMention) -> Slot | None:
    if date.type not in ("DATE", "TIME") or not _telling(date):
        return None
    span = Span(date.article, date.start, date.end)
    before = contexts.coverage.article(date.article).text[max(0, date.start - 24) : date.start]
    frame = next((name for name, pattern in _FRAMES if pattern.search(before)), None)
    context = contexts.at(span)
    if frame is None or context is None or ORDINAL.search(before) or (frame == "on" and not _DAY.match(date.value)):
        return None
    cues = [content for end, content in sayings.get(date.article, ()) if abs(end - date.start) < _INTRODUCES]
    if frame == "on" and cues and not any(content.covers(span) for content in cues):
        return None  # the day of an utterance
    return Slot(frame, date, span, context)


def _telling(date: DateMention) -> bool:
    """Whether it is a day or a month: a year alone is too coarse, "next week" too loose."""
    return bool(_MONTH.match(date.value)) or bool(re.match(r"XXXX-WXX-\d", date.value))


def apart(a: DateMention, b: DateMention) -> bool:
    """Whether two days or months cannot be one. Where a year is not known, or was only supposed, month and day decide."""
    one, two = _MONTH.match(a.value), _MONTH.match(b.value)
    if one and two:
        if one[1] != two[1]:
            return not _neighbours(a, b) and not _a_week(a, b)
        return bool(one[2] and two[2]) and one[2] != two[2] and not _a_week(a, b)
    return clash(a, b)


def _a_week(a: DateMention, b: DateMention) -> bool:
    """Whether two days are a week apart: a weekday may be read as the one before or the one to come."""
    if not a.from_ or not b.from_:
        return False
    return abs((date.fromisoformat(a.from_) - date.fromisoformat(b.from_)).days) == 7


def _neighbours(a: DateMention, b: DateMention) -> bool:
    """Whether the end of one month meets the start of the next."""
    return {a.mod, b.mod} == {"END", "START"} or (a.from_ is not None and b.to is not None and (a.from_ == b.to or a.to == b.from_))


def _one_matter(contexts: Contexts, a: Slot, b: Slot) -> bool:
    denied = [bool(_NO.search(contexts.coverage.quote(slot.context.sentence))) for slot in (a, b)]
    if denied[0] != denied[1] or contexts.apart(a.context, b.context) or (a.frame == "on" and not contexts.own(a.context, b.context, _OWN)):
        return False
    return contexts.likeness(a.context, b.context) >= (_SLIP if _slip(a.date.value, b.date.value) else _ALIKE[a.frame])


def _slip(a: str, b: str) -> bool:
    """Whether two full dates of one month differ by a digit put in, left out or turned round: the 9th and the 19th, the 12th and the 21st."""
    if len(a) != _FULL or len(b) != _FULL or a[:7] != b[:7]:
        return False
    one, two = a[8:].lstrip("0"), b[8:].lstrip("0")
    return one == two[::-1] or (len(one) != len(two) and min(one, two, key=len) in max(one, two, key=len))
