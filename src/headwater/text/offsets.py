"""Arithmetic on code-point offsets."""

from __future__ import annotations

from collections.abc import Iterator


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without blanks at its ends; `(end, end)` may come back empty where all is blank."""
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, without the blanks at its ends."""
    end = len(text) if end is None else end
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        s, e = trim(text, at, stop)
        if s < e:
            yield s, e
        at = stop + 1


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many code points two stretches of one text share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
