"""Sets one field of a line to what a person says it is, as far as a field of that kind can be set."""

from __future__ import annotations

import types
import typing
from dataclasses import replace
from typing import Any

from headwater.record import Commitment, Coverage, Decision, DecisionKind, Name, Speaker, Statement, digest
from headwater.text import fold

CAN_SET: dict[DecisionKind, tuple[str, ...]] = {
    "article": ("outlet", "date", "owner", "primary"),
    "story": ("title",),
    "name": ("name", "kind", "party"),
    "statement": ("speaker", "role", "party", "venue", "said_on"),
    "claim": ("text", "as_of"),
    "origin": ("name", "type", "party", "venue", "date", "access"),
    "difference": ("verdict", "about"),
    "commitment": ("title", "kind", "stage", "currency", "value", "purpose", "channel", "announced_on", "counts_in_total"),
}


def changed(coverage: Coverage, row: Any, decision: Decision) -> tuple[Any, str]:
    """The line with the field set and a word on it; None and the reason where it cannot be set."""
    field, value = decision.field or "", decision.value
    if field not in CAN_SET[decision.kind]:
        return None, f"{field} of a {decision.kind} cannot be set; one of {', '.join(CAN_SET[decision.kind])} can"
    if isinstance(value, str) and not value.strip():
        return None, f"{field} cannot be set to nothing but blanks; null says that it is not known"
    said = f"{field} set to {value!r}"
    if isinstance(row, Statement) and field in ("speaker", "role", "party"):
        made = _statement(coverage, row, field, value)
        return (made, said) if made is not None else (None, f"{value!r} is no {field}: write a name")
    if isinstance(row, Statement) and field == "venue" and (value is None or isinstance(value, str)):
        return replace(row, venue=value or None, mentions=tuple(replace(m, venue=value or None) for m in row.mentions)), said
    wrong = misfit(type(row), field, value)
    if wrong:
        return None, wrong
    if isinstance(row, Commitment) and field == "value":
        return replace(row, value=value, low=value, high=value), said
    if isinstance(row, Commitment) and field == "counts_in_total":
        return replace(row, counts_in_total=value, why_not=None if value else "a person left it out"), said
    if isinstance(row, Name) and field == "name":
        return replace(row, name=value, variants=tuple(dict.fromkeys((value, *row.variants)))), said
    return replace(row, **{field: value}), said


def misfit(kind: type[Any], field: str, value: Any) -> str | None:
    """What is wrong with a value for a field of a record, in words; None where it fits."""
    hint = typing.get_type_hints(kind)[field]
    choices = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
    for choice in choices:
        if typing.get_origin(choice) is typing.Literal and value in typing.get_args(choice):
            return None
        if choice is types.NoneType and value is None:
            return None
        if choice is float and isinstance(value, (int, float)) and not isinstance(value, bool):
            return None
        if isinstance(choice, type) and choice is not types.NoneType and type(value) is choice:
            return None
    return f"{value!r} does not fit: {field} is {' or '.join(map(_wanted, choices))}"


def _wanted(choice: Any) -> str:
    if typing.get_origin(choice) is typing.Literal:
        return f"one of {', '.join(map(str, typing.get_args(choice)))}"
    known: dict[Any, str] = {types.NoneType: "nothing", str: "text", float: "a number", bool: "true or false"}
    return known.get(choice, str(choice))


def _statement(coverage: Coverage, row: Statement, field: str, value: Any) -> Statement | None:
    """The statement with another speaker: somebody the story knows by that name, else a new one of whom the name alone is known."""
    if not (value is None or (isinstance(value, str) and value.strip())):
        return None
    if field != "speaker":
        part: dict[str, Any] = {field: value}
        return replace(row, speaker=replace(row.speaker, **part)) if row.speaker is not None else None
    if value is None:
        return replace(row, speaker=None)
    known = [name for name in coverage.names if fold(value) in {fold(v) for v in (name.name, *name.variants)}]
    if len(known) == 1:
        role = known[0].roles[0].role if known[0].roles else None
        return replace(row, speaker=Speaker(known[0].id, known[0].name, role, known[0].party, False))
    return replace(row, speaker=Speaker(digest("n", row.story, "given", fold(value)), value))
