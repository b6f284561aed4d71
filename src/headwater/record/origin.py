"""An origin is where something entered the coverage: an interview, a release, a vote, an agency's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.attribution import Speaker
from headwater.record.span import Span

OriginType = Literal["interview", "statement", "speech", "agency", "document", "vote", "broadcast", "outlet", "unnamed"]
Access = Literal["exclusive", "public", "unknown"]
CarryReason = Literal["credited", "same_words", "same_statement", "same_act", "agency_credit", "link", "given"]


@dataclass(frozen=True, slots=True)
class Because:
    """Why an article is taken to carry an origin: the reason, and the words in that article that show it."""

    reason: CarryReason
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries an origin; `certain` where the article itself says so or its words are the origin's."""

    article: str
    certain: bool
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One occasion on which something entered the coverage. `party` is the side that stands behind it, null where not known.

    `held` is the id of the article that is the origin itself, where the collection has it. `mentions` are the words that name it.
    """

    id: str
    type: OriginType
    name: str
    carried_by: tuple[Carrier, ...]
    story: str | None = None
    speaker: Speaker | None = None
    party: str | None = None
    venue: str | None = None
    date: str | None = None
    access: Access = "unknown"
    held: str | None = None
    mentions: tuple[Span, ...] = ()
