"""Finds the quoted stretches of a text: every style of marks, apostrophes told apart, quotations that run on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile("''|``|[“”„‟\"«»‹›‘’‚‛'`]")
# Opening mark -> marks that may close it. Keyboards, house styles and broken encodings mix them.
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "”": "”",
    '"': '"”',
    "''": "''",
    "``": "''",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’'",
    "‚": "‘’",
    "‛": "’",
    "'": "'’",
    "`": "'’",
}
_SINGLE = frozenset("‘’‚‛'`")
_ELIDED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|n|round|cos)\b", re.I)  # ’90s, ’em: no quotation begins here
_BEFORE = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/:;,.“\"‘«„'>*…")  # what may stand before an opening mark


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch `[start, end)` with its marks; `closed` is false where it runs on into the next paragraph.

    `first` is the place of its first word, `continued` says that it takes up the quotation of the paragraph before.
    """

    start: int
    end: int
    first: int
    closed: bool = True
    continued: bool = False


def find_quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quoted]:
    """The outermost quoted stretches of the paragraphs, in order. A quotation within a quotation is part of the outer one."""
    found: list[Quoted] = []
    open_mark = ""  # the mark of a quotation that the last paragraph did not close
    for start, end in paragraphs:
        quoted, open_mark = _paragraph(text, start, end, open_mark)
        found.extend(quoted)
    return found


def _paragraph(text: str, start: int, end: int, running: str) -> tuple[list[Quoted], str]:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    found: list[Quoted] = []
    hopeless: set[str] = set()  # marks that nothing closes from here on
    at = 0
    while at < len(marks):
        place, mark = marks[at]
        if mark in hopeless or not _opens(text, place, mark, (start, end)):
            at += 1
            continue
        last = _closing(text, marks, at, (start, end))
        if last is not None:
            closer_at, closer = marks[last]
            stop = closer_at + len(closer)
            first = place + len(mark)
            if text[first:closer_at].strip():
                found.append(Quoted(place, stop, first, continued=bool(running) and running == mark and place == start))
            at = last + 1
        elif _may_run_on(text, place, mark, (start, end)):
            found.append(Quoted(place, end, place + len(mark), closed=False, continued=running == mark and place == start))
            return found, mark
        else:
            hopeless.add(mark)
            at += 1
    return found, ""


def _opens(text: str, place: int, mark: str, bounds: tuple[int, int]) -> bool:
    after_at = place + len(mark)
    after = text[after_at] if after_at < bounds[1] else " "
    before = text[place - 1] if place > bounds[0] else " "
    if mark in "“„‟«‹":
        return not after.isspace() or mark in "«‹"
    if after.isspace() or before not in _BEFORE:
        return False
    if mark in _SINGLE and mark != "‚":
        if mark in "’'‛" and (_ELIDED.match(text, after_at, bounds[1]) or mark == "’"):
            return False
        return after.isalnum() or after in '[(“"…£$€.'
    return True


def _closing(text: str, marks: list[tuple[int, str]], opened: int, bounds: tuple[int, int]) -> int | None:
    """Index of the mark that closes the one at `opened`; None where the paragraph has none."""
    place, mark = marks[opened]
    closers = _CLOSERS[mark]
    exact = len(mark) == 2 or mark == "''"
    for at in range(opened + 1, len(marks)):
        here, other = marks[at]
        if exact:
            if other == "''" and not text[here - 1].isspace():
                return at
            continue
        if other not in closers or len(other) == 2 or here == place + 1:
            continue
        if mark in _SINGLE:
            if _ends_single(text, here, bounds) and not _possessive(text, marks, at, (mark, closers), bounds):
                return at
        elif other not in '"' or _ends_straight(text, here, bounds):
            return at
    return None


def _ends_straight(text: str, here: int, bounds: tuple[int, int]) -> bool:
    """A straight mark between a blank and a word opens; it closes everywhere else."""
    after = text[here + 1] if here + 1 < bounds[1] else " "
    return not (text[here - 1].isspace() and not after.isspace())


def _ends_single(text: str, here: int, bounds: tuple[int, int]) -> bool:
    after = text[here + 1] if here + 1 < bounds[1] else " "
    return not text[here - 1].isspace() and not after.isalnum()


def _possessive(text: str, marks: list[tuple[int, str]], at: int, style: tuple[str, str], bounds: tuple[int, int]) -> bool:
    """Whether a mark after an s is the owner's apostrophe: the quotation it would close is closed later, before another opens."""
    here = marks[at][0]
    following = text[here + 1 : here + 3]
    if text[here - 1] not in "sS" or len(following) < 2 or following[0] != " " or not following[1].islower():
        return False
    for later, other in marks[at + 1 : at + 40]:
        if other == style[0] and _opens(text, later, other, bounds):
            return False
        if other in style[1] and _ends_single(text, later, bounds):
            return True
    return False


def _may_run_on(text: str, place: int, mark: str, bounds: tuple[int, int]) -> bool:
    """Whether a quotation without a closing mark may hold to the end of its paragraph: it opens one, or a sentence, or after a colon."""
    if mark in "'`’" or bounds[1] - place < 12 + len(mark):
        return False
    at = place
    while at > bounds[0] and text[at - 1].isspace():
        at -= 1
    return at == bounds[0] or (at < place and text[at - 1] in '.:,!?”"’')
