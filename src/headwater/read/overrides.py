"""`articles.csv`: what a person says of an article (outlet, date, owner, primary) stands above what was found."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.errors import SettingsError
from headwater.read.decode import decode
from headwater.read.sources import OVERRIDES
from headwater.read.when import iso_of
from headwater.record import Article, article_id

CELLS = ("outlet", "date", "owner", "primary")
_COLUMNS = ("file", *CELLS, "input_id", "sha256", "title")
_YES, _NO = ("true", "yes", "1", "x", "y"), ("false", "no", "0", "n", "")


@dataclass(frozen=True, slots=True)
class Override:
    """One row: which article (file, and input id or text digest where the file holds several) and the cells a person filled."""

    file: str
    input_id: str
    sha256: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Overrides:
    """The rows of one or more tables; of two rows for one article the later wins."""

    rows: tuple[Override, ...] = ()


def load_overrides(inputs: Sequence[Path]) -> Overrides:
    """The tables beside the inputs: in an input folder, or in the folder of an input file. Empty cells say nothing.

    Raises SettingsError for a table without a `file` column and for a cell that cannot be what its column asks for.
    """
    folders = sorted({(path if path.is_dir() else path.parent).resolve() for path in inputs})
    rows: list[Override] = []
    for folder in folders:
        table = _table(folder / OVERRIDES)
        rows += [_override(row, {name: row[name] for name in CELLS if row.get(name)}) for row in table]
    return Overrides(tuple(rows))


def renamed_note(note: str | None, names: Mapping[str, str]) -> str | None:
    """The note of what was found, for files that go by another name now (`names`: old to new)."""
    if not note:
        return note
    moved = {}
    for key, cells in json.loads(note).items():
        file, rest = key.split("\x1f", 1)
        moved[f"{names.get(file, file)}\x1f{rest}"] = cells
    return json.dumps(moved, ensure_ascii=True, sort_keys=True)


def given_cells(out: Path, note: str | None) -> Overrides:
    """What a person changed in the table that the last run wrote into the record: cells that are not what `note` says was found.

    Without a note every filled cell counts as given. A cell that was emptied is given as not known.
    """
    written = json.loads(note) if note else {}
    rows = []
    for row in _table(out / OVERRIDES):
        found = written.get(_row_key(row))
        if found is None:
            changed = {name: row[name] for name in CELLS if row.get(name)}
        else:
            changed = {name: row[name] for name in CELLS if name in row and row[name] != found.get(name, "")}
        if changed:
            rows.append(_override(row, changed))
    return Overrides(tuple(rows))


def apply_overrides(article: Article, given: Overrides, also: Sequence[str] = ()) -> Article:
    """The article with what was given for it; its id follows, as outlet and date are part of what it means.

    `also` are other names that its file goes by in the table.
    """
    cells: dict[str, str] = {}
    for row in given.rows:
        if row.file in (article.file, *also) and row.input_id in ("", article.input_id) and row.sha256 in ("", article.text_sha256[:12]):
            cells.update(row.cells)
    if not cells:
        return article
    changed = article
    if "outlet" in cells:
        changed = replace(changed, outlet=cells["outlet"] or None, outlet_basis="given")
    if "date" in cells:
        changed = replace(changed, published=iso_of(cells["date"]), published_basis="given")
    if "owner" in cells:
        changed = replace(changed, owner=cells["owner"] or None)
    if "primary" in cells:
        changed = replace(changed, primary=cells["primary"].lower() in _YES)
    return replace(changed, id=article_id(changed.outlet, changed.url, changed.published, changed.input_id, changed.text))


def articles_csv(articles: Iterable[Article], note: str | None) -> tuple[str, str]:
    """The table for a person to fill in, and the note of what was found, by which the next run tells the filled cells.

    `note` is that of the last run: what had been found before a person changed it is kept there.
    """
    before = json.loads(note) if note else {}
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    written: dict[str, dict[str, str]] = {}
    for article in sorted(articles, key=lambda a: (a.file, a.input_id or "", a.text_sha256, a.id)):
        cells = {
            "outlet": article.outlet or "",
            "date": article.published or "",
            "owner": article.owner or "",
            "primary": "true" if article.primary else "",
        }
        row = {"file": article.file, "input_id": article.input_id or "", "sha256": article.text_sha256[:12], "title": article.title or "", **cells}
        shown = {name: _shown(value) for name, value in row.items()}
        table.writerow([shown[name] for name in _COLUMNS])
        key = _row_key({name: _read(value) for name, value in shown.items()})
        found = before.get(key, {})
        given = {"outlet": article.outlet_basis == "given", "date": article.published_basis == "given", "owner": True, "primary": True}
        written[key] = {name: found[name] if given[name] and name in found else _read(shown[name]) for name in CELLS}
    return out.getvalue(), json.dumps(written, ensure_ascii=True, sort_keys=True)


def _table(path: Path) -> list[dict[str, str]]:
    """The rows of a table with lower-case column names; none where there is no such file."""
    if not path.is_file():
        return []
    try:
        text = decode(path.read_bytes(), str(path)).lstrip("\ufeff")
    except OSError as error:
        raise SettingsError(f"cannot be opened ({error.strerror or error})", str(path), "check who may read it") from error
    if not text.strip():
        return []
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if "file" not in names:
        raise SettingsError("has no column named file", str(path), f"the columns are {', '.join(('file', *CELLS))}")
    out = []
    for number, row in enumerate(rows, 2):
        cells = {str(name or "").strip().lower(): _read(value.strip()) for name, value in row.items() if isinstance(value, str)}
        out.append(_checked(cells, f"{path}, row {number}"))
    return out


def _checked(row: dict[str, str], where: str) -> dict[str, str]:
    if row.get("date") and iso_of(row["date"]) is None:
        raise SettingsError(f"{row['date']!r} is not a date", where, "write it as 2031-05-07")
    if row.get("primary", "").lower() not in (*_YES, *_NO):
        raise SettingsError(f"{row['primary']!r} is neither yes nor no", where, "write true, or leave the cell empty")
    return row


def _override(row: dict[str, str], cells: dict[str, str]) -> Override:
    return Override(row.get("file", ""), row.get("input_id", ""), row.get("sha256", ""), tuple(sorted(cells.items())))


def _row_key(row: dict[str, str]) -> str:
    return "\x1f".join(row.get(name, "") for name in ("file", "input_id", "sha256"))


def _shown(value: str) -> str:
    """A cell that no spreadsheet takes for a formula, in characters that a file can hold."""
    flat = " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
    return f"'{flat}" if flat[:1] in ("=", "+", "-", "@") else flat


def _read(value: str) -> str:
    """A cell as it was before `_shown`."""
    return value[1:] if value[:2] in ("'=", "'+", "'-", "'@") else value
