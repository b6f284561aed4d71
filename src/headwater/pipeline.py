"""The story: what happens to a folder of coverage, in order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from headwater.align.amounts import join_amounts
from headwater.align.claims import align_claims
from headwater.align.names import join_names
from headwater.align.speakers import resolve_speakers
from headwater.align.statements import join_statements
from headwater.annotate import annotate
from headwater.compare import find_differences
from headwater.count import count_parties
from headwater.decide import FORMS, OPINIONS, Docket, Located, Rulings
from headwater.engine import Engine, LocalEngine
from headwater.errors import SettingsError, StoreError
from headwater.group import Likeness, Lineage, earlier_articles, group_by_likeness, trace_lineage
from headwater.leave import Beside, Record, gather, keep_ids, leave, placed
from headwater.ledger import find_commitments, find_events, find_relations
from headwater.mark import Repetition, mark_blocks, profile, relevant
from headwater.read import (
    Intake,
    Source,
    Taken,
    given_cells,
    given_for,
    intake_of,
    read_source,
    same_works,
    take,
)
from headwater.record import Article, Clause, Copy, Coverage, Outcome, Rejected, Story, digest, from_row, to_line
from headwater.record.kinds import KINDS
from headwater.store import Line, SqliteStore, Store, copy_record
from headwater.trace.copies import find_copies
from headwater.trace.origins import statements_with_origins, trace_origins

Report = Callable[[str, int, int], None]
T = TypeVar("T")

WORK = {**KINDS, "clauses": Clause, "outcomes": Outcome}  # what is kept between the steps: the record, clauses, what became of decisions
PER_STORY = ("names", "statements", "amounts", "claims", "origins", "differences", "commitments", "events", "relations")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run left: counts by kind of record, and how many inputs and articles were worked on anew."""

    out: Path
    counts: Mapping[str, int]
    read_anew: int
    annotated_anew: int


def quiet(_stage: str, _done: int, _total: int) -> None:
    """A report that says nothing."""


def read(inputs: Sequence[Path], out: Path, *, primary: Sequence[Path] = (), jobs: int | None = None, report: Report = quiet) -> Summary:
    """Reads coverage into the record in `out`: inputs named now as they are now, beside all that was read into it before.

    `primary` are inputs that hold releases, transcripts, originals. What an earlier run has finished and has not changed is not done again.
    `report(stage, done, total)` is called as work goes on. Raises SettingsError for a missing input, StoreError where `out` cannot be
    used, EngineError where workers die.
    """
    _check([*inputs, *primary], out)
    return _run(out, (inputs, primary), jobs, report)


def replay(record: Path, out: Path | None = None, *, jobs: int | None = None, report: Report = quiet) -> Summary:
    """Makes a record anew from all that was ever read into it, in place or in the new folder `out`: what one read of everything would give.

    Stories keep their ids. Raises StoreError where there is no record or `out` cannot be used, EngineError where workers die.
    """
    SqliteStore(record).close()
    if out is not None and out.resolve() != record.resolve():
        _check([], out)
        if out.is_dir() and any(out.iterdir()):
            raise StoreError("holds a record already", str(out), "name a new or empty folder with --out")
        copy_record(record, out)
    return _run(out or record, ((), ()), jobs, report)


def _run(out: Path, named: tuple[Sequence[Path], Sequence[Path]], jobs: int | None, report: Report) -> Summary:
    engine, store = LocalEngine(jobs), SqliteStore(out, write=True)
    try:
        intake = take(intake_of(store.note("intake")), *named, out.resolve())
        intake, readings, unreadable = _readings(intake, store)
        tasks = {taken.key: taken.source() for taken in intake.files if taken.key in readings}
        _, read_anew = _fresh(engine, store, ("read", _read_one), tasks, report)
        docket = Docket(out)
        articles, rejected = _collect(docket.on_articles(_given(intake, store, out, docket)))
        articles = same_works(articles)

        repetition = profile(articles)
        marking = {_annotate_key(article, repetition): (article, repetition) for article in articles}
        annotations, annotated_anew = _fresh(engine, store, ("annotate", _annotate_one), marking, report)
        found = _by_article(store, annotations)

        report("group", 0, 1)
        marked = [one["articles"][0] for one in found.values()]
        copies = find_copies(marked)
        stories, likeness = group_by_likeness(marked, _part(found, "names"), _part(found, "amounts"), copies)
        stories = docket.on_stories(stories, marked)
        lineage = _lineage(store, stories, marked, likeness)
        report("group", 1, 1)
        told = {
            _story_key(coverage, found, some := docket.of_story(coverage.story)): (coverage, some) for coverage in _coverages(stories, found, copies)
        }
        tellings, _ = _fresh(engine, store, ("story", _tell_one), told, report)

        record = gather([*unreadable, *rejected], found, stories, placed(copies, stories))
        for kind, line in (line for key in tellings for line in store.lines("story", key)):
            docket.hear(line) if kind == "outcomes" else record[kind].append(json.loads(line))
        keep_ids(record, lineage)
        report("write", 0, 1)
        leave(record, out, store, Beside(intake, lineage, marked, docket.decisions, docket.report()), engine.map)
        report("write", 1, 1)
        for room, keys in (("read", [taken.key for taken in intake.files]), ("annotate", annotations), ("story", tellings)):
            store.prune(room, keys)
        return Summary(out, {kind: len(rows) for kind, rows in record.items()}, read_anew, annotated_anew)
    finally:
        engine.close()
        store.close()


