"""Figures in every form that news prints: each line of tests/cases/values is one form and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.annotate.amounts import find_amounts
from headwater.record import Article
from headwater.values.money import say

CASES = Path(__file__).parents[1] / "cases" / "values"
FILES = sorted(CASES.glob("*.tsv"))


def lines(path: Path) -> list[tuple[str, str, str]]:
    frame, *rows = path.read_text("utf-8").splitlines()
    return [(frame.removeprefix("# "), *row.split("\t")) for row in rows if row]


def read(text: str) -> str:
    found = sorted(find_amounts(Article("a", text, "", "a.txt")), key=lambda amount: amount.mentions[0].start)
    return "; ".join(say(amount) for amount in found) or "-"


@pytest.mark.parametrize(("frame", "words", "meant"), [line for path in FILES for line in lines(path)])
def test_a_form_means_what_the_line_says(frame: str, words: str, meant: str):
    assert read(frame.format(words)) == meant
