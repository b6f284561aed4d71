"""Clauses of a story joined into claims: one for each thing that is reported, with every place that reports it."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.align.likeness import likeness
from headwater.align.places import Place, places_of
from headwater.record import Claim, ClaimMention, Coverage, Voice, digest
from headwater.text import folded_words
from headwater.values.certainty import weakest

_JOIN = 0.52  # mean likeness of two groups from which they are one claim; .48 to .54 change F1 on four stories by .01
_PLAIN: dict[Voice, int] = {"outlet": 0, "speaker": 1, "caption": 2, "headline": 3}
_CENTRAL = 0.8  # of the share of words that the most central place has in common with the others
_MOST_WORDS = 40  # a longer wording is not plain


def align_claims(coverage: Coverage) -> tuple[Claim, ...]:
    """The claims of a story, those of one article too, in the order of their first place.

    Clauses are joined by average link over their likeness (see `likeness`), so that one chance resemblance ties no two groups together.
    Origins, occasions and parties are left to the steps after this one.
    """
    places = places_of(coverage)
    groups = _average_link(len(places), likeness(places))
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    claims = [_claim(coverage, [places[i] for i in group], order) for group in groups]
    return tuple(sorted(claims, key=lambda c: (order[c.mentions[0].article], c.mentions[0].start, c.mentions[0].end, c.id)))


def _average_link(size: int, pairs: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups by average link (Sokal and Michener 1958) over the pairs that have a likeness; a pair without one counts as 0.

    Ties are broken by the lowest numbers, so the same places give the same groups.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (a, b), value in sorted(pairs.items()):
        sums[a][b] = sums[b][a] = value
        heap.append((-value, a, b))
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if -mean < _JOIN:
            break
        if a not in members or b not in members or abs(_mean(sums, members, a, b) + mean) > 1e-12:
            continue  # one of the two has grown since, and stands in the heap with its new mean
        members[a] += members.pop(b)
        for other, value in sums.pop(b).items():
            sums[other].pop(b, None)
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
        for other in sums[a]:
            first, second = sorted((a, other))
            heapq.heappush(heap, (-_mean(sums, members, a, other), first, second))
    return [sorted(group) for _, group in sorted(members.items())]


def _mean(sums: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[int]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def _claim(coverage: Coverage, places: Sequence[Place], order: Mapping[str, int]) -> Claim:
    places = sorted(places, key=lambda place: (order[place.article], place.start, place.end))
    sense = _polarity(places)
    plainest = min(_central(coverage, places), key=lambda p: (p.words > _MOST_WORDS, p.polarity != sense, _PLAIN[p.voice], p.words))
    articles = [coverage.article(id_) for id_ in sorted({place.article for place in places})]
    reports = [article for article in articles if not article.primary]  # a release is no outlet
    mentions = tuple(ClaimMention(p.article, p.start, p.end, p.voice, p.statement, p.certainty, p.polarity) for p in places)
    return Claim(
        id=digest("c", *(part for m in mentions for part in (m.article, m.start, m.end))),
        text=" ".join(coverage.article(plainest.article).text[plainest.start : plainest.end].split()),
        polarity=plainest.polarity,
        certainty=weakest(place.certainty for place in places),
        mentions=mentions,
        story=coverage.story.id,
        articles=len({article.work or article.id for article in articles}),
        outlets=len({article.outlet for article in reports if article.outlet}) or 1,
        owners=len({article.owner or article.outlet for article in reports if article.owner or article.outlet}) or 1,
    )


def _central(coverage: Coverage, places: Sequence[Place]) -> Sequence[Place]:
    """The places whose words the others share most: what all of them say, not what one of them adds."""
    words = [frozenset(folded_words(coverage.article(p.article).text[p.start : p.end])) for p in places]
    shared = [sum(len(mine & other) / max(1, len(mine)) for other in words) for mine in words]
    return [place for place, share in zip(places, shared, strict=True) if share >= _CENTRAL * max(shared)]


def _polarity(places: Sequence[Place]) -> str:
    """What most places say, affirmed or denied; affirmed where they are even."""
    denied = sum(place.polarity == "negative" for place in places)
    return "negative" if 2 * denied > len(places) else "positive"
