"""Reads who said what by rules: quotations by their marks, reported speech by its cues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.annotate.attribution_clauses import Reading, introduction, read_verb
from headwater.annotate.attribution_phrases import read_phrase, spoken_label
from headwater.annotate.attribution_weights import likely
from headwater.annotate.attribution_words import Sentence, Word, masked, sentence, split_sentences, words
from headwater.annotate.cues import lexicon, quoting, word_set
from headwater.annotate.quotation_marks import Quoted, find_quoted
from headwater.models.word_classes import word_classes
from headwater.record import Article, Attribution, Span
from headwater.record.attribution import Kind
from headwater.text import lines, trim

READ = frozenset(("body", "title", "caption"))
_MARKS = "“”„‟\"«»‹›‘’‚‛'` \t\n\u00a0"
LONGEST = 1400  # characters of a quoted stretch that is shown whole
_SOURCE = 400  # characters of a source; what is longer has swallowed a list or a table
_PHRASE = 6  # words from which a quotation without any cue is taken for somebody's words, not for a term or a title


@dataclass(frozen=True, slots=True)
class Page:
    """An article with the lines to read, its quoted stretches and, paragraph by paragraph, its sentences."""

    article: Article
    stretches: Sequence[tuple[int, int]]
    quotes: Sequence[Quoted]
    paragraphs: Sequence[Sequence[Sentence]]
    transcript: bool  # whether lines begin with the names of speakers: one such line alone is a heading


def read_by_rules(page: Page) -> tuple[Attribution, ...]:
    """Every attribution that the rules see in an article's body, title and captions, in the order of the text.

    A quotation that goes on with the last speaker's words in its own paragraph has that speaker's source and cue; one that does so in
    a later paragraph has neither, and `speaker` is for a later step to link.
    """
    out: list[Attribution] = []
    said: Attribution | None = None  # what the paragraph before introduced with a colon, or left without a closing mark
    for paragraph in page.paragraphs:
        made, said = _paragraph(page, paragraph, said)
        out += made
    return tuple(sorted(out, key=lambda a: (a.start, a.end, a.kind)))


@lru_cache(maxsize=4)
def page_of(article: Article) -> Page:
    """An article as the rules read it; the last few are remembered, as attributions and clauses are read from the same page."""
    text = article.text
    stretches = _stretches(article)
    quotes = find_quoted(text, stretches)
    mask = masked(text, quotes)
    places = {quote.start: k for k, quote in enumerate(quotes)}
    split = (split_sentences(words(text, mask, bounds, places), quoting()) for bounds in stretches)
    found = [paragraph for paragraph in split if paragraph]
    tags = iter(word_classes([_forms(one) for paragraph in found for one in paragraph]))
    paragraphs = [[sentence(one, next(tags)) for one in paragraph] for paragraph in found]
    return Page(article, stretches, quotes, paragraphs, sum(spoken_label(paragraph[0]) is not None for paragraph in paragraphs) > 1)


def _forms(found: Sequence[Word]) -> list[str]:
    """The words as the tagger is to see them: a quotation as a mark, cues of a headline with Capitals in lower case."""
    names = [w.text[0].isupper() for w in found[1:] if len(w.text) > 3 and w.text.isalpha()]
    headline = len(names) > 3 and sum(names) > 0.7 * len(names)
    return ['"' if w.quote >= 0 else w.low if headline and (w.low in lexicon() or w.low in word_set("plain")) else w.text for w in found]


def _stretches(article: Article) -> list[tuple[int, int]]:
    if not article.blocks:
        return list(lines(article.text))
    return [line for block in article.blocks if block.role in READ for line in lines(article.text, block.start, block.end)]


def _paragraph(page: Page, paragraph: Sequence[Sentence], said: Attribution | None) -> tuple[list[Attribution], Attribution | None]:
    """The attributions of a paragraph, and what the next one may go on with. `said` is what the paragraph before left open."""
    out: list[Attribution] = []
    for number, s in enumerate(paragraph):
        made = _owned([a for reading in readings(s) for a in _attributions(page, s, reading)])
        quoted = [a for a in made if a.quotes and a.source]
        used = {(w.start, w.end) for w in s.words if w.quote >= 0 and any(q.start >= w.start and q.end <= w.end for a in made for q in a.quotes)}
        before = said if number == 0 else next((a for a in reversed(out) if a.quotes and a.source), None)
        made += _unclaimed(page, s, used, quoted[0] if quoted else before)
        out += made
    last = paragraph[-1]
    spoken = _spoken_line(page, paragraph) if page.transcript else None
    if spoken is not None:
        return [spoken], None
    opened = introduction(last)
    if opened is not None:
        place = page.article.span(last.words[0].start, last.words[-1].end)
        source = _span(page, last, opened.source) if opened.source else None
        return out, Attribution(page.article.id, place.start, place.end, "direct", opened.act, place, (), source, _span(page, last, opened.cue))
    runs_on = any(w.quote >= 0 and not page.quotes[w.quote].closed for w in last.words)
    return out, next((a for a in reversed(out) if a.quotes and a.source), None) if runs_on else None


def _spoken_line(page: Page, paragraph: Sequence[Sentence]) -> Attribution | None:
    """A line of a transcript: a speaker's name before a colon, and all the rest of the paragraph said by that speaker."""
    first = paragraph[0]
    label = spoken_label(first)
    if label is None or label.source is None or any(w.quote >= 0 for s in paragraph for w in s.words):
        return None
    begin = first.words[label.cue[1]].start
    content = page.article.span(begin, min(paragraph[-1].words[-1].end, begin + 2 * LONGEST))
    place = content if content.end - content.start <= LONGEST else page.article.span(content.start, content.start + LONGEST)
    cue, source = _span(page, first, label.cue), _span(page, first, label.source)
    return Attribution(page.article.id, place.start, place.end, "direct", "said", content, (), source, cue)


