"""Puts the mentions of one article together by bearer: who is the same person, body or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from headwater.annotate.names_words import fold
from headwater.record import NameKind
from headwater.values.name import PersonName, acronym, body_key, cut_short, given_names, parse_person, same_person, slip, slip_keys
from headwater.values.place import country_of, place_of


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed name: words `[at, to)` of a line, code points `[start, end)`; forms of address and the range of an office before it."""

    kind: NameKind
    line: int
    at: int
    to: int
    start: int
    end: int
    text: str
    titles: tuple[str, ...] = ()
    role: tuple[int, int] | None = None


@dataclass(slots=True)
class _Person:
    """The mentions of one person, with the spellings of more than one word, and the genders of the forms of address, while they are gathered."""

    mentions: list[Mention] = field(default_factory=list)
    spellings: dict[str, None] = field(default_factory=dict)
    genders: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if len(mention.text.split()) > 1:
            self.spellings.setdefault(mention.text)
        if mention.titles and (gender := parse_person(_titled(mention)).gender):
            self.genders.add(gender)


def bearers(mentions: Sequence[Mention], defined: Mapping[str, str]) -> list[list[Mention]]:
    """Mentions by bearer. `defined`: acronyms (folded) that the article explains, with the folded full name."""
    out = _persons([mention for mention in mentions if mention.kind == "person"])
    out += _bodies([mention for mention in mentions if mention.kind == "organisation"], defined)
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in ("place", "group"):
            known = place_of(mention.text) if mention.kind == "place" else None
            places[f"{mention.kind} {fold(known.name if known else mention.text)}"].append(mention)
    return out + list(places.values())


# ---- persons


_SIDE = 200  # characters within which two spellings stand side by side
_CROWD = 60  # persons a bare name is compared with: an article with more bearers tells nothing


def _persons(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Full names first; then bare family and given names, where one person in the article can bear them."""
    full: list[_Person] = []
    at: dict[str, dict[int, None]] = defaultdict(dict)  # where to look: groups by family name, its parts, its slips and the given name
    bare: list[Mention] = []
    for mention in mentions:
        name = parse_person(mention.text)
        if not name.given:
            bare.append(mention)
            continue
        near = (number for key in _keys(name) for number in at[key])
        home = next((n for n in near if _one(mention, full[n])), len(full))
        if home == len(full):
            full.append(_Person())
        full[home].add(mention)
        for key in (*_keys(name), f"given {name.given[0]}"):
            at[key].setdefault(home)
    alone: dict[str, list[Mention]] = defaultdict(list)
    counts = Counter(parse_person(mention.text).last for mention in bare)
    for mention in bare:
        last = parse_person(mention.text).last
        fits = dict.fromkeys(n for key in (*slip_keys(last), f"given {last}") for n in at.get(key, ()))
        bearer = _home(mention, [full[n] for n in sorted(fits)[:_CROWD]], counts)
        if bearer is None:
            alone[fold(mention.text)].append(mention)
        else:
            bearer.add(mention)
    return [person.mentions for person in full] + list(alone.values())


def _one(mention: Mention, person: _Person) -> bool:
    """Whether a full name is that of a person; two spellings used side by side are two persons."""
    last = person.mentions[-1]
    if last.line == mention.line and mention.start - last.end < _SIDE and fold(last.text.split()[-1]) != fold(mention.text.split()[-1]):
        return False
    return any(same_person(mention.text, other) for other in person.spellings)


def _keys(name: PersonName) -> tuple[str, ...]:
    return (*slip_keys(name.last), *name.last.replace("-", " ").split())


def _titled(mention: Mention) -> str:
    return " ".join((*mention.titles, mention.text))


def _home(mention: Mention, near: Sequence[_Person], counts: Mapping[str, int]) -> _Person | None:
    """The one person a bare name can mean. Two bearers: the one that stands before it, if but one does; else none."""
    name = parse_person(_titled(mention))
    fits = [person for person in near if _bears(person, name)]
    if len(fits) > 1:
        before = [person for person in fits if person.mentions[0].start < mention.start]
        fits = before if len(before) == 1 else fits
    if not fits:
        fits = [person for person in near if _slipped(person.mentions, name, counts)]
    if not fits and (_FIRST & set(mention.titles) or (not mention.titles and name.last in given_names())):
        fits = [person for person in near if parse_person(person.mentions[0].text).given[:1] == (name.last,)]
    return fits[0] if len(fits) == 1 else None


_FIRST = frozenset(("sir", "dame", "lord", "lady", "prince", "princess", "king", "queen", "pope", "sheikh", "chief", "saint", "brother", "sister"))


def _bears(person: _Person, name: PersonName) -> bool:
    if name.gender and person.genders and name.gender not in person.genders:
        return False
    return any(same_person(name.last, text) is not False and parse_person(text).given for text in person.spellings)


def _slipped(group: Sequence[Mention], name: PersonName, counts: Mapping[str, int]) -> bool:
    """A family name of 5 letters or more, one slip from that of a person named in full and printed less often than it."""
    last = parse_person(group[0].text).last
    return len(name.last) >= 5 and slip(name.last, last) and counts[name.last] < counts.get(last, 0) + len(group)


# ---- organisations


def _bodies(mentions: Sequence[Mention], defined: Mapping[str, str]) -> list[list[Mention]]:
    """Equal keys; acronyms the article explains; a longer name cut to its first words, where one longer name has them."""
    groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        full = defined.get(fold(mention.text))
        groups[body_key(full if full else mention.text)].append(mention)
    by_word: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for key in groups:
        for word in dict.fromkeys((*key[:2], *key[-1:])):
            by_word[word].setdefault(key)
    for key in sorted(groups, key=lambda key: (len(key), key)):
        longer = [other for other in by_word[key[0]] if other in groups and other != key and _shortened(key, other)] if key else []
        if len(longer) == 1:
            groups[longer[0]] += groups.pop(key)
    return list(groups.values())


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "Acme" of "Acme Sciences"; "Ministry of Health" of "Norland Ministry of Health". A bare place or a general word is no short form."""
    if len(short) >= len(long):
        return False
    if country_of(long[0]) and long[1:] == short and len(short) > 1:
        return True
    return cut_short(short, long) and not (len(short) == 1 and (country_of(short[0]) or place_of(short[0])))


def acronyms(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The acronyms an article explains: "Norland Health Board (NHB)" and "NHB (Norland Health Board)", folded, with the full name folded."""
    out: dict[str, str] = {}
    for one, two in pairwise(mentions):
        between = text[one.end : two.start]
        if between.strip() not in ("(", "(the", "[") or text[two.end : two.end + 1] not in (")", "]", ","):
            continue
        for short, long in ((two, one), (one, two)):
            if " " not in short.text and short.text[:1].isupper() and _spells(fold(short.text).replace(".", ""), long.text):
                out.setdefault(fold(short.text), fold(long.text))
    return out


def _spells(short: str, long: str) -> bool:
    """Whether the letters of an acronym are the first letters of the name; up to two words in front ("Norland Department of") may be left out."""
    plain = short.removesuffix("s") if len(short) > 3 else short
    return any(full.endswith(letters) and len(full) - len(letters) <= 2 for full in acronym(long) for letters in (short, plain) if len(letters) > 1)
