"""Finds who can give or get without a name of his own: a people's adjective, "the bank", "each family", the home government."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.text import fold
from headwater.values.place import adjective_of, people_of, place_of

_CAPITAL = re.compile(r"\b[A-Z][\w'\u2019-]*")
_COUNTRY = re.compile(r"\b(?:the|that|this) country\b", re.I)
_SOME = re.compile(
    r"\b(?:some|several|many|other|individual|a (?:number|handful|group) of|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d{1,3})\s(?:[\w-]{3,20}\s){0,2}?"
    r"(?:countries|nations|members|allies|states|donors|companies|banks|governments|partners|lenders|charities)\b",
    re.I,
)
_FOLK = re.compile(
    r"\b(?:to|for|of|with|and|pay|give|help|[Tt]he)\s(?:the\s|its\s|their\s|all\s)?(?:(?:\d{1,3}|[a-z]{3,5}teen|two|three|four|five|six|ten|twelve)\s)?(?P<who>(?:(?!each\b|every\b)[a-z-]{4,15}\s)?(?:patients|victims"
    r"|families|farmers|survivors|residents|households|customers|schools|hospitals|refugees|pensioners|students|villagers|tenants|fishermen"
    r"|borrowers|islanders|workers|nurses|teachers|drivers|miners|employees|staff|villages|communities))\b"
    r"|\b(?:[Ee]ach|[Ee]very)\s(?P<one>(?:[a-z-]{4,15}\s)?(?:patient|victim|family|farmer|survivor|resident|household|customer|school|hospital"
    r"|refugee|pensioner|student|villager|tenant|borrower|islander|worker|nurse|teacher|driver|miner|employee))\b"
)
_STATE = re.compile(r"\b(?:the|its?|our|this)\s(?:(?:[\w-]{2,15})\s)?(?:government|administration|cabinet|treasury|ministers)\b", re.I)
_GROUP = re.compile(
    r"\b(?P<who>[A-Z][a-z]{3,20}) (?:forces|fighters|rebels|refugees|authorities|troops|soldiers|people|officials|hospitals|schools|farmers"
    r"|families|islanders|army)\b"
)
_PLAIN = frozenset(
    (
        "the",
        "these",
        "those",
        "some",
        "many",
        "most",
        "more",
        "other",
        "local",
        "young",
        "government",
        "state",
        "army",
        "special",
        "when",
        "where",
        "with",
        "from",
        "their",
    )
)
_PRIVATE = re.compile(
    r"\s(?:[a-z-]{2,15}\s){0,2}?(?:charit(?:y|ies)|firms?|compan(?:y|ies)|banks?|groups?|trusts?|foundations?|newspapers?|paper|broadcaster|agency"
    r"|billionaire|businessman|businesswoman|investors?|insurers?|makers?|manufacturers?|miners?|retailer|supplier|giant|team|club|universit(?:y|ies)"
    r"|singer|author|lawyers?|doctors?|scientists?|engineers?|tourists?|dollars?|pounds?|rupees?|francs?|kron(?:a|er|or)|pesos?|shillings?)\b"
)
_BODY = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?P<what>fund|bank|trust|foundation|charity|company|firm|group|agency|council|union|association|institute"
    r"|commission|committee|miner|carmaker|maker|manufacturer|supplier|insurer|operator|lender|retailer|developer|club|university|society|league"
    r"|federation|organi[sz]ation|airline|utility|cooperative|pool|town|city|village|district|province)\b"
    r"(?![ ]of\b)"
)
_FULL = re.compile(
    r"\b[Tt]he\s(?P<full>(?:(?!the\b)[a-z-]{3,12}\s){0,2}(?P<what>council|union|association|committee|commission|club|society|league|federation|bank|agency)"
    r"(?:\sof\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})?)\b"
)
_TOWN = re.compile(r"town|city|village|district|province")
_TOLD = re.compile(r"\b(?:told|tells?|to|by)\s(?:the\s)?$", re.I)  # who is told is not whom "its" means
_RULES = re.compile(r".*(?:president|minister|mayor|governor|leader|representative|spokes\w+)", re.S)
_MINISTRY = re.compile(r"\b[Tt]he\s(?:ministry|minister)\b")
_ANY_BODY = re.compile(
    r"charity|company|firm|group|miner|carmaker|maker|manufacturer|supplier|insurer|operator|lender|retailer|developer|organi[sz]ation|airline|utility"
)
_PUBLIC = re.compile(
    r"\b(?:ministry|department|government|court|parliament|senate|assembly|university|school|hospital|police|army|party|council|commission|office"
    r"|treasury|cabinet|embassy|union|laboratory|fund|news|times|herald|post|mail|gazette|tribune|courier|chronicle|journal|radio|television|tv|press)\b",
    re.I,
)
_HEADS = (
    r"(?:(?:managing|executive|deputy|general|acting|chief|country|regional|finance|medical|founding|operations)[ ]){0,2}(?:director(?:[ -]general)?"
    r"|chair(?:man|woman|person)?|(?:vice[ -])?president|secretary(?:[ -]general)?|spokes(?:man|woman|person)|representative|head|executive|manager"
    r"|founder|governor|mayor|boss|owner|chief|leader|coordinator|treasurer|minister)"
)
_ITS_HEAD = re.compile(
    rf"\b(?:[Ii]ts|[Tt]heir|[Tt]he\s(?P<what>[a-z]{{3,15}})['\u2019]s)\s(?:[a-z-]{{3,15}}\s){{0,2}}?(?P<head>{_HEADS}),?\s(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.?\s)?$"
)
_HEAD_OF_IT = re.compile(rf",\s(?:its|their|the\s(?P<what>[a-z]{{3,15}})['\u2019]s)\s(?:[a-z-]{{3,15}}\s){{0,2}}?(?P<head>{_HEADS})\b")
REACH = 500  # how far back a pronoun or "the bank" looks for the one it stands for


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline, or caption) of an article, with its text."""

    article: str
    start: int
    end: int
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One who can give or get, as a stretch of an article calls him: `name` is the country, body or person that acts."""

    start: int
    end: int
    name: str
    kind: str
    id: str | None = None


def unnamed(one: Sentence, named: list[Actor], home: str | None) -> list[Actor]:
    """Actors that are no names: a country's adjective ("Norwegian"), and the home government called so."""
    taken = [(actor.start, actor.end) for actor in named if actor.start < one.end and one.start < actor.end]
    out = [*_peoples(one, taken), *_country(one, named), *_folk(one, taken)]
    if home:
        for found in _STATE.finditer(one.text):
            start, end = one.start + found.start(), one.start + found.end()
            if not any(a < end and start < b for a, b in [*taken, *((actor.start, actor.end) for actor in out)]):
                out.append(Actor(start, end, home, "state"))
    return out


