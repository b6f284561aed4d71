"""Finds what each mention of a claim rests on: a stated occasion, a speaker on no stated occasion, an unnamed source, or nothing shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.record import Carrier, CarryReason, Claim, ClaimMention, Copy, Origin, Span, Speaker, Statement

Footing = Literal["stated", "open", "unnamed", "unknown"]


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


def bases_of(claim: Claim, statements: Mapping[str, Statement], origins: Sequence[Origin]) -> tuple[Basis, ...]:
    """The bases of a claim, in the order of their places. Mentions that say the contrary support nothing and are left out.

    An article that shows a basis for the claim anywhere is not also counted as giving none: its other mentions tell the same again.
    """
    mentions = [m for m in claim.mentions if m.polarity == claim.polarity] or list(claim.mentions)
    found = [basis for mention in sorted(set(mentions), key=lambda m: (m.article, m.start, m.end)) for basis in _of(mention, statements, origins)]
    based = {basis.article for basis in found if basis.footing != "unknown"}
    out: list[Basis] = []
    for basis in found:
        if basis.footing == "unknown" and (basis.article in based or any(b.article == basis.article for b in out)):
            continue
        out.append(basis)
    return tuple(dict.fromkeys(out))


def _of(mention: ClaimMention, statements: Mapping[str, Statement], origins: Sequence[Origin]) -> list[Basis]:
    span = Span(mention.article, mention.start, mention.end)
    near = [(origin, because, shown) for origin in origins for because, shown in _shows(origin, span)]
    statement = statements.get(mention.statement or "")
    if statement is not None and statement.speaker is not None and statement.origin is not None:
        act = next((o for o, because, _ in near if because == "same_act" and o.type != "vote" and _may_tell(o, statement.speaker)), None)
        own = next((origin for origin in origins if origin.id == statement.origin), None)
        return [_spoken(statement, own if own is not None and own.type == "interview" and _stated(own, span.article) else act or own, span)]
    near = [found for found in near if found[0].type != "agency"] or near
    votes = [found for found in near if found[0].type == "vote"]
    return [_carried(origin, span, shown) for origin, _, shown in votes or near] or [Basis(mention.article, "unknown", span)]


def _may_tell(origin: Origin, speaker: Speaker) -> bool:
    return origin.type != "unnamed" and origin.party == (speaker.party or speaker.name)


def _spoken(statement: Statement, origin: Origin | None, span: Span) -> Basis:
    speaker = statement.speaker
    if speaker is None or origin is None or origin.type == "unnamed" or (speaker.anonymous and origin.type in ("agency", "outlet")):
        return Basis(span.article, "unnamed", span, origin, statement.id, None, False, _any_shown(origin, span.article))
    if origin.type in ("agency", "outlet"):
        return Basis(span.article, "stated", span, origin, statement.id, origin.party, _saw(origin), _any_shown(origin, span.article))
    footing: Footing = "stated" if _stated(origin, span.article) else "open"
    party = speaker.party or speaker.name
    return Basis(span.article, footing, span, origin, statement.id, party, True, _any_shown(origin, span.article))


def _carried(origin: Origin, span: Span, shown: Span) -> Basis:
    if origin.type == "unnamed":
        return Basis(span.article, "unnamed", span, origin, None, None, False, shown)
    footing: Footing = "stated" if _stated(origin, span.article) else "open"
    direct = _saw(origin) if origin.type in ("agency", "outlet") else origin.speaker is not None and True
    return Basis(span.article, footing, span, origin, None, origin.party, direct, shown)


def _stated(origin: Origin, article: str) -> bool:
    """Whether the article itself carries the origin with certainty, and the origin is an occasion that somebody names."""
    carrier = _carrier(origin, article)
    named = origin.venue is not None or origin.date is not None or origin.access == "public" or origin.type not in ("statement", "speech")
    return named and carrier is not None and carrier.certain


def _saw(origin: Origin) -> bool:
    """Whether an outlet or agency shows that it saw or obtained the thing itself."""
    return origin.access == "exclusive"


def _carrier(origin: Origin, article: str) -> Carrier | None:
    return next((carrier for carrier in origin.carried_by if carrier.article == article), None)


def _shows(origin: Origin, span: Span) -> list[tuple[CarryReason, Span]]:
    """Why a mention is taken to rest on an origin: the first words of evidence that it shares a character with, if there are any."""
    carrier = _carrier(origin, span.article)
    places = [(b.reason, Span(carrier.article, b.start, b.end)) for b in carrier.because] if carrier is not None else []
    found = [place for place in places if place[1].overlaps(span)]
    return ([place for place in found if place[0] == "same_act"] or found)[:1]


def _any_shown(origin: Origin | None, article: str) -> Span | None:
    carrier = _carrier(origin, article) if origin is not None else None
    return Span(article, carrier.because[0].start, carrier.because[0].end) if carrier and carrier.because else None


def shared(copies: Sequence[Copy], a: Span, b: Span) -> bool:
    """Whether two mentions stand, for half or more of the shorter, in one passage that their articles share."""
    return any(_inside(copy, a) and _inside(copy, b) for copy in copies if copy.kind != "boilerplate")


def _inside(copy: Copy, span: Span) -> bool:
    return any(
        p.article == span.article and 2 * (min(p.end, span.end) - max(p.start, span.start)) >= min(span.end - span.start, p.end - p.start)
        for p in copy.passages
    )
