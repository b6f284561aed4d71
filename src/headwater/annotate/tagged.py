"""Links what the tagger marked: each cue with the words it attributes and with whose they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.models.tagger import Tag, tag
from headwater.text import lines, sentences, trim

Stretch = tuple[int, int]

_MARK = re.compile(r"[\"\u201c\u201d\u2018\u00ab\u00bb]")
_BREAK = 200  # characters that the end of a sentence counts for, in the distance between a cue and what belongs to it
_PARAGRAPH = 200  # and the end of a paragraph, above that
_CONTENT = 600  # a distance from which words belong to no cue
_SOURCE = 150  # and from which a source does: hardly ever beyond the sentence
_LONGEST = {"source": 400, "cue": 200, "content": 100_000}  # characters; what is longer has swallowed a list or a table
_UNSAID = re.compile(r"(?:.{0,60}\b(?:is|are|was|were|be|been|being)\b.{0,60}(?:ed|en|wn|ght|aid|old)\b.*|asked\b.*|alleged|expected)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Telling:
    """One cue with its source and the pieces of what it attributes, as stretches of the text; the cue is None where only words are marked."""

    source: Stretch | None
    cue: Stretch | None
    pieces: tuple[Stretch, ...]


def read_tags(text: str, stretches: Sequence[Stretch], walls: Sequence[int]) -> list[Telling]:
    """What the tagger marked in the given stretches of a text, linked, in the order of the words attributed.

    `stretches` are the lines to read, `walls` the places where noise begins that no tag may run into; both in order.
    """
    inside = list(_within(text, stretches, walls))
    breaks = [start for at in stretches for start, _ in sentences(text, *at)]
    return link(text, inside, breaks)


def link(text: str, tags: Iterable[Tag], breaks: Sequence[int]) -> list[Telling]:
    """Gives contents to the nearest cue and cues the nearest source; `breaks` are the places where sentences begin.

    The end of a sentence counts as distance (measured on PolNeAR, see docs/attribution.md). A passive cue ("were told", "asked whether")
    has no source where the nearest one is nearer to another cue.
    """
    found: dict[str, list[Stretch]] = {"source": [], "cue": [], "content": []}
    for one in tags:
        found[one.label].append((one.start, one.end))
    cues = found["cue"]
    pieces: dict[Stretch | None, list[Stretch]] = {}
    for piece in found["content"]:
        pieces.setdefault(_nearest(text, piece, _around(piece, cues), breaks, _CONTENT), []).append(piece)
    out = [Telling(None, None, (one,)) for one in pieces.pop(None, ())]
    for cue, every in pieces.items():
        own = _own(text, cue, every, breaks)
        out.append(Telling(_source(text, cue, found["source"], cues, breaks) if cue else None, cue, tuple(own)))
    return sorted(out, key=lambda one: one.pieces)


def _own(text: str, cue: Stretch | None, pieces: Sequence[Stretch], breaks: Sequence[int]) -> Sequence[Stretch]:
    """The pieces a cue has in its own sentence, and quoted ones beside it; all of them where its own sentence has none."""
    if cue is None:
        return pieces
    near = [one for one in pieces if _distance(text, one, cue, breaks) < _BREAK]
    return [one for one in pieces if one in near or _MARK.search(text, *one)] if near else pieces


def _within(text: str, stretches: Sequence[Stretch], walls: Sequence[int]) -> Iterable[Tag]:
    """The tags that begin in one of the stretches, as far as the next wall. Sources and cues end with their line."""
    starts = [start for start, _ in stretches]
    for one in tag(text).attribution:
        wall = bisect_right(walls, one.start)
        stop = min(one.end, walls[wall]) if wall < len(walls) else one.end
        for start, end in [trim(text, one.start, stop)] if one.label == "content" else lines(text, one.start, stop):
            at = bisect_right(starts, start) - 1
            if start < end and at >= 0 and start < stretches[at][1] and end - start <= _LONGEST[one.label]:
                yield Tag(start, _closed(text, start, end) if one.label == "source" else end, one.label)


def _closed(text: str, start: int, end: int) -> int:
    """The end of a source: the comma behind it belongs to it where it closes an apposition, and only there."""
    if text[end - 1] == ",":
        return end if text.find(",", start, end - 1) >= 0 else end - 1
    return end + 1 if text[end : end + 1] == "," and text.find(",", start, end) >= 0 else end


def _source(text: str, cue: Stretch, sources: Sequence[Stretch], cues: Sequence[Stretch], breaks: Sequence[int]) -> Stretch | None:
    near = _nearest(text, cue, _around(cue, sources), breaks, _SOURCE)
    if near is None or not _UNSAID.fullmatch(text[slice(*cue)]):
        return near
    return near if _nearest(text, near, _around(near, cues), breaks, _CONTENT) == cue else None


def _around(one: Stretch, others: Sequence[Stretch]) -> Sequence[Stretch]:
    """Of stretches in order, none overlapping, the ones beside a stretch: the nearest is among them."""
    at = bisect_right(others, one)
    return others[max(0, at - 2) : at + 2]


def _nearest(text: str, one: Stretch, others: Sequence[Stretch], breaks: Sequence[int], limit: int) -> Stretch | None:
    far = [(_distance(text, one, other, breaks), other) for other in others]
    return min(((size, other) for size, other in far if size < limit), default=(0, None))[1]


def _distance(text: str, a: Stretch, b: Stretch, breaks: Sequence[int]) -> int:
    """Characters between two stretches, and more for every sentence and for a paragraph that begins between them."""
    first, last = sorted((a, b))
    between = bisect_right(breaks, last[0]) - bisect_right(breaks, first[1])
    return max(0, last[0] - first[1]) + _BREAK * between + _PARAGRAPH * (text.find("\n", first[1], last[0]) >= 0)
