"""Finds sums that different articles of a story give in different currencies and that are one sum, by their rate and their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

import numpy as np

from headwater.record import Amount, Article, Coverage, Span
from headwater.text.fold import folded_words
from headwater.text.rarity import weights
from headwater.values.rates import at_rate, can_be_one

_BEFORE, _AFTER = 170, 190  # characters around a sum whose words speak for what it is
_NEAR = 60  # characters before a sum in which its giver is named
_SIDE = 60  # characters on either side of a sum, in its sentence and up to another figure, whose words name it
_SAME_NAME = 5.0  # nats: two or three words right beside both sums, where no rate is known
_SAME_WORDS = 6.0  # nats: words around both sums, where the rate is known
_CLEAR = 1.5  # nats by which the best partner is ahead of the next
_END = re.compile(r"\n|[.!?][\"'\u201d\u2019)]?\s")
_END_OR_FIGURE = re.compile(rf"{_END.pattern}|\d[\d.,]*")
_NUMBER = re.compile(r"\d|^(?:million|billion|crore|lakh|about|some|more|than|said|will|would|that|this|with|from|over|years?)$")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum with what speaks for it: its articles, the words right beside it and around it, and who is named right before it."""

    amount: Amount
    articles: frozenset[str]
    beside: frozenset[str]
    words: frozenset[str]
    givers: frozenset[str]


def join_currencies(coverage: Coverage, records: Sequence[Amount]) -> list[Amount]:
    """The amounts, with `restates` where another article tells the same sum in another currency.

    A sum is one with another where both are for the same and can have been worth the same, or where both stand at a rate that the story
    gives or has shown, and the words around them are alike. Two in one article are two, and so are two with different givers right before
    them; where two partners are as good, neither is taken.
    """
    money = [one for one in records if one.unit == "money" and one.currency and one.value and not one.derived]
    if len({one.currency for one in money}) < 2:
        return list(records)
    if len({span.article for one in money for span in one.mentions}) < 2:  # what one article says is one sum is all there is
        found = {one.id: one.restates for one in money if one.restates}
        return [replace(one, restates=_first(found, one.id)) if one.id in found else one for one in records]
    sums = _sums(coverage, money)
    rank = _rank(coverage, [one.words for one in sums])
    rates = _rates(money)
    found = {one.id: one.restates for one in money if one.restates}
    for known in (True, False, True):  # a pair that is alike in its words shows a rate at which more pairs are found
        for part, whole in _pairs(sums, rank, _shown(rates), _told(money, found), known=known):
            first, root = _first(found, part.id), _first(found, whole.id)
            if first != root:
                found[first] = root
            rates[(whole.currency or "", part.currency or "")].append((part.value or 1.0) / (whole.value or 1.0))
    return [replace(one, restates=_first(found, one.id)) if one.id in found else one for one in records]


