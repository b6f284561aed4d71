"""Turns statements, credits, acts and shared words into sightings: places where an article shows on what occasion it has something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from headwater.record import Article, CarryReason, Coverage, Name, Span, Speaker, Statement, StatementMention, digest
from headwater.text import fold, folded_words, sentences
from headwater.trace.credits import Credit, find_credits, initials_of, outlet_keys, whole_agency
from headwater.trace.subjects import first_named
from headwater.trace.venues import Known, Venue, agency, is_medium, media_key, read_venue

Occasion = Literal["said", "act", "vote", "agency", "outlet", "seen", "unnamed"]

_BEARING = frozenset({"said", "published", "declined", "intended"})  # acts that rest on an occasion; a thought or a question rests on none
_EARLIER = re.compile(
    r"\b(?:previously (?:told|said|suggested|warned|noted|argued)|last (?:year|month|spring|summer|autumn|fall|winter)|earlier this (?:year|month)|"
    r"(?:\d{1,2}|one|two|three|four|five|six|several|many) (?:years?|months?|weeks?) (?:ago|earlier)|"
    r"(?:in|since|back in) (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?)\b"
)
_CONTEXT = re.compile(
    r"\b(?:(?:in|at|during|on|to|via|with|told|telling)\s(?:(?:an?|his|her|their|its|the|this|that)\s)?)(?:[\w-]+\s){0,2}?(?:statement|"
    r"press release|news release|"
    r"press conference|news conference|briefing|reporters|journalists|open letter|letter|tweet|twitter|facebook|telegram|instagram|speech|address|"
    r"rally|summit|ceremony|hearing|testimony)\b"
)
_LEAD_IN = re.compile(r"^(?:in|at|during|on|to|via|with|told|telling)\s(?:(?:an?|his|her|their|its|the|this|that)\s)?")
_ANNOUNCE = re.compile(r"\b(?:announc|unveil|penned\b|issu(?:ed|ing)\b|set(?:s|ting)? out\b)")
FOR_A_BODY = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press office|ministry|government|department|office|council|agency|police|court|company|firm|"
    r"union|embassy|bank|"
    r"university|board|authority|committee|commission|army|military|navy|air force|parliament|palace|presidency|administration|hospital|"
    r"operator|airline)\b",
    re.I,
)
_HIDDEN = re.compile(
    r"\b(?:officials?|sources?|insiders?|person|people|aides?|diplomats?|advis[eo]rs?|executives?|employees?|staff|members?|workers?|"
    r"officers?|unnamed|"
    r"anonym\w*|not to be named|who asked|condition of)\b",
    re.I,
)
_SOURCE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Ss]enior)\s(?:[\w.’'-]{1,20}\s){0,4}?"
    r"(?:officials?|sources?|insiders?|aides?|diplomats?|executives?|employees?|person|people)\b"
)
_BESIDE = 60  # characters between a cue and the credit that goes with it, at most
_LOWER = re.compile(r"^\W*[a-z]")
_REPORTER = re.compile(r"\b(?:correspondent|reporter|journalist|staff writer)\b", re.I)
_PRONOUN = re.compile(r"he|she|they", re.I)
_NO_NAME = re.compile(r"^\W*(?:who|whom|whose|which|that|when|where|as|if|first|last|only|not)\b", re.I)  # a clause cut short: "whom police"
_HEADED = re.compile(r"[’']s?\b|\s(?:of|for|in|at|on|from|to|by)\b|\W*$")  # what may follow the noun that says what a speaker is


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where an article shows, or leaves open, on what occasion something was told.

    `[start, end)` are the words that show it. `shown` is False where a speaker is named and the occasion is not.
    `venue`, `earlier` (folded words of an earlier time) and `speaker` tell occasions apart; `about` ties together sightings of one
    thing (ids of claims, of a statement, or a word for the body that voted).
    """

    article: str
    start: int
    end: int
    occasion: Occasion
    reason: CarryReason
    shown: bool
    party: str | None = None
    speaker: Speaker | None = None
    venue: Venue | None = None
    earlier: str | None = None
    statement: str | None = None
    about: tuple[str, ...] = ()
    release: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An article with what is looked up in it again and again: its sentences, its credits, the agency whose text it is.

    `reprint` is True where another outlet runs the agency's text.
    """

    article: Article
    sentences: tuple[tuple[int, int], ...]
    credits: tuple[Credit, ...]
    wire: str | None
    reprint: bool

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentences that a stretch touches, as one stretch; the stretch itself where it stands outside all of them."""
        touched = [place for place in self.sentences if place[0] < end and start < place[1]]
        return (min(touched[0][0], start), max(touched[-1][1], end)) if touched else (start, end)


