"""Articles into sparse vectors: the words of text, title and lead, the capitalised words, the figures, each weighed by how rare it is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.record import Article
from headwater.text.hosts import host
from headwater.text.rarity import weights
from headwater.text.shingles import folded, words

LEAD = 80  # words of an article that say what it is about
_TITLE = 16  # words that stand for a title where there is none
_HOUSE = 20
_PART = re.compile(r"\s(?:::?|[|\u2013\u2014\u00b7\u00bb-])\s")  # what sites put between a headline and their own name
_OFTEN = 3
_READ = ("title", "body", "caption")

_OWN = ("text", "name", "figure")  # spaces with columns of their own; the others have those of the text
SPACES = ("text", "title", "lead", "capitals", "name", "figure")


@dataclass(frozen=True, slots=True)
class Space:
    """Sparse rows, one an article: `columns[rows[i]:rows[i + 1]]` and their `values`, of length 1 as vectors; `size` columns in all."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    size: int

    def row(self, at: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Columns and values of one article."""
        span = slice(int(self.rows[at]), int(self.rows[at + 1]))
        return self.columns[span], self.values[span]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What grouping knows of a collection, articles in the order given. `day` is NaN where an article's day is not known."""

    spaces: Mapping[str, Space]
    keys: Mapping[str, tuple[str, ...]]  # what the columns stand for
    length: NDArray[np.int64]  # words of each article
    day: NDArray[np.float64]


def sketch(articles: Sequence[Article]) -> Sketch:
    """The vectors of a collection. A word weighs by its rarity in the collection and in news at large."""
    counted: dict[str, list[Counter[str]]] = {space: [] for space in SPACES}
    lengths = []
    raw: dict[str, str] = {}
    standing = _standing(articles)
    for article in articles:
        found = [
            [(raw[w] if w in raw else raw.setdefault(w, folded(w)), w) for w, _, _ in words(article.text, start, end)]
            for start, end in _stretches(article)
        ]
        found = _without(found, [folded(w) for w, _, _ in words(article.outlet or "")])
        for space, counter in _counts(_headline(article, standing), found).items():
            counted[space].append(counter)
        lengths.append(sum(map(len, found)))
    house = _houses(articles)
    vocabulary = {space: _vocabulary(counted[space], len(articles)) for space in _OWN}
    built = {space: _space(rows, house, *vocabulary[space if space in _OWN else "text"]) for space, rows in counted.items()}
    return Sketch(
        spaces=built,
        keys={space: found[0] for space, found in vocabulary.items()},
        length=np.array(lengths, np.int64),
        day=np.array([_day(article.published) for article in articles], np.float64),
    )


def _vocabulary(rows: Sequence[Counter[str]], articles: int) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    df = Counter(key for row in rows for key in row)
    keys = tuple(sorted(df))
    return keys, weights(keys, np.array([df[key] for key in keys], np.int64), articles)


def _stretches(article: Article) -> list[tuple[int, int]]:
    if not article.blocks:
        return [(0, len(article.text))]
    read = [(block.start, block.end) for block in article.blocks if block.role in _READ]
    return read or [(0, len(article.text))]


def _without(found: list[list[tuple[str, str]]], name: Sequence[str]) -> list[list[tuple[str, str]]]:
    """The words of an article without its outlet's name, which says nothing about what took place."""
    size = len(name)
    if not size:
        return found
    out = []
    for stretch in found:
        plain = [f for f, _ in stretch]
        drop = {at + n for at in range(len(plain) - size + 1) if plain[at] == name[0] and plain[at : at + size] == name for n in range(size)}
        out.append([pair for at, pair in enumerate(stretch) if at not in drop])
    return out


def _standing(articles: Sequence[Article]) -> set[str]:
    """Parts of titles that come with several: the outlet's name, its sections."""
    seen = Counter(part for article in articles for part in {part.strip() for part in _PART.split((article.title or "").casefold())})
    return {part for part, count in seen.items() if count >= _OFTEN}


def _headline(article: Article, standing: set[str]) -> str | None:
    """The title without the parts that many titles have; the first part at least."""
    parts = _PART.split(article.title or "")
    return " ".join([part for part in parts if part.strip().casefold() not in standing] or parts[:1]) or None


def _counts(headline: str | None, found: Sequence[Sequence[tuple[str, str]]]) -> dict[str, Counter[str]]:
    """How often each key of each space stands in an article."""
    flat = [pair for stretch in found for pair in stretch]
    title = [folded(w) for w, _, _ in words(headline)] if headline else [f for f, _ in flat[:_TITLE]]
    low = {f for f, w in flat if not w[:1].isupper()}
    proper = [f if w[:1].isupper() and len(f) > 1 and f not in low else "" for f, w in flat]
    return {
        "text": Counter([f for f, _ in flat]) + Counter(title),
        "title": Counter(set(title)),
        "lead": Counter(set(title) | {f for f, _ in flat[:LEAD]}),
        "capitals": Counter(f for f in proper if f),
        "name": Counter(f"{a} {b}" for a, b in pairwise(proper) if a and b),
        "figure": Counter(f"{a} {b}" for (a, _), (b, _) in pairwise(flat) if a[:1].isdigit()),
    }


def _space(rows: Sequence[Counter[str]], house: NDArray[np.int64], keys: Sequence[str], weight: NDArray[np.float64]) -> Space:
    column = {key: n for n, key in enumerate(keys)}
    edges = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    columns = np.fromiter((column[key] for row in rows for key in row), np.int64, int(edges[-1]))
    values = np.fromiter((1 + math.log(n) for row in rows for n in row.values()), np.float64, int(edges[-1]))
    place = np.repeat(np.arange(len(rows)), np.diff(edges))
    values *= np.minimum(weight[columns], _at_home(columns, house[place], np.bincount(house, minlength=1), weight)) if len(columns) else 1.0
    order = np.lexsort((columns, place))  # sums must not depend on the order in which words were met
    columns, values = columns[order], values[order]
    norms = np.sqrt(np.bincount(place, weights=values * values, minlength=len(rows)))
    return Space(edges, columns, values / np.maximum(norms, 1e-12)[place], len(keys))


def _at_home(columns: NDArray[np.int64], house: NDArray[np.int64], size: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """How rare each word is among the other articles of its own outlet: an outlet's name, town and standing phrases tell nothing there.

    The collection's own weight counts as so many articles (`_HOUSE`); an outlet of one article leaves it as it is.
    """
    _, back, counts = np.unique(house * len(weight) + columns, return_inverse=True, return_counts=True)
    others = counts[back] - 1
    rate = (others + _HOUSE * np.exp(-weight[columns])) / (np.where(house > 0, size[house], 1) - 1 + _HOUSE)
    return np.where(house > 0, -np.log(rate.clip(max=1.0)), np.inf)


def _houses(articles: Sequence[Article]) -> NDArray[np.int64]:
    """A number for the outlet of each article, by its name or else the host of its address; 0 where neither is known."""
    names = [(article.outlet or host(article.url) or "").casefold() for article in articles]
    number = {name: n for n, name in enumerate(sorted({"", *names}))}
    return np.array([number[name] for name in names], np.int64)


def _day(published: str | None) -> float:
    try:
        return float(date.fromisoformat((published or "")[:10]).toordinal())
    except ValueError:
        return math.nan
