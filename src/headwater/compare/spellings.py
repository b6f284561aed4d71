"""Finds persons whose name is not spelt the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Name, Span
from headwater.text import Token, fold, tokens
from headwater.values.name import slip
from headwater.values.place import place_of

_LONG = 6  # letters from which two names one letter apart are seldom two


def spelling_differences(coverage: Coverage) -> Iterator[Difference]:
    """A family name spelt two ways that are one slip apart (Damerau-Levenshtein distance 1): not both are right, so a `conflict`; two
    transliterations of a foreign name are `compatible`.

    Of places and bodies, which may well have two names, only those of one word that stand for each other: no article has both.
    """
    for name in coverage.names:
        if name.kind == "person":
            yield from _of_person(coverage, name)
    yield from _of_places(coverage)


def _of_places(coverage: Coverage) -> Iterator[Difference]:
    single: dict[str, list[Span]] = {}
    shown: dict[str, str] = {}
    for name in coverage.names:
        for span in name.mentions if name.kind in ("place", "organisation") else ():
            words = coverage.quote(span)
            if len(words) >= _LONG and words.isalpha() and not words.isupper():
                single.setdefault(fold(words), []).append(span)
                shown.setdefault(fold(words), words)
    held = {key: {span.article for span in spans} for key, spans in single.items()}
    for one, two in combinations(sorted(single), 2):
        often = max(len(held[one]), len(held[two])) > 1 or min(len(single[one]), len(single[two])) > 1
        if often and slip(one, two) and one[0] == two[0] and not _inflected(one, two) and not held[one] & held[two]:
            if place_of(one) and place_of(two):
                continue  # two places on the map
            sides = {shown[key]: single[key] for key in (one, two)}
            yield difference(coverage, "name", "conflict", f"how {shown[one]} is spelt", sides, "one letter apart, and no article has both")


def _of_person(coverage: Coverage, name: Name) -> Iterator[Difference]:
    spellings: dict[str, list[Span]] = {}
    shown: dict[str, str] = {}
    for span in name.mentions:
        last = _last(coverage, span)
        if last is not None:
            key = fold(last.text)
            spellings.setdefault(key, []).append(Span(span.article, last.start, last.end))
            shown.setdefault(key, last.text)
    common = sorted(spellings, key=lambda key: (-len({s.article for s in spellings[key]}), -len(spellings[key]), key))
    for n, main in enumerate(common):
        others = [key for key in common[n + 1 :] if slip(main, key) and not _inflected(main, key)]
        if others:
            sides = {shown[key]: spellings[key] for key in (main, *others)}
            if all(_written(main) == _written(key) for key in others):
                yield difference(coverage, "name", "compatible", f"how {name.name} is spelt", sides, "two ways of writing one name in our letters")
            else:
                yield difference(coverage, "name", "conflict", f"how {name.name} is spelt", sides, "one letter apart, and one person")
            return


def _written(key: str) -> str:
    """A name without what transliterations of other alphabets do in different ways."""
    for one, other in (("yy", "y"), ("iy", "y"), ("ij", "y"), ("ii", "y"), ("ou", "u"), ("kh", "h"), ("q", "k")):
        key = key.replace(one, other)
    return key


def _last(coverage: Coverage, span: Span) -> Token | None:
    found = [token for token in tokens(coverage.article(span.article).text, span.start, span.end) if token.text != token.text.lower()]
    return found[-1] if found else None


def _inflected(a: str, b: str) -> bool:
    """Whether one is the other with an s: a plural or a possessive, not another spelling."""
    return a + "s" == b or b + "s" == a
