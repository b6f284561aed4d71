"""A claim is one thing that is reported, with every place that reports it; a clause is such a place before claims are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

Voice = Literal["outlet", "speaker", "headline", "caption"]
Certainty = Literal["actual", "will", "likely", "possible", "unknown"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A count that is known to lie between `low` and `high`, both included; `1 <= low <= high`."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the program says something, in one line, with the passages it rests on."""

    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One proposition of one article: the unit of which claims are made. Kept beside an article's annotations, not in the record.

    `statement` is the id of the statement whose content it is, where it is attributed. `vector` is the sentence encoder's embedding
    (int8, base64), or empty where there is none.
    """

    id: str
    article: str
    start: int
    end: int
    voice: Voice
    certainty: Certainty
    polarity: Polarity
    statement: str | None = None
    vector: str = ""


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """One place where a claim is reported, and in whose voice."""

    article: str
    start: int
    end: int
    voice: Voice
    statement: str | None
    certainty: Certainty
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Claim:
    """What is reported, aligned across articles. `parties` is the number of independent sources, at least and at most."""

    id: str
    text: str
    polarity: Polarity
    certainty: Certainty
    mentions: tuple[ClaimMention, ...]
    story: str | None = None
    as_of: str | None = None
    articles: int = 0
    outlets: int = 0
    owners: int = 0
    origins: tuple[str, ...] = ()
    occasions: Interval | None = None
    parties: Interval | None = None
    because: tuple[Reason, ...] = ()
