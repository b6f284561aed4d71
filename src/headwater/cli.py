"""The command line: options into the pipeline, results into words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from headwater import pipeline
from headwater.decide import append_decision, compose, decision_line, since, spoken, undo
from headwater.engine import settle
from headwater.errors import EngineError, HeadwaterError, SettingsError, StoreError
from headwater.group import why_together
from headwater.record import Article, Copy, Story, from_row, to_row
from headwater.record.kinds import KINDS
from headwater.record.schema import schema as schema_of
from headwater.store import SqliteStore
from headwater.tell.decided import all_decisions, decided, on_line
from headwater.tell.terminal import show_articles, show_brief, show_lines
from headwater.tell.together import together
from headwater.tell.why import find, why
from headwater.tell.words import harmless, plural

EXIT_CODES = {SettingsError: 2, StoreError: 3, EngineError: 4}
LABELS = {
    "read": "reading inputs",
    "annotate": "marking and annotating",
    "group": "shared words and stories",
    "story": "telling the stories",
    "write": "writing the record",
}

FOUND = {
    "stories": "story",
    "statements": "statement",
    "claims": "claim",
    "origins": "origin",
    "differences": "difference",
    "commitments": "commitment",
}

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Reads the coverage of events from many outlets and leaves one record in which every line leads back to the exact words.",
    epilog="Exit codes: 0 done, 1 nothing found, 2 wrong use, 3 the output folder cannot be used, 4 workers died.",
)


@app.callback(invoke_without_command=True)
def _main(show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if show_version:
        typer.echo(f"headwater {version('headwater')}")
        raise typer.Exit


@app.command(
    "read",
    epilog="Examples:  headwater read articles/ --out record    headwater read a.html dump.jsonl --out record --jobs 2    "
    "headwater read more/ --primary releases/ --out record",
)
def read_command(
    out: Annotated[Path, typer.Option("--out", help="Folder for the record; made if it is not there.")],
    inputs: Annotated[list[Path] | None, typer.Argument(help="Folders or files: .txt .md .html .mhtml .jsonl .json .csv", metavar="INPUT...")] = None,
    primary: Annotated[
        list[Path] | None, typer.Option("--primary", help="Folder or file of releases, transcripts, originals that articles are made from.")
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Worker processes; all cores by default.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")] = False,
) -> None:
    """Read coverage and leave its record in a folder.

    Into a folder that holds a record, it adds: what was read before stays, an article joins its story or opens one, and a story keeps its
    id. An input that is named again is taken as it is now. Only what is new or changed is worked on; a run that was killed goes on where it
    was. Texts given with --primary are where words come from: what articles have from them is shown, and they are no outlet in any count.
    Outlets, dates and owners that could not be found are filled in by hand in DIR/articles.csv (or one beside the input), and the next run
    takes them.
    """
    if not inputs and not primary:
        raise SettingsError("there is nothing to read", todo="name a folder or file: headwater read INPUT --out DIR")
    with _progress(quiet) as report:
        summary = pipeline.read(inputs or [], out, primary=primary or [], jobs=jobs, report=report)
    if not quiet:
        _told(summary, out)


@app.command("replay", epilog="Examples:  headwater replay record    headwater replay record --out fresh")
def replay_command(
    record: Annotated[Path, typer.Argument(help="The folder that `headwater read` wrote.", metavar="DIR")],
    out: Annotated[Path | None, typer.Option("--out", help="A new folder for it; in place by default.")] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Worker processes; all cores by default.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")] = False,
) -> None:
    """Make a record anew from all that was read into it, with this version of the program and the decisions as they are.

    The outcome is that of one read of everything, whatever the runs it came in; stories keep their ids. A file that is gone or has changed
    since stays as it was read.
    """
    with _progress(quiet) as report:
        summary = pipeline.replay(record, out, jobs=jobs, report=report)
    if not quiet:
        _told(summary, out or record)


def _told(summary: pipeline.Summary, out: Path) -> None:
    """Says what a run left."""
    counts = summary.counts
    found = ", ".join(plural(counts[kind], noun) for kind, noun in FOUND.items())
    typer.echo(f"{counts['articles']} articles ({summary.annotated_anew} new or changed), {counts['rejected']} inputs not taken as articles")
    typer.echo(f"{found}")
    typer.echo(f"The record is in {out}. Look at it: headwater show {out}, or open {out / 'index.html'}")
    show_lines(decided(_decisions(out)), Console())


@app.command(
    "show",
    epilog="Examples:  headwater show record    headwater show record --why c-1a2b3c    "
    "headwater show record --why times.txt post.txt    headwater show record --article times.txt",
)
def show_command(
    record: Annotated[Path, typer.Argument(help="The folder that `headwater read` wrote.", metavar="DIR")],
    other: Annotated[str | None, typer.Argument(help="With --why: a second article.", metavar="[ID]")] = None,
    every: Annotated[bool, typer.Option("--all", help="The whole brief, not the first lines of each part.")] = False,
    why_id: Annotated[
        str | None,
        typer.Option("--why", metavar="ID [ID]", help="The reasons and passages behind a line; of two articles, why they are in one story or not."),
    ] = None,
    article: Annotated[str | None, typer.Option("--article", help="An article's id, file or input id: its text with all annotations.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The rows as JSON, one a line, instead of words.")] = False,
) -> None:
    """Show the brief of a record: where it comes from, what is reported, where accounts part, what was promised.

    A line or article is named by its id, the start of one, or the file of an article.
    """
    rows, console = _load(record), Console()
    if other is not None and why_id is None:
        raise SettingsError(f"{harmless(other)} stands alone", todo="two articles go with --why: headwater show DIR --why ID ID")
    if why_id is not None and other is not None:
        _pair(rows, (why_id, other), record, as_json=as_json)
    elif why_id is not None:
        _why(rows, why_id, record, as_json=as_json)
    elif article is not None or as_json:
        if article is not None:
            rows["articles"] = [row for row in rows["articles"] if article in (row["id"], row["file"], row["input_id"])]
            if not rows["articles"]:
                raise SettingsError(
                    f"no article is called {harmless(article)}", str(record), "`headwater search DIR WORD` finds articles by their words"
                )
        _json(rows, article) if as_json else show_articles(rows, console)
    else:
        show_brief(rows, console, every=every)
        show_lines(decided(_decisions(record), every=every), console)
        show_lines([f"The page: {record / 'index.html'}", f"Why any line says what it says: headwater show {record} --why ID"], console)


def _pair(rows: dict[str, list[dict[str, Any]]], named: tuple[str, str], record: Path, *, as_json: bool) -> None:
    """Why two articles are in one story, or apart."""
    found = [_one({"articles": rows["articles"]}, id_, record)[1] for id_ in named]
    short = next((row for row in found if row["stub"]), None)
    if short is not None:
        raise SettingsError(
            f"{harmless(short['file'])} is in no story", str(record), "it is too short to be a whole article, or a person left it out"
        )
    if found[0]["id"] == found[1]["id"]:
        raise SettingsError("that is one article twice", str(record), "give two articles")
    articles = [from_row(Article, row) for row in rows["articles"]]
    copies, stories = [from_row(Copy, row) for row in rows["copies"]], [from_row(Story, row) for row in rows["stories"]]
    why_ = to_row(why_together(articles, copies, stories, found[0]["id"], found[1]["id"]))
    typer.echo(json.dumps(why_, ensure_ascii=False)) if as_json else show_lines(together(why_, rows), Console())


def _why(rows: dict[str, list[dict[str, Any]]], id_: str, record: Path, *, as_json: bool) -> None:
    found = find(rows, id_)
    if not found:
        raise SettingsError(f"nothing in the record has the id {harmless(id_)}", str(record), "ids stand at the end of each line of `headwater show`")
    if as_json:
        for kind, row in found:
            typer.echo(json.dumps({"record": kind, **row}, ensure_ascii=False))
    elif len(found) > 1:
        shown = ", ".join(str(row["id"]) for _, row in found[:5])
        raise SettingsError(f"{len(found)} lines have ids that begin with {harmless(id_)}", str(record), f"give more of it: {shown}")
    else:
        show_lines([*why(rows, *found[0]), *on_line(_decisions(record), found[0][1]["id"])], Console())


@app.command(
    "decide",
    epilog="Examples:  headwater decide record reject c-1a2b3c --by Ann    headwater decide record set times.txt --set date=2031-05-07    "
    "headwater decide record undo dec-4d5e6f",
)
def decide_command(
    record: Annotated[Path, typer.Argument(help="The folder that `headwater read` wrote.", metavar="DIR")],
    words: Annotated[
        list[str] | None, typer.Argument(help="The verb, and ids (their start will do) or files of articles.", metavar="[VERB ID...]")
    ] = None,
    setting: Annotated[str | None, typer.Option("--set", metavar="FIELD=VALUE", help="With set: the field and what it is.")] = None,
    spans: Annotated[list[str] | None, typer.Option("--span", metavar="ARTICLE:START-END", help="With split: a place to take out.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why.")] = None,
) -> None:
    """Say what a person decides on lines of a record; without a verb, list what was decided.

    VERB is confirm, reject, unsure, join, split, set or undo. Decisions are kept in DIR/decisions.jsonl, which no run rewrites, and take effect
    at the next read or replay. A line is found again by its words, whatever its id is then.
    """
    rows = _load(record)
    if not words:
        show_lines(all_decisions(_decisions(record)), Console())
        return
    verb, *ids = words
    if verb == "undo":
        line = undo(record, ids, by, note)
    else:
        said = spoken((verb, setting, spans or []), by, note)
        line = decision_line(compose(said, [_one(rows, id_, record) for id_ in ids], rows["articles"]))
    made = append_decision(record, line)
    typer.echo(f"{made.id}: {harmless(verb)} {made.kind}. It takes effect at the next read, or now: headwater replay {record}")


def _one(rows: dict[str, list[dict[str, Any]]], id_: str, record: Path) -> tuple[str, dict[str, Any]]:
    """The one line that an id, the start of one, or the file of an article means."""
    found = [("articles", row) for row in rows["articles"] if id_ in (row["file"], row["input_id"])] or find(rows, id_)
    found = found or [("articles", row) for row in rows["articles"] if row["file"].startswith(id_) or (row["input_id"] or "").startswith(id_)]
    if len(found) == 1:
        kind, row = found[0]
        return kind, dict(row)
    if found:
        raise SettingsError(f"{len(found)} lines have ids or files that begin with {harmless(id_)}", str(record), "give more of it")
    todo = "ids stand at the end of each line of `headwater show`"
    raise SettingsError(f"nothing in the record has the id or file {harmless(id_)}", str(record), todo)


@app.command("search", epilog="Example:  headwater search record relief fund")
def search_command(
    record: Annotated[Path, typer.Argument(help="The folder that `headwater read` wrote.", metavar="DIR")],
    words: Annotated[list[str], typer.Argument(help="Words that must all stand in the article.", metavar="WORD...")],
) -> None:
    """Find the articles in which words stand."""
    store = SqliteStore(record)
    hits = store.search(" ".join(words))
    store.close()
    for hit in hits:
        typer.echo(f"{harmless(hit.file)}  {harmless(hit.outlet or 'outlet not known')}  {hit.article}")
        typer.echo(f"    {' '.join(harmless(hit.extract).split())}")
    if not hits:
        raise typer.Exit(1)


@app.command("schema", epilog="Examples:  headwater schema    headwater schema statements > statements.schema.json")
def schema_command(
    kind: Annotated[str | None, typer.Argument(help="One kind of the record; all by default.", metavar="[KIND]")] = None,
) -> None:
    """Print the JSON Schema of the record."""
    if kind is not None and kind not in KINDS:
        raise SettingsError(f"the record has no {harmless(kind)}", todo=f"one of: {', '.join(KINDS)}")
    typer.echo(json.dumps(schema_of(kind) if kind else {name: schema_of(name) for name in KINDS}, indent=1))


def main() -> None:
    """The entry point: a HeadwaterError becomes one line on standard error and an exit code."""
    settle()
    try:
        app()
    except HeadwaterError as error:
        typer.echo(f"headwater: {harmless(str(error))}", err=True)
        sys.exit(next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 1))


def _load(folder: Path) -> dict[str, list[dict[str, Any]]]:
    store = SqliteStore(folder)
    try:
        return {kind: store.rows(kind) for kind in KINDS}
    finally:
        store.close()


def _decisions(folder: Path) -> list[dict[str, Any]]:
    """What a person decided, with what became of it in the last run; what was decided since is not applied yet."""
    path = folder / "manifest.json"
    known = json.loads(path.read_text("utf-8")).get("decisions", []) if path.is_file() else []
    return [*known, *since(folder, {row["id"] for row in known})]


def _json(rows: dict[str, list[dict[str, Any]]], article: str | None) -> None:
    chosen = {row["id"] for row in rows["articles"]}
    for kind, some in rows.items():
        for row in some:
            places = row.get("mentions", [row])
            if article is None or row.get("id") in chosen or any(place.get("article") in chosen for place in places):
                typer.echo(json.dumps({"record": kind, **row}, ensure_ascii=False))


@contextmanager
def _progress(quiet: bool) -> Iterator[pipeline.Report]:
    """A progress bar with counts and time left on a terminal; nothing where output is not a terminal."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield pipeline.quiet
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    bars: dict[str, TaskID] = {}
    with Progress(*columns, console=console) as progress:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                bars[stage] = progress.add_task(LABELS[stage], total=total)
            progress.update(bars[stage], completed=done, total=total)

        yield report
