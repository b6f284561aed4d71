"""The words that hedge a figure ("more than", "up to", "or so") into the record's modifiers."""

from __future__ import annotations

import re

from headwater.record import Modifier

_WORDS: tuple[tuple[Modifier, str], ...] = (
    (
        "at_least",
        (
            r"at (?:the very )?least|no (?:less|fewer|lower) than|not (?:less|fewer) than|a minimum of|minimum of|(?:greater|more"
            r"|larger|bigger|higher) (?:than )?or equal"
            r" (?:to|than)|equal(?: to)? or (?:more|greater|larger|higher)(?: than)?|at least or equal to|upwards? of|>=|> =|\u2265"
        ),
    ),
    (
        "up_to",
        (
            r"up to|as (?:much|many|high|long|far) as|no (?:more|greater|higher|longer|bigger) than|not more than|at (?:the )?most"
            r"|a maximum of|maximum of|to a maximum of"
            r"|(?:less|fewer|smaller|lower)(?: than)? or equal (?:to|than)|equal(?: to)? or (?:less|smaller|fewer|lower)(?: than)?"
            r"|capped at|<=|< =|\u2264"
        ),
    ),
    (
        "more_than",
        (
            r"(?:(?:slightly|just|far|well|much|substantially|significantly|considerably|a (?:little|bit)) )?(?:more|greater|larger"
            r"|bigger|higher|longer|older) than"
            r"|(?:(?:just|well|far|slightly) )?(?:over|above)|in excess of|north of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)"
            r"|(?<![=<])>"
        ),
    ),
    (
        "less_than",
        (
            r"(?:(?:slightly|far|well|much|substantially|significantly|considerably|a (?:little|bit)) )?(?:less|fewer|smaller|lower"
            r"|shorter|younger) than"
            r"|(?:(?:well|far|slightly) )?(?:under|below)|short of|south of|(?<![=>])<"
        ),
    ),
    ("nearly", r"nearly|almost|close to|approaching|nearing|just (?:under|below|short of|less than|shy of)|not quite"),
    (
        "about",
        (
            r"about|around|roughly|approximately|approx\.?|an estimated|estimated at|some|circa|c\.|ca\.|~|in the region of"
            r"|in the order of|on the order of|something like"
            r"|more or less|the equivalent of|an average of|averaging"
        ),
    ),
)
_NAMES: tuple[Modifier, ...] = ("at_least", "up_to", "more_than", "less_than", "nearly", "about")
_BEFORE = re.compile(
    "(?:"
    + "|".join(
        rf"(?P<{name}>(?:(?<![\w])|(?=[<>]))(?:{dict(_WORDS)[name]}))" for name in ("at_least", "up_to", "nearly", "more_than", "less_than", "about")
    )
    + (
        r")[ \u00a0]{0,2}(?:(?:a|an|the|another|other|additional|further|estimated|reported|combined|total of|staggering"
        r"|whopping|record)[ \u00a0]){0,3}$"
    ),
    re.I,
)
_AFTER = re.compile(
    r"[ \u00a0](?:(?P<at_least>(?:or|and) (?:more|above|over|higher|greater|longer|older|upwards?)(?! than [^ ]"
    r"| of\b)(?: than)?|or equal(?: to)?(?! \d))"
    r"|(?P<up_to>or (?:less|fewer|below|under|lower|smaller|younger)(?! than [^ ])(?: than)?|at (?:the )?most|maximum)"
    r"|(?P<about>or so|or thereabouts|give or take))\b|(?P<plus>\+|-plus\b)(?!\d)",
    re.I,
)
_LAST_SIGNS = "<>=~.\u2264\u2265"
_ABOVE = frozenset(("more_than", "at_least"))
_BELOW = frozenset(("less_than", "up_to", "nearly"))
_MOVED = re.compile(
    r"\b(?:tick|edg|inch|creep|nudg|bump|mov|climb|jump|push|shoot|add|round|head|ratchet|driv|scal)(?:e|ed|es|s|ing)?[ ]$"
    r"|\b(?:is|was|now|back|went|goes|gone|crept|shot|rose|risen|drove|driven)[ ]$",
    re.I,
)
_ARTICLE = re.compile(r"[ ](?:an?|the)[ ](?!(?:total|combined|staggering|whopping|record|reported|estimated|additional|further)\b)", re.I)
_PREPOSITION = frozenset(("over", "above", "under", "below"))


def before_words(text: str, start: int, at: int, unit: str) -> tuple[Modifier, int] | None:
    """The modifier that the words right before `at` give a figure, and where they begin; None where they give none.

    "over three years" is a stretch of time, not a bound, so `over` and `under` hedge no duration.
    """
    words = text[max(start, at - 48) : at].rstrip(" \u00a0")
    if not words or not (words[-1].isalpha() or words[-1] in _LAST_SIGNS):
        return None
    found = _BEFORE.search(text, max(start, at - 48), at)
    if found is None:
        return None
    name = next(name for name in _NAMES if found[name])
    words = found[name].lower()
    if words == "up to" and _MOVED.search(text, max(start, found.start() - 24), found.start()):
        return None  # "ticked up to 4.3%" names where it came to
    if words in _PREPOSITION and _ARTICLE.match(text, found.end(name), at):
        return None  # "the strike over a 7.5% rise"
    if unit == "duration" and words in _PREPOSITION:
        return None
    return name, found.start()


def after_words(text: str, at: int, stop: int) -> tuple[Modifier, int] | None:
    """The modifier that the words right after `at` give a figure, and where they end; None where they give none."""
    found = _AFTER.match(text, at, stop)
    if found is None:
        return None
    name: Modifier = "at_least" if found["plus"] or found["at_least"] else "up_to" if found["up_to"] else "about"
    return name, found.end()


def opposite(a: Modifier, b: Modifier) -> bool:
    """Whether one bounds a figure from below and the other from above."""
    return (a in _ABOVE and b in _BELOW) or (a in _BELOW and b in _ABOVE)
