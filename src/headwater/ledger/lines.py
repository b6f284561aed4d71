"""Brings the lines of a ledger together: one promise told twice, and what several gave together beside what each of them gave."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum, log

from headwater.ledger.parties import of_many
from headwater.ledger.promises import giving
from headwater.ledger.scene import Scene, sentence_at
from headwater.record import Commitment, Span
from headwater.text.fold import folded_words
from headwater.text.rarity import share

_FROM_MANY = re.compile(
    r"\b(?:pledges|promises|contributions|donations)\s(?:by|from|of)\s(?:[a-z-]{2,15}\s){0,2}(?:donors|countries|nations|governments)\b", re.I
)
_ROUNDED = 0.05  # share of a sum by which a rounded one may differ
_SAME_PURPOSE = 8.0  # nats of words that two purposes share: a rare word and another
_COVERED = 0.5  # share of what several gave together from which what each gave is counted instead


def joined(some: Sequence[Commitment]) -> list[Commitment]:
    """One line for sums that are one: the same donors and instrument, and a rounded sum close to an exact one."""
    out: list[Commitment] = []
    gone: dict[str, str] = {}
    for one in some:
        twin = next((n for n, other in enumerate(out) if _same(one, other)), None)
        if twin is None:
            out.append(one)
        else:
            first, second = (out[twin], one) if out[twin].modifier == "exact" else (one, out[twin])
            gone[second.id] = first.id
            out[twin] = replace(
                first,
                mentions=tuple(sorted({*first.mentions, *second.mentions})),
                donors=first.donors or second.donors,
                recipients=first.recipients or second.recipients,
                announced_by=first.announced_by or second.announced_by,
                announced_on=first.announced_on or second.announced_on,
            )
    return [replace(one, parent=gone.get(one.parent, one.parent)) if one.parent else one for one in out]


def _same(a: Commitment, b: Commitment) -> bool:
    if a.parent or b.parent or a.kind != b.kind or a.currency != b.currency or not a.value or not b.value:
        return False
    if a.value == b.value and not (a.purpose and b.purpose and not _words(a.purpose) & _words(b.purpose)):
        return True  # one sum that two places name for different things is one
    if a.donors and b.donors and set(a.donors) != set(b.donors):
        return False
    rounded = {a.modifier, b.modifier} & {"about", "nearly", "more_than", "up_to", "at_least", "less_than"}
    return a.value == b.value or (bool(rounded) and abs(a.value - b.value) <= _ROUNDED * max(a.value, b.value))


def rivals(some: Sequence[Commitment]) -> list[Commitment]:
    """One line for a promise that outlets give with different figures: the same giver, the same purpose, and no article has both.

    The figure told most often stands; the places of the other are kept with it, and the amounts keep both.
    """
    out = list(some)
    gone: set[str] = set()
    for one in sorted((one for one in some if one.purpose and one.donors and one.value), key=lambda one: (len(one.mentions), one.mentions)):
        for other in out:
            if other.id in gone or other.id == one.id or len(other.mentions) < len(one.mentions) or not _rival(one, other):
                continue
            gone.add(one.id)
            out[out.index(other)] = replace(other, mentions=tuple(sorted({*other.mentions, *one.mentions})))
            break
    taken = {one.id for one in out if one.id in gone}
    return [one for one in out if one.id not in taken and one.parent not in taken]


def _rival(one: Commitment, other: Commitment) -> bool:
    if (one.currency, one.donors) != (other.currency, other.donors) or one.cumulative or other.cumulative or not other.purpose:
        return False
    if (
        {span.article for span in one.mentions} & {span.article for span in other.mentions}
        or one.value == other.value
        or one.derived
        or other.derived
    ):
        return False
    return fsum(-log(share(word)) for word in _words(one.purpose or "") & _words(other.purpose)) >= _SAME_PURPOSE


def _words(purpose: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in folded_words(purpose) if len(word) > 3)


def pooled(scene: Scene, some: Sequence[Commitment], worth: Mapping[str, Mapping[str, float]]) -> list[Commitment]:
    """What "donors" gave together is not counted beside what each of them gave.

    Where the single sums (`worth`: by line and currency) make up half of it or more, they are counted and it is not; else they are
    parts of it. Whoever's sum does not say for whom it is gives to those whom the whole goes to.
    """
    out = _one_pool(scene, list(some))
    for pool in [one for one in out if _is_pool(scene, one)]:
        single = [n for n, one in enumerate(out) if _single(one, pool)]
        shares = {n: worth.get(out[n].id, {}).get(pool.currency or "", 0.0) for n in single}
        apart = sum(shares.values()) >= _COVERED * (pool.value or 0.0)
        left = pool.value or 0.0
        for n in single:
            one = out[n]
            whom = one.recipients or tuple(name for name in pool.recipients if name not in one.donors)
            if apart:
                out[n] = replace(one, recipients=whom)
            elif one.value and one.currency == pool.currency and one.counts_in_total and one.value <= left:
                left -= one.value
                out[n] = replace(one, parent=pool.id, counts_in_total=False, why_not="part of what several gave together", recipients=whom)
        if apart:
            at = next(n for n, one in enumerate(out) if one.id == pool.id)
            out[at] = replace(out[at], donors=(), counts_in_total=False, why_not="what several gave together; what each gave is counted")
    return out


def recipients_of_pools(scene: Scene, some: Sequence[Commitment]) -> tuple[str, ...]:
    """For whom several gave together, where all such sums say the same."""
    told = {one.recipients for one in some if one.recipients and _is_pool(scene, one)}
    return next(iter(told)) if len(told) == 1 else ()


def _single(one: Commitment, pool: Commitment) -> bool:
    """Whether a line can be one giver's share of what several gave."""
    same = not one.recipients or not pool.recipients or bool(set(one.recipients) & set(pool.recipients)) or one.recipients[0][:1].islower()
    return one.parent is None and one.id != pool.id and not one.cumulative and bool(one.donors) and same


