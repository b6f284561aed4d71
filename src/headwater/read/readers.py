"""The readers, by the ending of a file, and the one function that reads a source with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from headwater.errors import InputError
from headwater.read.page import read_mhtml, read_page
from headwater.read.plain import read_plain
from headwater.read.sources import Source
from headwater.read.structured import read_csv, read_json, read_jsonl
from headwater.record import Article, Rejected


class Reader(Protocol):
    """Reads files of some endings (lower case, with the dot)."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings this reader is for."""
        ...

    def read(self, source: Source, /) -> Iterable[Article | Rejected]:
        """The articles of one file, in its order. Raises InputError for a file that holds none."""
        ...


class _By:
    """A reader that is one function."""

    def __init__(self, endings: tuple[str, ...], function: Callable[[Source], Iterator[Article | Rejected]]) -> None:
        self.endings, self._function = endings, function

    def read(self, source: Source, /) -> Iterable[Article | Rejected]:
        return self._function(source)


BUILTIN: tuple[Reader, ...] = (
    _By((".txt", ".md"), read_plain),
    _By((".html", ".htm"), read_page),
    _By((".mhtml", ".mht"), read_mhtml),
    _By((".jsonl",), read_jsonl),
    _By((".json",), read_json),
    _By((".csv",), read_csv),
)


def read_source(source: Source) -> Iterator[Article | Rejected]:
    """The articles of one file; a file that holds none gives one `Rejected` that says what is wrong and what to do."""
    reader = next((reader for reader in BUILTIN if source.path.suffix.lower() in reader.endings), None)
    if reader is None:
        yield Rejected(source.file, "no reader is for files of this kind; save the article as text or HTML")
        return
    try:
        yield from reader.read(source)
    except InputError as error:
        yield Rejected(source.file, f"{error.what}; {error.todo}")
