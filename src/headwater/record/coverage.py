"""The coverage of one story is its articles and all that is known of them so far: what the steps of a story take."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.record.amount import Amount
from headwater.record.article import Article
from headwater.record.attribution import Statement
from headwater.record.claim import Claim, Clause
from headwater.record.commitment import Commitment
from headwater.record.date import DateMention
from headwater.record.difference import Difference
from headwater.record.event import Event, Relation
from headwater.record.name import Name
from headwater.record.origin import Origin
from headwater.record.span import Span
from headwater.record.story import Copy, Story


@dataclass(frozen=True, slots=True)
class Coverage:
    """One story with its marked articles (earliest first, stubs left out) and the records made so far; each step fills in one more.

    A step never changes what it is given: it returns the records it makes, and the pipeline puts them in place.
    """

    story: Story
    articles: tuple[Article, ...]
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    clauses: tuple[Clause, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()

    def article(self, id_: str) -> Article:
        """The article of that id. Raises KeyError where the story does not have it."""
        found = next((article for article in self.articles if article.id == id_), None)
        if found is None:
            raise KeyError(id_)
        return found

    def quote(self, span: Span) -> str:
        """The words of a span of one of the story's articles."""
        return self.article(span.article).quote(span)
