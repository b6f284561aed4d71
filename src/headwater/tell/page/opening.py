"""Lays out the brief of a story: the sections of the terminal brief in the same order, each line with the passages it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.tell.brief import FEW, TRUE_DIFFERENCES, lifted, words_of
from headwater.tell.page.evidence import Evidence, Record, Shelf, anchor, passages
from headwater.tell.page.ledger import LedgerView
from headwater.tell.page.origin_map import Group, OriginCard
from headwater.tell.page.views import ClaimCard, DifferenceCard
from headwater.tell.words import Row, listed, one_line, plural, short

FIELDS = (("outlet", "outlet not known"), ("published", "date not known"))
SEEN = {"body", "title", "byline", "dateline"}


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the brief: a sign or count in front, the words, a note, where more stands, and the passages."""

    sign: str
    text: str
    note: str
    href: str
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the brief; `left` counts the lines that stand in the view `more` only."""

    title: str
    hint: str
    points: tuple[Point, ...]
    left: int
    more: str


@dataclass(frozen=True, slots=True)
class Cards:
    """The views of a story that its brief draws on."""

    origins: Sequence[Group]
    claims: Sequence[ClaimCard]
    differences: Sequence[DifferenceCard]
    ledger: LedgerView


def opening(own: Record, story: Row, shelf: Shelf, cards: Cards) -> tuple[list[str], list[Part]]:
    """The lines that head the brief (counts and dates), and its sections; those with nothing to say are left out."""
    every = sorted((card for group in cards.origins for card in group.origins), key=lambda c: (-len(c.carriers), c.type == "unnamed", c.id))
    true = [card for card in cards.differences if card.verdict in TRUE_DIFFERENCES]
    sections = (
        ("Fix first", "Only a person can say this: write it into articles.csv and read again.", list(_to_fix(shelf)), len(FIELDS), "articles"),
        ("Set aside", "Marked as no part of the reports; still there, greyed, in the articles.", list(_set_aside(shelf)), 9, "articles"),
        ("Where it comes from", "", [_origin(card) for card in every], FEW["origins"], "origins"),
        (
            "Lifted from primary texts",
            "Words that articles have from such a text.",
            list(_lifted(own, shelf)),
            FEW["lifted"],
            "articles",
        ),
        ("What is reported", "articles → occasions → parties", [_claim(card) for card in cards.claims], FEW["claims"], "claims"),
        ("Where they differ", "", [_difference(card) for card in true], FEW["differences"], "differences"),
        ("Money, counted once", "", list(_money(cards.ledger)), FEW["commitments"] + 2, "ledger"),
        ("Read next", "What claims rest on and the collection does not hold.", list(_next(own, shelf)), FEW["next"], "origins"),
    )
    found = [Part(title, hint, tuple(points[:most]), max(0, len(points) - most), view) for title, hint, points, most, view in sections if points]
    return list(_head(story, shelf, cards.claims)), found


def _head(story: Row, shelf: Shelf, claims: Sequence[ClaimCard]) -> Iterator[str]:
    outlets = {row["outlet"] for row in shelf.articles.values() if row["outlet"] and not row["primary"]}
    primary = sum(bool(row["primary"]) for row in shelf.articles.values())
    counts = [plural(len(shelf.articles) - primary, "article"), *([plural(primary, "primary text")] if primary else [])]
    yield " · ".join([*counts, plural(len(outlets), "known outlet"), days(story), short(story["id"])])
    shared = [card for card in claims if card.articles > 1]
    if shared:
        yield f"{plural(len(shared), 'claim')} in two articles or more; {sum(card.one_party for card in shared)} of them rest on one party"


def days(story: Row) -> str:
    """The first and the last day of a story's articles, as far as they are known."""
    first, last = (story["first_published"] or "")[:10], (story["last_published"] or "")[:10]
    return "dates not known" if not first else first if last in ("", first) else f"{first} to {last}"


def _to_fix(shelf: Shelf) -> Iterator[Point]:
    for field, words in FIELDS:
        missing = [shelf.labels[id_] for id_, row in shelf.articles.items() if not row[field]]
        if missing:
            yield Point(
                str(len(missing)),
                f"{words}: {listed(missing, 6)}",
                "",
                next(shelf.keys[id_] for id_, row in shelf.articles.items() if not row[field]),
                (),
            )


