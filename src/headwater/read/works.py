"""Articles that are versions of one article get one `work`: an update is not a second witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from headwater.read.build import address_key
from headwater.record import Article, digest
from headwater.text import fold, folded_words

_SAME_TITLE = 0.7  # share of the shorter title's words that the longer one has
_SAME_WORDS = 0.5  # share of the shorter text's 5-word runs that the longer one has


def same_works(articles: Sequence[Article]) -> list[Article]:
    """The same articles in the same order; `work` is shared by those of one address, and by those of one outlet that have a near-same
    title and mostly the same words. An article that is nobody's version keeps the work of its address, or none.
    """
    lead = list(range(len(articles)))

    def find(n: int) -> int:
        while lead[n] != n:
            n = lead[n]
        return n

    for a, b in _pairs(articles):
        one, other = sorted((find(a), find(b)))
        lead[other] = one
    members: dict[int, list[int]] = defaultdict(list)
    for n in range(len(articles)):
        members[find(n)].append(n)
    out = list(articles)
    for group in members.values():
        if len(group) > 1:
            work = digest("w", *sorted({_key(articles[n]) for n in group}))
            for n in group:
                out[n] = replace(articles[n], work=work)
    return out


def _key(article: Article) -> str:
    return address_key(article.url) if article.url else article.id


def _pairs(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs of positions that are two versions of one article."""
    by_address: dict[str, int] = {}
    by_outlet: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for n, article in enumerate(articles):
        if article.url:
            pairs.append((by_address.setdefault(address_key(article.url), n), n))
        if article.outlet and article.title:
            by_outlet[fold(article.outlet)].append(n)
    for places in by_outlet.values():
        titles = {n: frozenset(folded_words(articles[n].title or "")) for n in places}
        holders: dict[str, list[int]] = defaultdict(list)
        for n in places:
            for word in titles[n]:
                holders[word].append(n)
        # Two titles with 70% in common share a word that is not in hundreds of the outlet's titles.
        near = {pair for held in holders.values() if len(held) <= 200 for pair in combinations(held, 2)}
        pairs += [(a, b) for a, b in sorted(near) if _alike(titles[a], titles[b], _SAME_TITLE) and _same_words(articles[a].text, articles[b].text)]
    return pairs


def _alike(a: frozenset[str], b: frozenset[str], share: float) -> bool:
    shorter = min(len(a), len(b))
    return shorter >= 3 and len(a & b) >= share * shorter


def _same_words(a: str, b: str) -> bool:
    one, other = (_runs(text) for text in (a, b))
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) >= _SAME_WORDS * smaller


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = folded_words(text[:50_000])
    return frozenset(tuple(words[n : n + 5]) for n in range(len(words) - 4))
