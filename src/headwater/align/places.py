"""The clauses of a story with all that stands in each: stems, names, figures, days, and whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from headwater.record import Amount, Certainty, Clause, Coverage, Polarity, Statement, Voice
from headwater.text import folded_words, overlap
from headwater.text.stems import stem

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Place:
    """One clause of the story and what is compared of it. `statement` is the id of the joined statement it belongs to."""

    article: str
    start: int
    end: int
    voice: Voice
    certainty: Certainty
    polarity: Polarity
    text: str
    stems: Mapping[str, int]
    words: int
    names: frozenset[str]
    figures: frozenset[str]
    days: frozenset[tuple[str, str]]
    statement: str | None


def places_of(coverage: Coverage) -> list[Place]:
    """The clauses of a story in the order of its articles."""
    things = _Things(coverage)
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    clauses = sorted((c for c in coverage.clauses if c.article in order), key=lambda c: (order[c.article], c.start, c.end, c.id))
    return [_place(coverage, clause, things) for clause in clauses]


class _Index(Generic[V]):
    """What stands where, by article."""

    def __init__(self, rows: Iterable[tuple[str, int, int, V]]) -> None:
        self._rows: dict[str, list[tuple[int, int, V]]] = defaultdict(list)
        for article, start, end, value in rows:
            self._rows[article].append((start, end, value))
        for some in self._rows.values():
            some.sort(key=_start)
        self._longest = {article: max(end - start for start, end, _ in some) for article, some in self._rows.items()}

    def _near(self, clause: Clause) -> Sequence[tuple[int, int, V]]:
        """What may share a character with the clause, in the order of its places."""
        rows = self._rows.get(clause.article, [])
        first = bisect_left(rows, clause.start - self._longest.get(clause.article, 0), key=_start)
        return rows[first : bisect_left(rows, clause.end, first, key=_start)]

    def within(self, clause: Clause) -> frozenset[V]:
        return frozenset(value for start, end, value in self._near(clause) if clause.start <= start and end <= clause.end)

    def most(self, clause: Clause) -> V | None:
        """What shares most of the clause; null where nothing does."""
        shares = [(overlap((s, e), (clause.start, clause.end)), -s, value) for s, e, value in self._near(clause)]
        best = max(shares, key=lambda row: row[:2], default=None)
        return best[2] if best and best[0] else None


def _start(row: tuple[int, int, object]) -> int:
    return row[0]


class _Things:
    """The story's names, figures, days and statements by their places."""

    def __init__(self, coverage: Coverage) -> None:
        self.names = _Index((m.article, m.start, m.end, name.id) for name in coverage.names for m in name.mentions)
        self.figures = _Index((m.article, m.start, m.end, _figure(amount)) for amount in coverage.amounts for m in amount.mentions)
        dates = (d for d in coverage.dates if d.type == "DATE")
        self.days = _Index((d.article, d.start, d.end, (d.from_, d.to or d.from_)) for d in dates if d.from_)
        self.statements: _Index[Statement] = _Index(
            (m.article, min(m.start, m.content.start), max(m.end, m.content.end), statement)
            for statement in coverage.statements
            for m in statement.mentions
        )


def _figure(amount: Amount) -> str:
    value = (amount.value,) if amount.value is not None else (amount.low, amount.high)
    return " ".join(map(str, (amount.unit, amount.currency, *value)))


def _place(coverage: Coverage, clause: Clause, things: _Things) -> Place:
    statement = things.statements.most(clause) if clause.statement is not None else None
    text = coverage.article(clause.article).text[clause.start : clause.end]
    words = folded_words(text)
    return Place(
        article=clause.article,
        start=clause.start,
        end=clause.end,
        voice=clause.voice,
        certainty=clause.certainty,
        polarity=clause.polarity,
        text=" ".join(text.split()),
        stems=stems(words),
        words=len(words),
        names=things.names.within(clause),
        figures=things.figures.within(clause),
        days=things.days.within(clause),
        statement=statement.id if statement else None,
    )


def stems(words: Sequence[str]) -> dict[str, int]:
    """How often each stem stands among folded words."""
    out: dict[str, int] = defaultdict(int)
    for word in words:
        out[stem(word)] += 1
    return dict(out)
