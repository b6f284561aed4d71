"""Text into words, numbers and marks, each with its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A word may hold inner apostrophes, hyphens and dots between single letters (U.S.); a number its commas and points.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['\u2019\-\u2010\u2011][^\W\d_]+)*"
    r"|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: `text` is what stands at `[start, end)`."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of text, in order; offsets count in the whole text."""
    stop = len(text) if end is None else end
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, stop)]
