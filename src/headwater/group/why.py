"""Says why two articles are in one story or apart: the pair model's features with what each adds, and the chain that ties them."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.group.likeness import Likeness
from headwater.group.model import Model, probabilities, shipped, standardised
from headwater.group.pairs import FEATURES, features, shared_words
from headwater.group.sketch import Sketch, sketch
from headwater.group.stories import in_order, judged
from headwater.record import Article, Copy, Span, Story

SAID = {
    "text": "likeness of the texts",
    "title": "likeness of the titles",
    "lead": "likeness of the openings",
    "capitals": "names and capitalised words in common",
    "figure": "figures in common",
    "titles_told": "how much of either title the other text tells",
    "shared": "share of the shorter text that stands word for word in both",
    "days": "days apart (log)",
    "days_known": "whether both days are known",
}
_SHOWN = 12  # words that both have


@dataclass(frozen=True, slots=True)
class Part:
    """One feature of a pair: its value, and what it adds to the score (log-odds) beside the mean pair."""

    feature: str
    value: float
    adds: float


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in both articles."""

    kind: str
    words: int
    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Two neighbours of a chain and the probability that both report the same events."""

    one: str
    other: str
    probability: float


@dataclass(frozen=True, slots=True)
class Together:
    """Why two articles are in one story, or apart.

    `base` is the score of the mean pair, `probability` that of this one, `between` the mean over all pairs of the two articles' stories (or
    of the pairs within their one story). `looked_at` is False where the pair had too little in common to be weighed at all, so that it
    counts as 0. `chain` ties them where they are in one story without being like enough themselves: each link as strong as can be.
    """

    one: str
    other: str
    stories: tuple[str | None, str | None]
    parts: tuple[Part, ...]
    base: float
    probability: float
    threshold: float
    looked_at: bool
    between: float | None
    words: tuple[str, ...]
    days: int | None
    passages: tuple[Passage, ...]
    chain: tuple[Link, ...]


def why_together(articles: Sequence[Article], copies: Sequence[Copy], stories: Sequence[Story], one: str, other: str) -> Together:
    """Weighs two articles of a collection by their ids, as grouping does. Raises KeyError for an id that is no whole article of it."""
    ordered = in_order(articles)
    place = {article.id: n for n, article in enumerate(ordered)}
    a, b = sorted((place[one], place[other]))
    drawn, model = sketch(ordered), shipped()
    shared = shared_words(copies, place)
    row = features(drawn, shared, a, np.array([b]))
    home = {article: story for story in stories for article in story.articles}
    first, second = home.get(one), home.get(other)
    ones, others, found = judged(drawn, shared, model)
    pairs = {(x, y): p for x, y, p in zip(ones.tolist(), others.tolist(), found.tolist(), strict=True)}
    likeness = Likeness(place, pairs, model.threshold)
    probability = float(probabilities(model, row)[0])
    together = first is not None and second is not None and first.id == second.id
    days = float(abs(drawn.day[a] - drawn.day[b]))
    return Together(
        one,
        other,
        (first.id if first else None, second.id if second else None),
        tuple(_parts(model, row[0].tolist())),
        model.bias,
        probability,
        model.threshold,
        (a, b) in pairs,
        likeness.mean(first.articles, second.articles) if first and second else None,
        _words(drawn, a, b),
        None if np.isnan(days) else int(days),
        tuple(_passages(copies, one, other)),
        tuple(_chain(first.articles, likeness, one, other)) if first and together and likeness.of(one, other) < model.threshold else (),
    )


def _parts(model: Model, values: Sequence[float]) -> list[Part]:
    row = standardised(np.array([values]), np.array(model.mean), np.array(model.scale))[0] * np.array(model.weights)
    return [Part(SAID.get(name, name), value, adds) for name, value, adds in zip(FEATURES, values, row.tolist(), strict=True)]


def _words(drawn: Sketch, a: int, b: int) -> tuple[str, ...]:
    """The words of both texts that weigh most in their likeness."""
    space = drawn.spaces["text"]
    (columns, values), (others, weights) = space.row(a), space.row(b)
    common, here, there = np.intersect1d(columns, others, return_indices=True)
    order = np.argsort(-(values[here] * weights[there]), kind="stable")[:_SHOWN]
    return tuple(drawn.keys["text"][column] for column in common[order].tolist())


def _passages(copies: Sequence[Copy], one: str, other: str) -> list[Passage]:
    out = []
    for copy in copies:
        spans: Mapping[str, Span] = {span.article: span for span in copy.passages}
        if one in spans and other in spans:
            out.append(Passage(copy.kind, copy.words, spans[one], spans[other]))
    return sorted(out, key=lambda passage: (-passage.words, passage.one))


def _chain(articles: Sequence[str], likeness: Likeness, one: str, other: str) -> list[Link]:
    """The way from one article to another whose weakest link is the strongest (a widest path, Dijkstra), with the fewest links of such."""
    best: dict[str, tuple[float, int]] = {one: (-1.0, 0)}
    came: dict[str, str] = {}
    heap = [(-1.0, 0, one)]
    while heap:
        weakest, steps, at = heapq.heappop(heap)
        if (weakest, steps) > best[at]:
            continue
        for to in articles:
            strength = likeness.of(at, to)
            found = (max(weakest, -strength), steps + 1)
            if to != at and strength > 0 and found < best.get(to, (0.0, 0)):
                best[to], came[to] = found, at
                heapq.heappush(heap, (*found, to))
    links: list[Link] = []
    at = other
    while at in came:
        links.insert(0, Link(came[at], at, likeness.of(came[at], at)))
        at = came[at]
    return links if at == one else []
