"""Compares the days that several articles give for one utterance, one interview or one act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from headwater.compare.claims import alike, apart, dates_in, shared
from headwater.compare.readings import difference
from headwater.record import ClaimMention, Coverage, DateMention, Difference, Span, Statement
from headwater.text import sentences
from headwater.values.date import compare

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?|XXXX-WXX-\d(?:T.*)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_ANNOUNCED = re.compile(r"\b(?:announc|unveil|reveal|present|launch|set out)", re.I)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|last)\s+$", re.I)  # "the first Sunday of May" names no day by itself
_NEAR = 45  # characters between the words that name an occasion and the day it took place on
_LEAST = 0.6
Days = dict[str, DateMention]  # article -> the one day it gives


def day_differences(coverage: Coverage) -> Iterator[Difference]:
    """Days of one statement or origin (those that stand beside the words that introduce it), then of one claim."""
    told: set[tuple[tuple[str, int], ...]] = set()
    for about, days in (*_of_origins(coverage), *_of_statements(coverage), *_of_claims(coverage)):
        clashing = sorted({article for a, b in combinations(sorted(days), 2) if clash(days[a], days[b]) for article in (a, b)})
        places = tuple((article, days[article].start) for article in clashing)
        if clashing and places not in told:
            told.add(places)
            sides: dict[str, list[Span]] = {}
            names: dict[str, str] = {}
            for article in clashing:
                day = days[article]
                name = names.setdefault(day.value, coverage.article(article).text[day.start : day.end])
                sides.setdefault(name, []).append(Span(article, day.start, day.end))
            if len(sides) > 1:
                yield difference(coverage, "date", "conflict", about, sides, "two days of one occasion, and no day in common")


def clash(a: DateMention, b: DateMention) -> bool:
    """Whether two days cannot both hold. Weekdays of articles without a date clash by their names alone."""
    names = (_weekday(a), _weekday(b))
    if None not in names and "X" in a.value + b.value:
        return names[0] != names[1]
    return compare(a, b)[0] == "conflict"


def _weekday(found: DateMention) -> int | None:
    """1 for Monday to 7 for Sunday, of a weekday or a resolved day."""
    named = _WEEKDAY.match(found.value)
    if named:
        return int(named[1])
    return date.fromisoformat(found.from_).isoweekday() if found.from_ and found.from_ == found.to else None


def _one_day(found: Sequence[DateMention]) -> DateMention | None:
    """The day, where there is just one."""
    days = [day for day in found if day.type in ("DATE", "TIME") and _DAY.fullmatch(day.value)]
    return days[0] if len({day.value for day in days}) == 1 else None


def _of_origins(coverage: Coverage) -> Iterator[tuple[str, Days]]:
    """An interview, broadcast or speech is one occasion: the day right beside each credit."""
    for origin in coverage.origins:
        if origin.type in ("interview", "broadcast", "speech"):
            spots: dict[str, list[tuple[int, int]]] = {}
            for carrier in origin.carried_by:
                spots.setdefault(carrier.article, []).extend((b.start, b.end) for b in carrier.because if b.reason == "credited")
            yield f"the day of: {origin.name}", _beside(coverage, spots)


def _of_statements(coverage: Coverage) -> Iterator[tuple[str, Days]]:
    for statement in coverage.statements:
        if len({mention.article for mention in statement.mentions}) > 1:
            spots: dict[str, list[tuple[int, int]]] = {}
            for mention in statement.mentions:
                around = [span for span in (mention.cue, mention.source) if span is not None]
                if around:
                    spots.setdefault(mention.article, []).append((min(s.start for s in around), max(s.end for s in around)))
            yield f"the day on which {_who(statement)} spoke", _beside(coverage, spots, _insides(statement))


def _insides(statement: Statement) -> list[Span]:
    return [mention.content for mention in statement.mentions]


def _who(statement: Statement) -> str:
    return statement.speaker.name if statement.speaker else "somebody"


def _beside(coverage: Coverage, spots: Mapping[str, Sequence[tuple[int, int]]], insides: Sequence[Span] = ()) -> Days:
    """Per article the one day that stands near these places, in the same sentence and not inside what is said."""
    out: Days = {}
    for article, places in spots.items():
        text = coverage.article(article).text
        found: list[DateMention] = []
        for start, end in places:
            line = text.rfind("\n", 0, start) + 1
            stop = text.find("\n", end)
            stop = len(text) if stop < 0 else stop
            own = [(a, b) for a, b in sentences(text, line, stop) if a < end and start < b]
            for a, b in own:
                near = dates_in(coverage, article, max(a, start - _NEAR), min(b, end + _NEAR))
                found.extend(d for d in near if not any(s.article == article and s.start <= d.start < s.end for s in insides))
        day = _one_day(found)
        if day is not None:
            out[article] = day
    return out


def _of_claims(coverage: Coverage) -> Iterator[tuple[str, Days]]:
    """The days inside mentions that say the same in nearly the same words."""
    for claim in shared(coverage):
        days: Days = {}
        kept: dict[str, ClaimMention] = {}
        for mention in claim.mentions:
            found = dates_in(coverage, mention.article, mention.start, mention.end)
            day = _one_day([d for d in found if not ORDINAL.search(coverage.article(d.article).text, max(0, d.start - 12), d.start)])
            if day is not None and mention.article not in days:
                days[mention.article] = day
                kept[mention.article] = mention
        close = {article for a, b in combinations(sorted(kept), 2) if _one_act(coverage, kept[a], kept[b]) for article in (a, b)}
        yield f"the day: {' '.join(claim.text.split())[:80]}", {article: day for article, day in days.items() if article in close}


def _one_act(coverage: Coverage, one: ClaimMention, two: ClaimMention) -> bool:
    """Whether two mentions of a claim tell of one act: in nearly the same words, or both of an announcement."""
    if apart(coverage, one, two):
        return False
    words = [coverage.article(m.article).text[m.start : m.end] for m in (one, two)]
    return alike(coverage, one, two, _LEAST) or (all(_ANNOUNCED.search(text) for text in words) and alike(coverage, one, two, _LEAST / 2))
