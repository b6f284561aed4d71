"""Inputs into a sorted list of files to read, each with its path as the record tells it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from headwater.record import Rejected

OVERRIDES = "articles.csv"
KNOWN = (".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".jsonl", ".json", ".csv")
_OF_A_RECORD = "headwater.sqlite"  # a folder that holds this is a record, and no coverage
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read: `file` is its path relative to the input given, with forward slashes."""

    file: str
    path: Path


def list_sources(inputs: Sequence[Path]) -> list[Source | Rejected]:
    """All files of the inputs, sorted by their path; a file reached twice is there once. What is no readable file is `Rejected`.

    Links are not followed inside a folder, so that none leads outside or in a circle. Two inputs that hold files of the same
    relative path are told apart by the folders above them.
    """
    found: dict[Path, Source] = {}
    rejected: set[tuple[str, str]] = set()
    for given in sorted(inputs, key=lambda path: (not path.is_dir(), path.resolve().as_posix())):
        for item in sources_below(given):
            if isinstance(item, Rejected):
                rejected.add((item.file, item.reason))
            else:
                found.setdefault(item.path, item)
    told = told_apart(found.values())
    return [*told, *(Rejected(file, reason) for file, reason in sorted(rejected))]


def sources_below(given: Path) -> Iterator[Source | Rejected]:
    """The files of one input, each with its path relative to it; what is no readable file is `Rejected`."""
    for item in _walk(given.resolve(), "") if given.is_dir() else [Source(_name(given.name), given.resolve())]:
        if isinstance(item, Rejected):
            yield item
        elif item.path.suffix.lower() not in KNOWN:
            yield Rejected(item.file, _unknown(item.path))
        elif item.path.name != OVERRIDES:
            yield item


def source_digest(source: Source) -> str:
    """Hexadecimal SHA-256 of the file's bytes; a fixed word for a file that cannot be opened (reading it says why)."""
    seen = hashlib.sha256()
    try:
        with source.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                seen.update(chunk)
    except OSError:
        return "unreadable"
    return seen.hexdigest()


def _walk(folder: Path, below: str) -> Iterator[Source | Rejected]:
    """Files of a folder and of those in it. A folder that cannot be listed is told."""
    stack = [(folder, below)]
    while stack:
        place, prefix = stack.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            yield Rejected(prefix or place.name, f"cannot be listed ({error.strerror or error}); check who may read the folder")
            continue
        if any(entry.name == _OF_A_RECORD for entry in entries):
            continue
        for entry in entries:
            file = _name(f"{prefix}/{entry.name}" if prefix else entry.name)
            if entry.is_symlink():
                yield Rejected(file, "is a link, and links inside a folder are not followed; give the file or folder it leads to as an input")
            elif entry.is_dir(follow_symlinks=False):
                if entry.name.startswith("."):
                    yield Rejected(file, "is a hidden folder, which is not read; give it as an input of its own if it holds articles")
                else:
                    stack.append((Path(entry.path), file))
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                yield Source(file, Path(entry.path))
            else:
                yield Rejected(file, "is no regular file; only files are read")


def _unknown(path: Path) -> str:
    kind = f"files of the kind {_name(path.suffix.lower())}" if path.suffix else "files without an ending"
    return f"{kind} are not read; save the article as one of {' '.join(KNOWN)}"


def told_apart(given: Iterable[Source]) -> list[Source]:
    """The same sources, sorted, those of one relative path told apart by as many of the folders above as are needed, or by a number.

    Only paths that differ in bytes that are no text need a number.
    """
    sources = sorted(given)
    out = list(sources)
    above = 1
    deepest = max((len(source.path.parts) for source in sources), default=0)
    while clashes := {file for file, count in Counter(source.file for source in out).items() if count > 1}:
        if above > deepest:
            return sorted(_numbered(out, clashes))
        for n, source in enumerate(out):
            if source.file in clashes:
                depth = len(PurePosixPath(sources[n].file).parts) + above
                out[n] = replace(source, file="/".join(_name(part) for part in source.path.parts[-depth:] if part != "/"))
        above += 1
    return sorted(out)


def _numbered(sources: Sequence[Source], clashes: Container[str]) -> Iterator[Source]:
    seen: Counter[str] = Counter()
    for source in sources:
        seen[source.file] += 1
        yield replace(source, file=f"{source.file}~{seen[source.file]}") if source.file in clashes else source


def _name(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become a mark, so that the record can be written."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
