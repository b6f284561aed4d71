"""Stories of this run under the ids they had before, and a line for each that was opened, joined, merged, split or left, with its reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from headwater.group.likeness import Likeness
from headwater.record import Article, Story, digest

Change = Literal["opened", "joined", "moved", "merged", "split", "left", "closed"]


@dataclass(frozen=True, slots=True)
class Event:
    """One change of a story: `articles` are those that came or went, `from_` the ids of the stories they or the story come from."""

    event: Change
    story: str
    articles: tuple[str, ...]
    from_: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """`ids` leads from the id that a story's articles give it to the id that it keeps; `order` has all ids there were, oldest first."""

    ids: Mapping[str, str]
    previous: Mapping[str, tuple[str, ...]]  # id -> the ids of stories that went into it
    order: tuple[str, ...]
    events: tuple[Event, ...]


def trace_lineage(stories: Sequence[Story], before: Sequence[Story], order: Sequence[str], earlier: Mapping[str, str], likeness: Likeness) -> Lineage:
    """Which story of this run is which of those before, and what came to pass between.

    A story goes on where most of its articles are (of equals the one that comes first in `stories`); where several go on in one, the oldest
    keeps its id (`order`: ids of the stories before, oldest first). `earlier` leads from an article's id to the id it had before.
    """
    age = {id_: n for n, id_ in enumerate(order)}
    home = {article: story.id for story in stories for article in story.articles}
    was = {article: story.id for story in before for article in story.articles}
    now = {old: home[new] for new, old in earlier.items() if new in home}  # article before -> story now
    into: dict[str, list[str]] = {}
    rank = {story.id: n for n, story in enumerate(stories)}
    for old in sorted(before, key=lambda story: age.get(story.id, len(age))):
        counts: dict[str, int] = {}
        for article in old.articles:
            if article in now:
                counts[now[article]] = counts.get(now[article], 0) + 1
        if counts:
            into.setdefault(min(counts, key=lambda id_: (-counts[id_], rank[id_])), []).append(old.id)
    taken = {id_ for story in before for id_ in (story.id, *story.previous_ids)} | set(order)
    ids: dict[str, str] = {}
    for story in stories:
        ids[story.id] = into[story.id][0] if story.id in into else _fresh(story.id, taken)
        taken.add(ids[story.id])
    known = {story.id: story for story in before}
    previous = {ids[one]: _merged([known[old] for old in olds]) for one, olds in into.items()}
    events = _Events(stories, {story.id: ids[story.id] for story in stories}, into, {new: was[old] for new, old in earlier.items() if old in was})
    gone = sorted(set(known) - {old for olds in into.values() for old in olds}, key=lambda id_: age.get(id_, len(age)))
    lines = (*events.all(likeness), *_departed(before, set(gone), now))
    return Lineage(ids, previous, (*order, *(id_ for id_ in ids.values() if id_ not in age)), lines if before else ())


def _departed(before: Sequence[Story], closed: set[str], now: Mapping[str, str]) -> Iterator[Event]:
    """Articles that are in no story any more, and stories that are left without one."""
    for story in before:
        missing = tuple(article for article in story.articles if article not in now)
        if story.id in closed and missing == story.articles:
            yield Event("closed", story.id, missing, (), "none of its articles is in a story any more")
        elif missing:
            yield Event("left", story.id, missing, (), "taken out of the input, or of the stories")


def history_lines(events: Sequence[Event]) -> Iterator[str]:
    """The events as lines of JSON, with the time of now (UTC)."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for event in events:
        row = {"at": at, "event": event.event, "story": event.story, "articles": event.articles, "from": event.from_, "reason": event.reason}
        yield json.dumps(row, ensure_ascii=False)


def earlier_articles(now: Sequence[Article], before: Sequence[Article]) -> dict[str, str]:
    """For each article the id it had before: the same id, else the same text from the same place in its file, else the same file.

    An id changes with what a person says of outlet and date, a text with its file; the article is the same.
    """
    out: dict[str, str] = {}
    left = {article.id: article for article in before}
    keys = (
        lambda a: a.id,
        lambda a: (a.text_sha256, a.input_id, a.file),
        lambda a: (a.text_sha256, a.input_id),
        lambda a: (a.file, a.input_id),
    )
    for key in keys:
        known: dict[object, str] = {}
        for article in left.values():
            known.setdefault(key(article), article.id)
        for article in now:
            if article.id not in out and (old := known.pop(key(article), None)) is not None:
                out[article.id] = old
                left.pop(old)
    return out


def _fresh(id_: str, taken: set[str]) -> str:
    """A story's own id, unless an earlier story has it."""
    n = 1
    fresh = id_
    while fresh in taken:
        n += 1
        fresh = digest("s", id_, n)
    return fresh


def _merged(olds: Sequence[Story]) -> tuple[str, ...]:
    first, *others = olds
    return tuple(dict.fromkeys((*first.previous_ids, *(id_ for other in others for id_ in (other.id, *other.previous_ids)))))


@dataclass(frozen=True, slots=True)
class _Events:
    """What is needed to tell what happened: stories now with their ids, which went on in each, and where each article was."""

    stories: Sequence[Story]
    ids: Mapping[str, str]
    into: Mapping[str, Sequence[str]]
    was: Mapping[str, str]

    def all(self, likeness: Likeness) -> Iterator[Event]:
        """The events, story by story."""
        for story in self.stories:
            yield from self._of(story, likeness)

    def _of(self, story: Story, likeness: Likeness) -> Iterator[Event]:
        id_, olds = self.ids[story.id], self.into.get(story.id, ())
        new = [article for article in story.articles if article not in self.was]
        own = [article for article in story.articles if self.was.get(article) in olds]
        if not olds and not own and len(new) == len(story.articles):
            yield Event("opened", id_, story.articles, (), likeness.apart(story.articles) if len(new) == 1 else likeness.together(story.articles))
            return
        for old in olds[1:]:
            came = tuple(article for article in story.articles if self.was.get(article) == old)
            rest = [article for article in own if article not in came]
            yield Event("merged", id_, came, (old,), likeness.between(came, rest))
        for old in sorted({self.was[article] for article in story.articles if article in self.was} - set(olds)):
            came = tuple(article for article in story.articles if self.was.get(article) == old)
            stayed = [article for other in self.stories if self.ids[other.id] == old for article in other.articles if self.was.get(article) == old]
            event: Change = "moved" if olds else "split"
            yield Event(event, id_, came, (old,), likeness.between(came, stayed if event == "split" else [a for a in own if a not in came]))
        if new:
            rest = [article for article in story.articles if article not in new]
            yield Event("joined", id_, tuple(new), (), likeness.between(new, rest))
