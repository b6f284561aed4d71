"""Figures agree, or not, in the same way from both sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.record import Amount, Span
from headwater.values.currency import by_code, by_name, by_sign, of_country
from headwater.values.money import compare, interval, read_back, say
from headwater.values.number import find_numbers, half_step, normal, to_float


def amount(value: float | None, unit: str = "money", currency: str | None = "GBP", **more: Any) -> Amount:
    return Amount(more.pop("id", f"m{value}"), unit, (Span("a", 0, 1),), currency=currency, value=value, **more)


MODIFIERS = ("exact", "about", "at_least", "more_than", "up_to", "less_than", "nearly")
AMOUNTS = st.builds(
    amount,
    st.floats(0, 1e12).map(lambda x: round(x, 2)) | st.integers(0, 10**12).map(float),
    st.sampled_from(("money", "count", "percent")),
    st.sampled_from(("GBP", "USD", None)),
    modifier=st.sampled_from(MODIFIERS),
)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (amount(225e6), amount(225e6, id="other"), "identical"),
        (amount(225e6), amount(225e6, modifier="more_than"), "compatible"),
        (amount(2.26e9), amount(2.3e9), "compatible"),
        (amount(225e6), amount(186e6), "conflict"),
        (amount(225e6), amount(186e6, part_of="m225000000.0"), "part"),
        (amount(225e6), amount(280e6, currency="USD", restates="m225000000.0"), "restated"),
        (amount(225e6), amount(280e6, currency="USD"), "unknown"),
        (amount(None, "count", None, low=2e4, high=1e5, modifier="vague"), amount(51000.0, "count", None), "compatible"),
        (amount(9.0, "count", None), amount(11.0, "count", None), "conflict"),
        (amount(9.0, "count", None, modifier="at_least"), amount(11.0, "count", None), "compatible"),
        (amount(3.0, "duration", None, of="years"), amount(36.0, "duration", None, of="months"), "restated"),
        (amount(5.0, "percent", None), amount(5.0, "count", None), "unknown"),
    ],
)
def test_the_ladder(a: Amount, b: Amount, verdict: str):
    assert compare(a, b).verdict == verdict
    assert compare(b, a).verdict == verdict
    assert compare(a, b).reason


@given(AMOUNTS, AMOUNTS)
def test_compare_is_symmetric(a: Amount, b: Amount):
    assert compare(a, b).verdict == compare(b, a).verdict


@given(AMOUNTS)
def test_a_figure_agrees_with_itself(a: Amount):
    assert compare(a, a).verdict in ("identical", "unknown")
    assert interval(a)[0] <= interval(a)[1]


@given(AMOUNTS)
def test_the_normal_form_reads_back(a: Amount):
    assert read_back(say(a)) == (a.unit, a.currency, a.value, a.low, a.high, a.modifier)


@given(st.floats(-1e14, 1e14, allow_nan=False).map(lambda x: round(x, 4)))
def test_a_number_printed_and_read_is_the_same(value: float):
    assert to_float(normal(value)) == value


@given(st.integers(0, 10**9))
def test_digits_are_read_as_the_number_they_are(value: int):
    assert [n.value for n in find_numbers(f"{value:,} goats")] == [float(value)]


def test_half_a_step_follows_from_the_digits_given():
    assert half_step(225e6) == 0.5e6
    assert half_step(2.26) == pytest.approx(0.005)
    assert half_step(12.0) == 0.0


def test_currencies_by_sign_code_and_name():
    known = [by_sign("HK$"), by_name("Swiss francs"), by_code("usd")]
    assert [currency.codes for currency in known if currency] == [("HKD",), ("CHF",), ("USD",)]
    assert by_code("XYZ") is None
    assert by_name("goats") is None
    assert of_country("nz") == "NZD"
