"""Which side stands behind a person or body."""

from __future__ import annotations

import pytest

from headwater.record import NameRole, Span
from headwater.values.party import party_of, party_of_body, party_of_role, same_party

ONE = (Span("a", 0, 1),)


@pytest.mark.parametrize(
    ("name", "home", "party"),
    [
        ("Norwegian Ministry of Fisheries", None, "Norway government"),
        ("Ministry of Fisheries", "Norway", "Norway government"),
        ("Ministry of Fisheries", None, "government"),
        ("Embassy of Chile", "Norway", "Chile government"),
        ("Downing Street", None, "United Kingdom government"),
        ("House of Commons", "Canada", "Canada House of Commons"),
        ("Karibu Power", "Kenya", "Karibu Power"),
        ("Ghana", None, "Ghana government"),
        ("Chicago Police Department", "United States", "Chicago Police Department"),
        ("the Kenyan president", None, "Kenya government"),
        ("European Union", None, "European Union"),
    ],
)
def test_the_side_of_a_body(name: str, home: str | None, party: str):
    assert party_of_body(name, home) == party


@pytest.mark.parametrize(
    ("role", "organisation", "flags", "home", "party"),
    [
        ("fisheries minister", "Norway", (), None, "Norway government"),
        ("fisheries minister", None, (), "Norway", "Norway government"),
        ("fisheries minister", None, ("former",), "Norway", None),
        ("fisheries minister", None, ("shadow",), "Norway", None),
        ("president", None, (), "Norway", "government"),
        ("president", "Karibu Power", (), "Norway", "Karibu Power"),
        ("spokeswoman", "Downing Street", (), None, "United Kingdom government"),
        ("chief executive", "Karibu Power", (), None, "Karibu Power"),
        ("lawyer", "Karibu Power", (), None, "Karibu Power"),
        ("governor", "Texas", (), None, "Texas government"),
        ("senator", "United States", (), "United States", None),
        ("professor", "Marsh University", (), None, None),
        ("analyst", "Marsh Bank", (), None, "Marsh Bank"),
        ("Minister", "Fisheries", (), "Norway", "Norway government"),
        ("mayor", "Little Marsh", (), "Norway", "Little Marsh administration"),
        ("governor", "Bank of Marsh", (), None, "Bank of Marsh"),
    ],
)
def test_the_side_of_an_office(role: str, organisation: str | None, flags: tuple[str, ...], home: str | None, party: str | None):
    assert party_of_role(NameRole(role, organisation, ONE, flags), home) == party


def test_a_person_without_an_office_has_no_side():
    assert party_of("person", "Carol Boone", ()) is None
    assert party_of("group", "Norwegians", ()) is None


def test_a_town_is_no_side_and_the_home_country_is_one():
    assert party_of("place", "Little Marsh", (), "Norway") is None
    assert party_of("place", "Marshland", (), "Marshland") == "Marshland government"
    assert party_of("place", "Chile", (), "Norway") == "Chile government"


def test_a_former_office_said_more_often_is_what_counts():
    roles = (NameRole("minister", None, ONE), NameRole("minister", None, (Span("a", 0, 1), Span("b", 0, 1)), ("former",)))
    assert party_of("person", "Ana Roth", roles, "Norway") is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("UK government", "United Kingdom government", True),
        ("Karibu Power", "the Karibu Power", True),
        ("Norway government", "Chile government", False),
        ("government", "Chile government", None),
        ("Turvale government", "Turvalean government", True),
        ("Niger government", "Nigeria government", False),
        (None, "Chile government", None),
    ],
)
def test_same_party(a: str | None, b: str | None, same: bool | None):
    assert same_party(a, b) is same


def test_a_private_lawyer_speaks_for_no_government():
    assert party_of_role(NameRole("his attorney", None, ()), "Norway") is None
    assert party_of_role(NameRole("attorney general", None, ()), "Norway") == "Norway government"
