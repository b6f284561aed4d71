"""What takes place in invented reports: storms by name, deaths, calls, what is said to hearers; and what has not taken place yet."""

from __future__ import annotations

import pytest
from tests.ledger.test_ledger import ledger_of

from headwater.record import Event

STORM = """Storm Amber tears roofs from houses in Lorne

LORNE, 12 May - Storm Amber came ashore at Lorne on Tuesday. The storm tore the roofs from ninety houses.

Pavel Ruk, 71, died on Tuesday. His neighbours had heard Amber coming, they said.

Governor Rosa Ibarra told reporters in Lorne on Wednesday that the roads would be open by night. She spoke to Karim Sayed by telephone \
on Wednesday.

No money will be paid until parliament has passed a budget.
"""


def events(kind: str) -> list[Event]:
    return [one for one in ledger_of(STORM).events if one.kind == kind]


def test_a_storm_is_one_event_by_whatever_words():
    (storm,) = events("disaster")
    assert storm.participants == ("Amber",)
    assert storm.title == "storm Amber"
    assert len(storm.mentions) >= 4


@pytest.mark.parametrize(
    ("kind", "who"), [("death", "Pavel Ruk"), ("speech", "Rosa Ibarra"), ("call", "Karim Sayed")], ids=lambda words: words.replace(" ", "-")
)
def test_kinds_and_who_takes_part(kind: str, who: str):
    assert any(who in one.participants for one in events(kind))


def test_the_words_of_a_speech_run_on_to_hearers_and_day():
    told = ledger_of(STORM)
    assert any(told.quote(span).endswith("told reporters in Lorne on Wednesday") for one in told.events for span in one.mentions)


def test_what_is_awaited_is_no_vote():
    assert not events("vote")
