"""Turns spans into links to the exact words: the articles of a story, what they are called on the page, and the anchor of every passage."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.record.kinds import KINDS
from headwater.tell.words import Row, label, one_line

Record = Mapping[str, Sequence[Row]]

CONTEXT = 70  # characters shown on either side of a passage
LONGEST = 320  # characters of a passage that are shown; the link leads to all of it
_BLANK = re.compile(r"\s+")
_OUTSIDE = re.compile(r"[^\w.-]")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of one part of the page by id, the name each goes by there (unique), and the beginning of its anchors."""

    articles: Mapping[str, Row]
    labels: Mapping[str, str]
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage: the anchor it stands at, who printed it, its words, and the words around them."""

    anchor: str
    label: str
    words: str
    before: str
    after: str


def shelf(articles: Iterable[Row], prefix: str) -> Shelf:
    """The shelf of these articles; two that would have one name are numbered."""
    rows = list(articles)
    names = [one_line(label(row), 60) or "(no name)" for row in rows]
    total, seen = Counter(names), Counter[str]()
    labels: dict[str, str] = {}
    for row, name in zip(rows, names, strict=True):
        seen[name] += 1
        labels[row["id"]] = f"{name} ({seen[name]})" if total[name] > 1 else name
    return Shelf({row["id"]: row for row in rows}, labels, {row["id"]: f"{prefix}a{n}" for n, row in enumerate(rows, 1)})


def filled(record: Record) -> dict[str, list[dict[str, Any]]]:
    """The record with every kind there and every field of a row there: one that is missing has its default, else null."""
    return {kind: [_filled(type_, row) for row in record.get(kind, ())] for kind, type_ in KINDS.items()}


def _filled(type_: type[Any], row: Row) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for field in dataclasses.fields(type_):
        default = None if field.default is dataclasses.MISSING else field.default
        several = isinstance(default, tuple) or str(field.type).startswith("tuple")
        whole[field.name.rstrip("_")] = [] if several else default
    return {**whole, **row}


def anchor(id_: str) -> str:
    """The id of a record as the anchor of its card."""
    return _OUTSIDE.sub("_", id_)


def within(span: Row, shelf_: Shelf) -> bool:
    """Whether a span points at words of an article of the shelf."""
    article = shelf_.articles.get(span.get("article", ""))
    return article is not None and 0 <= span["start"] < span["end"] <= len(article["text"])


def evidence(span: Row, shelf_: Shelf) -> Evidence | None:
    """The passage of a span, or None where the shelf has no such words."""
    if not within(span, shelf_):
        return None
    id_, start, end = span["article"], span["start"], span["end"]
    text = shelf_.articles[id_]["text"]
    return Evidence(
        f"{shelf_.keys[id_]}-{start}-{end}",
        shelf_.labels[id_],
        _shown(text, start, end),
        _before(text, start),
        _after(text, end),
    )


def passages(spans: Iterable[Row], shelf_: Shelf) -> list[Evidence]:
    """The passages of these spans, each once, in the order of the articles and of the text."""
    order = {id_: n for n, id_ in enumerate(shelf_.articles)}
    known = {(order[s["article"]], s["start"], s["end"]): s for s in spans if within(s, shelf_)}
    found = (evidence(known[key], shelf_) for key in sorted(known))
    return [passage for passage in found if passage is not None]


def reasons(because: Any, shelf_: Shelf) -> list[tuple[str, list[Evidence]]]:
    """The reasons of a row, each with its passages. A row has none, one line, or several with or without spans."""
    lines = [because] if isinstance(because, str) else list(because or ())
    return [(line, []) if isinstance(line, str) else (line["reason"], passages(line.get("spans", ()), shelf_)) for line in lines if line]


def spans_of(row: Any, article: str | None = None) -> Iterator[tuple[str, int, int]]:
    """Every span anywhere inside a row, as article, start, end; a part without an article has that of the row around it."""
    if isinstance(row, Mapping):
        own = row.get("article") if isinstance(row.get("article"), str) else article
        if isinstance(own, str) and isinstance(row.get("start"), int) and isinstance(row.get("end"), int):
            yield own, row["start"], row["end"]
        for value in row.values():
            yield from spans_of(value, own)
    elif isinstance(row, (list, tuple)):
        for item in row:
            yield from spans_of(item, article)


def _shown(text: str, start: int, end: int) -> str:
    """The words of a passage on one line; only the beginning of a long one is looked at."""
    far = min(end, start + 4 * LONGEST)
    words = one_line(text[start:far], LONGEST)
    return words if far == end or words.endswith("…") else f"{words}…"


def _before(text: str, start: int) -> str:
    """The words before a passage, whole words only, and the blank between where there is one."""
    piece = _BLANK.sub(" ", text[max(0, start - CONTEXT) : start])
    return f"…{piece[piece.find(' ') + 1 :]}" if start > CONTEXT else piece.lstrip()


def _after(text: str, end: int) -> str:
    """The words after a passage, as `_before`."""
    piece = _BLANK.sub(" ", text[end : end + CONTEXT])
    cut = piece.rfind(" ")
    return f"{piece[: cut if cut > 0 else CONTEXT]}…" if end + CONTEXT < len(text) else piece.rstrip()