def tell_story(coverage: Coverage, rulings: Rulings | None = None) -> Coverage:
    """The second half of the chain: from the articles of one story, each annotated by itself, to all that is known of it.

    What a person decided on a kind of line stands above what its step has found, and all later steps take it from there.
    """
    settle = (rulings or Rulings()).settle
    told = settle("name", replace(coverage, names=join_names(coverage)))
    told = replace(told, statements=resolve_speakers(told))
    told = replace(told, amounts=join_amounts(told))
    told = settle("statement", replace(told, statements=join_statements(told)))
    told = settle("claim", replace(told, claims=align_claims(told)), FORMS)
    told = settle("origin", replace(told, origins=trace_origins(told)))
    told = replace(told, statements=statements_with_origins(told))
    told = settle("claim", replace(told, claims=count_parties(told)), OPINIONS)
    told = settle("difference", replace(told, differences=find_differences(told)))
    told = settle("commitment", replace(told, commitments=find_commitments(told)))
    told = replace(told, events=find_events(told))
    return replace(told, relations=find_relations(told))


# ---- the steps, as the workers run them


def _read_one(task: tuple[str, Source]) -> tuple[str, list[Line]]:
    key, source = task
    return key, [_line(found) for found in read_source(source)]


def _annotate_one(task: tuple[str, tuple[Article, Repetition]]) -> tuple[str, list[Line]]:
    key, (article, repetition) = task
    marked = mark_blocks(article, repetition)
    return key, [_line(marked), *(_line(found) for found in annotate(marked))]


def _tell_one(task: tuple[str, tuple[Coverage, Sequence[Located]]]) -> tuple[str, list[Line]]:
    key, (coverage, decisions) = task
    rulings = Rulings(decisions)
    told = tell_story(coverage, rulings)
    rows = [(kind, to_line(record)) for kind in PER_STORY for record in getattr(told, kind)]
    return key, [*rows, *(("outcomes", to_line(outcome)) for outcome in rulings.outcomes)]


def _line(record: Any) -> Line:
    kind = next(kind for kind, known in WORK.items() if known is type(record))
    return kind, to_line(record)


def _fresh(
    engine: Engine,
    store: Store,
    room: tuple[str, Callable[[tuple[str, T]], tuple[str, list[Line]]]],
    tasks: Mapping[str, T],
    report: Report,
) -> tuple[list[str], int]:
    """Runs a room's step on every task whose result is not kept yet. Gives all keys in order, and how many were run."""
    name, step = room
    kept = store.kept(name)
    todo = [(key, task) for key, task in tasks.items() if key not in kept]
    done = len(tasks) - len(todo)
    report(name, done, len(tasks))
    for key, lines in engine.map(step, todo):
        store.keep(name, key, lines)
        done += 1
        report(name, done, len(tasks))
    store.commit()
    return list(tasks), len(todo)


def _records(store: Store, room: str, keys: Iterable[str]) -> Iterator[Any]:
    for key in keys:
        for kind, line in store.lines(room, key):
            yield from_row(WORK[kind], json.loads(line))


# ---- between the steps


def _check(inputs: Sequence[Path], out: Path) -> None:
    for path in inputs:
        if not path.exists():
            raise SettingsError("there is no such file or folder", str(path), "check the path")
    if out.exists() and not out.is_dir():
        raise StoreError("is a file, not a folder", str(out), "name a new folder with --out")
    known = ("manifest.json", "headwater.sqlite")
    if out.is_dir() and any(out.iterdir()) and not any((out / name).exists() for name in known):
        raise StoreError("holds other files and no record", str(out), "name a new or empty folder with --out")


