"""Finds what an article has from a paper or a count of a body ("The ministry's release gives", "The society counted"), and bodies' own texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from headwater.record import Article, ClaimMention, Coverage, Name, Speaker, digest
from headwater.text import fold
from headwater.trace.sightings import FOR_A_BODY, Page, Sighting
from headwater.trace.venues import Known, is_medium
from headwater.values.party import UNKNOWN_STATE, is_court, party_of_body

_LONG = 300  # code points of evidence shown, at most
_PAPER = r"(?:release|report|statement|survey|study|letter|notice|figures|register|log|audit|inventory|briefing|bulletin|count|estimate|table)"
_GIVES = (
    r"(?:gives?|gave|puts?|lists?|listed|sets?|says?|said|shows?|showed|found|finds?|counts?|counted|records?|recorded|allots?|states?|stated|"
    r"notes?|noted)"
)
_OWNED = re.compile(rf"(?P<who>(?:[Tt]he\s)?[\w’'-]{{2,30}}(?:\s[\w’'-]{{2,30}}){{0,4}}?)[’']s\s(?:[a-z]+\s){{0,2}}{_PAPER}\s(?:\w+\s)?{_GIVES}\b")
_COUNTS = re.compile(
    r"(?P<who>(?:The\s|the\s)?[\w’'-]{2,30}(?:\s[\w’'-]{2,30}){0,4}?)\s(?:has\s|have\s|had\s|also\s)?"
    r"(?:counted|counts|put|puts|estimated|estimates|recorded|records|registered|measured|logged|reckons|reckoned|calculated|tallied|documented)\s"
)
_OWN_TEXT = re.compile(
    r"\b(?:ministry|department|embassy|council|court|tribunal|government|union|alliance|association|federation|foundation|university|ltd|limited|plc|"
    r"inc|gmbh|police|office of|commission|authority)\b",
    re.I,
)


def sight_papers(found: Sequence[Sighting], coverage: Coverage, pages: Mapping[str, Page]) -> Iterator[Sighting]:
    """A sighting for each sentence, told in the outlet's voice, that opens with a paper of a body, or with a body that counted something."""
    voiced = {(s.article, s.start) for s in found}
    for page in pages.values():
        text = page.article.text
        for start, end in page.sentences:
            match = _OWNED.match(text, start, end) or _COUNTS.match(text, start, end)
            if match is None or any(article == page.article.id and start <= at < end for article, at in voiced):
                continue
            speaker = _body(coverage, page, match.start("who"), match.end("who"))
            if speaker is not None:
                party = speaker.party or speaker.name
                yield Sighting(page.article.id, start, min(end, start + _LONG), "said", "credited", True, party, speaker, release=True)


def _body(coverage: Coverage, page: Page, start: int, end: int) -> Speaker | None:
    """The body that the words name in full or by its kind ("the ministry"), the only one so called in the article."""
    named = [n for n in _bodies(coverage) for m in n.mentions if m.article == page.article.id and start <= m.start and end - 2 <= m.end <= end + 2]
    if named:
        return Speaker(named[0].id, named[0].name, None, named[0].party)
    words = fold(page.article.text[start:end]).removeprefix("the ")
    noun = words.split()[-1] if words.split() else ""
    if not FOR_A_BODY.fullmatch(noun) and noun not in ("alliance", "society", "charity", "trust", "federation", "association", "institute"):
        return None
    called = {
        n.id: n for n in _bodies(coverage) if any(m.article == page.article.id for m in n.mentions) and noun in fold(" ".join(n.variants)).split()
    }
    if len(called) == 1:
        name = next(iter(called.values()))
        return Speaker(name.id, name.name, None, name.party)
    if called or " " not in words:
        return None
    party = party_of_body(words)
    return Speaker(digest("p", page.article.id, words), words, None, party if party != words else None)


def _bodies(coverage: Coverage) -> list[Name]:
    return [name for name in coverage.names if name.kind == "organisation"]


def sight_own_texts(coverage: Coverage, pages: Mapping[str, Page], known: Known) -> Iterator[Sighting]:
    """A sighting for each mention in the own voice of a text that a body itself put out: a release, a judgment, a notice."""
    for article in coverage.articles:
        body = _author(coverage, article, known)
        if body is None or article.id not in pages:
            continue
        for claim in coverage.claims:
            for mention in dict.fromkeys(m for m in claim.mentions if m.article == article.id and m.statement is None):
                yield _own(mention, claim.id, body)


def _author(coverage: Coverage, article: Article, known: Known) -> Speaker | None:
    """The body that put the text out, where the article's outlet is one and no medium; else null."""
    name = article.outlet
    others = Known(frozenset(outlet for outlet in known.outlets if outlet != fold(name or "").removeprefix("the ")), known.places, known.people)
    if name is None or is_medium(name, others) or not (article.primary or _OWN_TEXT.search(name)):
        return None
    body = next((n for n in _bodies(coverage) if fold(name) in {fold(variant) for variant in n.variants}), None)
    party = body.party if body is not None else party_of_body(name)
    return Speaker(body.id if body is not None else digest("p", name), name, None, None if party == UNKNOWN_STATE else party)


def _own(mention: ClaimMention, claim: str, body: Speaker) -> Sighting:
    party = body.party or body.name
    end = min(mention.end, mention.start + _LONG)
    if is_court(body.name):
        return Sighting(
            mention.article, mention.start, end, "vote", "given", True, body.name, None, None, None, None, (f"run {mention.article}", claim)
        )
    return Sighting(mention.article, mention.start, end, "act", "given", True, party, body, about=(claim,), release=True)