def _peoples(one: Sentence, taken: list[tuple[int, int]]) -> list[Actor]:
    """ "Norwegian", "the Norwegians", "Dorne hospitals". "A Norwegian charity" is not Norway."""
    out = []
    for found in _CAPITAL.finditer(one.text):
        word = found.group().removesuffix("'s").removesuffix("\u2019s")
        country = adjective_of(word) or people_of(word)
        start = one.start + found.start()
        if country and not any(a < start + len(word) and start < b for a, b in taken) and not _PRIVATE.match(one.text, found.end()):
            out.append(Actor(start, start + len(word), country, "adjective" if adjective_of(word) else "group"))
    for found in _GROUP.finditer(one.text):
        start, end = one.start + found.start(), one.start + found.end()
        known = adjective_of(found.group("who")) or people_of(found.group("who"))
        if not known and found.group("who").lower() not in _PLAIN and not any(a < end and start < b for a, b in taken):
            out.append(Actor(start, end, found.group(), "group"))
    return out


def _country(one: Sentence, named: list[Actor]) -> list[Actor]:
    """ "The country" is the one named last."""
    out = []
    for found in _COUNTRY.finditer(one.text):
        start = one.start + found.start()
        before = [actor for actor in named if actor.end <= start and actor.end > start - REACH and actor.kind == "place" and _is_country(actor.name)]
        if before:
            out.append(Actor(start, one.start + found.end(), before[-1].name, "place"))
    return out


