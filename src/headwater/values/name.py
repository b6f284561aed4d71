"""Reads names of persons and bodies: their parts, and when two spellings can be one bearer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from headwater.text import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LEGAL = _set(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag gmbh sa spa nv bv ab asa oyj se pty pte bhd sdn kk holdings group"
)
_SUFFIX = frozenset(("jr", "sr", "ii", "iii", "iv", "jnr", "snr"))
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "at", "de", "du", "des", "la", "del", "a", "&"))
_PARTICLES = _set("de da do dos das del della di du van von der den ter ten bin ibn bint ben al el la le y e ould st san dal")
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ar)[- ](?=\w)")
_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*\.?")
# Short forms of given names, both ways (public usage; a pair says that both may be one given name, not that they are).
_NICKNAMES = tuple(
    frozenset(group.split())
    for group in (
        "anthony tony antony", "robert bob bobby rob", "william bill billy will", "michael mike mick", "daniel dan danny", "matthew matt",
        "christopher chris", "nicholas nick", "thomas tom tommy", "james jim jimmy jamie", "joseph joe", "edward ed eddie ted",
        "richard rick dick", "charles charlie chuck", "elizabeth liz beth", "katherine kate kathy katie", "benjamin ben", "samuel sam",
        "alexander alex sandy", "stephen steve", "steven steve", "jeffrey jeff", "geoffrey geoff", "gregory greg", "kenneth ken",
        "ronald ron", "donald don", "timothy tim", "andrew andy", "david dave", "joshua josh", "susan sue", "deborah debbie deb",
        "rebecca becky", "jennifer jen jenny", "victoria vicky", "patrick pat", "peter pete", "philip phil", "phillip phil", "raymond ray",
        "lawrence larry", "gerald gerry jerry", "frederick fred", "albert al bert", "margaret maggie meg", "barbara barb", "jacqueline jackie",
        "zachary zach", "jonathan jon", "nathaniel nate", "theodore ted theo", "vladimir vlad", "bernard bernie", "sergei sergey",
        "volodymyr vladimir", "oleksandr alexander", "mykola nikolai", "yevgeny evgeny", "muhammad mohammed mohamed mohammad muhammed",
        "yusuf youssef yousef", "hussein hussain husain", "jose joseph", "aleksandr alexander aleksander",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded: titles left out, `given` without the last name; `suffix` is jr, sr, ii, ..."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    last: str
    suffix: str | None = None
    gender: str | None = None


@lru_cache(maxsize=1 << 14)
def parse_person(words: str) -> PersonName:
    """A name as printed, with or without forms of address. A single word is the last name. Raises ValueError for a text without a word."""
    parts = [part.rstrip(".") if len(part) > 2 else part for part in _WORD.findall(fold(words))]
    titles: list[str] = []
    while len(parts) > 1 and parts[0].rstrip(".") in known_titles():
        titles.append(parts.pop(0).rstrip("."))
    suffix = parts.pop().rstrip(".") if len(parts) > 1 and parts[-1].rstrip(".") in _SUFFIX else None
    if not parts:
        raise ValueError(f"no name in {words!r}")
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in _PARTICLES:
        at -= 1
    genders = {known_titles()[title][0] for title in titles} - {"-"}
    gender = genders.pop() if len(genders) == 1 else None
    last = " ".join(parts[at:])
    return PersonName(tuple(titles), tuple(part.rstrip(".") for part in parts[:at]), _ARTICLE.sub("", last), suffix, gender)


@cache
def known_titles() -> Mapping[str, tuple[str, str]]:
    """Forms of address, folded: gender (`m`, `f`, `-`) and the function they name (or `-`)."""
    rows = (line.split("|") for line in (Path(__file__).parent / "titles.txt").read_text("utf-8").splitlines() if line and line[0] != "#")
    return MappingProxyType({fold(row[0]).rstrip("."): (row[1], row[2]) for row in rows})


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, folded."""
    lines = (Path(__file__).parent / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines if line and line[0] != "#" for word in line.split())


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    """Whether the given names can be one person's: equal, short form, or initial; null where one has none."""
    if not a or not b:
        return None
    one, two = a[0], b[0]
    if one == two or any(one in group and two in group for group in _NICKNAMES):
        later = [x for x in zip(a[1:], b[1:], strict=False) if x[0][0] != x[1][0]]
        return not later
    if len(one) == 1 or len(two) == 1 or "." in one or "." in two:
        return one[0] == two[0]
    # a middle name used as the first ("J. Robert", "Robert")
    return (len(a) > 1 and two == a[1] and len(one) == 1) or (len(b) > 1 and one == b[1] and len(two) == 1)


