"""A story is the articles that report the same events; a copy is the same words in two or more of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.record.span import Span

CopyKind = Literal["prose", "quotation", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same events, earliest first. `because` says why they are together, one line a reason.

    The id stays the same when articles join; `previous_ids` are those of stories that went into this one.
    """

    id: str
    title: str | None
    articles: tuple[str, ...]
    first_published: str | None = None
    last_published: str | None = None
    because: tuple[str, ...] = ()
    previous_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """The same words in two or more articles: one passage an article; `words` counts them in the first passage.

    `from_` is the article in which the words stood first, where a credit or the times show it, else null.
    """

    id: str
    kind: CopyKind
    passages: tuple[Span, ...]
    words: int
    story: str | None = None
    from_: str | None = None
