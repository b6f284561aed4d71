"""Counts the sides that are shown to say one thing each for itself: the number of independent parties that can be stood up for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headwater.count.bases import Basis
from headwater.record import Coverage, Span
from headwater.text import folded_words
from headwater.values.party import UNKNOWN_STATE, party_of_body, same_party
from headwater.values.place import place_of
from headwater.values.role import parse_role

_STOP = frozenset(
    folded_words("the a an of in on at to for by and or with from that this it its is are was were be been has have had will would as not said says")
)
_STATE = re.compile(r"\b(?:government|opposition|parliament)\b", re.I)
_OWN_SIDE = re.compile(
    r"\b(?:university|college|union|association|institute|society|federation|foundation|charity|trust|church|diocese|club|bank|company|"
    r"corporation|inc|ltd|limited|plc|gmbh|airlines?|airways|motors|holdings|partners|coalition|alliance|watchdog)\b",
    re.I,
)
_OF_STATE = re.compile(r"\b(?:central|national|federal|state|royal|government|reserve|public|european union|united nations)\b", re.I)
_GOVERNS = re.compile(r"^[A-Z].* government$")
_MINISTRY = re.compile(r"\b(?:ministry|government|treasury)$", re.I)  # "the ministry" needs no name to be known for the government
_ALONE = frozenset(("civil", "medical", "religious", "arts", "sport", "academic"))  # classes of offices that speak for no side
_APART = frozenset(("shadow", "deputy", "acting"))
_LEADS = re.compile(
    r"\b(?:chief executive|ceo|chair(?:man|woman)?|founder|owner|managing director|general secretary|chief financial officer)\b", re.I
)
# Words that pass on what somebody else said: who says that another has said it is no witness to the thing.
_PASSED_ON = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b"
    r"(?:said|says|told|promis(?:ed|es)|pledged|announced|warned|claimed|claims|confirmed|denied|insisted|agreed|reported|according to|admitted)\b",
    re.I,
)


def one_party(a: Basis, b: Basis) -> bool:
    """Whether it is known that one side speaks in both. Two names that are not known to be one side are not joined, nor held to be two."""
    if a.party is None or b.party is None:
        return False
    one, two = sorted((_plain(a.party), _plain(b.party)), key=len)
    return two in (one, f"{one} government") or same_party(_side(a.party), _side(b.party)) is True


def _side(party: str) -> str:
    """A side by the name that its body has in the record: "Norwegian government" is "Norway government"."""
    known = party_of_body(party)
    return party if known is None or known == UNKNOWN_STATE else known


def in_full(bases: Sequence[Basis]) -> list[Basis]:
    """The bases with a bare noun ("police") given the one party of the claim that has it in its name ("Dellmouth police"), if it is one."""
    names = {basis.party for basis in bases if basis.party is not None}
    fuller: dict[str, str] = {}
    for name in names:
        longer = {other for other in names if set(_plain(name).split()) < set(_plain(other).split())}
        if name != UNKNOWN_STATE and len(_plain(name).split()) == 1 and len({_plain(other) for other in longer}) == 1:
            fuller[name] = min(longer)
    return [replace(basis, party=fuller.get(basis.party or "", basis.party)) for basis in bases]


def parties_shown(bases: Sequence[Basis], coverage: Coverage, own: frozenset[str]) -> int:
    """The lower bound of parties, at least 1: sides known by name that each say the claim, in their own words and on the same matter.

    Unnamed sources, outlets' own voices without a sign that they saw it, people whose side is not known, votes, and those who pass on
    what another said count for nothing here.
    """
    sides: dict[str, list[Basis]] = {}
    for basis in bases:
        if basis.party is not None and basis.direct and _is_side(basis, own) and basis.footing in ("stated", "open") and _by_name(basis, coverage):
            sides.setdefault(_plain(basis.party), []).append(basis)
    pairs = [(one, other) for one in sides for other in sides if _distinct(one, other)]
    agreeing = Counter(one for one, other in pairs if any(_same_matter(a, b, coverage) for a in sides[one] for b in sides[other]))
    return 1 + max(agreeing.values(), default=0)


def own_sides(coverage: Coverage) -> frozenset[str]:
    """Bodies of the story that by one of their names are companies, unions, universities and the like: no part of a government."""
    bodies = [name for name in coverage.names if name.kind == "organisation"]
    own = [name for name in bodies if any(_OWN_SIDE.search(v) for v in name.variants) and not any(_OF_STATE.search(v) for v in name.variants)]
    return frozenset(_plain(words) for name in own for words in (name.name, *name.variants))


def _is_side(basis: Basis, own: frozenset[str]) -> bool:
    """Whether the side is known for what it is: a government or its opposition, a body of its own, or who leads or speaks for one.

    A body of which only the name is known (an "Office", an "Agency") may belong to a government that speaks elsewhere.
    """
    party = basis.party or ""
    if not any(c.isupper() for c in party):
        return False  # "the company" may be the one that speaks elsewhere by its name
    if basis.origin is not None and basis.origin.type == "outlet":
        return True
    if _plain(party) in own or _STATE.search(party) or (_OWN_SIDE.search(party) and not _OF_STATE.search(party)):
        return True
    speaker = basis.origin.speaker if basis.origin is not None else None
    if _private(basis):
        return True
    leads = speaker is not None and bool(_LEADS.search(speaker.role or "")) and speaker.party == party and speaker.name != party
    return leads and place_of(party) is None


def _private(basis: Basis) -> bool:
    """Whether a named person who speaks for no side said it: a trader, a nurse, a survivor, the mayor of a town."""
    speaker = basis.origin.speaker if basis.origin is not None else None
    if speaker is None or speaker.party is not None or basis.party != speaker.name or " " not in speaker.name:
        return False
    office = parse_role(speaker.role or "")
    return office is not None and (office.kind in _ALONE or office.head == "mayor") and not _APART & set(office.flags)


def _distinct(one: str, other: str) -> bool:
    """Whether two sides are known not to be one, and neither name holds all the words of the other ("the coastguard", "Marland coastguard")."""
    a, b = set(one.split()), set(other.split())
    return same_party(_side(one), _side(other)) is False and not a <= b and not b <= a


def _plain(party: str) -> str:
    return " ".join(word for word in folded_words(party) if word != "the")


def _by_name(basis: Basis, coverage: Coverage) -> bool:
    """Whether the article itself prints a name of the speaker beside the words, and the words do not pass on what another said.

    An office or a pronoun is resolved well enough to show who spoke; a second witness must stand on more: on a name, or on "the ministry" where its
    government is known.
    """
    statement = next((s for s in coverage.statements if s.id == basis.statement), None)
    if statement is None or statement.speaker is None:
        return basis.origin is not None and basis.origin.type == "outlet"
    here = [m for m in statement.mentions if m.article == basis.article]
    spans = [p for m in here for p in (m.content_pieces or (m.content,)) if p.overlaps(basis.span)]
    named = set(_capitals(statement.speaker.name))
    sources = [coverage.quote(m.source) for m in here if m.source is not None]
    state = _GOVERNS.search(statement.speaker.party or "") is not None and any(_MINISTRY.search(source) for source in sources)
    return (state or any(named & set(_capitals(source)) for source in sources)) and not any(_PASSED_ON.search(coverage.quote(span)) for span in spans)


def _capitals(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]{2,}", text) if word[0].isupper() and word.casefold() not in _STOP]


def _same_matter(a: Basis, b: Basis, coverage: Coverage) -> bool:
    """Whether two mentions share enough words to be taken for one thing where a wrong join would claim a second witness."""
    first, second = (_words(coverage, basis.span) for basis in (a, b))
    return len(first & second) >= 3 and 4 * len(first & second) >= min(len(first), len(second))


def _words(coverage: Coverage, span: Span) -> frozenset[str]:
    return frozenset(word[:5] for word in folded_words(coverage.quote(span)) if word not in _STOP and (len(word) > 2 or word.isdigit()))
