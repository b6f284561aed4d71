"""An article into clauses: places, voices, certainty, noise, and hostile text."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.attribution_rules import page_of
from headwater.annotate.clauses import find_clauses
from headwater.record import Article, Block, Clause, Span, Statement, StatementMention, article_id, sha256


def article(text: str, *blocks: Block) -> Article:
    return Article(article_id("Post", None, None, None, text), text, sha256(text), "a.txt", outlet="Post", blocks=blocks)


def said(where: Article, words: str, *, act: str = "said", cue: str | None = None) -> Statement:
    start = where.text.index(words)
    place = Span(where.id, start, start + len(words))
    at = where.text.index(cue) if cue else 0
    mention = StatementMention(where.id, place.start, place.end, "indirect", None, place, cue=Span(where.id, at, at + len(cue)) if cue else None)
    return Statement("s-1", None, "indirect", act, words, (mention,))  # type: ignore[arg-type] - one of the acts


def texts(where: Article, clauses: tuple[Clause, ...]) -> list[str]:
    return [where.text[c.start : c.end] for c in clauses]


def test_every_sentence_that_states_something_is_a_clause():
    found = article("The dam held. Nobody in Orsk was hurt, officials found. Ok.")
    clauses = find_clauses(found, ())
    assert texts(found, clauses) == ["The dam held.", "Nobody in Orsk was hurt, officials found."]
    assert all(c.article == found.id for c in clauses)
    assert len({c.id for c in clauses}) == 2


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The mayor signed the order on Friday, while the governor asked for more time to read it.",
            ["The mayor signed the order on Friday,", "while the governor asked for more time to read it."],
        ),
        (
            "The port was closed for two days; three ships were sent on to the next harbour.",
            ["The port was closed for two days;", "three ships were sent on to the next harbour."],
        ),
        (
            "The plan puts £14 million into two bridges, including £3 million for the old one and £2 million for its towers.",
            [
                "The plan puts £14 million into two bridges,",
                "including £3 million for the old one",
                "and £2 million for its towers.",
            ],
        ),
        ("It will cost between £2 million and £3 million to build.", ["It will cost between £2 million and £3 million to build."]),
        ("The mayor, who signed the order, was late.", ["The mayor, who signed the order, was late.", "who signed the order"]),
        (
            'She said: "The port was closed, while the ships were sent away to sea."',
            ['She said: "The port was closed, while the ships were sent away to sea."'],
        ),
        ("The bread, cheese and wine were sold, and all went home.", ["The bread, cheese and wine were sold,", "and all went home."]),
        ("61 people were treated at the clinic and four have died.", ["61 people were treated at the clinic", "and four have died."]),
        ("The council closed the wells and told people to boil water.", ["The council closed the wells", "and told people to boil water."]),
        (
            "She has promised £40 million for safe water, £18 million of it for the town.",
            ["She has promised £40 million for safe water,", "£18 million of it for the town."],
        ),
        (
            "Eleven people died when the ferry to the island went over on Tuesday.",
            ["Eleven people died", "when the ferry to the island went over on Tuesday."],
        ),
        (
            "The money goes into a fund, which five councils run together.",
            ["The money goes into a fund,", "which five councils run together."],
        ),
        (
            "Marlow Lines, the company that runs the ferry, denied any fault.",
            ["Marlow Lines, the company that runs the ferry, denied any fault.", "the company that runs the ferry"],
        ),
        ("He bought apples and pears from the two farms and the shop.", ["He bought apples and pears from the two farms and the shop."]),
    ],
)
def test_a_sentence_of_two_propositions_is_two_clauses(sentence: str, parts: list[str]):
    found = article(sentence)
    assert texts(found, find_clauses(found, ())) == parts


def test_an_attributed_clause_names_its_statement():
    found = article("The minister said the port would be closed for two days. Ships waited outside.")
    first, second = find_clauses(found, [said(found, "the port would be closed for two days", cue="said")])
    assert (first.voice, first.statement) == ("speaker", "s-1")
    assert (second.voice, second.statement) == ("outlet", None)
    assert (first.certainty, second.certainty) == ("will", "actual")


def test_a_few_quoted_words_do_not_make_a_sentence_the_speakers():
    found = article("After a night of storms the port of Orsk was closed to all ships in what he called a pity.")
    assert find_clauses(found, [said(found, "a pity")])[0].statement is None


def test_what_was_declined_is_not_what_was_done():
    found = article("The minister declined to name the ships that were sent away.")
    clause = find_clauses(found, [said(found, "to name the ships that were sent away", act="declined", cue="declined")])[0]
    assert texts(found, (clause,)) == [found.text]
    assert clause.polarity == "negative"


def test_a_hinting_cue_makes_what_was_said_less_sure():
    found = article("The minister hinted that the port is closed for two days.")
    assert find_clauses(found, [said(found, "the port is closed for two days", cue="hinted")])[0].certainty == "possible"


def test_what_a_speaker_denied_is_negative():
    found = article("The minister denied that the port was closed to the fishing fleet.")
    clause = find_clauses(found, [said(found, "that the port was closed to the fishing fleet", cue="denied")])[0]
    assert (clause.certainty, clause.polarity) == ("actual", "negative")


def test_headlines_and_captions_have_their_own_voice_and_noise_has_none():
    text = "Port of Orsk to close\nThe port closes on Friday.\nShips outside the port on Monday.\nRead our guide to ten beaches."
    ends = [i for i, c in enumerate(text) if c == "\n"] + [len(text)]
    starts = [0, *(e + 1 for e in ends[:-1])]
    roles = ("title", "body", "caption", "related")
    found = article(text, *(Block(s, e, r) for s, e, r in zip(starts, ends, roles, strict=True)))  # type: ignore[arg-type] - roles
    assert [c.voice for c in find_clauses(found, ())] == ["headline", "outlet", "caption"]


def test_a_clause_depends_on_its_article_alone():
    found = article("The dam held. Nobody in Orsk was hurt, officials found.")
    assert find_clauses(found, ()) == find_clauses(replace(found, file="elsewhere.txt"), ())


@settings(deadline=None, max_examples=25)
@given(st.text(alphabet="aA .,;:\"'\u201c\u201d\u2018\u2019()\n\u2014", max_size=120))
def test_clauses_never_overlap_and_never_are_blank(text: str):
    found = article(text)
    clauses = find_clauses(found, ())
    assert all(found.text[c.start : c.end].strip() for c in clauses)
    assert all(a.end <= b.start for a, b in itertools.pairwise(clauses))


def test_hostile_text_takes_no_time():
    pages = [article(text) for text in (", and " * 15_000, "was " * 25_000, "(" * 100_000, "; he was late and" * 6_000)]
    for page in pages:
        page_of(page)  # the words and their classes: not what is looked at here
    started = time.process_time()
    for page in pages:
        find_clauses(page, ())
    assert time.process_time() - started < 2
