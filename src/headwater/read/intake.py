"""Remembers of what inputs a record was made, so that a later run adds to them: roots, the files they led to, and what was said of these."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from headwater.read.overrides import Override, Overrides, apply_overrides, load_overrides
from headwater.read.sources import Source, source_digest, sources_below, told_apart
from headwater.record import Article, Rejected


@dataclass(frozen=True, slots=True)
class Root:
    """An input as it was named: a folder or file, whether its texts are `primary`, what in it is no source, and the table beside it."""

    path: str
    folder: bool
    primary: bool = False
    rejected: tuple[tuple[str, str], ...] = ()  # file, reason
    given: tuple[Override, ...] = ()

    @property
    def order(self) -> tuple[bool, str]:
        """Folders before files, then by path: the first that leads to a file gives it its name."""
        return (not self.folder, self.path)

    @property
    def beside(self) -> Path:
        """The folder in which the table for these files lies."""
        return Path(self.path) if self.folder else Path(self.path).parent


@dataclass(frozen=True, slots=True)
class Taken:
    """One file of the record: its place, the digest of its bytes when it was read, and its path below each root that leads to it.

    `file` is the name it has in the record, `was` the one it had before this run, `key` under what its reading is kept; `fresh` where this
    run came past it.
    """

    path: str
    sha256: str
    bases: tuple[tuple[str, str], ...]  # root, path below it
    base: str = ""
    file: str = ""
    was: str = ""
    key: str = ""
    primary: bool = False
    fresh: bool = False

    def source(self) -> Source:
        """What a reader takes."""
        return Source(self.base, Path(self.path))

    def unchanged(self) -> bool:
        """Whether the file is still there with the bytes that were read."""
        return self.fresh or source_digest(self.source()) == self.sha256


@dataclass(frozen=True, slots=True)
class Intake:
    """All that a record is made of; `files` in the order of their names in the record."""

    roots: tuple[Root, ...] = ()
    files: tuple[Taken, ...] = ()

    def rejected(self) -> list[Rejected]:
        """What the roots hold that is no source."""
        return [Rejected(file, reason) for file, reason in sorted({row for root in self.roots for row in root.rejected})]


def take(before: Intake, inputs: Sequence[Path], primary: Sequence[Path], own: Path) -> Intake:
    """What the record is made of after this run: the inputs named now as they are now, all others as they were read.

    A file that is gone from an input named now is gone; one that was moved, bytes and name the same, is not there twice. `own` is the
    record's folder: nothing in it is coverage. Raises SettingsError for a table beside an input that cannot be used.
    """
    named = {path.resolve().as_posix(): _root(path, primary) for path in (*inputs, *primary)}
    found: dict[str, dict[str, str]] = {}
    for key, root in sorted(named.items()):
        rejected = []
        for item in sources_below(Path(root.path)):
            if isinstance(item, Rejected):
                rejected.append((item.file, item.reason))
            elif not item.path.is_relative_to(own):
                found.setdefault(str(item.path), {})[root.path] = item.file
        named[key] = replace(root, rejected=tuple(sorted(rejected)))
    fresh = [Taken(path, source_digest(Source(path, Path(path))), tuple(sorted(bases.items())), fresh=True) for path, bases in found.items()]
    files = _with_earlier(before, fresh, set(named))
    roots = {root.path: root for root in before.roots} | named
    led = {root for taken in files for root, _ in taken.bases}
    kept = [root for root in roots.values() if root.path in named or root.path in led or Path(root.path).exists()]
    tables = {root.beside: root.given for root in named.values()}
    return _named(tuple(sorted((replace(r, given=tables.get(r.beside, r.given)) for r in kept), key=lambda root: root.order)), files)


def _root(path: Path, primary: Sequence[Path]) -> Root:
    whole = path.resolve()
    given = load_overrides([path]).rows
    return Root(whole.as_posix(), whole.is_dir(), whole in {one.resolve() for one in primary}, given=given)


def _with_earlier(before: Intake, fresh: Sequence[Taken], named: set[str]) -> list[Taken]:
    """The files met now, and those that only earlier inputs lead to."""
    here = {taken.path: taken for taken in fresh}
    moved = {(taken.sha256, base) for taken in fresh for _, base in taken.bases}
    for taken in before.files:
        bases = tuple(pair for pair in taken.bases if pair[0] not in named)
        now = here.get(taken.path)
        if now is not None:
            here[taken.path] = replace(now, bases=tuple(sorted({*now.bases, *bases})), was=taken.file)
        elif bases and ((taken.sha256, taken.base) not in moved or Path(taken.path).exists()):
            here[taken.path] = replace(taken, bases=bases, was=taken.file, fresh=False)
    return list(here.values())


def _named(roots: tuple[Root, ...], files: Iterable[Taken]) -> Intake:
    """Each file with its name in the record, and whether it is primary; the same whatever runs the inputs came in."""
    place = {root.path: n for n, root in enumerate(roots)}
    out: dict[str, Taken] = {}
    for taken in files:
        base = min(taken.bases, key=lambda pair: place[pair[0]])[1]
        primary = any(roots[place[root]].primary for root, _ in taken.bases)
        out[taken.path] = replace(taken, base=base, primary=primary)
    shown = {str(source.path): source.file for source in told_apart(taken.source() for taken in out.values())}
    return Intake(roots, tuple(sorted((replace(taken, file=shown[taken.path]) for taken in out.values()), key=lambda taken: taken.file)))


def given_for(article: Article, taken: Taken, intake: Intake, filled: Overrides) -> Iterator[Article]:
    """The article as read, then with what each table says of it, the record's own table (`filled`) last."""
    article = replace(article, primary=article.primary or taken.primary)
    yield article
    path = Path(taken.path)
    tables = {root.beside: root.given for root in intake.roots if root.given}
    for folder in sorted(tables):
        if path.is_relative_to(folder):
            article = apply_overrides(article, Overrides(tables[folder]), also=(path.relative_to(folder).as_posix(),))
            yield article
    yield apply_overrides(article, filled, also=(taken.was,) if taken.was else ())


def intake_note(intake: Intake) -> str:
    """The intake as a note for the next run."""
    roots = [asdict(root) for root in intake.roots]
    files = [{name: value for name, value in asdict(taken).items() if name not in ("was", "fresh")} for taken in intake.files]
    return json.dumps({"roots": roots, "files": files}, sort_keys=True)


def intake_of(note: str | None) -> Intake:
    """The intake that a note holds; an empty one without a note."""
    row: dict[str, Any] = json.loads(note) if note else {"roots": [], "files": []}
    roots = (replace(Root(**root), rejected=_pairs(root["rejected"]), given=tuple(map(_override, root["given"]))) for root in row["roots"])
    files = (replace(Taken(**taken), bases=_pairs(taken["bases"])) for taken in row["files"])
    return Intake(tuple(roots), tuple(files))


def _pairs(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in rows)


def _override(row: dict[str, Any]) -> Override:
    return Override(row["file"], row["input_id"], row["sha256"], _pairs(row["cells"]))
