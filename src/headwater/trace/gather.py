"""Matches of two articles into rows of many: the same passage is one row, however many articles carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from headwater.trace.chain import Match
from headwater.trace.repeats import Row
from headwater.trace.stream import Stream

SAME = 0.8  # two stretches of one article are one passage where they share this much of both together
_LOOKED_AT = 8  # articles of a repeat among whose rows one is looked for that lacks the others

Stretch = tuple[int, int]  # words of the stream, end exclusive


def rows(words: Stream, found: Sequence[Match]) -> list[Row]:
    """Rows of two passages or more, one an article, in the order of their longest match. `found` comes longest first."""
    article = words.article
    out: list[Row] = []
    at: dict[int, list[int]] = defaultdict(list)  # article -> its rows
    for match in found:
        a, b = int(article[match.a0]), int(article[match.b0])
        left, right = (match.a0, match.a1), (match.b0, match.b1)
        with_a = [r for r in at[a] if near(out[r][a], left)]
        with_b = [r for r in at[b] if near(out[r][b], right)]
        if set(with_a) & set(with_b):
            continue
        for r, other, passage in [(r, b, right) for r in with_a] + [(r, a, left) for r in with_b]:
            if other not in out[r]:
                out[r][other] = passage
                at[other].append(r)
                break
        else:
            at[a].append(len(out))
            at[b].append(len(out))
            out.append({a: left, b: right})
    _fill(words, out, found)
    return _distinct(out)


def near(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches of one article are the same passage, give or take a few words."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME * (max(one[1], other[1]) - min(one[0], other[0]))


def _fill(words: Stream, out: list[Row], found: Sequence[Match]) -> None:
    """A row takes in every article that has a longer match around its passage: many places were compared with the first of them only."""
    around: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        around[int(words.article[match.a0])].append(match)
        around[int(words.article[match.b0])].append(match.turned())
    for row in out:
        hub = min(row)
        start, end = row[hub]
        for match in around[hub]:
            other = int(words.article[match.b0])
            if other not in row and match.a0 <= start and end <= match.a1:
                there = match.onto(start, end)
                if there[1] - there[0] >= SAME * (end - start):
                    row[other] = there


def _distinct(out: list[Row]) -> list[Row]:
    """Without rows whose every passage is one of a row before."""
    kept: list[Row] = []
    at: dict[int, list[Row]] = defaultdict(list)
    for row in out:
        first = min(row)
        if any(all(article in other and near(other[article], passage) for article, passage in row.items()) for other in at[first]):
            continue
        kept.append(row)
        for article in row:
            at[article].append(row)
    return kept


def completed(out: Sequence[Row], repeats: Sequence[Row]) -> list[Row]:
    """The rows with whatever repeats lie in none of them: as further passages of a row, or as rows of their own."""
    kept = [dict(row) for row in out]
    at: dict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(kept):
        for article in row:
            at[article].append(n)
    for repeat in repeats:
        hub = min(repeat, key=lambda article: len(at[article]))
        held = [n for n in at[hub] if _holds(kept[n][hub], repeat[hub])]
        if any(all(article in kept[n] and _holds(kept[n][article], passage) for article, passage in repeat.items()) for n in held):
            continue
        n = _row_for(kept, {n for article in sorted(repeat)[:_LOOKED_AT] for n in at[article]}, repeat)
        if n == len(kept):
            kept.append({})
        for article in repeat.keys() - kept[n].keys():
            kept[n][article] = repeat[article]
            at[article].append(n)
    return kept


def _row_for(kept: Sequence[Row], some: Iterable[int], repeat: Row) -> int:
    """The first of some rows that lacks articles of a repeat and has the same passage in all others; a new one if there is none."""
    for n in sorted(some):
        both = repeat.keys() & kept[n].keys()
        if both and all(_holds(kept[n][article], repeat[article]) and near(kept[n][article], repeat[article]) for article in both):
            return n
    return len(kept)


def _holds(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]
