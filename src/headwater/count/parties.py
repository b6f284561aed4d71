"""Counts for each claim on how many occasions it entered the coverage and how many separate parties stand behind it, and says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from headwater.count.bases import Basis, bases_of, shared
from headwater.count.figures import agreeing, figures_of
from headwater.count.reasons import why
from headwater.count.witnesses import in_full, one_party, own_sides, parties_shown
from headwater.record import Carrier, Claim, Coverage, Interval, Origin

# Verbs of what is done in public before others: many reports of one such act are reports of one occasion.
_PUBLIC = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|met|meets?|arriv(?:e[sd]|ing)|travell?ed to|held talks|hold talks|signed|attend(?:s|ed|ing)?|"
    r"addressed|inaugurat(?:ed|es)|"
    r"was sworn in|were sworn in|opened|shook hands|laid a wreath|welcomed|greeted|hosted)\b",
    re.I,
)


def count_parties(coverage: Coverage) -> tuple[Claim, ...]:
    """The claims with origins, occasions, parties and the reasons for both counts; `coverage.origins` and statements' origins are filled.

    Low counts only what is shown to be distinct and is at least 1; high is what is left when all that is shown to be joined is joined.
    """
    statements = {statement.id: statement for statement in coverage.statements}
    carried: dict[str, list[tuple[Origin, Carrier]]] = {}
    for origin in sorted(coverage.origins, key=lambda origin: origin.id):
        for carrier in origin.carried_by:
            carried.setdefault(carrier.article, []).append((origin, carrier))
    figures = figures_of(coverage)
    found = [(claim, bases_of(agreeing(claim, coverage, figures), statements, carried)) for claim in coverage.claims]
    own = own_sides(coverage)
    return tuple(_counted(claim, bases, coverage, own) if bases else claim for claim, bases in found)


def _counted(claim: Claim, bases: Sequence[Basis], coverage: Coverage, own: frozenset[str]) -> Claim:
    owners = {article.id: article.owner for article in coverage.articles}
    if any(basis.origin is not None and basis.origin.type == "vote" for basis in bases):
        bases = [basis for basis in bases if basis.statement is not None or (basis.origin is not None and basis.origin.type == "vote")]
    bases = in_full(bases)
    groups = _classes(bases, lambda a, b: _one_occasion(a, b, coverage, owners))
    sides = _classes(bases, lambda a, b: one_party(a, b) if a.party and b.party else _one_occasion(a, b, coverage, owners))
    public = _public(claim, bases, coverage)
    parties_low = parties_shown(bases, coverage, own)
    occasions_low = max(_occasions_low(bases), min(parties_low, len(groups)))
    occasions = Interval(1, 1) if public else Interval(occasions_low, max(len(groups), occasions_low))
    # Behind a public act may stand those who did it and those who watched: two sides, which reporters cannot be told apart by.
    high = min(2, len(sides)) if public else len(sides)
    parties = Interval(parties_low, max(high, parties_low))
    used = tuple(sorted({basis.origin.id for basis in bases if basis.origin is not None}))
    counted = replace(claim, origins=used, occasions=occasions, parties=parties)
    return replace(counted, because=(*claim.because, *why(counted, groups, sides, coverage, public)))


def _classes(bases: Sequence[Basis], joined: Callable[[Basis, Basis], bool]) -> list[list[Basis]]:
    """The bases in classes: the transitive closure of `joined`, in the order of the first of each."""
    of = list(range(len(bases)))
    for a in range(len(bases)):
        for b in range(a + 1, len(bases)):
            if of[a] != of[b] and joined(bases[a], bases[b]):
                low, high = min(of[a], of[b]), max(of[a], of[b])
                of = [low if group == high else group for group in of]
    out: dict[int, list[Basis]] = {}
    for basis, group in zip(bases, of, strict=True):
        out.setdefault(group, []).append(basis)
    return list(out.values())


def _one_occasion(a: Basis, b: Basis, coverage: Coverage, owners: Mapping[str, str | None]) -> bool:
    """Whether it is shown that two mentions have it from one occasion."""
    if a.statement is not None and a.statement == b.statement:
        return True
    if a.article == b.article and any(basis.footing == "open" and basis.origin is None for basis in (a, b)) and one_party(a, b):
        return True  # what an article says somebody thinks, it has from what he says there
    if a.origin is not None and b.origin is not None and a.origin.id == b.origin.id:
        return "open" not in (a.footing, b.footing) or a.article == b.article
    if a.footing == b.footing == "stated" and (a.article == b.article or (not {a.party, b.party} & {None} and not one_party(a, b))):
        return False  # two occasions are named: the same words were then said on both
    if shared(coverage.copies, a.span, b.span):
        return True
    if "unknown" in (a.footing, b.footing):
        return owners.get(a.article) is not None and owners.get(a.article) == owners.get(b.article)
    return False


def _occasions_low(bases: Sequence[Basis]) -> int:
    """How many occasions are named by somebody and differ.

    An outlet's own voice counts only if it saw the thing, an unnamed source only if it is said to whom he spoke.
    """
    kept = [basis.origin for basis in bases if basis.origin is not None and _named(basis)]
    distinct = {(origin.type, origin.venue, origin.date, origin.id) for origin in kept if origin.venue is not None or origin.type == "vote"}
    return max(1, len(distinct), _beside_interviews(bases))


def _beside_interviews(bases: Sequence[Basis]) -> int:
    """Interviews, and one more where another person is heard in another article: who was not interviewed said it elsewhere."""
    told = {basis.origin.id: basis for basis in bases if basis.origin is not None and basis.origin.type == "interview" and basis.footing == "stated"}
    guests = {speaker.name for basis in told.values() if basis.origin is not None and (speaker := basis.origin.speaker) is not None}
    where = {basis.article for basis in bases if basis.origin is not None and basis.origin.id in told}
    others = [
        basis
        for basis in bases
        if basis.footing == "open" and basis.article not in where and basis.origin is not None and (speaker := basis.origin.speaker) is not None
        if speaker.name not in guests and speaker.name != speaker.party and not speaker.anonymous
    ]
    return len(told) + bool(told and others)


def _named(basis: Basis) -> bool:
    origin = basis.origin
    if basis.footing == "unnamed":
        return origin is not None and origin.type == "unnamed" and origin.access == "exclusive"
    return basis.footing == "stated" and origin is not None and (origin.type not in ("agency", "outlet") or origin.access == "exclusive")


def _public(claim: Claim, bases: Sequence[Basis], coverage: Coverage) -> bool:
    if any(basis.footing == "unnamed" for basis in bases):
        return False
    told = {basis.article for basis in bases if _PUBLIC.search(coverage.quote(basis.span))}
    return 2 * len(told) > len({basis.article for basis in bases}) and claim.certainty != "possible"
