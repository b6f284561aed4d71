"""Words into how rare they are in news at large, from a table of counts that comes with the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TABLE = Path(__file__).parent / "word_counts.txt"


@cache
def background() -> tuple[int, dict[str, int]]:
    """The number of texts the table was made of, and in how many of them each word stands; words of under three texts are not in it."""
    first, *rest = TABLE.read_text("utf-8").splitlines()
    counts: dict[str, int] = {}
    for line in rest:
        number, *found = line.split(" ")
        counts.update(dict.fromkeys(found, int(number)))
    return int(first), counts


def share(word: str) -> float:
    """In what share of news texts a folded word stands, above 0 and at most 1."""
    texts, counts = background()
    return counts.get(word, 1) / texts


PRIOR = 50  # the table weighs as much as so many articles: a handful cannot say which words are common, thousands can


def weights(words: Sequence[str], df: NDArray[np.int64], articles: int) -> NDArray[np.float64]:
    """Inverse document frequency of folded words in a collection, smoothed by how common they are in news at large.

    `df` `(n,)` is in how many of the collection's articles each word stands; the answer `(n,)` is in nats, never under 0.
    """
    prior = np.array([share(word) for word in words], np.float64)
    return _smoothed(prior, df, articles)


def pair_weights(df: NDArray[np.int64], articles: int) -> NDArray[np.float64]:
    """The same for pairs of words: of them the table knows nothing, so each counts as one that was met once."""
    return _smoothed(np.full(len(df), 1 / background()[0]), df, articles)


def _smoothed(prior: NDArray[np.float64], df: NDArray[np.int64], articles: int) -> NDArray[np.float64]:
    return -np.log((df + PRIOR * prior) / (articles + PRIOR)).clip(max=0.0) if len(prior) else prior
