"""A text as the tagger reads it: word pieces with their offsets, and what their letters do not say (case, quotation marks, breaks)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from headwater.models.files import FOLDER

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

SHAPES, QUOTES, GAPS = 6, 3, 3  # how many values each feature has
MARKS = 4  # the shapes from here on are those of pieces without a letter
WINDOW = 224  # pieces a window holds
EDGE, NEAR = 32, 16  # pieces at a window's inner edges that are left to its neighbour, who sees more around them; where a sentence ends, fewer do
_PART = 50_000  # characters tokenized at once
_AFTER = "\"\u201d\u2019')"  # what may stand behind the end of a sentence
_PAIRS = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c", '"': '"'}


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text of n word pieces: `ids`, `shapes`, `quotes`, `gaps` of shape (n,), `starts` and `ends` in code points of the text."""

    ids: Ints
    shapes: Ints
    quotes: Ints
    gaps: Ints
    starts: Ints
    ends: Ints


def pieces(text: str) -> Pieces:
    """The pieces of a text, in order, without the marks that begin and end a model's input."""
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    for at in range(0, len(text), _PART):
        part = text[at : at + _PART].encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is nothing the tokenizer takes
        found = _tokenizer().encode(part, add_special_tokens=False)
        ids.extend(found.ids)
        spans.extend((at + start, at + end) for start, end in found.offsets)
    inside = _quoted(text)
    rows = [_features(text, start, end, inside) for start, end in spans]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return Pieces(np.array(ids, dtype=np.int64), table[:, 0], table[:, 1], table[:, 2], places[:, 0], places[:, 1])


def windows(text: str, found: Pieces) -> Iterator[tuple[int, int, int, int]]:
    """Windows over the pieces of a text: (start, end, first kept, last kept + 1); the kept stretches follow one another and cover all.

    A window is cut where a sentence ends, if one does close to its end: 1.18 pieces are run for each of a text, 1.34 where each cut has the wide
    edge, and the F1 of sources, cues, contents and names on the dev sets differs by .004 at most (content, which is better).
    """
    start = kept = 0
    while len(found.ids) - start > WINDOW:
        end = start + WINDOW
        edge = NEAR
        cut = next((at for at in range(end - NEAR, end - EDGE - NEAR, -1) if _ends_before(text, found, at)), 0)
        if not cut:
            cut, edge = end - EDGE, EDGE
        yield start, cut + edge, kept, cut
        start, kept = cut - edge, cut
    if len(found.ids):
        yield start, len(found.ids), kept, len(found.ids)


def _ends_before(text: str, found: Pieces, at: int) -> bool:
    """Whether a line or, outside quotation marks, a sentence ends before this piece."""
    if found.gaps[at] != 1 or found.quotes[at] == 1:
        return bool(found.gaps[at] == 2)
    first, before = text[found.starts[at]], text[max(0, found.ends[at - 1] - 2) : found.ends[at - 1]]
    ends = before[-1] in ".?!" or (before[-1] in _AFTER and before[0] in ".?!,")
    return ends and (first.isupper() or first in _PAIRS)


def _features(text: str, start: int, end: int, inside: npt.NDArray[np.int8]) -> tuple[int, int, int]:
    word = text[start:end]
    before = text[start - 1] if start else ""
    if word[0].isdigit():
        shape = 4
    elif not word[0].isalpha():
        shape = 5
    elif word.islower():
        shape = 0
    elif word.isupper():
        shape = 2 if len(word) > 1 or (end < len(text) and text[end].isupper()) else 1
    else:
        shape = 1 if word[1:].islower() else 3
    gap = 0 if start else 2
    if before.isspace():
        at = start - 1
        while at > 0 and text[at].isspace() and text[at] != "\n":
            at -= 1
        gap = 2 if text[at] == "\n" or at == 0 else 1
    return shape, int(inside[start]), gap


def _quoted(text: str) -> npt.NDArray[np.int8]:
    """For each character: 1 inside quotation marks, 2 a mark, 0 elsewhere. A line break closes what its paragraph left open."""
    out = np.zeros(len(text) + 1, dtype=np.int8)
    closing = ""
    opened = 0
    for at, sign in enumerate(text):
        if sign == "\n":
            closing = ""
        elif closing and sign == closing and (sign not in "'\u2019" or _closes(text, at)):
            out[opened + 1 : at] = 1
            out[opened] = out[at] = 2
            closing = ""
        elif not closing and (sign in _PAIRS or (sign in "'\u2018" and _opens(text, at))):
            closing, opened = _PAIRS.get(sign, "'" if sign == "'" else "\u2019"), at
    return out


def _opens(text: str, at: int) -> bool:
    return (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1].isalnum()


def _closes(text: str, at: int) -> bool:
    return at + 1 >= len(text) or not text[at + 1].isalnum()


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found
