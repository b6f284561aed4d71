"""Turns the attributions of an article into statements: the speaker found, the office, and where it was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from headwater.annotate.speaker_resolve import resolve
from headwater.annotate.speaker_scene import Said, Scene, Who, scene
from headwater.annotate.venue import Venue, read_venue, told_own
from headwater.record import Article, Attribution, Name, Speaker, Statement, StatementMention, digest
from headwater.text import fold

_WINDOW = 600  # characters around a cue that can name the venue: longer sentences are no prose
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"\b(?:on )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday)\b")
_ON = re.compile(r"\b(?:add|continu|went on|stat)\w*", re.I)
_WRITING = re.compile(r"\b(?:wrote|writes|writing|penned|published)\b", re.I)
_IN_IT = re.compile(r"\b(?:said|says|wrote|writes|added)\b[^.;]{0,40}? in it\b")
_LETTER = re.compile(r"\ban? (?P<form>(?:[a-z-]{2,14} ){0,2}(?:letter|op-ed|column|article|statement|post|blog|memo|essay|email|report|tweet))\b")


def find_statements(article: Article, names: Sequence[Name], attributions: Sequence[Attribution]) -> Iterator[Statement]:
    """One statement an attribution, in their order: `speaker` resolved inside the article, `venue` as stated, `because` step by step.

    `names` and `attributions` are those found in the article. A speaker who is not named is `anonymous` with the words that stand for
    him; where the text does not show who spoke, `speaker` is null.
    """
    view = scene(article, names, attributions)
    persons = frozenset(fold(variant) for name in names if name.kind == "person" for variant in name.variants)
    past: list[Said] = []
    for attribution in sorted(attributions, key=lambda a: (_at(a), a.start, a.end)):
        who = resolve(view, attribution, past)
        venue = _venue(view, attribution, who, past, persons)
        past.append(Said(attribution, who, _at(attribution), venue.name if venue else None))
        yield _statement(view, attribution, who, venue)


def _at(attribution: Attribution) -> int:
    """Where an attribution stands in the flow: at its source, else its cue, else its words; fronted words do not pull it forward."""
    anchor = attribution.source or attribution.cue
    return anchor.start if anchor else attribution.start


def _statement(view: Scene, attribution: Attribution, who: Who, venue: Venue | None) -> Statement:
    article = view.article
    words = article.text[attribution.start : attribution.end]
    place = venue.name if venue else None
    mention = StatementMention(
        article.id, attribution.start, attribution.end, attribution.kind, place, attribution.content, attribution.source, attribution.cue,
        None, attribution.content_pieces,
    )  # fmt: skip
    reasons = (*who.because, *((f"venue: {venue.because}",) if venue else ()))
    id_ = digest("s", article.id, attribution.start, attribution.end, attribution.source, attribution.cue)
    return Statement(
        id_, _speaker(article, who), attribution.kind, attribution.act, words, (mention,), None, place, _day(view, attribution), None, reasons
    )


def _speaker(article: Article, who: Who) -> Speaker | None:
    if who.name is not None:
        return Speaker(who.name.id, who.name.name, who.role)
    if who.words is None:
        return None
    return Speaker(digest("p", article.id, fold(who.words)), who.words, who.role if who.role != who.words else None, None, who.anonymous)


# ---- where it was said


def _venue(view: Scene, attribution: Attribution, who: Who, past: Sequence[Said], persons: frozenset[str]) -> Venue | None:
    """The venue in the attribution's own sentence; else the one the same speaker's run of quotations goes on in."""
    around = _surroundings(view, attribution)
    if told_own(around) and view.article.outlet:
        return Venue(view.article.outlet, "told the outlet itself")
    stated = read_venue(around, persons)
    if stated and stated.definite:
        return _fuller(view, attribution, stated)
    if stated:
        return stated
    if not who.known:
        return None
    if attribution.cue and _WRITING.search(view.quote(attribution.cue)):
        written = _fuller(view, attribution, None)
        if written:
            return written
    last = next((said for said in reversed(past) if said.who.known), None)
    if last and last.venue and _IN_IT.search(around) and _paragraphs(view, last.at, attribution.start) <= 1:
        return Venue(last.venue, "in it: what was named before")
    if last and last.venue and _same(last.who, who) and _goes_on(view, attribution, last):
        return Venue(last.venue, "the same occasion goes on")
    return _brought_in(view, attribution, who, persons)


def _brought_in(view: Scene, attribution: Attribution, who: Who, persons: frozenset[str]) -> Venue | None:
    """The interview that the sentence right before a quotation brings in: "Roth spoke to Radio Norte on Friday. "We ..." """
    anchor = attribution.source or attribution.cue or attribution.content
    number = view.sentence(min(anchor.start, attribution.start)) - 1 if view.sentences else -1
    if number < 0 or who.name is None or not attribution.quotes:
        return None
    before, here = view.sentences[number], view.sentences[number + 1]
    named = any(p.name is who.name for p in view.persons_in(before.start, before.end))
    if not named or here.paragraph - before.paragraph > 1 or before.caption:
        return None
    venue = read_venue(" ".join(view.outside[before.start : min(before.end, before.start + 2 * _WINDOW)].split()), persons)
    return venue if venue and venue.because.startswith(("told", "speaking to")) else None


