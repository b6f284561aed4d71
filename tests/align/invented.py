"""A small invented story, built by hand: articles, their statements, and the coverage of them."""

from __future__ import annotations

from dataclasses import replace

from headwater.annotate.clauses import find_clauses
from headwater.record import Act, Article, Coverage, Kind, Span, Speaker, Statement, StatementMention, Story, article_id, digest, sha256

MINISTER = Speaker("n-minister", "Ruta Velkampe", "transport minister")
RIVAL = Speaker("n-rival", "Odo Hessling", "opposition leader")


def article(outlet: str, text: str) -> Article:
    """An article of that outlet, all body."""
    return Article(article_id(outlet, None, None, None, text), text, sha256(text), f"{outlet}.txt", outlet=outlet, language="en")


def said(where: Article, words: str, speaker: Speaker | None, *, kind: Kind = "direct", act: Act = "said", venue: str | None = None) -> Statement:
    """A statement of one place: `words` as they stand in the article; a direct one is looked for with its marks."""
    start = where.text.index(words)
    end = start + len(words)
    around = (start - 1, end + 1) if kind != "indirect" else (start, end)
    mention = StatementMention(where.id, *around, kind, venue, Span(where.id, *around))
    return Statement(digest("s", where.id, start), speaker, kind, act, words, (mention,))


def coverage(articles: list[Article], statements: list[Statement] | None = None) -> Coverage:
    """The coverage of one story with its clauses found."""
    statements = statements or []
    story = Story("t-1", "A lock and a canal", tuple(a.id for a in articles))
    made = Coverage(story, tuple(articles), statements=tuple(statements))
    own = {a.id: [s for s in statements if s.mentions[0].article == a.id] for a in articles}
    return replace(made, clauses=tuple(clause for a in articles for clause in find_clauses(a, own[a.id])))