def _is_pool(scene: Scene, one: Commitment) -> bool:
    return one.parent is None and not one.cumulative and given_by_many(scene, one.mentions)


def _one_pool(scene: Scene, some: list[Commitment]) -> list[Commitment]:
    """Sums that several gave together and that differ by a slip or a rounding are one; the one told most often stands."""
    pools = sorted((one for one in some if _is_pool(scene, one)), key=lambda one: (-len(one.mentions), one.mentions))
    gone: dict[str, Commitment] = {}
    for n, one in enumerate(pools):
        for other in pools[:n]:
            near = one.value and other.value and abs(one.value - other.value) <= _ROUNDED * other.value
            apart = {span.article for span in one.mentions}.isdisjoint(span.article for span in other.mentions)
            if near and apart and one.currency == other.currency and other.id not in gone:
                gone[one.id] = other
                break
    more: dict[str, list[Commitment]] = {}
    for one in pools:
        if one.id in gone:
            more.setdefault(gone[one.id].id, []).append(one)
    out = []
    for one in some:
        if one.id in gone:
            continue
        spans = {span for other in more.get(one.id, ()) for span in other.mentions}
        out.append(replace(one, mentions=tuple(sorted({*one.mentions, *spans}))) if spans else one)
    return [replace(one, parent=gone[one.parent].id) if one.parent in gone else one for one in out]


def given_by_many(scene: Scene, spans: Sequence[Span]) -> bool:
    """Whether "donors" gave a sum, by the words before it in some of its places."""
    for span in spans:
        at = sentence_at(scene, span)
        before = at.text[: span.start - at.start][-160:] if at else ""
        verb = giving(before)
        if (verb and of_many(before[: verb.start()])) or _FROM_MANY.search(before):
            return True
    return False
