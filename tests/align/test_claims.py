"""Clauses of a story joined into claims."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.align.invented import MINISTER, article, coverage, said

from headwater.align.claims import align_claims
from headwater.record import Amount, Block, Claim, Coverage, Span

A = article(
    "North Post",
    "The council approved a new flood barrier for the town of Selmark on Monday. "
    "Two ferries were damaged in last month's storm. "
    "Fishermen complained about the price of diesel.",
)
B = article(
    "Valley Echo",
    "Selmark's council on Monday gave its approval to a flood barrier for the town. Schools will stay shut until the end of the week.",
)
C = article("Harbour Times", "A barrier against floods for Selmark was approved by the council. The storm damaged two ferries last month.")
STORY = coverage([A, B, C])


def words(story: Coverage, claim: Claim) -> list[str]:
    return [story.quote(Span(m.article, m.start, m.end)) for m in claim.mentions]


def find(story: Coverage, start: str) -> Claim:
    return next(c for c in align_claims(story) if any(text.startswith(start) for text in words(story, c)))


def test_one_thing_told_in_three_ways_is_one_claim():
    claim = find(STORY, "The council approved")
    assert {m.article for m in claim.mentions} == {A.id, B.id, C.id}
    assert (claim.articles, claim.outlets, claim.owners) == (3, 3, 3)
    assert claim.text == "A barrier against floods for Selmark was approved by the council."
    assert claim.story == "t-1"


def test_what_one_article_reports_alone_is_a_claim_too():
    claims = align_claims(STORY)
    assert sum(len(c.mentions) == 1 for c in claims) == 2
    assert sum(len(c.mentions) for c in claims) == len(STORY.clauses)
    assert len({c.id for c in claims}) == len(claims)


def test_outlets_of_one_owner_are_counted_once():
    story = replace(STORY, articles=tuple(replace(a, owner="Velm Media") for a in STORY.articles))
    assert find(story, "The council approved").owners == 1


def test_two_versions_of_one_article_are_one():
    story = replace(STORY, articles=tuple(replace(a, work="w-1") for a in STORY.articles))
    assert find(story, "The council approved").articles == 1


def test_a_claim_is_no_surer_than_its_weakest_place():
    first = article("One", "The railway will reopen the mountain line to Karsk next spring.")
    second = article("Two", "The railway may reopen the mountain line to Karsk next spring.")
    (claim,) = align_claims(coverage([first, second]))
    assert [m.certainty for m in claim.mentions] == ["will", "possible"]
    assert claim.certainty == "possible"


def test_an_attributed_clause_names_the_joined_statement():
    first = article("One", '"The mountain line to Karsk will carry trains again by spring." That is what the minister said.')
    second = article("Two", '"The mountain line to Karsk will carry trains again by spring," said the minister.')
    quoted = "The mountain line to Karsk will carry trains again by spring"
    story = coverage([first, second], [said(first, quoted + ".", MINISTER), said(second, quoted + ",", MINISTER)])
    from headwater.align.statements import join_statements

    story = replace(story, statements=join_statements(story))
    claim = find(story, '"The mountain line')
    assert [m.voice for m in claim.mentions] == ["speaker", "speaker"]
    assert {m.statement for m in claim.mentions} == {story.statements[0].id}


def test_a_shared_figure_brings_two_places_together():
    first = article("One", "Ministers set aside 41 million crowns so that the islands get pumps.")
    second = article("Two", "The 41 million crowns, announced at noon, pay for drainage gear on the islands.")
    bare = coverage([first, second])
    at = [(a.id, a.text.index("41"), a.text.index("crowns") + 6) for a in (first, second)]
    amounts = tuple(Amount(f"m-{i}", "money", (Span(*place),), currency="XCR", value=41e6) for i, place in enumerate(at))
    from headwater.align.likeness import likeness
    from headwater.align.places import places_of

    without, having = (likeness(places_of(replace(bare, amounts=some)))[0, 1] for some in ((), amounts))
    assert having > without


def test_noise_states_nothing():
    text = "The council approved the barrier in Selmark.\nRead more: ten recipes for a rainy day in the kitchen."
    marked = replace(article("One", text), blocks=(Block(0, 44, "body"), Block(45, len(text), "related")))
    assert [words(coverage([marked]), c) for c in align_claims(coverage([marked]))] == [["The council approved the barrier in Selmark."]]


def test_the_order_of_clauses_does_not_matter():
    wanted = align_claims(STORY)
    clauses = list(STORY.clauses)
    for seed in range(3):
        random.Random(seed).shuffle(clauses)
        assert align_claims(replace(STORY, clauses=tuple(clauses))) == wanted


def test_a_story_without_clauses_has_no_claims():
    assert align_claims(replace(STORY, clauses=())) == ()
