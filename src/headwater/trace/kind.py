"""Rows of passages into what they are - copied text, one quotation, boilerplate - and into where the words stood first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from headwater.record import Article, CopyKind, Span
from headwater.text.hosts import host
from headwater.trace.repeats import Row
from headwater.trace.stream import Stream
from headwater.trace.topic import Vector, beside

_CUE = 4  # words outside the marks that a quotation may bring along: "the minister said on"
_OUTSIDE = 0.2
# Cosine beside the passage. Of pairs of one event that share words one in fifty is below the first; of unlike events, two in three. Within
# one outlet standing lines are the rule: one in twenty and one in two.
_STRANGERS, _AT_HOME = 0.12, 0.2
_BULK, _BULK_WORDS = 0.33, 60  # of an article's own words: a passage that is this much of it, in another outlet, is no standing line
_CREDIT = re.compile(r"\(([A-Z][\w.&' ]{1,30})\)\s{0,2}[-\u2013\u2014]")  # a dateline names an agency: TOWN (AGENCY) -
_HEAD = 250  # code points from a text's start in which a dateline or byline stands
_NEAR = 200  # code points around a passage in which a credit to another outlet counts for it


def kind_of(words: Stream, row: Row, topics: Mapping[int, Vector]) -> CopyKind:
    """What the passages of a row are. `topics` are the weighed words of their articles.

    Words from furniture, or the same words in articles that have nothing else in common, are boilerplate. What stands in quotation
    marks everywhere is a quotation.
    """
    outlets = {words.articles[at].outlet or host(words.articles[at].url) for at in row}
    strangers = _AT_HOME if len(outlets) == 1 and None not in outlets else _STRANGERS
    bulk = len(outlets) > 1 and _bulk(words, row)
    if any(words.noise[start:end].all() for start, end in row.values()) or (not bulk and _together(words, row, topics) < strangers):
        return "boilerplate"
    for start, end in row.values():
        outside = end - start - int(words.quoted[start:end].sum())
        if outside > max(_CUE, _OUTSIDE * (end - start)) or outside * 2 > end - start:
            return "prose"
    return "quotation"


def trimmed(words: Stream, row: Row) -> Row:
    """A quotation without the words outside its marks at either end: each passage from its first quoted word to its last."""
    out: Row = {}
    for article, (start, end) in row.items():
        inside = np.flatnonzero(words.quoted[start:end])
        out[article] = (start + int(inside[0]), start + int(inside[-1]) + 1)
    return out


def _bulk(words: Stream, row: Row) -> bool:
    """Whether the passage is a large part of one of its articles: a whole report taken over, to which each outlet adds lines of its own."""
    for at, (start, end) in row.items():
        first, last = words.edges[at], words.edges[at + 1]
        own = int(((words.ids[first:last] >= 0) & ~words.noise[first:last]).sum())
        if end - start >= max(_BULK_WORDS, _BULK * own):
            return True
    return False


def _together(words: Stream, row: Row, topics: Mapping[int, Vector]) -> float:
    """How alike the articles of a row are beside the passage, on average: the first against up to ten of the others."""
    first, *others = sorted(row)
    start, end = row[first]
    shared = np.unique(words.ids[start:end])
    some = others[:: max(1, len(others) // 10)]
    return sum(beside(topics[first], topics[other], shared) for other in some) / len(some)


def first_in(passages: Sequence[tuple[Article, Span]]) -> str | None:
    """The article the words were first in: one that all others credit, or one that came out before all others. Else None.

    Where a text says in its dateline that it is an agency's, the words come from that agency: an outlet that ran them early is not their origin.
    """
    articles = [article for article, _ in passages]
    primary = [a for a in articles if a.primary]
    if len(primary) == 1:
        return primary[0].id
    outlets = {a.outlet.casefold() for a in articles if a.outlet}
    credited = [a for a in articles if a.outlet and all(b.id == a.id or _credits(b, span, a.outlet) for b, span in passages)]
    if len(credited) == 1:
        return credited[0].id
    if credited or any(agency.casefold() not in outlets for a in articles for agency in _agencies(a)):
        return None
    early = [a for a in articles if all(a.id == b.id or _before(a.published, b.published) for b in articles)]
    return early[0].id if len(early) == 1 else None


def _credits(article: Article, span: Span, outlet: str) -> bool:
    """Whether an article names an outlet where it takes words from it: in its head, in its derivation, or close to the passage."""
    if article.outlet and article.outlet.casefold() == outlet.casefold():
        return False
    if article.derived_from is not None and article.derived_from.origin.casefold() == outlet.casefold():
        return True
    near = article.text[max(0, span.start - _NEAR) : span.end + _NEAR]
    name = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)")  # in the outlet's own spelling: many are common words
    return any(name.search(text) for text in (article.text[:_HEAD], near, *article.authors))


def _agencies(article: Article) -> list[str]:
    return [match.group(1) for match in _CREDIT.finditer(article.text[:_HEAD])]


def _before(one: str | None, other: str | None) -> bool:
    """Whether one ISO 8601 time is surely before another, as far as both are known."""
    if not one or not other:
        return False
    if "T" in one and "T" in other and one[-6:] == other[-6:]:  # the same offset: the letters tell
        return one < other
    size = min(len(one.split("T")[0]), len(other.split("T")[0]))
    return one[:size] < other[:size]
