"""Certainty and polarity of clauses, by cue and scope."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.values.certainty import ORDER, compare, judge, weakest

MAIN = [
    ("The ministry opened a second harbour in March.", "actual", "positive"),
    ("The ministry did not open a second harbour.", "actual", "negative"),
    ("The ministry will open a second harbour.", "will", "positive"),
    ("The ministry won't open a second harbour.", "will", "negative"),
    ("The ministry pledged to open a second harbour.", "will", "positive"),
    ("The ministry has agreed to open a second harbour.", "will", "positive"),
    ("The ministry is expected to open a second harbour.", "likely", "positive"),
    ("The ministry is set to open a second harbour.", "likely", "positive"),
    ("The ministry is not expected to open a second harbour.", "likely", "negative"),
    ("The ministry may open a second harbour.", "possible", "positive"),
    ("A second harbour could be opened next year.", "possible", "positive"),
    ("The ministry is considering opening a second harbour.", "possible", "positive"),
    ("The ministry refused to open a second harbour.", "actual", "negative"),
    ("The ministry failed to open a second harbour.", "actual", "negative"),
    ("The ministry managed to open a second harbour.", "actual", "positive"),
    ("The ministry wants to open a second harbour.", "unknown", "positive"),
    ("Will the ministry open a second harbour?", "unknown", "positive"),
    ("The ministry, which may close next year, opened a second harbour.", "actual", "positive"),
    ("The ministry cannot open a second harbour.", "possible", "negative"),
    ("Nobody opened a second harbour.", "actual", "negative"),
    ("It goes to a vote before the ministry can open a harbour.", "actual", "positive"),
    ("The ministry urged captains to stay in harbour.", "actual", "positive"),
    ("The move to quietly fund a harbour underlines the need.", "actual", "positive"),
    ("The ministry did not fail to open a second harbour.", "actual", "positive"),
]


@pytest.mark.parametrize(("text", "certainty", "polarity"), MAIN)
def test_main_predicate(text: str, certainty: str, polarity: str):
    found = judge(text)
    assert (found.certainty, found.polarity) == (certainty, polarity), found


@pytest.mark.parametrize(
    ("text", "word", "certainty", "polarity"),
    [
        ("The mayor ruled out closing the ferry line.", "closing", "actual", "negative"),
        ("He did not rule out closing the ferry line.", "closing", "possible", "positive"),
        ("He refused to rule out closing the ferry line.", "closing", "possible", "positive"),
        ("If the river rises the town is evacuated.", "rises", "unknown", "positive"),
        ("Crews worked all night to repair the dyke.", "repair", "unknown", "positive"),
        ("Crews worked all night to repair the dyke.", "worked", "actual", "positive"),
        ("She urged the council to repair the dyke.", "repair", "unknown", "positive"),
        ("She left without signing the treaty.", "signing", "actual", "negative"),
    ],
)
def test_the_predicate_asked_for(text: str, word: str, certainty: str, polarity: str):
    found = judge(text, text.index(word))
    assert (found.certainty, found.polarity) == (certainty, polarity), found


def test_the_would_of_reported_speech_is_the_speakers_will():
    text = "the harbour would be open by spring"
    assert (judge(text).certainty, judge(text, reported=True).certainty) == ("possible", "will")
    assert judge("the harbour would be open if it rained", reported=True).certainty == "possible"


def test_stages_are_ordered_and_counted():
    assert weakest(["actual", "likely", "will"]) == "likely"
    assert weakest([]) == "unknown"
    assert compare("possible", "will") == compare("will", "possible") == 2
    assert all(compare(stage, stage) == 0 for stage in ORDER)


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str):
    assert judge(text).certainty in ORDER


def test_hostile_text_takes_no_time():
    started = time.perf_counter()
    judge("refused to " * 10_000 + "?")
    judge("not " * 25_000)
    assert time.perf_counter() - started < 1
