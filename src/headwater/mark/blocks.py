"""One article into blocks: each line gets its role from repetition, wording, place and shape; what nothing speaks against is body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headwater.mark.captions import caption_cue, mark_captions, mark_shaped
from headwater.mark.related import mark_labelled, mark_unlabelled
from headwater.mark.repetition import Repetition, line_key, repeated_lines
from headwater.mark.segments import Segment, segments
from headwater.mark.wording import is_post, wording_role
from headwater.record import Article, Block, Role

_HEAD = 10  # segments among which title, byline and dateline are looked for
_PERSON = re.compile(r"[^\W\d_a-z][\w'’.-]{0,30}(?: (?:(?:de|van|von|der|bin|al|la|du|da|del|y) )?[^\W\d_a-z][\w'’.-]{0,30}){1,3}$")
_BY = re.compile(r"(?:[Bb]y|BY|Words by|Story by|Written by|Reported by|Analysis by|Opinion by)\s+[^\W\d_a-z]")
_DATED = re.compile(
    r"(?:(?:first )?(?:published|posted|updated|last updated|created|issued|date)\b\W{0,3}.{0,40}\d|\w{3,9}day,? .{0,30}\d{4}"
    r"|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d\d\b)",
    re.I,
)
_STAMP = re.compile(r"(?:first |last )?(?:published|posted|updated)\b\W{0,4}(?:on )?[^.]{0,30}\b(?:19|20)\d\d\b", re.I)
_REGULAR = 0.75  # share of longer lines that end as sentences do, above which a line that does not is something else
_CUTS: dict[str, Role] = {
    "dateline": "dateline",
    "caption": "caption",
    "credit": "credit",
    "advertisement": "advertisement",
    "links": "furniture",
    "link": "related",
}
_MOST_NOISE = 0.5  # share of the words; where more would be lost to mere shape, shape is not trusted


def mark_blocks(article: Article, repetition: Repetition) -> Article:
    """The article with its blocks: in order, not overlapping, holding every character that is not blank."""
    parts = segments(article.text)
    roles: list[Role | None] = [_sure(part) for part in parts]
    repeated = repeated_lines(article, repetition)
    for n, part in enumerate(parts):
        if roles[n] is None and repeated and line_key(part.text) in repeated:
            roles[n] = "furniture"
    first = _first_prose(parts, roles)
    mark_captions(parts, roles)
    _head(article, parts, roles, first)
    _posts(parts, roles)
    mark_labelled(parts, roles)
    cautious = list(roles)
    mark_unlabelled(parts, roles, first)
    _again(article, parts, roles, first)
    mark_shaped(parts, roles, first, regular=_regular(parts, roles))
    _headings(parts, roles, first)
    if _share_of_noise(parts, roles, cautious) > _MOST_NOISE and not _whole(parts, roles):
        roles = cautious
    return replace(article, blocks=tuple(_blocks(parts, roles)))


def _sure(part: Segment) -> Role | None:
    """The role that the segment's own words show, whatever stands around it."""
    if part.cut in _CUTS:
        return _CUTS[part.cut]
    return wording_role(part.text, part.words)


def _first_prose(parts: Sequence[Segment], roles: Sequence[Role | None]) -> int:
    """Where the article's own words begin: the first line that reads as a sentence and shows no other role."""
    for n, part in enumerate(parts):
        if roles[n] is None and part.prose and part.words >= 10 and not caption_cue(part) and not (n == 0 and part.words < 14):
            return n
    return next((n for n, part in enumerate(parts) if roles[n] is None and part.words >= 10), 0)


def _head(article: Article, parts: Sequence[Segment], roles: list[Role | None], first: int) -> None:
    """Title, standfirst, byline, dateline and outlet label above the first prose."""
    title = _plain(article.title or "")
    authors = {_plain(name) for name in article.authors}
    outlet = _plain(article.outlet or "")
    for n, part in enumerate(parts[:_HEAD]):
        text = _plain(part.text)
        if title and text == title and n <= first:
            roles[n] = "title"
        if roles[n] is not None or (n >= first and not _BY.match(part.text)):
            continue
        if (_BY.match(part.text) and part.words <= 30 and not part.prose) or text in authors:
            roles[n] = "byline"
        elif outlet and text == outlet:
            roles[n] = "credit"
        elif part.words <= 14 and not part.stopped and _DATED.match(part.text):
            roles[n] = "dateline"
        elif n >= first or part.prose:
            continue
        elif n > 0 and _PERSON.match(part.text) and not part.text.isupper():
            roles[n] = "byline"
        elif n > 0 and part.words <= 3 and part.text.isupper():
            roles[n] = "credit"
        elif not part.stopped or n == 0:
            roles[n] = "title"


