"""Offsets, tokens, sentences, folding."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text import fold, folded_words, lines, overlap, sentences, tokens, trim


def test_sentences_end_at_marks_and_line_breaks_and_not_at_abbreviations():
    text = "Dr. Amu left at 5 p.m. on Monday. It cost £1.3bn.\nSo it goes"
    assert [text[a:b] for a, b in sentences(text)] == ["Dr. Amu left at 5 p.m. on Monday.", "It cost £1.3bn.", "So it goes"]


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_hold_all_words(text: str):
    found = sentences(text)
    assert all(a < b <= len(text) for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    outside = "".join(text[a:b] for a, b in zip([0, *(e for _, e in found)], [*(s for s, _ in found), len(text)], strict=True))
    assert not outside.strip()


def test_a_line_without_end_is_cut_at_blanks():
    text = "word " * 20_000
    assert max(b - a for a, b in sentences(text)) <= 20_000


@given(st.text(max_size=200))
def test_tokens_are_what_stands_there(text: str):
    assert all(text[t.start : t.end] == t.text for t in tokens(text))


def test_tokens_keep_words_whole():
    assert [t.text for t in tokens("The U.S. didn't pay 1,300.50 to Al-Amin.")] == [
        "The",
        "U.S.",
        "didn't",
        "pay",
        "1,300.50",
        "to",
        "Al-Amin",
        ".",
    ]


@pytest.mark.parametrize(("a", "b"), [("Zoë’s", "zoe's"), ("“No” – never", '"no" - never'), ("A\u00a0B", "a b")])
def test_folding(a: str, b: str):
    assert fold(a) == b


def test_folded_words_leave_marks_out():
    assert folded_words("“We can’t,” she said — twice.") == ["we", "can't", "she", "said", "twice"]


def test_trim_lines_overlap():
    text = "  one \n\n two"
    assert trim(text, 0, 6) == (2, 5)
    assert [text[a:b] for a, b in lines(text)] == ["one", "two"]
    assert overlap((0, 5), (3, 9)) == 2
    assert overlap((0, 2), (3, 9)) == 0