def _folk(one: Sentence, taken: list[tuple[int, int]]) -> list[Actor]:
    """ "Some countries", "the flooded families", "each family"."""
    out = []
    for found in _SOME.finditer(one.text):
        start, end = one.start + found.start(), one.start + found.end()
        if not any(a < end and start < b for a, b in taken):
            out.append(Actor(start, end, fold(found.group()) if found.group()[1:].islower() else found.group(), "group"))
    for found in _FOLK.finditer(one.text):
        which = "who" if found.group("who") else "one"
        start, end = one.start + found.start(which), one.start + found.end(which)
        if not any(a < end and start < b for a, b in taken):
            name = found.group("who") or _several(found.group("one"))
            out.append(Actor(start, end, name, "group"))
    return out


def bodies(text: str, one: Sentence, named: Sequence[Actor], home: str | None) -> list[Actor]:
    """ "The fund", "the charity", "the firm", "the town": the one named last before that is such; "the ministry" is the home government's.

    "The council" is "the island council of Tor" where an article has called it so. `text` is the article's.
    """
    out = [Actor(one.start + found.start(), one.start + found.end(), home, "state") for found in _MINISTRY.finditer(one.text)] if home else []
    for found in _BODY.finditer(one.text):
        start, end = one.start + found.start(), one.start + found.end()
        if any(actor.start < end and start < actor.end for actor in named):
            continue
        told = [actor for actor in named if actor.start >= one.start and _TOLD.search(one.text[: actor.start - one.start][-12:])]
        before = [actor for actor in named if start - 3 * REACH < actor.end <= start and actor not in told]
        meant = _meant(found.group("what").lower(), before)
        if meant:
            out.append(Actor(start, end, meant.name, meant.kind if meant.kind == "place" else "organisation", meant.id))
        elif full := _described(text[max(0, start - 3 * REACH) : end], found.group("what").lower()):
            out.append(Actor(start, end, full, "organisation"))
    return out


def _described(text: str, what: str) -> str | None:
    """The last full description of a body without a name that a text ends with or has before: "island council of Tor"."""
    if _TOWN.fullmatch(what) or _ANY_BODY.fullmatch(what):
        return None
    full = [" ".join(found.group("full").split()) for found in _FULL.finditer(text) if found.group("what") == what]
    return next((name for name in reversed(full) if name != what), None)


def _meant(what: str, before: Sequence[Actor]) -> Actor | None:
    """The last of some actors that a common noun can mean."""
    if _TOWN.fullmatch(what):
        called = [actor for actor in before if actor.kind == "place" and not _is_country(actor.name)]
    else:
        called = [actor for actor in before if actor.kind in ("organisation", "person") and what in fold(actor.name).split()]
        if not called and _ANY_BODY.fullmatch(what):
            called = [actor for actor in before if actor.kind == "organisation" and not _PUBLIC.search(actor.name)]
    return called[-1] if called else None


def seats(text: str, named: Sequence[Actor]) -> dict[str, str]:
    """By the id of a person the body he speaks for, where an article says so: "its director, Ann Lee", "Ann Lee, the trust's chairman"."""
    out: dict[str, str] = {}
    for n, actor in enumerate(named):
        if actor.kind != "person" or actor.id is None:
            continue
        found = _ITS_HEAD.search(text[max(0, actor.start - 70) : actor.start]) or _HEAD_OF_IT.match(text[actor.end : actor.end + 60])
        if found is None:
            continue
        rules = _RULES.fullmatch(found.group("head")) is not None
        before = [
            one for one in named[:n] if actor.start - REACH < one.end and one.kind in (("organisation", "place") if rules else ("organisation",))
        ]
        what = found.group("what")
        meant = _meant(what, before) if what else before[-1] if before else None
        if meant:
            out.setdefault(actor.id, meant.name)
    return out


def _several(one: str) -> str:
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"


def _is_country(words: str) -> bool:
    place = place_of(words)
    return place is not None and place.kind == "country"
