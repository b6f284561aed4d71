"""An attribution is one place where an article says that somebody said something; a statement joins those of one utterance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

Kind = Literal["direct", "mixed", "indirect"]
Act = Literal["said", "published", "thought", "intended", "asked", "declined"]
Fidelity = Literal["verbatim", "shortened", "altered", "translated"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke. `name` is a person's or body's name, or the noun phrase of an unnamed source (`anonymous` true)."""

    id: str
    name: str
    role: str | None = None
    party: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as one article prints them.

    `start` and `end` cover the quoted words with their marks (direct, mixed) or the content (indirect). `content` covers all that is
    attributed; `content_pieces` are its parts where the cue or source stands inside it. `quotes` are all quoted stretches inside.
    """

    article: str
    start: int
    end: int
    kind: Kind
    act: Act
    content: Span
    content_pieces: tuple[Span, ...] = ()
    source: Span | None = None
    cue: Span | None = None
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementMention:
    """One place where a statement stands: the fields of `Attribution` that the record writes."""

    article: str
    start: int
    end: int
    kind: Kind
    venue: str | None
    content: Span
    source: Span | None = None
    cue: Span | None = None
    fidelity: Fidelity | None = None
    content_pieces: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: one utterance with every place it is carried."""

    id: str
    speaker: Speaker | None
    kind: Kind
    act: Act
    canonical: str
    mentions: tuple[StatementMention, ...]
    story: str | None = None
    venue: str | None = None
    said_on: str | None = None
    origin: str | None = None
    because: tuple[str, ...] = ()
