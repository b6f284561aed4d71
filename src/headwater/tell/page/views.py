"""Lays out claims, statements and differences as a reader compares them: each outlet's words beside the others'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.tell.brief import TRUE_DIFFERENCES, VERDICTS
from headwater.tell.page.evidence import Evidence, Record, Shelf, anchor, evidence, passages, reasons
from headwater.tell.page.variants import Piece, compare, unquoted
from headwater.tell.words import Row, interval, one_line

VOICES = {"outlet": "in its own voice", "headline": "in the headline", "caption": "in a caption", "speaker": "attributed"}
CERTAINTIES = {"actual": "as a fact", "will": "as going to happen", "likely": "as likely", "possible": "as possible"}
SIGNS = {"conflict": "≠", "update": "↻", "only_here": "1", "compatible": "≈", "part": "⊂", "restated": "="}
ORDER = (*TRUE_DIFFERENCES, "part", "restated", "compatible")


@dataclass(frozen=True, slots=True)
class Line:
    """One place where a claim stands: its passage, and how it is put there."""

    passage: Evidence
    how: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one outlet, or all who give one value, print."""

    title: str
    lines: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with the readings of every article, its counts as intervals, and why they are what they are."""

    id: str
    anchor: str
    text: str
    hedge: str
    articles: int
    outlets: int
    owners: int
    occasions: str
    parties: str
    one_party: bool
    sides: tuple[Side, ...]
    reasons: list[tuple[str, list[Evidence]]]
    origins: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where a statement stands: its words against the fullest wording, no pieces where they are the same."""

    passage: Evidence
    kind: str
    fidelity: str
    venue: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class StatementCard:
    """An utterance with who, to whom, when, and each article's wording of it."""

    id: str
    anchor: str
    words: str
    speaker: str
    role: str
    anonymous: bool
    act: str
    kind: str
    facts: tuple[str, ...]
    origin: tuple[str, str] | None
    variants: tuple[Variant, ...]
    reasons: list[tuple[str, list[Evidence]]]


@dataclass(frozen=True, slots=True)
class DifferenceCard:
    """A matter on which the articles do not say the same: verdict, and the values side by side."""

    id: str
    anchor: str
    kind: str
    verdict: str
    label: str
    sign: str
    about: str
    within: bool
    because: str
    sides: tuple[Side, ...]


def claim_weight(row: Row) -> tuple[int, int, int, str]:
    """Sorts claims: those in most articles first, then those on most parties, then those in most places."""
    return (-(row["articles"] or 0), -((row["parties"] or {}).get("low") or 0), -len(row["mentions"]), row["id"])


def claims(own: Record, shelf: Shelf) -> list[ClaimCard]:
    """The claims, those in most articles first."""
    statements = {row["id"]: row for row in own["statements"]}
    origins = {row["id"]: row for row in own["origins"]}
    return [_claim(row, shelf, statements, origins) for row in sorted(own["claims"], key=claim_weight)]


def _claim(row: Row, shelf: Shelf, statements: Mapping[str, Row], origins: Mapping[str, Row]) -> ClaimCard:
    by_article: dict[str, list[Line]] = {}
    for mention in sorted(row["mentions"], key=lambda span: (span["start"], span["end"])):
        passage = evidence(mention, shelf)
        if passage is not None:
            by_article.setdefault(mention["article"], []).append(Line(passage, _how(mention, statements)))
    hedges = [] if row["certainty"] in ("actual", "unknown", None) else [f"weakest wording: {CERTAINTIES.get(row['certainty'], row['certainty'])}"]
    if row["polarity"] == "negative":
        hedges.insert(0, "denied or negative")
    if row["as_of"]:
        hedges.append(f"as of {row['as_of']}")
    rests = [(origins[id_]["name"], anchor(id_), origins[id_]["party"] or "party not known") for id_ in row["origins"] if id_ in origins]
    return ClaimCard(
        id=row["id"],
        anchor=anchor(row["id"]),
        text=row["text"] or "",
        hedge=" · ".join(hedges),
        articles=row["articles"] or 0,
        outlets=row["outlets"] or 0,
        owners=row["owners"] or 0,
        occasions=interval(row["occasions"]),
        parties=interval(row["parties"]),
        one_party=bool(row["parties"]) and row["parties"]["high"] == 1,
        sides=tuple(Side(shelf.labels[id_], tuple(by_article[id_])) for id_ in shelf.articles if id_ in by_article),
        reasons=reasons(row["because"], shelf),
        origins=rests,
    )