def _set_aside(shelf: Shelf) -> Iterator[Point]:
    spans: dict[str, list[Row]] = {}
    for id_, row in shelf.articles.items():
        for block in row["blocks"] or ():
            if block["role"] not in SEEN:
                spans.setdefault(block["role"], []).append({"article": id_, "start": block["start"], "end": block["end"]})
    names = {"furniture": "button, banner or notice", "related": "teaser of another story"}
    many = {"furniture": "buttons, banners and notices", "related": "teasers of other stories"}
    for role, some in sorted(spans.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield Point(str(len(some)), many.get(role, f"{role}s") if len(some) > 1 else names.get(role, role), "", "", tuple(passages(some, shelf)))


def _lifted(own: Record, shelf: Shelf) -> Iterator[Point]:
    """For each primary text and each article that has words from it: how many, and the passages."""
    for row, taken in lifted(own, shelf.articles):
        count = {id_: words_of(spans, shelf.articles) for id_, spans in taken.items()}
        for id_ in sorted(taken, key=lambda id_: (-count[id_], id_)):
            text = f"{shelf.labels[id_]} has {plural(count[id_], 'word')} from {shelf.labels[row['id']]}"
            yield Point(str(len(taken[id_])), text, "", shelf.keys[row["id"]], tuple(passages(taken[id_], shelf)))


def _origin(card: OriginCard) -> Point:
    party = card.party or "party not known"
    words = tuple(next((passage for _, passage in carry.because if passage), None) for carry in card.carriers)
    held = "the collection holds it" if card.held else "not held"
    note = f"{party} · {held} · carried by {listed([carry.label for carry in card.carriers], 5)}"
    return Point(card.type, card.name, note, card.anchor, tuple(passage for passage in words if passage))


def _claim(card: ClaimCard) -> Point:
    sign = f"{card.articles} → {card.occasions} → {card.parties}"
    return Point(sign, card.text, card.hedge, card.anchor, tuple(side.lines[0].passage for side in card.sides))


def _difference(card: DifferenceCard) -> Point:
    sides = [f"{one_line(side.title, 60)} ({listed([line.label for line in side.lines], 3)})" for side in card.sides]
    words = tuple(passage for side in card.sides for passage in side.lines[:2])
    return Point(f"{card.sign} {card.label}", f"{card.about}: {' | '.join(sides)}", "", card.anchor, words)


def _money(view: LedgerView) -> Iterator[Point]:
    for total in view.totals:
        note = f"{plural(total.commitments, 'promise')}, {plural(total.reports, 'report')}; counting every report would give {total.every}"
        yield Point("total", f"{total.once} · {total.of}", note, "", ())
    for promise in view.counted:
        parts = f"in {plural(len(promise.parts), 'part')}" if promise.parts else ""
        note = " · ".join(part for part in (promise.who, promise.stage, parts) if part)
        yield Point(promise.sum, promise.title, note, promise.anchor, tuple(promise.passages[:6]))
    for promise in (*view.apart, *view.in_kind):
        note = " · ".join(part for part in (promise.who, promise.stage, promise.why_not) if part)
        yield Point(promise.sum or "in kind", promise.title, note, promise.anchor, tuple(promise.passages[:6]))


def _next(own: Record, shelf: Shelf) -> Iterator[Point]:
    resting = Counter(origin for claim in own["claims"] for origin in claim["origins"])
    wanted = [row for row in own["origins"] if not row["held"] and row["type"] not in ("unnamed", "outlet") and resting[row["id"]]]
    for row in sorted(wanted, key=lambda row: (-resting[row["id"]], row["id"])):
        spans = [{**why, "article": carrier["article"]} for carrier in row["carried_by"] for why in carrier["because"][:1]]
        party = row["party"] or "party not known"
        yield Point(plural(resting[row["id"]], "claim"), row["name"] or "", party, anchor(row["id"]), tuple(passages(spans, shelf)))
