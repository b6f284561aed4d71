"""Words into how rare they are in news at large, from a table of counts that comes with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "word_counts.txt"


@cache
def background() -> tuple[int, dict[str, int]]:
    """The number of texts the table was made of, and in how many of them each word stands; words of under three texts are not in it."""
    first, *rest = TABLE.read_text("utf-8").splitlines()
    counts: dict[str, int] = {}
    for line in rest:
        number, *found = line.split(" ")
        counts.update(dict.fromkeys(found, int(number)))
    return int(first), counts


def share(word: str) -> float:
    """In what share of news texts a folded word stands, above 0 and at most 1."""
    texts, counts = background()
    return counts.get(word, 1) / texts
