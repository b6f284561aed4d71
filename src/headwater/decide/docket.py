"""All decisions of a record in one run: which stand, where their words are now, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from headwater.decide.anchors import Located, locate
from headwater.decide.articles import settle_articles, settle_stories
from headwater.decide.file import read_decisions, standing
from headwater.record import Article, Outcome, Rejected, Story, from_row


class Docket:
    """The decisions of a record, filled as a run goes on: articles first, then stories, then what each story tells of its lines."""

    def __init__(self, folder: Path) -> None:
        self.decisions, odd = read_decisions(folder)
        self._standing, taken_back = standing(self.decisions)
        self._outcomes: list[Outcome] = [*odd, *taken_back]
        self._now: dict[str, list[str]] = {}
        self._located: list[Located] = []

    def known_as(self, article: Article, *before: Article) -> None:
        """Notes the ids that an article had before something was said of it."""
        for id_ in {one.id for one in before} - {article.id}:
            self._now.setdefault(id_, []).append(article.id)

    def on_articles(self, found: Iterable[Article | Rejected]) -> list[Article | Rejected]:
        """What was read, with the decisions on articles; the others are looked up in the articles that come of it."""
        rows = list(found)
        articles = [row for row in rows if isinstance(row, Article)]
        located, lost = locate([one for one in self._standing if one.kind == "article"], articles, self._now)
        settled, outcomes = settle_articles(articles, located)
        for old, new in zip(articles, settled, strict=True):
            self.known_as(new, old)
            for ids in self._now.values():
                ids[:] = [new.id if id_ == old.id else id_ for id_ in ids]
        self._outcomes += [*lost, *outcomes]
        self._located, lost = locate([one for one in self._standing if one.kind != "article"], settled, self._now)
        self._outcomes += lost
        made = iter(settled)
        return [next(made) if isinstance(row, Article) else row for row in rows]

    def on_stories(self, stories: Sequence[Story], articles: Sequence[Article]) -> tuple[Story, ...]:
        """The stories as a person put them together or apart."""
        settled, outcomes = settle_stories(stories, articles, self._located)
        self._outcomes += outcomes
        return settled

    def of_story(self, story: Story) -> tuple[Located, ...]:
        """The decisions on lines of a story."""
        own = set(story.articles)
        return tuple(one for one in self._located if one.decision.kind != "story" and own & set(one.articles))

    def hear(self, line: str) -> None:
        """Takes an outcome, as a line of JSON, that a story told."""
        self._outcomes.append(from_row(Outcome, json.loads(line)))

    def report(self) -> list[Outcome]:
        """One outcome a decision, in the order of the file, then those of lines that are no decisions.

        A decision that several stories met is applied where one of them applied it.
        """
        by_id: dict[str, list[Outcome]] = {}
        for outcome in self._outcomes:
            by_id.setdefault(outcome.decision, []).append(outcome)
        out: list[Outcome] = []
        for id_ in dict.fromkeys((*(decision.id for decision in self.decisions), *by_id)):
            some = by_id.get(id_) or [Outcome(id_, False, "its words stand in no story")]
            done = [outcome for outcome in some if outcome.applied]
            ids = tuple(dict.fromkeys(line for outcome in done or some for line in outcome.ids))
            out.append(replace((done or some)[0], ids=ids))
        return out