def same_person(a: str, b: str) -> bool | None:
    """Whether two names can be one person's within one story. Null: a bare last name that both could share, so others must decide.

    True: last names equal and given names equal, short form or initial; or given names equal and last names one slip apart
    (Damerau-Levenshtein 1, both of 4 letters or more). False: a word differs, or generation suffixes or forms of address do.
    """
    one, two = parse_person(a), parse_person(b)
    if (one.suffix or two.suffix) and one.suffix != two.suffix and one.given and two.given:
        return False
    if one.gender and two.gender and one.gender != two.gender:
        return False
    given = same_given(one.given, two.given)
    if one.last == two.last or one.last.replace("-", " ") == two.last.replace("-", " "):
        return given
    if given is None:
        if not one.given and not two.given:
            return False
        bare, full = (one, two) if not one.given else (two, one)
        # a double-barrelled name cut to its last part, or the reverse
        return None if bare.last in full.last.replace("-", " ").split() else False
    if given and one.given[0] == two.given[0] and len(one.given[0]) > 1:
        return slip(one.last, two.last)
    return False


def slip(a: str, b: str) -> bool:
    """Whether two words of 4 letters or more are one slip of the pen apart (Damerau-Levenshtein distance 1, Damerau 1964)."""
    if min(len(a), len(b)) < 4 or a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at + 1 : at + 2] + b[at]
    return a[at + 1 :] == b[at + 1 :] or (swapped and a[at + 2 :] == b[at + 2 :])


def slip_keys(word: str) -> tuple[str, ...]:
    """What two words that are one slip apart share (one at least): the word, and the word without each of its letters.

    The index of symmetric deletion (Garbe 2012): look up a word's keys, then let `slip` decide.
    """
    return (word, *dict.fromkeys(word[:at] + word[at + 1 :] for at in range(min(len(word), 20))))


def body_key(words: str) -> tuple[str, ...]:
    """What is left of an organisation's name for comparing: folded, without articles, points and legal forms ("Ltd")."""
    parts = [part.replace(".", "").removesuffix("'s") for part in _WORD.findall(fold(words.replace("&", " and ")))]
    kept = [_SPELL.get(part, part) for part in parts if part not in ("the",)]
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    return tuple(kept)


_SPELL = {"defense": "defence", "organization": "organisation", "center": "centre", "labor": "labour", "program": "programme"}


def acronym(words: str) -> tuple[str, ...]:
    """The acronyms a name may have: with and without its small words ("Ministry of Health": "moh", "mh")."""
    parts = [part for part in _WORD.findall(fold(words.replace("-", " "))) if part]
    while parts and parts[0] == "the":
        parts = parts[1:]
    every = "".join(part[0] for part in parts)
    great = "".join(part[0] for part in parts if part not in _SMALL)
    return tuple(dict.fromkeys((every, great)))


_PLACED = _set(
    "university union council court police hospital school college airport museum city county association chamber club times post herald news "
    "daily tribune gazette chronicle government parliament assembly committee commission ministry department authority party church diocese"
)


def is_general(key: tuple[str, ...]) -> bool:
    """Whether a body's key is but the word for its kind ("Ministry", "Council"): it names the body only where another name does."""
    return len(key) == 1 and key[0] in _PLACED


def cut_short(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a body's key can stand for a longer one: "Acme" for "Acme Sciences", "Ministry" for "Ministry of Works", "Courant" for "Vale Courant".

    The first word alone does not where it may be the place of an institution: "Leeds" is not "Leeds University".
    """
    if not 0 < len(short) < len(long):
        return False
    if len(short) == 1 and (long[-1] == short[0] or (long[0] == short[0] and short[0] in _PLACED)):
        return True
    if long[: len(short)] != short or long[len(short)] in _SMALL:
        return False
    return len(short) > 1 or not _PLACED & set(long)


def same_body(a: str, b: str) -> bool | None:
    """Whether two names can be one organisation's: equal keys, or one is the other cut at its end ("Acme" of "Acme Sciences Inc").

    Null: an acronym that could be the other name; only an article that defines it can tell.
    """
    one, two = body_key(a), body_key(b)
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] in {"".join(x.split()) for x in (*acronym(a), *acronym(b))}:
        return None
    return False
