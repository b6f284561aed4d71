"""True conflicts are told, and what only looks like one is not: pairs of invented reports through the whole chain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from headwater import pipeline
from headwater.annotate import annotate
from headwater.mark import mark_blocks, profile
from headwater.record import Article, Coverage, Difference, Story, sha256

CASES = Path(__file__).parents[1] / "cases" / "differences.txt"
FRAME = "{head}\n\n{said}\n\nThe matter has been followed closely by readers of this paper.\n"
FIELDS = {"Name": "names", "Statement": "statements", "Amount": "amounts", "DateMention": "dates", "Clause": "clauses"}


def cases() -> list[tuple[str, str, str]]:
    rows = [line.split("|") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(expected.strip(), one.strip(), two.strip()) for expected, one, two in rows]


def told(*texts: str, dates: tuple[str | None, ...] = ("2031-06-20", "2031-06-20")) -> Coverage:
    """The coverage of a story of these texts, one outlet each, told to its end."""
    articles = []
    for n, (text, day) in enumerate(zip(texts, dates, strict=True)):
        body = FRAME.format(head=f"Report number {n}", said=text)
        basis = "given" if day else None
        article = Article(f"a-{n}", body, sha256(body), f"{n}.txt", outlet=f"Paper {n}", outlet_basis="given", published=day, published_basis=basis)
        articles.append(article)
    seen = profile(articles)
    marked = [mark_blocks(article, seen) for article in articles]
    found: dict[str, list[object]] = {field: [] for field in FIELDS.values()}
    for article in marked:
        for one in annotate(article):
            found[FIELDS[type(one).__name__]].append(one)
    story = Story("s-1", None, tuple(article.id for article in marked))
    return pipeline.tell_story(replace(Coverage(story, tuple(marked)), **{field: tuple(some) for field, some in found.items()}))


def show(found: tuple[Difference, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.verdict, one.kind, [value.value for value in one.values]) for one in found]


@pytest.mark.parametrize(("expected", "one", "two"), cases(), ids=lambda text: text[:40])
def test_conflicts_are_told_and_look_alikes_are_not(expected: str, one: str, two: str):
    found = told(one, two).differences
    strong = [(d.verdict, d.kind) for d in found if d.verdict in ("conflict", "update", "only_here")]
    if expected == "none":
        assert not strong, show(found)
    else:
        assert tuple(expected.split()) in strong, show(found)


def test_a_toll_that_rises_from_day_to_day_is_an_update():
    found = told(
        "The fire in Sarn killed 9 people, the governor said.",
        "The fire in Sarn killed 14 people, the governor said.",
        dates=("2031-06-19", "2031-06-20"),
    ).differences
    assert [(d.verdict, d.kind) for d in found if d.kind == "count"] == [("update", "count")]


def test_readings_point_at_the_words_and_say_who_has_them():
    found = told("The jury in Lorne heard 17 witnesses in all.", "The jury in Lorne heard 19 witnesses in all.").differences
    (one,) = [d for d in found if d.kind == "count"]
    assert {value.value for value in one.values} == {"17", "19"}
    assert {span.article for value in one.values for span in value.mentions} == {"a-0", "a-1"}
    assert one.because
    assert not one.within_article


@pytest.mark.parametrize(
    "texts",
    [
        ("The jury in Lorne heard 17 witnesses in all.", "The jury in Lorne heard 19 witnesses in all."),
        (
            "“A bridge that nobody guards is a door for wolves,” said Rosa Ibarra, the governor. The fund will pay $12 million by the end of May.",
            "“A bridge that nobody guards is a door for wolves,” said Karim Sayed, an envoy. The fund will pay $21 million by the end of August.",
            "“A bridge nobody guards is a door for wolves,” said Rosa Ibarra, the governor. The fund may pay $12 million.",
        ),
    ],
    ids=len,
)
def test_the_order_of_what_is_known_changes_nothing(texts: tuple[str, ...]):
    forward = told(*texts, dates=("2031-06-20",) * len(texts))
    kinds = ("articles", "names", "statements", "amounts", "dates", "claims")
    backward = replace(forward, **{kind: getattr(forward, kind)[::-1] for kind in kinds})
    found = pipeline.find_differences(backward)
    assert forward.differences
    assert {one.id: one for one in found} == {one.id: one for one in forward.differences}
