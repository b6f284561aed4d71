"""An event is what took place or is to; a relation is how institutions, people and sums hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.claim import Certainty, Polarity
from headwater.record.span import Span

EventKind = Literal[
    "visit",
    "meeting",
    "call",
    "vote",
    "announcement",
    "interview",
    "speech",
    "attack",
    "disaster",
    "death",
    "ruling",
    "strike",
    "launch",
    "election",
    "arrest",
    "other",
]
RelationKind = Literal[
    "administers",
    "member_of",
    "leads",
    "co_leads",
    "funds",
    "enables",
    "part_of",
    "succeeds",
    "opposes",
    "trains",
    "supplies",
    "owns",
    "employs",
    "speaks_for",
    "represents",
    "supports",
    "approves",
    "other",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place or is to, with who took part, where and when, as far as the articles say."""

    id: str
    kind: EventKind
    title: str
    mentions: tuple[Span, ...]
    story: str | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject` stands in a relation of this kind to `object`; both are names or ids of commitments."""

    id: str
    kind: RelationKind
    subject: str
    object: str
    mentions: tuple[Span, ...]
    story: str | None = None
    certainty: Certainty = "actual"
    polarity: Polarity = "positive"
