"""Reads names of countries, regions and towns: which country is meant, and whether two names can mean one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from headwater.text import fold

Kind = Literal["country", "region", "town", "world"]


@dataclass(frozen=True, slots=True)
class Place:
    """What the gazetteer knows of one name: `name` is the usual one, `country` the country it is, or lies in (null: several or none)."""

    name: str
    kind: Kind
    country: str | None


@dataclass(frozen=True, slots=True)
class _Tables:
    places: Mapping[str, Place]
    adjectives: Mapping[str, str]
    peoples: Mapping[str, str]
    metonyms: Mapping[str, str]
    nouns: Mapping[str, tuple[str, ...]]
    monarchies: frozenset[str]
    presidential: frozenset[str]


def place_of(words: str) -> Place | None:
    """The place a name means ("the UK", "Kyiv", "Texas"); null where the gazetteer does not have it."""
    return _tables().places.get(_key(words))


def country_of(words: str) -> str | None:
    """The country that a name, an adjective or a people points at ("Norwegian", "Norwegians", "Oslo"), else null."""
    key = _key(words)
    tables = _tables()
    if key in tables.adjectives:
        return tables.adjectives[key]
    if key in tables.peoples:
        return tables.peoples[key]
    place = tables.places.get(key)
    return place.country if place else None


def adjective_of(words: str) -> str | None:
    """The country whose adjective this is ("Norwegian"), else null."""
    return _tables().adjectives.get(_key(words))


def people_of(words: str) -> str | None:
    """The country whose people this plural noun names ("Norwegians"), else null."""
    return _tables().peoples.get(_key(words))


def metonym_of(words: str) -> str | None:
    """The body that a building or street stands for ("Downing Street": "United Kingdom government"), else null."""
    return _tables().metonyms.get(_key(words))


def forms_of(country: str) -> tuple[str, ...]:
    """Every name, adjective and people of a country, as printed."""
    return _tables().nouns.get(country, ())


def countries() -> tuple[str, ...]:
    """The usual names of all countries of the gazetteer, in its order."""
    return tuple(_tables().nouns)


def has_office(country: str, head: str) -> bool:
    """Whether a country can have this office: a monarchy has no president, a presidential state no prime minister; others are not judged."""
    if head in ("president", "vice president", "first lady"):
        return country not in _tables().monarchies
    return head not in ("prime minister", "deputy prime minister") or country not in _tables().presidential


@cache
def longest_place() -> int:
    """How many words the longest name of the gazetteer has."""
    return max(len(key.split()) for key in _tables().places)


def same_place(a: str, b: str) -> bool | None:
    """Whether two names mean one place; null where the gazetteer has not both and the spellings differ."""
    if _key(a) == _key(b):
        return True
    one, two = place_of(a), place_of(b)
    return one == two if one and two else None


@lru_cache(maxsize=1 << 16)
def _key(words: str) -> str:
    folded = fold(words)
    if folded.endswith("'s"):
        folded = folded[:-2]
    folded = folded.removeprefix("the ")
    return folded.replace(".", "") if len(folded) <= 6 else folded.replace("st. ", "st ")


@cache
def _tables() -> _Tables:
    places: dict[str, Place] = {}
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    metonyms: dict[str, str] = {}
    nouns: dict[str, tuple[str, ...]] = {}
    rows = [line.split("|") for line in (Path(__file__).parent / "places.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
    for cells in (row for row in rows if row[0] == "country"):
        name, aliases, adjective, people, towns = cells[1], _list(cells[2]), _list(cells[3]), _list(cells[4]), _list(cells[5])
        nouns[name] = (name, *aliases, *adjective, *people)
        for alias in (name, *aliases):
            places[_key(alias)] = Place(name, "country", name)
        adjectives.update({_key(word): name for word in adjective})
        peoples.update({_key(word): name for word in people})
        for town in towns:  # a town listed twice (Georgetown, Victoria) stays with the first country that has it
            places.setdefault(_key(town), Place(town, "town", name))
    for cells in rows:
        if cells[0] == "region":
            places.update({_key(word): Place(word, "region", cells[1]) for word in _list(cells[2]) if _key(word) not in places})
        elif cells[0] == "world":
            places.update({_key(word): Place(word, "world", None) for word in _list(cells[1])})
        elif cells[0] == "metonym":
            metonyms[_key(cells[1])] = cells[2]
    states = {kind: frozenset(name for cells in rows if cells[0] == kind for name in _list(cells[1])) for kind in ("monarchy", "presidential")}
    frozen = [MappingProxyType(table) for table in (adjectives, peoples, metonyms)]
    return _Tables(MappingProxyType(places), frozen[0], frozen[1], frozen[2], MappingProxyType(nouns), states["monarchy"], states["presidential"])


def _list(cell: str) -> list[str]:
    return [word for word in cell.split(";") if word]
