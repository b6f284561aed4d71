"""Finds where an outlet tells in its own voice what a named speaker is quoted for elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from headwater.record import ClaimMention, Coverage, Name, Speaker, Statement
from headwater.trace.sightings import Page, Sighting, on_record

_LONG = 300  # code points of evidence shown, at most


def sight_retold(coverage: Coverage, pages: Mapping[str, Page]) -> Iterator[Sighting]:
    """A sighting for each mention in an outlet's voice whose sentence is about the one speaker to whom others attribute the claim.

    It shows whose words or deed it is, not on what occasion: the speaker may have said it more than once.
    """
    statements = {statement.id: statement for statement in coverage.statements}
    for claim in coverage.claims:
        told = [s for m in claim.mentions if (s := statements.get(m.statement or "")) is not None]
        speakers = {s.speaker.id: s for s in told if s.speaker is not None and on_record(s.speaker) and not s.speaker.anonymous}
        if len(speakers) != 1:
            continue
        statement = next(iter(speakers.values()))
        for mention in dict.fromkeys(claim.mentions):
            if mention.article in pages and mention.statement is None and mention.voice in ("outlet", "caption"):
                yield from _about_speaker(coverage, pages[mention.article], mention, statement)


def _about_speaker(coverage: Coverage, page: Page, mention: ClaimMention, statement: Statement) -> Iterator[Sighting]:
    speaker = statement.speaker
    first = _first_named(coverage, page, mention)
    if speaker is None or first is None or first.id != speaker.id:
        return
    end = min(mention.end, mention.start + _LONG)
    named = Speaker(speaker.id, speaker.name, speaker.role, speaker.party)
    yield Sighting(mention.article, mention.start, end, "said", "same_statement", False, speaker.party or speaker.name, named)


def _first_named(coverage: Coverage, page: Page, mention: ClaimMention) -> Name | None:
    """The person or body that the sentence of a mention names first, by name or by office."""
    start, _ = page.around(mention.start, mention.end)
    found = [
        (span.start, -span.end, name.kind == "organisation", name.id)
        for name in coverage.names
        if name.kind in ("person", "organisation")
        for span in (*name.mentions, *(s for role in name.roles for s in role.mentions))
        if span.article == mention.article and start <= span.start < mention.end
    ]
    return next(name for name in coverage.names if name.id == min(found)[3]) if found else None
