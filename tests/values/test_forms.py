"""What is printed in one of the forms of news is read as what it was printed from."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.amounts import find_amounts
from headwater.annotate.dates import find_dates
from headwater.record import Article
from headwater.values.date import easter
from headwater.values.money import compare, read_back, say
from headwater.values.quantity import find_quantities

SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "₹": "INR", "₦": "NGN", "N": "NGN", "R": "ZAR", "KSh": "KES", "US$": "USD", "A$": "AUD", "CHF ": "CHF"}
SCALES = {"m": 1e6, "bn": 1e9, "tn": 1e12, " million": 1e6, "million": 1e6, "-million": 1e6, " billion": 1e9, "billion": 1e9, " trillion": 1e12}
NAMES = {
    "euros": "EUR",
    "dollars": "USD",
    "pounds": "GBP",
    "rand": "ZAR",
    "naira": "NGN",
    "yen": "JPY",
    "Swiss francs": "CHF",
    "Kenyan shillings": "KES",
}
DIGITS = {"1.5": 1.5, "3": 3.0, "12": 12.0, "225": 225.0, "2.26": 2.26}
WORDS = {"two": 2.0, "twelve": 12.0, "forty-five": 45.0, "a hundred": 100.0, "three hundred": 300.0}
DAYS = st.dates(date(1950, 1, 1), date(2068, 12, 31))
PIECES = st.lists(
    st.sampled_from(
        (
            "£5m",
            "1",
            "of",
            "a third",
            "and",
            "in May",
            "on Monday",
            "1/2",
            "3.5%",
            "(",
            ")",
            "-",
            "€3-4bn",
            "two dozen",
            ",",
            ".",
            "Rs",
            "'90s",
            "last year",
            "to",
            "between",
            "up to",
            "aged 4",
            "10:30",
            "2024-25",
            "half",
            "million",
            "$",
            "½",
            "more than",
            "years",
            "ago",
            "km",
            "\u00a0",
            "minus",
            "every",
        )
    ),
    max_size=24,
)


def figures(text: str) -> list[str]:
    return [say(amount) for amount in find_amounts(Article("a", text, "", "a.txt"))]


def values(text: str) -> list[str]:
    return [found.value for found in find_dates(Article("a", text, "", "a.txt", published="2024-12-19"))]


def plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("digits", DIGITS)
def test_a_sign_a_number_and_a_scale(sign: str, digits: str, scale: str):
    assert figures(f"The dam cost {sign}{digits}{scale} in the end.") == [f"money {SIGNS[sign]} {plain(DIGITS[digits] * SCALES[scale])}"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", ["", " thousand", " million", " billion"])
@pytest.mark.parametrize("number", DIGITS | WORDS)
def test_a_number_a_scale_and_a_name(number: str, scale: str, name: str):
    factor = {"": 1.0, " thousand": 1e3, " million": 1e6, " billion": 1e9}[scale]
    value = (DIGITS | WORDS)[number] * factor
    assert figures(f"The dam cost {number}{scale} {name} in the end.") == [f"money {NAMES[name]} {plain(value)}"]


@given(st.integers(1, 10**9), st.sampled_from(("£", "$", "€")))
def test_a_sum_with_commas(value: int, sign: str):
    assert figures(f"The dam cost {sign}{value:,} in the end.") == [f"money {SIGNS[sign]} {value}"]


@given(DAYS, st.integers(0, 7))
def test_a_day_with_its_year_is_that_day_however_it_is_printed(day: date, form: int):
    month, short, weekday = calendar.month_name[day.month], calendar.month_abbr[day.month], calendar.day_name[day.weekday()]
    forms = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short}. {day.day}, {day.year}" if day.month != 5 else f"May {day.day}, {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"the {day.day}th of {month} {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    )
    assert values(f"The dam was opened on {forms[form]} in the rain.") == [day.isoformat()]


@given(st.integers(1900, 2069), st.integers(1, 12))
def test_a_month_with_its_year(year: int, month: int):
    assert values(f"The dam was opened in {calendar.month_name[month]} {year} in the rain.") == [f"{year}-{month:02}"]


@given(st.integers(1700, 2400))
def test_easter_is_a_sunday_of_spring(year: int):
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_easter_of_known_years():
    assert [easter(year) for year in (1961, 2000, 2019, 2024, 2038)] == [
        date(1961, 4, 2), date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31), date(2038, 4, 25)
    ]  # fmt: skip


@given(PIECES)
def test_spans_lie_in_the_text_in_order_and_apart(pieces: list[str]):
    text = " ".join(pieces)
    article = Article("a", text, "", "a.txt", published="2024-12-19")
    spans = sorted((span.start, span.end) for amount in find_amounts(article) for span in amount.mentions)
    days = [(found.start, found.end) for found in find_dates(article)]
    for found in (spans, days, [(item.start, item.end) for item in find_quantities(text)]):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(first[1] <= second[0] for first, second in pairwise(found))


@given(PIECES)
def test_what_is_read_is_printed_and_read_back(pieces: list[str]):
    for amount in find_amounts(Article("a", " ".join(pieces), "", "a.txt")):
        assert read_back(say(amount)) == (amount.unit, amount.currency, amount.value, amount.low, amount.high, amount.modifier)
        assert compare(amount, amount).verdict in ("identical", "unknown")
        assert amount.value is not None or amount.low is not None or amount.high is not None
        assert amount.low is None or amount.high is None or amount.low <= amount.high
