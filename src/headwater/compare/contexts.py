"""The words around a figure or a day: what it is a figure or day of, and how near in meaning two such surroundings are."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from operator import itemgetter
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from headwater.models import encode_words
from headwater.record import Coverage, Span
from headwater.text import fold, folded_words, sentences, tokens
from headwater.text.rarity import share
from headwater.text.stems import stem

_REACH = (5, 12)  # words on either side that count in full, and by half; the rest of the sentence counts by a quarter
_AROUND = 60  # characters in which a place is that of a figure
_BESIDE = 4  # words
_LONGEST = 1_500  # code points; a longer stretch without a full stop is no prose
_NAMED = 0.4  # part of its weight that a word of a name keeps: who is in a sentence says little of what it counts
_LEAST = 0.3  # nats: a word rarer than this says something
_FEW = 40  # sentences: in a smaller story a word of two of them is no common word yet
_SCALE = frozenset(("hundr", "thousand", "million", "mln", "m", "bn", "billion", "trillion", "lakh", "crore"))  # parts of a figure

Vector = npt.NDArray[np.float32]
S = TypeVar("S", bound="Placed")


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence around a place: stem -> weight, and the stems that stand near the place and right beside it."""

    span: Span
    sentence: Span
    weights: Mapping[str, float]
    near: frozenset[str]
    beside: frozenset[str]


class Placed(Protocol):
    """What stands at a place and has a context."""

    @property
    def span(self) -> Span: ...

    @property
    def context(self) -> Context: ...


class Contexts:
    """The sentences of a story, how rare each stem is among them, and which stems stand in names."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self.names = frozenset(stem(word) for name in coverage.names for word in folded_words(" ".join((name.name, *name.variants))))
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for name in coverage.names:
            for span in name.mentions if name.kind == "place" else ():
                self._places[span.article].append((span.start, span.end, name.id))
        self._sentences: dict[str, list[tuple[int, int]]] = {}
        count: dict[str, int] = defaultdict(int)
        for article in coverage.articles:
            parts = tuple((b.start, b.end) for b in article.blocks if b.role in ("title", "body")) or ((0, len(article.text)),)
            found = _sentences(article.text, parts)
            self._sentences[article.id] = [place for place, _ in found]
            for _, stems in found:
                for word in stems:
                    count[word] += 1
        size = max(sum(map(len, self._sentences.values())), _FEW) + 1
        self._rarity = {word: min(math.log(size / (times + 0.5)), -math.log(share(word))) for word, times in count.items()}
        self._read: dict[Span, tuple[Vector, Vector]] = {}
        self._known: dict[tuple[Span, Span], float] = {}

    def sentences(self, article: str) -> list[tuple[int, int]]:
        """The sentences of an article's title and body, in order."""
        return self._sentences[article]

    def rarity(self, word: str) -> float:
        """How rare a stem is among the sentences of the story and in news at large, in nats."""
        return self._rarity.get(word, 0.0)

    def at(self, span: Span) -> Context | None:
        """The context of a place; None where it stands in no sentence, or in a stretch too long for one."""
        known = self._sentences[span.article]
        at = bisect_right(known, span.start, key=itemgetter(0)) - 1
        if at < 0 or known[at][1] <= span.start or known[at][1] - known[at][0] > _LONGEST:
            return None
        home = known[at]
        words = tokens(self.coverage.article(span.article).text, *home)
        place = [n for n, token in enumerate(words) if token.start < span.end and span.start < token.end]
        if not place:
            return None
        weights: dict[str, float] = {}
        distance: dict[str, int] = {}
        for n, token in enumerate(words):
            word = _stem(token.text)
            rare = self.rarity(word)
            if n in place or not word[:1].isalpha() or rare < _LEAST or len(word) < 2 or word in _SCALE:
                continue
            far = min(abs(n - place[0]), abs(n - place[-1]))
            weights[word] = max(weights.get(word, 0.0), rare * _fades(far))
            distance[word] = min(distance.get(word, far), far)
        near, beside = (frozenset(word for word, far in distance.items() if far <= reach) for reach in (_REACH[1], _BESIDE))
        return Context(span, Span(span.article, *home), weights, near, beside)

    def apart(self, a: Context, b: Context) -> bool:
        """Whether places are named around both, and the two sentences have none in common."""
        near, whole = ([self._named(context, reach) for context in (a, b)] for reach in (_AROUND, None))
        return bool(near[0]) and bool(near[1]) and not near[0] & near[1] and not whole[0] & whole[1]

    def _named(self, context: Context, reach: int | None) -> set[str]:
        """The places named in a sentence, or within so many characters of its figure."""
        start, end = context.sentence.start, context.sentence.end
        if reach is not None:
            start, end = max(start, context.span.start - reach), min(end, context.span.end + reach)
        return {id_ for a, b, id_ in self._places.get(context.sentence.article, ()) if start <= a and b <= end}

    def own(self, a: Context, b: Context, least: float) -> frozenset[str]:
        """The stems near both places that stand in no name and are at least so rare."""
        return frozenset(word for word in a.near & b.near if word not in self.names and self.rarity(word) >= least)

    def likeness(self, a: Context, b: Context) -> float:
        """How near in meaning two contexts are, from 0 to 1.

        Each word of one is laid beside the word of the other that comes closest (late interaction: Khattab and Zaharia 2020); rare words
        of the story, and those close to the place, count most. The words of the place itself are left out.
        """
        key = (a.span, b.span) if a.span <= b.span else (b.span, a.span)
        if key not in self._known:
            (one, first), (two, second) = self._vectors(a), self._vectors(b)
            close = one @ two.T
            both = first.sum() * second.sum()
            known = (close.max(axis=1) @ first / first.sum() + close.max(axis=0) @ second / second.sum()) / 2 if both else 0.0
            self._known[key] = float(known)
        return self._known[key]

    def _vectors(self, context: Context) -> tuple[Vector, Vector]:
        """Vectors (words, 384) of the sentence's telling words, and their weights (words,)."""
        if context.span not in self._read:
            text = self.coverage.article(context.span.article).text
            before, inside = ([_stem(t.text) for t in tokens(text, *ends)] for ends in _ends(context))
            words, vectors = _encoded(self.coverage.quote(context.sentence))
            place = _place([_stem(word) for word in words], len(before), inside)
            weights = np.zeros(len(words), dtype=np.float32)
            for n, word in enumerate(words):
                rare = self.rarity(_stem(word))
                if word[0].isalpha() and n not in place and rare >= _LEAST and _stem(word) not in _SCALE:
                    weights[n] = rare * _fades(min(abs(n - place[0]), abs(n - place[-1]))) * (_NAMED if _stem(word) in self.names else 1.0)
            kept = weights > 0
            self._read[context.span] = (vectors[kept], weights[kept])
        return self._read[context.span]


