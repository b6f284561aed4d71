"""How likely two clauses report the same thing: from their words as they stand in their sentences, and the figures both give."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from headwater.align.places import Place
from headwater.models import encode_words
from headwater.text import fold
from headwater.text.stems import stem

_FLOOR = 0.1  # cosine of the words below which a pair is not looked at, unless both give one figure
_BLOCK = 512  # rows compared at a time
_FEW = 40  # clauses: in a smaller story a word of two of them is no common word yet
_LEAST = 0.02  # weight of a word that every clause has, and of a mark
# What is added to the nearness of the words; chosen on eight stories among 192 ways, for F1 where precision is .87 or more. The best ten
# differ by .01, so none is finer than it looks.
_WORDS = 0.05  # times the cosine of the words
_FIGURE = 0.13  # a figure that both give
_HEADLINE = -0.06  # a title says several things in a few words
_SAME_ARTICLE = -0.3  # an article seldom reports a thing twice, but in its headline and captions

Matrix = npt.NDArray[np.float32]


def likeness(places: Sequence[Place]) -> dict[tuple[int, int], float]:
    """Pairs of places (by index, the lower first) with how likely they report the same, from 0 to 1.

    Each word of one clause is laid beside the word of the other that comes closest to it in meaning (late interaction: Khattab and
    Zaharia 2020), rare words of the story counting most; the mean over both directions is the likeness. Figures add to it.
    """
    if len({place.article for place in places}) < 2:
        return {}  # nothing to join
    rarity = _rarity([place.stems for place in places])
    candidates = _candidates(places, rarity)
    near = _nearness(places, rarity, candidates)
    return {pair: _score(places[pair[0]], places[pair[1]], candidates[pair], value) for pair, value in near.items()}


def _score(a: Place, b: Place, words: float, near: float) -> float:
    if a.article == b.article and a.start < b.end and b.start < a.end:
        return 0.0  # a clause and the clause inside it
    score = near + _WORDS * words
    if a.figures & b.figures:
        score += _FIGURE
    if a.article == b.article:
        score += _SAME_ARTICLE
    if "headline" in (a.voice, b.voice):
        score += _HEADLINE
    return max(0.0, min(1.0, score))


def _rarity(found: Sequence[Iterable[str]]) -> dict[str, float]:
    """How rare each stem is among the clauses of the story (smoothed inverse document frequency)."""
    count: dict[str, int] = defaultdict(int)
    for stems in found:
        for word in stems:
            count[word] += 1
    size = max(len(found), _FEW) + 1
    return {word: max(_LEAST, math.log(size / (times + 0.5))) for word, times in count.items()}


def _candidates(places: Sequence[Place], rarity: dict[str, float]) -> dict[tuple[int, int], float]:
    """Pairs worth a closer look, with the cosine of their words: those that share enough of them, or a figure.

    Both places of a pair are like one of another article: a place that is like none of another joins nothing.
    """
    words = _tfidf(places, rarity)
    rows, columns, cosines = _pairs_of(words)
    number: dict[str, int] = {}
    article = np.array([number.setdefault(place.article, len(number)) for place in places])
    holders: dict[str, list[int]] = defaultdict(list)
    for i, place in enumerate(places):
        for figure in sorted(place.figures):
            holders[figure].append(i)
    across = np.zeros(len(places), dtype=bool)
    far = article[rows] != article[columns]
    across[rows[far]] = across[columns[far]] = True
    for those in holders.values():
        if len(set(article[those])) > 1:
            across[those] = True
    kept = across[rows] & across[columns]
    out = dict(zip(zip(rows[kept].tolist(), columns[kept].tolist(), strict=True), cosines[kept].tolist(), strict=True))
    for those in holders.values():
        for pair in combinations([i for i in those if across[i]], 2):
            if pair not in out:
                out[pair] = float(words[pair[0]] @ words[pair[1]])
    return out


def _pairs_of(words: Matrix) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """Rows whose cosine is `_FLOOR` or more: the lower, the higher, the cosine."""
    found = []
    for start in range(0, len(words), _BLOCK):
        same = words[start : start + _BLOCK] @ words.T
        rows, columns = np.nonzero(np.triu(same >= _FLOOR, start + 1))
        found.append((rows + start, columns, same[rows, columns]))
    rows, columns, cosines = (np.concatenate(some) for some in zip(*found, strict=True))
    return rows, columns, cosines


def _tfidf(places: Sequence[Place], rarity: dict[str, float]) -> Matrix:
    """Rows over the stems that two clauses share or more, as long as they would be over all: at most 1, so their products are cosines."""
    count: dict[str, int] = defaultdict(int)
    for place in places:
        for word in place.stems:
            count[word] += 1
    column = {word: i for i, word in enumerate(sorted(word for word, times in count.items() if times > 1))}
    out = np.zeros((len(places), max(1, len(column))), dtype=np.float32)
    for row, place in enumerate(places):
        weights = {word: (1 + math.log(times)) * rarity[word] for word, times in place.stems.items()}
        size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            if word in column:
                out[row, column[word]] = weight / size
    return out


def _nearness(places: Sequence[Place], rarity: dict[str, float], pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """For each pair, the mean over both clauses of how close each word comes to one of the other, weighed by rarity."""
    texts = sorted({places[i].text for pair in pairs for i in pair})  # copied articles say the same to the letter: it is read once
    encoded = dict(zip(texts, encode_words(texts), strict=True))
    rare = {word: rarity.get(stem(fold(word)), _LEAST) for words, _ in encoded.values() for word in set(words)}
    weights = {text: np.array([rare[word] for word in words], dtype=np.float32) for text, (words, _) in encoded.items()}
    total = {text: those.sum() for text, those in weights.items()}
    known: dict[tuple[str, str], float] = {}
    out = {}
    for a, b in pairs:
        first, second = sorted((places[a].text, places[b].text))
        if (first, second) not in known:
            close = encoded[first][1] @ encoded[second][1].T
            there = float(close.max(axis=1) @ weights[first] / total[first])
            back = float(close.max(axis=0) @ weights[second] / total[second])
            known[first, second] = (there + back) / 2
        out[a, b] = known[first, second]
    return out
