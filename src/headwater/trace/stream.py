"""Articles into one long row of words, each with its place, so that numpy can look for the same words everywhere at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.record import Article
from headwater.text.rarity import share, weights
from headwater.text.shingles import folded, word_hash, words
from headwater.trace.quoted import quoted_stretches

_NOISE = ("furniture", "related", "advertisement")
_READ = ("body", "caption", *_NOISE)

RARE = 0.01  # a word in at most this share of news texts can mark a passage as something that was taken over


@dataclass(frozen=True, slots=True)
class Stream:
    """All words of a collection, article after article; between two stretches that are no neighbours stands a word like no other.

    Every array has one entry a word: `ids` `(n,)` equal for equal words and negative where stretches part; `article` the place in
    `articles`; `start`, `end` code points; `quoted` inside quotation marks; `noise` from furniture, adverts or links to other stories;
    `rare` a word seldom met in news at large and in this collection (a twentieth of it, or ten articles, at most). `hashes` are what
    `ids` stand for, 64 bits a word.
    """

    articles: tuple[Article, ...]
    ids: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    article: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    noise: NDArray[np.bool_]
    rare: NDArray[np.bool_]
    weights: NDArray[np.float64]  # `(words of the vocabulary,)`: inverse document frequency


def stream(articles: Sequence[Article]) -> Stream:
    """The words of body and captions of all articles, in the order of article ids; noise follows each article's own words."""
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    known: dict[str, int] = {}
    rows: list[tuple[list[int], list[int], list[int], list[int], bool, list[tuple[int, int]]]] = []
    parts = 0
    raw: dict[str, int] = {}
    for at, article in enumerate(ordered):
        quotes = quoted_stretches(article.text)
        for start, end, noise in _stretches(article):
            found = words(article.text, start, end)
            parts += 1
            ids = [raw[w] if w in raw else raw.setdefault(w, known.setdefault(folded(w), len(known))) for w, _, _ in found]
            starts, ends = [s for _, s, _ in found], [e for _, _, e in found]
            rows.append(([*ids, -parts], [*starts, end], [*ends, end], [at], noise, quotes))
    return _joined(ordered, rows, list(known))


def _joined(articles: tuple[Article, ...], rows: Sequence[tuple[Any, ...]], vocabulary: Sequence[str]) -> Stream:
    sizes = [len(row[0]) for row in rows]
    flat = [np.fromiter((x for row in rows for x in row[column]), np.int64, sum(sizes)) for column in range(3)]
    article = np.repeat(np.array([row[3][0] for row in rows], np.int64), sizes)
    noise = np.repeat(np.array([row[4] for row in rows], bool), sizes)
    quoted = np.zeros(len(flat[0]), bool)
    at = 0
    for row, size in zip(rows, sizes, strict=True):
        if row[5]:
            edges = np.array(row[5], np.int64)
            place = np.searchsorted(edges[:, 0], flat[1][at : at + size], "right") - 1
            quoted[at : at + size] = (place >= 0) & (flat[2][at : at + size] <= edges[place, 1])
        at += size
    ids = flat[0]
    real = ids >= 0
    table = np.array([word_hash(word) for word in vocabulary], np.uint64)
    hashes = np.where(real, table[np.where(real, ids, 0)], 0) if len(table) else np.zeros(len(ids), np.uint64)
    df = _document_frequency(ids, article, len(vocabulary))
    # one or two signs carry too little: figures of one digit, single letters, signs of a script without blanks
    seldom = np.array([len(word) > 2 and share(word) <= RARE for word in vocabulary], bool) & (df <= max(10, len(articles) // 20))
    rare = np.where(real, seldom[np.where(real, ids, 0)], False) if len(seldom) else np.zeros(len(ids), bool)
    return Stream(articles, ids, hashes.astype(np.uint64), article, flat[1], flat[2], quoted, noise, rare, weights(vocabulary, df, len(articles)))


def _document_frequency(ids: NDArray[np.int64], article: NDArray[np.int64], vocabulary: int) -> NDArray[np.int64]:
    """In how many articles each word stands."""
    real = ids >= 0
    keys = np.unique(article[real] * max(vocabulary, 1) + ids[real])
    return np.bincount(keys % max(vocabulary, 1), minlength=vocabulary)


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
