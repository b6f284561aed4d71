"""Wordings of what was said: their words, how much of them two share, and how true one is to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from headwater.text import folded_words

_BRACKETED = re.compile(r"[\[(][^\])\[(]{0,200}[\])]")  # an editor's words inside somebody's
_LONGEST = 400  # words compared of one utterance; the matcher takes time by the square of it
_FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "as",
        "that",
        "this",
        "it",
        "its",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "s",
    ]
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two wordings share: words in the same order, the longest run of them, and the words of each."""

    shared: int
    run: int
    content: int
    words: tuple[int, int]

    @property
    def of_shorter(self) -> float:
        """Which part of the shorter wording stands in the longer, in the same order."""
        return self.shared / min(self.words) if min(self.words) else 0.0

    @property
    def of_longer(self) -> float:
        """Which part of the longer wording stands in the shorter, in the same order."""
        return self.shared / max(self.words) if max(self.words) else 0.0


def spoken(text: str) -> tuple[str, ...]:
    """The folded words of an utterance without what an editor put in brackets, 400 at most."""
    return tuple(folded_words(_BRACKETED.sub(" ", text))[:_LONGEST])


def compare(a: str | Sequence[str], b: str | Sequence[str]) -> Likeness:
    """How alike two wordings are (Ratcliff and Obershelp's matching blocks); the same in both directions.

    `content` counts the shared words that are more than grammar.
    """
    first, second = sorted((_words(a), _words(b)), key=lambda words: (-len(words), words))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    shared = [word for block in blocks for word in first[block.a : block.a + block.size]]
    return Likeness(
        shared=len(shared),
        run=max(block.size for block in blocks),
        content=sum(word not in _FUNCTION for word in shared),
        words=(len(_words(a)), len(_words(b))),
    )


def fidelity(words: str, canonical: str) -> Literal["verbatim", "shortened", "altered"]:
    """What was done to the fullest wording: nothing, words left out, or words changed or added.

    Case, accents, marks and an editor's brackets do not count.
    """
    here, full = spoken(words), spoken(canonical)
    if here == full:
        return "verbatim"
    return "shortened" if _is_subsequence(here, full) else "altered"


def _words(text: str | Sequence[str]) -> tuple[str, ...]:
    return spoken(text) if isinstance(text, str) else tuple(text)


def _is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)
