"""Compares the wordings of one quotation: words changed, dropped or put in inside the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from headwater.compare.readings import difference
from headwater.record import Coverage, Difference, Span, Statement, Verdict
from headwater.text import Token, fold, tokens

_OWN_WORDS = 5  # different words from which a quotation is known again
_SAME = 0.75  # part of the shorter one's words that two printings share
_PRINTINGS = 8  # of one utterance that are compared
_PLACE = 6  # words between two alterations of one place
_CONTEXT = 2  # words shown on either side of an edit
_LONGEST = 300  # words of one quotation that are looked at
_WORD = re.compile(r"\w")
_SHORT_FORMS = {
    "can't": "cannot", "won't": "will not", "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "let's": "let us",
}  # fmt: skip
_ENDINGS = tuple(  # what British and American spelling do otherwise, as one of the two
    (re.compile(pattern), other)
    for pattern, other in (
        (r"is(e[sdr]?|ing|ation)$", r"iz\1"),
        (r"our(s|ed|ing|able|ful)?$", r"or\1"),
        (r"([^aeiou])re(s?)$", r"\1er\2"),
        (r"ence(s?)$", r"ense\1"),
        (r"ll(ed|ing|er)$", r"l\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"mme(s?)$", r"m\1"),
    )
)


@dataclass(frozen=True, slots=True)
class _Quote:
    """One quoted mention: its words with their places, folded, and which of them stand in brackets."""

    article: str
    words: tuple[Token, ...]
    keys: tuple[str, ...]
    bracketed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words `[a, b)` of one quotation stand for words `[c, d)` of another."""

    a: int
    b: int
    c: int
    d: int


def wording_differences(coverage: Coverage) -> Iterator[Difference]:
    """Every place at which two articles print one quotation unlike, once.

    Left out: case, marks, accents, short forms ("can't"), British and American spelling, and words left off at the ends. Where words
    stand in brackets in one of them, or an ellipsis shows the cut, the outlet has marked what it did: `compatible`. Words changed, dropped
    or added inside the marks without a sign are a `conflict`: not both can be what was said.
    """
    said = []
    for statement in coverage.statements:
        quotes = [quote for quote in (_quote(coverage, m.article, m.start, m.end) for m in _quoted(statement)) if len(quote.words) >= 3]
        if quotes:
            said.append((statement, quotes))
            yield from _of_statement(coverage, statement, quotes)
    said.sort(key=lambda row: (row[1][0].article, row[1][0].words[0].start, row[0].id))
    for (one, first), (two, second) in combinations(said, 2):
        if _one_utterance(one, first, two, second):
            yield from _of_statement(coverage, one, [first[0], *(quote for quote in second if quote.keys != first[0].keys)][:_PRINTINGS])


def _one_utterance(one: Statement, first: Sequence[_Quote], two: Statement, second: Sequence[_Quote]) -> bool:
    """Whether two statements that were kept apart are one: nearly the same words, and speakers of one family name, or one without a speaker."""
    a, b = set(first[0].keys), set(second[0].keys)
    if min(len(a), len(b)) < _OWN_WORDS or len(a & b) < _SAME * min(len(a), len(b)) or first[0].article == second[0].article:
        return False
    return one.speaker is None or two.speaker is None or fold(one.speaker.name).split()[-1:] == fold(two.speaker.name).split()[-1:]


def _quoted(statement: Statement) -> list[Span]:
    return sorted({Span(m.article, m.start, m.end) for m in statement.mentions if m.kind != "indirect" and m.fidelity != "translated"})


def _quote(coverage: Coverage, article: str, start: int, end: int) -> _Quote:
    text = coverage.article(article).text
    words: list[Token] = []
    bracketed: list[bool] = []
    depth = 0
    for token in tokens(text, start, end):
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif _WORD.match(token.text) and len(words) < _LONGEST:
            words.append(token)
            bracketed.append(depth > 0)
    return _Quote(article, tuple(words), tuple(_key(token.text) for token in words), tuple(bracketed))


def _key(word: str) -> str:
    """A word as it sounds: folded, long forms for short ones, one spelling for both sides of the Atlantic."""
    key = fold(word)
    for short, long in _SHORT_FORMS.items():
        if key.endswith(short):
            key = key.removesuffix(short) + long
    key = key.replace(" ", "")
    for pattern, other in _ENDINGS:
        key = pattern.sub(other, key)
    return key


@dataclass(frozen=True, slots=True)
class _Change:
    """Words `[start, end)` of the quotation `quote` that another has otherwise."""

    quote: int
    start: int
    end: int


