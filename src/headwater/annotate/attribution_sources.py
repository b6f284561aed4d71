"""Finds who a cue belongs to: the noun phrase before it, or behind it where the order is turned round."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.annotate.attribution_words import Word

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "AUX"))
VERBAL = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "AUX"))
SUBJECT_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "who",
        "this",
        "that",
        "these",
        "those",
        "one",
        "some",
        "many",
        "others",
        "most",
        "all",
        "both",
        "everyone",
        "nobody",
        "none",
    ]
)
_WHEN = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "week",
        "month",
        "year",
        "years",
        "weeks",
        "months",
        "days",
        "day",
        "morning",
        "evening",
        "afternoon",
        "night",
        "time",
    ]
)
_RELATIVE = frozenset(("who", "which", "that"))

Range = tuple[int, int]


def group_start(words: Sequence[Word], tags: Sequence[str], verb: int) -> int:
    """Where the verb group begins that ends in `verb`: has also repeatedly said."""
    at = verb
    while at and (
        tags[at - 1] in ("AUX", "ADV")
        or (
            words[at - 1].low
            in ("not", "n't", "to", "never", "has", "have", "had", "'ve", "'s", "'d", "'ll", "is", "was", "are", "were", "be", "been")
            and (words[at - 1].low != "'s" or (at > 1 and tags[at - 2] == "PRON"))
        )
    ):
        at -= 1
    while at < verb and tags[at] == "ADV" and words[at].text[0].isupper():
        at += 1  # “Meanwhile said”: an adverb that opens the sentence is no part of the group
    return at


def before(words: Sequence[Word], tags: Sequence[str], stop: int, floor: int = 0) -> Range | None:
    """The noun phrase that ends at `stop`, with its apposition: (first, last + 1); None where there is none."""
    at = stop - 1
    if at < floor:
        return None
    if words[at].text == ",":
        opened = _apposition(words, tags, at, floor)
        if opened is None:
            return None
        found = _phrase(words, tags, opened, floor)
        return (found[0], stop) if found else None
    if words[at].text in ")]":
        while at > floor and words[at].text not in "([":
            at -= 1
        found = _phrase(words, tags, at, floor)
        return (found[0], stop) if found else None
    if words[at].low in SUBJECT_PRONOUNS and tags[at] in ("PRON", "DET"):
        return at, stop
    return _phrase(words, tags, stop, floor)


def _apposition(words: Sequence[Word], tags: Sequence[str], comma: int, floor: int) -> int | None:
    """Place of the comma that opens the apposition closed by the comma at `comma`; the phrase it belongs to ends there."""
    at = comma - 1
    while at > floor and comma - at < 30:
        if words[at].quote >= 0 and comma - at > 1:
            return None
        if words[at].text == "," and tags[at - 1] in NOMINAL:
            inner = words[at + 1]
            if tags[at + 1] in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON") or inner.low in (
                "who",
                "whose",
                "which",
                "of",
                "as",
                "then",
                "now",
                "formerly",
            ):
                further = _apposition(words, tags, at, floor) if tags[at + 1] in ("PROPN", "NUM") and comma - at < 4 else None
                return further if further is not None and further > floor else at
            return None
        if words[at].text in ";:":
            return None
        at -= 1
    return None


def _phrase(words: Sequence[Word], tags: Sequence[str], stop: int, floor: int) -> Range | None:
    """Goes left from `stop` as long as the words can be part of one noun phrase."""
    at = stop
    while at > floor:
        word, tag = words[at - 1], tags[at - 1]
        if word.text in ")]" and at < stop:
            opened = at - 1
            while opened > floor and words[opened].text not in "([":
                opened -= 1
            if opened == floor:
                break
            at = opened
        elif tag in NOMINAL or word.low in ("'s", "’s", "'", "’", "-", "&", ".") or tag == "ADP" or (tag == "PART" and word.low != "to"):
            if word.low in SUBJECT_PRONOUNS and tag == "PRON" and at < stop:
                break
            at -= 1
        elif (
            (word.quote >= 0 and at < stop and word.end - word.start < 30 and tags[at] in ("NOUN", "PROPN"))
            or (word.low in ("and", "or", "&") and at < stop and at - 2 >= floor and tags[at - 2] in ("NOUN", "PROPN") and _joined(tags, at, floor))
            or (tag in ("VBG", "VBN") and at < stop and tags[at] in ("NOUN", "PROPN", "ADJ"))
            or (tag == "ADV" and at < stop and tags[at] in ("ADJ", "NUM"))
        ):
            at -= 1
        else:
            break
    return _trim_left(words, tags, at, stop)


def _joined(tags: Sequence[str], at: int, floor: int) -> bool:
    """Whether “and” joins two phrases rather than two clauses: no verb before it as far as the next mark."""
    for place in range(at - 2, max(floor - 1, at - 12), -1):
        if tags[place] in FINITE:
            return False
        if tags[place] == "PUNCT":
            return True
    return True


def _trim_left(words: Sequence[Word], tags: Sequence[str], at: int, stop: int) -> Range | None:
    """Drops what cannot open a phrase: a preposition with its time (“on Monday the mayor”), a stray mark."""
    while at < stop and (tags[at] in ("ADP", "PART", "PUNCT", "CCONJ", "SCONJ") or words[at].low in ("'s", "’s", ".")):
        if tags[at] == "ADP":
            place = at + 1
            while place < stop and not (tags[place] in ("DET", "PRON", "PROPN") and place > at + 1 and words[place - 1].low in _WHEN):
                place += 1
            at = place if place < stop else at + 1
        else:
            at += 1
    last = stop
    while last > at and tags[last - 1] in ("ADP", "PUNCT") and words[last - 1].text not in ")]":
        last -= 1
    return (at, last) if at < last and any(t in ("NOUN", "PROPN", "PRON", "NUM", "DET", "X", "ADJ") for t in tags[at:last]) else None


def behind(words: Sequence[Word], tags: Sequence[str], start: int, stop: int) -> Range | None:
    """The noun phrase that begins at `start`, with its apposition, where the verb comes first: said the mayor, a lawyer."""
    at = start
    while at < stop:
        word, tag = words[at], tags[at]
        if word.text == "(":
            closed = at
            while closed < stop and words[closed].text != ")":
                closed += 1
            at = closed + 1
        elif word.text == "," and at > start and _continues(words, tags, at, stop):
            at += 1
        elif (
            tag in NOMINAL
            or word.low in ("'s", "’s", "&", "of", "and", "for", "at", "from", "with", "in")
            or (tag == "PART" and word.low != "to")
            or (tag in ("VBG", "VBN") and at > start)
        ) and word.low not in _WHEN | {"that"}:
            if (
                word.low in ("in", "at", "from", "with", "for")
                and at + 1 < stop
                and (words[at + 1].low in ("a", "an", "his", "her", "their") or words[at + 1].low in _WHEN)
            ):
                break
            at += 1
        elif tag == "ADP" and at > start and at + 1 < stop and words[at + 1].low not in _WHEN:
            if word.low in ("on", "during", "after", "before", "as", "about", "by", "to"):
                break
            at += 1
        else:
            break
    at = min(at, stop)
    while at > start and (tags[at - 1] in ("ADP", "CCONJ", "PUNCT") and words[at - 1].text not in ")]."):
        at -= 1
    return (start, at) if at > start and any(t in ("NOUN", "PROPN", "PRON") for t in tags[start:at]) else None


def _continues(words: Sequence[Word], tags: Sequence[str], comma: int, stop: int) -> bool:
    """Whether an apposition follows the comma: a noun phrase that runs to a mark, without a finite verb."""
    if comma + 1 >= stop or tags[comma + 1] not in ("DET", "NOUN", "ADJ", "PROPN", "NUM") or words[comma + 1].quote >= 0:
        return words[comma + 1].low == "who" if comma + 1 < stop else False
    for place in range(comma + 1, min(stop, comma + 20)):
        if words[place].text in ".,;:" or words[place].quote >= 0:
            return True
        if tags[place] in FINITE:
            return False
    return True
