"""Finds who said what in an article: the tagger's reading of its sentences, joined with what the rules read from marks and cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from headwater.annotate.attribution_rules import LONGEST, READ, Page, page_of, portions, read_by_rules
from headwater.annotate.attribution_subjects import with_subjects
from headwater.annotate.quotation_marks import Quoted
from headwater.annotate.tagged import Stretch, Telling, read_tags
from headwater.annotate.tagged_acts import act_of
from headwater.record import Article, Attribution, Span
from headwater.record.attribution import Kind

_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[.!?]\s|\n")
_LEADING = re.compile(r"(?:[^\s.,]+ ){1,6}as (?:saying|telling|writing)[,:]?")  # “quoted her as saying” leads to her words and is none of them
_LINKING = frozenset(("that", "and", "but"))
_SENTENCE = 6  # words from which a quotation is a sentence, not a phrase that another sentence takes in
_MOST = 0.8  # the share of a quoted stretch that must be attributed for all of it to be


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Every attribution of an article's body, title and captions, in the order of the text.

    The tagger says what is attributed, by which words and to whom; the rules say which quoted stretches are quotations, and whose where
    the tagger is silent. A quotation that goes on in a later paragraph may have neither source nor cue: `speaker` is for a later step.
    Raises SettingsError where the tagger's files are missing.
    """
    page = page_of(article)
    walls = [block.start for block in article.blocks if block.role not in READ]
    tellings = read_tags(article.text, page.stretches, walls)
    told = list(with_subjects(page, (one for telling in tellings for one in _attributions(page, telling))))
    found = dict.fromkeys(
        one for one in _joined(page, read_by_rules(page), told) if not _LEADING.fullmatch(article.text, one.content.start, one.content.end)
    )
    return tuple(sorted(found, key=lambda a: (a.start, a.end, a.kind, a.cue or a.content, a.content)))


def _joined(page: Page, ruled: Sequence[Attribution], told: Sequence[Attribution]) -> list[Attribution]:
    """Both readings as one: none of the same words twice."""
    text = page.article.text
    running = {quote.start for quote in page.quotes if quote.continued}
    quoted = {(one.start, one.end): one for one in ruled if one.kind != "indirect"}
    shared = {(one.start, one.end) for one in told} & quoted.keys()
    own = [one for place, one in quoted.items() if place not in shared]
    quotations = _Places((one.start, one.end) for one in own)
    out = [
        _completed(text, one, quoted[one.start, one.end], goes_on=one.start in running) if (one.start, one.end) in shared else one
        for one in told
        if one.quotes or (one.start, one.end) in shared or not quotations.cover(one.start, one.end)
    ]
    out = list(_named(text, out, ruled))
    taken = _Places((piece.start, piece.end) for one in out for piece in _pieces(one))
    silent = (one for one in ruled if one.kind == "indirect" and not any(taken.touch(piece.start, piece.end) for piece in _pieces(one)))
    return [*out, *own, *silent]


def _completed(text: str, told: Attribution, ruled: Attribution, *, goes_on: bool) -> Attribution:
    """A quotation as the tagger reads it, with source and cue from the rules where it found none, or none in the same sentence.

    What `goes_on` from the paragraph before is said by whom that paragraph names. Where the rules see no cue in "the paper quoted her as
    saying", that is not the paper's word: the speaker is for a later step.
    """
    cited = told.cue is not None and ruled.cue is None and text[told.cue.start : told.cue.end].lower().startswith(("quot", "cit"))
    farther = told.cue is not None and ruled.cue is not None and _apart(text, told, told.cue) and not _apart(text, ruled, ruled.cue)
    if told.cue is None or cited or farther or (goes_on and ruled.cue is not None):
        return replace(told, source=ruled.source, cue=ruled.cue, act=ruled.act)
    return told if told.source is not None else replace(told, source=ruled.source)


def _named(text: str, told: Iterable[Attribution], ruled: Iterable[Attribution]) -> Iterator[Attribution]:
    """Sources of one cue that the tagger cut at an apposition, whole as the rules read them: Ada Fenn, the mayor."""
    sources = {one.cue.end: one.source for one in ruled if one.cue is not None and one.source is not None}
    for one in told:
        whole = sources.get(one.cue.end) if one.cue is not None else None
        part = one.source
        cut = whole is not None and part is not None and whole.covers(part) and text.find(",", whole.start, part.start) >= 0
        yield replace(one, source=whole) if cut else one


