"""Figures of one article into records, with the part, the running total and the second currency that its words tie together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.annotate.amounts_parts import find_parts
from headwater.annotate.amounts_said import Said
from headwater.record import Amount, Article, digest

_APPOSED = re.compile(
    r"[ \u00a0]?(?:\(|\[|,|\u2014|\u2013|-|/|=|or\b)[ \u00a0]?(?:(?:or|equal to|equivalent to|worth|i\.e\.|that is|the equivalent of)[ \u00a0])?"
    r"(?:(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|just (?:over|under)|more than|over)[ \u00a0])?",
    re.I,
)
_RUNNING = re.compile(
    r"\b(?:to date|so far|up to now|cumulative(?:ly)?|running total|since (?:\d{4}|the (?:start|beginning|war|invasion|launch)|\w+ began)"
    r"|(?:brings?|bringing|takes?|taking|brought) (?:the|its|our|their) (?:\w+ ){0,3}(?:total|support|aid|contribution|commitment)"
    r"|already (?:pledged|given|provided|spent|committed|paid|donated))\b",
    re.I,
)


def link(article: Article, said: Sequence[Said]) -> Iterator[Amount]:
    """The records of an article's figures, in order. Nothing is left out; edges that the words do not bear are not made."""
    items = _restate(article.text, said)
    parts = find_parts(article.text, items)
    ids = [_id(article, item) for item in items]
    for item, id_, whole in zip(items, ids, parts, strict=True):
        quantity = item.quantity
        yield Amount(
            id=id_,
            unit=quantity.unit,
            mentions=(article.span(quantity.start, quantity.end),),
            currency=item.currency,
            currency_basis=item.basis,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            modifier=quantity.modifier,
            of=item.of,
            purpose=item.purpose,
            part_of=None if whole is None else ids[whole],
            restates=None if item.restates is None else ids[item.restates],
            cumulative=_cumulative(article.text, item),
        )


def _id(article: Article, item: Said) -> str:
    """The id of a figure: its place in its article and what it says there."""
    quantity = item.quantity
    return digest("m", article.id, quantity.start, quantity.end, quantity.unit, quantity.value, quantity.low, quantity.high)


def _restate(text: str, items: Sequence[Said]) -> list[Said]:
    """ "€1.5bn ($1.6bn)": the second, in apposition and in another currency, restates the first."""
    out = list(items)
    for n in range(1, len(out)):
        a, b = out[n - 1], out[n]
        first, second = a.quantity, b.quantity
        if not (first.unit == second.unit == "money" and a.currency and b.currency and a.currency != b.currency):
            continue
        between = text[first.end : second.start]
        if len(between) <= 40 and _APPOSED.fullmatch(between) and (first.value is None) == (second.value is None):
            out[n] = replace(b, restates=n - 1 if a.restates is None else a.restates)
    return out


def _cumulative(text: str, item: Said) -> bool:
    """Whether the words right beside a sum say that it is a total run up over time."""
    quantity = item.quantity
    if quantity.unit not in ("money", "count"):
        return False
    start, end = item.sentence
    before = text[max(start, quantity.start - 70) : quantity.start]
    after = text[quantity.end : min(end, quantity.end + 70)]
    cut = max(before.rfind(";"), before.rfind(" and "), before.rfind(", while "))
    near = re.split(r"[;]|, (?:while|and|but) |\d", after, maxsplit=1)[0]
    return bool(_RUNNING.search(before[cut + 1 :]) or _RUNNING.search(near))