def at_named_events(found: Sequence[Sighting], pages: dict[str, Page]) -> Iterator[Sighting]:
    """What a speaker says on no named occasion, in a sentence that names the event at which others have him speak, was said at that event."""
    events: dict[str, set[Venue]] = {}
    for s in found:
        if s.speaker is not None and s.venue is not None and s.venue.kind == "event":
            events.setdefault(s.speaker.id, set()).add(s.venue)
    for s in found:
        named = events.get(s.speaker.id, set()) if s.speaker is not None and s.venue is None and s.occasion == "said" and not s.release else set()
        page = pages[s.article]
        start, end = page.around(s.start, s.end)
        words = set(folded_words(page.article.text[start:end]))
        there = sorted((v for v in named if v.key <= words), key=lambda v: v.name)
        yield replace(s, venue=there[0], shown=True, reason="same_act") if there and len({v.key for v in there}) == 1 else s


def context_of(mention: StatementMention, page: Page) -> str:
    """The folded words of the sentence of cue and source, without what is attributed."""
    return _context(mention, page)[0]


def known_of(coverage: Coverage) -> Known:
    """What the story's own names tell of venues."""
    places = frozenset(fold(v).removeprefix("the ") for name in coverage.names if name.kind == "place" for v in name.variants)
    people = frozenset(fold(v) for name in coverage.names if name.kind == "person" for v in name.variants)
    known = Known(outlet_keys(coverage.articles), places, people, initials_of(coverage.articles))
    issued = {article.id for article in coverage.articles if article.primary and open_page(article, known).wire is None}
    if not issued:
        return known
    outlets = tuple(article for article in coverage.articles if article.id not in issued)  # who issues a release is no medium
    return Known(outlet_keys(outlets), places, people, initials_of(outlets))


def open_page(article: Article, known: Known) -> Page:
    """The page of an article: the body's sentences, all credits, and the agency that wrote the whole of it, if that is shown."""
    found = find_credits(article, known)
    whole = whole_agency(article, found)
    wire = whole.venue.name if whole else agency(article.outlet) or next((a for author in article.authors if (a := agency(author))), None)
    places = tuple(place for start, end in article.body() for place in sentences(article.text, start, end))
    return Page(article, places, found, wire, whole is not None and wire not in (article.outlet, agency(article.outlet)))


def sight_statements(coverage: Coverage, pages: dict[str, Page], known: Known) -> Iterator[Sighting]:
    """A sighting for each place where a statement stands that rests on an occasion."""
    named = {name.id: name for name in coverage.names}
    for statement in coverage.statements:
        if statement.act not in _BEARING or statement.speaker is None:
            continue
        for mention in statement.mentions:
            if mention.article in pages and not _own_author(statement.speaker, mention, pages[mention.article]):
                yield _sight_mention((statement, statement.speaker, mention), pages[mention.article], known, named)


def _own_author(speaker: Speaker, mention: StatementMention, page: Page) -> bool:
    """Whether a pronoun was laid to the writer of the article, who tells what others say."""
    writes = fold(speaker.name) in {fold(author) for author in page.article.authors} or bool(_REPORTER.search(speaker.role or ""))
    return writes and mention.source is not None and bool(_PRONOUN.fullmatch(page.article.quote(mention.source)))


def on_record(speaker: Speaker) -> bool:
    """Whether a speaker without a name speaks for a body ("the ministry", "a spokesman for the union"): nobody is hidden then."""
    if not speaker.anonymous:
        return True
    bodies = [found for found in FOR_A_BODY.finditer(speaker.name) if _HEADED.match(speaker.name, found.end())]
    return bool(bodies) and not _HIDDEN.search(speaker.name) and not _NO_NAME.match(speaker.name)


