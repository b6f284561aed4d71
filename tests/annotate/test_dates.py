"""Dates are found where they stand and mean what the golden sentences say."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.dates import find_dates
from headwater.record import Article, DateMention

CASES = Path(__file__).parents[1] / "cases" / "dates"
WORDS = "Monday May 5 2024 last week, the of March early . - 10:30 p.m. two years ago in since until Q3 '98 1990s every"
MARK = re.compile(r"\[\[((?:[^:\]]|:(?! ))+): ([^\]]+)\]\]")


def dates(text: str, published: str | None = "2024-12-19") -> list[DateMention]:
    return list(find_dates(Article("a", text, "", "a.txt", published=published)))


def golden() -> list[tuple[str | None, str]]:
    out = []
    for path in sorted(CASES.glob("*.txt")):
        published = path.stem.removeprefix("published-") if path.stem.startswith("published-") else None
        out += [(published, line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return out


def form(found: DateMention) -> str:
    bounds = f"{found.from_ or ''}..{found.to or ''}" if found.from_ or found.to else ""
    return " ".join(part for part in (found.type, found.value, found.mod or "", bounds) if part)


@pytest.mark.parametrize(("published", "line"), golden())
def test_golden_sentences(published: str | None, line: str):
    text = MARK.sub(lambda mark: mark[2], line)
    marked, at = "", 0
    for found in dates(text, published):
        marked += f"{text[at : found.start]}[[{form(found)}: {text[found.start : found.end]}]]"
        at = found.end
    assert marked + text[at:] == line


def test_there_are_hundreds_of_golden_sentences():
    assert len(golden()) >= 220


def test_a_weekday_equal_to_the_day_of_publication_is_that_day():
    assert [d.value for d in dates("The mayor spoke on Thursday.")] == ["2024-12-19"]


def test_the_tense_beside_a_weekday_settles_it():
    assert [d.value for d in dates("The mayor said on Monday the fair would open on Friday.")] == ["2024-12-16", "2024-12-20"]


def test_without_a_day_of_publication_nothing_relative_is_resolved():
    found = dates("The mayor said on Monday that last year was dry.", None)
    assert [(d.from_, d.to) for d in found] == [(None, None), (None, None)]
    assert [d.value for d in found] == ["XXXX-WXX-1", "XXXX"]


def test_a_season_has_no_days_because_the_half_of_the_earth_is_not_known():
    (found,) = dates("It was built in the summer of 2023.")
    assert (found.value, found.from_, found.to) == ("2023-SU", None, None)


def test_ambiguous_figures_are_as_wide_as_what_is_sure():
    assert [d.value for d in dates("It was built on 03/04/2021.")] == ["2021"]
    assert [d.value for d in dates("It was built on 12/18/2024.")] == ["2024-12-18"]


def test_years_in_sums_and_names_are_no_dates():
    assert dates("The dam cost £2024 and 2000 people saw it.") == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=20))
def test_spans_lie_inside_and_do_not_overlap(words: list[str]):
    text, at = " ".join(words), 0
    for found in dates(text):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        assert found.from_ is None or found.to is None or found.from_ <= found.to
        at = found.end


HOSTILE = [
    "Monday ",
    "1 ",
    "10:",
    "May ",
    "last ",
    "two years ",
    "early ",
    "the ",
    "2024-",
    "12 May ",
    "and a half ",
    "twenty ",
    "\u00a0",
    "1/2/",
    "every ",
    "in 2024 ",
    "Q1 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repeats_do_not_stall(piece: str):
    text = (piece * (15_000 // len(piece)))[:15_000]
    began = time.process_time()
    found = dates(text)
    assert time.process_time() - began < 10  # a guard against endless backtracking, not a measure of speed
    assert len(found) <= len(text)
