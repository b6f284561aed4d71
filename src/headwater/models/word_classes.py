"""Gives each word its class (noun, verb in the past, preposition) by sums over a small table of weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from headwater.models.files import FOLDER

CLASSES = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "X",
    "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
)  # fmt: skip
OFFSETS = (-2, -1, 0, 1, 2)  # the words around a word that speak for its class
EDGE = "<edge>"  # stands beyond both ends of a sentence

Table = npt.NDArray[np.int16]


def features(form: str, offset: int) -> tuple[str, ...]:
    """What a word says of the class of the word `offset` places before it: its form, shape and endings; less from farther away."""
    if form == EDGE:
        return (f"{offset}{EDGE}",) if offset else ()
    low = form.lower().replace("\u2019", "'")
    shape = _shape(form)
    all_of_it = (f"w{low}", f"s{shape}", f"3{low[-3:]}", f"2{low[-2:]}", f"4{low[-4:]}", f"1{low[-1:]}", f"p{low[:3]}", f"b{shape}{low[-2:]}", "bias")
    return tuple(f"{offset}{name}" for name in all_of_it[: (9, 5, 2)[abs(offset)]])


def word_classes(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The class of every word of every sentence: a universal part of speech (UPOS), or the Penn tag of a verb."""
    forms = [EDGE, EDGE]
    places = []
    for sentence in sentences:
        places.append(len(forms))
        forms += [*sentence, EDGE, EDGE]
    if len(forms) == 2:
        return []
    _, first, second = _tables()
    edges = np.array([form == EDGE for form in forms])
    rows = np.stack([_rows(form) for form in forms])  # words x passes x offsets x classes
    given = _window(rows[:, 0]).argmax(1)
    given[edges] = len(CLASSES)
    chosen = (_window(rows[:, 1]) + _around(given, second[len(first) :])).argmax(1)
    return [[CLASSES[c] for c in chosen[at : at + len(sentence)]] for at, sentence in zip(places, sentences, strict=True)]


def _shape(form: str) -> str:
    if form.islower():
        return "x-x" if "-" in form else "x"
    if form.isupper():
        return "X" if len(form) == 1 else "XX"
    if form[0].isupper():
        return "Xx"
    if form[0].isdigit():
        return "d"
    return "o" if any(c.isalnum() for c in form) else "."


@cache
def _tables() -> tuple[dict[str, int], npt.NDArray[np.int8], npt.NDArray[np.int8]]:
    with np.load(FOLDER / "word_classes.npz") as stored:
        names = str(stored["names"]).split("\n")
        return {name: i + 1 for i, name in enumerate(names)}, stored["first"], stored["second"]


@lru_cache(maxsize=1 << 15)
def _rows(form: str) -> Table:
    """Summed weights of a word for its neighbours and itself, in both passes: 2 x 5 x classes."""
    index, first, second = _tables()
    out = np.zeros((2, len(OFFSETS), len(CLASSES)), np.int16)
    for k, offset in enumerate(OFFSETS):
        known = [i for name in features(form, offset) if (i := index.get(name))]
        if known:
            out[0, k] = first[known].sum(0, dtype=np.int16)
            out[1, k] = second[known].sum(0, dtype=np.int16)
    return out


def _window(rows: Table) -> npt.NDArray[np.int32]:
    """Scores of each word from the words around it: words x offsets x classes -> words x classes."""
    out = rows[:, 2].astype(np.int32)
    for k, offset in enumerate(OFFSETS):
        if offset < 0:
            out[-offset:] += rows[:offset, k]
        elif offset > 0:
            out[:-offset] += rows[offset:, k]
    return out


def _around(given: npt.NDArray[np.int64], table: npt.NDArray[np.int8]) -> npt.NDArray[np.int32]:
    """Scores from the classes of the two words before and after and of the pair around a word. Rows: before, after, before that, after that, pair."""
    n = len(CLASSES) + 1
    far = np.pad(given, 2, constant_values=n - 1)
    before, after, before2, after2 = far[1:-3], far[3:-1], far[:-4], far[4:]
    picked = (before, n + after, 2 * n + before2, 3 * n + after2, 4 * n + before * n + after)
    return sum((table[rows].astype(np.int32) for rows in picked), np.zeros((len(given), len(CLASSES)), np.int32))
