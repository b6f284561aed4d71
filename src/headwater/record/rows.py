"""The one codec between records and JSON rows: a trailing underscore in a field (`from_`) is not part of its public name."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from headwater.errors import RecordError

T = TypeVar("T")
Reader = Callable[[Any], Any]

_HALF = re.compile("[\ud800-\udfff]")
_PLAIN = frozenset((str, int, bool, type(None)))
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def to_row(record: Any) -> Any:
    """A record (or a tuple of records, or a plain value) as what `json.dumps` takes. Spans become `{"article", "start", "end"}`."""
    kind = type(record)
    if kind in _PLAIN:  # nearly all there is
        return record
    if isinstance(record, (tuple, list)):
        return [to_row(item) for item in record]
    if dataclasses.is_dataclass(kind):
        return {public: to_row(getattr(record, name)) for name, public, _ in _fields(kind)}
    if isinstance(record, Mapping):
        return {str(key): to_row(value) for key, value in record.items()}
    return int(record) if isinstance(record, float) and record.is_integer() and abs(record) < 1e15 else record


def to_line(record: Any) -> str:
    """One record as one line of JSON, without the line's end. The same record always gives the same line.

    Half a surrogate pair, which UTF-8 cannot hold, is written as a JSON escape, so that it comes back as it was.
    """
    return line_of(to_row(record))


def line_of(row: Any) -> str:
    """A row, as `to_row` makes it, as one line of JSON."""
    line = _ENCODER.encode(row)
    if line.isascii():
        return line
    if _HALF.search(line):
        return json.dumps(row, allow_nan=False)
    return line.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def from_row(kind: type[T], row: Mapping[str, Any]) -> T:
    """The record of a JSON object. Fields the record does not know are left out; RecordError where one it needs is missing."""
    values: dict[str, Any] = {}
    known: Any = kind
    for name, public, reader in _fields(known):
        if public in row:
            value = row[public]
            values[name] = value if value is None or reader is None else reader(value)
    try:
        return kind(**values)
    except TypeError as error:
        raise RecordError(str(error), kind.__name__, "was the file written by an older version?") from error


@functools.cache
def _fields(kind: Any) -> tuple[tuple[str, str, Reader | None], ...]:
    """Of each field: its name, its public name, and what reads a JSON value that is not null (None where it stays as it is)."""
    hints = typing.get_type_hints(kind)
    return tuple((field.name, field.name.rstrip("_"), _reader(hints[field.name])) for field in dataclasses.fields(kind))


def _reader(hint: Any) -> Reader | None:
    """What turns a JSON value into what the hint asks for."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _reader(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        item = _reader(arguments[0])
        return tuple if item is None else lambda value: tuple(None if one is None else item(one) for one in value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return functools.partial(from_row, hint)
    return _float if hint is float else None


def _float(value: Any) -> Any:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
