"""One line of Markdown as a reader sees it: heading and emphasis marks gone, links by their words."""

from __future__ import annotations

import re

_HEADING = re.compile(r"#{1,6}[ \t]+")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,400})\]\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,200}\")?\)")
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_LONGEST = 4_000  # characters of a line that are looked at


def is_heading(line: str) -> bool:
    """Whether a line is a Markdown heading (`## words`)."""
    return _HEADING.match(line) is not None


def is_image(line: str) -> bool:
    """Whether a line is a Markdown image and nothing else."""
    match = _IMAGE.match(line.strip()) if line.startswith(("!", " ", "\t")) else None
    return match is not None and not line.strip()[match.end() :].strip()


def only_links(line: str) -> int:
    """How many links a line consists of, list marks and what stands between them aside; 0 where it says anything else."""
    if "](" not in line or len(line) > _LONGEST:
        return 0
    rest, count = _LINK.subn("", _BULLET.sub("", line.strip(), count=1))
    return 0 if re.search(r"\w", rest) else count


def unmarked(line: str) -> str:
    """The line without heading, quotation and emphasis marks; a link becomes its words, an image nothing. Other lines come back as they are."""
    if len(line) > _LONGEST or not any(mark in line for mark in "#*_>]"):
        return line
    out = _HEADING.sub("", line, count=1) if is_heading(line) else line
    out = re.sub(r"^>[ \t]+", "", out)
    if "](" in out:
        out = _LINK.sub(r"\1", _IMAGE.sub("", out))
    out = re.sub(r"\*\*|(?<!\w)__|__(?!\w)", "", out).strip()
    while len(out) > 2 and out[0] == out[-1] and out[0] in "*_" and not out[1].isspace():
        out = out[1:-1].strip()
    return out
