"""The row of words into its maximal repeats: every long run that articles share, with all the places where it stands.

Runs that are found pair by pair would need all pairs of a passage's articles. A repeat is *maximal* where the words before it are not the same
everywhere, nor those after it; any run that two articles share, made as long as it goes, is one (Gusfield 1997, ch. 7.12). They are
the inner nodes of a suffix tree whose leaves have different words before them; here the nodes are read off sorted suffixes and the lengths
that neighbours share, and only where the words before differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.trace.stream import Stream
from headwater.trace.winnow import Ints, met_again

Row = dict[int, tuple[int, int]]  # article's place in the stream -> words of the stream, end exclusive


def maximal_repeats(words: Stream, least: int) -> list[Row]:
    """The maximal repeats of `least` words or more, the longest first. An article that has one more than once makes rows for its further places."""
    found = [row for length, places in _nodes(words, least) for row in _rows(words, places, length)]
    return sorted(found, key=lambda row: (-_length(row), *min(row.items())))


def _length(row: Row) -> int:
    start, end = next(iter(row.values()))
    return end - start


def _nodes(words: Stream, least: int) -> Iterator[tuple[int, list[int]]]:
    """Length and places of every maximal repeat that two articles have."""
    places, group = met_again(words, np.ones(len(words.ids), bool), least, thinned=False)
    if not len(places):
        return
    before = np.where(places > 0, words.ids[places - 1], np.iinfo(np.int32).min)
    starts = np.flatnonzero(np.concatenate([[True], np.diff(group) != 0]))
    sizes = np.diff(np.append(starts, len(places)))
    differ = np.minimum.reduceat(before, starts) != np.maximum.reduceat(before, starts)
    chosen = np.repeat(differ, sizes)
    places, group, before = places[chosen], group[chosen], before[chosen]
    sizes = sizes[differ]
    ends = np.cumsum(sizes)
    for size, end in zip(sizes[sizes > 2].tolist(), ends[sizes > 2].tolist(), strict=True):
        order = _suffixes(words.ids, places[end - size : end])
        places[end - size : end], before[end - size : end] = places[end - size : end][order], before[end - size : end][order]
    same = _in_common(words.ids, places[:-1], places[1:], least, np.diff(group) == 0)
    at, lefts, lengths, articles = places.tolist(), before.tolist(), same.tolist(), words.article[places].tolist()
    for size, end in zip(sizes.tolist(), ends.tolist(), strict=True):
        for low, high, length in _intervals(lengths[end - size : end - 1]):
            span = slice(end - size + low, end - size + high)
            if len(set(lefts[span])) > 1 and len(set(articles[span])) > 1:
                yield length, at[span]


def _suffixes(ids: NDArray[np.int32], places: Ints) -> Ints:
    """The order of places by what stands there, each up to the end of its stretch."""
    stop = np.flatnonzero(ids < 0)
    ends = stop[np.searchsorted(stop, places)]
    keys = [ids[start : end + 1].astype(">i4").tobytes() for start, end in zip(places.tolist(), ends.tolist(), strict=True)]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)


def _in_common(ids: NDArray[np.int32], one: Ints, other: Ints, least: int, worth: NDArray[np.bool_]) -> Ints:
    """How many words two places have in common, from `least` on; 0 where it is not worth asking."""
    length = np.where(worth, least, 0)
    going = np.flatnonzero(worth)
    while len(going):  # the word that parts stretches is like no other, so no run leaves its article
        going = going[ids[one[going] + length[going]] == ids[other[going] + length[going]]]
        length[going] += 1
    return length


def _intervals(lengths: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The inner nodes over leaves in order: first leaf, last leaf (exclusive) and depth, from the depths that neighbours share."""
    stack: list[tuple[int, int]] = []  # first leaf, depth
    for at, depth in enumerate([*lengths, 0]):
        first = at
        while stack and stack[-1][1] > depth:
            first, deep = stack.pop()
            yield first, at + 1, deep
        if depth and (not stack or stack[-1][1] < depth):
            stack.append((first, depth))


def _rows(words: Stream, places: Sequence[int], length: int) -> Iterator[Row]:
    """One place an article; further places make further rows."""
    by_article: dict[int, list[int]] = defaultdict(list)
    for place in sorted(places):
        by_article[int(words.article[place])].append(place)
    for nth in range(max(map(len, by_article.values()))):
        starts = {article: found[min(nth, len(found) - 1)] for article, found in by_article.items()}
        yield {article: (start, start + length) for article, start in starts.items()}
