"""Reads the words that name a source: a name, a pronoun, an office, a body by its kind, or somebody unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from headwater.annotate.names_words import STOP, lexicon
from headwater.text import fold
from headwater.values.role import head_kind, parse_role, singular

Form = Literal["pronoun", "role", "body", "unnamed"]

_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "it": "it", "its": "it", "they": "they", "who": "who", "this": "none",
             "that": "none", "i": "none", "we": "none", "you": "none", "which": "which", "these": "none", "those": "none", "what": "none",
             "there": "none", "himself": "m", "herself": "f", "them": "they", "their": "they"}  # fmt: skip
_CUT = re.compile(r"\s*\([^()]{0,120}\)")
_CLAUSE = re.compile(r", (?:who|which|whose|speaking|asking|requesting|citing|quoting)\b")
_AGE = re.compile(r", \d{1,3}$")
_SUBORDINATE = re.compile(r"\s(?:after|since|as|when|while|before|because|although|but)\s(?=\S)")  # a clause cut in front of the source
_THAT = re.compile(r"\s(?:that|which)\s(?=\S)")  # what follows describes the source
_RELATIVE = re.compile(r"^(?:whom|which) (?=[^\W\d_]+s?$)")  # "whom police" of a clause
_DAY = r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
_WHEN = re.compile(rf" (?:late |early )?(?:yesterday|today|tonight|{_DAY})$")
_CLIPPED = re.compile("^(he|she|it|who|they)['\u2019](?:s|d|ll|re|ve)$")
_OF_BODY = re.compile(r"^[A-Z][\w-]+ (?:of|for) (?:the )?[A-Z][\w&-]+(?: [\w&-]+){0,5}? (?:sources?|officials?|insiders?|aides?|staff|employees)$")
_LINK = re.compile(r"\s(?:of|for|at|in|from|with|to|on|by|close|familiar|who|involved|inside|near|behind|working|based|including)\b|,", re.I)
_DEFINITE = frozenset(("the", "this", "that", "his", "her", "its", "their", "our"))
BODY_NOUNS = {kind: lexicon(f"noun_{kind}") for kind in ("company", "agency", "government", "party", "court", "school", "other", "document")}
_COUNTS = lexicon("counts")
_MANY = lexicon("many")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a source phrase without a name says. `words` is the phrase without article and brackets, `head` its folded head noun.

    `gender`: for a pronoun `m`, `f`, `it`, `they` or `none`; `definite`: it points back ("the minister"); `alone`: an office
    written as a name ("Prime Minister"); `plural`: more than one.
    """

    form: Form
    words: str
    head: str
    gender: str = ""
    definite: bool = False
    plural: bool = False
    alone: bool = False


# "The minister who answers for public works" is the public works minister.
_ANSWERS = re.compile(
    r"^(?P<article>the )(?P<office>minister|secretary|commissioner) (?:who (?:answers|is responsible) for|responsible for|(?:who is )?in charge of)"
    r" (?:the )?(?P<field>[\w-]+(?: (?:and )?[\w-]+){0,3})$",
    re.I,
)


def read_phrase(source: str) -> Phrase:
    """A source phrase without a name as its head, read by its first and head words."""
    source = _ANSWERS.sub(r"\g<article>\g<field> \g<office>", " ".join(source.split()))
    source = _CLAUSE.split(source, maxsplit=1)[0] or source
    text = _AGE.sub("", _THAT.split(_SUBORDINATE.split(" ".join(_CUT.sub("", source).split()))[-1], maxsplit=1)[0].strip(" ,;:.–—-•"))
    text = _RELATIVE.sub("", _WHEN.sub("", text) or text)
    low = _CLIPPED.sub(r"\1", fold(text))
    first = low.split()[0] if low else ""
    if low in _PRONOUNS or (first in ("he", "she", "it", "they", "who") and len(low.split()) <= 2):
        key = low if low in _PRONOUNS else first
        return Phrase("pronoun", text, key, _PRONOUNS[key])
    definite = first in _DEFINITE or "'s" in low
    bare = text
    if first in ("the", "a", "an", "this", "that", "one", "another") and not low.startswith("one of "):
        bare = text.split(" ", 1)[1] if " " in text else text
    # "two officials" of one outlet are "several officials" of another
    while " " in bare and fold(bare.split()[0]) in _COUNTS and fold(bare.split()[1]) != "of":
        bare = bare.split(" ", 1)[1]
    noun = bare if _OF_BODY.search(bare) else _LINK.split(bare, maxsplit=1)[0]
    head = fold(noun).split()[-1] if noun.split() else low
    many = head.endswith(("s", "men")) and not head.endswith("ss") and (head_kind(head) is None or singular(head) != head)
    plural = first in _MANY or many
    form: Form = "unnamed"
    if not plural and (body_class(head) and not head_kind(head)):
        form = "body"
    elif not plural and parse_role(noun) and (definite or _office_alone(text)):
        form = "role"
    return Phrase(form, bare, head, definite=definite, plural=plural, alone=not definite and _office_alone(text))


def _office_alone(text: str) -> bool:
    """An office as a name, without an article: "Defence Secretary", "Prime Minister"."""
    parts = text.split()
    if text.isupper() and len(parts) > 1:
        return False
    return len(parts) <= 4 and all(part[0].isupper() for part in parts if fold(part) not in STOP) and parse_role(text) is not None


def body_class(noun: str) -> str | None:
    """What kind of body a noun calls: "drugmaker" a company, "ministry" an agency; null for another noun."""
    for kind, nouns in BODY_NOUNS.items():
        if noun in nouns:
            return kind
    return "company" if noun.endswith("maker") and len(noun) > 7 and noun not in ("lawmaker", "policymaker", "filmmaker", "peacemaker") else None
