"""The words around a figure into the thing counted and the purpose named for it."""

from __future__ import annotations

import re

from headwater.values.quantity_range import Quantity

_WORD = re.compile(r"[ \u00a0-]{1,2}(?P<word>[^\W\d_](?:[\w'\u2019]|-(?=\w))*)")
_STOP_WORDS = """
a an the and or but nor so of in on at to for from by with without as than that which who whom whose when where while after before since until
during per is are was were be been being has have had do does did will would can could may might must shall should not n't more most less least
such if because though about over under between among against into onto upon out up down off away back ago later earlier each every both either it
its they them their he him his she her we us our you your i me my this these those there here also only even still already now then said says say
told according including include includes including plus minus
"""
_STOP = frozenset(_STOP_WORDS.split())
_TIMES = frozenset(("last", "this", "next", "today", "yesterday", "tomorrow", "tonight", "recently", "annually", "monthly"))
_PLURALS_WORDS = """
people men women children police troops personnel staff crew cattle sheep fish aircraft spacecraft feet teeth mice geese lives wives media data
"""
_PLURALS = frozenset(_PLURALS_WORDS.split())
_NOT_PLURAL = ("ss", "us", "is", "as")
_ADVERBS = ("ly",)
_VERBS_WORDS = """
died killed injured wounded remained remain dead missing voted took made went came fell rose won lost left arrived joined arrested detained hurt
rescued survived signed called following
"""
_VERBS = frozenset(_VERBS_WORDS.split())
_OF = re.compile(r"[ \u00a0](?:in|of|worth of)[ \u00a0](?:the[ \u00a0])?")
_PURPOSE = re.compile(
    r"(?P<lead>(?:[ \u00a0-][\w'\u2019-]{1,20}){0,6}?)[ \u00a0](?P<word>for|to|towards?|on"
    r"|into)[ \u00a0](?P<words>[^.;:!?()\n\u201d\"\u2013\u2014]{3,160})"
)
_CLAUSE_END = re.compile(
    r",? (?:and|while|but|which|who|that|including|after|when|as|with|said|says|because|before|according|by|from|until|since"
    r"|over the|in the|per|through)\b|,"
)
_NOT_PURPOSE = re.compile(
    r"(?:date|about|around|more|less|[\d$\u00a3\u20ac]|the (?:second|third|first|fourth) |(?:its|his|her|their) (?:highest|lowest)|sale\b|now\b)",
    re.I,
)
_PERSON_TO = re.compile(r"(?:donate|give|pay|paid|gave|given|sent|send|lent|lend|grant|award)", re.I)


def counted(text: str, quantity: Quantity, stop: int) -> tuple[str | None, int]:
    """The noun phrase a figure counts, up to its head, and where the words after it begin.

    A unit of measure comes first ("tonnes of rice"); money and percentages count what an "of" or "in" behind them names.
    Null where no noun is plain.
    """
    if quantity.measure is not None:
        of = _OF.match(text, quantity.end, stop) if quantity.unit in ("mass", "volume", "area") else None
        if of and (phrase := _phrase(text, of.end() - 1, stop, plural=False)):
            return f"{quantity.measure} of {text[of.end() : phrase]}", phrase
        return quantity.measure, quantity.end
    if quantity.unit in ("percent", "percentage_point", "fraction"):
        of = _OF.match(text, quantity.end, stop)
        phrase = _phrase(text, of.end() - 1, stop, plural=False) if of else None
        return (text[of.end() : phrase].strip(), phrase) if of and phrase else (None, quantity.end)
    if quantity.unit == "money":
        of = _OF.match(text, quantity.end, stop)
        at = of.end() - 1 if of else quantity.end
        phrase = _phrase(text, at, stop, plural=False)
        return (text[at:phrase].strip(" \u00a0-"), phrase) if phrase else (None, quantity.end)
    at = quantity.end
    if quantity.shape == "vague" and text[at : at + 4] == " of ":
        at += 3
    one = quantity.value == 1 or text[at : at + 1] == "-"
    phrase = _phrase(text, at, stop, plural=not one)
    return (text[at:phrase].strip(" \u00a0-"), phrase) if phrase else (None, quantity.end)


def _phrase(text: str, at: int, stop: int, *, plural: bool) -> int | None:
    """Where the noun phrase that starts at `at` ends: with its first plural noun, or, where none must be, before its first function word."""
    end = None
    for _ in range(5):
        found = _WORD.match(text, at, stop)
        if found is None:
            break
        word = found["word"]
        low = word.lower().removesuffix("'s").removesuffix("\u2019s")
        if low in _STOP or (not plural and (low in _TIMES or low.endswith("ed"))) or (plural and low in _VERBS) or (low in _VERBS and end is None):
            break
        at = found.end()
        if low in _PLURALS or (low.endswith("s") and not low.endswith(_NOT_PLURAL) and len(low) > 3):
            return at
        if not plural and not low.endswith(_ADVERBS):
            end = at
        if len(low) != len(word):
            break
    return end


def purpose(text: str, at: int, stop: int) -> str | None:
    """What money is for, in the article's words ("for", "to", "on", "towards" ... to the end of the phrase), or null."""
    found = _PURPOSE.match(text, at, stop)
    if found is None or re.search(r"\b(?:and|or|while|but|was|were|is|said|compared)\b", found["lead"]):
        return None
    words = found["words"]
    cut = _CLAUSE_END.search(words)
    phrase = (words[: cut.start()] if cut else words).strip()
    if _NOT_PURPOSE.match(phrase) or len(phrase) < 3 or re.match(r"\d", phrase):
        return None
    if found["word"] == "on" and re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+ \d", phrase, re.I):
        return None
    return phrase
