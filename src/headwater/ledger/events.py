"""Joins the places that tell of one event, across the articles of a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from headwater.ledger.happenings import Sighting, same_ground, sightings
from headwater.ledger.scene import Scene, all_sentences, scene_of, sentence_at
from headwater.record import Coverage, Event, Span, digest
from headwater.text import fold

_TELLS = re.compile(r"\b(?:announc|pledg|unveil|promis|reveal|commit)(?:e|es|ed|ing|s|ment)?\b", re.I)
_TOLD = re.compile(r"\b(?:told|tells|telling|speaking|spoke|talking|interview|wrote|said to|says to)\b", re.I)
_KINDS = "Storm|Cyclone|Hurricane|Typhoon"
_STORM = re.compile(rf"\b(?P<what>{_KINDS})\s(?P<name>[A-Z][a-z]{{2,15}})\b")
_RELEASED = re.compile(r"\b(?:statement|release|communiqu\w+|announc\w+|publish\w+|unveil\w+|report|notice|declar\w+|recall\w+)\b", re.I)
_ENDS = re.compile(r"[.,;:\u201c\u201d\"\u2018]|\s(?:that|how|why|and|he|she|it|they|the)\s")
_BEHIND = 60  # characters behind the verb of an utterance in which its hearers and day stand
_SHORT = 130  # characters between the verb of an announcement and its sum
_BY_WORD = frozenset(("attack", "disaster", "launch", "interview", "announcement"))  # told apart by what they are called


def find_events(coverage: Coverage) -> tuple[Event, ...]:
    """The events of a story, each once, with who takes part, where and when as far as the articles say; `coverage.commitments` are used."""
    scene = scene_of(coverage)
    seen = [sighting for one in all_sentences(scene) for sighting in sightings(scene, one)]
    seen.extend(_announcements(scene))
    seen.extend(_occasions(scene))
    seen.extend(_storms(scene))
    groups: list[list[Sighting]] = []
    for one in sorted(seen, key=lambda one: (-len(one.participants), one.place is None, one.span, one.kind)):
        group = next((some for some in groups if _same(some, one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    events = [_event(scene, some) for some in groups]
    return tuple(sorted(events, key=lambda event: (event.mentions[0], event.id)))


def _announcements(scene: Scene) -> Iterator[Sighting]:
    """The announcement of each commitment with a sum: the words from the verb to the sum."""
    for promise in scene.coverage.commitments:
        if promise.parent or promise.cumulative or not promise.currency:
            continue
        who = (promise.announced_by,) if promise.announced_by else promise.donors[:1]
        for span in promise.mentions:
            one = sentence_at(scene, span)
            if one is None:
                continue
            before = [found for found in _TELLS.finditer(one.text) if one.start + found.start() < span.start]
            if before and span.end - one.start - before[-1].start() < _SHORT:
                yield Sighting(
                    "announcement", promise.id, Span(one.article, one.start + before[-1].start(), span.end), who, None, promise.announced_on
                )


def _occasions(scene: Scene) -> Iterator[Sighting]:
    """Interviews, speeches and announcements, by the origins of what was said there: the words that name speaker, hearers and day."""
    for origin in scene.coverage.origins:
        if origin.speaker is None or origin.speaker.anonymous:
            continue
        who = (origin.speaker.name,)
        spans = [_clause(scene, span) for span in origin.mentions if span.end - span.start <= _SHORT]
        if origin.type == "speech":
            yield from (Sighting("speech", "", span, who, None, origin.date) for span in spans)
        elif origin.type in ("interview", "broadcast") and origin.venue:
            told = [span for span in spans if _TOLD.search(scene.coverage.quote(span))]
            yield from (Sighting("interview", fold(origin.venue), span, (*who, origin.venue), None, origin.date) for span in told)
        elif origin.type == "statement" and origin.access == "public" and origin.speaker.id in scene.known:
            told = [span for span in spans if origin.date or _RELEASED.search(scene.coverage.quote(span))]
            yield from (Sighting("announcement", fold(origin.name), span, who, None, origin.date) for span in told)


def _storms(scene: Scene) -> Iterator[Sighting]:
    """Storms by name, with the places that give the name alone or speak of "the storm" in an article that names one."""
    texts = {article.id: article.text for article in scene.coverage.articles}
    named = {found["name"]: fold(found["what"]) for text in texts.values() for found in _STORM.finditer(text)}
    for one in all_sentences(scene) if named else ():
        for name, what in named.items():
            whole = rf"\b(?:{_KINDS})\s{name}\b|\b{name}\b" + (r"|\b[Tt]he storm\b" if len(named) == 1 and name in texts[one.article] else "")
            for found in re.finditer(whole, one.text):
                yield Sighting("disaster", what, Span(one.article, one.start + found.start(), one.start + found.end()), (name,))


def _clause(scene: Scene, span: Span) -> Span:
    """A source and its verb with the hearers, place and day behind them: "told reporters in Lorne on Friday"."""
    text = scene.coverage.article(span.article).text
    stop = _ENDS.search(text, span.end, span.end + _BEHIND)
    end = stop.start() if stop else span.end
    return Span(span.article, span.start, end) if text[span.end : end].strip() else span


def _same(some: Sequence[Sighting], one: Sighting) -> bool:
    first = some[0]
    if one.kind == "disaster" and one.participants and first.participants and one.participants != first.participants:
        return False
    if first.kind != one.kind or (one.kind in _BY_WORD and first.what != one.what):
        return False
    if one.place and not all(same_ground(other.place, one.place) for other in some):
        return False
    if one.day and any(other.day and other.day != one.day for other in some) and one.kind not in ("interview", "announcement"):
        return False
    mine, theirs = {fold(name) for name in one.participants}, {fold(name) for name in first.participants}
    if one.kind in ("visit", "interview"):
        return bool(mine & theirs) and (one.kind == "visit" or mine <= theirs or theirs <= mine)
    if one.kind in ("disaster", "election", "announcement"):
        return True
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _event(scene: Scene, some: Sequence[Sighting]) -> Event:
    first = some[0]
    days = sorted({one.day for one in some if one.day})
    day = days[0] if len(days) == 1 else None
    places = Counter(one.place for one in some if one.place)
    place = min(places, key=lambda name: (-places[name], name)) if places else None
    spans = tuple(sorted({one.span for one in some}))
    word = first.what if first.kind in ("attack", "disaster") else first.kind
    who = " and ".join(first.participants[:3])
    of = "" if first.kind == "disaster" else "of "
    title = " ".join(filter(None, (f"{word} {of}{who}" if who else word, f"in {place}" if place and place not in first.participants else None)))
    return Event(
        digest(
            "e",
            scene.coverage.story.id,
            first.kind,
            first.what,
            *sorted(fold(name) for name in first.participants),
            place,
            spans[0].article,
            spans[0].start,
        ),
        first.kind,
        title,
        spans,
        scene.coverage.story.id,
        first.participants,
        place,
        day,
        day,
    )
