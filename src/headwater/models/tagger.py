"""Marks in a text who said what (source, cue, content) and who is named, by the shipped tagger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.models.files import located
from headwater.models.pieces import MARKS, Pieces, pieces, windows
from headwater.models.session import session

ATTRIBUTION = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", *(f"{edge}-{kind}" for kind in ("person", "organisation", "place", "group", "other") for edge in "BI"))

Floats = npt.NDArray[np.float32]
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Tag:
    """One stretch `[start, end)` of a text, in code points, and what it is: `source`, `cue`, `content`, or a kind of name."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger marked in one text, in order; the stretches of one head do not overlap."""

    attribution: tuple[Tag, ...]
    names: tuple[Tag, ...]


@lru_cache(maxsize=4)
def tag(text: str) -> Tags:
    """The tags of a text. MiniLM-L6 with two linear-chain fields (see tagger.md), decoded by Viterbi over the whole text.

    Windows are cut from this text alone and run one by one, as the activations' scale is one a run: so a text's tags never depend on other texts.
    """
    found = pieces(text)
    if not len(found.ids):
        return Tags((), ())
    scores = [np.zeros((len(found.ids), len(labels)), dtype=np.float32) for labels in (ATTRIBUTION, NAMES)]
    for start, end, first, last in windows(text, found):
        if (found.shapes[start:end] >= MARKS).all():
            scores[0][first:last, 0] = scores[1][first:last, 0] = -_NEVER  # figures and signs alone: nothing is said, and nobody named
            continue
        given = {name: getattr(found, name)[None, start:end] for name in ("ids", "shapes", "quotes", "gaps")}
        for whole, part in zip(scores, _session().run(["attribution", "names"], given), strict=True):
            whole[first:last] = part[0][first - start : last - start]
    paths = zip(viterbi(scores, _moves()), (ATTRIBUTION, NAMES), strict=True)
    return Tags(*(_spans(text, found, path, labels) for path, labels in paths))


def viterbi(scores: Sequence[Floats], moves: Sequence[Floats]) -> list[list[int]]:
    """The best path of labels of each head: scores (pieces, labels), moves (labels, labels), from row to column. Forney, 1973.

    The heads run side by side in one table, with no way from one to the other: most of the time is numpy's own at each step.
    """
    ends = np.cumsum([0, *(one.shape[1] for one in scores)]).tolist()
    table = np.concatenate(scores, axis=1)
    ways = np.full((ends[-1], ends[-1]), -np.inf, dtype=np.float32)  # to, from
    best = table[0].copy()
    for start, end, own in zip(ends[:-1], ends[1:], moves, strict=True):
        ways[start:end, start:end] = own.T
        best[start + 2 : end : 2] = _NEVER  # a text does not begin inside a span
    back = np.empty(table.shape, dtype=np.int64)
    step = np.empty_like(ways)
    rows = np.arange(len(best)) * len(best)
    for at in range(1, len(table)):
        np.add(ways, best, out=step)
        step.argmax(axis=1, out=back[at])
        best = step.ravel()[rows + back[at]] + table[at]
    came = back[1:].tolist()[::-1]
    paths = []
    for start, end in pairwise(ends):
        path = [start + int(best[start:end].argmax())]
        for row in came:
            path.append(row[path[-1]])
        paths.append([label - start for label in path[::-1]])
    return paths


def _spans(text: str, found: Pieces, path: list[int], labels: tuple[str, ...]) -> tuple[Tag, ...]:
    """Runs of one label as stretches of the text, grown to whole words."""
    out: list[Tag] = []
    at = 0
    while at < len(path):
        if not path[at]:
            at += 1
            continue
        kind, first = labels[path[at]][2:], at
        at += 1
        while at < len(path) and labels[path[at]] == f"I-{kind}":
            at += 1
        start, end = int(found.starts[first]), int(found.ends[at - 1])
        while start and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        if not out or start >= out[-1].end:
            out.append(Tag(start, end, kind))
    return tuple(out)


@cache
def _moves() -> tuple[Floats, Floats]:
    """Transition scores of both fields, with what cannot follow ruled out."""
    saved = json.loads(located("tagger.json").read_text("utf-8"))
    out = []
    for name, labels in (("attribution", ATTRIBUTION), ("names", NAMES)):
        moves = np.array(saved[name], dtype=np.float32)
        for to, label in enumerate(labels):
            if label.startswith("I-"):
                kept = [to - 1, to]
                moves[[n for n in range(len(labels)) if n not in kept], to] = _NEVER
        out.append(moves)
    return out[0], out[1]


@cache
def _session() -> Any:
    return session(str(located("tagger.onnx")))
