"""Writes the record's files: each one whole or not at all, the manifest last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from headwater.errors import StoreError
from headwater.record.rows import line_of


def write_lines(folder: Path, kind: str, rows: Iterable[Any]) -> None:
    """`KIND.jsonl`: one row a line, UTF-8. Raises StoreError where the folder cannot be written."""
    _write(folder / f"{kind}.jsonl", (line_of(row) + "\n" for row in rows))


def write_text(folder: Path, name: str, text: str) -> None:
    """A text file as it is. Raises StoreError where the folder cannot be written."""
    _write(folder / name, [text])


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """`manifest.json`, the sign that the record is whole."""
    _write(folder / "manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"])


def _write(path: Path, parts: Iterable[str]) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
        draft.replace(path)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror or error}", str(path), "is the disk full, or the folder read-only?") from error
