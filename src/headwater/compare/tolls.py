"""Compares the counts of an accident or attack (dead, missing, hurt, aboard, rescued, held), wherever in an article they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.compare.claims import Figure
from headwater.compare.figures import agreement
from headwater.compare.readings import difference
from headwater.record import Amount, Coverage, Difference, Span, Verdict
from headwater.text import folded_words, sentences

_PEOPLE = frozenset(
    re.findall(
        r"\w+",
        "people persons person passengers villagers residents civilians workers miners bodies victims men women soldiers survivors others more lives",
    )
)
_BE = r"(?:are|were|is|was|have|had|has|been|now|known|feared|confirmed|to|also|still|reported|more|people|lives|others)"
_STATES = {  # what befell the people counted, in the words behind the count
    "dead": r"dead|died|killed|lost|recovered",
    "missing": r"missing|unaccounted",
    "hurt": r"injured|wounded|hurt|hospitalised|hospitalized",
    "rescued": r"rescued|saved|plucked|pulled",
    "held": r"arrested|detained|held",
}
_BEHIND = {state: re.compile(rf"^\W{{0,3}}(?:[a-z]+\W+)?(?:{_BE}\W+){{0,6}}(?:{words})\b(?! (?:or|and) )", re.I) for state, words in _STATES.items()}
_BEFORE = {  # and in the words before it
    state: re.compile(rf"\b(?:{words})\W+$", re.I)
    for state, words in (
        ("dead", r"kill(?:ed|ing|s)|claim(?:ed|ing) the lives of|toll (?:at|to|of|is|was)|(?:rises?|rose|risen) to"),
        ("hurt", r"injur(?:ed|ing)|wound(?:ed|ing)"),
        ("rescued", r"rescu(?:ed|ing)|sav(?:ed|ing)|pluck(?:ed|ing)"),
        ("held", r"arrest(?:ed|ing)|detain(?:ed|ing)"),
    )
}
_PART = re.compile(r"^\W{0,2}(?:of (?:the|them|whom|those|these)|(?:more|others?|further|another)\b)|^\W{0,2}[a-z]+ of (?:the|them|those)\b", re.I)
_NO_COUNT = re.compile(r"(?:,|\()\s?$"), re.compile(r"^\s?[,)]")  # an age: "Mara Velt, 29, lost her son"
_SHARE = re.compile(r"\b(?:one|two|three|\d{1,2})(?: [a-z]+)? (?:in|of) $", re.I)  # "one home in five"
_EARLIER = re.compile(
    r"\b(?:had (?:earlier )?(?:put|said|counted|reported)|earlier|previously|at first|initially|up from|from \w+ to|in (?:19|20)\d\d)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Toll:
    """One count of a state, and the sentence it stands in."""

    figure: Figure
    sentence: Span


def toll_differences(coverage: Coverage) -> Iterator[Difference]:
    """Per state, each article's own latest count against the others'; what an article itself calls earlier is left out, and so is what is hedged.

    Counts grow from report to report: an `update`. Only where papers of one day name one day for their count and the two do not meet, it is a
    `conflict`.
    """
    for state in _STATES:
        latest: dict[str, _Toll] = {}
        for article in coverage.articles:
            found = [toll for toll in _tolls(coverage, article.id, state) if not _EARLIER.search(coverage.quote(toll.sentence))]
            if found:
                latest[article.id] = max(found, key=lambda toll: (toll.figure.amount.value or 0.0, -toll.figure.span.start))
        yield from _compared(coverage, state, latest)


def _tolls(coverage: Coverage, article: str, state: str) -> list[_Toll]:
    text = coverage.article(article).text
    out = []
    body = [(s, e) for a, b in coverage.article(article).body() for s, e in sentences(text, a, b)]
    for amount in coverage.amounts:
        if amount.unit == "count" and amount.value is not None and amount.modifier == "exact" and not amount.derived and _of_people(amount):
            for span in (span for span in amount.mentions if span.article == article):
                home = next(((s, e) for s, e in body if s <= span.start < e), None)
                if home and _has(text, span, home, state):
                    out.append(_Toll(Figure(amount, span), Span(article, *home)))
    return out


def _of_people(amount: Amount) -> bool:
    words = folded_words(amount.of or "")
    return not words or words[-1] in _PEOPLE


def _has(text: str, span: Span, home: tuple[int, int], state: str) -> bool:
    behind, before = text[span.end : min(home[1], span.end + 90)], text[max(home[0], span.start - 60) : span.start]
    if _PART.search(behind) or (_NO_COUNT[0].search(before) and _NO_COUNT[1].search(behind)) or _SHARE.search(before):
        return False
    return bool(_BEHIND[state].search(behind)) or bool(state in _BEFORE and _BEFORE[state].search(before))


def _compared(coverage: Coverage, state: str, latest: dict[str, _Toll]) -> Iterator[Difference]:
    pairs = list(combinations(sorted(latest), 2))
    clashing = [(a, b) for a, b in pairs if agreement(latest[a].figure.amount, latest[b].figure.amount)[0] == "conflict"]
    of_one_day = [(a, b) for a, b in clashing if _one_day(coverage, latest[a], latest[b])]
    moved_on = [pair for pair in clashing if pair not in of_one_day]
    if of_one_day:
        yield from _told(coverage, state, latest, of_one_day, ("conflict", "two counts of one day, in papers of one day"))
    if moved_on:
        yield from _told(coverage, state, latest, moved_on, ("update", "the count moved on from one report to the next"))


def _told(
    coverage: Coverage, state: str, latest: dict[str, _Toll], pairs: Sequence[tuple[str, str]], verdict: tuple[Verdict, str]
) -> Iterator[Difference]:
    sides: dict[str, list[Span]] = {}
    for article in sorted({article for pair in pairs for article in pair}):
        figure = latest[article].figure
        sides.setdefault(f"{figure.amount.value:g}", []).append(figure.span)
    if len(sides) > 1:
        yield difference(coverage, "count", verdict[0], f"how many: {state}", sides, verdict[1])


def _one_day(coverage: Coverage, one: _Toll, two: _Toll) -> bool:
    """Whether both articles came out on one day and both sentences name one day as that of the count."""
    out = [coverage.article(toll.sentence.article).published for toll in (one, two)]
    if not out[0] or not out[1] or out[0][:10] != out[1][:10]:
        return False
    days: list[set[str]] = []
    for toll in (one, two):
        own: Sequence[str] = [
            date.value[:10]
            for date in coverage.dates
            if date.article == toll.sentence.article
            and toll.sentence.start <= date.start < toll.sentence.end
            and date.from_
            and date.from_ == date.to
        ]
        days.append(set(own))
    return bool(days[0] and days[1] and max(days[0]) == max(days[1]))
