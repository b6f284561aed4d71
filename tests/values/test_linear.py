"""The work grows no faster than the text, counted and not timed; and a text of nothing but numbers is read only so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from headwater.annotate.amounts import find_amounts
from headwater.annotate.dates import find_dates
from headwater.record import Article
from headwater.values import number, timex_context
from headwater.values.number import find_numbers, number_places

PIECES = (
    "1 ",
    "one ",
    "$1,",
    "1-",
    "of ",
    "and ",
    "May ",
    "1/2/",
    "(((",
    "1:",
    "one and ",
    "1 to ",
    "twenty-",
    "a1",
    "million ",
    "0",
    "half a ",
    "Rs 1 ",
)


def article(text: str) -> Article:
    return Article("a", text, "", "a.txt", published="2024-12-19")


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, work: Callable[[], Iterable[object]]) -> int:
    """How often a function is called while the work is done."""
    calls = 0
    plain = getattr(module, name)

    def wrapped(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        return plain(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(module, name, wrapped)
        list(work())
    return calls


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("step", ["_cardinal", "_scaled", "_vague"])
def test_numbers_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch, piece: str, step: str):
    few = counted(monkeypatch, number, step, lambda: find_numbers(piece * 200))
    many = counted(monkeypatch, number, step, lambda: find_numbers(piece * 400))
    assert many <= 2 * few + 2


@pytest.mark.parametrize("piece", ["on Monday ", "5 May ", "in March ", "on 5 May at 10:30 "])
def test_dates_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch, piece: str):
    few = counted(monkeypatch, timex_context, "bounds", lambda: find_dates(article(piece * 50)))
    many = counted(monkeypatch, timex_context, "bounds", lambda: find_dates(article(piece * 100)))
    assert many <= 2 * few + 2


@pytest.mark.parametrize("piece", ["1 ", "one ", "£1 ", "5 May ", "on Monday "])
def test_a_long_text_of_nothing_but_figures_is_read_only_so_far(piece: str):
    text = (piece * 100_000)[:100_000]
    assert len(list(find_amounts(article(text)))) <= 3000
    assert len(list(find_dates(article(text)))) <= 3000


def test_a_long_plain_text_is_read_to_its_end():
    text = "The dam at Orvale was opened on Monday and 4,000 people came to see it with their own eyes.\n" * 200 + "It cost £5m in 2023."
    amounts, dates = list(find_amounts(article(text))), list(find_dates(article(text)))
    assert any(text[span.start : span.end] == "£5m" for amount in amounts for span in amount.mentions)
    assert dates[-1].value == "2023"


@pytest.mark.parametrize("piece", PIECES)
def test_places_of_numbers_lie_in_the_text_in_order(piece: str):
    places = list(number_places(piece * 50, 0, len(piece) * 50))
    assert places == sorted(set(places))
    assert {found.start for found in find_numbers(piece * 50)} <= set(range(len(piece) * 50))
