"""Pairs of articles that could report the same events, and what speaks for and against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.group.sketch import Sketch, Space
from headwater.record import Copy

FEW = 300  # articles up to which every pair is looked at
_KEYS = 24  # rarest words of an article by which others are found
_COMMON = 200  # articles that have a word beyond which it finds nobody
_NEAREST = 40  # candidates of an article that are looked at closely
_APART = 30.0  # days beyond which more days say no more: trials and inquiries come late
_ROW = 30  # passages of a copy beyond which it says nothing about two of its articles

FEATURES = ("text", "title", "lead", "capitals", "figure", "titles_told", "shared", "days", "days_known")
_COSINES = FEATURES[:5]

Shared = Mapping[tuple[int, int], int]


def candidates(drawn: Sketch, shared: Shared) -> list[NDArray[np.int64]]:
    """For each article the later ones worth a look: all of a small collection, else those nearest by rare words, and all that share words."""
    count = len(drawn.length)
    if count <= FEW:
        return [np.arange(at + 1, count) for at in range(count)]
    near: list[set[int]] = [set() for _ in range(count)]
    for space in ("text", "name"):
        for at, found in enumerate(_nearest(drawn.spaces[space])):
            for other in found.tolist():
                near[min(at, other)].add(max(at, other))
    for one, other in shared:
        near[one].add(other)
    return [np.array(sorted(found), np.int64) for found in near]


def _nearest(space: Space) -> list[NDArray[np.int64]]:
    """For each article those that share the most weight among its weightiest columns that are not common."""
    df = np.bincount(space.columns, minlength=space.size)
    order = np.argsort(space.columns, kind="stable")
    owner = np.repeat(np.arange(len(space.rows) - 1), np.diff(space.rows))[order]
    value = space.values[order]
    starts = np.concatenate([[0], np.cumsum(df)])
    out = []
    for at in range(len(space.rows) - 1):
        columns, values = space.row(at)
        usable = np.flatnonzero((df[columns] > 1) & (df[columns] <= _COMMON))
        top = usable[np.argsort(-values[usable], kind="stable")[:_KEYS]]
        spans = [(slice(int(starts[c]), int(starts[c + 1])), v) for c, v in zip(columns[top].tolist(), values[top].tolist(), strict=True)]
        if not spans:
            out.append(np.zeros(0, np.int64))
            continue
        others, place = np.unique(np.concatenate([owner[span] for span, _ in spans]), return_inverse=True)
        score = np.bincount(place, weights=np.concatenate([value[span] * v for span, v in spans]))
        score[others == at] = -1
        best = np.argsort(-score, kind="stable")[:_NEAREST]
        out.append(others[best][score[best] > 0])
    return out


def shared_words(copies: Sequence[Copy], place: Mapping[str, int]) -> Shared:
    """How many words of copied text or quotations two articles share; boilerplate and what hundreds of articles carry says nothing."""
    out: dict[tuple[int, int], int] = defaultdict(int)
    for copy in copies:
        known = sorted(place[span.article] for span in copy.passages if span.article in place)
        if copy.kind != "boilerplate" and len(known) <= _ROW:
            for pair in combinations(known, 2):
                out[pair] += copy.words
    return dict(sorted(out.items()))


def features(drawn: Sketch, shared: Shared, at: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    """What is alike in an article and each of the others: `(len(others), len(FEATURES))`.

    Cosines of text, title, lead, capitalised words and figures; how much of either title the other's text tells; the share of the
    shorter article that both have word for word; days apart (log, up to thirty), and whether both days are known.
    """
    days = np.abs(drawn.day[others] - drawn.day[at])
    known = ~np.isnan(days)
    words = np.array([shared.get((min(at, other), max(at, other)), 0) for other in others.tolist()], np.float64)
    least = np.maximum(np.minimum(drawn.length[others], drawn.length[at]), 1)
    columns = [
        *(_dot(drawn.spaces[space], at, others) for space in _COSINES),
        np.minimum(*_told(drawn, at, others)),
        np.minimum(1.0, words / least),
        np.log1p(np.minimum(np.where(known, days, 0.0), _APART)),
        known.astype(np.float64),
    ]
    return np.stack(columns, axis=1)


def _dot(space: Space, at: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    columns, values = space.row(at)
    return _against(space, _dense(space, columns, values), others, 1)


def _told(drawn: Sketch, at: int, others: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much of the weight of one's title stands in the other's text, there and back."""
    title, text = drawn.spaces["title"], drawn.spaces["text"]
    columns, values = title.row(at)
    there = _against(text, _dense(text, columns, values * values), others, 0)
    return there, _against(title, _dense(text, text.row(at)[0], np.array(1.0)), others, 2)


def _dense(space: Space, columns: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    dense = np.zeros(space.size)
    dense[columns] = values
    return dense


def _against(space: Space, dense: NDArray[np.float64], others: NDArray[np.int64], power: int) -> NDArray[np.float64]:
    """For each row the sum over its columns of value ** power times what stands in `dense`."""
    lengths = space.rows[others + 1] - space.rows[others]
    ends = np.cumsum(lengths)
    picked = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(space.rows[others] - (ends - lengths), lengths)
    products = np.concatenate([[0.0], np.cumsum(dense[space.columns[picked]] * space.values[picked] ** power)])
    sums: NDArray[np.float64] = products[ends] - products[ends - lengths]
    return sums
