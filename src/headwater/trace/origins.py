"""Names the occasions on which things entered the coverage, with the articles that carry each and the words that show it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.record import (
    Access,
    Because,
    Carrier,
    CarryReason,
    Copy,
    Coverage,
    Origin,
    OriginType,
    Span,
    Speaker,
    Statement,
    digest,
)
from headwater.text import fold
from headwater.trace.acts import sight_announcements, sight_figures, sight_parts, sight_sequels
from headwater.trace.occasions import join_sightings
from headwater.trace.papers import sight_own_texts, sight_papers
from headwater.trace.primary import part_primary, primary_origin
from headwater.trace.retold import sight_retold
from headwater.trace.sightings import Page, Sighting, at_named_events, known_of, on_record, open_page, sight_credits, sight_statements
from headwater.trace.venues import Venue, VenueKind, media_key, same_key
from headwater.trace.votes import sight_votes, without_rulings
from headwater.values.party import is_court

_TYPES: dict[VenueKind, OriginType] = {
    "medium": "interview",
    "press": "speech",
    "release": "statement",
    "post": "statement",
    "document": "document",
    "chamber": "speech",
    "event": "speech",
}
_RANK: tuple[VenueKind, ...] = ("medium", "document", "press", "chamber", "post", "release", "event")
_LONG_COPY = 15  # words from which a passage shared with an agency's text is taken to be the agency's


def trace_origins(coverage: Coverage) -> tuple[Origin, ...]:
    """The origins of a story, from its statements, claims, copies and the articles' own credits; in the order of their ids.

    An origin is one interview, release, speech, document, vote, agency's or outlet's report, or an unnamed source. What a named speaker says
    on no occasion that an article names is one origin a speaker, without venue and date, its access unknown.
    """
    known = known_of(coverage)
    pages = {article.id: open_page(article, known) for article in coverage.articles}
    found: list[Sighting] = [*sight_statements(coverage, pages, known), *sight_credits(coverage, pages), *sight_retold(coverage, pages)]
    votes = [*sight_votes(coverage, pages)]
    found = [*at_named_events([*without_rulings(found, votes)], pages)]
    found += sight_papers(found, coverage, pages)
    found += [*sight_announcements(found, coverage, pages), *votes]
    found += sight_figures(found, coverage, pages)
    found += sight_parts(found, coverage, pages)
    found += sight_sequels(found, coverage, pages)
    found += sight_own_texts(coverage, pages, known)
    found = [*_in_wire_text(without_rulings(found, votes), pages)]
    found += [*_copied_from_wire(coverage.copies, pages)]
    found, primary = part_primary(found, coverage, pages)
    origins: dict[str, Origin] = {}
    for article, own in primary:
        origin = replace(primary_origin(coverage, article), carried_by=_carriers(own), mentions=tuple(Span(s.article, s.start, s.end) for s in own))
        origins[origin.id] = origin
    for group in join_sightings(found, coverage.copies):
        origin = _origin(coverage, pages, group)
        origins[origin.id] = _merged(origins[origin.id], origin) if origin.id in origins else origin
    return tuple(origins[id_] for id_ in sorted(origins))


def statements_with_origins(coverage: Coverage) -> tuple[Statement, ...]:
    """The statements with the origin each rests on: the one whose evidence stands in most of the statement's mentions.

    What stands in a primary text rests on that text, unless an interview, a speech or the like is named for it.
    """
    primary = {article.id for article in coverage.articles if article.primary}
    texts = (origin for origin in coverage.origins if origin.type != "agency" and origin.held in primary)  # an agency passes on what others say
    given = {origin.held: origin.id for origin in texts}
    named = {origin.id for origin in coverage.origins if origin.venue is not None}
    evidence: dict[str, list[tuple[int, int, Origin]]] = {}
    for origin in coverage.origins:
        for carrier in origin.carried_by:
            evidence.setdefault(carrier.article, []).extend((b.start, b.end, origin) for b in carrier.because)
    placed = {article: _Evidence(some) for article, some in evidence.items()}
    out = []
    for statement in coverage.statements:
        told = _origin_of(statement, placed)
        held = next((given[m.article] for m in statement.mentions if m.article in given), None) if statement.speaker is not None else None
        out.append(replace(statement, origin=told if told in named or held is None else held))
    return tuple(out)


class _Evidence:
    """The words of one article that show origins, in the order of their places."""

    def __init__(self, some: list[tuple[int, int, Origin]]) -> None:
        self._some = sorted(some, key=lambda one: one[0])
        self._starts = [start for start, _, _ in self._some]
        self._longest = max(end - start for start, end, _ in some)

    def at(self, spot: Span) -> Iterator[Origin]:
        """The origins shown by words that share a character with a place."""
        first, last = bisect_left(self._starts, spot.start - self._longest), bisect_left(self._starts, spot.end)
        return (origin for start, end, origin in self._some[first:last] if start < spot.end and spot.start < end)


def _origin_of(statement: Statement, evidence: Mapping[str, _Evidence]) -> str | None:
    if statement.speaker is None:
        return None
    votes: Counter[str] = Counter()
    for mention in statement.mentions:
        spots = [Span(mention.article, mention.start, mention.end), *(s for s in (mention.source, mention.cue) if s is not None)]
        held = evidence.get(mention.article)
        near = {origin.id: origin for spot in spots for origin in (held.at(spot) if held else ())}
        for origin in near.values():
            if _may_speak(origin, statement.speaker):
                votes[origin.id] += 2 if origin.venue else 1
    return min(votes, key=lambda id_: (-votes[id_], id_)) if votes else None


def _may_speak(origin: Origin, speaker: Speaker) -> bool:
    """Whether what this speaker says can rest on the origin: it is his, his side's announcement, or an agency's with unnamed sources."""
    if origin.type == "vote":
        return is_court(speaker.name) and is_court(origin.party)
    if not on_record(speaker):
        return origin.type in ("unnamed", "agency")
    if origin.speaker is not None:
        return fold(origin.speaker.name) == fold(speaker.name) or (
            origin.access == "public" and fold(origin.party or "") == fold(speaker.party or speaker.name)
        )
    return origin.type in ("agency", "outlet") and same_key(media_key(origin.name), media_key(speaker.name))


# ---- what agencies wrote


def _in_wire_text(found: Iterable[Sighting], pages: dict[str, Page]) -> Iterator[Sighting]:
    """Unnamed sources in an agency's own text, or told to it, are part of that agency's report."""
    wires = {page.wire for page in pages.values() if page.wire}
    for sighting in found:
        wire = pages[sighting.article].wire
        if sighting.occasion == "unnamed":
            told = sighting.venue.name if sighting.venue and sighting.venue.kind == "medium" else None
            if told in wires or (told is None and wire and pages[sighting.article].reprint):
                name = told or wire or ""
                yield replace(sighting, occasion="agency", party=name, speaker=None, venue=Venue("medium", name, media_key(name)))
                continue
        yield sighting


def _original(page: Page) -> bool:
    """Whether an agency's text says so in its dateline, or was given as the agency's original."""
    first = page.sentences[0][1] if page.sentences else 0
    return page.article.primary or any(credit.kind == "agency" and credit.start <= first for credit in page.credits)


def _copied_from_wire(copies: Sequence[Copy], pages: dict[str, Page]) -> Iterator[Sighting]:
    """A long passage shared with a text that is an agency's is the agency's, whether it is credited or not."""
    for copy in copies:
        sources = sorted({wire for p in copy.passages if p.article in pages and (wire := pages[p.article].wire) and _original(pages[p.article])})
        if copy.kind != "prose" or copy.words < _LONG_COPY or len(sources) != 1:
            continue
        venue = Venue("medium", sources[0], media_key(sources[0]))
        for passage in copy.passages:
            if passage.article in pages:
                own = pages[passage.article].wire == sources[0]
                reason: CarryReason = "agency_credit" if own else "same_words"
                yield Sighting(passage.article, passage.start, passage.end, "agency", reason, True, sources[0], None, venue)


# ---- from sightings to an origin


def _origin(coverage: Coverage, pages: dict[str, Page], group: Sequence[Sighting]) -> Origin:
    first = group[0]
    venue = _venue(group)
    type_ = _type(group, venue)
    speaker = _speaker(group)
    party = _party(group, type_)
    earlier = next((s.earlier for s in group if s.earlier), None)
    release = any(s.release for s in group) and type_ in ("statement", "document")
    name = _name(type_, speaker, party, venue, release)
    who = fold(speaker.name if speaker else party or "") if type_ != "unnamed" else f"{first.article} {name}" if venue is None else name
    who = fold(party or "") if release and type_ == "statement" and venue is None else who
    key = " ".join(sorted(venue.key)) if venue else None
    return Origin(
        digest("o", coverage.story.id, type_, who, key, earlier, release),
        type_,
        name,
        _carriers(group),
        coverage.story.id,
        speaker,
        party,
        venue.name if venue else None,
        _date(coverage, group),
        "exclusive" if any(s.occasion == "seen" for s in group) else _access(type_, venue, release),
        _held(coverage, pages, venue, type_, group),
        tuple(Span(s.article, s.start, s.end) for s in group),
    )


def _type(group: Sequence[Sighting], venue: Venue | None) -> OriginType:
    kinds = {s.occasion for s in group}
    known: tuple[OriginType, ...] = ("vote", "agency", "unnamed")
    for kind in known:
        if kind in kinds:
            return kind
    if kinds & {"outlet", "seen"}:
        return "outlet"
    return _TYPES[venue.kind] if venue else "statement"


def _venue(group: Sequence[Sighting]) -> Venue | None:
    told = [s.venue for s in group if s.venue is not None]
    if not told:
        return None
    count = Counter(told)
    return min(count, key=lambda v: (_RANK.index(v.kind), -len(v.key) if v.kind == "event" else 0, -count[v], -len(v.name), v.name))


def _speaker(group: Sequence[Sighting]) -> Speaker | None:
    spoken = Counter(s.speaker for s in group if s.speaker is not None and s.occasion in ("said", "act", "unnamed"))
    return min(spoken, key=lambda s: (s.anonymous, -spoken[s], s.name, s.id)) if spoken else None


def _party(group: Sequence[Sighting], type_: OriginType) -> str | None:
    if type_ == "unnamed":
        return None
    sides = Counter(s.party for s in group if s.party)
    return min(sides, key=lambda p: (-len(p.split()), -sides[p], p)) if sides else None


def _name(type_: OriginType, speaker: Speaker | None, party: str | None, venue: Venue | None, release: bool) -> str:
    who = speaker.name if speaker else party or ""
    where = venue.name if venue else ""
    if type_ == "vote":
        return f"{who}, vote or ruling"
    if type_ == "agency":
        return f"{where or who}, agency report"
    if type_ == "outlet":
        return f"{where or who}, own report"
    if type_ == "unnamed":
        return f"{who} to {where}" if where else who
    if type_ == "interview":
        return f"{who}, interview with {where}"
    if venue is not None:
        return f"{who}, {where}"
    return f"{who}, announcement" if release else f"{who}, remarks"


def _access(type_: OriginType, venue: Venue | None, release: bool) -> Access:
    if type_ in ("interview", "unnamed"):
        return "exclusive" if venue is not None else "unknown"
    if type_ in ("vote", "agency") or release or (venue is not None and venue.kind in ("release", "post", "document", "press", "chamber")):
        return "public"
    return "unknown"


def _date(coverage: Coverage, group: Sequence[Sighting]) -> str | None:
    """The day the statements say they were made on, where they all say the same one."""
    by_id = {statement.id: statement.said_on for statement in coverage.statements}
    days = {day for s in group if s.statement and (day := by_id.get(s.statement))}
    return days.pop() if len(days) == 1 else None


def _held(coverage: Coverage, pages: dict[str, Page], venue: Venue | None, type_: OriginType, group: Sequence[Sighting]) -> str | None:
    """The article that is the origin itself: the agency's own text, a release given as such, or the outlet that was told."""
    carried = {s.article for s in group}
    for article in sorted(coverage.articles, key=lambda article: not article.primary):
        if article.id not in carried:
            continue
        if type_ == "agency" and venue and pages[article.id].wire == venue.name:
            return article.id
        if article.primary and pages[article.id].wire is None and type_ in ("statement", "document", "speech", "vote"):
            return article.id
        if type_ in ("interview", "outlet", "unnamed") and venue and article.outlet and media_key(article.outlet) == venue.key:
            return article.id
    return None


