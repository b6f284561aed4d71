"""Figures of one article into records, with the part, the running total and the second currency that its words tie together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.record import Amount, Article, digest
from headwater.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Said:
    """One figure on its way to a record: where it stands, what it counts, and the indexes of the figures it hangs on."""

    quantity: Quantity
    sentence: tuple[int, int]
    role: str
    of: str | None
    purpose: str | None
    currency: str | None = None
    basis: str | None = None
    part_of: int | None = None
    restates: int | None = None
    cumulative: bool = False


_OPENS = re.compile(
    r"\b(?:includ(?:es|ed|ing|e)|of which|of that|compris(?:es|ed|ing|e)|consist(?:s|ed|ing)? of|made up of|made of|broken down|split (?:between|into)|divided (?:between|into)"
    r"|covers?|covering|contains?|containing|involv(?:es|ed|ing)|with)\b",
    re.I,
)
_WEAK_OPENS = re.compile(r"\b(?:with|covers?|covering|contains?|containing|involv(?:es|ed|ing))\b", re.I)
_PART_OF = re.compile(r"\b(?:out of|part of|of|from|within)[ \u00a0](?:the|a|an|its|that|this|their|his|her|our)[ \u00a0](?:\w+[ \u00a0]){0,3}$", re.I)
_SPREAD = re.compile(r"\b(?:for|to|on|towards?|in|goes|going|go|earmarked|allocated|set aside|worth)\b", re.I)
_GOES_ON = re.compile(r"^[^.;]{0,160}(?:,|;|\band\b|\bplus\b)[^.;]{0,60}$", re.I | re.S)
_WHOLE_AGAIN = re.compile(
    r"\b(?:the|this|that|its|their)[ \u00a0](?:\w+[ \u00a0]){0,3}(?:package|fund|funding|aid|loan|programme|program|plan|deal|money|sum|total|budget|grant|investment|support|scheme"
    r"|pledge|contract|settlement|amount|bill|tranche|assistance|award|facility|project|figure|envelope|purse|pot|compensation|allocation)\b",
    re.I,
)
_OF_THIS = re.compile(r"^[\"'\u201c\u2018]?(?:of|out of|from)[ \u00a0](?:this|that|these|the (?:total|sum|money|amount|funds?))\b|^(?:it|this|that|these|they)[ \u00a0](?:also[ \u00a0])?(?:will[ \u00a0])?(?:includ|compris|consist|cover)", re.I)
_FURTHER = re.compile(r"\b(?:a further|an additional|another|the (?:remaining|rest|other)|also|the balance)\b", re.I)
_APPOSED = re.compile(r"[ \u00a0]?(?:\(|\[|,|\u2014|\u2013|-|/|=)?[ \u00a0]?(?:(?:or|equal to|equivalent to|worth|i\.e\.|that is|the equivalent of)[ \u00a0])?(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|just (?:over|under)|more than|over)?[ \u00a0]?", re.I)
_CUMULATIVE = re.compile(
    r"\b(?:to date|so far|in total|since \w+|altogether|overall|brings?(?:ing)? (?:the|its|our|their) (?:\w+ ){0,3}total|bringing (?:the )?total|taking (?:the|its|our) total|cumulative(?:ly)?"
    r"|a total of|totall?(?:ing|ed|s)|up to now|over the (?:past|last)|running total)\b",
    re.I,
)
_RUNNING = re.compile(r"\b(?:to date|so far|brings?(?:ing)? (?:the|its|our|their) (?:\w+ ){0,3}total|bringing (?:the )?total|taking (?:the|its|our) total|cumulative(?:ly)?|since (?:\d{4}|the|\w+ began)|up to now|running total|already (?:pledged|given|provided|spent|committed))\b", re.I)


def link(article: Article, said: Sequence[Said]) -> Iterator[Amount]:
    """The records of an article's figures, in order. Nothing is left out; edges that the words do not bear are not made."""
    items = list(said)
    items = _restate(article.text, items)
    items = _parts(article.text, items)
    items = [replace(item, cumulative=_cumulative(article.text, item)) for item in items]
    ids = [_id(article, item) for item in items]
    for item, id_ in zip(items, ids, strict=True):
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
            part_of=None if item.part_of is None else ids[item.part_of],
            restates=None if item.restates is None else ids[item.restates],
            cumulative=item.cumulative,
        )


def _id(article: Article, item: Said) -> str:
    quantity = item.quantity
    return digest("m", article.id, quantity.start, quantity.end, quantity.unit, quantity.value, quantity.low, quantity.high)


def _restate(text: str, items: list[Said]) -> list[Said]:
    """ "€1.5bn ($1.6bn)": the second, in apposition and in another currency, restates the first."""
    out = list(items)
    for n in range(1, len(out)):
        a, b = out[n - 1], out[n]
        qa, qb = a.quantity, b.quantity
        if not (qa.unit == qb.unit == "money" and a.currency and b.currency and a.currency != b.currency):
            continue
        between = text[qa.end : qb.start]
        if len(between) > 40:
            continue
        mark = re.match(r"[ \u00a0]?[(\[,/=\u2014\u2013-]|[ \u00a0]?or\b", between)
        if mark and _APPOSED.fullmatch(between) and (qa.value is None) == (qb.value is None):
            closing = text[qb.end : qb.end + 1]
            if not between.lstrip().startswith(",") or "or" in between or closing in (",", ")", ""):
                out[n] = replace(b, restates=n - 1)
    return out


def _parts(text: str, items: list[Said]) -> list[Said]:
    out = list(items)
    return out


def _cumulative(text: str, item: Said) -> bool:
    if item.quantity.unit not in ("money", "count"):
        return False
    start, end = item.sentence
    return bool(_RUNNING.search(text, max(start, item.quantity.start - 60), min(end, item.quantity.end + 60)))
