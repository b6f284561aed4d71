"""Finds words that the articles put into the mouths of two persons."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Name, Span, Statement
from headwater.text import folded_words
from headwater.text.rarity import share
from headwater.text.stems import stem
from headwater.values.name import same_person
from headwater.values.wording import compare

_SAID = 0.8  # part of the shorter quotation's telling words that the longer has too
_FEW = 3  # telling words from which a quotation is somebody's own
_RUN = 8  # words in a row that two persons do not say by chance
_OWN = 9.0  # nats that the shared words carry in news at large: "no comment" is anybody's
_COMMON = 0.15  # share of news texts from which a word tells nothing


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation at one place, by a person whom a source there names."""

    person: Name
    statement: Statement
    quote: Span
    source: Span | None
    words: Mapping[str, float]


def speaker_differences(coverage: Coverage) -> Iterator[Difference]:
    """One quotation under two names, in two articles, each of which names its speaker: a `conflict`.

    Persons only: what a minister says and what the ministry says are the words of one side.
    """
    said = sorted(_said(coverage), key=lambda one: (one.quote, one.person.id))
    told: set[frozenset[str]] = set()
    for one, two in combinations(said, 2):
        people = frozenset((one.person.id, two.person.id))
        if one.quote.article != two.quote.article and people not in told and _rivals(coverage, one, two):
            told.add(people)
            sides: dict[str, Sequence[Span]] = {side.person.name: _places(said, side) for side in (one, two)}
            words = " ".join(coverage.quote(min((one.quote, two.quote), key=lambda span: span.end - span.start)).split())
            yield difference(coverage, "speaker", "conflict", f"who said {words[:80]}", sides, "one quotation, and two speakers")


def _said(coverage: Coverage) -> Iterator[_Said]:
    persons = {name.id: name for name in coverage.names if name.kind == "person"}
    for statement in coverage.statements:
        person = persons.get(statement.speaker.id) if statement.speaker else None
        if person is None:
            continue
        for mention in statement.mentions:
            if mention.kind != "indirect":
                quote = Span(mention.article, mention.start, mention.end)
                words = {stem(word): -math.log(share(word)) for word in folded_words(coverage.quote(quote)) if share(word) < _COMMON}
                yield _Said(person, statement, quote, mention.source, words)


def _rivals(coverage: Coverage, one: _Said, two: _Said) -> bool:
    shared = one.words.keys() & two.words.keys()
    if one.person.id == two.person.id or len(shared) < _FEW - 1 or same_person(one.person.name, two.person.name):
        return False
    if not (_named(coverage, one) and _named(coverage, two)):
        return False
    fewer = min(len(one.words), len(two.words))
    if fewer >= _FEW and len(shared) >= _SAID * fewer and sum(one.words[word] for word in shared) >= _OWN:
        return True
    return compare(coverage.quote(one.quote), coverage.quote(two.quote)).run >= _RUN


def _named(coverage: Coverage, said: _Said) -> bool:
    """Whether a source of the statement has the speaker's own name: a pronoun may be read wrongly."""
    last = folded_words(said.person.name)[-1]
    return any(mention.source is not None and last in folded_words(coverage.quote(mention.source)) for mention in said.statement.mentions)


def _places(said: Sequence[_Said], side: _Said) -> list[Span]:
    own = [one for one in said if one.statement.id == side.statement.id]
    return [*(one.quote for one in own), *(one.source for one in own if one.source is not None)]
