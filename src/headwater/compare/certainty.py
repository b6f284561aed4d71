"""Compares how sure the articles are of one claim, and whether one says what another denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.claims import alike, shared
from headwater.compare.contexts import Contexts
from headwater.compare.parallels import Key, Slot, slots_of
from headwater.compare.readings import difference
from headwater.record import Claim, ClaimMention, Coverage, Difference, Span
from headwater.values.certainty import compare

_NO = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|without|cannot|den(?:y|ies|ied|ying)|refus\w+|rul(?:e|es|ed|ing) out)\b|n[\u2019']t\b", re.I
)
_MIGHT = re.compile(r"\b(?:may|might|could|considers?|considering)\b", re.I)
_SHALL = re.compile(r"\b(?:will|would|shall|is to|are to)\b|\w['\u2019]ll\b", re.I)
_MAY = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|may|might|could|hop(?:es?|ed|ing)|perhaps|wants? to|would like"
    r"|discuss(?:es|ed|ing)?)\b[^,;:.]{0,50}$",
    re.I,
)
_WILL = re.compile(r"(?:\b(?:will|is to|are to|has agreed|have agreed|gave|paid|signed|approved)\b|\w['\u2019]ll\b)[^,;:.]{0,50}$", re.I)
_ALIKE = 0.35  # nearness of two contexts from which one figure is one sum
_GAP = 2  # stages: from "may" to "will", from "is expected to" to "has"
_LEAST = 0.75
_LONGEST = 200  # characters of a passage that is shown as a reading


def certainty_differences(coverage: Coverage) -> Iterator[Difference]:
    """A yes against a no in the same words, and what one says will be where another says that it may, are conflicts; another gap of two stages
    inside one claim is worth seeing, and both can hold."""
    for claim in shared(coverage):
        yield from _polarity(coverage, claim)
        yield from _stages(coverage, claim)
    yield from _of_figures(coverage)


def _of_figures(coverage: Coverage) -> Iterator[Difference]:
    """One figure that will come by one article and may come by another: "will give $5m", "is considering $5m"."""
    if len(coverage.articles) < 2:
        return
    contexts = Contexts(coverage)
    firm: dict[tuple[Key, float], list[Slot]] = {}
    open_: dict[tuple[Key, float], list[Slot]] = {}
    for slot in slots_of(coverage, contexts):
        before = coverage.article(slot.span.article).text[slot.context.sentence.start : slot.span.start]
        side = open_ if _MAY.search(before) else firm if _WILL.search(before) else None
        if side is not None and slot.amount.value:
            side.setdefault((slot.key, slot.amount.value), []).append(slot)
    for at in sorted(firm.keys() & open_.keys()):
        pairs = [
            (a, b) for a in firm[at] for b in open_[at] if a.span.article != b.span.article and contexts.likeness(a.context, b.context) >= _ALIKE
        ]
        if pairs:
            pairs.sort(key=lambda pair: (pair[0].span, pair[1].span))
            sides = {"it will be": [_words(contexts, a) for a, _ in pairs], "it may be": [_words(contexts, b) for _, b in pairs]}
            words = " ".join(coverage.quote(pairs[0][0].span).split())
            yield difference(coverage, "certainty", "conflict", f"how sure: {words}", sides, "one says that it will be, the other that it may")


def _words(contexts: Contexts, slot: Slot) -> Span:
    """The words from the verb of promise or doubt to the figure."""
    start = slot.context.sentence.start
    before = contexts.coverage.article(slot.span.article).text[start : slot.span.start]
    found = _MAY.search(before) or _WILL.search(before)
    return Span(slot.span.article, start + found.start() if found else slot.span.start, slot.span.end)


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
            clash = any(_open(coverage, a) != _open(coverage, b) and _sure(coverage, a) != _sure(coverage, b) for a, b in pairs)
            because = "one says that it will be, the other that it may" if clash else "how sure it is, not what it is: both can hold"
            yield difference(coverage, "certainty", "conflict" if clash else "compatible", _about(claim), readings, because)


def _open(coverage: Coverage, mention: ClaimMention) -> bool:
    return bool(_MIGHT.search(coverage.article(mention.article).text, mention.start, mention.end))


def _sure(coverage: Coverage, mention: ClaimMention) -> bool:
    return bool(_SHALL.search(coverage.article(mention.article).text, mention.start, mention.end))


def _span(mention: ClaimMention) -> Span:
    return Span(mention.article, mention.start, min(mention.end, mention.start + _LONGEST))


def _about(claim: Claim) -> str:
    return " ".join(claim.text.split())[:80]