def _readings(intake: Intake, store: Store) -> tuple[Intake, set[str], list[Rejected]]:
    """The intake with the key of each file's reading, the keys of what this program is to read, and what is no source.

    The key changes with a file's bytes, its path and the program. A file that is gone or has changed since, and is not among the inputs
    named now, stays as it was read.
    """
    kept = store.kept("read")
    files: list[Taken] = []
    todo: set[str] = set()
    rejected = intake.rejected()
    for taken in intake.files:
        key = digest("r", _program(), taken.base, taken.sha256)
        if key in kept or taken.unchanged():
            todo.add(key)
        elif taken.key in kept:
            key = taken.key
        else:
            rejected.append(Rejected(taken.file, f"was read before, and is not at {taken.path} any more; bring it back, and read it again"))
            continue
        files.append(replace(taken, key=key))
    return replace(intake, files=tuple(files)), todo, rejected


def _collect(found: Iterable[Article | Rejected]) -> tuple[list[Article], list[Rejected]]:
    """Articles in the order of their files. The same article met twice, with nothing to tell the two apart, is kept once."""
    articles: dict[str, Article] = {}
    rejected: list[Rejected] = []
    for record in found:
        if isinstance(record, Rejected):
            rejected.append(record)
        elif record.id in articles:
            first = articles[record.id].file
            reason = f"is the article of {first} once more, to the letter, and no outlet, address or date tells them apart; name them in articles.csv"
            rejected.append(Rejected(record.file, reason, record.url))
        else:
            articles[record.id] = record
    return sorted(articles.values(), key=lambda article: (article.file, article.id)), rejected


def _given(intake: Intake, store: Store, out: Path, docket: Docket) -> Iterator[Article | Rejected]:
    """What was read, file by file; what a person wrote into articles.csv, beside the input or in the record, stands above what was found."""
    filled = given_cells(out, store.note("articles.csv"))
    for taken in intake.files:
        for found in _records(store, "read", [taken.key]):
            record = replace(found, file=taken.file)
            if isinstance(record, Article):
                *before, record = given_for(record, taken, intake, filled)
                docket.known_as(record, *before)
            yield record


def _annotate_key(article: Article, repetition: Repetition) -> str:
    return digest("m", _program(), to_line(article), relevant(article, repetition))


def _by_article(store: Store, keys: Sequence[str]) -> dict[str, Record]:
    """What was found in each article, by its id; `key` is under what it is kept."""
    found: dict[str, Record] = {}
    for key in keys:
        one: Record = {kind: [] for kind in WORK} | {"key": [key]}
        for kind, line in store.lines("annotate", key):
            one[kind].append(from_row(WORK[kind], json.loads(line)))
        found[one["articles"][0].id] = one
    return found


def _part(found: Mapping[str, Record], kind: str) -> dict[str, list[Any]]:
    return {article: one[kind] for article, one in found.items()}


def _coverages(stories: Sequence[Story], found: Mapping[str, Record], copies: Sequence[Copy]) -> Iterator[Coverage]:
    """Each story with what was found in its articles, and the passages that they share."""
    passages: dict[str, list[Copy]] = {}
    for copy in copies:
        for article in {span.article for span in copy.passages}:
            passages.setdefault(article, []).append(copy)
    for story in stories:
        own = set(story.articles)
        near = {copy.id: copy for article in story.articles for copy in passages.get(article, ())}
        shared = [replace(copy, story=story.id, passages=tuple(p for p in copy.passages if p.article in own)) for copy in near.values()]
        yield Coverage(
            story,
            tuple(found[article]["articles"][0] for article in story.articles),
            copies=tuple(sorted((copy for copy in shared if len(copy.passages) > 1), key=lambda copy: copy.id)),
            **{
                kind: tuple(record for article in story.articles for record in found[article][kind])
                for kind in ("names", "statements", "amounts", "dates", "clauses")
            },
        )


def _story_key(coverage: Coverage, found: Mapping[str, Record], decisions: Sequence[Located]) -> str:
    parts = [key for article in coverage.story.articles for key in found[article]["key"]]
    return digest("s", _program(), to_line(coverage.story), *parts, *(to_line(one) for one in (*coverage.copies, *decisions)))


def _lineage(store: Store, stories: Sequence[Story], articles: Sequence[Article], likeness: Likeness) -> Lineage:
    """The stories beside those of the last run."""
    before = [from_row(Story, row) for row in store.rows("stories")] if store.note("intake") else []
    known = [from_row(Article, row) for row in store.rows("articles")] if before else []
    order = json.loads(store.note("story ids") or "[]")
    return trace_lineage(stories, before, order, earlier_articles(articles, known), likeness)


@cache
def _program() -> str:
    """A digest of the program itself: what another version has worked out is worked out anew."""
    root = Path(__file__).parent
    seen = hashlib.sha256(version("headwater").encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            seen.update(path.relative_to(root).as_posix().encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()[:16]
