"""A name is a person, organisation, place or group as the articles call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

NameKind = Literal["person", "organisation", "place", "group"]


@dataclass(frozen=True, slots=True)
class NameRole:
    """An office or function somebody is said to hold; `flags` are words such as former, acting, deputy."""

    role: str
    organisation: str | None
    mentions: tuple[Span, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something named; `name` is the fullest spelling, `variants` all spellings met, fullest first."""

    id: str
    kind: NameKind
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]
    story: str | None = None
    roles: tuple[NameRole, ...] = ()
    party: str | None = None
