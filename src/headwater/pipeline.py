"""The story: what happens to a folder of coverage, in order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from headwater.annotate import annotate
from headwater.engine import Engine, LocalEngine
from headwater.errors import SettingsError, StoreError
from headwater.mark import Repetition, mark_blocks, profile, relevant
from headwater.read import Source, apply_overrides, articles_csv, given_cells, list_sources, load_overrides, read_source, same_works, source_digest
from headwater.record import Article, Rejected, digest, from_row, to_line
from headwater.record.kinds import FORMAT, KINDS
from headwater.store import Line, SqliteStore, Store
from headwater.tell.files import write_lines, write_manifest, write_text

Report = Callable[[str, int, int], None]
T = TypeVar("T")
Record = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run left: counts by kind of record, and how many inputs and articles were worked on anew."""

    out: Path
    counts: Mapping[str, int]
    read_anew: int
    annotated_anew: int


def quiet(_stage: str, _done: int, _total: int) -> None:
    """A report that says nothing."""


def read(inputs: Sequence[Path], out: Path, *, jobs: int | None = None, report: Report = quiet) -> Summary:
    """Reads coverage and leaves its record in `out`; what an earlier run has finished and has not changed is not done again.

    `report(stage, done, total)` is called as work goes on. Raises SettingsError for a missing input, StoreError where `out` cannot be
    used, EngineError where workers die.
    """
    _check(inputs, out)
    engine, store = LocalEngine(jobs), SqliteStore(out, write=True)
    try:
        sources, unreadable = _list(inputs, out)
        readings, read_anew = _fresh(engine, store, ("read", _read_one), sources, report)
        articles, rejected = _collect(_apply_given(_records(store, "read", readings), inputs, out, store))
        articles = same_works(articles)

        repetition = profile(articles)
        tasks = {_annotate_key(article, repetition): (article, repetition) for article in articles}
        annotations, annotated_anew = _fresh(engine, store, ("annotate", _annotate_one), tasks, report)

        record = _gather([*unreadable, *rejected], _records(store, "annotate", annotations))
        _write(record, out, store, sources)
        store.prune("read", readings)
        store.prune("annotate", annotations)
        return Summary(out, {kind: len(rows) for kind, rows in record.items()}, read_anew, annotated_anew)
    finally:
        engine.close()
        store.close()


# ---- the steps, as the workers run them


def _read_one(task: tuple[str, Source]) -> tuple[str, list[Line]]:
    key, source = task
    return key, [_line(found) for found in read_source(source)]


def _annotate_one(task: tuple[str, tuple[Article, Repetition]]) -> tuple[str, list[Line]]:
    key, (article, repetition) = task
    marked = mark_blocks(article, repetition)
    return key, [_line(marked), *(_line(found) for found in annotate(marked))]


def _line(record: Any) -> Line:
    kind = next(kind for kind, known in KINDS.items() if known is type(record))
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
            yield from_row(KINDS[kind], json.loads(line))


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


def _list(inputs: Sequence[Path], out: Path) -> tuple[dict[str, Source], list[Rejected]]:
    """What there is to read, by a key that changes with its bytes, its place and the program; and what cannot be."""
    own = out.resolve()
    sources: dict[str, Source] = {}
    rejected: list[Rejected] = []
    for found in list_sources(inputs):
        if isinstance(found, Rejected):
            rejected.append(found)
        elif not found.path.resolve().is_relative_to(own):  # an earlier record below the input is no coverage
            sources[digest("r", _program(), found.file, source_digest(found))] = found
    return sources, rejected


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


def _apply_given(found: Iterable[Article | Rejected], inputs: Sequence[Path], out: Path, store: Store) -> Iterator[Article | Rejected]:
    """What a person wrote into articles.csv, beside the input or in the record, stands above what was found."""
    beside = load_overrides(inputs)
    filled = given_cells(out, store.note("articles.csv"))
    for record in found:
        yield apply_overrides(apply_overrides(record, beside), filled) if isinstance(record, Article) else record


def _annotate_key(article: Article, repetition: Repetition) -> str:
    return digest("m", _program(), to_line(article), relevant(article, repetition))


def _gather(rejected: Sequence[Rejected], found: Iterable[Any]) -> Record:
    """The record by kind: everything in the order of its article, rejected inputs by their file."""
    names = {known: kind for kind, known in KINDS.items()}
    record: Record = {kind: [] for kind in KINDS}
    record["rejected"].extend(rejected)
    for item in found:
        record[names[type(item)]].append(item)
    record["rejected"].sort(key=lambda row: (row.file, row.reason))
    return record


def _write(record: Record, out: Path, store: Store, sources: Mapping[str, Source]) -> None:
    """Leaves the record: in the database, as files, and last the manifest, the sign that it is whole."""
    for kind, rows in record.items():
        write_lines(out, kind, rows)
    table, written = articles_csv(record["articles"], store.note("articles.csv"))
    store.replace(record, {"articles.csv": written})
    write_text(out, "articles.csv", table)
    inputs = sorted((source.file, source_digest(source)) for source in sources.values())
    write_manifest(
        out,
        {
            "program": "headwater",
            "version": version("headwater"),
            "format": FORMAT,
            "inputs": [{"file": file, "sha256": sha} for file, sha in inputs],
            "settings": {},
            "models": {},
            "counts": {kind: len(rows) for kind, rows in record.items()},
            "error_rates": json.loads((Path(__file__).parent / "measured.json").read_text("utf-8")),
        },
    )


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
