"""Marks an article's text: its blocks in order, with every passage that a line of the page rests on as an element of its own."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from headwater.tell.page.evidence import Shelf, spans_of
from headwater.tell.words import Row, money, one_line

Record = Mapping[str, Sequence[Row]]

NOISE = {"caption", "credit", "advertisement", "related", "furniture"}
SHOWN = {"statements": "said", "amounts": "sum", "dates": "date", "names": "name", "copies": "copy"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage to be marked: code points, the kinds of annotation it is (may be none: an anchor only), and a line about it."""

    start: int
    end: int
    kinds: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Part:
    """One block of an article as it is shown. `noise` where it is not part of the report."""

    role: str
    noise: bool
    html: Markup


def marks(own: Record, shelf: Shelf) -> dict[str, list[Mark]]:
    """The marks of every article: all spans of all rows of the story and all blocks set aside, those of one place joined."""
    kinds: dict[str, dict[tuple[int, int], set[tuple[str, str]]]] = {
        id_: {(block["start"], block["end"]): set() for block in row["blocks"] or () if block["role"] in NOISE} for id_, row in shelf.articles.items()
    }
    for kind, rows in own.items():
        if kind in ("articles", "stories", "rejected"):
            continue
        for row in rows:
            for article, start, end in spans_of(row):
                if article in kinds and 0 <= start < end <= len(shelf.articles[article]["text"]):
                    kinds[article].setdefault((start, end), set())
            for place, name, about in _shown(kind, row):
                here = kinds.get(place["article"], {}).get((place["start"], place["end"]))
                if here is not None:
                    here.add((name, about))
    return {
        id_: [
            Mark(start, end, tuple(dict.fromkeys(name for name, _ in sorted(names))), "; ".join(about for _, about in sorted(names) if about))
            for (start, end), names in sorted(places.items())
        ]
        for id_, places in kinds.items()
    }


def parts(article: Row, its_marks: Sequence[Mark], key: str) -> list[Part]:
    """The blocks of the article in order, nothing left out: text between blocks is `unmarked`."""
    text, at, found = article["text"], 0, list[Part]()
    seen: set[tuple[int, int]] = set()
    for block in [*sorted(article["blocks"] or (), key=lambda block: block["start"]), {"role": "", "start": len(text), "end": len(text)}]:
        start, end = max(at, min(block["start"], len(text))), min(block["end"], len(text))
        if text[at:start].strip():
            role = "unmarked" if article["blocks"] else "body"
            found.append(Part(role, noise=False, html=_nested(text, _trimmed(text, at, start), its_marks, (key, seen))))
        if text[start:end].strip():
            found.append(Part(block["role"], block["role"] in NOISE, _nested(text, _trimmed(text, start, end), its_marks, (key, seen))))
        at = max(at, end)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks at its ends."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def _shown(kind: str, row: Row) -> Iterator[tuple[Row, str, str]]:
    """The places of a row that are shown as annotations: place, kind, a line about it."""
    if kind not in SHOWN:
        return
    if kind == "dates":
        yield row, "date", f"Date: {row['value']}"
        return
    for place in row["passages"] if kind == "copies" else row["mentions"]:
        if kind == "statements":
            who = row["speaker"]["name"] if row["speaker"] else "nobody named"
            yield place, f"said {place['kind']}", f"{row['act'].capitalize()} ({place['kind']}) by {one_line(who, 60)}"
            if place.get("source"):
                yield place["source"], "source", f"Who: {one_line(who, 60)}"
            if place.get("cue"):
                yield place["cue"], "cue", ""
        elif kind == "amounts":
            yield place, "sum", f"Figure: {money(row) or row['unit']}"
        elif kind == "names":
            yield place, "name", f"{row['kind'].capitalize()}: {one_line(row['name'], 60)}"
        else:
            yield place, "copy", f"Same words in {len(row['passages'])} articles ({row['kind']})"


def _nested(text: str, stretch: tuple[int, int], its_marks: Iterable[Mark], anchors: tuple[str, set[tuple[int, int]]]) -> Markup:
    """The stretch with its marks as elements inside one another; a mark that crosses another is split, its id on the first piece with words."""
    start, end = stretch
    todo = [(max(m.start, start), -min(m.end, end), n, m) for n, m in enumerate(its_marks) if m.start < end and m.end > start]
    heapq.heapify(todo)
    out: list[str] = []
    ends: list[int] = []
    at = start
    while todo:
        from_, minus_to, n, mark = heapq.heappop(todo)
        while ends and ends[-1] <= from_:
            out += [str(escape(text[at : ends[-1]])), "</span>"]
            at = ends.pop()
        to = -minus_to
        if ends and to > ends[-1]:
            heapq.heappush(todo, (ends[-1], -to, n, mark))
            to = ends[-1]
        out += [str(escape(text[at:from_])), _opening(mark, *anchors, blank=not text[from_:to].strip())]
        at = from_
        ends.append(to)
    while ends:
        out += [str(escape(text[at : ends[-1]])), "</span>"]
        at = ends.pop()
    out.append(str(escape(text[at:end])))
    return Markup("".join(out))  # noqa: S704 - every text in it went through escape above


def _opening(mark: Mark, key: str, seen: set[tuple[int, int]], *, blank: bool) -> str:
    place = (mark.start, mark.end)
    id_ = "" if blank or place in seen else f' id="{key}-{mark.start}-{mark.end}"'
    if not blank:
        seen.add(place)
    kinds = f' class="{" ".join(dict.fromkeys(mark.kinds))}"' if mark.kinds else ""
    about = f' title="{escape(mark.about)}"' if mark.about else ""
    return f"<span{id_}{kinds}{about}>"
