"""Lays out where the coverage comes from: origins by the party behind them, as a list and as a drawn map to the articles that carry them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.tell.page.evidence import Evidence, Record, Shelf, anchor, evidence
from headwater.tell.words import Row, one_line

ROWS, COLUMNS = 40, 14  # origins and articles that are drawn; the list has all
LEFT, STEP, HEAD, ROW, BAND = 262, 126, 66, 54, 30  # sizes of the drawing in pixels
WORDS = {
    "credited": "credited",
    "same_words": "same words",
    "same_statement": "same statement",
    "same_act": "same act",
    "agency_credit": "agency credit",
    "link": "link",
    "given": "given",
}


@dataclass(frozen=True, slots=True)
class Carry:
    """One article that carries an origin: why, with the words; `certain` where the article itself shows it."""

    article: str
    label: str
    certain: bool
    is_origin: bool
    because: tuple[tuple[str, Evidence | None], ...]


@dataclass(frozen=True, slots=True)
class OriginCard:
    """An origin with what is known of it and who carries it."""

    id: str
    anchor: str
    type: str
    name: str
    party: str | None
    facts: tuple[str, ...]
    held: str | None
    carriers: tuple[Carry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The origins of one party; `party` is None for those whose party is not known, which may or may not be separate."""

    party: str | None
    origins: tuple[OriginCard, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """Where the line of an origin meets an article: position, the reason written there, the passage it leads to."""

    x: int
    certain: bool
    is_origin: bool
    reason: str
    more: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Track:
    """One origin as drawn: its height on the map, its name on at most two lines, its dots and the end of its line."""

    y: int
    card: OriginCard
    name: tuple[str, ...]
    dots: tuple[Dot, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map: size, the columns (x, name on lines), the bands of the parties (y, name) and the tracks; how much is not drawn."""

    width: int
    height: int
    columns: tuple[tuple[int, str, tuple[str, ...]], ...]
    bands: tuple[tuple[int, str], ...]
    tracks: tuple[Track, ...]
    origins_left: int
    articles_left: int


def groups(own: Record, shelf: Shelf) -> list[Group]:
    """The origins by party: the party of the most carried origin first, and within it the most carried first; unknown parties last."""
    cards = [_card(row, shelf) for row in own["origins"]]
    cards.sort(key=lambda card: (-len(card.carriers), card.type == "unnamed", card.id))
    parties = list(dict.fromkeys(card.party for card in cards if card.party))
    known = [Group(party, tuple(card for card in cards if card.party == party)) for party in parties]
    unknown = tuple(card for card in cards if not card.party)
    return [*known, Group(None, unknown)] if unknown else known


def _card(row: Row, shelf: Shelf) -> OriginCard:
    speaker = row["speaker"]
    name = speaker.get("name") if isinstance(speaker, dict) else speaker
    facts = (
        f"spoken by {one_line(name, 80)}" if name else "",
        f"venue: {one_line(row['venue'], 80)}" if row["venue"] else "",
        f"on {row['date']}" if row["date"] else "",
        {"exclusive": "one outlet was there", "public": "open to all"}.get(row["access"], "access not known"),
    )
    carriers = [_carry(carrier, row["held"], shelf) for carrier in row["carried_by"] if carrier["article"] in shelf.articles]
    order = {id_: n for n, id_ in enumerate(shelf.articles)}
    carriers.sort(key=lambda carry: order[carry.article])
    return OriginCard(
        id=row["id"],
        anchor=anchor(row["id"]),
        type=row["type"] or "origin",
        name=row["name"] or "",
        party=row["party"],
        facts=tuple(fact for fact in facts if fact),
        held=row["held"] if row["held"] in shelf.articles else None,
        carriers=tuple(carriers),
    )


def _carry(carrier: Row, held: str | None, shelf: Shelf) -> Carry:
    id_ = carrier["article"]
    known = list(WORDS)  # in the order in which they convince
    whys = sorted(
        carrier["because"], key=lambda why: (known.index(why["reason"]) if why["reason"] in known else len(known), why["start"], why["end"])
    )
    because = tuple((WORDS.get(why["reason"], why["reason"]), evidence({"article": id_, **why}, shelf)) for why in whys)
    return Carry(id_, shelf.labels[id_], bool(carrier["certain"]), id_ == held, because)


def draw(found: Sequence[Group], shelf: Shelf) -> Drawing | None:
    """The map of these groups, or None where there is nothing to draw. Columns are the articles that carry most, in their order."""
    cards = [card for group in found for card in group.origins]
    load = {id_: sum(carry.article == id_ for card in cards for carry in card.carriers) for id_ in shelf.articles}
    busiest = set(sorted((id_ for id_ in load if load[id_]), key=lambda id_: -load[id_])[:COLUMNS])
    chosen = [id_ for id_ in shelf.articles if id_ in busiest]
    if not chosen:
        return None
    at = {id_: LEFT + STEP // 2 + n * STEP for n, id_ in enumerate(chosen)}
    y, bands = HEAD, []
    tracks: list[Track] = []
    for group in found:
        drawn = [card for card in group.origins if any(carry.article in at for carry in card.carriers)]
        if not drawn or len(tracks) >= ROWS:
            continue
        bands.append((y, group.party or "Party not known (may or may not be separate)"))
        y += BAND
        for card in drawn[: ROWS - len(tracks)]:
            tracks.append(_track(card, y, at))
            y += ROW
    columns = tuple((x, f"#{shelf.keys[id_]}", tuple(_lines(shelf.labels[id_], 15, 3))) for id_, x in at.items())
    return Drawing(LEFT + len(chosen) * STEP + 10, y + 10, columns, tuple(bands), tuple(tracks), len(cards) - len(tracks), len(load) - len(chosen))


def _track(card: OriginCard, y: int, at: dict[str, int]) -> Track:
    dots = []
    for carry in card.carriers:
        if carry.article not in at:
            continue
        first = next(((reason, passage) for reason, passage in carry.because if passage), ("", None))
        told = "; ".join(f"{reason}: “{passage.words}”" for reason, passage in carry.because if passage)
        href = f"#{first[1].anchor}" if first[1] else f"#{card.anchor}"
        reason = "is the origin" if carry.is_origin else first[0]
        more = 0 if carry.is_origin else len({reason for reason, _ in carry.because}) - 1
        dots.append(Dot(at[carry.article], carry.certain, carry.is_origin, reason, max(0, more), href, f"{carry.label}: {told}"))
    return Track(y, card, tuple(_lines(card.name, 36, 2)), tuple(dots), max(dot.x for dot in dots))


def _lines(text: str, width: int, most: int) -> list[str]:
    return textwrap.wrap(one_line(text, width * most + 10), width, max_lines=most, placeholder="…", break_long_words=True) or ["?"]
