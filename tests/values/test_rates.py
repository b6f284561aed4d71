"""What two sums in two currencies can have in common."""

from __future__ import annotations

import pytest

from headwater.values.rates import at_rate, can_be_one


@pytest.mark.parametrize(
    ("a", "b"), [((5e6, "GBP"), (8e6, "USD")), ((1e9, "INR"), (15e6, "USD")), ((100e6, "SEK"), (9e6, "EUR")), ((40e6, "ZAR"), (2e6, "GBP"))]
)
def test_sums_that_can_be_one(a: tuple[float, str], b: tuple[float, str]):
    assert can_be_one(a, b)
    assert can_be_one(b, a)


@pytest.mark.parametrize(("a", "b"), [((5e6, "GBP"), (3e6, "USD")), ((1e9, "INR"), (1e9, "USD")), ((1e6, "EUR"), (2e6, "XXX"))])
def test_sums_that_cannot(a: tuple[float, str], b: tuple[float, str]):
    assert not can_be_one(a, b)
    assert not can_be_one(b, a)


def test_at_a_rate_as_far_as_both_are_rounded():
    assert at_rate(40e6, 2.2e6, 1 / 18.2)
    assert at_rate(225e6, 283e6, 1.26)
    assert not at_rate(225e6, 283e6, 1.4)
    assert not at_rate(0, 283e6, 1.4)
