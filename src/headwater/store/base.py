"""The seam between the pipeline and the place where records rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Line = tuple[str, str]  # kind of record, the record as one line of JSON


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found: a short extract around the words, which stand between `[` and `]`."""

    article: str
    file: str
    outlet: str | None
    extract: str


class Store(Protocol):
    """Keeps finished work by key, so that a run that was killed goes on where it was, and the record of the last whole run.

    Every method raises StoreError where the place cannot be read or written.
    """

    def kept(self, room: str) -> set[str]:
        """The keys of finished work of one room."""
        ...

    def keep(self, room: str, key: str, lines: Sequence[Line]) -> None:
        """Keeps what came of one piece of work; seen by other processes at the next `commit`."""
        ...

    def lines(self, room: str, key: str) -> list[Line]:
        """What was kept under a key; [] where nothing was."""
        ...

    def prune(self, room: str, keys: Iterable[str]) -> None:
        """Forgets all work of a room but that of these keys."""
        ...

    def commit(self) -> None:
        """Makes what was kept so far survive a kill."""
        ...

    def note(self, name: str) -> str | None:
        """A note left by an earlier run, or None."""
        ...

    def replace(self, record: Mapping[str, Sequence[Mapping[str, Any]]], notes: Mapping[str, str]) -> None:
        """Puts a whole record (kind -> its rows, as `to_row` makes them) and notes in the place of the old ones, at once or not at all."""
        ...

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """The JSON objects of one kind of the record, in its order."""
        ...

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The articles in which all these words stand, best first."""
        ...

    def close(self) -> None:
        """Lets the place go; what was not committed is lost."""
        ...
