"""Numbers of a text: what is no number of anything is left out."""

from __future__ import annotations

import math

from headwater.values.number import find_numbers


def test_digits_beyond_any_number_are_left_out():
    text = f"Reference {'7' * 400} lists 12 boats, {'9' * 307} billion signs and -3 degrees."
    found = [number.value for number in find_numbers(text)]
    assert 12 in found
    assert -3 in found
    assert all(value is not None and math.isfinite(value) for value in found)
