"""Text into folded words with their places, and rows of words into fingerprints that say where the same words may stand."""

from __future__ import annotations

import re
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from headwater.text.fold import fold

# Scripts that put no blanks between words are taken sign by sign, so that a run of "words" means the same in them.
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")

_BASE = 0x9E3779B97F4A7C15  # an odd multiplier: no word of a shingle loses its weight modulo 2**64


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """The words of a stretch as they stand, each with its offsets in the whole text. Apostrophes and hyphens part words."""
    stop = len(text) if end is None else end
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, start, stop)]


def placed_words(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The same as three rows: words, starts and ends, for texts by the thousand."""
    found = list(_WORD.finditer(text, start, end))
    return [match[0] for match in found], [match.start() for match in found], [match.end() for match in found]


def bare_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of a stretch as they stand, without their places."""
    found: list[str] = _WORD.findall(text, start, len(text) if end is None else end)
    return found


def folded(word: str) -> str:
    """A word without case and accents."""
    return word.lower() if word.isascii() else fold(word)


def word_hash(word: str) -> int:
    """64 bits that stand for a word, the same in every run and on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def fingerprints(hashes: NDArray[np.uint64], k: int) -> NDArray[np.uint64]:
    """One 64-bit fingerprint for each run of `k` words: `(n,)` word hashes in, `(n - k + 1,)` out (Karp and Rabin 1987)."""
    count = len(hashes) - k + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    out, size = hashes.copy(), 1  # prints of `size` words; two of them side by side make one of twice the words
    for bit in bin(k)[3:]:
        ends = len(out) - size
        joined = out[:ends] * np.uint64(pow(_BASE, size, 1 << 64))
        joined += out[size:]
        out, size = joined, 2 * size
        if bit == "1":
            out = out[: len(hashes) - size]
            out *= np.uint64(_BASE)
            out += hashes[size:]
            size += 1
    out ^= out >> np.uint64(29)  # the low bits of a sum of products are weak; winnowing takes the least
    return out


def winnow(prints: NDArray[np.uint64], window: int) -> NDArray[np.bool_]:
    """Which fingerprints to keep: the least of every `window` in a row, the rightmost of equals (Schleimer et al. 2003).

    Two texts that share `window + k - 1` words in a row keep at least one equal fingerprint of them. `(n,)` in, `(n,)` out.
    """
    keep = np.zeros(len(prints), bool)
    if len(prints) <= window:
        keep[:] = len(prints) > 0
        return keep
    rows = np.lib.stride_tricks.sliding_window_view(prints, window)
    for at in range(0, len(rows), 1 << 20):  # in pieces: the view is window times as large as the data once it is read backwards
        piece = rows[at : at + (1 << 20)]
        keep[at + np.arange(len(piece)) + (window - 1 - np.argmin(piece[:, ::-1], axis=1))] = True
    return keep
