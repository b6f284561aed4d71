"""Probabilities of pairs into groups: connected components first, then average link inside each, so that groups do not chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

LARGEST = 4_000  # articles of a component that are clustered at once; a larger one is parted at a higher edge first


def components(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> list[list[int]]:
    """The connected components of `count` nodes, each in order, the one with the first node first (union-find)."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        x, y = root(a), root(b)
        parent[max(x, y)] = min(x, y)
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())


def average_link(similar: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Groups of the nodes of a `(n, n)` matrix of similarities: the two most alike on average are joined while they reach the threshold.

    Unweighted average link (UPGMA; Sokal and Michener 1958). Of equals the earliest nodes are joined.
    """
    count = len(similar)
    mean = similar.astype(np.float64).copy()
    np.fill_diagonal(mean, -1.0)
    size = np.ones(count)
    groups: list[list[int] | None] = [[n] for n in range(count)]
    best = mean.argmax(axis=1) if count else np.zeros(0, np.int64)
    value = mean[np.arange(count), best] if count else np.zeros(0)
    while count > 1:
        a = int(value.argmax())
        if value[a] < threshold:
            break
        a, b = sorted((a, int(best[a])))
        merged = (mean[a] * size[a] + mean[b] * size[b]) / (size[a] + size[b])
        merged[[a, b]] = -1.0
        merged[value == -2.0] = -1.0
        mean[a], mean[:, a] = merged, merged
        mean[b], mean[:, b] = -1.0, -1.0
        size[a] += size[b]
        groups[a], groups[b] = [*(groups[a] or []), *(groups[b] or [])], None
        value[b] = -2.0
        stale = np.flatnonzero((value != -2.0) & ((best == a) | (best == b) | (merged > value)))
        for node in {a, *stale.tolist()}:
            best[node] = int(mean[node].argmax())
            value[node] = mean[node, best[node]]
    return sorted(sorted(group) for group in groups if group is not None)


def clusters(count: int, edges: Sequence[NDArray[np.int64]], probability: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Groups of `count` articles from the probabilities of some pairs (`edges`: ones, others); a pair that is not given has none."""
    one, other = edges
    strong = probability >= threshold
    parts = components(count, one[strong], other[strong])
    out: list[list[int]] = []
    for part, inside, chances in _apart(count, parts, edges, probability):
        found = _parted(len(part), inside, chances, threshold) if len(part) > 1 else [[0]]
        out.extend([part[n] for n in group] for group in found)
    return sorted(out)


Part = tuple[list[int], tuple[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]]


def _apart(count: int, parts: Sequence[list[int]], edges: Sequence[NDArray[np.int64]], probability: NDArray[np.float64]) -> Iterator[Part]:
    """Each part of `count` nodes with the edges inside it, their ends counted within the part, and their probabilities."""
    one, other = edges
    label, place = np.zeros(count, np.int64), np.zeros(count, np.int64)
    for at, part in enumerate(parts):
        label[part], place[part] = at, np.arange(len(part))
    inside = np.flatnonzero(label[one] == label[other])
    inside = inside[np.argsort(label[one[inside]], kind="stable")]
    cuts = np.searchsorted(label[one[inside]], np.arange(len(parts) + 1))
    for at, part in enumerate(parts):
        own = inside[cuts[at] : cuts[at + 1]]
        yield part, (place[one[own]], place[other[own]]), probability[own]


def _parted(count: int, edges: Sequence[NDArray[np.int64]], probability: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """The groups of one component. One that is too large for a matrix is parted at higher and higher edges first."""
    one, other = edges
    edge, parts = threshold, [list(range(count))]
    while max(map(len, parts)) > LARGEST and edge < 0.999:
        edge += (1.0 - edge) / 4
        strong = probability >= edge
        parts = components(count, one[strong], other[strong])
    out: list[list[int]] = []
    for part, (ones, others), chances in _apart(count, parts, edges, probability):
        matrix = np.zeros((len(part), len(part)))
        matrix[ones, others] = matrix[others, ones] = chances
        out.extend([part[n] for n in group] for group in average_link(matrix, threshold))
    return out
