"""Runs every extractor over one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from headwater.annotate.amounts import find_amounts
from headwater.annotate.attributions import find_attributions
from headwater.annotate.clauses import find_clauses
from headwater.annotate.dates import find_dates
from headwater.annotate.names import find_names
from headwater.annotate.statements import find_statements
from headwater.record import Amount, Article, Clause, DateMention, Name, Statement

Annotation = Amount | Clause | DateMention | Name | Statement


class Extractor(Protocol):
    """Finds things in one marked article. What it finds depends on that article alone, and every find carries its spans."""

    def __call__(self, article: Article, /) -> Iterable[Annotation]:
        """The annotations of the article, in the order of the text."""
        ...


def find_people(article: Article) -> Iterator[Name | Statement | Clause]:
    """Names, what those who bear them said, and what is reported: a speaker is looked for among the names, a clause's voice among the statements."""
    names = find_names(article)
    yield from names
    statements = tuple(find_statements(article, names, find_attributions(article)))
    yield from statements
    yield from find_clauses(article, statements)


BUILTIN: tuple[Extractor, ...] = (find_amounts, find_dates, find_people)


def annotate(article: Article) -> Iterator[Annotation]:
    """All annotations of a marked article, by all extractors. A text too short to be an article is annotated like any other."""
    for extractor in BUILTIN:
        yield from extractor(article)