def _posts(parts: Sequence[Segment], roles: list[Role | None]) -> None:
    """A post in several paragraphs: the lines above its last one that are set apart from each other unlike the article's own."""
    gaps = Counter(part.gap for part in parts if part.prose)
    usual = gaps.most_common(1)[0][0] if gaps else 1
    for n, part in enumerate(parts):
        if roles[n] != "related" or not is_post(part.text, part.words):
            continue
        at = n
        while at > 0 and parts[at].gap > usual and roles[at - 1] is None and parts[at - 1].words <= 60:
            at -= 1
            roles[at] = "related"


def _again(article: Article, parts: Sequence[Segment], roles: list[Role | None], first: int) -> None:
    """A line that stands twice in one article: the headline again under a picture, or a quotation pulled out of the text."""
    keys = [_plain(part.text) for part in parts]
    counts = Counter(keys)
    title = _plain(article.title or "")
    seen = {title} if title else set()
    for n, part in enumerate(parts):
        # What stands there three times and more is a form or a list, not a repetition for the eye.
        again = keys[n] in seen and (keys[n] == title or (counts[keys[n]] == 2 and part.words >= 6))
        if again and part.words >= 4 and n > first and roles[n] is None and not part.bullet:
            roles[n] = "furniture" if part.stopped else "caption"
        seen.add(keys[n])


def _regular(parts: Sequence[Segment], roles: Sequence[Role | None]) -> bool:
    longer = [part for n, part in enumerate(parts) if part.words >= 12 and roles[n] is None]
    return len(longer) >= 4 and sum(part.stopped for part in longer) >= _REGULAR * len(longer)


def _headings(parts: Sequence[Segment], roles: list[Role | None], first: int) -> None:
    """Headings between paragraphs: a few words without a full stop, with prose after them. A stamp of the day below the text is none."""
    for n, part in enumerate(parts):
        after = next((p for k, p in enumerate(parts[n + 1 : n + 3], n + 1) if roles[k] is None), None)
        if roles[n] is None and n > first and part.words <= 14 and not part.stopped and _STAMP.match(part.text):
            roles[n] = "furniture"
        if roles[n] is None and part.cut == "heading" and part.words <= 25:
            roles[n] = "title"
        if roles[n] is not None or n <= first or part.stopped or part.bullet or after is None or not after.prose:
            continue
        if part.words <= 10 and part.text[-1] not in ",;:—–-" and part.text[0].isupper() | (part.text[0] in "‘“'\"") and parts[n - 1].stopped:
            roles[n] = "title"


def _share_of_noise(parts: Sequence[Segment], roles: Sequence[Role | None], cautious: Sequence[Role | None]) -> float:
    """How much of what was open is lost to roles that rest on shape and place."""
    words = sum(part.words for n, part in enumerate(parts) if cautious[n] is None)
    lost = sum(part.words for n, part in enumerate(parts) if cautious[n] is None and roles[n] is not None)
    return lost / words if words else 0.0


def _whole(parts: Sequence[Segment], roles: Sequence[Role | None]) -> bool:
    """Whether the article's own prose is still a whole article beside the noise: a long tail may outweigh it."""
    return sum(part.words for n, part in enumerate(parts) if roles[n] is None and part.prose) >= 150


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _blocks(parts: Sequence[Segment], roles: Sequence[Role | None]) -> list[Block]:
    """Segments as blocks, neighbours of one role joined."""
    out: list[Block] = []
    for part, role in zip(parts, roles, strict=True):
        name: Role = role or "body"
        if out and out[-1].role == name:
            out[-1] = Block(out[-1].start, part.end, name)
        else:
            out.append(Block(part.start, part.end, name))
    return out
