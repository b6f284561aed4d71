"""Statements of single places joined into utterances."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.align.invented import MINISTER, RIVAL, article, coverage, said

from headwater.align.statements import join_statements
from headwater.record import Speaker, Statement

LONG = "We will repair every lock on the canal before winter, and nobody in the valley should pay twice for it."
A = article("North Post", f'The minister was firm. "{LONG}" she told Radio Velm.')
B = article("Valley Echo", 'She promised to "repair every lock on the canal" this year, and called the delay "a plain disgrace".')
C = article(
    "Harbour Times", '"We will [rebuild] every lock on the canal before winter," Ms Velkampe said. "The delay is a plain disgrace to us all."'
)
D = article("South Wire", 'Her rival mocked the promise to "repair every lock on the canal" as old news.')


def joined(*statements: Statement) -> list[Statement]:
    return list(join_statements(replace(coverage([A, B, C, D]), statements=statements)))


def places(statement: Statement) -> set[str]:
    return {m.article for m in statement.mentions}


def test_one_utterance_in_three_wordings_is_one_statement():
    found = joined(
        said(A, LONG, MINISTER, venue="Radio Velm"),
        said(B, "repair every lock on the canal", MINISTER, kind="mixed"),
        said(C, "We will [rebuild] every lock on the canal before winter,", MINISTER),
    )
    assert len(found) == 1
    assert found[0].canonical == LONG
    assert found[0].venue == "Radio Velm"
    assert found[0].story == "t-1"
    assert [m.fidelity for m in found[0].mentions] == ["verbatim", "shortened", "shortened"]
    assert "same words" in found[0].because


def test_a_fragment_joins_the_sentence_it_stands_in():
    found = joined(
        said(B, "a plain disgrace", MINISTER, kind="mixed"),
        said(C, "The delay is a plain disgrace to us all.", MINISTER),
    )
    assert len(found) == 1
    assert found[0].kind == "direct"


def test_the_same_words_of_two_speakers_are_two_statements():
    found = joined(
        said(B, "repair every lock on the canal", MINISTER, kind="mixed"),
        said(D, "repair every lock on the canal", RIVAL, kind="mixed"),
    )
    assert len(found) == 2


def test_without_a_speaker_more_words_are_asked_for():
    found = joined(
        said(A, LONG, MINISTER),
        said(B, "repair every lock on the canal", None, kind="mixed"),
        said(D, "repair every lock on the canal", RIVAL, kind="mixed"),
    )
    assert len(found) == 3, "six shared words do not make a nameless quotation anybody's"


def test_a_nameless_place_does_not_tie_two_speakers_together():
    first = article("One", f'"{LONG}" she said.')
    second = article("Two", f'"{LONG}" was on every wall.')
    third = article("Three", f'"{LONG}" he said.')
    found = join_statements(
        replace(
            coverage([first, second, third]),
            statements=(said(first, LONG, MINISTER), said(second, LONG, None), said(third, LONG, RIVAL)),
        )
    )
    assert all({m.article for m in s.mentions} != {first.id, second.id, third.id} for s in found)
    assert not any({first.id, third.id} <= places(s) for s in found)


def test_reported_speech_joins_only_where_nearly_all_agrees():
    first = article("One", "Velkampe said the northern lock would reopen before the end of March.")
    second = article("Two", "The minister said that the northern lock would reopen by the end of March.")
    third = article("Three", "The minister said that the southern bridge would close for two weeks.")
    tellings = [
        said(first, "the northern lock would reopen before the end of March", MINISTER, kind="indirect"),
        said(second, "the northern lock would reopen by the end of March", MINISTER, kind="indirect"),
        said(third, "the southern bridge would close for two weeks", MINISTER, kind="indirect"),
    ]
    found = join_statements(replace(coverage([first, second, third]), statements=tuple(tellings)))
    assert sorted(len(s.mentions) for s in found) == [1, 2]
    assert all(m.fidelity is None for s in found for m in s.mentions), "unmarked words are not held to a wording"
    asked = replace(tellings[1], act="asked")
    assert len(join_statements(replace(coverage([first, second]), statements=(tellings[0], asked)))) == 2


def test_the_named_speaker_stands_for_an_unnamed_one_of_the_same_id():
    unnamed = Speaker("n-minister", "the minister", anonymous=True)
    found = joined(said(A, LONG, unnamed), said(B, "repair every lock on the canal", MINISTER, kind="mixed"))
    assert [s.speaker for s in found] == [MINISTER]


def test_the_order_of_the_input_does_not_matter():
    statements = [
        said(A, LONG, MINISTER),
        said(B, "repair every lock on the canal", MINISTER, kind="mixed"),
        said(B, "a plain disgrace", MINISTER, kind="mixed"),
        said(C, "The delay is a plain disgrace to us all.", MINISTER),
        said(D, "repair every lock on the canal", RIVAL, kind="mixed"),
    ]
    wanted = joined(*statements)
    for seed in range(5):
        random.Random(seed).shuffle(statements)
        assert joined(*statements) == wanted


def test_a_hundred_outlets_with_one_quotation_are_one_statement():
    articles = [article(f"Outlet {n}", f'"{LONG}" she said.') for n in range(100)]
    shorter = article("Last", 'She would "repair every lock on the canal" now.')
    statements = [*(said(a, LONG, MINISTER) for a in articles), said(shorter, "repair every lock on the canal", MINISTER, kind="mixed")]
    found = join_statements(replace(coverage([]), articles=(*articles, shorter), statements=tuple(statements)))
    assert [len(s.mentions) for s in found] == [101]


def test_a_copied_report_without_a_speaker_is_one_statement():
    words = "the northern lock would stay shut until the water had gone down"
    copies = [article(outlet, f"It was said that {words}.") for outlet in ("One", "Two")]
    own = article("Three", "It was said that the northern lock would open.")
    statements = [*(said(a, words, None, kind="indirect") for a in copies), said(own, "the northern lock would open", None, kind="indirect")]
    found = join_statements(replace(coverage([*copies, own]), statements=tuple(statements)))
    assert sorted(len(s.mentions) for s in found) == [1, 2]
