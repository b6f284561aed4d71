"""Articles into stories, each article in exactly one, with the reasons why they are together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.group.cluster import clusters
from headwater.group.likeness import Likeness, Pairs
from headwater.group.model import Model, probabilities, shipped
from headwater.group.pairs import Shared, candidates, features, shared_words
from headwater.group.sketch import BLOCK, Sketch, sketch
from headwater.record import Amount, Article, Copy, Name, Story, digest
from headwater.text.sentences import sentences

_SHOWN = 5  # names, words or figures that a reason lists
_LONGEST = 200  # code points of a title made of a first sentence


def group_stories(
    articles: Sequence[Article],
    names: Mapping[str, Sequence[Name]],
    amounts: Mapping[str, Sequence[Amount]],
    copies: Sequence[Copy],
) -> tuple[Story, ...]:
    """The stories of a collection, as `group_by_likeness` gives them."""
    return group_by_likeness(articles, names, amounts, copies)[0]


def group_by_likeness(
    articles: Sequence[Article],
    names: Mapping[str, Sequence[Name]],
    amounts: Mapping[str, Sequence[Amount]],
    copies: Sequence[Copy],
) -> tuple[tuple[Story, ...], Likeness]:
    """The stories of a collection, the one with the earliest article first, and how like its articles are.

    Stubs are left out; all others are in exactly one. `names` and `amounts` are those of each article, by its id; either may be empty.
    Pairs that could belong together are weighed by a logistic model, and groups are made by average link: no story hangs on a single likeness.
    """
    ordered = in_order(articles)
    place = {article.id: n for n, article in enumerate(ordered)}
    if not ordered:
        return (), Likeness(place, {}, shipped().threshold)
    drawn = sketch(ordered)
    one, other, probability = judged(drawn, shared_words(copies, place), shipped())
    groups = clusters(len(ordered), (one, other), probability, shipped().threshold)
    likeness = Pairs(len(ordered), one, other, probability)
    reason = (drawn, names, amounts, _by_article(copies))
    stories = tuple(_story([ordered[n] for n in group], group, likeness, reason) for group in groups)
    return stories, Likeness(place, likeness, shipped().threshold)


def in_order(articles: Sequence[Article]) -> list[Article]:
    """The articles that are grouped, earliest first."""
    return sorted((article for article in articles if not article.stub), key=lambda a: (a.published or "~", a.id))


def judged(drawn: Sketch, shared: Shared, model: Model) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Candidate pairs (ones, others) and the probability that each is of one story; `one < other`, places in the sketch."""
    near = candidates(drawn, shared)
    ones = np.repeat(np.arange(len(near)), [len(some) for some in near])
    others = np.concatenate([np.zeros(0, np.int64), *near])
    cuts = np.searchsorted(ones, np.arange(0, len(near) + BLOCK, BLOCK)).tolist()
    found = [probabilities(model, features(drawn, shared, ones[at:end], others[at:end])) for at, end in pairwise(cuts) if at < end]
    return ones, others, np.concatenate([np.zeros(0), *found])


Evidence = tuple[Sketch, Mapping[str, Sequence[Name]], Mapping[str, Sequence[Amount]], Mapping[str, Sequence[Copy]]]


def _by_article(copies: Sequence[Copy]) -> dict[str, list[Copy]]:
    """The copied text and the quotations that each article has a part in."""
    out: dict[str, list[Copy]] = {}
    for copy in copies:
        if copy.kind != "boilerplate":
            for span in copy.passages:
                out.setdefault(span.article, []).append(copy)
    return out


def _story(articles: Sequence[Article], group: Sequence[int], likeness: Mapping[tuple[int, int], float], evidence: Evidence) -> Story:
    """`articles` stand in order of time; `group` has their places in the sketch."""
    central = max(range(len(group)), key=lambda n: (_centrality(group, n, likeness), -n))
    times = [article.published for article in articles if article.published]
    return Story(
        id=digest("s", *sorted(article.id for article in articles)),
        title=_title(articles[central]),
        articles=tuple(article.id for article in articles),
        first_published=times[0] if times else None,
        last_published=times[-1] if times else None,
        because=tuple(_because(articles, group, likeness, evidence)) if len(articles) > 1 else (),
    )


def _centrality(group: Sequence[int], at: int, likeness: Mapping[tuple[int, int], float]) -> float:
    """How like all others an article of a group is, rounded so that the order of sums cannot matter."""
    return round(sum(likeness.get((min(group[at], other), max(group[at], other)), 0.0) for other in group if other != group[at]), 6)


def _title(article: Article) -> str | None:
    if article.title:
        return article.title
    for start, end in article.body():
        for first, last in sentences(article.text, start, min(end, start + 5 * _LONGEST)):
            return article.text[first : min(last, first + _LONGEST)]
    return None


def _because(articles: Sequence[Article], group: Sequence[int], likeness: Mapping[tuple[int, int], float], evidence: Evidence) -> Iterable[str]:
    """Why these articles are one story, one line a reason."""
    drawn, names, amounts, copies = evidence
    pairs = [likeness.get((a, b), 0.0) for n, a in enumerate(group) for b in group[n + 1 :]]
    yield f"the same events with probability {sum(pairs) / len(pairs):.2f} on average over {len(pairs)} pairs, {min(pairs):.2f} at least"
    ids = {article.id for article in articles}
    named = Counter(name for article in articles for name in {found.name for found in names.get(article.id, ()) if found.kind != "group"})
    yield from _listed("named in most of them", named, len(articles))
    if not named:
        words = Counter(drawn.keys["text"][column] for at in group for column in drawn.spaces["capitals"].row(at)[0].tolist())
        yield from _listed("words in most of them", words, len(articles))
    figures = Counter(f for article in articles for f in {_figure(amount) for amount in amounts.get(article.id, ())} if f)
    yield from _listed("figures in most of them", figures, len(articles))
    near = {copy.id: copy for id_ in ids for copy in copies.get(id_, ())}.values()
    same = [copy for copy in near if len(ids & {span.article for span in copy.passages}) > 1]
    if same:
        carried = {span.article for copy in same for span in copy.passages} & ids
        yield f"{len(same)} passages of the same words in {len(carried)} of them"
    days = drawn.day[list(group)]
    if not np.isnan(days).any():
        yield f"all published within {int(days.max() - days.min()) + 1} days"


def _listed(what: str, counts: Counter[str], articles: int) -> Iterable[str]:
    """The things that more than half of the articles have, the most frequent first."""
    most = sorted(((n, thing) for thing, n in counts.items() if 2 * n > articles and n > 1), key=lambda found: (-found[0], found[1]))
    if most:
        yield f"{what}: {', '.join(thing for _, thing in most[:_SHOWN])}"


def _figure(amount: Amount) -> str | None:
    if amount.value is None or amount.unit == "count":
        return None
    return f"{amount.value:g} {amount.currency or amount.unit}"