def rivals(places: Sequence[S], contexts: Contexts, clash: Callable[[S, S], bool]) -> list[list[S]]:
    """Groups of places that clash: two of them are a pair only where neither has a liker rival in the other's article."""
    pairs = [(a, b) for a, b in combinations(places, 2) if a.span.article != b.span.article and clash(a, b)]
    best: dict[tuple[Span, str], float] = {}
    for a, b in pairs:
        near = contexts.likeness(a.context, b.context)
        for one, other in ((a, b), (b, a)):
            at = (one.span, other.span.article)
            best[at] = max(best.get(at, 0.0), near)
    groups: list[list[S]] = []
    for a, b in pairs:
        if contexts.likeness(a.context, b.context) < max(best[a.span, b.span.article], best[b.span, a.span.article]):
            continue
        touching = [group for group in groups if {slot.span for slot in group} & {a.span, b.span}]
        merged = [slot for group in touching for slot in group]
        merged.extend(slot for slot in (a, b) if slot.span not in {other.span for other in merged})
        groups = [*(group for group in groups if group not in touching), merged]
    return sorted((sorted(group, key=lambda slot: slot.span) for group in groups), key=lambda group: group[0].span)


def _ends(context: Context) -> tuple[tuple[int, int], tuple[int, int]]:
    return (context.sentence.start, context.span.start), (context.span.start, min(context.span.end, context.sentence.end))


def _place(words: Sequence[str], at: int, inside: Sequence[str]) -> range:
    """Where the words of the place stand among the encoder's, which are cut a little otherwise: as near to `at` as their first one comes."""
    found = [n for n, word in enumerate(words) if inside and (word == inside[0] or inside[0].startswith(word))]
    first = min(found, key=lambda n: abs(n - at)) if found else min(at, max(0, len(words) - 1))
    return range(first, max(first + 1, min(len(words), first + len(inside))))


def _fades(far: int) -> float:
    return 1.0 if far <= _REACH[0] else 0.5 if far <= _REACH[1] else 0.25


@lru_cache(maxsize=256)
def _encoded(sentence: str) -> tuple[tuple[str, ...], Vector]:
    return encode_words([sentence])[0]


@lru_cache(maxsize=256)
def _sentences(text: str, parts: tuple[tuple[int, int], ...]) -> list[tuple[tuple[int, int], frozenset[str]]]:
    """The sentences of an article's parts, in order, each with its stems: several comparisons read them."""
    places = sorted((s, e) for a, b in parts for s, e in sentences(text, a, b))
    return [((s, e), frozenset(_stem(token.text) for token in tokens(text, s, e))) for s, e in places]


@cache
def _stem(word: str) -> str:
    return stem(fold(word))
