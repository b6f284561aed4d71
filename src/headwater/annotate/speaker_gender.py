"""Tells of the persons of an article which are spoken of as "he" and which as "she", where the text or a given name shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from headwater.record import Name
from headwater.text import fold
from headwater.values.name import parse_person

_SHE = frozenset(("actress", "duchess", "queen", "princess", "widow", "mother", "countess", "baroness"))
_MR, _MS = re.compile(r"\bMr\b"), re.compile(r"\b(?:Mrs|Ms|Miss)\b")
_HE = frozenset(("actor", "duke", "king", "prince", "widower", "father", "count", "baron", "spokesman", "congressman", "businessman"))


class Named(Protocol):
    """One mention of a name: code points `[start, end)` of the text."""

    @property
    def start(self) -> int:
        """Where the name starts."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def name(self) -> Name:
        """Whose name it is."""


def genders(text: str, persons: Sequence[Named]) -> dict[str, str]:
    """`m` or `f` by the id of the name; who is called both ways, and who is called neither, is left out.

    What the text says comes first: a form of address (Mr, Ms), then an office that says it (spokeswoman); else the given name, where nearly all
    its bearers have one gender. It only ever rules out a person for "he" or "she".
    """
    told: dict[str, set[str]] = {}
    for place in persons:
        before = text[max(0, place.start - 12) : place.start].split()
        gender = parse_person(f"{before[-1]} {text[place.start : place.end]}").gender if before and before[-1][0].isupper() else None
        if gender:
            told.setdefault(place.name.id, set()).add(gender)
    for name in {place.name.id: place.name for place in persons}.values():
        if name.id not in told:
            told[name.id] = _by_office(role.role for role in name.roles) or _by_given(name)
        elif given := _by_given(name):
            told[name.id] |= given
    return {id_: found.pop() for id_, found in sorted(told.items()) if len(found) == 1}


def another_of_the_name(name: Name, words: str, text: str) -> bool:
    """Whether the words may be of another bearer of a last name: "Mr Roth" is not Susan Roth, and "President Roth" may be either of the two.

    `text`: the article, which may speak of both.
    """
    given = _by_given(name)
    if len(given) != 1:
        return False
    called = {"m" for _ in _MR.finditer(words)} | {"f" for _ in _MS.finditer(words)}
    if called:
        return called != given
    last = words.rsplit(maxsplit=1)[-1]
    first = {fold(one) for variant in name.variants for one in parse_person(variant).given}
    both = any(f"{address} {last}" in text for address in (("Mr", "Mr.") if given == {"f"} else ("Mrs", "Mrs.", "Ms", "Ms.")))
    return both and not first & set(fold(words).split())


def _by_office(roles: Iterable[str]) -> set[str]:
    heads = {words[-1] for role in roles if (words := fold(role).split())}
    return {gender for gender, known in (("f", _SHE), ("m", _HE)) if heads & known} | {"f" for head in heads if head.endswith("woman")}


def _by_given(name: Name) -> set[str]:
    found = {_given().get(fold(given)) for variant in name.variants if (given := next(iter(parse_person(variant).given), ""))}
    return {gender for gender in found if gender}


@cache
def _given() -> dict[str, str]:
    lines = (Path(__file__).parent / "given_genders.txt").read_text("utf-8").splitlines()
    rows = (line.split("|") for line in lines if line and line[0] != "#")
    return {name: gender for gender, names in rows for name in names.split()}