def _carriers(group: Sequence[Sighting]) -> tuple[Carrier, ...]:
    shown = any(s.shown for s in group)
    by_article: dict[str, list[Sighting]] = {}
    for sighting in group:
        by_article.setdefault(sighting.article, []).append(sighting)
    statements = {s.statement for s in group if s.shown and s.statement}
    return tuple(
        Carrier(
            article,
            not shown or any(s.shown or s.statement in statements for s in some),
            tuple(dict.fromkeys(Because(s.reason, s.start, s.end) for s in some)),
        )
        for article, some in sorted(by_article.items())
    )


def _merged(one: Origin, other: Origin) -> Origin:
    """Two groups that mean the same origin (one unnamed phrase, say): carriers are put together."""
    by_article: dict[str, Carrier] = {c.article: c for c in one.carried_by}
    for carrier in other.carried_by:
        known = by_article.get(carrier.article)
        by_article[carrier.article] = (
            carrier
            if known is None
            else Carrier(carrier.article, known.certain or carrier.certain, tuple(dict.fromkeys((*known.because, *carrier.because))))
        )
    spans = tuple(sorted({*one.mentions, *other.mentions}))
    return replace(one, carried_by=tuple(by_article[a] for a in sorted(by_article)), mentions=spans, held=one.held or other.held)
