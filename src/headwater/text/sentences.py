"""Text into sentences with exact offsets: syntok decides where, our own wrapper keeps the places."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from syntok import segmenter
from syntok.tokenizer import Tokenizer

from headwater.text.offsets import lines, trim

_TOKENIZER = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
_BEFORE_NUMBER = re.compile(r"(?<![^\W_])(?:Rs|Sh|KSh|Ksh|Tk|Rp|Dh|Dhs|SFr|Nos?|approx|est)\.\s*$")  # what a figure goes on after
_LONGEST = 20_000  # a line longer than this is no prose: it is cut at blanks, so that no rule meets a monster


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every sentence of a stretch, in order. A line break always ends a sentence."""
    out: list[tuple[int, int]] = []
    for line_start, line_end in lines(text, start, end):
        for s, e in _pieces(text, line_start, line_end):
            out.extend(_line(text, s, e))
    return out


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        out.append(trim(text, start, cut))
        start, _ = trim(text, cut, end)
    return [*out, (start, end)]


def _line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in _split(text[start:end])]


@lru_cache(maxsize=4096)  # several steps ask for the sentences of one article, one after the other
def _split(line: str) -> tuple[tuple[int, int], ...]:
    starts = [found[0].offset for found in segmenter.split(iter(_TOKENIZER.tokenize(line))) if found]
    if not starts:
        return ((0, len(line)),) if line else ()
    edges = [0, *(at for at in starts[1:] if not (line[at].isdigit() and _BEFORE_NUMBER.search(line, max(0, at - 8), at))), len(line)]
    found = (trim(line, a, b) for a, b in pairwise(edges))
    return tuple((a, b) for a, b in found if a < b)
