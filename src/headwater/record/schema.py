"""JSON Schema (2020-12) of the record, made from the record types, so that it cannot say anything else."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from typing import Any

from headwater.record.kinds import FORMAT, KINDS

_PLAIN = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one line of `KIND.jsonl`. Raises KeyError for a kind that the record does not have."""
    definitions: dict[str, Any] = {}
    body = _object(KINDS[kind], definitions)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"headwater {kind}, format {FORMAT}"}
    return {**head, **body, "$defs": definitions} if definitions else {**head, **body}


def _object(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    return {
        "type": "object",
        "description": (inspect.getdoc(kind) or "").split("\n\n", maxsplit=1)[0],
        "properties": {field.name.rstrip("_"): _type(hints[field.name], definitions) for field in fields},
        "required": [field.name.rstrip("_") for field in fields],
        "additionalProperties": True,  # fields may be added by a later version
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in (types.UnionType, typing.Union):
        choices = [_type(a, definitions) for a in arguments if a is not types.NoneType]
        return {"anyOf": [*choices, {"type": "null"}]} if types.NoneType in arguments else {"anyOf": choices}
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return dict(_PLAIN[hint])