def _surroundings(view: Scene, attribution: Attribution) -> str:
    """The sentence around source and cue without what is said in it."""
    anchor = attribution.cue or attribution.source
    if anchor is None or not view.sentences:
        return ""
    sentence = view.sentences[view.sentence(anchor.start)]
    start, end = max(sentence.start, anchor.start - _WINDOW), min(max(sentence.end, anchor.end), anchor.end + _WINDOW)
    text = view.outside[start:end]
    if not attribution.quotes:
        for piece in attribution.content_pieces or (attribution.content,):
            a, b = max(piece.start - start, 0), min(piece.end, end) - start
            text = text[:a] + " " * (b - a) + text[b:] if a < b else text
    return " ".join(text.split())


def _same(a: Who, b: Who) -> bool:
    return a.name.id == b.name.id if a.name and b.name else a.words is not None and a.words == b.words


def _goes_on(view: Scene, attribution: Attribution, last: Said) -> bool:
    """The run goes on: the next words, within a paragraph's distance, by a pronoun, without a source, or with "added"."""
    if attribution.cue is not None and attribution.cue == last.attribution.cue:
        return True
    apart = _paragraphs(view, last.at, attribution.start)
    if apart == 0 and last.attribution.quotes == () and attribution.quotes:
        return True  # the quotation that the same paragraph gives of what it has just told
    if apart > 1:
        return False
    source = fold(view.quote(attribution.source)) if attribution.source else ""
    onward = attribution.cue is not None and _ON.search(view.quote(attribution.cue)) is not None
    return source in ("", "he", "she", "it", "they") or onward


def _paragraphs(view: Scene, before: int, at: int) -> int:
    here, there = (view.sentences[view.sentence(place)].paragraph for place in (at, before))
    return here - there


def _fuller(view: Scene, attribution: Attribution, stated: Venue | None) -> Venue | None:
    """ "The letter" named in full where it was brought in ("an open letter")."""
    head = stated.name.split()[-1] if stated else ""
    brought_in = _LETTER.finditer(view.outside, max(0, attribution.start - 10 * _WINDOW), attribution.start)
    found = [match.group("form") for match in brought_in if match.group("form").endswith(head)]
    if found:
        return Venue(found[-1], f"in the {found[-1].split()[-1]} named before")
    return stated


def _day(view: Scene, attribution: Attribution) -> str | None:
    """The day beside the cue, where the article's own date is known: a weekday is the last one not after it."""
    published = view.article.published
    found = set(_DAY.findall(_surroundings(view, attribution)))
    if not published or len(found) != 1:
        return None
    try:
        on = date.fromisoformat(published[:10])
    except ValueError:
        return None
    word = found.pop().casefold()
    if word in _WEEKDAYS:
        return (on - timedelta(days=(on.weekday() - _WEEKDAYS.index(word)) % 7)).isoformat()
    return (on - timedelta(days=word == "yesterday")).isoformat()
