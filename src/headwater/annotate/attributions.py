"""Finds who said what in an article: quotations by their marks, reported speech by its cues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.annotate.attribution_clauses import Reading, Sentence, read_cue, sentence
from headwater.annotate.attribution_words import Word, masked, split_sentences, words
from headwater.annotate.cues import lexicon
from headwater.annotate.quotation_marks import Quoted, find_quoted
from headwater.models.word_classes import word_classes
from headwater.record import Article, Attribution, Span
from headwater.record.attribution import Act, Kind
from headwater.text import lines

_READ = frozenset(("body", "title", "caption"))
_MARKS = "“”„‟\"«»‹›‘’‚‛'` \t\n\u00a0"


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Every attribution of an article's body, title and captions, in the order of the text. Each has a content of at least one word."""
    paragraphs = _paragraphs(article)
    quotes = find_quoted(article.text, paragraphs)
    sentences = _sentences(article.text, paragraphs, quotes)
    tags = word_classes([[w.text if w.quote < 0 else '"' for w in found] for found in sentences])
    page = _Page(article, quotes)
    out: list[Attribution] = []
    used: set[int] = set()
    for found, classes in zip(sentences, tags, strict=True):
        for reading in _readings(sentence(found, classes)):
            made = _attributions(page, found, reading)
            out += made
            used.update(k for k in _quotes_in(found, reading.pieces))
    out += _unclaimed(page, sentences, used)
    return tuple(sorted(out, key=lambda a: (a.start, a.end, a.kind)))


@dataclass(frozen=True, slots=True)
class _Page:
    article: Article
    quotes: Sequence[Quoted]


def _paragraphs(article: Article) -> list[tuple[int, int]]:
    if not article.blocks:
        return list(lines(article.text))
    return [line for block in article.blocks if block.role in _READ for line in lines(article.text, block.start, block.end)]


def _sentences(text: str, paragraphs: Iterable[tuple[int, int]], quotes: Sequence[Quoted]) -> list[list[Word]]:
    mask = masked(text, quotes)
    at = {quote.start: k for k, quote in enumerate(quotes)}
    speaks = frozenset(form for form, (cue, _) in lexicon().items() if "q" in cue.frames)
    out: list[list[Word]] = []
    for start, end in paragraphs:
        out += split_sentences(text, words(mask, start, end, at), speaks)
    return out


def _readings(s: Sentence) -> list[Reading]:
    """The readings of all cues of a sentence, none with the same content twice."""
    out: list[Reading] = []
    for at, word in enumerate(s.words):
        known = lexicon().get(word.low)
        if known and s.tags[at].startswith("VB"):
            reading = read_cue(s, at, *known)
            if reading and all(a < b for a, b in reading.pieces):
                out.append(reading)
    claimed: dict[tuple[tuple[int, int], ...], Reading] = {}
    for reading in out:
        kept = claimed.get(reading.pieces)
        if kept is None or reading.weight > kept.weight:
            claimed[reading.pieces] = reading
    return list(claimed.values())


def _quotes_in(found: Sequence[Word], pieces: Iterable[tuple[int, int]]) -> list[int]:
    return [w.quote for a, b in pieces for w in found[a:b] if w.quote >= 0]


def _span(page: _Page, found: Sequence[Word], piece: tuple[int, int]) -> Span:
    return page.article.span(found[piece[0]].start, found[piece[1] - 1].end)


def _attributions(page: _Page, found: Sequence[Word], reading: Reading) -> list[Attribution]:
    """One attribution where nothing is quoted, else one for each quoted stretch."""
    article = page.article
    pieces = tuple(_span(page, found, piece) for piece in reading.pieces)
    inside = [page.quotes[k] for k in _quotes_in(found, reading.pieces)]
    content = article.span(min(p.start for p in pieces), max(p.end for p in pieces))
    source = _span(page, found, reading.source) if reading.source else None
    cue = _span(page, found, reading.cue)
    spans = tuple(article.span(q.start, q.end) for q in inside)
    kind = _kind(pieces, spans)
    parts = pieces if len(pieces) > 1 else ()
    if kind == "direct":
        return [Attribution(article.id, q.start, q.end, "direct", reading.act, q, (), source, cue, (q,)) for q in spans]
    places = spans or (content,)
    return [Attribution(article.id, q.start, q.end, kind, reading.act, content, parts, source, cue, spans) for q in places]


def _kind(pieces: Sequence[Span], quotes: Sequence[Span]) -> Kind:
    """Direct where more than four fifths of the characters of the content are quoted."""
    if not quotes:
        return "indirect"
    total = sum(p.end - p.start for p in pieces)
    return "direct" if sum(q.end - q.start for q in quotes) > 0.8 * total else "mixed"


def _unclaimed(page: _Page, sentences: Sequence[Sequence[Word]], used: set[int]) -> list[Attribution]:
    """Quotations without a cue of their own: whole sentences go on with the last speaker; short phrases are no quotations."""
    out = []
    article = page.article
    for found in sentences:
        for at, word in enumerate(found):
            if word.quote < 0 or word.quote in used:
                continue
            span = article.span(word.start, word.end)
            inner = article.text[span.start : span.end].strip(_MARKS)
            alone = all(w.quote >= 0 or not w.text[0].isalnum() for w in found)
            if not inner or (not (alone and len(inner.split()) > 2) and len(inner.split()) < 6):
                continue
            act: Act = "said"
            kind: Kind = "direct" if alone or (at == 0 and inner[-1] in ".!?") else "mixed"
            out.append(Attribution(article.id, span.start, span.end, kind, act, span, quotes=(span,)))
    return out
