"""Prints what a person decided and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.tell.words import Row, harmless, one_line, plural, short

SHOWN = 3


def decided(decisions: Sequence[Row], *, every: bool = False) -> Iterator[str]:
    """Lines for the brief: how many decisions were applied, and which were not, each with the reason."""
    applied = sum(row["applied"] for row in decisions)
    rest = [row for row in decisions if not row["applied"]]
    if decisions:
        yield f"Decisions: {applied} applied, {len(rest)} kept and not applied"
    for row in rest[: None if every else SHOWN]:
        yield f"  not applied: {_line(row)}"
    if not every and len(rest) > SHOWN:
        yield f"  … and {plural(len(rest) - SHOWN, 'decision')} more: --all"


def on_line(decisions: Sequence[Row], id_: str) -> Iterator[str]:
    """Lines for `--why`: what was decided on a line of the record."""
    for row in decisions:
        if row["applied"] and id_ in row["ids"] and row["verb"] != "undo":
            yield f"  decided: {_line(row)}"


def all_decisions(decisions: Sequence[Row]) -> Iterator[str]:
    """A line a decision, in the order in which they were made."""
    for row in decisions:
        yield f"{'applied    ' if row['applied'] else 'not applied'}  {_line(row)}"


def _line(row: Row) -> str:
    if row["verb"] is None:
        return f"{DECISIONS}, {row['id']}: {one_line(row['why'], 160)}"
    what = f" {row['field']}" if row["field"] else ""
    who = f" by {one_line(row['by'], 40)}" if row["by"] else ""
    on = f" on {harmless(row['at'][:10])}" if row["at"] else ""
    note = f" ({one_line(row['note'], 100)})" if row["note"] else ""
    lines = f" {', '.join(short(id_) for id_ in row['ids'][:3])}" if row["ids"] else ""
    return f"{row['id']} {row['verb']} {row['kind']}{what}{lines}{who}{on}: {one_line(row['why'], 120)}{note}"


DECISIONS = "decisions.jsonl"
