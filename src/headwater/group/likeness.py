"""How like the articles of a collection are, pair by pair, and what that says of two groups of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


class Pairs(Mapping[tuple[int, int], float]):
    """Pairs of places, the lower first, with their probability: two numbers a pair, where a dict would take thirty times that."""

    def __init__(self, count: int, one: NDArray[np.int64], other: NDArray[np.int64], probability: NDArray[np.float64]) -> None:
        """`one < other < count`, entry by entry, in rising order."""
        self._count, self._keys, self._values = count, one * count + other, probability

    def __getitem__(self, pair: tuple[int, int]) -> float:
        key = pair[0] * self._count + pair[1]
        at = int(self._keys.searchsorted(key))
        if at == len(self._keys) or self._keys[at] != key:
            raise KeyError(pair)
        return float(self._values[at])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return (divmod(key, self._count) for key in self._keys.tolist())

    def __len__(self) -> int:
        return len(self._keys)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The probability that two articles report the same events, for the pairs that were looked at; 0 for all others.

    `pairs` goes by places in the collection, the lower first. `threshold` is the mean from which two groups are one story.
    """

    place: Mapping[str, int]
    pairs: Mapping[tuple[int, int], float]
    threshold: float

    def of(self, one: str, other: str) -> float:
        """The probability for two articles by their ids."""
        a, b = self.place.get(one), self.place.get(other)
        return self.pairs.get((min(a, b), max(a, b)), 0.0) if a is not None and b is not None else 0.0

    def mean(self, some: Sequence[str], others: Sequence[str]) -> float:
        """The mean over all pairs of one of `some` and another of `others`."""
        found = [self.of(a, b) for a in some for b in others if a != b]
        return sum(found) / len(found) if found else 0.0

    def between(self, some: Sequence[str], others: Sequence[str]) -> str:
        """The mean of two groups in words."""
        if not others:
            return "the story has no other article left"
        mean = self.mean(some, others)
        best = max(self.of(a, b) for a in some for b in others)
        return f"the same events with probability {mean:.2f} on average, {best:.2f} at most, with the story's others; {self.threshold:.2f} is needed"

    def together(self, articles: Sequence[str]) -> str:
        """What holds a new story together, in words."""
        found = [self.of(a, b) for n, a in enumerate(articles) for b in articles[n + 1 :]]
        return f"the same events with probability {sum(found) / len(found):.2f} on average over {len(found)} pairs"

    def apart(self, articles: Sequence[str]) -> str:
        """Why one article stands alone, in words."""
        own = set(articles)
        others = [id_ for id_ in self.place if id_ not in own]
        best = max((self.of(articles[0], other) for other in others), default=0.0)
        return f"no other article reports the same events with more than probability {best:.2f}"
