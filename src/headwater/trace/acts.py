"""Finds acts that are one however they are worded: an announcement by one party, a vote, a ruling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.record import Claim, ClaimMention, Coverage, Name, Span, Speaker, Statement
from headwater.text import fold, folded_words
from headwater.trace.credits import outlet_keys
from headwater.trace.sightings import FOR_A_BODY, Page, Sighting, context_of, on_record
from headwater.trace.venues import Known, is_medium

_LONG = 300  # code points of evidence shown, at most
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s(?:\w{2,15}ly\s)?$")
_IT = re.compile(r"It\s(?!comes\b|came\b|follows\b|was\b|is\b)")
# What a vote or ruling is about, as the next sentence takes it up. "The ferry", "the man" go on about the matter, not about the decision.
_DECIDED = frozenset(
    folded_words(
        "act amendment ban bill budget decree injunction judgment law legislation measure motion order resolution ruling sentence treaty verdict"
    )
)
# A noun that is no part of another's name: "the storm", not "storm warnings".
_THING = re.compile(
    r"([^\W\d_]{3,20})(?=[^\w\s]|\s(?:of|for|in|on|at|to|by|with|from|and|or|but|as|after|that|which|who|will|would|is|are|was|were|has|have)\b|$)"
)
_SEQUEL = re.compile(r"(?:The|This|That|Its?|These)\s(?:new\s|extra\s)?(?P<noun>[^\W\d_]{3,20})\b")

# What is done by saying it, once: other reports of it are of the same act.
_ANNOUNCE = re.compile(
    r"\b(?:announc(?:e[sd]?|ing|ements?)|unveil(?:s|ed|ing)?|outlin(?:e[sd]?|ing)|set(?:s|ting)? out|reveal(?:s|ed|ing)?|"
    r"publish(?:es|ed|ing)|penned|issu(?:ed|ing)|introduc(?:e[sd]?|ing)|recall(?:s|ed|ing)|appoint(?:s|ed|ing)?|resign(?:s|ed|ing)|signed)\b|"
    r"\bdeclar(?:e[sd]?|ing)\b[^.;\n]{0,60}?\b(?:mourning|emergency|holiday|curfew|ceasefire|cease-fire|truce|war|independence|bankruptcy|insolvency|"
    r"disaster|lockdown|quarantine)\b",
    re.I,
)
# Public acts that are one whoever tells of them, with or without a source.
_PUBLIC_ACT = re.compile(
    r"\b(?:appoint(?:s|ed|ing)?|resign(?:s|ed|ing)|recall(?:s|ed|ing)|declar(?:e[sd]?|ing)\b[^.;\n]{0,60}?\b(?:mourning|emergency|holiday|curfew|"
    r"ceasefire|truce|war|independence|bankruptcy|insolvency|disaster|lockdown|quarantine))\b",
    re.I,
)
# What may be said again on any day: it is one act only where one sum is given.
_PLEDGE = re.compile(
    r"\b(?:pledg(?:ed|ing)|pledges(?=\s(?:\S{0,3}\d|more\b|another\b|an?\b|up\b))|promis(?:e[sd]|ing)|"
    r"commit(?:s|ted|ting|ments?)|authori[sz](?:e[sd]?|ing)|agreed?)\b",
    re.I,
)


def sight_announcements(found: Sequence[Sighting], coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A sighting for each mention of a claim that tells an announcement of one party, and for those that give its figure.

    One party that gives one figure in two articles, on no occasion that is named, has announced it too. "The package announced on Monday"
    is laid to the one side whose release the article carries, as `found` in its statements.
    """
    releasing = _releasing(found)
    told = _Told({statement.id: statement for statement in coverage.statements}, pages, _figures(coverage), Known(outlet_keys(coverage.articles)))
    for claim in coverage.claims:
        mentions = [m for m in dict.fromkeys(claim.mentions) if m.article in pages]
        announced = {m: _announcer(coverage, told, m, releasing) for m in mentions if _announces(told, m)}
        announced = announced or _same_figure(told, mentions)
        yield from _acts(coverage, told, claim, mentions, announced)


