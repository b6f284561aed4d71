"""The row of words into exact runs: the longest stretches of the same words in two places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.text.shingles import winnow
from headwater.trace.stream import Stream

SHINGLE = 8  # words of a shingle: a shorter run of the same words is chance more often than not
WINDOW = 8  # with it a shared run of SHINGLE + WINDOW - 1 = 15 words is sure to be met
WHOLE = 20_000_000  # words: up to here every shingle is looked at, so that runs of 8 are sure too; above it winnowing thins them
ALL_PAIRS = 16  # places of one shingle that are compared each with each; more are compared with the first of them only
_REPEATS = 4  # places of one shingle in one article that count: the rest is the same line over and over
_TABLE = 1 << 24  # bits of a fingerprint by which those that come twice are told from most others
_PIECE = 1 << 20  # fingerprints that are looked up at a time

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Runs:
    """Exact runs, one entry each: words `a .. a + length` of the stream are words `b .. b + length`; `a` lies in the earlier article."""

    a: Ints
    b: Ints
    length: Ints


def exact_runs(words: Stream, usable: NDArray[np.bool_], k: int = SHINGLE) -> Runs:
    """All runs of `k` words or more that two articles share and that hold a shingle of usable words; each as long as it goes.

    `usable` is `(n,)`: which words may be part of a shingle. Runs grow over words that are not usable, never over parted stretches.
    """
    a, b = _pairs(words, _postings(words, usable, k))
    return _grown(words, *_on_one_diagonal(a, b, k))


def met_again(words: Stream, usable: NDArray[np.bool_], k: int, thinned: bool) -> tuple[Ints, Ints]:
    """Where shingles start that more than one article has, equal shingles side by side, and the number of the group of each.

    Of the places of one shingle in one article the first few count, `_REPEATS`. `thinned`: only those that winnowing keeps.
    """
    prints = words.prints(k)
    gaps = np.concatenate([np.zeros(1, np.int32), np.cumsum((words.ids < 0) | ~usable, dtype=np.int32)])
    keep = gaps[k:] == gaps[: len(prints)]
    if thinned:
        keep &= winnow(prints, WINDOW)
    ordered = prints[keep]
    ordered.sort()
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    low = np.uint64(_TABLE - 1)  # most shingles are met once: a table of low bits spares sorting them with their places
    table = np.zeros(_TABLE, bool)
    table[twice & low] = True
    for at in range(0, len(prints), _PIECE):
        keep[at : at + _PIECE] &= table[prints[at : at + _PIECE] & low]
    places = np.flatnonzero(keep)
    order = places[np.argsort(prints[places], kind="stable")]
    if not len(order):
        return order, order
    values, article = prints[order], words.article[order]
    new = np.concatenate([[True], values[1:] != values[:-1]])
    fresh = new | np.concatenate([[True], article[1:] != article[:-1]])
    starts = np.flatnonzero(fresh)
    nth = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    group = np.cumsum(new) - 1
    kept = (nth < _REPEATS) & (np.bincount(group, weights=fresh)[group] > 1)
    return order[kept], group[kept]


def _postings(words: Stream, usable: NDArray[np.bool_], k: int) -> Ints:
    """Where shingles start that more than one article has, equal shingles side by side; `-1` parts the groups."""
    order, group = met_again(words, usable, k, len(words.ids) > WHOLE)
    return np.insert(order, np.flatnonzero(np.diff(group)) + 1, -1)


def _pairs(words: Stream, postings: Ints) -> tuple[Ints, Ints]:
    """Pairs of places of equal shingles in different articles: each with each in small groups, each with the first in large ones."""
    cuts = np.flatnonzero(postings < 0)
    starts = np.concatenate([[0], cuts + 1])
    sizes = np.concatenate([cuts, [len(postings)]]) - starts
    left: list[Ints] = []
    right: list[Ints] = []
    for size in range(2, ALL_PAIRS + 1):
        rows = postings[starts[sizes == size][:, None] + np.arange(size)]
        i, j = np.triu_indices(size, 1)
        left.append(rows[:, i].ravel())
        right.append(rows[:, j].ravel())
    for start, size in zip(starts[sizes > ALL_PAIRS].tolist(), sizes[sizes > ALL_PAIRS].tolist(), strict=True):
        right.append(postings[start + 1 : start + size])
        left.append(np.full(size - 1, postings[start]))
    a, b = np.concatenate(left), np.concatenate(right)
    apart = words.article[a] != words.article[b]
    return a[apart], b[apart]  # stable sorting keeps places in order, so a lies before b and in the earlier article


def _on_one_diagonal(a: Ints, b: Ints, k: int) -> tuple[Ints, Ints, Ints]:
    """Hits whose shingles overlap at the same distance are one run: starts, starts, lengths."""
    order = np.lexsort((a, b - a))
    a, b = a[order], b[order]
    if not len(a):
        return a, b, a
    far = (np.diff(b - a) != 0) | (np.diff(a) > k)
    first = np.concatenate([[0], np.flatnonzero(far) + 1])
    last = np.concatenate([first[1:] - 1, [len(a) - 1]])
    return a[first], b[first], a[last] - a[first] + k


def _grown(words: Stream, a: Ints, b: Ints, length: Ints) -> Runs:
    """Every run made as long as the words are the same; runs that grew into one another are one."""
    a, b = a.copy(), b.copy()
    ids, end = words.ids, a + length
    shift = b - a
    going = np.arange(len(a))
    while len(going):  # to the left; the words that part stretches are all different, so no run leaves its article
        at = a[going] - 1
        same = (at >= 0) & (ids[at] == ids[at + shift[going]])
        going = going[same]
        a[going] -= 1
    going = np.arange(len(a))
    while len(going):
        at = end[going]
        there = at + shift[going]
        inside = there < len(ids)
        same = inside & (ids[at] == ids[np.where(inside, there, 0)])
        going = going[same]
        end[going] += 1
    found = np.unique(np.stack([a, a + shift, end - a]), axis=1) if len(a) else np.zeros((3, 0), np.int64)
    return Runs(found[0], found[1], found[2])
