"""Makes a decision out of what a person says of lines of a record by their ids: the anchors are the places of these lines."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from headwater.decide.anchors import places_of
from headwater.decide.articles import no_date
from headwater.decide.file import NAME, decision_line, read_decisions, standing
from headwater.decide.set import CAN_SET, misfit
from headwater.errors import SettingsError
from headwater.record import Anchor, Decision, DecisionKind, Span, Verb, from_row
from headwater.record.kinds import KINDS

Row = Mapping[str, Any]
KIND_OF: dict[str, DecisionKind] = {
    "claims": "claim",
    "statements": "statement",
    "names": "name",
    "stories": "story",
    "differences": "difference",
    "commitments": "commitment",
    "origins": "origin",
    "articles": "article",
}
_HEAD = 80  # code points of an article by which it is found again


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says: the verb, a field and its value for `set`, places for `split`, who says so and why."""

    verb: Verb
    field: str | None = None
    value: Any = None
    spans: tuple[Span, ...] = ()
    by: str | None = None
    note: str | None = None


def spoken(what: tuple[str, str | None, Sequence[str]], by: str | None, note: str | None) -> Said:
    """What was said, from words: the verb, `FIELD=VALUE`, places as `ARTICLE:START-END`. Raises SettingsError for what is none of these."""
    verb, setting, places = what
    known: tuple[Verb, ...] = typing.get_args(Verb)
    chosen = next((one for one in known if one == verb), None)
    if chosen is None:
        raise SettingsError(f"there is no verb {verb}", todo=f"one of: {', '.join(known)}")
    field, mark, value = (setting or "").partition("=")
    if (chosen == "set") != bool(mark):
        raise SettingsError(
            "it is not said what to set" if chosen == "set" else "a value goes with set alone", todo="write: set ID --set FIELD=VALUE"
        )
    spans = []
    for place in places:
        found = re.fullmatch(r"(\S+):(\d{1,12})-(\d{1,12})", place)
        if found is None or int(found[2]) >= int(found[3]):
            raise SettingsError(f"{place} is no place", todo="write ARTICLE:START-END, as `headwater show DIR --why ID` shows them")
        spans.append(Span(found[1], int(found[2]), int(found[3])))
    return Said(chosen, field.strip() or None, value.strip() or None, tuple(spans), by, note)


def undo(folder: Path, ids: Sequence[str], by: str | None, note: str | None) -> str:
    """The line that takes back a decision, by its id or the start of it. Raises SettingsError where there is not one such decision."""
    decisions = standing(read_decisions(folder)[0])[0]
    found = [one for one in decisions if any(one.id.startswith(id_) for id_ in ids)]
    if len(ids) != 1 or len(found) != 1:
        what = f"{len(found)} standing decisions have ids that begin so" if ids else "it is not said which decision to take back"
        raise SettingsError(what, str(folder / NAME), "`headwater decide DIR` lists them with their ids")
    (one,) = found
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return decision_line(Decision("", at, "undo", one.kind, one.anchors, by, one.field, one.id, note))


def since(folder: Path, known: Collection[str]) -> Iterator[Row]:
    """The decisions that the last run did not know, as rows of a report."""
    for one in read_decisions(folder)[0]:
        if one.id not in known:
            row = {name: getattr(one, name) for name in ("id", "at", "by", "verb", "kind", "field", "value", "note")}
            yield {**row, "applied": False, "why": "made since the last run: headwater replay DIR", "ids": list(one.ids)}


def compose(said: Said, lines: Sequence[tuple[str, Row]], articles: Iterable[Row]) -> Decision:
    """The decision on these lines (kind of file, row). Raises SettingsError for what cannot be said of them."""
    by_id = {article["id"]: article for article in articles}
    kind, anchors = _anchored(said, lines, by_id)
    value = _value(kind, said) if said.verb == "set" else None
    at = datetime.now(UTC).isoformat(timespec="seconds")
    ids = tuple(row["id"] for _, row in lines)
    return Decision("", at, said.verb, kind, anchors, said.by, said.field, value, said.note, ids)


