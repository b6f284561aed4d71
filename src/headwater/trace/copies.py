"""Articles into copies: every passage that two or more of them share, with its exact place in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from headwater.record import Article, Copy, digest
from headwater.trace.chain import QUOTED, SURE, Match, matches, quoted_matches
from headwater.trace.gather import completed, rows
from headwater.trace.kind import first_in, kind_of, trimmed
from headwater.trace.repeats import Row, maximal_repeats
from headwater.trace.stream import Stream, stream
from headwater.trace.topic import Vector, beside, vectors
from headwater.trace.winnow import exact_runs

_SHORT = 7  # words of the shingles that find candidates: one fewer than a copy needs, for copies that are lightly edited
_ALIKE, _VERY_ALIKE = 0.15, 0.3  # cosine beside the passage from which a short run of the same words is no chance
_DAYS = 30  # apart from which it must be the higher of the two


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """The passages that articles share, the longest first. Every run of 15 equal words is in one; shorter ones need a rare word.

    Words are compared without case and accents. A passage covers the shared words from the first to the last, with at most a fifth of
    light editing between them. The method is winnowing (Schleimer, Wilkerson and Aiken 2003) with exact growth of every hit.
    """
    words = stream(articles)
    found = matches(words, exact_runs(words, np.ones(len(words.ids), bool), _SHORT))
    found += quoted_matches(words, exact_runs(words, words.quoted & ~words.noise, QUOTED), found)
    topics = vectors(words, (int(words.article[side]) for match in found for side in (match.a0, match.b0)))
    found = [match for match in found if match.longest() >= SURE or _of_one_story(words, match, topics)]
    found_rows = completed(rows(words, found), maximal_repeats(words, SURE))
    topics |= vectors(words, {article for row in found_rows for article in row} - topics.keys())
    return tuple(_copy(words, row, topics) for row in found_rows)


def _of_one_story(words: Stream, match: Match, topics: Mapping[int, Vector]) -> bool:
    """Whether two articles are near enough, by time and by their other words, for a short run of the same words to mean something."""
    a, b = int(words.article[match.a0]), int(words.article[match.b0])
    if words.noise[match.a0] or words.noise[match.b0]:
        return False
    days = _days(words.articles[a].published, words.articles[b].published)
    needed = _ALIKE if days is None or days <= _DAYS else _VERY_ALIKE
    return beside(topics[a], topics[b], np.unique(words.ids[match.a0 : match.a1])) >= needed


def _days(one: str | None, other: str | None) -> int | None:
    """Days between two ISO dates; None where either is not known to the day."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None


def _copy(words: Stream, row: Row, topics: Mapping[int, Vector]) -> Copy:
    kind = kind_of(words, row, topics)
    row = trimmed(words, row) if kind == "quotation" else row
    order = sorted(row, key=lambda at: (words.articles[at].published or "~", words.articles[at].id))
    passages = [(words.articles[at], words.articles[at].span(*_points(words, *row[at]))) for at in order]
    spans = tuple(span for _, span in passages)
    return Copy(
        id=digest("c", *((span.article, span.start, span.end) for span in spans)),
        kind=kind,
        passages=spans,
        words=row[order[0]][1] - row[order[0]][0],
        from_=None if kind == "boilerplate" else first_in(passages),
    )


def _points(words: Stream, start: int, end: int) -> tuple[int, int]:
    return int(words.start[start]), int(words.end[end - 1])
