"""Leaves out the mentions of a claim that give another figure: who says fourteen does not stand behind eleven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.record import Amount, Claim, ClaimMention, Coverage
from headwater.text import folded_words
from headwater.values.money import compare

Figures = Mapping[str, Sequence[tuple[int, int, Amount]]]  # article -> start, end and amount of each figure in it
_UNITS = ("money", "count", "percent")


def figures_of(coverage: Coverage) -> Figures:
    """The sums, counts and shares of each article, in the order of the amounts."""
    out: dict[str, list[tuple[int, int, Amount]]] = {}
    for amount in coverage.amounts:
        if amount.unit in _UNITS:
            for mention in amount.mentions:
                out.setdefault(mention.article, []).append((mention.start, mention.end, amount))
    return out


def agreeing(claim: Claim, coverage: Coverage, figures: Figures) -> Claim:
    """The claim with those mentions alone whose figures can hold together with those of its text; the claim itself where all can.

    A mention without a figure, or with figures of another unit or of another thing, says nothing against it.
    """
    by_text = [m for m in claim.mentions if " ".join(coverage.article(m.article).text[m.start : m.end].split()) == claim.text]
    if not by_text:
        return claim
    plain = _inside(by_text[0], figures)
    kept = tuple(m for m in claim.mentions if not _contrary(plain, _inside(m, figures)))
    return claim if len(kept) == len(claim.mentions) else replace(claim, mentions=kept)


def _inside(mention: ClaimMention, figures: Figures) -> list[Amount]:
    return [amount for start, end, amount in figures.get(mention.article, ()) if mention.start <= start and end <= mention.end]


def _contrary(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Whether two sets of figures for the same things have some that compare and none that can be one."""
    if not {a.id for a in one}.isdisjoint(b.id for b in other):
        return False
    verdicts = {compare(a, b).verdict for a in one for b in other if _one_thing(a, b)}
    return "conflict" in verdicts and verdicts <= {"conflict", "unknown"}


def _one_thing(a: Amount, b: Amount) -> bool:
    """Whether two figures may be of one thing: their units agree and, of counts, so do the things counted where both are said."""
    if a.unit != b.unit:
        return False
    if a.unit != "count" or a.of is None or b.of is None:
        return True
    return not {word.removesuffix("s") for word in folded_words(a.of)}.isdisjoint(word.removesuffix("s") for word in folded_words(b.of))
