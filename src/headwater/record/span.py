"""A span points at the words that a record rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from headwater.errors import RecordError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Unicode code points `[start, end)` of one article's text, 0-based (W3C TextPositionSelector). Never empty.

    Raises RecordError where the bounds are not `0 <= start < end`.
    """

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordError(f"a span from {self.start} to {self.end} holds no words", self.article)

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


def digest(prefix: str, *parts: object) -> str:
    """An id made of what a record means: `prefix-` and 16 hexadecimal digits of BLAKE2b over the parts, in order."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.blake2b(joined.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
