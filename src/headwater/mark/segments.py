"""A text into segments: its lines, cut once more where two things stand glued on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.mark.wording import CREDIT_WORDS, GLUED_LABEL
from headwater.text import lines, trim
from headwater.text.markup import is_heading, is_image, only_links, unmarked

_SCRAPED = re.compile(r"\ufeff?\s*(?:date|published|posted)\W{1,3}(?:19|20)\d\d-\d\d-\d\d(?:T\S{1,25})?\s+(?=\S)", re.I)
_AD_GLUED = re.compile(r"(?<=[.!?”\"’)])\s?(?:ADVERTISEMENT|Advertisement|Story continues below(?: advertisement)?)(?=[A-Z“\"]|\s*$)")
_MORE_GLUED = re.compile(
    r"(?<=[.!?”\"’)])\s{0,2}\(?(?:READ MORE|Read more|ALSO READ|Also read|READ ALSO|Read also|SEE ALSO|See also|RELATED|Related)\b\s?[:|–-]"
)
_PHOTO_LABEL = re.compile(r"(?:FILE PHOTO|FILE PICTURE|File photo|FILE|PHOTO|Photo|Image|IMAGE|Picture|PICTURE|Pictured)\s?(?::|[–—-]\s)")
_CREDIT_END = re.compile(rf"(?:REUTERS|Reuters)/[\w.'’ -]{{3,40}}?(?=\s[A-Z][a-z]+\s|$)|\([^()]{{0,80}}\b(?:{CREDIT_WORDS})\b[^()]{{0,60}}\)")
_BRACKETED = re.compile(r"[\[(](?:Photo|Image|Picture|Pic|Photograph|Credit|AP Photo|File photo)\b\s?[:/by][^()\[\]\n]{2,160}[\])]")
_STOP = re.compile(r"[.!?…。][\"'“”‘’»)\]*]{0,3}\s*$|[\"”»]\s*$")
_BULLET = re.compile(r"\s*(?:[•*·▪◦‣–-]|\d{1,2}[.)])\s+")
_LONG_CAPTION = 450  # characters
_LONGEST = 20_000  # characters of a line that are looked at for glued things


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of text without blanks at its ends. `gap` is the number of line breaks before it, 0 where it was cut off a line.

    `text` is the stretch as a reader sees it: without Markdown's marks. `cut` is the role that its shape alone shows; empty for none.
    """

    start: int
    end: int
    text: str
    words: int
    gap: int
    stopped: bool
    bullet: bool
    cut: str = ""

    @property
    def prose(self) -> bool:
        """Whether it reads as a sentence or more: long enough and ended as one."""
        return self.stopped and self.words >= 8

    @property
    def titled(self) -> bool:
        """Whether it could be a headline: a few words that begin with a capital and do not end as a sentence."""
        first = self.text.lstrip("•*·▪–-‘“'\" \ufeff")[:1]
        return not self.stopped and 3 <= self.words <= 25 and (first.isupper() or first.isdigit()) and self.text[-1] not in ",;:–—-"


def segments(text: str) -> list[Segment]:
    """The segments of a text in order; together they hold every character that is not blank."""
    out: list[Segment] = []
    last = 0
    for start, end in lines(text):
        gap = text.count("\n", last, start) if out else 1
        for n, (s, e, cut) in enumerate(_cut(text, start, end, first=not out)):
            raw = text[s:e]
            piece = unmarked(raw) or raw
            before = text[max(0, s - 6) : s] if n == 0 else ""
            bullet = bool(_BULLET.match(raw)) or before.endswith(("    ", "\t"))
            out.append(Segment(s, e, piece, len(piece.split()), gap if n == 0 else 0, bool(_STOP.search(piece[-8:])), bullet, cut or _shape(raw)))
        last = end
    return out


def _shape(raw: str) -> str:
    """What Markdown shows a line to be: an image, a heading, or nothing but links (several, or one in a list)."""
    if is_image(raw):
        return "caption"
    if is_heading(raw):
        return "heading"
    links = only_links(raw)
    return "links" if links > 1 else "link" if links and _BULLET.match(raw) else ""


def _cut(text: str, start: int, end: int, *, first: bool) -> list[tuple[int, int, str]]:
    """A line, cut where a scraped date, a label, a bracketed credit or an advertisement's mark stands glued to prose."""
    cuts: list[tuple[int, int, str]] = []
    line = text[start : min(end, start + _LONGEST)]
    if first and (match := _SCRAPED.match(line)):
        cuts.append((match.start(), match.end(), "dateline"))
    if match := GLUED_LABEL.match(line):
        cuts.append((match.start(), match.end(), "related"))
    if label := _PHOTO_LABEL.match(line):
        credit = _CREDIT_END.search(line, label.end(), label.end() + 500)
        if credit and len(line) - credit.end() > 60:
            cuts.append((0, credit.end(), "caption"))
    # At the end of a short line a bracketed credit makes a caption of the whole; anywhere else it is cut out.
    bracketed = (match for match in _BRACKETED.finditer(line) if match.end() < len(line.rstrip(" .")) or len(line) > _LONG_CAPTION)
    cuts += [(match.start(), match.end(), "credit") for match in bracketed]
    cuts += [(match.start(), match.end(), "advertisement") for match in _AD_GLUED.finditer(line)]
    more = _MORE_GLUED.search(line)
    if more and len(line) - more.start() <= 220:
        cuts.append((more.start(), len(line), "related"))
    return _pieces(text, (start, end), sorted(cuts))


def _pieces(text: str, line: tuple[int, int], cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    start, end = line
    out = []
    at = start
    for s, e, role in cuts:
        if start + s < at:
            continue
        out += [(at, start + s, ""), (start + s, start + e, role)]
        at = start + e
    out.append((at, end, ""))
    trimmed = [(*trim(text, s, e), role) for s, e, role in out]
    return [(s, e, role) for s, e, role in trimmed if s < e]
