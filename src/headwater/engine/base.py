"""The seam between steps and the machine that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

BUILTIN = ("local",)


class Engine(Protocol):
    """Runs a step over many items. The result never depends on which worker took an item, or beside which others."""

    def map(self, step: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`step(item)` for every item, in the order of the items; `step` and the items can be pickled.

        Raises EngineError where a worker dies twice on the same item; an exception of the step itself comes through.
        """
        ...

    def close(self) -> None:
        """Lets the workers go. An engine is not used after it."""
        ...