def readings(s: Sentence, *, every: bool = False) -> list[Reading]:
    """The readings of all cues of a sentence, none with the same content twice; the unlikely ones too where `every` is asked for."""
    claimed: dict[tuple[tuple[int, int], ...], Reading] = {}
    for at in range(s.end):
        reading = read_verb(s, at) or read_phrase(s, at)
        if reading is None or any(a >= b for a, b in reading.pieces) or not (every or likely(s, reading)):
            continue
        kept = claimed.get(reading.pieces)
        if kept is None or reading.weight > kept.weight:
            claimed[reading.pieces] = reading
    return list(claimed.values())


def _span(page: Page, s: Sentence, piece: tuple[int, int]) -> Span:
    return page.article.span(s.words[piece[0]].start, s.words[piece[1] - 1].end)


def _attributions(page: Page, s: Sentence, reading: Reading) -> list[Attribution]:
    """One attribution where nothing is quoted, else one for each quoted stretch."""
    article = page.article
    pieces = tuple(_span(page, s, piece) for piece in reading.pieces)
    inside = [place for a, b in reading.pieces for w in s.words[a:b] if w.quote >= 0 for place in portions(article.text, w.start, w.end)]
    content = article.span(min(p.start for p in pieces), max(p.end for p in pieces))
    source = _span(page, s, reading.source) if reading.source else None
    source = source if source and source.end - source.start <= _SOURCE else None
    cue = _span(page, s, reading.cue)
    spans = tuple(article.span(*place) for place in inside)
    kind = _kind(s, reading.pieces)
    if kind == "direct":
        return [Attribution(article.id, q.start, q.end, kind, reading.act, _around(pieces, q), (), source, cue, (q,)) for q in spans]
    parts = pieces if len(pieces) > 1 else ()
    return [Attribution(article.id, q.start, q.end, kind, reading.act, content, parts, source, cue, spans) for q in spans or (content,)]


def _owned(made: Sequence[Attribution]) -> list[Attribution]:
    """Each quoted stretch belongs to one attribution: to words said before words thought, and to the nearest cue, whose content is the least.

    What reports the quotation's speaker in its turn is left as an indirect attribution.
    """
    owner: dict[tuple[int, int], Attribution] = {}
    for a in sorted(made, key=lambda a: (a.act not in ("said", "published", "asked"), a.content.end - a.content.start, a.content.start)):
        if a.kind != "indirect":
            owner.setdefault((a.start, a.end), a)
    kept = list(owner.values())
    out: dict[tuple[object, ...], Attribution] = {}
    for a in made:
        one = a
        if a.kind != "indirect" and a not in kept:
            if any(b.cue == a.cue and b.content == a.content for b in kept):
                continue  # it owns another of its quotations
            one = replace(a, kind="indirect", start=a.content.start, end=a.content.end, quotes=())
        out.setdefault((one.kind, one.start, one.end, one.cue), one)
    return list(out.values())


def portions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A quotation that is too long to be shown as evidence, cut at the ends of sentences; any other as it is."""
    out = []
    while end - start > LONGEST:
        stop = max(text.rfind(". ", start + 1, start + LONGEST) + 1, text.rfind(" ", start + 1, start + LONGEST - 200), start + 1)
        out.append(trim(text, start, stop))
        start = trim(text, stop, end)[0]
    return [*out, (start, end)]


def _around(pieces: Iterable[Span], quote: Span) -> Span:
    piece = next(piece for piece in pieces if piece.covers(quote))
    return piece if piece.end - piece.start <= 2 * LONGEST else quote


def _kind(s: Sentence, pieces: Iterable[tuple[int, int]]) -> Kind:
    """Direct where all words of the content are quoted, but for a “that” or “and”; mixed where some are."""
    inside = [w for a, b in pieces for w in s.words[a:b]]
    if not any(w.quote >= 0 for w in inside):
        return "indirect"
    return "mixed" if any(w.quote < 0 and w.text[0].isalnum() and w.low not in ("that", "and", "but") for w in inside) else "direct"


def _unclaimed(page: Page, s: Sentence, used: set[tuple[int, int]], said: Attribution | None) -> list[Attribution]:
    """Quotations without a cue of their own: whole sentences go on with the last speaker; short phrases are no quotations."""
    out = []
    article = page.article
    alone = all(w.quote >= 0 or not w.text[0].isalnum() for w in s.words)
    for at, word in enumerate(s.words):
        if word.quote < 0 or (word.start, word.end) in used:
            continue
        inner = article.text[word.start : word.end].strip(_MARKS)
        size = len(inner.split())
        whole = alone or (at == 0 and size > 2 and inner[-1:] in ".!?")
        if not inner or (size < _PHRASE and not (whole and (size > 2 or said is not None))):
            continue
        for place in portions(article.text, word.start, word.end):
            span = article.span(*place)
            made = Attribution(article.id, span.start, span.end, "direct" if whole else "mixed", "said", span, quotes=(span,))
            out.append(replace(made, source=said.source, cue=said.cue, act=said.act) if said is not None and whole else made)
    return out
