"""Counts for each claim on how many occasions it entered the coverage and how many separate parties stand behind it, and says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from headwater.count.bases import Basis, bases_of, shared
from headwater.count.reasons import why
from headwater.record import Claim, Coverage, Interval
from headwater.text import folded_words

# Verbs of what is done in public before others: many reports of one such act are reports of one occasion.
_PUBLIC = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|met|meets?|meeting with|arriv(?:e[sd]|ing)|travell?ed to|held talks|hold talks|signed|attend(?:s|ed|ing)?|"
    r"addressed|inaugurat(?:ed|es)|"
    r"was sworn in|were sworn in|opened|shook hands|laid a wreath|welcomed|greeted|hosted|in (?:his|her|their) (?:visit|trip) to)\b",
    re.I,
)
_STOP = frozenset(
    folded_words("the a an of in on at to for by and or with from that this it its is are was were be been has have had will would as not said says")
)


def count_parties(coverage: Coverage) -> tuple[Claim, ...]:
    """The claims with origins, occasions, parties and the reasons for both counts; `coverage.origins` and statements' origins are filled.

    Low counts only what is shown to be distinct and is at least 1; high is what is left when all that is shown to be joined is joined.
    """
    statements = {statement.id: statement for statement in coverage.statements}
    origins = {origin.id: origin for origin in coverage.origins}
    out = []
    for claim in coverage.claims:
        bases = bases_of(claim, statements, origins)
        out.append(_counted(claim, bases, coverage) if bases else claim)
    return tuple(out)


def _counted(claim: Claim, bases: Sequence[Basis], coverage: Coverage) -> Claim:
    owners = {article.id: article.owner for article in coverage.articles}
    groups = _classes(bases, lambda a, b: _one_occasion(a, b, coverage, owners))
    sides = _classes(bases, lambda a, b: _one_side(a, b) if a.party and b.party else _one_occasion(a, b, coverage, owners))
    public = _public(claim, bases, coverage)
    parties_low = _parties_low(bases, coverage)
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
    if a.origin is not None and b.origin is not None and a.origin.id == b.origin.id:
        return "open" not in (a.footing, b.footing) or a.article == b.article
    if a.footing == b.footing == "stated" and (a.article == b.article or (not {a.party, b.party} & {None} and not _one_side(a, b))):
        return False  # two occasions are named: the same words were then said on both
    if shared(coverage.copies, a.span, b.span):
        return True
    if "unknown" in (a.footing, b.footing):
        return owners.get(a.article) is not None and owners.get(a.article) == owners.get(b.article)
    return False


def _one_side(a: Basis, b: Basis) -> bool:
    return a.party is not None and b.party is not None and _plain(a.party) == _plain(b.party)


def _plain(party: str) -> str:
    return " ".join(word for word in folded_words(party) if word != "the")


def _occasions_low(bases: Sequence[Basis]) -> int:
    """How many occasions are named by somebody and differ: an unnamed source, an outlet's or agency's own voice never counts."""
    kept = [
        basis.origin for basis in bases if basis.footing == "stated" and basis.origin is not None and basis.origin.type not in ("agency", "outlet")
    ]
    distinct = {(origin.type, origin.venue, origin.date, origin.id) for origin in kept if origin.venue is not None or origin.type == "vote"}
    return max(1, len(distinct))


def _parties_low(bases: Sequence[Basis], coverage: Coverage) -> int:
    """How many sides are known by name and shown to say the same thing: each in its own words, on the same matter."""
    sides: dict[str, list[Basis]] = {}
    for basis in bases:
        if basis.party is not None and basis.sure and basis.footing in ("stated", "open"):
            sides.setdefault(_plain(basis.party), []).append(basis)
    kept: list[Basis] = []
    for side in sorted(sides):
        fit = [basis for basis in sides[side] if not kept or any(_same_matter(basis, other, coverage) for other in kept)]
        if fit:
            kept.append(fit[0])
    return max(1, len(kept))


def _same_matter(a: Basis, b: Basis, coverage: Coverage) -> bool:
    """Whether two mentions share enough words to be taken for one thing where a wrong join would claim a second witness."""
    first, second = (_words(coverage.quote(basis.span)) for basis in (a, b))
    return len(first & second) >= 3 and 4 * len(first & second) >= min(len(first), len(second))


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in folded_words(text) if word not in _STOP and len(word) > 2)


def _public(claim: Claim, bases: Sequence[Basis], coverage: Coverage) -> bool:
    if any(basis.footing == "unnamed" for basis in bases):
        return False
    told = sum(bool(_PUBLIC.search(coverage.quote(basis.span))) for basis in bases)
    return 2 * told > len(bases) and claim.certainty != "possible"
