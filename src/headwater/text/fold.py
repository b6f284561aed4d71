"""Spellings that mean the same made equal: case, accents, quotation marks, dashes, blanks."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u00a0": " ", "\u2011": "-"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """Lower case, without accents, with plain quotation marks and dashes and single blanks."""
    if text.isascii():  # most words of most articles: nothing to decompose
        return " ".join(text.lower().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_SIGNS)) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def folded_words(text: str) -> list[str]:
    """The folded words of a text, marks left out, inner apostrophes kept."""
    return _WORD.findall(fold(text))