def _apart(text: str, one: Attribution, cue: Span) -> bool:
    """Whether a sentence or a line ends between the quoted words and a cue."""
    return _ENDS.search(text, min(one.end, cue.end), max(one.start, cue.start)) is not None


def _pieces(one: Attribution) -> tuple[Span, ...]:
    return one.content_pieces or (one.content,)


class _Places:
    """Stretches of a text, to be asked what touches or covers another."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        rows = sorted(stretches)
        self._starts = [start for start, _ in rows]
        self._ends = list(accumulate((end for _, end in rows), max))  # the farthest end of any that begins up to here

    def touch(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start

    def cover(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end


def _attributions(page: Page, telling: Telling) -> list[Attribution]:
    """One attribution for each quoted stretch, and one for what is not quoted. A quoted sentence stands by itself beside reported words."""
    article = page.article
    pieces, inside = _snapped(telling.pieces, page.quotes)
    source, cue = (article.span(*at) if at else None for at in (telling.source, telling.cue))
    act = act_of(article.quote(cue) if cue else "", article.quote(source) if source else "", quoted=bool(inside))
    if act is None and source is None:
        return []  # a cue that no list knows, and nobody whose words they are
    whole = [at for at in pieces if _kind(article.text, [at], inside) == "direct" and len(article.text[slice(*at)].split()) >= _SENTENCE]
    out = []
    for some in [*([at] for at in whole), [at for at in pieces if at not in whole]]:
        if some:
            own = [quote for quote in inside if any(start < quote.end and quote.start < end for start, end in some)]
            content = article.span(some[0][0], some[-1][1])
            parts = tuple(article.span(*at) for at in some) if len(some) > 1 else ()
            kind = _kind(article.text, some, own)
            model = Attribution(article.id, content.start, content.end, kind, act or "thought", content, parts, source, cue)
            out.extend(_mentions(page, model, own))
    return out


def _mentions(page: Page, model: Attribution, quotes: Sequence[Quoted]) -> list[Attribution]:
    """An attribution once for each of its quoted stretches, a long one in portions; as it is where there is none."""
    article = page.article
    spans = tuple(article.span(*at) for quote in quotes for at in portions(article.text, quote.start, quote.end))
    if model.kind != "direct":
        return [replace(model, start=q.start, end=q.end, quotes=spans) for q in spans or (model.content,)]
    short = model.content.end - model.content.start <= 2 * LONGEST
    return [replace(model, start=q.start, end=q.end, content=model.content if short else q, content_pieces=(), quotes=(q,)) for q in spans]


def _snapped(pieces: Sequence[Stretch], quotes: Sequence[Quoted]) -> tuple[list[Stretch], list[Quoted]]:
    """The pieces grown to the marks of the quoted stretches that they cover for the most part, and these stretches."""
    out = list(pieces)
    inside = []
    first = bisect_right(quotes, pieces[0][0], key=lambda quote: quote.end)
    last = bisect_left(quotes, max(end for _, end in pieces), key=lambda quote: quote.start)
    for quote in quotes[first:last]:
        touching = [at for at in out if at[0] < quote.end and quote.start < at[1]]
        covered = sum(min(quote.end, end) - max(quote.start, start) for start, end in touching)
        if covered < _MOST * (quote.end - quote.start):
            continue
        inside.append(quote)
        whole = min(quote.start, touching[0][0]), max(quote.end, touching[-1][1])
        out[out.index(touching[0]) : out.index(touching[-1]) + 1] = [whole]
    return out, inside


def _kind(text: str, pieces: Sequence[Stretch], inside: Sequence[Quoted]) -> Kind:
    """Direct where all words of the content are quoted, but for a “that” or “and”; mixed where some are."""
    quotes = [quote for quote in inside if any(start < quote.end and quote.start < end for start, end in pieces)]
    if not quotes:
        return "indirect"
    starts = [quote.start for quote in quotes]
    for start, end in pieces:
        for word in _WORD.finditer(text, start, end):
            at = bisect_right(starts, word.start()) - 1
            if (at < 0 or quotes[at].end <= word.start()) and word.group().lower() not in _LINKING:
                return "mixed"
    return "direct"
