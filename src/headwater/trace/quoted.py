"""A text into the stretches that stand between quotation marks, so that quoting the same words is not taken for copying."""

from __future__ import annotations

import re

# An apostrophe inside a word is no mark; a single mark opens before a word and closes after one.
_MARK = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|(?<!\\w)['\u2018](?=\\w|\\[)|(?P<closes>(?<=[\\w.,!?\u2026\\]])['\u2019](?!\\w))|\n")
_CLOSING = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb", "\u00bb": "\u00ab", "'": "'\u2019", "\u2018": "'\u2019"}


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands between quotation marks, marks left out, paragraph by paragraph; marks inside others do not count.

    A quotation in double marks that its paragraph does not close runs to the paragraph's end, as printers do it; one in single
    marks that is never closed was an apostrophe.
    """
    out: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    for match in _MARK.finditer(text + "\n"):
        sign, at = match.group(), match.start()
        if opened is None:
            if sign in _CLOSING and not match["closes"]:
                opened = (sign, match.end())
            continue
        mark, start = opened
        if sign in _CLOSING[mark] or (sign == "\n" and mark not in "'\u2018"):
            if start < at:
                out.append((start, at))
            opened = None
        elif sign == "\n":
            opened = None
        elif mark == "'" and sign in _CLOSING and sign != "'":  # a straight apostrophe before a word: the real mark comes now
            opened = (sign, match.end())
    return out
