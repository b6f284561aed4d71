"""Names of persons and bodies: parts, short forms, slips of the pen, and no person taken for another."""

from __future__ import annotations

from itertools import combinations

import pytest

from headwater.values.name import acronym, body_key, cut_short, parse_person, same_body, same_person, slip, slip_keys

GIVEN = """Ada Adam Agnes Alan Albert Alice Amir Andrea Anna Arthur Beatrice Boris Bridget Bruno Carla Cecil Chidi Clara Colin Cora Daniel Dora
    Edith Elias Elsa Emeka Farid Felix Fiona Gail Hannah Harold Hugo Ingrid Isaac Jonas Karim Laura Martin Maria"""
PAIRS = """Clark/Clarke Johnson/Johnston Smith/Smyth Brown/Browne Stewart/Steward Allan/Allen Reed/Reid Peterson/Petersen Hansen/Hanson
    Meyer/Meier Hoffman/Hoffmann Philips/Phillips Davies/Davis"""


def legislators() -> list[str]:
    """520 persons: every given name with 13 family names, one of each confusable pair, so that no two of them are one slip apart as a whole."""
    return [f"{given} {pair.split('/')[number % 2]}" for number, given in enumerate(GIVEN.split()) for pair in PAIRS.split()]


def test_no_two_of_five_hundred_legislators_are_one():
    names = legislators()
    assert len(set(names)) == 520
    assert [pair for pair in combinations(names, 2) if same_person(*pair) is True] == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Grace Wafula", "Grace Wafula", True),
        ("Mr Grace Wafula", "Ms Grace Wafula", False),
        ("Grace Wafula", "Grace Wafulla", True),
        ("Robert Kim", "Bob Kim", True),
        ("J. Kim", "John Kim", True),
        ("John Kim", "Jane Kim", False),
        ("Ana Lee", "Ana Leo", False),
        ("Wafula", "Grace Wafula", None),
        ("Wafula", "Njoroge", False),
        ("Paul Roth Jr", "Paul Roth Sr", False),
        ("Nadia al-Amin", "Nadia Amin", True),
        ("Ines García", "Ines Garcia", True),
        ("Smith-Jones", "Ada Smith-Jones", None),
    ],
)
def test_persons_are_told_apart(a: str, b: str, same: bool | None):
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_a_name_has_parts():
    name = parse_person("Sir Ludwig van der Berg Jr")
    assert (name.titles, name.given, name.last, name.suffix, name.gender) == (("sir",), ("ludwig",), "van der berg", "jr", "m")


def test_a_text_without_a_word_is_no_name():
    with pytest.raises(ValueError, match="no name"):
        parse_person("...")


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("wafula", "wafulla", True),
        ("marten", "martne", True),
        ("marten", "martin", True),
        ("marten", "merton", False),
        ("lee", "leo", False),
        ("roth", "roth", False),
    ],
)
def test_one_slip(a: str, b: str, near: bool):
    assert slip(a, b) is near
    assert not near or set(slip_keys(a)) & set(slip_keys(b))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The Acme Sciences Inc.", "Acme Sciences", True),
        ("Ministry of Defense", "the Ministry of Defence", True),
        ("Norland Health Board", "NHB", None),
        ("Acme Sciences", "Apex Sciences", False),
    ],
)
def test_bodies(a: str, b: str, same: bool | None):
    assert same_body(a, b) is same


def test_acronyms_with_and_without_small_words():
    assert acronym("the Ministry of Health") == ("moh", "mh")


def test_a_short_form_is_the_beginning_but_not_the_place_of_an_institution():
    assert cut_short(body_key("Acme"), body_key("Acme Sciences Ltd"))
    assert not cut_short(body_key("Leeds"), body_key("Leeds University"))
    assert not cut_short(body_key("Bank"), body_key("Bank of Norland"))
