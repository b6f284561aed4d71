"""A difference is one matter on which the articles do not say the same, with what each says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

DifferenceKind = Literal[
    "amount", "count", "date", "place", "person", "role", "name", "speaker", "venue", "wording", "certainty", "polarity", "relation"
]
Verdict = Literal["conflict", "compatible", "part", "restated", "update", "only_here"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What some of the articles say on the matter, with the words."""

    value: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two readings or more (one for `only_here`), the verdict, and the reason for it in one line."""

    id: str
    kind: DifferenceKind
    verdict: Verdict
    about: str
    values: tuple[Reading, ...]
    because: str
    story: str | None = None
    within_article: bool = False
