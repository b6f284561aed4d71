"""Reads the decisions of a record, tells which of them stand, and adds one. No run rewrites the file."""

from __future__ import annotations

import json
import math
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from headwater.errors import StoreError
from headwater.record import Anchor, Decision, DecisionKind, Outcome, Verb, digest, to_row

NAME = "decisions.jsonl"
_VERBS, _KINDS = typing.get_args(Verb), typing.get_args(DecisionKind)
_OPINIONS = ("confirm", "reject", "unsure")


def read_decisions(folder: Path) -> tuple[list[Decision], list[Outcome]]:
    """The decisions in the order of the file, and an outcome for each line that is none. Raises StoreError where the file cannot be read."""
    path = folder / NAME
    if not path.is_file():
        return [], []
    try:
        lines = path.read_text("utf-8", "replace").split("\n")
    except OSError as error:
        raise StoreError(f"cannot be opened ({error.strerror or error})", str(path), "check who may read it") from error
    found: list[Decision] = []
    odd: list[Outcome] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            read = _decision(line)
            if isinstance(read, Decision):
                found.append(read)
            else:
                odd.append(Outcome(f"line {number}", False, read))
    return found, odd


def _decision(line: str) -> Decision | str:
    """The decision of a line, or what is wrong with it."""
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return f"is no JSON ({error})"
    if not isinstance(row, dict):
        return "is no object"
    if row.get("verb") not in _VERBS:
        return f"has no verb; one of {', '.join(_VERBS)}"
    if row.get("kind") not in _KINDS:
        return f"has no kind; one of {', '.join(_KINDS)}"
    if row["verb"] == "set" and not isinstance(row.get("field"), str):
        return "sets no field"
    value = _plain(row.get("value"))
    if not isinstance(value, (str, int, float, type(None))) or (isinstance(value, float) and not math.isfinite(value)):
        return "has a value that is neither text nor a number, true, false or null"
    anchors = row.get("anchors")
    if not isinstance(anchors, list) or not all(_is_anchor(one) for one in anchors) or not (anchors or row["verb"] == "undo"):
        return "has no anchors: a list of {article, start, end}"
    return Decision(
        id=digest("dec", *(json.dumps(row.get(name), sort_keys=True) for name in ("at", "by", "verb", "kind", "anchors", "field", "value"))),
        at=_text(row.get("at")) or "",
        verb=row["verb"],
        kind=row["kind"],
        anchors=tuple(_anchor(one) for one in anchors),
        by=_text(row.get("by")),
        field=_text(row.get("field")),
        value=value,
        note=_text(row.get("note")),
        ids=tuple(one for one in ids if isinstance(one, str)) if isinstance(ids := row.get("ids"), list) else (),
    )


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _is_anchor(row: Any) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("article"), str):
        return False
    start, end = row.get("start", 0), row.get("end", 0)
    return type(start) is int and type(end) is int and 0 <= start <= end


def _anchor(row: dict[str, Any]) -> Anchor:
    sha, file = (_text(row.get(name)) for name in ("text_sha256", "file"))
    words = row.get("words")
    return Anchor(row["article"], row.get("start", 0), row.get("end", 0), words if isinstance(words, str) and words else None, sha, file)


def _text(value: Any) -> str | None:
    return _plain(value) if isinstance(value, str) and value else None


def _plain(value: Any) -> Any:
    """A text as a file can hold it: half a surrogate pair cannot be written."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def standing(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Outcome]]:
    """The decisions that none after them takes back or overrides, in their order; and what became of the others.

    An `undo` takes back the decision whose id is its value, else the last one of its kind with the same anchors that still stands.
    Of several opinions (confirm, reject, unsure) on one thing, and of several values for one field of it, the last counts.
    """
    alive: dict[str, Decision] = {}
    outcomes: list[Outcome] = []
    for decision in decisions:
        if decision.verb != "undo":
            same = [one.id for one in alive.values() if _over(decision, one)]
            outcomes.extend(Outcome(id_, False, f"a later decision ({decision.id}) stands in its place") for id_ in same)
            for id_ in same:
                del alive[id_]
            alive[decision.id] = decision
            continue
        undone = _undone(decision, alive)
        if undone is None:
            outcomes.append(Outcome(decision.id, False, "there is no decision that it could take back"))
        else:
            del alive[undone]
            outcomes.append(Outcome(undone, False, f"taken back by {decision.id}"))
            outcomes.append(Outcome(decision.id, True, f"takes back {undone}", (undone,)))
    return list(alive.values()), outcomes


def _over(later: Decision, earlier: Decision) -> bool:
    if later.kind != earlier.kind or _places(later) != _places(earlier):
        return False
    if later.verb in _OPINIONS and earlier.verb in _OPINIONS:
        return True
    return later.verb == earlier.verb and later.field == earlier.field


def _undone(decision: Decision, alive: dict[str, Decision]) -> str | None:
    if isinstance(decision.value, str) and decision.value:
        return decision.value if decision.value in alive else None
    fits = [id_ for id_, one in alive.items() if one.kind == decision.kind and _places(one) == _places(decision)]
    return fits[-1] if fits else None


def _places(decision: Decision) -> list[tuple[str, int, int]]:
    return sorted({(anchor.article, anchor.start, anchor.end) for anchor in decision.anchors})


def decision_line(decision: Decision) -> str:
    """The decision as a line of the file; its id is worked out from the rest."""
    row = to_row(decision)
    row["anchors"] = [{name: value for name, value in anchor.items() if value is not None} for anchor in row["anchors"]]
    return json.dumps({name: value for name, value in row.items() if name != "id"}, ensure_ascii=False)


def append_decision(folder: Path, line: str) -> Decision:
    """Adds a line to the decisions of a record. Raises StoreError where the file cannot be written."""
    found = _decision(line)
    if isinstance(found, str):
        raise StoreError(f"the decision {found}", str(folder / NAME), "say it in another way")
    path = folder / NAME
    try:
        open_end = path.is_file() and path.read_bytes()[-1:] not in (b"", b"\n")  # a line that somebody wrote by hand may have no end
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(("\n" if open_end else "") + line + "\n")
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror or error})", str(path), "check who may write it") from error
    return found
