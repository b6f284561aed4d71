"""Stories over several runs: which id goes on, and what is told of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.group import Likeness, earlier_articles, trace_lineage
from headwater.group.lineage import Lineage
from headwater.record import Article, Story


def stories(*groups: str, key: str = "new") -> list[Story]:
    return [Story(f"s-{key}-{group}", None, tuple(group)) for group in groups]


def went(before: list[Story], now: list[Story], gone: str = "") -> Lineage:
    articles = [article for story in before for article in story.articles if article not in gone]
    likeness = Likeness({id_: n for n, id_ in enumerate("abcdefgh")}, {(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.5}, 0.4)
    return trace_lineage(now, before, [story.id for story in before], {a: a for a in articles}, likeness)


def told(lineage: Lineage) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(event.event, event.story, "".join(event.articles), event.from_) for event in lineage.events]


def test_the_oldest_id_stays_when_stories_merge():
    before = stories("ab", "cd", key="old")
    found = went(before, stories("abcd"))
    assert found.ids == {"s-new-abcd": "s-old-ab"}
    assert found.previous["s-old-ab"] == ("s-old-cd",)
    assert told(found) == [("merged", "s-old-ab", "cd", ("s-old-cd",))]
    assert "0.40 on average" not in found.events[0].reason
    assert "0.20 on average, 0.50 at most" in found.events[0].reason


def test_the_larger_part_keeps_the_id_when_a_story_splits():
    found = went(stories("abc", key="old"), stories("a", "bc"))
    assert found.ids == {"s-new-a": "s-new-a", "s-new-bc": "s-old-abc"}
    assert told(found) == [("split", "s-new-a", "a", ("s-old-abc",))]


def test_an_article_joins_leaves_and_moves():
    found = went(stories("abc", "de", key="old"), stories("af", "cde"), gone="b")
    assert found.ids == {"s-new-af": "s-old-abc", "s-new-cde": "s-old-de"}
    assert told(found) == [("joined", "s-old-abc", "f", ()), ("moved", "s-old-de", "c", ("s-old-abc",)), ("left", "s-old-abc", "b", ())]


def test_an_id_once_given_is_given_to_no_other_story():
    before = [Story("s-new-a", None, ("a", "b", "c"))]
    found = went(before, stories("a", "bc"))
    assert found.ids["s-new-bc"] == "s-new-a"
    assert found.ids["s-new-a"] not in ("s-new-a", "s-new-bc")


def test_a_first_run_has_nothing_to_tell():
    found = went([], stories("ab", "c"))
    assert (found.events, found.order) == ((), ("s-new-ab", "s-new-c"))


@given(st.lists(st.integers(0, 2), min_size=6, max_size=6), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_every_story_has_one_id_and_every_old_id_goes_on_or_is_told(first: list[int], second: list[int]):
    groups = [["".join("abcdef"[n] for n in range(6) if at[n] == g) for g in range(3)] for at in (first, second)]
    before, now = (stories(*filter(None, some), key=key) for some, key in zip(groups, ("old", "new"), strict=True))
    found = went(before, now)
    assert len(set(found.ids.values())) == len(now)
    going_on = set(found.ids.values()) | {id_ for ids in found.previous.values() for id_ in ids}
    assert {story.id for story in before} <= going_on | {event.story for event in found.events if event.event == "closed"}
    assert went(now, now).events == ()


def test_an_article_is_known_again_after_its_outlet_was_given():
    old = [Article("a-1", "x", "sha-x", "x.txt"), Article("a-2", "x", "sha-x", "y.txt"), Article("a-3", "z", "sha-z", "z.txt")]
    new = [Article("a-9", "x", "sha-x", "y.txt", outlet="Post"), Article("a-1", "x", "sha-x", "x.txt"), Article("a-8", "zz", "sha-zz", "z.txt")]
    assert earlier_articles(new, old) == {"a-1": "a-1", "a-9": "a-2", "a-8": "a-3"}
