"""The one codec between records and JSON rows: a trailing underscore in a field (`from_`) is not part of its public name."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from headwater.errors import RecordError

T = TypeVar("T")

_HALF = re.compile("[\ud800-\udfff]")


def to_row(record: Any) -> Any:
    """A record (or a tuple of records, or a plain value) as what `json.dumps` takes. Spans become `{"article", "start", "end"}`."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {name.rstrip("_"): to_row(getattr(record, name)) for name, _ in _fields(type(record))}
    if isinstance(record, (tuple, list)):
        return [to_row(item) for item in record]
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
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    if _HALF.search(line):
        return json.dumps(row, allow_nan=False)
    return line.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def from_row(kind: type[T], row: Mapping[str, Any]) -> T:
    """The record of a JSON object. Fields the record does not know are left out; RecordError where one it needs is missing."""
    values: dict[str, Any] = {}
    known: Any = kind
    for name, hint in _fields(known):
        key = name.rstrip("_")
        if key in row:
            values[name] = _read(hint, row[key])
    try:
        return kind(**values)
    except TypeError as error:
        raise RecordError(str(error), kind.__name__, "was the file written by an older version?") from error


@functools.cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


def _read(hint: Any, value: Any) -> Any:
    """A JSON value as what the hint asks for."""
    if value is None:
        return None
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _read(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        return tuple(_read(arguments[0], item) for item in value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return from_row(hint, value)
    return float(value) if hint is float and isinstance(value, int) and not isinstance(value, bool) else value
