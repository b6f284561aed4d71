"""Exact runs into matches: runs that only light editing parts become one pair of passages."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.trace.stream import Stream
from headwater.trace.winnow import Runs

SURE = 15  # words in a row that are never chance
LEAST = 8  # words in a row that make a copy where a rare word is among them
QUOTED = 5  # the same, where both sides have them in quotation marks
EDITED = 12  # equal words that make a lightly edited copy where no run has LEAST words
DENSITY = 0.8  # share of the longer side that must be the same words, in their order
_STEPS = ((2, 2), (4, 3), (8, 5))  # words changed or left out that are bridged, and the equal words it takes on the other side

Piece = tuple[int, int, int]  # words a .. a + n of the stream are words b .. b + n


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages with the same words but for light editing: `a0 .. a1` and `b0 .. b1` in the stream, `equal` words of them the same."""

    a0: int
    a1: int
    b0: int
    b1: int
    equal: int
    pieces: tuple[Piece, ...]

    def turned(self) -> Match:
        """The same match, seen from its other side."""
        return Match(self.b0, self.b1, self.a0, self.a1, self.equal, tuple((b, a, n) for a, b, n in self.pieces))

    def onto(self, start: int, end: int) -> tuple[int, int]:
        """Where the words `start .. end` of the first side stand on the second: from the first to the last that is the same."""
        inside = [(max(a, start), min(a + n, end), b - a) for a, b, n in self.pieces if a < end and a + n > start]
        return (inside[0][0] + inside[0][2], inside[-1][1] + inside[-1][2]) if inside else (self.b0, self.b0)

    def longest(self) -> int:
        """Words of its longest exact run."""
        return max(n for _, _, n in self.pieces)


def matches(words: Stream, runs: Runs) -> list[Match]:
    """All matches that are no chance, longest first; a run that lies inside a longer match of the same two articles is part of it."""
    if not len(runs.a):
        return []
    ids, quoted = array("i", words.ids.tobytes()), words.quoted.tobytes()  # as lists they would take ten times the memory
    seeds = _seeds(words, runs)
    out: list[Match] = []
    for group in _by_articles(words, seeds):
        found: list[Match] = []
        for a, b, n in sorted(group, key=lambda run: (-run[2], run[0], run[1])):
            if not any(m.a0 <= a and a + n <= m.a1 and m.b0 <= b and b + n <= m.b1 for m in found):
                found.append(_widened(ids, quoted, (a, b, n)))
        out.extend(m for m in found if m.longest() >= LEAST or m.equal >= EDITED)
    return sorted(out, key=lambda m: (-m.equal, m.a0, m.b0))


def quoted_matches(words: Stream, runs: Runs, found: Sequence[Match]) -> list[Match]:
    """Short runs that stand in quotation marks on both sides, as far as they do, and lie in no match that is found already."""
    rare = np.concatenate([[0], np.cumsum(words.rare)])
    known: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in found:
        known[int(words.article[match.a0]), int(words.article[match.b0])].append(match)
    out: list[Match] = []
    for a, b, n in zip(runs.a.tolist(), runs.b.tolist(), runs.length.tolist(), strict=True):
        if rare[a + n] == rare[a]:
            continue
        for start, end in _stretches(words.quoted[a : a + n] & words.quoted[b : b + n]):
            x, y, size = a + start, b + start, end - start
            inside = any(m.a0 <= x and x + size <= m.a1 for m in known[int(words.article[a]), int(words.article[b])])
            if size >= QUOTED and rare[x + size] > rare[x] and not inside:
                out.append(Match(x, x + size, y, y + size, size, ((x, y, size),)))
    return sorted(out, key=lambda m: (-m.equal, m.a0, m.b0))


