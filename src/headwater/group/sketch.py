"""Articles into sparse vectors: the words of text, title and lead, the capitalised words, the figures, each weighed by how rare it is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.record import Article
from headwater.text.hosts import host
from headwater.text.rarity import pair_weights, weights
from headwater.text.shingles import bare_words, folded

BLOCK = 4  # articles that are compared with others at a time
LEAD = 80  # words of an article that say what it is about
_TITLE = 16  # words that stand for a title where there is none
_HOUSE = 20
_PIECE = 1 << 20  # entries of outlets that are weighed at a time
_PART = re.compile(r"\s(?:::?|[|\u2013\u2014\u00b7\u00bb-])\s")  # what sites put between a headline and their own name
_OFTEN = 3
_READ = ("title", "body", "caption")

_OWN = ("name", "figure")  # spaces with columns of their own; the others have those of the text
_BITS, _CAPITAL, _LONG, _DIGIT = 3, 1, 2, 4  # how a word is written: with a capital, of more than one sign, beginning with a digit
SPACES = ("text", "title", "lead", "capitals", "name", "figure")

Ints = NDArray[np.int64]
Counts = tuple[Ints, NDArray[np.int32]]  # keys, rising, and how often each


@dataclass(frozen=True, slots=True)
class Space:
    """Sparse rows, one an article: `columns[rows[i]:rows[i + 1]]`, rising, and their `values`, of length 1 as vectors; `size` columns in all.

    Columns that most articles have come first, those that one alone has last: the first `common[i]` of a row are all that it can share.
    `dense` has `BLOCK` places for each column that two have: scratch for those who compare rows, zeros before and after.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int32]
    values: NDArray[np.float64]
    common: NDArray[np.int64]
    size: int
    dense: NDArray[np.float64]

    def row(self, at: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Columns and values of one article."""
        span = slice(int(self.rows[at]), int(self.rows[at + 1]))
        return self.columns[span], self.values[span]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What grouping knows of a collection, articles in the order given. `day` is NaN where an article's day is not known."""

    spaces: Mapping[str, Space]
    keys: Mapping[str, tuple[str, ...]]  # what the columns of "text" stand for; title, lead and capitals have the same
    length: NDArray[np.int64]  # words of each article
    day: NDArray[np.float64]


@dataclass(slots=True)
class _Words:
    """The words met so far, folded, each with its number; `codes` has them as they stand: the number and `_BITS` that say how they are written."""

    numbers: dict[str, int]
    codes: dict[str, int]

    def of(self, found: Sequence[str]) -> Ints:
        """Codes of words as they stand."""
        codes = self.codes
        return np.array([codes[w] if w in codes else codes.setdefault(w, self._code(w)) for w in found], np.int64)

    def _code(self, word: str) -> int:
        plain = folded(word)
        number = self.numbers.setdefault(plain, len(self.numbers))
        return number << _BITS | word[:1].isupper() * _CAPITAL | (len(plain) > 1) * _LONG | plain[:1].isdigit() * _DIGIT


def sketch(articles: Sequence[Article]) -> Sketch:
    """The vectors of a collection. A word weighs by its rarity in the collection and in news at large."""
    counted: dict[str, list[Counts]] = {space: [] for space in SPACES}
    lengths = []
    met = _Words({}, {})
    standing = _standing(articles)
    for article in articles:
        found = [met.of(bare_words(article.text, start, end)) for start, end in _stretches(article)]
        name = met.of(bare_words(article.outlet)) if article.outlet else np.zeros(0, np.int64)
        flat = np.concatenate([_without(stretch, name >> _BITS) for stretch in found])
        headline = _headline(article, standing)
        title = met.of(bare_words(headline)) >> _BITS if headline else flat[:_TITLE] >> _BITS
        for space, counts in _counts(title, flat).items():
            counted[space].append(counts)
        lengths.append(len(flat))
    house = _houses(articles)
    words = np.array(list(met.numbers), object)
    del met
    df = np.bincount(np.concatenate([np.zeros(0, np.int64), *(keys for keys, _ in counted["text"])]), minlength=len(words))
    order = np.array(sorted(range(len(words)), key=words.__getitem__), np.int64)  # sums must not depend on the order in which words were met
    order = order[np.argsort(-df[order], kind="stable")]
    rank = _ranks(order)
    vocabulary, df = tuple(words[order].tolist()), df[order]
    weight, several = weights(vocabulary, df, len(articles)), int((df > 1).sum())
    built: dict[str, Space] = {}
    for space in SPACES:
        rows = _rows(counted.pop(space), rank, pairs=space in _OWN)
        built[space] = _own(rows, house, len(articles)) if space in _OWN else _weighed(rows, house, weight, several)
    return Sketch(built, {"text": vocabulary}, np.array(lengths, np.int64), np.array([_day(article.published) for article in articles], np.float64))


def _stretches(article: Article) -> list[tuple[int, int]]:
    if not article.blocks:
        return [(0, len(article.text))]
    read = [(block.start, block.end) for block in article.blocks if block.role in _READ]
    return read or [(0, len(article.text))]


def _without(found: Ints, name: Ints) -> Ints:
    """The words of a stretch without its outlet's name, which says nothing about what took place."""
    size = len(name)
    if not size or len(found) < size:
        return found
    numbers, last = found >> _BITS, len(found) - size + 1
    hit = np.ones(last, bool)
    for n in range(size):
        hit &= numbers[n : n + last] == name[n]
    if not hit.any():
        return found
    drop = np.zeros(len(found), bool)
    for n in range(size):
        drop[n : n + last] |= hit
    return found[~drop]


def _standing(articles: Sequence[Article]) -> set[str]:
    """Parts of titles that come with several: the outlet's name, its sections."""
    seen = Counter(part for article in articles for part in {part.strip() for part in _PART.split((article.title or "").casefold())})
    return {part for part, count in seen.items() if count >= _OFTEN}


def _headline(article: Article, standing: set[str]) -> str | None:
    """The title without the parts that many titles have; the first part at least."""
    parts = _PART.split(article.title or "")
    return " ".join([part for part in parts if part.strip().casefold() not in standing] or parts[:1]) or None


def _counts(title: Ints, flat: Ints) -> dict[str, Counts]:
    """How often each key of each space stands in an article: numbers of words, pairs of them as one number."""
    numbers = flat >> _BITS
    low = np.unique(numbers[flat & _CAPITAL == 0])
    proper = flat & (_CAPITAL | _LONG) == (_CAPITAL | _LONG)
    proper[proper] = ~np.isin(numbers[proper], low)
    pairs = numbers[:-1] << 32 | numbers[1:]
    return {
        "text": _counted(np.concatenate([numbers, title])),
        "title": _once(title),
        "lead": _once(np.concatenate([title, numbers[:LEAD]])),
        "capitals": _counted(numbers[proper]),
        "name": _counted(pairs[proper[:-1] & proper[1:]]),
        "figure": _counted(pairs[flat[:-1] & _DIGIT > 0]),
    }


def _counted(keys: Ints) -> Counts:
    found, counts = np.unique(keys, return_counts=True)
    return found, counts.astype(np.int32)


def _once(keys: Ints) -> Counts:
    found = np.unique(keys)
    return found, np.ones(len(found), np.int32)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Counts of all articles end to end: those of article i at `edges[i]:edges[i + 1]`, columns rising."""

    edges: Ints
    columns: NDArray[np.signedinteger[Any]]
    counts: NDArray[np.int32]

    def place(self) -> NDArray[np.int32]:
        """The article of each entry."""
        return np.repeat(np.arange(len(self.edges) - 1, dtype=np.int32), np.diff(self.edges))


def _rows(found: list[Counts], rank: NDArray[np.int32], pairs: bool = False) -> _Rows:
    edges = np.concatenate([[0], np.cumsum([len(keys) for keys, _ in found])]).astype(np.int64)
    columns: NDArray[np.signedinteger[Any]] = np.concatenate([np.zeros(0, np.int64), *(keys for keys, _ in found)])
    counts = np.concatenate([np.zeros(0, np.int32), *(counts for _, counts in found)])
    found.clear()
    columns = rank[columns >> 32].astype(np.int64) << 32 | rank[columns & 0xFFFFFFFF] if pairs else rank[columns]
    return _in_rows(_Rows(edges, columns, counts))


def _in_rows(rows: _Rows) -> _Rows:
    """The same with the columns of each article rising."""
    order = np.lexsort((rows.columns, rows.place()))
    return _Rows(rows.edges, rows.columns[order], rows.counts[order])


def _ranks(order: Ints) -> NDArray[np.int32]:
    """The place of each key in an order of them."""
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank


def _own(rows: _Rows, house: NDArray[np.int32], articles: int) -> Space:
    """A space of pairs of words, with columns of its own; how often a pair stands in news at large is not known."""
    _, columns, df = np.unique(rows.columns, return_inverse=True, return_counts=True)
    order = np.argsort(-df, kind="stable")
    ranked = _in_rows(_Rows(rows.edges, _ranks(order)[columns], rows.counts))
    return _weighed(ranked, house, pair_weights(df[order], articles), int((df > 1).sum()))


def _weighed(rows: _Rows, house: NDArray[np.int32], weight: NDArray[np.float64], several: int) -> Space:
    columns, place = rows.columns, rows.place()
    values = 1 + np.log(rows.counts)
    if len(columns):
        values *= weight[columns]
        home, size = house[place], np.bincount(house, minlength=1)
        parts = 1 + len(columns) // _PIECE  # outlet by outlet, so that little is held at once
        for part in range(parts):
            known = np.flatnonzero((home > 0) & (home % parts == part))  # where no outlet is known, there is no home
            own, rarity = _at_home(columns[known], home[known].astype(np.int64), size, weight), weight[columns[known]]
            values[known] *= np.divide(np.minimum(own, rarity), rarity, out=np.ones(len(own)), where=rarity > 0)
    norms = np.sqrt(np.bincount(place, weights=values * values, minlength=len(rows.edges) - 1))
    values /= np.maximum(norms, 1e-12)[place]
    met = np.concatenate([[0], np.cumsum(columns < several)])
    return Space(rows.edges, columns.astype(np.int32), values, met[rows.edges[1:]] - met[rows.edges[:-1]], len(weight), np.zeros(BLOCK * several))


def _at_home(columns: NDArray[np.signedinteger[Any]], house: Ints, size: Ints, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """How rare each word is among the other articles of its own outlet: an outlet's name, town and standing phrases tell nothing there.

    The collection's own weight counts as so many articles (`_HOUSE`); an outlet of one article leaves it as it is.
    """
    _, back, counts = np.unique(house * len(weight) + columns, return_inverse=True, return_counts=True)
    rate = (counts[back] - 1 + _HOUSE * np.exp(-weight[columns])) / (size[house] - 1 + _HOUSE)
    found: NDArray[np.float64] = -np.log(rate.clip(max=1.0))
    return found


def _houses(articles: Sequence[Article]) -> NDArray[np.int32]:
    """A number for the outlet of each article, by its name or else the host of its address; 0 where neither is known."""
    names = [(article.outlet or host(article.url) or "").casefold() for article in articles]
    number = {name: n for n, name in enumerate(sorted({"", *names}))}
    return np.array([number[name] for name in names], np.int32)


def _day(published: str | None) -> float:
    try:
        return float(date.fromisoformat((published or "")[:10]).toordinal())
    except ValueError:
        return math.nan
