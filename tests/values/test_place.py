"""The gazetteer: countries, peoples, towns, and buildings that stand for governments."""

from __future__ import annotations

import pytest

from headwater.values import place


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [("the UK", "United Kingdom", "country"), ("U.S.", "United States", "country"), ("Kyiv", "Kyiv", "town"), ("Bavaria", "Bavaria", "region"),
     ("St. Louis", "St. Louis", "town"), ("Middle East", "Middle East", "world"), ("Côte d’Ivoire", "Ivory Coast", "country")],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelled(words: str, name: str, kind: str):
    found = place.place_of(words)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("words", "country"),
    [("Norwegian", "Norway"), ("Kenyans", "Kenya"), ("Britain's", "United Kingdom"), ("Texas", "United States"), ("Atlantis", None)],
)
def test_the_country_a_word_points_at(words: str, country: str | None):
    assert place.country_of(words) == country


def test_a_building_stands_for_who_sits_in_it():
    assert place.metonym_of("the Kremlin") == "Russia government"
    assert place.metonym_of("Downing Street") == "United Kingdom government"
    assert place.metonym_of("Elm Street") is None


def test_adjectives_and_peoples_are_told_apart():
    assert place.adjective_of("Danish") == "Denmark"
    assert place.adjective_of("Danes") is None
    assert place.people_of("Danes") == "Denmark"


def test_a_monarchy_has_no_president():
    assert not place.has_office("Norway", "president")
    assert place.has_office("Norway", "prime minister")
    assert not place.has_office("Mexico", "prime minister")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("Burma", "Myanmar", True), ("Oslo", "Bergen", False), ("Kovalpur", "Oslo", None), ("Kovalpur", "KOVALPUR", True)],
)
def test_same_place(a: str, b: str, same: bool | None):
    assert place.same_place(a, b) is same


def test_every_country_of_the_gazetteer_is_found_by_its_own_name():
    for country in place.countries():
        assert place.country_of(country) == country
