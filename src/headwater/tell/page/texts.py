"""Lays out the articles: what is known of each, its marked text, and what was found in it as lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.tell.page.evidence import Evidence, Record, Shelf, evidence
from headwater.tell.page.marks import Part, marks, parts
from headwater.tell.words import Row, money, one_line

BASES = {"meta": "from the page", "host": "from the address", "stated": "the text says so", "credit": "from a credit", "given": "given by a person"}
KINDS = ("Said", "Figures", "Dates", "Names", "Shared words")


@dataclass(frozen=True, slots=True)
class Found:
    """One annotation of an article as a line: its words and what was made of them."""

    passage: Evidence
    meaning: str


@dataclass(frozen=True, slots=True)
class Text:
    """One article as it is shown: `facts` are pairs of a name and a value, `found` lists of annotations by kind."""

    key: str
    label: str
    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    found: tuple[tuple[str, tuple[Found, ...]], ...]


def texts(own: Record, shelf: Shelf) -> list[Text]:
    """The articles of the shelf in its order."""
    marked = marks(own, shelf)
    found = _found(own, shelf)
    return [
        Text(
            key=shelf.keys[id_],
            label=shelf.labels[id_],
            title=one_line(row["title"] or _title(row) or "(no title)", 240),
            language=row["language"] or "",
            facts=tuple(_facts(row)),
            parts=tuple(parts(row, marked[id_], shelf.keys[id_])),
            found=tuple((title, tuple(lines)) for title, lines in found[id_].items() if lines),
        )
        for id_, row in shelf.articles.items()
    ]


def _title(row: Row) -> str:
    """The words of the first title block, for an article whose title is not known otherwise."""
    block = next((block for block in row["blocks"] or () if block["role"] == "title"), None)
    return row["text"][block["start"] : block["end"]] if block else ""


def _facts(row: Row) -> Iterator[tuple[str, str]]:
    basis = BASES.get(row["outlet_basis"] or "", "")
    yield "Outlet", f"{row['outlet']}{f' ({basis})' if basis else ''}" if row["outlet"] else "not known"
    basis = BASES.get(row["published_basis"] or "", "")
    if row["published"]:
        yield "Published", f"{row['published']}{f' ({basis})' if basis else ''}"
    elif row["published_from"] or row["published_to"]:
        yield "Published", f"not known; between {row['published_from'] or '?'} and {row['published_to'] or '?'}, worked out from the texts"
    else:
        yield "Published", "not known"
    taken = row["derived_from"]
    given = (
        ("Updated", row["updated"]),
        ("Authors", ", ".join(row["authors"] or ())),
        ("Owner", row["owner"]),
        ("Address", row["url"]),
        ("File", row["file"]),
        ("Taken from", f"{taken['how']} from {taken['origin']}" if taken else ""),
        ("Note", "a primary document: release, transcript or agency original" if row["primary"] else ""),
        ("Note", "a short text, perhaps cut off: kept, not counted" if row["stub"] else ""),
    )
    yield from ((name, one_line(str(value), 300)) for name, value in given if value)


def _found(own: Record, shelf: Shelf) -> Mapping[str, dict[str, list[Found]]]:
    """Every annotation of every article, by article and kind, in the order of the text."""
    found: dict[str, dict[str, list[Found]]] = {id_: {kind: [] for kind in KINDS} for id_ in shelf.articles}
    for title, place, meaning in _lines(own, shelf):
        passage = evidence(place, shelf)
        if passage is not None:
            found[place["article"]][title].append(Found(passage, meaning))
    for lists in found.values():
        for lines in lists.values():
            lines.sort(key=lambda line: ([int(n) for n in line.passage.anchor.split("-")[-2:]], line.meaning))
    return found


def _lines(own: Record, shelf: Shelf) -> Iterator[tuple[str, Row, str]]:
    for row in own["statements"]:
        who = one_line(row["speaker"]["name"], 80) if row["speaker"] else "nobody named"
        yield from (("Said", place, f"{who}, {row['act']}, {place['kind']}") for place in row["mentions"])
    for row in own["amounts"]:
        what = " · ".join(part for part in (_figure(row), row["of"] or "", one_line(row["purpose"] or "", 80)) if part)
        yield from (("Figures", place, what) for place in row["mentions"])
    for row in own["dates"]:
        days = f" ({row['from']} to {row['to']})" if row["from"] and row["to"] else ""
        yield "Dates", row, f"{row['value']}{days}"
    for row in own["names"]:
        what = ", ".join([row["name"], row["kind"], *(role["role"] for role in row["roles"])])
        yield from (("Names", place, one_line(what, 160)) for place in row["mentions"])
    for row in own["copies"]:
        for place in row["passages"]:
            others = [shelf.labels[other["article"]] for other in row["passages"] if other["article"] in shelf.labels and other is not place]
            yield "Shared words", place, f"{row['words']} words, also in {', '.join(dict.fromkeys(others))} ({row['kind']})"


def _figure(row: Row) -> str:
    return money(row) if row["currency"] or row["unit"] == "count" else f"{money(row)} {row['unit'] or ''}".strip()
