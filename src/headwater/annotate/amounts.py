"""An article into the figures it gives: what is counted, what for, which is part of which and which says the same in another currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from headwater.annotate.amounts_currency import home_of, settle
from headwater.annotate.amounts_links import link
from headwater.annotate.amounts_nouns import counted, purpose
from headwater.annotate.amounts_said import Said
from headwater.record import Amount, Article
from headwater.text.offsets import lines
from headwater.text.sentences import sentences
from headwater.values.number import number_places
from headwater.values.quantity import find_quantities

_BRIEF = 6000  # characters of a text that is too short for its numbers to be counted
# A long text in which more numbers than this stand is a table or worse: what stands after them is not read. None of 771 long news texts has as many.
_MOST, _MOST_PER_CHARACTER = 1500, 0.01
_SKIPPED = frozenset(("furniture", "byline", "dateline", "credit", "advertisement", "related"))


def find_amounts(article: Article) -> Iterable[Amount]:
    """Every figure of an article as an `Amount` with one mention, in the order of the text; furniture, bylines and what leads
    to other stories are not read.

    `part_of` and `restates` point at other amounts of the same article. Beyond 1,500 numbers, and one more for every hundred characters,
    no figure of a long article is read.
    """
    said = [item for sentence in _sentences(article) for item in _read(article, sentence)]
    home = home_of(article, [item.quantity for item in said])
    return tuple(link(article, [settle(item, home) for item in said]))


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    brief = len(article.text) <= _BRIEF
    left = _MOST + int(_MOST_PER_CHARACTER * len(article.text))
    blocks = [(block.start, block.end, block.role) for block in article.blocks] or [(0, len(article.text), "body")]
    for start, end, role in blocks:
        if role in _SKIPPED:
            continue
        for a, b in lines(article.text, start, end):
            places = list(islice(number_places(article.text, a, b), 1 if brief else left + 1))
            if places:  # most lines give no figure: they need not be cut into sentences
                yield from sentences(article.text, a, b if brief or len(places) <= left else places[left])
                left = max(0, left - len(places))


def _read(article: Article, sentence: tuple[int, int]) -> Iterator[Said]:
    start, end = sentence
    text = article.text
    for quantity in find_quantities(text, start, end):
        of, after = counted(text, quantity, end)
        yield Said(quantity, (start, end), of, purpose(text, after, end) if quantity.unit == "money" else None)
