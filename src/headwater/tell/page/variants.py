"""Compares one wording with the fullest one, word by word: what is the same, what was cut, what was added."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

LONGEST = 400  # words compared; beyond it the wording is shown without marks
FAR = 8  # words of a cut that are shown at the beginning or end; the rest is counted
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
QUOTES = "\"'“”„‟«»‹›‘’‚‛「」『』 \t\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `same`, `added` (not in the fullest wording), `cut` (only there), or `left` (a cut too long to show, counted)."""

    kind: str
    words: str


def unquoted(text: str) -> str:
    """The text without the quotation marks and blanks around it."""
    return text.strip(QUOTES)


def compare(fullest: str, words: str) -> list[Piece]:
    """The wording as pieces against the fullest one. Case and punctuation at the edges of words make no difference."""
    full, own = fullest.split(), words.split()
    if len(full) > LONGEST or len(own) > LONGEST:
        return [Piece("same", " ".join(own))]
    matcher = difflib.SequenceMatcher(None, [_key(word) for word in full], [_key(word) for word in own], autojunk=False)
    found: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(own[k:m])))
            continue
        if i < j:
            edge = i == 0 or j == len(full)
            found.append(Piece("left", str(j - i)) if edge and j - i > FAR else Piece("cut", " ".join(full[i:j])))
        if k < m:
            found.append(Piece("added", " ".join(own[k:m])))
    return found


def _key(word: str) -> str:
    return _EDGE.sub("", word).casefold().replace("’", "'") or word