def _of_statement(coverage: Coverage, statement: Statement, quotes: Sequence[_Quote]) -> Iterator[Difference]:
    """Compares each quotation with the others; what is altered at one place of it is told once, with every article on its side."""
    found: dict[tuple[Verdict, str], list[set[_Change]]] = {}
    for (i, one), (j, two) in combinations(enumerate(quotes), 2):
        for edit in _edits(one, two):
            verdict = _verdict(coverage, one, two, edit)
            if verdict is not None:
                _join(found.setdefault(verdict, []), {_Change(i, edit.a, edit.b), _Change(j, edit.c, edit.d)})
    who = statement.speaker.name if statement.speaker else "an unnamed speaker"
    for (judged, because), groups in found.items():
        for group in groups:
            sides = _sides(coverage, quotes, group)
            if len(sides) > 1:
                yield difference(coverage, "wording", judged, f"the words of {who}", sides, because)


def _join(groups: list[set[_Change]], changes: set[_Change]) -> None:
    """Adds changes to the groups; those at one place of one quotation are one group."""
    touching = [group for group in groups if any(_touch(a, b) for a in group for b in changes)]
    groups[:] = [*(group for group in groups if group not in touching), changes.union(*touching)]


def _touch(a: _Change, b: _Change) -> bool:
    return a.quote == b.quote and a.start <= b.end + _PLACE and b.start <= a.end + _PLACE


def _sides(coverage: Coverage, quotes: Sequence[_Quote], group: set[_Change]) -> dict[str, list[Span]]:
    """The altered words of each quotation with a little around them, quotations that have the same words together."""
    sides: dict[str, list[Span]] = {}
    shown: dict[str, str] = {}
    for number in sorted({change.quote for change in group}):
        own = [change for change in group if change.quote == number]
        first, last = min(change.start for change in own), max(change.end for change in own)
        words, span = _phrase(coverage, quotes[number], first, last)
        key = " ".join(quotes[number].keys[first:last])
        sides.setdefault(shown.setdefault(key, words), []).append(span)
    return sides


def _edits(one: _Quote, two: _Quote) -> Iterator[_Edit]:
    """Edits with shared words on both sides, and ends that part within a few words of a long shared run.

    Words that one has more at an end are only where a quotation was begun or broken off.
    """
    blocks = [b for b in SequenceMatcher(None, one.keys, two.keys, autojunk=False).get_matching_blocks() if b.size]
    shared = sum(block.size for block in blocks)
    if shared < 4 or 2 * shared < min(len(one.keys), len(two.keys)):
        return
    for before, after in pairwise(blocks):
        edit = _Edit(before.a + before.size, after.a, before.b + before.size, after.b)
        if max(edit.b - edit.a, edit.d - edit.c) <= 15 and before.size + after.size >= 3:
            yield edit
    last = blocks[-1]
    tail = _Edit(last.a + last.size, len(one.keys), last.b + last.size, len(two.keys))
    if last.size >= 4 and 0 < tail.b - tail.a <= 6 and 0 < tail.d - tail.c <= 6:
        yield tail


def _verdict(coverage: Coverage, one: _Quote, two: _Quote, edit: _Edit) -> tuple[Verdict, str] | None:
    """The verdict on an edit; None where both sides say the same with other signs."""
    joined = ("".join(one.keys[edit.a : edit.b]), "".join(two.keys[edit.c : edit.d]))
    if joined[0] == joined[1]:
        return None
    marked = [*one.bracketed[edit.a : edit.b], *two.bracketed[edit.c : edit.d]]
    if marked and any(marked):
        return "compatible", "words in brackets are the outlet's own and marked as such"
    if any(_cut(coverage, quote, a, b) for quote, a, b in ((one, edit.a, edit.b), (two, edit.c, edit.d))):
        return "compatible", "an ellipsis shows that words were left out"
    return "conflict", "the words inside the quotation marks are not the same"


def _cut(coverage: Coverage, quote: _Quote, a: int, b: int) -> bool:
    """Whether an ellipsis, or a break of the quotation, stands where the words are missing."""
    start = quote.words[a - 1].end
    end = quote.words[b].start if b < len(quote.words) else quote.words[-1].end
    between = coverage.article(quote.article).text[start:end]
    return "…" in between or "..." in between or sum(between.count(sign) for sign in '"“”‘«»') >= 2


def _phrase(coverage: Coverage, quote: _Quote, a: int, b: int) -> tuple[str, Span]:
    """The edited words with a little of what stands around them."""
    first, last = max(0, a - _CONTEXT), min(len(quote.words), b + _CONTEXT) - 1
    span = Span(quote.article, quote.words[first].start, quote.words[last].end)
    return coverage.quote(span), span