def _how(mention: Row, statements: Mapping[str, Row]) -> str:
    """In whose voice, and how sure: `attributed to Mara Voss, as possible`."""
    voice = VOICES.get(mention.get("voice") or "", "")
    statement = statements.get(mention.get("statement") or "")
    if mention.get("voice") == "speaker" and statement:
        voice = f"attributed to {one_line(statement['speaker']['name'], 60)}" if statement["speaker"] else "attributed, nobody named"
    denied = "negative" if mention.get("polarity") == "negative" else ""
    return ", ".join(part for part in (voice, CERTAINTIES.get(mention.get("certainty") or "", ""), denied) if part)


def statements(own: Record, shelf: Shelf) -> list[StatementCard]:
    """The statements, those in most articles first."""
    origins = {row["id"]: row for row in own["origins"]}

    def weight(row: Row) -> tuple[int, int, str]:
        return (-len({place["article"] for place in row["mentions"]}), -len(row["mentions"]), row["id"])

    return [_statement(row, shelf, origins) for row in sorted(own["statements"], key=weight)]


def _statement(row: Row, shelf: Shelf, origins: Mapping[str, Row]) -> StatementCard:
    speaker = row["speaker"] or {}
    origin = origins.get(row["origin"] or "")
    variants, order = [], {id_: n for n, id_ in enumerate(shelf.articles)}
    for place in sorted(row["mentions"], key=lambda place: (order.get(place["article"], -1), place["start"])):
        passage = evidence(place, shelf)
        if passage is not None:
            variants.append(_variant(row, place, passage, shelf))
    venue = f"venue: {one_line(row['venue'], 80)}" if row["venue"] else ""
    return StatementCard(
        id=row["id"],
        anchor=anchor(row["id"]),
        words=unquoted(row["canonical"] or ""),
        speaker=speaker.get("name") or "Nobody is named",
        role=" · ".join(part for part in (speaker.get("role"), speaker.get("party")) if part),
        anonymous=bool(speaker.get("anonymous")),
        act=row["act"] or "said",
        kind=row["kind"] or "",
        facts=tuple(fact for fact in (venue, f"on {row['said_on']}" if row["said_on"] else "") if fact),
        origin=(origin["name"], anchor(origin["id"])) if origin else None,
        variants=tuple(variants),
        reasons=reasons(row["because"], shelf),
    )


def _variant(row: Row, place: Row, passage: Evidence, shelf: Shelf) -> Variant:
    text = shelf.articles[place["article"]]["text"]
    words = unquoted(text[place["start"] : place["end"]])
    fidelity = place.get("fidelity") or ""
    comparable = place.get("kind") != "indirect" and row["kind"] != "indirect" and fidelity != "translated"
    pieces = compare(unquoted(row["canonical"] or ""), words) if comparable else [Piece("same", " ".join(words.split()))]
    venue = one_line(place["venue"], 60) if place.get("venue") and place["venue"] != row["venue"] else ""
    same = comparable and len(pieces) == 1 and pieces[0].kind == "same"
    return Variant(passage, place.get("kind") or "", fidelity, venue, [] if same else pieces)


def differences(own: Record, shelf: Shelf) -> list[DifferenceCard]:
    """The differences, conflicts first."""

    def weight(row: Row) -> tuple[int, str, str]:
        return (ORDER.index(row["verdict"]) if row["verdict"] in ORDER else len(ORDER), row["kind"] or "", row["id"])

    return [
        DifferenceCard(
            id=row["id"],
            anchor=anchor(row["id"]),
            kind=row["kind"] or "",
            verdict=row["verdict"] or "",
            label=VERDICTS.get(row["verdict"], row["verdict"] or ""),
            sign=SIGNS.get(row["verdict"], "?"),
            about=row["about"] or "",
            within=bool(row["within_article"]),
            because=row["because"] if isinstance(row["because"], str) else "",
            sides=tuple(Side(value["value"] or "not said", tuple(passages(value["mentions"], shelf))) for value in row["values"]),
        )
        for row in sorted(own["differences"], key=weight)
    ]


def outlets(lines: Iterable[Evidence]) -> Sequence[str]:
    """The names of those who print these passages, each once."""
    return list(dict.fromkeys(line.label for line in lines))