def _sight_mention(told: tuple[Statement, Speaker, StatementMention], page: Page, known: Known, named: dict[str, Name]) -> Sighting:
    statement, speaker, mention = told
    context, lead = _context(mention, page)
    venue = _venue_of(statement, mention, page, context, known)
    start, end = _evidence(mention, page, lead)
    name = named.get(speaker.id)
    hidden = not on_record(speaker)
    party = None if hidden else speaker.party or (name.party if name else None) or speaker.name
    earlier = _earlier(mention, page)
    occasion: Occasion = "unnamed" if hidden else "said"
    own = venue is not None and venue.kind == "medium" and set(folded_words(venue.name)) <= set(folded_words(speaker.name))
    if own and not _paper(speaker, venue):
        venue = None  # a palace spokesman whose venue is the palace
    if not hidden and (is_medium(speaker.name, known) or (own and venue is not None)):
        occasion = "agency" if agency(speaker.name) else "outlet"
        shown = agency(speaker.name) or speaker.name
        venue, party = Venue("medium", shown, media_key(shown)), shown
    institution = not hidden and (name.kind != "person" if name else bool(_LOWER.match(speaker.name)))
    release = institution or bool(_ANNOUNCE.search(context)) or (venue is not None and venue.kind in ("release", "document", "post"))
    return Sighting(
        mention.article,
        start,
        end,
        occasion,
        "credited" if venue is not None or hidden else "same_statement",
        venue is not None or earlier is not None,
        party,
        speaker,
        venue,
        earlier,
        statement.id,
        (statement.id,),
        release,
    )


def _paper(speaker: Speaker, venue: Venue | None) -> bool:
    """Whether speaker and venue are one name: then it is the medium itself that reports."""
    return venue is not None and media_key(speaker.name) == venue.key


def _earlier(mention: StatementMention, page: Page) -> str | None:
    """Words of an earlier time beside the cue ("said in October"), which set the occasion apart from those of the day."""
    anchors = [span for span in (mention.source, mention.cue) if span is not None]
    start, end = min((s.start for s in anchors), default=mention.start), max((s.end for s in anchors), default=mention.end)
    edge = page.around(start, end)
    pieces = mention.content_pieces or (mention.content,)
    left, right = max(edge[0], start - 30), min(edge[1], end + 30)
    near = "".join(" " if any(p.start <= at < p.end for p in pieces) else page.article.text[at] for at in range(left, right))
    found = _EARLIER.search(fold(near))
    return found.group() if found else None


def _context(mention: StatementMention, page: Page) -> tuple[str, tuple[int, int]]:
    """The folded words around what is attributed, and where they stand: the sentence of cue and source, without the content."""
    anchor = mention.cue or mention.source or mention.content
    start, end = page.around(anchor.start, anchor.end)
    inner = [(max(start, p.start), min(end, p.end)) for p in mention.content_pieces or (mention.content,) if p.start < end and start < p.end]
    text, at = [], start
    for s, e in sorted(inner):
        text.append(page.article.text[at:s])
        at = max(at, e)
    text.append(page.article.text[at:end])
    return fold(" ".join(text)), (start, end)


def _venue_of(statement: Statement, mention: StatementMention, page: Page, context: str, known: Known) -> Venue | None:
    """The venue printed with the mention, else a credit in its sentence, else what its sentence says, else the statement's own."""
    venue = read_venue(mention.venue, known)
    if venue is not None:
        return venue
    anchors = [span for span in (mention.source, mention.cue) if span is not None] or [mention.content]
    left, right = min(span.start for span in anchors), max(span.end for span in anchors)
    start, end = page.around(left, right)
    reach = 30 if mention.cue is not None else 60  # the words that name a medium stand beside those that say who spoke
    told = [c for c in page.credits if c.kind == "told" and start <= c.start and c.end <= end]
    spoken = next((c for c in told if left - reach <= c.end and c.start <= right + reach), None)
    if spoken is not None and not any(p.start <= spoken.start < p.end for p in mention.content_pieces or (mention.content,)):
        return spoken.venue
    found = _CONTEXT.search(context)
    if found and (venue := read_venue(_LEAD_IN.sub("", found.group()), known)) is not None:
        return venue
    return read_venue(statement.venue, known)


