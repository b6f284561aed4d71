"""One place that tells how two names hang together."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.record import Certainty, Polarity, RelationKind, Span


@dataclass(frozen=True, slots=True)
class Tie:
    """One place that tells of a relation."""

    kind: RelationKind
    subject: str
    object: str
    span: Span
    certainty: Certainty = "actual"
    polarity: Polarity = "positive"
