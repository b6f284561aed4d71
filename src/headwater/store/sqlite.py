"""Keeps the record in one SQLite file (WAL, full-text search) that any SQLite tool can open, also while it is written."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from headwater.errors import StoreError
from headwater.record.kinds import FORMAT, KINDS
from headwater.record.rows import line_of
from headwater.store.base import Hit, Line

NAME = "headwater.sqlite"
BY_HAND = ("articles.csv", "decisions.jsonl")  # files of a record that a person writes
_BATCH = 64  # pieces of work between two commits: a kill loses at most these

_WORK = """
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS work (room TEXT NOT NULL, key TEXT NOT NULL, lines TEXT NOT NULL, PRIMARY KEY (room, key)) WITHOUT ROWID;
"""
_SEARCH = """
CREATE VIRTUAL TABLE IF NOT EXISTS article_search
USING fts5(title, text, content='articles', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')
"""


class SqliteStore:
    """`headwater.sqlite` in the output folder. One process writes; any number may read beside it."""

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        self.path = folder / NAME
        if not write and not self.path.is_file():
            raise StoreError("there is no record here", str(folder), "make one: headwater read INPUT --out DIR")
        self._unsaved = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path if write else f"{self.path.absolute().as_uri()}?mode=ro", uri=not write, isolation_level=None)
            self._db.execute("PRAGMA busy_timeout = 5000")
            if write:
                self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the database cannot be opened: {error}", str(self.path), "move it away, and read the input again") from error

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_WORK)
        if self.note("format") != FORMAT:
            self._db.execute("DELETE FROM work")
            self._db.execute("INSERT OR REPLACE INTO note VALUES ('format', ?)", (FORMAT,))

    # ---- work

    def kept(self, room: str) -> set[str]:
        """See Store.kept."""
        return {key for (key,) in self._all("SELECT key FROM work WHERE room = ?", (room,))}

    def keep(self, room: str, key: str, lines: Sequence[Line]) -> None:
        """See Store.keep."""
        with self._told():
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("INSERT OR REPLACE INTO work VALUES (?, ?, ?)", (room, key, "\n".join(f"{kind}\t{line}" for kind, line in lines)))
        self._unsaved += 1
        if self._unsaved >= _BATCH:
            self.commit()

    def lines(self, room: str, key: str) -> list[Line]:
        """See Store.lines."""
        found = self._all("SELECT lines FROM work WHERE room = ? AND key = ?", (room, key))
        if not found or not found[0][0]:
            return []
        pairs = (line.split("\t", 1) for line in found[0][0].split("\n"))
        return [(kind, line) for kind, line in pairs]

    def prune(self, room: str, keys: Iterable[str]) -> None:
        """See Store.prune."""
        gone = self.kept(room) - set(keys)
        with self._told():
            self._db.executemany("DELETE FROM work WHERE room = ? AND key = ?", [(room, key) for key in sorted(gone)])

    def commit(self) -> None:
        """See Store.commit."""
        with self._told():
            if self._db.in_transaction:
                self._db.execute("COMMIT")
        self._unsaved = 0

    def note(self, name: str) -> str | None:
        """See Store.note."""
        found = self._all("SELECT value FROM note WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    # ---- the record

    def replace(self, record: Mapping[str, Sequence[Mapping[str, Any]]], notes: Mapping[str, str]) -> None:
        """See Store.replace. Each kind is a table: a column a field, lists and objects as JSON text, `row` the whole line."""
        self.commit()
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("DROP TABLE IF EXISTS article_search")
            for kind, rows in record.items():
                self._table(kind, rows)
            self._db.execute(_SEARCH)
            self._db.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
            self._db.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", sorted(notes.items()))
            self._db.execute("COMMIT")

    def _table(self, kind: str, found: Sequence[Mapping[str, Any]]) -> None:
        # Table and column names come from the record types alone, never from what was read.
        names = [field.name.rstrip("_") for field in dataclasses.fields(KINDS[kind])]
        columns = ", ".join(f'"{name}"' for name in [*names, "row"])
        places = ", ".join("?" for _ in range(len(names) + 1))
        self._db.execute(f'DROP TABLE IF EXISTS "{kind}"')
        self._db.execute(f'CREATE TABLE "{kind}" ({columns})')
        rows = ((*(_cell(row[name]) for name in names), line_of(row)) for row in found)
        self._db.executemany(f'INSERT INTO "{kind}" VALUES ({places})', rows)  # noqa: S608 - the names above are the program's own
        if "id" in names:
            self._db.execute(f'CREATE INDEX "{kind}_id" ON "{kind}" (id)')

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """See Store.rows. Raises KeyError for a kind the record does not have."""
        table = kind if kind in KINDS else KINDS[kind].__name__
        return [json.loads(row) for (row,) in self._all(f'SELECT row FROM "{table}" ORDER BY rowid', ())]  # noqa: S608 - a name out of KINDS

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """See Store.search. The words are searched as they are: no sign in them is an operator."""
        wanted = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\x00", " ").split())
        if not wanted:
            return []
        query = """SELECT a.id, a.file, a.outlet, snippet(article_search, 1, '[', ']', ' … ', 24)
                   FROM article_search JOIN articles a ON a.rowid = article_search.rowid
                   WHERE article_search MATCH ? ORDER BY bm25(article_search), a.id LIMIT ?"""
        return [Hit(*found) for found in self._all(query, (wanted, limit))]

    def close(self) -> None:
        """See Store.close."""
        self._db.close()

    # ---- the database

    def _all(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        with self._told(query):
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _told(self, query: str = "") -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            what = f"the database refused: {error}" + (f" in {' '.join(query.split())}" if query else "")
            raise StoreError(what, str(self.path), "is the disk full, or the file in use by another run?") from error


def copy_record(record: Path, folder: Path) -> None:
    """Copies the database of a record, and what a person wrote beside it, into a new folder. Raises StoreError where that cannot be done."""
    source = SqliteStore(record)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = sqlite3.connect(folder / NAME)
        try:
            source._db.backup(copy)
        finally:
            copy.close()
        for name in BY_HAND:
            if (record / name).is_file():
                shutil.copyfile(record / name, folder / name)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the record cannot be copied: {error}", str(folder), "is the disk full?") from error
    finally:
        source.close()


def _cell(value: Any) -> Any:
    """A field as SQLite keeps it."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be kept
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
