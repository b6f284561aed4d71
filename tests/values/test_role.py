"""Offices taken apart and compared."""

from __future__ import annotations

import pytest

from headwater.values.role import Office, compare, covers, head_kind, parse_role, usual


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the Norwegian fisheries minister", Office("minister", "government", "fisheries", "Norway")),
        ("former Defense Secretary", Office("secretary", "government", "defence", None, None, ("former",))),
        ("Minister of Health", Office("minister", "government", "health")),
        ("Secretary of State", Office("secretary of state", "government")),
        ("president-elect", Office("president", "government", None, None, None, ("designate",))),
        ("senior research fellow at Marsh University", Office("research fellow", "academic", None, None, "marsh university")),
        ("prime minister of Belize", Office("prime minister", "government", None, "Belize")),
    ],
)
def test_a_role_is_taken_apart(words: str, office: Office):
    assert parse_role(words) == office


@pytest.mark.parametrize("words", ["a wet afternoon", "", "of", "the of the"])
def test_no_office_is_found_where_none_is(words: str):
    assert parse_role(words) is None


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("Defence Secretary", "defense minister", "same"),
        ("defence secretary", "foreign secretary", "differs"),
        ("minister", "health minister", "general"),
        ("former health minister", "health minister", "shifted"),
        ("Kenyan health minister", "Ugandan health minister", "differs"),
        ("prime minister", "deputy prime minister", "differs"),
        ("economist", "health minister", "general"),
        ("a wet afternoon", "health minister", None),
    ],
)
def test_roles_are_compared(a: str, b: str, how: str | None):
    assert compare(a, b) == how


@pytest.mark.parametrize(
    ("full", "short", "holds"),
    [
        ("Fisheries Minister", "the minister", True),
        ("Fisheries Minister", "the fisheries minister", True),
        ("Fisheries Minister", "the health minister", False),
        ("former Fisheries Minister", "the fisheries minister", False),
        ("former Fisheries Minister", "the former minister", True),
        ("spokeswoman", "the spokesperson", True),
    ],
)
def test_a_bare_role_can_be_said_of_a_full_one(full: str, short: str, holds: bool):
    assert covers(full, short) is holds


def test_plural_heads_have_the_class_of_the_singular():
    assert head_kind("ministers") == "government"
    assert head_kind("spokesmen") == "speech"
    assert head_kind("secretaries") == "government"
    assert head_kind("puddles") is None


def test_the_normal_form_is_british_and_without_article():
    assert usual("The Defense Secretary") == "defence secretary"
