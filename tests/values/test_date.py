"""TIMEX3 values mean the days they say, and dates agree in the same way from both sides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.record import DateMention, TimexType
from headwater.values.date import as_value, bounds, compare, grain, length, step

DAYS = st.dates(date(1800, 1, 1), date(2090, 12, 31))
GRAINS = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")


def mention(value: str, type_: TimexType = "DATE", mod: str | None = None) -> DateMention:
    known = bounds(value) if type_ == "DATE" else None
    ends = (known[0].isoformat(), known[1].isoformat()) if known else (None, None)
    return DateMention("d", "a", 0, 4, type_, value, mod, *ends)


@given(DAYS, st.sampled_from(GRAINS))
def test_the_stretch_of_a_day_holds_it_and_reads_back(day: date, unit: str):
    value = as_value(day, unit)
    known = bounds(value)
    assert known is not None
    assert grain(value) == unit
    assert unit == "weekend" or known[0] <= day <= known[1]
    assert as_value(known[0], unit) == value


@given(DAYS, st.sampled_from(("day", "week")), st.integers(-500, 500))
def test_steps_can_be_taken_back(day: date, unit: str, count: int):
    there = step(day, unit, count)
    assert there is not None
    assert step(there, unit, -count) == day


def test_a_step_to_a_shorter_month_ends_on_its_last_day():
    assert step(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)
    assert step(date(9999, 12, 31), "year", 1) is None


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (mention("2024-12-18"), mention("2024-12-18"), "identical"),
        (mention("2024-W51"), mention("2024-12-18"), "compatible"),
        (mention("2024-12-17"), mention("2024-12-18"), "conflict"),
        (mention("2024"), mention("2025", mod="START"), "conflict"),
        (mention("XXXX-WXX-3"), mention("2024-12-18"), "unknown"),
        (mention("P3Y", "DURATION"), mention("P36M", "DURATION"), "compatible"),
        (mention("P3Y", "DURATION"), mention("P5Y", "DURATION"), "conflict"),
        (mention("P3Y", "DURATION"), mention("2024"), "unknown"),
    ],
)
def test_the_ladder(a: DateMention, b: DateMention, verdict: str):
    assert compare(a, b)[0] == verdict
    assert compare(b, a)[0] == verdict


VALUES = st.sampled_from(("2024", "2024-12", "2024-12-18", "2024-W51", "2023-Q4", "198", "XXXX", "PAST_REF", "2024-SU", "P3Y", "PXD"))


@given(VALUES, VALUES, st.sampled_from((None, "START", "APPROX")))
def test_compare_is_symmetric(a: str, b: str, mod: str | None):
    one, other = (mention(v, "DURATION" if v.startswith("P") and v != "PAST_REF" else "DATE", m) for v, m in ((a, mod), (b, None)))
    assert compare(one, other)[0] == compare(other, one)[0]


def test_lengths_in_days():
    assert length("P2W") == 14
    assert length("PT36H") == 1.5
    assert length("PXY") is None