def _acts(
    coverage: Coverage, told: _Told, claim: Claim, mentions: Sequence[ClaimMention], announced: Mapping[ClaimMention, Speaker | None]
) -> Iterator[Sighting]:
    """The acts told in one claim: of one side, with the mentions that give its sum; or of several, where each names its own."""
    speakers = sorted((s for s in announced.values() if s is not None), key=lambda s: (s.name, s.id))
    parties = sorted({speaker.party or speaker.name for speaker in speakers})
    figures = frozenset().union(*(told.figures(m) for m in announced))
    for mention in mentions:
        own = announced.get(mention)
        party = (own.party or own.name) if own is not None else parties[0] if len(parties) == 1 else None
        if party is None:
            continue  # nobody is named as having announced it, or two are, and the mention does not say which
        shared = told.figures(mention) & figures
        if told.statement(mention) is None:
            shared = frozenset(figure for figure in shared if figure.startswith("money"))  # a count of homes or people is anybody's to give
        declared = any(_public_act(told, m) for m in announced)
        if (mention in announced or shared or (declared and told.statement(mention) is None)) and _free(coverage, told, mention, party):
            act = _act(told, claim, mention, own or speakers[0], party)
            yield replace(act, earlier=f"declared {claim.id}") if declared else act  # it is no part of what else the side announced


def _releasing(found: Sequence[Sighting]) -> dict[str, Speaker]:
    """The speaker of the one side that an article has a release or announcement of."""
    sides: dict[str, dict[str, Speaker]] = {}
    for s in sorted((s for s in found if s.release and s.occasion == "said" and not s.earlier), key=lambda s: (s.article, s.start, s.end)):
        if s.speaker is not None and s.party is not None:
            sides.setdefault(s.article, {}).setdefault(s.party, s.speaker)
    return {article: next(iter(speakers.values())) for article, speakers in sides.items() if len(speakers) == 1}


