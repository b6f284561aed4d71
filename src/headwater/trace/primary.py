"""Makes of each primary text (a release, a transcript) the origin that it is: what it says itself, and what the articles have from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.record import Article, CarryReason, Copy, Coverage, Origin, Span, digest
from headwater.text import fold
from headwater.text.shingles import folded, words
from headwater.trace.sightings import Page, Sighting

_OPEN = ("release", "document", "post")  # venues that are the text itself; an interview or a speech is an occasion of its own
_RUN = 8  # words in a row from which it is no chance that an article has them from the text it reports on, however plain they are
_TITLE = 80  # code points of a title that name an origin


def primary_texts(coverage: Coverage, pages: Mapping[str, Page]) -> list[Article]:
    """The primary texts of a story that are no agency's report, earliest first."""
    return [article for article in coverage.articles if article.primary and pages[article.id].wire is None]


def part_primary(
    found: Iterable[Sighting], coverage: Coverage, pages: Mapping[str, Page]
) -> tuple[list[Sighting], list[tuple[Article, list[Sighting]]]]:
    """The sightings that rest on no primary text, and those of each that does.

    On a primary text rests what stands in it; the same statement elsewhere, where no other occasion is named; words that an article shares
    with it; and the announcement of its issuer, where no other text of his is held.
    """
    texts = primary_texts(coverage, pages)
    own: dict[str, list[Sighting]] = {article.id: [_whole(article)] for article in texts if article.text.strip()}
    if not own:
        return list(found), []
    said: dict[str, str] = {}
    for article in texts:
        for statement in coverage.statements:
            if any(mention.article == article.id for mention in statement.mentions):
                said.setdefault(statement.id, article.id)
    issuers = _issuers(texts)
    rest: list[Sighting] = []
    for sighting in found:
        home = _home(sighting, own, said, issuers)
        if home is None:
            rest.append(sighting)
        else:
            reason: CarryReason = "given" if sighting.article == home else "same_statement" if sighting.statement in said else "same_act"
            own[home].append(replace(sighting, reason=reason, shown=True))
    for id_, copied in _copied(coverage.copies, own):
        own[id_].append(copied)
    for article in texts:
        if article.id in own:
            own[article.id] += _lifted(pages[article.id], [page for id_, page in sorted(pages.items()) if id_ not in own], own)
    return rest, [(article, own[article.id]) for article in texts if article.id in own]


def primary_origin(coverage: Coverage, article: Article) -> Origin:
    """The origin that a primary text is, without its carriers. Who stands behind it is its issuer, where that is known; else null."""
    title = " ".join((article.title or "").split())[:_TITLE].strip() or article.file
    return Origin(
        id=digest("o", coverage.story.id, "primary", article.id),
        type="statement",
        name=f"{article.outlet}: {title}" if article.outlet else title,
        carried_by=(),
        story=coverage.story.id,
        party=article.outlet,
        date=article.published[:10] if article.published else None,
        access="public",
        held=article.id,
    )


def _whole(article: Article) -> Sighting:
    """The text itself, from its first word to its last."""
    start = len(article.text) - len(article.text.lstrip())
    return Sighting(article.id, start, len(article.text.rstrip()), "act", "given", True, article.outlet, release=True)


def _issuers(texts: Sequence[Article]) -> dict[str, str]:
    """Issuers of one text of the story, and no more, with that text."""
    by_name: dict[str, list[str]] = {}
    for article in texts:
        if article.outlet:
            by_name.setdefault(_side(article.outlet), []).append(article.id)
    return {name: ids[0] for name, ids in by_name.items() if len(ids) == 1}


def _home(sighting: Sighting, own: Mapping[str, Sequence[Sighting]], said: Mapping[str, str], issuers: Mapping[str, str]) -> str | None:
    """The primary text that a sighting rests on."""
    if sighting.occasion not in ("said", "act", "unnamed") or sighting.earlier is not None:
        return None
    if sighting.venue is not None and sighting.venue.kind not in _OPEN:
        return None
    if sighting.article in own:
        return sighting.article
    if sighting.statement in said:
        return said[sighting.statement or ""]
    return issuers.get(_side(sighting.party or "")) if sighting.release else None


def _copied(copies: Sequence[Copy], own: Mapping[str, Sequence[Sighting]]) -> Iterator[tuple[str, Sighting]]:
    """The words that articles share with a primary text; of two texts that have them, with the one that came first."""
    for copy in copies:
        first: Span | None = next((span for span in copy.passages if span.article in own), None)
        for span in copy.passages if first is not None and copy.kind != "boilerplate" else ():
            if first is not None and span.article not in own:
                yield first.article, Sighting(span.article, span.start, span.end, "act", "same_words", True)


def _lifted(text: Page, pages: Sequence[Page], own: Mapping[str, Sequence[Sighting]]) -> Iterator[Sighting]:
    """Runs of a primary text's words that stand in an article, too plain for a copied passage; none that lies within one."""
    given = [w for start, end in text.article.body() for w, _, _ in _words(text.article.text, start, end)]
    at: dict[tuple[str, ...], list[int]] = {}
    for n in range(len(given) - _RUN + 1):
        at.setdefault(tuple(given[n : n + _RUN]), []).append(n)
    known = [s for some in own.values() for s in some if s.reason == "same_words"]
    places = [(page, sentence) for page in pages for sentence in page.sentences]
    for page, sentence in places:
        found = _words(page.article.text, *sentence)
        plain, n = [w for w, _, _ in found], 0
        while n + _RUN <= len(plain):
            size = max((_common(plain, n, given, m) for m in at.get(tuple(plain[n : n + _RUN]), ())), default=0)
            start, end = found[n][1], found[n + max(size, 1) - 1][2]
            if size and not any(s.article == page.article.id and s.start < end and start < s.end for s in known):
                yield Sighting(page.article.id, start, end, "act", "same_words", True)
            n += size or 1


def _common(one: Sequence[str], n: int, other: Sequence[str], m: int) -> int:
    """How many words are the same from two places on."""
    size = 0
    while n + size < len(one) and m + size < len(other) and one[n + size] == other[m + size]:
        size += 1
    return size


def _words(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(folded(word), first, last) for word, first, last in words(text, start, end)]


def _side(name: str) -> str:
    return fold(name).removeprefix("the ")
