"""Finds what one outlet alone ties together: a sum or a plan said to be part of something, where the others keep the two apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.compare.contexts import Contexts
from headwater.compare.readings import difference
from headwater.record import Amount, Coverage, Difference, Span
from headwater.text import Token, folded_words, sentences, tokens
from headwater.text.stems import stem

_TIE = re.compile(
    r"\b(?:as|comes? as|is|are|being|form(?:s|ing)?) (?:a )?part of\b|\b(?:in exchange|in return) for\b|\btied to\b|\bas a condition of\b", re.I
)
_BOUND = re.compile(
    r"\b(?:hand in hand with|tied to|linked to|in exchange for|in return for|(?:as|comes? as|is|are|being|form(?:s|ing)?) (?:a )?part of)\b", re.I
)
_NO = re.compile(r"\b(?:not|no|none|never|nothing|denied|denies)\b|n[\u2019']t\b", re.I)
_TELLING = 2.0  # nats from which a word says what is tied
_FEW = 2  # such words
_LONGEST = 250  # characters of the sentence that are shown
_REACH = 160  # characters on either side that are read as what is tied
_COMMON = 3  # other articles' sentences share at least so many words with a side to speak of it
_STOP = frozenset(
    re.findall(r"\w+", "the a an of in on at to for by and or with as is are was were be been part its it their his her that this which will would")
)


def tie_differences(coverage: Coverage) -> Iterator[Difference]:
    """Ties with a sum on one side that only one article makes, though two others or more speak of both sides in sentences of their own."""
    if len(coverage.articles) < 2:
        return
    told: set[Span] = set()
    for found in (*_both_sides_told(coverage), *_one_side_new(coverage)):
        spans = {span for value in found.values for span in value.mentions}
        if not any(span.overlaps(other) for span in spans for other in told):
            told |= spans
            yield found


def _one_side_new(coverage: Coverage) -> Iterator[Difference]:
    """A sum that others give too, tied to what none of them has beside it: "the loan comes hand in hand with visas"."""
    contexts = Contexts(coverage)
    places: dict[str, list[tuple[tuple[str | None, float], Span]]] = {}
    sums: dict[tuple[str | None, float], list[Span]] = {}
    for amount in coverage.amounts:
        for span in amount.mentions if amount.unit == "money" and amount.value and not amount.derived else ():
            key = (amount.currency, amount.value or 0.0)
            places.setdefault(span.article, []).append((key, span))
            sums.setdefault(key, []).append(span)
    for article in coverage.articles:
        for start, end in contexts.sentences(article.id):
            found = _BOUND.search(article.text, start, end)
            if found is None or _NO.search(article.text, start, found.start()):
                continue
            for key, span in places.get(article.id, ()):
                if start <= span.start and span.end <= end and _new_beside(contexts, sums[key], span, found):
                    whole = Span(article.id, start, min(end, start + _LONGEST))
                    because = "others give the sum, and nothing of the kind beside it"
                    yield difference(coverage, "relation", "only_here", "what belongs together", {coverage.quote(whole)[:120]: [whole]}, because)
                    break


def _new_beside(contexts: Contexts, sums: Sequence[Span], span: Span, found: re.Match[str]) -> bool:
    """Whether other articles give the sum, and no sentence of theirs that does speaks of what it is tied to here."""
    text = contexts.coverage.article(span.article).text
    ends = (found.end(), found.end() + _REACH) if span.end <= found.start() else (max(0, found.start() - _REACH), found.start())
    line = contexts.at(span)
    others = [other for other in sums if other.article != span.article]
    if line is None or not others:
        return False
    start, end = max(ends[0], line.sentence.start), min(ends[1], line.sentence.end)
    tied = {stem(word) for token in tokens(text, start, end) for word in folded_words(token.text) if contexts.rarity(stem(word)) >= _TELLING}
    around = [context for other in others if (context := contexts.at(other)) is not None]
    return len(tied) >= _FEW and not any(len(tied & context.weights.keys()) >= _FEW for context in around)


def _both_sides_told(coverage: Coverage) -> Iterator[Difference]:
    marked = {article.id: [(s, e) for a, b in article.body() for s, e in sentences(article.text, a, b)] for article in coverage.articles}
    for article in coverage.articles:
        for start, end in marked[article.id]:
            found = _TIE.search(article.text, start, end)
            if found is not None:
                sides = _sides(article.text, start, end, found)
                sums = _sums(coverage, article.id, found.end(), min(end, found.end() + _REACH))
                if sums and len(sides[0]) >= _COMMON and _alone(coverage, article.id, sides[0], sums, marked):
                    span = Span(article.id, start, min(end, sums[-1][1].end + _rest(article.text, sums[-1][1].end, end)))
                    because = "the other articles that speak of both keep them apart"
                    yield difference(coverage, "relation", "only_here", "what belongs together", {coverage.quote(span)[:120]: [span]}, because)


def _sides(text: str, start: int, end: int, found: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    left = _words(tokens(text, max(start, found.start() - _REACH), found.start()))
    return left, _words(tokens(text, found.end(), min(end, found.end() + _REACH)))


def _words(found: Sequence[Token]) -> frozenset[str]:
    return frozenset(word for token in found for word in folded_words(token.text) if word not in _STOP and len(word) > 2)


def _rest(text: str, at: int, end: int) -> int:
    """How far the noun phrase behind a sum goes on: to the next comma or the end."""
    stop = re.compile(r"[,;\u2013\u2014]|$").search(text, at, min(end, at + 60))
    return (stop.start() if stop else end) - at


def _sums(coverage: Coverage, article: str, start: int, end: int) -> list[tuple[Amount, Span]]:
    found = [(amount, span) for amount in coverage.amounts if amount.unit == "money" for span in amount.mentions if span.article == article]
    return sorted(((a, s) for a, s in found if start <= s.start and s.end <= end), key=lambda one: one[1])


def _alone(coverage: Coverage, own: str, left: frozenset[str], sums: Sequence[tuple[Amount, Span]], marked: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether two other articles speak of both sides and none brings them into one sentence."""
    others = 0
    for article in coverage.articles:
        if article.id == own:
            continue
        places = [span for amount, _ in sums for span in amount.mentions if span.article == article.id]
        near = [(s, e) for s, e in marked[article.id] if len(left & _words(tokens(article.text, s, e))) >= _COMMON]
        if any(s <= span.start < e for s, e in near for span in places):
            return False
        others += bool(places) and bool(near)
    return others >= 2
