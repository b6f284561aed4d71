"""Finds whose a cue is by the grammar of its sentence, where the tagger marked a cue and no source, or only a scrap of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from headwater.annotate.attribution_clauses import antecedent
from headwater.annotate.attribution_rules import Page
from headwater.annotate.attribution_sources import before, group_start
from headwater.annotate.attribution_words import Sentence
from headwater.annotate.cues import word_set
from headwater.record import Attribution, Span

_SCRAPS = frozenset(("the", "a", "an", "who", "which", "that", "its", "their", "his", "her"))
_LONGEST = 400  # characters of a source; what is longer has swallowed a list


def with_subjects(page: Page, told: Iterable[Attribution]) -> Iterator[Attribution]:
    """Attributions, each with the subject of its cue for a source that is missing or cut: “Marlow, which bottles water, told her that ...”."""
    sentences = [one for paragraph in page.paragraphs for one in paragraph if one.words]
    starts = [one.words[0].start for one in sentences]
    for one in told:
        at = bisect_right(starts, one.cue.start) - 1 if one.cue is not None and (one.source is None or _is_scrap(page, one.source)) else -1
        found = _subject(page, sentences[at], one) if at >= 0 else None
        yield one if found is None else replace(one, source=found)


def _is_scrap(page: Page, source: Span) -> bool:
    words = page.article.quote(source).lower().split()
    return words[0] in _SCRAPS and len(words) <= (1 if words[0] not in ("who", "which", "that") else 3)


def _subject(page: Page, s: Sentence, one: Attribution) -> Span | None:
    """The subject of the verb of a cue, outside what it attributes; None where the cue is no finite verb in the active."""
    cue = one.cue
    verbs = [at for at, word in enumerate(s.words[: s.end]) if cue is not None and cue.start <= word.start < cue.end and s.tags[at].startswith("VB")]
    if not verbs:
        return None
    verb = verbs[-1]
    start = group_start(s, verb)
    group = [word.low for word in s.words[start:verb]]
    passive = s.tags[verb] == "VBN" and any(low in word_set("be") for low in group)
    bare = start == verb and s.tags[verb] in ("VBG", "VB", "VBN")
    found = None if passive or bare or "to" in group else antecedent(s, before(s, start))
    if found is None:
        return None
    span = page.article.span(s.words[found[0]].start, s.words[found[1] - 1].end)
    pieces = one.content_pieces or (one.content,)
    loose = any(span.start < piece.end and piece.start < span.end for piece in pieces) or span.end - span.start > _LONGEST
    whole = one.source is None or (span.covers(one.source) and span != one.source)
    return span if whole and not loose else None
