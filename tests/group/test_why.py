"""Why two articles are together or apart: what is shown adds up to what grouping used, and a chain leads where likeness does not."""

from __future__ import annotations

import math

import pytest

from headwater.group import Likeness, group_by_likeness, why_together
from headwater.group.why import _chain
from headwater.record import Article, Copy, Span

FIRE = (
    "Blaze guts grain store at Hollin Quay\n\nA blaze gutted the grain store there on Sunday. Fire chief Sanna Roe said the doors were locked.",
    "Grain store burns at Hollin Quay\n\nThe grain store at Hollin Quay burned down. Fire chief Sanna Roe said that its doors were locked.",
)
CHESS = "Chess league opens in Marrow\n\nThe chess league of Marrow opened with forty players. Its head, Tove Lind, played the first move."


def collection() -> list[Article]:
    texts = {"a-fire": FIRE[0], "b-fire": FIRE[1], "c-chess": CHESS}
    days = {"a-fire": "2031-02-02", "b-fire": "2031-02-03", "c-chess": None}
    return [Article(id_, text, "", f"{id_}.txt", title=text.split("\n")[0], published=days[id_]) for id_, text in texts.items()]


def test_what_is_shown_adds_up_to_what_grouping_used():
    articles = collection()
    copies = (Copy("c-1", "prose", (Span("a-fire", 0, 30), Span("b-fire", 0, 30)), 6),)
    stories, likeness = group_by_likeness(articles, {}, {}, copies)
    for one, other in (("a-fire", "b-fire"), ("c-chess", "a-fire")):
        found = why_together(articles, copies, stories, one, other)
        score = found.base + sum(part.adds for part in found.parts)
        assert found.probability == pytest.approx(1 / (1 + math.exp(-score)))
        assert found.probability == pytest.approx(likeness.of(one, other))
        assert (found.stories[0] == found.stories[1]) == (found.probability >= found.threshold)
    near = why_together(articles, copies, stories, "b-fire", "a-fire")
    assert (near.days, near.chain, [passage.kind for passage in near.passages]) == (1, (), ["prose"])
    assert {"hollin", "quay"} <= set(near.words)
    assert (found.days, found.words and "hollin" in found.words) == (None, False if found.words else ())


def test_the_chain_goes_where_its_weakest_link_is_strongest():
    place = {id_: n for n, id_ in enumerate("abcd")}
    likeness = Likeness(place, {(0, 3): 0.2, (0, 1): 0.9, (1, 3): 0.5, (0, 2): 0.8, (2, 3): 0.7, (1, 2): 0.1}, 0.4)
    assert [(link.one, link.other) for link in _chain("abcd", likeness, "a", "d")] == [("a", "c"), ("c", "d")]
    assert _chain("ab", Likeness(place, {}, 0.4), "a", "b") == []


def test_an_article_that_is_in_no_story_is_told():
    with pytest.raises(KeyError):
        why_together(collection(), (), (), "a-fire", "nobody")
