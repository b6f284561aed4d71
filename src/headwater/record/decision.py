"""A decision is what a person says of a line of the record; an outcome is what became of it in a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Verb = Literal["confirm", "reject", "unsure", "join", "split", "set", "undo"]
DecisionKind = Literal["claim", "statement", "name", "story", "difference", "commitment", "origin", "article"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place by which a thing is found again: a span, and for when the article has changed its words, its text's digest and its file."""

    article: str
    start: int = 0
    end: int = 0
    words: str | None = None
    text_sha256: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of `decisions.jsonl`. `field` and `value` are those of a `set`; the `value` of an `undo` is the id of what it takes back.

    `ids` are those that the thing had when it was decided on; they tell apart only what has the same places.
    """

    id: str
    at: str
    verb: Verb
    kind: DecisionKind
    anchors: tuple[Anchor, ...]
    by: str | None = None
    field: str | None = None
    value: Any = None
    note: str | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: applied to the lines `ids` of the record as it is now, or kept and not applied, and why."""

    decision: str
    applied: bool
    why: str
    ids: tuple[str, ...] = ()
