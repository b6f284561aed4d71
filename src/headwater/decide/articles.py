"""Applies what a person decided of whole articles, before anything is found in them, and of stories, before they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from headwater.decide.anchors import Located
from headwater.decide.set import CAN_SET, misfit
from headwater.record import Article, Decision, Outcome, Story, article_id, digest

_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def settle_articles(articles: Sequence[Article], located: Sequence[Located]) -> tuple[list[Article], list[Outcome]]:
    """The articles as a person says they are, in their order; their ids follow outlet and date. One that was rejected is in no story."""
    out = {(article.id, article.file): article for article in articles}
    outcomes = []
    for one in located:
        files = {anchor.file for anchor in one.decision.anchors}
        keys = [key for key in out if key[0] in one.articles]
        keys = [key for key in keys if key[1] in files] or keys
        results = [(key, *_article(out[key], one.decision)) for key in keys]
        for key, made, _ in results:
            out[key] = made or out[key]
        done = [(made, why) for _, made, why in results if made is not None]
        ids = tuple(made.id for made, _ in done)
        outcomes.append(Outcome(one.decision.id, bool(done), done[0][1] if done else results[0][2], ids))
    return list(out.values()), outcomes


def _article(article: Article, decision: Decision) -> tuple[Article | None, str]:
    if decision.verb in ("confirm", "unsure"):
        return article, "confirmed" if decision.verb == "confirm" else "marked as unsure"
    if decision.verb == "reject":
        return replace(article, stub=True), "kept, but in no story and no count"
    if decision.verb != "set":
        return None, f"articles cannot be {decision.verb}ed; {decision.verb} their stories"
    field, value = decision.field or "", decision.value
    if field not in CAN_SET["article"]:
        return None, f"{field} of an article cannot be set; one of {', '.join(CAN_SET['article'])} can"
    if field == "primary" and isinstance(value, str):
        value = _WORDS.get(value.lower(), value)
    name = {"date": "published"}.get(field, field)
    wrong = misfit(Article, name, value) or (no_date(value) if field == "date" else None)
    if wrong:
        return None, wrong
    made = replace(article, **{name: value})
    if field == "outlet":
        made = replace(made, outlet_basis="given")
    if field == "date":
        made = replace(made, published_basis="given")
    id_ = article_id(made.outlet, made.url, made.published, made.input_id, made.text)
    return replace(made, id=id_), f"{field} set to {value!r}"


def no_date(value: object) -> str | None:
    """What is wrong with a value for a date, in words; None for a day, with or without a time, and for null."""
    try:
        if value is not None:
            datetime.fromisoformat(str(value))
    except ValueError:
        return f"{value!r} is no date: write it as 2031-05-07"
    return None


def settle_stories(stories: Sequence[Story], articles: Sequence[Article], located: Sequence[Located]) -> tuple[tuple[Story, ...], list[Outcome]]:
    """The stories as a person put them together or apart, earliest first."""
    by_id = {article.id: article for article in articles}
    outcomes = []
    for one in located:
        if one.decision.kind == "story":
            stories, outcome = _story(stories, by_id, one)
            outcomes.append(outcome)
    place = {id_: n for n, id_ in enumerate(sorted(by_id, key=lambda id_: (by_id[id_].published or "~", id_)))}
    return tuple(sorted(stories, key=lambda story: min(place[id_] for id_ in story.articles))), outcomes


def _story(stories: Sequence[Story], by_id: dict[str, Article], one: Located) -> tuple[Sequence[Story], Outcome]:
    decision, wanted = one.decision, set(one.articles)
    met = [story for story in stories if wanted & set(story.articles)]
    if not met:
        return stories, Outcome(decision.id, False, "its articles are in no story")
    rest = [story for story in stories if story not in met]
    if decision.verb == "join":
        if len(met) == 1:
            return stories, Outcome(decision.id, True, "its articles are in one story already", (met[0].id,))
        whole = _made([id_ for story in met for id_ in story.articles], met, by_id, f"a person put {len(met)} stories together")
        return [*rest, whole], Outcome(decision.id, True, f"{len(met)} stories put together", (whole.id,))
    story = max(met, key=lambda story: (len(wanted & set(story.articles)), -stories.index(story)))
    if decision.verb == "split":
        inside = [id_ for id_ in story.articles if id_ in wanted]
        left = [id_ for id_ in story.articles if id_ not in wanted]
        if not left:
            return stories, Outcome(decision.id, True, "its articles are a story of their own already", (story.id,))
        parts = [_made(some, [story], by_id, "a person took a story apart") for some in (left, inside)]
        return [one for one in stories if one is not story] + parts, Outcome(decision.id, True, "taken apart", tuple(part.id for part in parts))
    if decision.verb in ("confirm", "unsure"):
        return stories, Outcome(decision.id, True, "confirmed" if decision.verb == "confirm" else "marked as unsure", (story.id,))
    if decision.verb == "set" and decision.field == "title" and isinstance(decision.value, str):
        titled = replace(story, title=decision.value)
        return [titled if one is story else one for one in stories], Outcome(decision.id, True, f"title set to {decision.value!r}", (story.id,))
    if decision.verb == "set":
        return stories, Outcome(decision.id, False, "of a story the title alone can be set, to a text", (story.id,))
    return stories, Outcome(decision.id, False, "a story cannot be rejected: reject its articles, or split it", (story.id,))


def _made(articles: Sequence[str], from_: Sequence[Story], by_id: dict[str, Article], reason: str) -> Story:
    """A story of these articles, with the title of the largest of those it comes from that has its words here, else of its first article."""
    ordered = sorted(articles, key=lambda id_: (by_id[id_].published or "~", id_))
    largest = max(from_, key=lambda story: (len(set(story.articles) & set(articles)), story.id))
    own = {by_id[id_].title for id_ in ordered}
    title = largest.title if len(from_) > 1 or largest.title in own else next((t for id_ in ordered if (t := by_id[id_].title)), None)
    times = [time for id_ in ordered if (time := by_id[id_].published)]
    because = (reason, *(line for story in from_ for line in story.because)) if len(from_) > 1 else (reason,)
    return Story(digest("s", *sorted(articles)), title, tuple(ordered), times[0] if times else None, times[-1] if times else None, because)
