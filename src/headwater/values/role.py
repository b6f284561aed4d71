"""Reads offices and functions ("former US defence secretary"): head, portfolio, country, flags, and whether two can be one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from headwater.text import fold
from headwater.values.place import adjective_of, country_of

Compared = Literal["same", "general", "shifted", "differs"]

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "former": "former", "ex": "former", "onetime": "former", "one-time": "former", "erstwhile": "former", "retired": "former",
        "ousted": "former", "deposed": "former", "late": "former", "then": "former", "sometime": "former", "acting": "acting",
        "interim": "acting", "caretaker": "acting", "shadow": "shadow", "deputy": "deputy", "assistant": "deputy", "outgoing": "outgoing",
        "incoming": "designate", "designate": "designate", "elect": "designate", "nominee": "designate", "junior": "deputy",
    }
)  # fmt: skip
_SPELLINGS = {
    "defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation", "home-secretary": "home secretary",
    "vice-president": "vice president", "cofounder": "co-founder", "under-secretary": "undersecretary", "advisor": "adviser",
    "councilor": "councillor", "foreign affairs": "foreign", "foreign relations": "foreign", "external affairs": "foreign",
    "co-ordinator": "coordinator", "finances": "finance", "minster": "minister", "councilman": "councillor", "program": "programme",
}  # fmt: skip
_SHORT = {"ceo": "chief executive", "chief executive officer": "chief executive", "pm": "prime minister", "mp": "member of parliament"}
_EQUAL_HEADS = ({"minister", "secretary"}, {"spokesman", "spokeswoman", "spokesperson", "press secretary"},
                {"chairman", "chairwoman", "chairperson", "chair"}, {"congressman", "congresswoman", "representative"},
                {"actor", "actress"}, {"prime minister", "premier"}, {"policeman", "policewoman", "police officer"})  # fmt: skip
_ELECT = re.compile(r"[\s-](?:elect|designate|nominee)$")
_COMPLEMENT = re.compile(r"\s(?:of|for|at|in|to|on|with|from)\s", re.I)
_FILLERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "new", "senior", "longtime", "embattled", "veteran", "current", "our", "top"))


@dataclass(frozen=True, slots=True)
class Office:
    """A role taken apart: "former Norwegian fisheries minister" has head `minister`, portfolio `fisheries`, country `Norway`, flag `former`.

    `kind` is the class of the head in the lexicon (government, company, court, ...). `organisation` is what stands behind "of" or "at".
    """

    head: str
    kind: str
    portfolio: str | None = None
    country: str | None = None
    organisation: str | None = None
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def head_kind(words: str) -> str | None:
    """The class of a head noun of the lexicon, singular or plural ("ministers"), else null."""
    heads = _heads()
    key = fold(words)
    if key in heads:
        return heads[key]
    return heads.get(singular(key))


def singular(noun: str) -> str:
    """A plural role noun as its singular: "secretaries" and "spokesmen" are the hard ones."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@lru_cache(maxsize=1 << 14)
def parse_role(words: str) -> Office | None:
    """A role phrase, with or without article, flags, country and complement; null where no head of the lexicon is in it."""
    text = usual(words)
    flags: list[str] = []
    if _ELECT.search(text):
        flags.append("designate")
        text = _ELECT.sub("", text)
    text = text.replace("-elect ", " ").replace("-designate ", " ")
    for head in _linked_heads():
        text = re.sub(rf"\b{head}\b", head.replace(" ", "_"), text)
    cut = _COMPLEMENT.search(text)
    before, after = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    parts = [part.replace("_", " ") for part in before.replace("ex-", "ex ").split()]
    for size in (4, 3, 2, 1):
        head = " ".join(parts[-size:])
        if len(parts) >= size and head_kind(head):
            return _office(head, parts[:-size], after, flags)
    return None


def _office(head: str, modifiers: list[str], after: str, flags: list[str]) -> Office:
    country: str | None = None
    portfolio: list[str] = []
    for word in modifiers:
        bare = word.removesuffix("'s")
        if bare in FLAGS:
            flags.append(FLAGS[bare])
        elif bare in _FILLERS:
            continue
        elif country is None and country_of(bare):
            country = country_of(bare)
        else:
            portfolio.append(bare)
    organisation = after.removeprefix("the ").strip() or None
    kind = head_kind(head) or "staff"
    if organisation and country_of(organisation):
        country, organisation = country or country_of(organisation), None
    elif organisation and kind == "government" and not portfolio and organisation.split()[0] not in ("state",):
        portfolio, organisation = organisation.split(), None
    head = _SHORT.get(head, head)
    return Office(head, kind, " ".join(portfolio) or None, country, organisation, tuple(dict.fromkeys(flags)))


def usual(words: str) -> str:
    """The normal form of a role phrase: folded, British spellings, no article: "The Defense Secretary" is "defence secretary"."""
    text = fold(words)
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    for other, ours in _SPELLINGS.items():
        if other in text:
            text = re.sub(rf"(?<![\w-]){re.escape(other)}(?![\w-])", ours, text)
    return text


def compare(a: str, b: str) -> Compared | None:
    """How two role phrases of one person stand to each other; null where one of them cannot be read.

    `same`: head and portfolio agree. `general`: one says less ("minister", "defence minister"; "MP"). `shifted`: they differ by a flag of
    time or rank (former, acting). `differs`: heads of one class with another portfolio or country ("foreign" and "defence minister").
    """
    one, two = parse_role(a), parse_role(b)
    if one is None or two is None:
        return None
    if not _same_head(one.head, two.head):
        return "differs" if one.kind == two.kind == "government" and "prime minister" in (one.head, two.head) else "general"
    if (one.portfolio and two.portfolio and one.portfolio != two.portfolio) or (one.country and two.country and one.country != two.country):
        return "differs"
    if set(one.flags) != set(two.flags):
        return "shifted"
    if bool(one.portfolio) != bool(two.portfolio):
        return "general"
    return "same"


def covers(full: str, short: str) -> bool:
    """Whether a bare role ("the defence secretary") can be said of somebody with the full one ("UK Defence Secretary")."""
    one, two = parse_role(full), parse_role(short)
    if one is None or two is None or not _same_head(one.head, two.head):
        return False
    if two.portfolio and one.portfolio != two.portfolio:
        words = set((two.portfolio or "").split())
        if not words <= set((one.portfolio or "").split()) | set((one.organisation or "").split()):
            return False
    if two.country and one.country and one.country != two.country:
        return False
    timed = {"former", "shadow", "deputy", "acting", "designate"}
    return (set(one.flags) & timed) == (set(two.flags) & timed) or (not two.flags and set(one.flags) <= {"acting", "designate", "outgoing"})


def _same_head(a: str, b: str) -> bool:
    return a == b or any(a in pair and b in pair for pair in _EQUAL_HEADS)


def is_adjective(word: str) -> bool:
    """Whether a word is a country's adjective: a role phrase may start with it."""
    return adjective_of(word) is not None


@cache
def _linked_heads() -> tuple[str, ...]:
    """Heads with a small word inside ("secretary of state"): that word opens no complement."""
    return tuple(head for head in _heads() if " of " in head or " in " in head)


@cache
def _heads() -> Mapping[str, str]:
    heads: dict[str, str] = {"pm": "government"}
    for line in (Path(__file__).parent / "roles.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            kind, words = line.split("|")
            for word in words.split(";"):
                heads.setdefault(fold(word), kind)
    return MappingProxyType(heads)
