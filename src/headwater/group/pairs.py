"""Pairs of articles that could report the same events, and what speaks for and against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.group.sketch import BLOCK, Sketch, Space
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
    found = [np.array([one * count + other for one, other in shared], np.int64)]
    for space in ("text", "name"):
        near = _nearest(drawn.spaces[space])
        at = np.repeat(np.arange(count), [len(others) for others in near])
        others = np.concatenate(near)
        found.append(np.minimum(at, others) * count + np.maximum(at, others))
    pairs = np.unique(np.concatenate(found))
    return np.split(pairs % count, np.searchsorted(pairs, np.arange(1, count) * count))


def _nearest(space: Space) -> list[NDArray[np.int64]]:
    """For each article those that share the most weight among its weightiest columns that are not common."""
    df = np.bincount(space.columns, minlength=space.size)
    useful = np.flatnonzero((df[space.columns] > 1) & (df[space.columns] <= _COMMON))
    df[(df < 2) | (df > _COMMON)] = 0
    order = useful[np.argsort(space.columns[useful], kind="stable")]
    owner = np.searchsorted(space.rows, order, "right") - 1
    value = space.values[order]
    starts = np.concatenate([[0], np.cumsum(df)])
    scores = np.zeros(len(space.rows) - 1)
    out = []
    for at in range(len(space.rows) - 1):
        columns, values = space.row(at)
        usable = np.flatnonzero(df[columns])
        top = usable[np.argsort(-values[usable], kind="stable")[:_KEYS]]
        spans = [slice(first, first + many) for first, many in zip(starts[columns[top]].tolist(), df[columns[top]].tolist(), strict=True)]
        if not spans:
            out.append(np.zeros(0, np.int64))
            continue
        met = np.concatenate([owner[span] for span in spans])
        np.add.at(scores, met, np.concatenate([value[span] for span in spans]) * np.repeat(values[top], df[columns[top]]))
        others = np.unique(met)
        score = scores[others]
        scores[others] = 0.0
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


def features(drawn: Sketch, shared: Shared, ones: NDArray[np.int64] | int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    """What is alike in pairs of articles: `(pairs, len(FEATURES))`. `ones` rises and has no more than `BLOCK` articles; one alone may be a number.

    Cosines of text, title, lead, capitalised words and figures; how much of either title the other's text tells; the share of the
    shorter article that both have word for word; days apart (log, up to thirty), and whether both days are known.
    """
    ones = np.broadcast_to(np.asarray(ones, np.int64), others.shape)
    days = np.abs(drawn.day[others] - drawn.day[ones])
    known = ~np.isnan(days)
    words = np.array([shared.get((min(pair), max(pair)), 0) for pair in zip(ones.tolist(), others.tolist(), strict=True)], np.float64)
    least = np.maximum(np.minimum(drawn.length[others], drawn.length[ones]), 1)
    cosines, told = _likenesses(drawn, ones, others)
    columns = [
        *cosines,
        told,
        np.minimum(1.0, words / least),
        np.log1p(np.minimum(np.where(known, days, 0.0), _APART)),
        known.astype(np.float64),
    ]
    return np.stack(columns, axis=1)


def _likenesses(drawn: Sketch, ones: NDArray[np.int64], others: NDArray[np.int64]) -> tuple[list[NDArray[np.float64]], NDArray[np.float64]]:
    """The cosines, one a space, and how much of the weight of one's title stands in the other's text: the lesser of there and back."""
    heads, which = np.unique(ones, return_inverse=True)
    here = {space: _Entries.of(drawn.spaces[space], heads) for space in _COSINES}
    there = {space: _Entries.of(drawn.spaces[space], others) for space in _COSINES}
    cosines = [there[space].sums(which, here[space], here[space].values, there[space].values) for space in _COSINES]
    title, back = here["title"], there["title"]
    told = there["text"].sums(which, title, title.values * title.values, None)
    return cosines, np.minimum(told, back.sums(which, here["text"], None, back.values * back.values))


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of some rows of a space end to end, row i's at `ends[i] - lengths[i]:ends[i]`."""

    columns: NDArray[np.int32]
    values: NDArray[np.float64]
    ends: NDArray[np.int64]
    lengths: NDArray[np.int64]
    dense: NDArray[np.float64]

    @classmethod
    def of(cls, space: Space, rows: NDArray[np.int64]) -> _Entries:
        """The rows of these articles."""
        lengths = space.common[rows]
        ends = np.cumsum(lengths)
        picked = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(space.rows[rows] - (ends - lengths), lengths)
        return cls(space.columns.take(picked), space.values.take(picked), ends, lengths, space.dense)

    def sums(
        self, which: NDArray[np.int64], heads: _Entries, weights: NDArray[np.float64] | None, values: NDArray[np.float64] | None
    ) -> NDArray[np.float64]:
        """For each row the sum over the columns that row `which` of `heads` has too: `weights` there times `values` here, None for ones."""
        size = len(self.dense) // BLOCK
        filled = heads.columns + np.repeat(np.arange(len(heads.ends)) * size, heads.lengths)
        self.dense[filled] = 1.0 if weights is None else weights  # zeros for all: fresh ones each time would cost the square of the collection
        products = self.dense.take(self.columns + np.repeat(which * size, self.lengths))
        self.dense[filled] = 0.0
        if values is not None:
            products *= values
        total = np.concatenate([[0.0], np.cumsum(products)])
        sums: NDArray[np.float64] = total[self.ends] - total[self.ends - self.lengths]
        return sums