def _evidence(mention: StatementMention, page: Page, lead: tuple[int, int]) -> tuple[int, int]:
    """The words that show who said it: source and cue where they stand together, else the mention, at most 300 characters."""
    spans = [span for span in (mention.source, mention.cue) if span is not None and span.article == mention.article]
    if spans:
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        credit = next((c for c in page.credits if lead[0] <= c.start <= lead[1] and c.kind == "told" and abs(c.start - end) < 60), None)
        if credit is not None:
            start, end = min(start, credit.start), max(end, credit.end)
        if end - start <= 160:
            return start, end
    return mention.start, min(mention.end, mention.start + 300)


def sight_credits(coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A sighting for each credit that no statement holds: an agency's mark, "X reported", "told X" about somebody named before it."""
    inside = [
        (m.article, *page.around(a.start, a.end), a)
        for s in coverage.statements
        if s.speaker is not None and s.act in _BEARING
        for m in s.mentions
        if (page := pages.get(m.article)) is not None
        for a in [m.cue or m.source or m.content]
    ]
    for page in pages.values():
        yield from _wire(page)
        for credit in page.credits:
            if credit.kind == "agency":
                continue
            held = any(
                article == credit.article
                and start <= credit.start
                and credit.end <= end
                and at.start - _BESIDE <= credit.end
                and credit.start <= at.end + _BESIDE
                for article, start, end, at in inside
            )
            if credit.kind == "told":
                speaker = None if held else _subject(coverage, page, credit) or _hidden_subject(page, credit)
                if speaker is not None:
                    yield _told(credit, speaker, page)
            elif credit.kind == "seen" or not held:
                wire = agency(credit.venue.name) is not None and credit.kind != "seen"
                yield Sighting(
                    credit.article,
                    credit.start,
                    credit.end,
                    "seen" if credit.kind == "seen" else "agency" if wire else "outlet",
                    "credited",
                    True,
                    credit.venue.name,
                    None,
                    credit.venue,
                )


def _wire(page: Page) -> Iterator[Sighting]:
    marks = [credit for credit in page.credits if credit.kind == "agency"]
    for mark in marks:
        yield Sighting(mark.article, mark.start, mark.end, "agency", "agency_credit", True, mark.venue.name, None, mark.venue)
    if page.wire and not marks and page.sentences:
        start, end = page.sentences[0]
        yield Sighting(
            page.article.id, start, end, "agency", "agency_credit", True, page.wire, None, Venue("medium", page.wire, media_key(page.wire))
        )


def _told(credit: Credit, speaker: Speaker, page: Page) -> Sighting:
    start, end = page.around(credit.start, credit.end)
    earlier = _EARLIER.search(fold(page.article.text[max(start, credit.start - 30) : min(end, credit.end + 30)]))
    if speaker.anonymous:
        return Sighting(credit.article, credit.start, credit.end, "unnamed", "credited", True, None, speaker, credit.venue)
    return Sighting(
        credit.article,
        credit.start,
        credit.end,
        "said",
        "credited",
        True,
        speaker.party or speaker.name,
        speaker,
        credit.venue,
        earlier.group() if earlier else None,
    )


def _subject(coverage: Coverage, page: Page, credit: Credit) -> Speaker | None:
    """The person named first in the sentence of a credit, by name or office, where one stands before it in its paragraph; pronouns are left alone."""
    start, _ = page.around(credit.start, credit.end)
    start = max(start, page.article.text.rfind("\n", 0, credit.start) + 1)  # a byline above is no part of what is told
    name = first_named(coverage, credit.article, start, credit.start, bodies=False)
    return Speaker(name.id, name.name, name.roles[0].role if name.roles else None, name.party) if name is not None else None


def _hidden_subject(page: Page, credit: Credit) -> Speaker | None:
    """The unnamed source who stands right before a credit ("a senior official told ...")."""
    start, _ = page.around(credit.start, credit.end)
    found = [m.group() for m in _SOURCE.finditer(page.article.text, max(start, credit.start - 120), credit.start) if credit.start - m.end() <= 40]
    return Speaker(digest("p", "unnamed", fold(found[-1])), found[-1], anonymous=True) if found else None


def overlap(sighting: Sighting, span: Span) -> bool:
    """Whether the words of a sighting and a span share a character."""
    return sighting.article == span.article and sighting.start < span.end and span.start < sighting.end
