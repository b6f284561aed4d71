"""Fingerprints and winnowing keep what they promise; a common word is not rare."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.rarity import background, share, weights
from headwater.text.shingles import fingerprints, folded, winnow, word_hash, words


def test_words_keep_their_places_and_part_at_apostrophes():
    text = "Odile's plan\u2014na\u00efve?"
    assert [text[a:b] for _, a, b in words(text)] == ["Odile", "s", "plan", "na\u00efve"]
    assert words(text, 8, 12) == [("plan", 8, 12)]
    assert folded("Na\u00cfVE") == "naive"


@given(st.lists(st.integers(0, 3), max_size=60), st.integers(1, 6))
def test_equal_runs_have_equal_fingerprints(ids, k):
    hashes = np.array([word_hash(str(n)) for n in ids], np.uint64)
    prints = fingerprints(hashes, k).tolist()
    assert len(prints) == max(0, len(ids) - k + 1)
    seen = {}
    for at, value in enumerate(prints):
        assert seen.setdefault(value, ids[at : at + k]) == ids[at : at + k]


@given(st.lists(st.integers(0, 50), max_size=80), st.integers(1, 9))
def test_every_window_keeps_its_least(values, window):
    prints = np.array(values, np.uint64)
    keep = winnow(prints, window)
    for at in range(len(values) - window + 1):
        least = min(values[at : at + window])
        assert any(keep[n] and values[n] == least for n in range(at, at + window))


def test_rarity_comes_from_news_at_large_and_from_the_collection():
    texts, counts = background()
    assert counts["the"] > 0.9 * texts
    assert share("the") > 0.9
    assert share("quelmouth") < 0.01
    few = weights(["the", "quelmouth"], np.array([3, 3]), 3)
    many = weights(["the", "quelmouth"], np.array([900, 900]), 1000)
    assert few[1] > 10 * few[0]
    assert many[1] < 0.2
    assert weights([], np.zeros(0, np.int64), 0).shape == (0,)