def _anchored(said: Said, lines: Sequence[tuple[str, Row]], by_id: Mapping[str, Row]) -> tuple[DecisionKind, tuple[Anchor, ...]]:
    kinds = list(dict.fromkeys(name for name, _ in lines))
    odd = [name for name in kinds if name not in KIND_OF]
    if not lines or odd:
        raise SettingsError(f"nothing is decided on {', '.join(odd) or 'nothing'}", todo=f"give the id of a {', '.join(KIND_OF.values())}")
    if said.verb == "split":
        return _taken_out(said, lines, by_id)
    if said.verb == "join" and len(lines) < 2:
        raise SettingsError("one line alone cannot be joined", todo="give the ids of two or more")
    if said.verb == "join" and kinds in (["articles"], ["stories", "articles"], ["articles", "stories"]):
        rows = [by_id[id_] for _, row in lines for id_ in row.get("articles", [row["id"]])]
        return "story", tuple(_head(row) for row in rows)
    if len(kinds) > 1:
        raise SettingsError(f"these are of several kinds: {', '.join(kinds)}", todo="decide on one kind at a time")
    if said.verb != "join" and len(lines) > 1:
        raise SettingsError(f"{said.verb} takes one line", todo="make one decision for each")
    return KIND_OF[kinds[0]], tuple(anchor for name, row in lines for anchor in _of(name, row, by_id))


def _taken_out(said: Said, lines: Sequence[tuple[str, Row]], by_id: Mapping[str, Row]) -> tuple[DecisionKind, tuple[Anchor, ...]]:
    """The part of a line that is to stand for itself: its places in the articles named beside it, or the spans."""
    wholes = [(name, row) for name, row in lines if name != "articles"]
    articles = [row for name, row in lines if name == "articles"]
    if len(wholes) > 1 or not (articles or said.spans):
        todo = "give the id of one line, and the articles (or --span ARTICLE:START-END) that are to be taken out of it"
        raise SettingsError("it is not said what is to be taken out of what", todo=todo)
    if not wholes or wholes[0][0] == "stories":
        return "story", tuple(_head(row) for row in articles)
    name, row = wholes[0]
    own = {article["id"] for article in articles}
    spans = [span for span in places_of(from_row(KINDS[name], row)) if span.article in own]
    if not spans and not said.spans:
        raise SettingsError(f"{row['id']} has no place in these articles", todo="`headwater show DIR --why ID` lists its places")
    return KIND_OF[name], tuple(_anchor(span, by_id) for span in (*sorted(spans), *said.spans))


def _of(name: str, row: Row, by_id: Mapping[str, Row]) -> Iterable[Anchor]:
    if name == "articles":
        return [_head(row)]
    if name == "stories":
        return [_head(by_id[id_]) for id_ in row["articles"]]
    return [_anchor(span, by_id) for span in sorted(places_of(from_row(KINDS[name], row)))]


def _anchor(span: Span, by_id: Mapping[str, Row]) -> Anchor:
    article = by_id.get(span.article)
    if article is None or span.end > len(article["text"]):
        raise SettingsError(f"{span.article}:{span.start}-{span.end} is no place in an article", todo="write --span ARTICLE:START-END")
    return Anchor(span.article, span.start, span.end, article["text"][span.start : span.end], article["text_sha256"], article["file"])


def _head(article: Row) -> Anchor:
    return _anchor(Span(article["id"], 0, min(_HEAD, len(article["text"]))), {article["id"]: article})


def _value(kind: DecisionKind, said: Said) -> Any:
    """The value as the field takes it. Raises SettingsError where it cannot be that."""
    field = said.field or ""
    if field not in CAN_SET[kind]:
        raise SettingsError(f"{field or 'nothing'} of a {kind} cannot be set", todo=f"one of: {', '.join(CAN_SET[kind])}")
    record = KINDS[next(name for name, one in KIND_OF.items() if one == kind)]
    name = "published" if (kind, field) == ("article", "date") else field
    if field == "date" and (wrong := no_date(said.value)):
        raise SettingsError(wrong, todo="write --set date=YYYY-MM-DD")
    if (kind == "statement" and field in ("speaker", "role", "party")) or misfit(record, name, said.value) is None:
        return said.value
    try:
        value = json.loads(said.value or "null")
    except ValueError:
        value = said.value
    if wrong := misfit(record, name, value):
        raise SettingsError(wrong, todo="write --set FIELD=VALUE")
    return value
