"""Finds the anchors of decisions again in the articles as they are now, and the line of the record that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from headwater.record import Anchor, Article, Claim, Commitment, Coverage, Decision, Difference, Name, Origin, Outcome, Span, Statement

T = TypeVar("T", Claim, Commitment, Difference, Name, Origin, Statement)

_HALF = 0.5  # of the anchors that a line must have to be the one meant


@dataclass(frozen=True, slots=True)
class Located:
    """A decision with the articles and spans that its anchors mean now; `spans` leaves out anchors that name an article alone."""

    decision: Decision
    articles: tuple[str, ...]
    spans: tuple[Span, ...]


def locate(decisions: Iterable[Decision], articles: Sequence[Article], now: Mapping[str, Sequence[str]]) -> tuple[list[Located], list[Outcome]]:
    """The decisions whose words are found, and an outcome for each whose words are not.

    `now` leads from an id that an article had before something was said of it to the ids it may have now. An anchor is looked for in the
    article of its id, else in that of the same text, else in that of the same file where its words stand once.
    """
    by_id: dict[str, list[Article]] = {}
    by_text: dict[str, list[Article]] = {}
    by_file: dict[str, list[Article]] = {}
    for article in articles:
        by_id.setdefault(article.id, []).append(article)
        by_text.setdefault(article.text_sha256, []).append(article)
        by_file.setdefault(article.file, []).append(article)
    for old, new in now.items():
        by_id.setdefault(old, [article for id_ in dict.fromkeys(new) for article in by_id.get(id_, ())])
    found: list[Located] = []
    lost: list[Outcome] = []
    for decision in decisions:
        places = [place for anchor in decision.anchors if (place := _place(anchor, by_id, by_text, by_file)) is not None]
        if places:
            spans = tuple(dict.fromkeys(Span(article, start, end) for article, start, end in places if start < end))
            found.append(Located(decision, tuple(dict.fromkeys(article for article, _, _ in places)), spans))
        else:
            lost.append(Outcome(decision.id, False, "its words stand in no article any more"))
    return found, lost


Index = Mapping[str, Sequence[Article]]


def _place(anchor: Anchor, by_id: Index, by_text: Index, by_file: Index) -> tuple[str, int, int] | None:
    """Article, start and end of an anchor now; None where it is not found."""
    same = by_id.get(anchor.article) or by_text.get(anchor.text_sha256 or "", ())
    same = [article for article in same if anchor.file in (None, article.file)] or list(same)
    for article in same[:1]:
        if anchor.end <= len(article.text) and anchor.words in (None, article.text[anchor.start : anchor.end]):
            return article.id, anchor.start, anchor.end
    if anchor.words:
        for article in (*same, *by_file.get(anchor.file or "", ())):
            at = article.text.find(anchor.words)
            if at >= 0 and article.text.find(anchor.words, at + 1) < 0:
                return article.id, at, at + len(anchor.words)
    return None


def with_rows(coverage: Coverage, field: str, rows: Sequence[Any]) -> Coverage:
    """The coverage with other rows of one kind."""
    fields: dict[str, Any] = {field: tuple(rows)}
    return replace(coverage, **fields)


def places_of(row: Any) -> frozenset[Span]:
    """The places of a line by which a person's anchors mean it."""
    if isinstance(row, Difference):
        return frozenset(span for reading in row.values for span in reading.mentions)
    if isinstance(row, Origin):
        return frozenset((*row.mentions, *(Span(c.article, b.start, b.end) for c in row.carried_by for b in c.because)))
    return frozenset(Span(mention.article, mention.start, mention.end) for mention in row.mentions)


def meant(rows: Sequence[T], located: Located) -> T | None:
    """The line that has the most of the anchors; of equals the one whose id the decision names, then the one with the fewest other places.

    None where no line has half of them.
    """
    scored = []
    for row in rows:
        places = places_of(row)
        held = sum(max((_share(span, place) for place in places), default=0.0) for span in located.spans) / max(1, len(located.spans))
        scored.append((-held, row.id not in located.decision.ids, len(places), row.id, row))
    best = min(scored, key=lambda entry: entry[:4], default=None)
    return best[4] if best is not None and -best[0] >= _HALF else None


def each_meant(rows: Sequence[T], spans: Sequence[Span]) -> list[T]:
    """The lines that the anchors mean one by one: for each anchor the line with a place most like it; each line once."""
    out: dict[str, T] = {}
    for span in spans:
        scored = [(-max((_share(span, place) for place in places_of(row)), default=0.0), row.id, row) for row in rows]
        best = min(scored, key=lambda entry: entry[:2], default=None)
        if best is not None and -best[0] >= _HALF:
            out[best[1]] = best[2]
    return list(out.values())


def _share(a: Span, b: Span) -> float:
    """1 for the same place, a half and more for one that covers half of the shorter."""
    if a == b:
        return 1.0
    if a.article != b.article:
        return 0.0
    common = min(a.end, b.end) - max(a.start, b.start)
    return _HALF + 0.4 * common / max(a.end - a.start, b.end - b.start) if 2 * common >= min(a.end - a.start, b.end - b.start) else 0.0
