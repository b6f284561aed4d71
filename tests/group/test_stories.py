"""Stories: articles of one event are together, others are apart, whatever the order, size or dates of the collection."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.group import group_stories
from headwater.group.cluster import average_link, clusters, components
from headwater.group.sketch import sketch
from headwater.record import Amount, Article, Copy, Name, Span, Story
from headwater.text.hosts import host

FIRE = {
    "Herald": (
        "Blaze guts Tarnow Street market in Quelmouth",
        (
            "A blaze gutted the covered market on Tarnow Street in Quelmouth early on Tuesday, leaving 14 traders without stalls. Fire chief "
            "Odile Brannick said the roof had fallen in before crews reached it. Nobody was hurt. The mayor, Ivo Sarrat, promised 2.4m crowns "
            "to rebuild the market hall before winter."
        ),
    ),
    "Post": (
        "Quelmouth market hall burns down",
        (
            "Quelmouth's old market hall has burned down. Flames were seen above Tarnow Street at four in the morning, and fire chief Odile "
            "Brannick told reporters that the roof gave way within minutes. Mayor Ivo Sarrat said the city would find 2.4 million crowns for a "
            "new hall. The 14 stallholders lost everything."
        ),
    ),
    "Courier": (
        "'We lost everything': traders after the Tarnow Street fire",
        (
            "Traders stood in tears outside the ruins of the Tarnow Street market on Tuesday. 'We lost everything,' said cheesemonger Pell "
            "Hadrick. Fire chief Odile Brannick said faulty wiring may be to blame. Ivo Sarrat, the mayor of Quelmouth, called the market the "
            "heart of the town."
        ),
    ),
}
STRIKE = {
    "Herald": (
        "Ferry crews walk out in Port Ansel",
        (
            "Ferry crews at Port Ansel walked out on Thursday in a dispute over night shifts. The union, led by Greta Lomax, said 300 sailors "
            "had joined. The operator, Bluewater Lines, cancelled all sailings to the islands until Sunday."
        ),
    ),
    "Post": (
        "Islands cut off as Bluewater sailors strike",
        (
            "The islands were cut off on Thursday after Bluewater Lines cancelled its sailings from Port Ansel. Some 300 sailors are on strike "
            "over night shifts, union leader Greta Lomax said. Hospitals are flying in supplies."
        ),
    ),
}


def coverage(event: dict[str, tuple[str, str]], key: str, day: str | None = None, titled: bool = True) -> list[Article]:
    return [
        Article(f"a-{key}-{outlet}", text, "", f"{outlet}.txt", outlet=outlet, title=title if titled else None, published=day)
        for outlet, (title, text) in event.items()
    ]


def together(articles: list[Article], copies: tuple[Copy, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in group_stories(articles, {}, {}, copies)}


@pytest.mark.parametrize("day", ["2031-05-06", None])
@pytest.mark.parametrize("titled", [True, False])
def test_two_events_are_two_stories(day, titled):
    fire, strike = coverage(FIRE, "fire", day, titled), coverage(STRIKE, "strike", day, titled)
    assert together(fire + strike) == {frozenset(a.id for a in fire), frozenset(a.id for a in strike)}


def test_two_events_are_two_stories_without_names_dates_and_titles():
    """Texts in small letters without a name or figure: what is left are plain words."""
    plain = [
        Article(a.id, re.sub(r"\b[A-Z]\w+|\d[\d.m]*", "", a.text).lower(), "", a.file)
        for a in coverage(FIRE, "fire", titled=False) + coverage(STRIKE, "strike", titled=False)
    ]
    groups = together(plain)
    assert all(len({id_.split("-")[1] for id_ in group}) == 1 for group in groups)
    assert len(groups) < len(plain)


def test_two_articles_of_one_event_are_one_story():
    for pair in combinations(coverage(FIRE, "fire"), 2):
        assert len(group_stories(pair, {}, {}, ())) == 1


def test_fifty_articles_of_one_event_are_one_story():
    draw = random.Random(4)
    lines = [line.strip() + "." for _, text in FIRE.values() for line in text.split(". ")]
    articles = [Article(f"a-{n:02}", " ".join(draw.sample(lines, 7)), "", f"{n}.txt") for n in range(50)]
    assert len(together(articles)) == 1


def test_one_article_is_a_story_and_a_stub_is_in_none():
    fire = coverage(FIRE, "fire", "2031-05-06")
    stub = Article("a-stub", "More soon.", "", "stub.txt", stub=True)
    (story,) = group_stories([fire[0], stub], {}, {}, ())
    assert story.articles == (fire[0].id,)
    assert story.title == FIRE["Herald"][0]
    assert group_stories([stub], {}, {}, ()) == ()
    assert group_stories([], {}, {}, ()) == ()


def test_an_article_without_words_is_a_story_of_its_own():
    fire = coverage(FIRE, "fire")
    blank = [Article(f"a-{n}", text, "", f"{n}.txt") for n, text in enumerate(("", "\u2014", " "))]
    assert len(together([*fire, *blank])) == 4


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_changes_nothing(draw):
    articles = coverage(FIRE, "fire", "2031-05-06") + coverage(STRIKE, "strike", "2031-05-08")
    mixed = draw.sample(articles, len(articles))
    assert group_stories(mixed, {}, {}, ()) == group_stories(articles, {}, {}, ())


def test_every_article_is_in_exactly_one_story():
    articles = coverage(FIRE, "fire") + coverage(STRIKE, "strike")
    listed = [article for story in group_stories(articles, {}, {}, ()) for article in story.articles]
    assert sorted(listed) == sorted(a.id for a in articles)


def test_a_story_says_why():
    fire = [
        a if n else Article(a.id, a.text, "", a.file, title=a.title, published="2031-05-07")
        for n, a in enumerate(coverage(FIRE, "fire", "2031-05-06"))
    ]
    names = {a.id: (Name(f"n-{a.id}", "person", "Odile Brannick", ("Odile Brannick",), (Span(a.id, 0, 5),)),) for a in fire}
    amounts = {a.id: (Amount(f"m-{a.id}", "money", (Span(a.id, 0, 5),), currency="CZK", value=2.4e6),) for a in fire[:2]}
    copy = Copy("c-1", "prose", tuple(Span(a.id, 0, 9) for a in fire[1:]), 9)
    (story,) = group_stories(fire, names, amounts, (copy,))
    assert story.articles == ("a-fire-Courier", "a-fire-Post", "a-fire-Herald")
    assert (story.first_published, story.last_published) == ("2031-05-06", "2031-05-07")
    assert "named in most of them: Odile Brannick" in story.because
    assert "figures in most of them: 2.4e+06 CZK" in story.because
    assert "1 passages of the same words in 2 of them" in story.because
    assert "all published within 2 days" in story.because


def test_ids_are_digests_of_the_articles():
    fire = coverage(FIRE, "fire")
    first: Story = group_stories(fire, {}, {}, ())[0]
    assert first.id == group_stories([*coverage(STRIKE, "strike"), *fire], {}, {}, ())[0].id
    assert first.id != group_stories(fire[:2], {}, {}, ())[0].id


def test_an_outlets_own_name_does_not_join_its_articles():
    lines = (
        "Water ran through the bakery of Oster Vale all night after a pipe burst under its ovens",
        "Councillors voted nine to six against closing the library on Brindle Square",
        "Divers will survey the piers of the Kortham bridge before lorries may cross again",
        "A choir of forty pupils from Lummel leaves for its first tour abroad",
        "Dredgers have begun clearing silt from the harbour mouth at Port Ansel",
    )
    name = "Vandic Six"
    articles = [
        Article(f"a-{n}", f"({name}) - {line}, {name} has learned. {name}.", "", f"{n}.txt", outlet=name, title=f"{line[:30]} | {name} News")
        for n, line in enumerate(lines)
    ]
    assert len(together(articles)) == len(articles)


def test_average_link_does_not_chain():
    chain = np.zeros((5, 5))
    for n in range(4):
        chain[n, n + 1] = chain[n + 1, n] = 0.9
    assert max(map(len, average_link(chain, 0.5))) == 2
    block = np.full((4, 4), 0.8)
    assert average_link(block, 0.5) == [[0, 1, 2, 3]]
    assert average_link(np.zeros((0, 0)), 0.5) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 14), st.integers(0, 10**6), st.floats(0.2, 0.9))
def test_average_link_agrees_with_the_plain_method(count, seed, threshold):
    draw = np.random.default_rng(seed)
    similar = draw.random((count, count))
    similar = (similar + similar.T) / 2
    groups = [[n] for n in range(count)]
    while len(groups) > 1:
        found = {(a, b): float(np.mean([[similar[x, y] for y in groups[b]] for x in groups[a]])) for a, b in combinations(range(len(groups)), 2)}
        (a, b), best = max(found.items(), key=lambda item: item[1])
        if best < threshold:
            break
        groups[a] += groups.pop(b)
    assert average_link(similar, threshold) == sorted(sorted(group) for group in groups)


def test_components_and_clusters():
    one, other = np.array([0, 1, 3]), np.array([1, 2, 4])
    assert components(6, one, other) == [[0, 1, 2], [3, 4], [5]]
    assert clusters(6, (one, other), np.array([0.9, 0.2, 0.9]), 0.5) == [[0, 1], [2], [3, 4], [5]]
    empty = np.zeros(0, np.int64)
    assert clusters(2, (empty, empty), np.zeros(0), 0.5) == [[0], [1]]


def test_a_component_too_large_for_a_matrix_is_parted_first(monkeypatch):
    one, other = np.array([0, 1, 2, 3, 4, 0, 3]), np.array([1, 2, 3, 4, 5, 2, 5])
    probability = np.array([0.9, 0.9, 0.6, 0.9, 0.9, 0.9, 0.9])
    assert clusters(6, (one, other), probability, 0.5) == [[0, 1, 2], [3, 4, 5]]
    monkeypatch.setattr("headwater.group.cluster.LARGEST", 4)
    assert clusters(6, (one, other), probability, 0.5) == [[0, 1, 2], [3, 4, 5]]


def test_a_hostile_title_is_quick():
    began = time.perf_counter()
    articles = [Article(f"a-{n}", "Words of a text.", "", f"{n}.txt", title=" " * 100_000 + sign * 50_000) for n, sign in enumerate("|- :")]
    assert len(group_stories(articles, {}, {}, ())) >= 1
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.herald.example/a/b", "herald.example"),
        ("http://archive.example/web/2019/http://post.example:80/x", "post.example"),
        ("not an address", None),
        (None, None),
    ],
)
def test_host(url, expected):
    assert host(url) == expected


def test_a_common_word_weighs_less_than_a_rare_one():
    drawn = sketch(coverage(FIRE, "fire"))
    columns, values = drawn.spaces["text"].row(0)
    weight = dict(zip((drawn.keys["text"][c] for c in columns.tolist()), values.tolist(), strict=True))
    assert weight["quelmouth"] > 3 * weight["the"]
