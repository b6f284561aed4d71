"""Runs every extractor over one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from headwater.annotate.amounts import find_amounts
from headwater.annotate.attributions import find_attributions
from headwater.annotate.dates import find_dates
from headwater.annotate.names import find_names
from headwater.annotate.statements import find_statements
from headwater.record import Amount, Article, DateMention, Name, Statement

Annotation = Amount | DateMention | Name | Statement


class Extractor(Protocol):
    """Finds things in one marked article. What it finds depends on that article alone, and every find carries its spans."""

    def __call__(self, article: Article, /) -> Iterable[Annotation]:
        """The annotations of the article, in the order of the text."""
        ...


def find_people(article: Article) -> Iterator[Name | Statement]:
    """Names, and what those who bear them said: the speaker of a statement is looked for among the names."""
    names = find_names(article)
    yield from names
    yield from find_statements(article, names, find_attributions(article))


BUILTIN: tuple[Extractor, ...] = (find_amounts, find_dates, find_people)


def annotate(article: Article) -> Iterator[Annotation]:
    """All annotations of a marked article, by all extractors. A text too short to be an article is annotated like any other."""
    for extractor in BUILTIN:
        yield from extractor(article)