def sight_figures(found: Sequence[Sighting], coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A sum that one article has from a side's release, given without a source in another that carries a release of that side too."""
    told = _Told({statement.id: statement for statement in coverage.statements}, pages, _figures(coverage), Known(outlet_keys(coverage.articles)))
    released = {(s.party, s.article) for s in found if s.release and s.occasion in ("said", "act") and not s.earlier}
    for claim in coverage.claims:
        mentions = [m for m in dict.fromkeys(claim.mentions) if m.article in pages]
        for mention, speaker in sorted(_attributed(told, mentions), key=lambda pair: (pair[0].article, pair[0].start, pair[1].id)):
            party = speaker.party or speaker.name
            sums = frozenset(figure for figure in told.figures(mention) if figure.startswith("money"))
            bare = [m for m in mentions if told.figures(m) & sums and (party, m.article) in released and _bare(coverage, told, m, party)]
            if (party, mention.article) in released and bare:
                yield from (_act(told, claim, m, speaker, party) for m in (mention, *bare))


def sight_parts(found: Sequence[Sighting], coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A part of a sum that an article has from one side's announcement, given there without a source, was announced with the whole."""
    told = _Told({statement.id: statement for statement in coverage.statements}, pages, _figures(coverage), Known(outlet_keys(coverage.articles)))
    sums: dict[str, list[tuple[int, int, str]]] = {}
    for amount in coverage.amounts:
        for span in amount.mentions if amount.unit == "money" else ():
            sums.setdefault(span.article, []).append((span.start, span.end, amount.id))
    announced: dict[tuple[str, str], dict[str, Speaker]] = {}  # article, sum -> sides
    for s in found:
        if s.occasion == "act" and s.speaker is not None and s.party is not None:
            for _, _, id_ in (sum_ for sum_ in sums.get(s.article, ()) if s.start <= sum_[0] and sum_[1] <= s.end):
                announced.setdefault((s.article, id_), {})[s.party] = s.speaker
    within = {amount.id: amount.part_of for amount in coverage.amounts if amount.part_of and amount.unit == "money"}
    for claim in coverage.claims:
        for mention in dict.fromkeys(m for m in claim.mentions if m.article in pages):
            inside = [id_ for start, end, id_ in sums.get(mention.article, ()) if mention.start <= start and end <= mention.end]
            wholes = {whole for id_ in inside for whole in _wholes(id_, within)}
            sides = {party: speaker for whole in sorted(wholes) for party, speaker in announced.get((mention.article, whole), {}).items()}
            for party, speaker in sides.items() if len(sides) == 1 else ():
                if _bare(coverage, told, mention, party):
                    yield _act(told, claim, mention, speaker, party)


def _wholes(part: str, within: Mapping[str, str]) -> list[str]:
    """The sums that a sum is part of, the nearest first; parts that hold each other in a circle end it."""
    out: list[str] = []
    while part in within and within[part] not in out:
        part = within[part]
        out.append(part)
    return out


def _bare(coverage: Coverage, told: _Told, mention: ClaimMention, party: str) -> bool:
    return told.statement(mention) is None and _free(coverage, told, mention, party)


def _attributed(told: _Told, mentions: Sequence[ClaimMention]) -> list[tuple[ClaimMention, Speaker]]:
    pairs = [(m, told.statement(m)) for m in mentions]
    return [(m, s.speaker) for m, s in pairs if s is not None and s.speaker is not None and on_record(s.speaker)]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is looked up of a mention: its statement, its page, and the figures that stand in it."""

    statements: Mapping[str, Statement]
    pages: Mapping[str, Page]
    amounts: Mapping[str, Sequence[tuple[int, int, str]]]
    known: Known

    def statement(self, mention: ClaimMention) -> Statement | None:
        """The statement a mention is the content of, where somebody is known to make it; without a speaker the outlet tells it."""
        found = self.statements.get(mention.statement or "")
        return found if found is not None and found.speaker is not None else None

    def figures(self, mention: ClaimMention) -> frozenset[str]:
        """The figures inside a mention, as unit and value."""
        found = self.amounts.get(mention.article, ())
        return frozenset(figure for start, end, figure in found if mention.start <= start and end <= mention.end)


def _figures(coverage: Coverage) -> dict[str, list[tuple[int, int, str]]]:
    """The sums and counts of each article: start, end, and what two places of one figure share. Counts under ten are in every text."""
    out: dict[str, list[tuple[int, int, str]]] = {}
    for amount in coverage.amounts:
        if amount.value is not None and amount.unit in ("money", "count") and abs(amount.value) >= 10:
            for mention in amount.mentions:
                out.setdefault(mention.article, []).append((mention.start, mention.end, f"{amount.unit} {amount.currency} {amount.value}"))
    return out


def _announces(told: _Told, mention: ClaimMention) -> bool:
    """Whether the words that say so are the article's own: in a statement, those around its content. A pledge needs a sum."""
    page, statement = told.pages[mention.article], told.statement(mention)
    if statement is None:
        texts = [page.article.text[mention.start : mention.end]]
    else:
        texts = [context_of(m, page) for m in statement.mentions if m.article == mention.article]
    sums = any(figure.startswith("money") for figure in told.figures(mention))
    return _public_act(told, mention) or any(_ANNOUNCE.search(text) or (sums and _PLEDGE.search(text)) for text in texts)


def _public_act(told: _Told, mention: ClaimMention) -> bool:
    return _PUBLIC_ACT.search(told.pages[mention.article].article.text, mention.start, mention.end) is not None


def _same_figure(told: _Told, mentions: Sequence[ClaimMention]) -> dict[ClaimMention, Speaker | None]:
    """Mentions in which one named side gives one figure in two articles or more."""
    said: dict[tuple[str, str], list[tuple[ClaimMention, Speaker]]] = {}
    for mention, speaker in _attributed(told, mentions):
        side = speaker.party if speaker.party and speaker.party != speaker.party.lower() else speaker.name  # "government" may be another's
        for figure in sorted(told.figures(mention)):
            said.setdefault((side, figure), []).append((mention, speaker))
    return {mention: speaker for some in said.values() if len({m.article for m, _ in some}) > 1 for mention, speaker in some}


def _act(told: _Told, claim: Claim, mention: ClaimMention, speaker: Speaker, party: str) -> Sighting:
    """The sighting of an act: a statement's mention alone, else the whole sentence, as all its clauses tell of the act."""
    start, end = mention.start, mention.end
    if mention.statement is None:
        start, end = told.pages[mention.article].around(start, end)
    about = (claim.id, mention.statement) if mention.statement else (claim.id,)
    end = max(min(end, start + _LONG), mention.end)
    return Sighting(mention.article, start, end, "act", "same_act", True, party, speaker, None, None, mention.statement, about, True)


def _announcer(coverage: Coverage, told: _Told, mention: ClaimMention, releasing: Mapping[str, Speaker]) -> Speaker | None:
    """Who is said to announce: the speaker of the statement, else the last person or body named before the verb in its sentence.

    Where the sentence names nobody before the verb, it is the one side whose release the article carries. Null where a pronoun or a body
    without a name stands in between ("Orr was held, police announced"), and where the verb is passive.
    """
    own = told.statement(mention)
    if own is not None:
        return own.speaker if own.speaker is not None and on_record(own.speaker) else None
    page = told.pages[mention.article]
    start, end = page.around(mention.start, mention.end)
    verb = _ANNOUNCE.search(page.article.text, start, end) or _PLEDGE.search(page.article.text, start, end)
    stop = verb.start() if verb else mention.end
    before = [
        (m.end, name)
        for name in coverage.names
        if name.kind in ("person", "organisation") and not is_medium(name.name, told.known)
        for m in name.mentions
        if m.article == mention.article and start <= m.start < stop
    ]
    at = max((end for end, _ in before), default=start)
    gap = page.article.text[at:stop]
    if _PRONOUN.search(gap) or _PASSIVE.search(gap[-30:]) or (before and FOR_A_BODY.search(gap)):
        return None
    return _speaker(max(before, key=lambda found: (found[0], found[1].id))[1]) if before else releasing.get(mention.article)


def _speaker(name: Name) -> Speaker:
    return Speaker(name.id, name.name, name.roles[0].role if name.roles else None, name.party)


def _free(coverage: Coverage, told: _Told, mention: ClaimMention, party: str) -> bool:
    """Whether a mention may rest on the act: the party itself is speaking, or the outlet is, and its sentence does not open with another side."""
    statement = told.statement(mention)
    if statement is not None and statement.speaker is not None:
        return on_record(statement.speaker) and (statement.speaker.party or statement.speaker.name) == party
    opening = Span(mention.article, mention.start, min(mention.end, mention.start + 6))
    first = [name for name in coverage.names if name.kind in ("person", "organisation") and any(m.overlaps(opening) for m in name.mentions)]
    return not first or any(party in (name.party, name.name) for name in first)


def sight_sequels(found: Sequence[Sighting], coverage: Coverage, pages: Mapping[str, Page]) -> Iterator[Sighting]:
    """The sentence after an act that goes on about the same thing ("The bill allows ..."), in the outlet's own voice, rests on the act too."""
    voiced: dict[str, list[tuple[int, int]]] = {}
    for mention in (m for s in coverage.statements for m in s.mentions):
        voiced.setdefault(mention.article, []).append((mention.content.start, mention.content.end))
    for sighting in found:
        page = pages[sighting.article]
        at = next((n for n, (start, end) in enumerate(page.sentences) if start <= sighting.start < end), None)
        if sighting.occasion not in ("act", "vote") or at is None or at + 1 >= len(page.sentences):
            continue
        start, end = page.sentences[at + 1]
        if not _goes_on(page, page.sentences[at], (start, end), sighting.occasion == "vote"):
            continue
        if not any(s < end and start < e for s, e in voiced.get(sighting.article, ())):
            yield replace(sighting, start=start, end=min(end, start + _LONG), statement=None)


def _goes_on(page: Page, before: tuple[int, int], after: tuple[int, int], vote: bool) -> bool:
    """Whether a sentence takes up a noun of the one before it, or, after a vote, speaks of "it"."""
    if vote and _IT.match(page.article.text, *after):
        return True
    opening = _SEQUEL.match(page.article.text, *after)
    words = {fold(found[1])[:6] for found in _THING.finditer(page.article.text, *before)}
    if opening is None or (vote and not {fold(opening["noun"]), fold(opening["noun"]).removesuffix("s")} & _DECIDED):
        return False
    return fold(opening["noun"])[:6] in words
