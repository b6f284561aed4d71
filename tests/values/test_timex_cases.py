"""Dates in every form that news prints: each line of tests/cases/timexes is one form and its TIMEX3 value, published on 19 December 2024."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.annotate.dates import find_dates
from headwater.record import Article

CASES = Path(__file__).parents[1] / "cases" / "timexes"
FILES = sorted(CASES.glob("*.tsv"))


def lines(path: Path) -> list[tuple[str, str, str]]:
    frame, *rows = path.read_text("utf-8").splitlines()
    return [(frame.removeprefix("# "), *row.split("\t")) for row in rows if row]


def read(text: str) -> str:
    found = find_dates(Article("a", text, "", "a.txt", published="2024-12-19"))
    return "; ".join(" ".join(part for part in (date.type, date.value, date.mod) if part) for date in found) or "-"


@pytest.mark.parametrize(("frame", "words", "meant"), [line for path in FILES for line in lines(path)])
def test_a_form_means_what_the_line_says(frame: str, words: str, meant: str):
    assert read(frame.format(words)) == meant
