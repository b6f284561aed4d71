"""Finds what each mention of a claim rests on: a stated occasion, a speaker on no stated occasion, an unnamed source, or nothing shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.record import Carrier, CarryReason, Claim, ClaimMention, Copy, Origin, Span, Speaker, Statement
from headwater.values.party import is_court

Footing = Literal["stated", "open", "unnamed", "unknown"]
Carried = Mapping[str, Sequence[tuple[Origin, Carrier]]]  # article -> the origins it carries, in the order of their ids, and how


@dataclass(frozen=True, slots=True)
class Basis:
    """What one mention rests on. `open` is a named speaker without a stated occasion; `party` is None where no side is known to speak.

    `direct` says that the side itself is heard here, or has seen or obtained the thing. `span` is the mention, `shown` the words that show
    the origin.
    """

    article: str
    footing: Footing
    span: Span
    origin: Origin | None = None
    statement: str | None = None
    party: str | None = None
    direct: bool = False
    shown: Span | None = None


def bases_of(claim: Claim, statements: Mapping[str, Statement], carried: Carried) -> tuple[Basis, ...]:
    """The bases of a claim, in the order of their places. Mentions that say the contrary support nothing and are left out.

    An article that shows a basis for the claim anywhere is not also counted as giving none: its other mentions tell the same again.
    """
    mentions = [m for m in claim.mentions if m.polarity == claim.polarity] or list(claim.mentions)
    found: list[Basis] = []
    for mention in sorted(set(mentions), key=lambda m: (m.article, m.start, m.end)):
        found.extend(_of(mention, statements.get(mention.statement or ""), carried.get(mention.article, ())))
    based = {basis.article for basis in found if basis.footing != "unknown"}
    out: dict[Basis | str, Basis] = {}  # of mentions without a basis, the first of an article
    for basis in found:
        if basis.footing != "unknown":
            out[basis] = basis
        elif basis.article not in based:
            out.setdefault(basis.article, basis)
    return tuple(out.values())


def _of(mention: ClaimMention, statement: Statement | None, carried: Sequence[tuple[Origin, Carrier]]) -> list[Basis]:
    span = Span(mention.article, mention.start, mention.end)
    near = [(origin, carrier, because, shown) for origin, carrier in carried for because, shown in _shows(carrier, span)]
    if statement is not None and statement.speaker is not None and statement.origin is not None:
        act = next(((o, c) for o, c, why, _ in near if why == "same_act" and _may_tell(o, statement.speaker)), None)
        own = next(((o, c) for o, c in carried if o.id == statement.origin), None)
        told = own if own is not None and own[0].type == "interview" and _stated(*own) else act or own
        return [_spoken(statement, told, span)]
    near = [found for found in near if found[0].type != "agency"] or near
    if not near and statement is not None and (party := _thinks(statement)) is not None:
        return [Basis(mention.article, "open", span, None, statement.id, party)]
    if not near:
        wire = next((origin for origin, _ in carried if origin.type == "agency" and origin.held == mention.article), None)
        return [Basis(mention.article, "stated", span, wire, None, wire.party) if wire is not None else Basis(mention.article, "unknown", span)]
    votes = [found for found in near if found[0].type == "vote"]
    by_side: dict[str, tuple[Origin, Carrier, CarryReason, Span]] = {}
    for found in sorted(votes or near, key=lambda f: (f[2] != "same_act", f[0].venue is None, f[0].id)):
        by_side.setdefault(found[0].party or found[0].id, found)  # one sentence tells one occasion of a side
    sides = [found for found in by_side.values() if found[2] == "credited"] if len(by_side) > 1 else list(by_side.values())
    # A sentence in the outlet's voice that might rest on the acts of two sides does not say on which.
    return [_carried(origin, carrier, span, shown) for origin, carrier, _, shown in sides] or [Basis(mention.article, "unknown", span)]


def _thinks(statement: Statement) -> str | None:
    """The side of a known person or body of whom it is told what they think, plan or ask: on what occasion it came out is not said."""
    speaker = statement.speaker
    if speaker is None or speaker.anonymous:
        return None
    return speaker.party or (speaker.name if " " in speaker.name and speaker.name == speaker.name.title() else None)


def _may_tell(origin: Origin, speaker: Speaker) -> bool:
    """Whether the speaker's own side acted; a vote or ruling is told by the body itself alone ("the court has ordered")."""
    if origin.type == "vote":
        return origin.party is not None and (origin.party in (speaker.name, speaker.party) or (is_court(origin.party) and is_court(speaker.name)))
    return origin.type != "unnamed" and origin.party == (speaker.party or speaker.name)


def _spoken(statement: Statement, told: tuple[Origin, Carrier] | None, span: Span) -> Basis:
    speaker = statement.speaker
    if speaker is None or told is None:
        party = None if speaker is None or speaker.anonymous else speaker.party or speaker.name
        return Basis(span.article, "unnamed" if party is None else "open", span, None, statement.id, party, party is not None)
    origin, carrier = told
    shown = Span(carrier.article, carrier.because[0].start, carrier.because[0].end) if carrier.because else None
    if origin.type == "unnamed" or (speaker.anonymous and origin.type in ("agency", "outlet")):
        return Basis(span.article, "unnamed", span, origin, statement.id, None, False, shown)
    if origin.type in ("agency", "outlet"):
        return Basis(span.article, "stated", span, origin, statement.id, origin.party, _saw(origin), shown)
    footing: Footing = "stated" if _stated(origin, carrier) else "open"
    party = origin.party if origin.type == "vote" else speaker.party or speaker.name
    return Basis(span.article, footing, span, origin, statement.id, party, True, shown)


def _carried(origin: Origin, carrier: Carrier, span: Span, shown: Span) -> Basis:
    if origin.type == "unnamed":
        return Basis(span.article, "unnamed", span, origin, None, None, False, shown)
    footing: Footing = "stated" if _stated(origin, carrier) else "open"
    direct = _saw(origin) if origin.type in ("agency", "outlet") else origin.speaker is not None
    return Basis(span.article, footing, span, origin, None, origin.party, direct, shown)


def _stated(origin: Origin, carrier: Carrier) -> bool:
    """Whether the article itself carries the origin with certainty, and the origin is an occasion that somebody names."""
    named = origin.venue is not None or origin.date is not None or origin.access == "public" or origin.type not in ("statement", "speech")
    return named and carrier.certain


def _saw(origin: Origin) -> bool:
    """Whether an outlet or agency shows that it saw or obtained the thing itself."""
    return origin.access == "exclusive"


def _shows(carrier: Carrier, span: Span) -> list[tuple[CarryReason, Span]]:
    """Why a mention is taken to rest on an origin: the first words of evidence that it shares a character with, if there are any."""
    found = [b for b in carrier.because if b.start < span.end and span.start < b.end]
    first = next((b for b in found if b.reason == "same_act"), found[0] if found else None)
    return [(first.reason, Span(carrier.article, first.start, first.end))] if first is not None else []


def shared(copies: Sequence[Copy], a: Span, b: Span) -> bool:
    """Whether two mentions stand, for half or more of the shorter, in one passage that their articles share."""
    return any(_inside(copy, a) and _inside(copy, b) for copy in copies if copy.kind != "boilerplate")


def _inside(copy: Copy, span: Span) -> bool:
    return any(
        p.article == span.article and 2 * (min(p.end, span.end) - max(p.start, span.start)) >= min(span.end - span.start, p.end - p.start)
        for p in copy.passages
    )