def _stretches(inside: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _seeds(words: Stream, runs: Runs) -> Runs:
    """Runs that are long, or that hold a rare word."""
    rare = np.concatenate([[0], np.cumsum(words.rare)])
    keep = (runs.length >= SURE) | (rare[runs.a + runs.length] > rare[runs.a])
    return Runs(runs.a[keep], runs.b[keep], runs.length[keep])


def _by_articles(words: Stream, runs: Runs) -> Iterator[list[Piece]]:
    left, right = words.article[runs.a], words.article[runs.b]
    order = np.lexsort((runs.b, runs.a, right, left))
    rows = list(zip(runs.a[order].tolist(), runs.b[order].tolist(), runs.length[order].tolist(), strict=True))
    cuts = np.flatnonzero((np.diff(left[order]) != 0) | (np.diff(right[order]) != 0)) + 1
    edges = [0, *cuts.tolist(), len(rows)]
    for at, stop in pairwise(edges):
        if at < stop:
            yield rows[at:stop]


def _widened(ids: array[int], quoted: bytes, run: Piece) -> Match:
    """A run and whatever light editing parts from it, on both sides, as long as enough of the words stay the same."""
    pieces = [run]
    for step in (_before, _after):
        while (more := step(ids, quoted, pieces)) is not None:
            pieces = more
    first, last = pieces[0], pieces[-1]
    return Match(first[0], last[0] + last[2], first[1], last[1] + last[2], sum(n for _, _, n in pieces), tuple(pieces))


def _after(ids: array[int], quoted: bytes, pieces: list[Piece]) -> list[Piece] | None:
    a, b, n = pieces[-1]
    for i, j, wanted in _meetings(ids[a + n : a + n + _AHEAD], ids[b + n : b + n + _AHEAD]):
        x, y = a + n + i, b + n + j
        if ids[x : x + wanted] == ids[y : y + wanted]:
            if not (_whole(ids, quoted, a + n - 1, x) and _whole(ids, quoted, b + n - 1, y)):
                continue
            size = wanted
            while y + size < len(ids) and ids[x + size] == ids[y + size]:
                size += 1
            return _dense([*pieces, (x, y, size)])
    return None


def _before(ids: array[int], quoted: bytes, pieces: list[Piece]) -> list[Piece] | None:
    a, b, _ = pieces[0]
    for i, j, wanted in _meetings(ids[max(0, a - _AHEAD) : a][::-1], ids[max(0, b - _AHEAD) : b][::-1]):
        x, y = a - i, b - j  # where the earlier piece ends
        if x >= wanted and ids[x - wanted : x] == ids[y - wanted : y]:
            if not (_whole(ids, quoted, x - 1, a) and _whole(ids, quoted, y - 1, b)):
                continue
            size = wanted
            while x - size - 1 >= 0 and ids[x - size - 1] == ids[y - size - 1]:
                size += 1
            return _dense([(x - size, y - size, size), *pieces])
    return None


def _meetings(left: array[int], right: array[int]) -> list[Piece]:
    """Which of `_OFFSETS` lead to the same word on both sides, in their order."""
    at: dict[int, list[int]] = {}
    for j, word in enumerate(right):
        at.setdefault(word, []).append(j)
    return [_OFFSETS[n] for n in sorted(_PLACE[i, j] for i, word in enumerate(left) if word in at for j in at[word] if i or j)]


def _whole(ids: array[int], quoted: bytes, last: int, first: int) -> bool:
    """Whether editing may be bridged from one word to a later one: in one stretch, and not over the edge of a quotation."""
    return quoted[last] == quoted[first] and min(ids[last : first + 1]) >= 0


def _dense(pieces: list[Piece]) -> list[Piece] | None:
    longer = max(pieces[-1][side] + pieces[-1][2] - pieces[0][side] for side in (0, 1))
    return pieces if sum(n for _, _, n in pieces) >= DENSITY * longer else None


def _steps() -> tuple[Piece, ...]:
    """How many words to pass over on either side, the fewest first, and how many equal words must follow."""
    found: dict[tuple[int, int], int] = {}
    for most, wanted in _STEPS:
        for i in range(most + 1):
            for j in range(most + 1):
                found.setdefault((i, j), wanted)
    del found[0, 0]
    return tuple((i, j, wanted) for (i, j), wanted in sorted(found.items(), key=lambda item: (max(item[0]), sum(item[0]), item[0])))


_OFFSETS = _steps()
_PLACE = {(i, j): n for n, (i, j, _) in enumerate(_OFFSETS)}
_AHEAD = max(i for i, _, _ in _OFFSETS) + 1
