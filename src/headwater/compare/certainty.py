"""Compares how sure the articles are of one claim, and whether one says what another denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.claims import alike, shared
from headwater.compare.readings import difference
from headwater.record import Claim, ClaimMention, Coverage, Difference, Span
from headwater.values.certainty import compare

_NO = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|without|cannot|den(?:y|ies|ied|ying)|refus\w+|rul(?:e|es|ed|ing) out)\b|n[\u2019']t\b", re.I
)
_GAP = 2  # stages: from "may" to "will", from "is expected to" to "has"
_LEAST = 0.75
_LONGEST = 200  # characters of a passage that is shown as a reading


def certainty_differences(coverage: Coverage) -> Iterator[Difference]:
    """A gap of two stages inside one claim is worth seeing, and no conflict: both may hold. A yes against a no in the same words is one."""
    for claim in shared(coverage):
        yield from _polarity(coverage, claim)
        yield from _stages(coverage, claim)


def _polarity(coverage: Coverage, claim: Claim) -> Iterator[Difference]:
    sides = {way: [m for m in claim.mentions if m.polarity == way and m.voice != "headline"] for way in ("positive", "negative")}
    near = [
        (a, b)
        for a in sides["positive"]
        for b in sides["negative"]
        if a.article != b.article and alike(coverage, a, b, _LEAST) and _denies(coverage, b) and not _denies(coverage, a)
    ]
    if near:
        readings = {"it is so": [_span(a) for a, _ in near], "it is not so": [_span(b) for _, b in near]}
        yield difference(coverage, "polarity", "conflict", _about(claim), readings, "one says what the other denies")


def _denies(coverage: Coverage, mention: ClaimMention) -> bool:
    """Whether a word of the mention says no, wherever it stands: two that both do may say the same."""
    return bool(_NO.search(coverage.article(mention.article).text[mention.start : mention.end]))


def _stages(coverage: Coverage, claim: Claim) -> Iterator[Difference]:
    known = [m for m in claim.mentions if m.certainty != "unknown" and m.polarity == claim.polarity and m.voice != "headline"]
    by: dict[str, list[ClaimMention]] = {}
    for mention in known:
        by.setdefault(mention.certainty, []).append(mention)
    pairs = [
        (a, b)
        for a in known
        for b in known
        if a.article < b.article and abs(compare(a.certainty, b.certainty)) >= _GAP and alike(coverage, a, b, _LEAST)
    ]
    if pairs:
        told = sorted({mention for pair in pairs for mention in pair}, key=lambda m: (m.article, m.start))
        readings: dict[str, list[Span]] = {}
        for mention in told:
            readings.setdefault(mention.certainty, []).append(_span(mention))
        if len(readings) > 1:
            yield difference(coverage, "certainty", "compatible", _about(claim), readings, "how sure it is, not what it is: both can hold")


def _span(mention: ClaimMention) -> Span:
    return Span(mention.article, mention.start, min(mention.end, mention.start + _LONGEST))


def _about(claim: Claim) -> str:
    return " ".join(claim.text.split())[:80]
