"""Leaves what was found as the record: in the database, as files, tables and a page, and last the manifest, the sign that it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from headwater.group import Lineage, history_lines
from headwater.models import digests
from headwater.read import Intake, articles_csv, intake_note, renamed_note
from headwater.record import Article, Copy, Decision, Outcome, Rejected, Story, to_row
from headwater.record.kinds import FORMAT, KINDS
from headwater.store import Store
from headwater.tell.files import write_lines, write_manifest, write_text
from headwater.tell.page import write_page
from headwater.tell.tables import write_tables

Record = dict[str, list[Any]]
Run = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a record keeps beside its rows: what it was made of, how its stories came about, what a person decided and what became of that."""

    intake: Intake
    lineage: Lineage
    articles: Sequence[Article]
    decisions: Sequence[Decision]
    outcomes: Sequence[Outcome]


def placed(copies: Sequence[Copy], stories: Sequence[Story]) -> list[Copy]:
    """Each copy with the story of its passages; none where they stand in several."""
    home = {article: story.id for story in stories for article in story.articles}
    places = [{home.get(span.article) for span in copy.passages} for copy in copies]
    return [replace(copy, story=place.pop() if len(place) == 1 else None) for copy, place in zip(copies, places, strict=True)]


def gather(rejected: Sequence[Rejected], found: Mapping[str, Record], stories: Sequence[Story], copies: Sequence[Copy]) -> Record:
    """The rows by kind, before the stories are told: articles by their file, what stands in stubs alone, rejected inputs by their file."""
    told = {article for story in stories for article in story.articles}
    record: Record = {kind: [] for kind in KINDS}
    for article, one in found.items():
        for kind in ("articles", "dates", *(() if article in told else ("names", "statements", "amounts"))):
            record[kind].extend(one[kind])
    record["rejected"] = sorted(rejected, key=lambda row: (row.file, row.reason))
    record["stories"], record["copies"] = list(stories), list(copies)
    return {kind: [to_row(one) for one in some] for kind, some in record.items()}


def keep_ids(record: Record, lineage: Lineage) -> None:
    """Puts the ids that stories keep in the place of those of their articles."""
    for row in record["stories"]:
        row["id"] = lineage.ids[row["id"]]
        row["previous_ids"] = list(lineage.previous.get(row["id"], ()))
    for kind, rows in record.items():
        for row in rows if kind not in ("stories", "articles", "rejected", "dates") else ():
            row["story"] = lineage.ids.get(row["story"], row["story"])


def leave(record: Record, out: Path, store: Store, beside: Beside, run: Run) -> None:
    """Writes the record whole. `run` maps a function over the stories, as `map` does. Raises StoreError where `out` cannot be written."""
    intake, lineage = beside.intake, beside.lineage
    table, written = articles_csv(beside.articles, renamed_note(store.note("articles.csv"), {t.was: t.file for t in intake.files if t.was}))
    history = (store.note("history") or "") + "".join(f"{line}\n" for line in history_lines(lineage.events))
    for kind, rows in record.items():
        write_lines(out, kind, rows)
    notes = {"articles.csv": written, "intake": intake_note(intake), "story ids": json.dumps(lineage.order), "history": history}
    store.replace(record, notes)
    write_text(out, "articles.csv", table)
    if history:
        write_text(out, "history.jsonl", history)
    write_tables(record, out)
    manifest = {
        "program": "headwater",
        "version": version("headwater"),
        "format": FORMAT,
        "inputs": [{"file": file, "sha256": sha} for file, sha in sorted((taken.file, taken.sha256) for taken in intake.files)],
        "settings": {},
        "models": digests(),
        "counts": {kind: len(some) for kind, some in record.items()},
        "decisions": list(_decided(beside)),
        "error_rates": json.loads((Path(__file__).parent / "measured.json").read_text("utf-8")),
    }
    write_page(record, manifest, out, run)
    write_manifest(out, manifest)


def _decided(beside: Beside) -> Iterable[dict[str, Any]]:
    """Each decision with what became of it; a line that is no decision stands by its number."""
    known = {decision.id: decision for decision in beside.decisions}
    for outcome in beside.outcomes:
        decision = known.get(outcome.decision)
        said = {name: getattr(decision, name, None) for name in ("at", "by", "verb", "kind", "field", "value", "note")}
        ids = [beside.lineage.ids.get(id_, id_) for id_ in outcome.ids]
        yield {"id": outcome.decision, **said, "applied": outcome.applied, "why": outcome.why, "ids": ids}
