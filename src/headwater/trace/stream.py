"""Articles into one long row of words, each with its place, so that numpy can look for the same words everywhere at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.record import Article
from headwater.text.rarity import share, weights
from headwater.text.shingles import fingerprints, folded, placed_words, word_hash
from headwater.trace.quoted import quoted_stretches

_NOISE = ("furniture", "related", "advertisement")
_READ = ("body", "caption", *_NOISE)

RARE = 0.01  # a word in at most this share of news texts can mark a passage as something that was taken over


@dataclass(frozen=True, slots=True)
class Stream:
    """All words of a collection, article after article; between two stretches that are no neighbours stands a word like no other.

    Every array has one entry a word: `ids` `(n,)` equal for equal words and negative where stretches part; `article` the place in
    `articles`; `start`, `end` code points; `quoted` inside quotation marks; `noise` from furniture, adverts or links to other stories;
    `rare` a word seldom met in news at large and in this collection (a twentieth of it, or ten articles, at most). 32 bits each: an
    archive of tens of millions of words is held at once.
    """

    articles: tuple[Article, ...]
    ids: NDArray[np.int32]
    article: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    noise: NDArray[np.bool_]
    rare: NDArray[np.bool_]
    hashes: NDArray[np.uint64]  # `(words of the vocabulary,)`: what an id stands for, 64 bits a word
    weights: NDArray[np.float64]  # `(words of the vocabulary,)`: inverse document frequency
    edges: NDArray[np.int64]  # `(articles + 1,)`: where the words of each article begin

    def prints(self, k: int) -> NDArray[np.uint64]:
        """A fingerprint for each run of `k` words, `(n - k + 1,)`; one that goes over a parting means nothing."""
        return fingerprints(self.hashes[np.maximum(self.ids, 0)], k) if len(self.hashes) else np.zeros(0, np.uint64)


@dataclass(slots=True)
class _Known:
    """The words met so far: as they stand and folded, each with its number."""

    folded: dict[str, int]
    raw: dict[str, int]

    def ids(self, found: list[str]) -> NDArray[np.int32]:
        raw, known = self.raw, self.folded
        return np.array([raw[w] if w in raw else raw.setdefault(w, known.setdefault(folded(w), len(known))) for w in found], np.int32)


def stream(articles: Sequence[Article]) -> Stream:
    """The words of body and captions of all articles, in the order of article ids; noise follows each article's own words."""
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    known = _Known({}, {})
    numbers, first, last = array("i"), array("i"), array("i")  # they grow in place: parts that are joined at the end take twice the memory
    quoted, noisy = bytearray(), bytearray()
    sizes: list[int] = []
    seen: list[NDArray[np.int32]] = []
    parts = 0
    for article in ordered:
        quotes = np.array(quoted_stretches(article.text), np.int32).reshape(-1, 2)
        before, own = len(numbers), []
        for start, end, noise in _stretches(article):
            parts += 1
            found, starts, ends = placed_words(article.text, start, end)
            own.append(known.ids(found))
            numbers.frombytes(own[-1].tobytes())
            numbers.append(-parts)
            first.extend([*starts, end])
            last.extend([*ends, end])
            quoted += _within(quotes, np.array([*starts, end], np.int32), np.array([*ends, end], np.int32)).tobytes()
            noisy += bytes([noise]) * (len(starts) + 1)
        sizes.append(len(numbers) - before)
        seen.append(np.unique(np.concatenate(own)) if own else np.zeros(0, np.int32))
    article_of = np.repeat(np.arange(len(ordered), dtype=np.int32), sizes)
    edges = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    vocabulary = list(known.folded)
    df = np.bincount(np.concatenate([np.zeros(0, np.int32), *seen]), minlength=len(vocabulary))
    # one or two signs carry too little: figures of one digit, single letters, signs of a script without blanks
    seldom = np.array([len(word) > 2 and share(word) <= RARE for word in vocabulary], bool) & (df <= max(10, len(ordered) // 20))
    ids, starts_at, ends_at = (np.frombuffer(column, np.int32) for column in (numbers, first, last))
    rare = (ids >= 0) & (seldom[np.maximum(ids, 0)] if len(seldom) else False)
    return Stream(
        articles=ordered,
        ids=ids,
        article=article_of,
        start=starts_at,
        end=ends_at,
        quoted=np.frombuffer(quoted, np.bool_),
        noise=np.frombuffer(noisy, np.bool_),
        rare=rare,
        hashes=np.array([word_hash(word) for word in vocabulary], np.uint64),
        weights=weights(vocabulary, df, len(ordered)),
        edges=edges,
    )


def _within(edges: NDArray[np.int32], start: NDArray[np.int32], end: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words stand in one of the stretches `(n, 2)`, in order."""
    if not len(edges):
        return np.zeros(len(start), bool)
    place = np.searchsorted(edges[:, 0], start, "right") - 1
    inside: NDArray[np.bool_] = (place >= 0) & (end <= edges[place, 1])
    return inside


def _stretches(article: Article) -> Iterator[tuple[int, int, bool]]:
    """What is read of an article: neighbouring body blocks as one stretch, and whatever is noise by itself, marked so."""
    if not article.blocks:
        if article.text:
            yield 0, len(article.text), False
        return
    start = end = -1
    noise = False
    for block in article.blocks:
        kind = block.role in _NOISE
        apart = block.role not in _READ or kind != noise or block.role == "caption"
        if start >= 0 and apart:
            yield start, end, noise
            start = -1
        if block.role in _READ:
            start, end, noise = (block.start if start < 0 else start), block.end, kind
        if block.role == "caption":
            yield start, end, noise
            start = -1
    if start >= 0:
        yield start, end, noise
