"""An article is one text as one outlet ran it; what could not be read as one is `Rejected`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from headwater.errors import RecordError
from headwater.record.span import Span, digest

Role = Literal["title", "byline", "dateline", "body", "caption", "credit", "advertisement", "related", "furniture"]
Basis = Literal["meta", "host", "stated", "credit", "given"]
How = Literal["syndicated", "rewritten", "translated"]


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """What one stretch of an article's text is for. Blocks come in order and do not overlap."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class DerivedFrom:
    """Where the whole article was taken from, as the article itself or a person says."""

    origin: str
    how: How


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its untouched text; null (None) is whatever is not known.

    `published` is ISO 8601, as precise as known (`2024-12-19`, `2024-12-19T06:30:00+00:00`). `links` are addresses of
    other pages that the text links to. `dateline` is the place and agency a dateline names, if it was found.
    """

    id: str
    text: str
    text_sha256: str
    file: str
    input_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_basis: Basis | None = None
    owner: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: Basis | None = None
    published_from: str | None = None
    published_to: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    work: str | None = None
    derived_from: DerivedFrom | None = None
    primary: bool = False
    stub: bool = False
    language: str | None = None
    links: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

    def quote(self, span: Span) -> str:
        """The words a span points at: the only way from a span to words. Raises RecordError for a foreign span."""
        if span.article != self.id or span.end > len(self.text):
            raise RecordError(f"span {span.start}-{span.end} of {span.article} is not in this text", self.id, "read the input again")
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """The span of these code points of this article."""
        return Span(self.id, start, end)

    def body(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each body block; the whole text where nothing is marked yet."""
        if not self.blocks:
            return ((0, len(self.text)),) if self.text else ()
        return tuple((block.start, block.end) for block in self.blocks if block.role == "body")


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that is no article: `reason` is one sentence, what is wrong and what to do."""

    file: str
    reason: str
    url: str | None = None


def sha256(text: str) -> str:
    """Hexadecimal SHA-256 of the UTF-8 form of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(outlet: str | None, url: str | None, published: str | None, input_id: str | None, text: str) -> str:
    """The id of an article: equal texts from two places stay two articles."""
    return digest("a", outlet, url, published, input_id, text)
