"""Says in plain sentences, with the words they rest on, why a claim has as many occasions and parties as it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.count.bases import Basis
from headwater.record import Claim, Coverage, Reason, Span


def why(claim: Claim, groups: Sequence[Sequence[Basis]], sides: Sequence[Sequence[Basis]], coverage: Coverage, public: bool) -> tuple[Reason, ...]:
    """One reason a group of articles that rest on one occasion, then one for the parties; each with its spans."""
    reasons = [_occasion(group, coverage) for group in groups]
    if public:
        spans = tuple(dict.fromkeys(basis.span for group in groups for basis in group))
        reasons = [Reason("it was done in public: many reports of it are reports of one occasion", spans)]
    return (*reasons, *_parties(claim, sides))


def _occasion(group: Sequence[Basis], coverage: Coverage) -> Reason:
    articles = sorted({basis.article for basis in group})
    many = f"{len(articles)} articles" if len(articles) > 1 else "1 article"
    spans = tuple(dict.fromkeys(_words(basis) for basis in group))
    named = next((basis for basis in group if basis.footing == "stated" and basis.origin is not None), None)
    if named is not None and named.origin is not None:
        cue = _quote(coverage, named.shown)
        return Reason(f"{many}, 1 occasion: {named.origin.name}" + (f" (\u201c{cue}\u201d)" if cue else ""), spans)
    spoken = next((basis for basis in group if basis.footing == "open"), None)
    if spoken is not None:
        one = " the same words, so 1 occasion" if len(articles) > 1 else " the occasion is not named"
        return Reason(f"{many}: {spoken.party} said it;{one}", spans)
    if any(basis.footing == "unnamed" for basis in group):
        return Reason(f"{many}: a source that is not named; it may be one that is named elsewhere, so it raises the upper bound only", spans)
    if len(articles) > 1:
        return Reason(f"{many} share the words, or a publisher, and do not say where they have it: counted once, in the upper bound only", spans)
    return Reason(f"{many} does not say where it has it: it raises the upper bound only", spans)


def _parties(claim: Claim, sides: Sequence[Sequence[Basis]]) -> Iterator[Reason]:
    named = sorted({basis.party for side in sides for basis in side if basis.party is not None})
    spans = tuple(dict.fromkeys(_words(basis) for side in sides for basis in side))
    count = claim.parties
    if count is None:
        return
    bound = f"{count.low}" if count.low == count.high else f"{count.low} to {count.high}"
    noun = "party" if bound == "1" else "parties"
    if not named:
        yield Reason(f"{bound} {noun}: nobody is named as its source", spans)
    elif len(sides) == 1:
        yield Reason(f"{bound} {noun}: {named[0]} alone stands behind it", spans)
    elif count.low > 1:
        yield Reason(f"{bound} {noun}: {_listed(named)} each say it", spans)
    else:
        stand = "stand" if len(named) > 1 else "stands"
        rest = "what is not named, or not known to be another side, raises the upper bound only"
        yield Reason(f"{bound} {noun}: {_listed(named)} {stand} behind it; {rest}", spans)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _words(basis: Basis) -> Span:
    return basis.shown or basis.span


def _quote(coverage: Coverage, span: Span | None) -> str:
    return "" if span is None else " ".join(coverage.quote(span).split())[:80]
