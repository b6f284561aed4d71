"""Finds where an outlet tells in its own voice what a named speaker is quoted for elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from headwater.record import ClaimMention, Coverage, Speaker, Statement
from headwater.trace.sightings import Page, Sighting, on_record
from headwater.trace.subjects import first_named

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
    first = first_named(coverage, mention.article, page.around(mention.start, mention.end)[0], mention.end)
    if speaker is None or first is None or first.id != speaker.id:
        return
    end = min(mention.end, mention.start + _LONG)
    named = Speaker(speaker.id, speaker.name, speaker.role, speaker.party)
    yield Sighting(mention.article, mention.start, end, "said", "same_statement", False, speaker.party or speaker.name, named)
