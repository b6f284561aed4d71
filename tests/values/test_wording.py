"""Wordings: what two share, and how true one is to the other."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.values.wording import compare, fidelity, spoken

FULL = "We will repair every lock on the canal before the winter, whatever it costs the province."


def test_an_editors_words_in_brackets_are_not_the_speakers():
    assert spoken("They [the engineers] did (what) they could.") == ("they", "did", "they", "could")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("we will repair every lock on the canal before the winter, whatever it costs the province", "verbatim"),
        ("“We will repair every lock on the canal [before] the winter, whatever it costs the province”", "shortened"),
        ("repair every lock on the canal", "shortened"),
        ("We will rebuild every lock on the canal before the winter", "altered"),
        ("the canal every lock on", "altered"),
    ],
)
def test_fidelity_to_the_fullest_wording(words: str, wanted: str):
    assert fidelity(words, FULL) == wanted


def test_a_fragment_stands_whole_in_its_sentence():
    likeness = compare("every lock on the canal", FULL)
    assert (likeness.shared, likeness.run, likeness.words) == (5, 5, (5, 16))
    assert likeness.of_shorter == 1
    assert likeness.content == 3


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_is_the_same_in_both_directions(a: str, b: str):
    one, other = compare(a, b), compare(b, a)
    assert (one.shared, one.run, one.content) == (other.shared, other.run, other.content)
    assert one.words == other.words[::-1]
    assert compare(a, a).shared == len(spoken(a))


def test_hostile_wordings_take_no_time():
    started = time.perf_counter()
    compare("[" * 50_000 + "(" * 50_000, "a b " * 25_000)
    fidelity("no " * 30_000, "yes no " * 30_000)
    assert time.perf_counter() - started < 1