def _told(money: Sequence[Amount], found: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """By sum the currencies that it is told in so far."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in money:
        told[_first(found, one.id)].add(one.currency or "")
    return {one.id: frozenset(told[_first(found, one.id)]) for one in money}


def _first(found: Mapping[str, str], id_: str) -> str:
    seen = {id_}
    while id_ in found and found[id_] not in seen:
        id_ = found[id_]
        seen.add(id_)
    return id_


def _sums(coverage: Coverage, money: Sequence[Amount]) -> list[_Sum]:
    articles = {article.id: article for article in coverage.articles}
    named: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for name in coverage.names:
        if name.kind in ("place", "organisation", "group"):
            for span in name.mentions:
                named[span.article].append((span, name.id))
    out = []
    for amount in money:
        words: set[str] = set()
        close: set[str] = set()
        givers: set[str] = set()
        for span in amount.mentions:
            text = articles[span.article].text
            words |= _content(text[max(0, span.start - _BEFORE) : span.start]) | _content(text[span.end : span.end + _AFTER])
            close |= _content(_END_OR_FIGURE.split(text[max(0, span.start - _SIDE) : span.start])[-1])
            close |= _content(_END_OR_FIGURE.split(text[span.end : span.end + _SIDE])[0])
            givers |= _giver(articles[span.article], span, named[span.article])
        out.append(_Sum(amount, frozenset(span.article for span in amount.mentions), frozenset(close), frozenset(words), frozenset(givers)))
    return out


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in folded_words(text) if len(word) > 3 and not _NUMBER.search(word))


def _giver(article: Article, span: Span, named: Sequence[tuple[Span, str]]) -> set[str]:
    """Who is named last before a sum in its sentence, and near."""
    before = article.text[max(0, span.start - _NEAR) : span.start]
    cut = [found.end() for found in _END.finditer(before)]
    since = span.start - len(before) + (cut[-1] if cut else 0)
    last = max((one for one in named if since <= one[0].start and one[0].end <= span.start), key=lambda one: one[0].start, default=None)
    return {last[1]} if last else set()


def _rank(coverage: Coverage, some: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much each word says, in nats: rare in news and in few of the story's articles."""
    words = sorted(set().union(*some)) if some else []
    held = [frozenset(folded_words(article.text)) for article in coverage.articles]
    df = np.array([sum(word in one for one in held) for word in words], np.int64)
    return dict(zip(words, (float(x) for x in weights(words, df, len(held))), strict=True))


def _rates(money: Sequence[Amount]) -> defaultdict[tuple[str, str], list[float]]:
    """The rates that the articles give by telling one sum in two currencies."""
    by_id = {one.id: one for one in money}
    rates: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for one in money:
        first = by_id.get(one.restates or "")
        if first is not None and first.value and one.value:
            rates[(first.currency or "", one.currency or "")].append(one.value / first.value)
    return rates


def _shown(rates: Mapping[tuple[str, str], Sequence[float]]) -> dict[tuple[str, str], list[float]]:
    """The rates of each pair of currencies, both ways, and over a third currency where there is none straight."""
    straight: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for (x, y), some in rates.items():
        straight[x, y].extend(some)
        straight[y, x].extend(1 / rate for rate in some)
    over: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for (x, y), some in straight.items():
        for (z, w), more in straight.items():
            if y == z and x != w:
                over[x, w].extend(p * q for p in some for q in more)
    return {**over, **straight}


def _pairs(
    sums: Sequence[_Sum],
    rank: Mapping[str, float],
    rates: Mapping[tuple[str, str], Sequence[float]],
    told: Mapping[str, frozenset[str]],
    *,
    known: bool,
) -> list[tuple[Amount, Amount]]:
    """Pairs that are each other's clear best partner: the sum with fewer places first."""
    fits: dict[tuple[int, int], float] = {}
    for n, a in enumerate(sums):
        for m in range(n + 1, len(sums)):
            b = sums[m]
            if told[a.amount.id] & told[b.amount.id] or a.articles & b.articles or (a.givers and b.givers and not a.givers & b.givers):
                continue
            if alike := _alike(a, b, rank, rates.get((a.amount.currency or "", b.amount.currency or ""), ()), known=known):
                fits[n, m] = alike
    out = []
    gone: set[int] = set()
    common = Counter(one.amount.currency for one in sums for _ in one.amount.mentions)
    for (n, m), alike in sorted(fits.items(), key=lambda fit: (-fit[1], fit[0])):
        both = {sums[n].amount.currency, sums[m].amount.currency}
        rivals = [other for pair, other in fits.items() if pair != (n, m) and {n, m} & {*pair} and {sums[k].amount.currency for k in pair} == both]
        if all(alike >= other + _CLEAR for other in rivals) and not gone & {n, m}:
            gone |= {n, m}
            first, second = sums[n].amount, sums[m].amount
            out.append((second, first) if _first_told(first, common) >= _first_told(second, common) else (first, second))
    return out


def _first_told(amount: Amount, common: Mapping[str | None, int]) -> tuple[int, int]:
    """What makes a sum the one that another restates: more places, then the currency that the story tells most in."""
    return len(amount.mentions), common[amount.currency]


def _alike(a: _Sum, b: _Sum, rank: Mapping[str, float], rates: Sequence[float], *, known: bool) -> float:
    """How much two sums' words have in common, in nats; 0 where they cannot be one sum. `rates` are those shown for their currencies."""
    first, second = a.amount.value or 0.0, b.amount.value or 0.0
    if (known and not rates) or (rates and not any(at_rate(first, second, rate) for rate in rates)):
        return 0.0
    if not known and not can_be_one((first, a.amount.currency or ""), (second, b.amount.currency or "")):
        return 0.0
    shared = fsum(rank[word] for word in (a.words & b.words if known else a.beside & b.beside))
    return shared if shared >= (_SAME_WORDS if known else _SAME_NAME) else 0.0
