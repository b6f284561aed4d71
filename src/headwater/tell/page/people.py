"""Lays out who and what a story is about: names with their offices and spellings, events by their day, relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.tell.page.evidence import Evidence, Record, Shelf, passages
from headwater.tell.words import Row, one_line, plural

KINDS = ("person", "organisation", "group", "place")


@dataclass(frozen=True, slots=True)
class Who:
    """A name: its other spellings, its offices with the words that give them, and where it stands."""

    name: str
    kind: str
    note: str
    roles: tuple[tuple[str, list[Evidence]], ...]
    articles: int
    passages: list[Evidence]


@dataclass(frozen=True, slots=True)
class Thing:
    """An event or a relation in one line, with its words."""

    tag: str
    text: str
    note: str
    passages: list[Evidence]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Names by kind, those in most articles first; events, the earliest first; relations, the most reported first."""

    names: tuple[tuple[str, tuple[Who, ...]], ...]
    events: tuple[Thing, ...]
    relations: tuple[Thing, ...]


def people(own: Record, shelf: Shelf) -> PeopleView:
    """The names, events and relations of a story."""
    names = sorted((_who(row, shelf) for row in own["names"]), key=lambda who: (-who.articles, -len(who.passages), who.name))
    called = {row["id"]: row["title"] for row in own["commitments"]} | {row["id"]: row["name"] for row in own["names"]}
    events = sorted(own["events"], key=lambda row: (row["from"] is None, row["from"] or "", -len(row["mentions"]), row["id"]))
    relations = sorted(own["relations"], key=lambda row: (-len(row["mentions"]), row["id"]))
    by_kind = ((kind, tuple(who for who in names if who.kind == kind)) for kind in KINDS)
    return PeopleView(
        names=tuple((kind, some) for kind, some in by_kind if some),
        events=tuple(_event(row, shelf) for row in events),
        relations=tuple(_relation(row, called, shelf) for row in relations),
    )


def _who(row: Row, shelf: Shelf) -> Who:
    roles: dict[str, list[Row]] = {}
    for role in row["roles"]:
        words = " ".join([*role.get("flags", ()), role["role"] or ""]).strip()
        roles.setdefault(f"{words}, {role['organisation']}" if role.get("organisation") else words, []).extend(role.get("mentions", ()))
    spelt = [variant for variant in row["variants"] if variant != row["name"]]
    note = [
        f"also written {one_line(', '.join(spelt), 160)}" if spelt else "",
        one_line(row["party"] or "", 80) if row["party"] != row["name"] else "",
    ]
    found = passages(row["mentions"], shelf)
    return Who(
        name=one_line(row["name"] or "", 120),
        kind=row["kind"] or "",
        note=" · ".join(part for part in note if part),
        roles=tuple((one_line(role, 120), passages(spans, shelf)) for role, spans in roles.items() if role),
        articles=len({span["article"] for span in row["mentions"]}),
        passages=found,
    )


def _event(row: Row, shelf: Shelf) -> Thing:
    days = (
        ""
        if not row["from"] and not row["to"]
        else row["from"]
        if row["from"] == row["to"] or not row["to"]
        else f"{row['from'] or '?'} to {row['to']}"
    )
    note = (days or "day not known", row["place"] or "", ", ".join(row["participants"]))
    return Thing(
        row["kind"] or "",
        one_line(row["title"] or "", 200),
        one_line(" · ".join(part for part in note if part), 300),
        passages(row["mentions"], shelf),
    )


def _relation(row: Row, called: Mapping[str, str], shelf: Shelf) -> Thing:
    subject, object_ = (called.get(row[end], row[end]) or "?" for end in ("subject", "object"))
    hedges = ["denied" if row["polarity"] == "negative" else "", "" if row["certainty"] in ("actual", None) else row["certainty"]]
    articles = plural(len({span["article"] for span in row["mentions"]}), "article")
    kind = (row["kind"] or "").replace("_", " ")
    return Thing(
        kind,
        one_line(f"{subject} — {kind} — {object_}", 240),
        " · ".join(part for part in (*hedges, articles) if part),
        passages(row["mentions"], shelf),
    )
