"""Lays what the shipped tagger took for names over the capitalised sequences that the rules found: one list of candidates, with its votes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.annotate.names_chunks import Chunk, Line
from headwater.annotate.names_parts import Part, spoken
from headwater.annotate.names_words import Word, fold, is_small
from headwater.models.tagger import Tag, tag
from headwater.values.name import body_key, given_names

_LONGEST = 12  # words of one name
_ARTICLES = frozenset(("the", "an"))
Votes = Mapping[str, Counter[str]]


def tagged_parts(text: str, rows: Sequence[Line], found: Sequence[Part]) -> tuple[list[Part], Votes]:
    """The candidates of one article, in order, and for each spelling (folded) how often the tagger gave it which kind.

    Where the two overlap, the tagger says where a name begins and ends; the rules say which words before it are titles and offices.
    What the rules alone see stays a candidate, with a vote for `none`.
    """
    ruled: dict[tuple[int, int], list[Part]] = {}  # by line and word: what the rules found on it
    for part in found:
        for at in range(part.at, part.to):
            ruled.setdefault((part.line, at), []).append(part)
    out: list[Part] = []
    votes: dict[str, Counter[str]] = {}
    taken: set[tuple[int, int]] = set()
    for one in _placed(text, rows):
        seen, line = one
        row = rows[line.line].words
        made = _fused(row, line, seen.label, list(dict.fromkeys(p for at in range(line.at, line.to) for p in ruled.get((line.line, at), ()))))
        places = {(line.line, at) for at in range(made.at, made.to)}
        if places & taken:
            continue
        taken |= places
        out.append(made)
        votes.setdefault(fold(spoken(row, made.at, made.to)), Counter())[seen.label] += 1
    for part in found:
        if not any((part.line, at) in taken for at in range(part.at, part.to)):
            out.append(part)
            row = rows[part.line].words
            votes.setdefault(fold(spoken(row, part.at, part.to)), Counter())["none"] += not _blind(row, part)
    return sorted(out, key=lambda part: (part.line, part.at)), votes


def _placed(text: str, rows: Sequence[Line]) -> Iterator[tuple[Tag, Chunk]]:
    """The tagger's names in the lines that are read, as ranges of words without small words and marks at their ends."""
    lines = [(row.words[0].start, number) for number, row in enumerate(rows)]
    starts = [start for start, _ in sorted(lines)]
    order = [number for _, number in sorted(lines)]
    edges: dict[int, tuple[list[int], list[int]]] = {}
    for one in tag(text).names:
        at = bisect_right(starts, one.end - 1) - 1
        if at < 0:
            continue
        row = rows[order[at]].words
        if rows[order[at]].headline or text[max(0, one.start - 1)] in "@#":
            continue
        if order[at] not in edges:
            edges[order[at]] = [word.start for word in row], [word.end for word in row]
        first = bisect_right(edges[order[at]][1], one.start)
        last = bisect_left(edges[order[at]][0], one.end)
        while first < last and _loose(row[first]):
            first += 1
        while last > first and _loose(row[last - 1]):
            last -= 1
        if first < last <= first + _LONGEST and any(word.text[0].isupper() or word.capital for word in row[first:last]):
            yield one, Chunk(order[at], first, last)


def _loose(word: Word) -> bool:
    """Whether a word at the edge of a tagged name is none of its own: a mark, or a small word without the capital of a name ("Tomorrow Group")."""
    if not word.text[0].isalnum():
        return True
    return is_small(word) and (word.first or not word.text[0].isupper() or fold(word.text) in _ARTICLES)


def _fused(row: tuple[Word, ...], chunk: Chunk, kind: str, over: Sequence[Part]) -> Part:
    """One tagged name with what the rules know of the words around it: `over` are the parts that share words with it."""
    for part in over:
        same_end, same_start = part.to == chunk.to, part.at == chunk.at
        if same_end and (same_start or (part.at < chunk.at and (_blind(row, part) or (kind == "person" and _given(row, part))))):
            return part
        if same_start and body_key(spoken(row, part.at, part.to)) == body_key(spoken(row, chunk.at, chunk.to)):
            return part  # "Ltd" behind the name
        if same_start and part.to > chunk.to and all(word.text.isupper() and 1 < len(word.text) < 4 for word in row[chunk.to : part.to]):
            return part  # a legal form that is not listed: AS, SA, KK
    if kind == "person":
        called = next((part for part in over if part.person or part.at < chunk.at), None)
        if called is not None:
            at = called.at if called.at >= chunk.at or _given(row, called) else chunk.at
            return replace(called, at=at, to=max(called.to, chunk.to) if called.person else chunk.to)
    return Part(chunk.line, chunk.at, chunk.to)


def _given(row: tuple[Word, ...], part: Part) -> bool:
    return fold(row[part.at].text) in given_names()


def _blind(row: tuple[Word, ...], part: Part) -> bool:
    """Whether a name opens the text: the tagger does not see the first word, as its training texts open with an address."""
    return part.line == 0 and row[part.at].start == row[0].start
