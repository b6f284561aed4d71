"""Finds who a cue belongs to: the noun phrase before it, or behind it where the order is turned round."""

from __future__ import annotations

from headwater.annotate.attribution_words import Sentence
from headwater.annotate.cues import lexicon, word_set

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "AUX"))
_OPENERS = frozenset(("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"))
_LINKS = frozenset(("'s", "'", "&", "of"))
_LONGEST = 40  # words of an apposition

Range = tuple[int, int]


def group_start(s: Sentence, verb: int) -> int:
    """Where the verb group begins that ends in `verb`: has also repeatedly said."""
    words, tags = s.words, s.tags
    at = verb
    while at:
        low, tag = words[at - 1].low, tags[at - 1]
        owner = low == "'s" and not (at > 1 and tags[at - 2] == "PRON")
        if owner or not (tag in ("AUX", "ADV") or low in word_set("group")):
            break
        at -= 1
    while at < verb and tags[at] == "ADV" and words[at].text[0].isupper():
        at += 1  # an adverb that opens the sentence is no part of the group
    return at


def before(s: Sentence, stop: int, floor: int = 0) -> Range | None:
    """The noun phrase that ends at `stop`, with its apposition: (first, last + 1); None where there is none."""
    words, tags = s.words, s.tags
    at = stop - 1
    if at < floor:
        return None
    if words[at].text == ",":
        opened = _apposition(s, at, floor)
        found = _phrase(s, opened, floor) if opened is not None else None
        return (found[0], stop) if found else None
    if words[at].text in ")]":
        while at > floor and words[at].text not in "([":
            at -= 1
        found = _phrase(s, at, floor)
        return (found[0], stop) if found else None
    if tags[at] == "PRON" or (words[at].low in word_set("pronouns") and tags[at] == "DET"):
        return at, stop
    return _phrase(s, stop, floor)


def subject(s: Sentence, verb: int) -> Range | None:
    """Whose act a verb without a subject of its own is: the subject of the finite verb before it, or after it where it opens the sentence."""
    finite = [at for at in range(verb - 1, -1, -1) if _is_main(s, at)]
    speaking = [at for at in finite if s.words[at].low in lexicon()]
    for at in [*speaking, *reversed(finite)]:  # the last verb that attributes, else the first verb of the sentence
        found = before(s, group_start(s, at))
        if found and s.words[found[0]].low not in ("that", "which", "it", "there"):
            return found
    opened = next((at for at in range(verb, s.end) if s.words[at].text == ","), None) if verb < 3 else None
    if opened is None:
        return None
    main = next((at for at in range(opened + 1, s.end) if s.tags[at] in FINITE), None)
    return before(s, group_start(s, main), opened + 1) if main is not None else None


def _is_main(s: Sentence, at: int) -> bool:
    if s.tags[at] in FINITE:
        return at == 0 or s.tags[at - 1] not in FINITE
    return s.tags[at] == "VBN" and at > 0 and s.tags[at - 1] in ("PROPN", "NOUN")  # a past form taken for a participle


def _apposition(s: Sentence, comma: int, floor: int) -> int | None:
    """Place of the comma that opens the apposition closed by the comma at `comma`; the phrase it belongs to ends there."""
    words, tags = s.words, s.tags
    for at in range(comma - 1, max(floor, comma - _LONGEST), -1):
        if (words[at].quote >= 0 and (comma - at == 1 or comma - at > 8)) or words[at].text in ";:":
            return None
        if words[at].text != "," or not (tags[at - 1] in HEADS or words[at - 1].text in ")."):
            continue
        inner = words[at + 1]
        if comma - at <= 5 and not any(tag in FINITE for tag in tags[at:comma]):
            return at  # a parenthesis: the court, for instance, said
        if not (tags[at + 1] in _OPENERS or inner.low in ("who", "whose", "which", "of", "then", "now", "formerly", "also")):
            return None
        # “the president of the Workers, which ..., said”, “Smith, mayor of Troy, Ohio, said”: one apposition within another
        further = _apposition(s, at, floor) if inner.low in ("which", "who") or (tags[at + 1] in ("PROPN", "NUM") and comma - at < 4) else None
        return further if further is not None and further > floor else at
    return None


def _phrase(s: Sentence, stop: int, floor: int) -> Range | None:
    """Goes left from `stop` as long as the words can be part of one noun phrase."""
    words, tags = s.words, s.tags
    stop = _without_time(s, stop, floor)
    at = stop
    if stop - 1 > floor and words[stop - 1].text in ")]":
        opened = next((k for k in range(stop - 2, max(floor, stop - 12), -1) if words[k].text in "(["), stop)
        at = opened
    while at > floor:
        step = _step(s, at, stop, floor)
        if step == at:
            break
        at = step
    return (
        _trim(s, at, stop) if stop > floor and (tags[stop - 1] in NOMINAL or words[stop - 1].text in ")]." or words[stop - 1].low in _LINKS) else None
    )


def _without_time(s: Sentence, stop: int, floor: int) -> int:
    """Leaves out a time between the phrase and its verb: the mayor on Monday said."""
    last = stop
    if stop - 2 > floor and s.tags[stop - 2] in ("VBN", "VBD") and s.words[stop - 1].low in word_set("when") and s.tags[stop - 3] in HEADS:
        return stop  # the report published Tuesday
    while last - 1 > floor and s.words[last - 1].low in word_set("when") and s.tags[last - 1] != "PRON":
        last -= 1
    while last < stop and last - 1 > floor and s.words[last - 1].low in ("on", "last", "this", "late", "early", "in", "earlier", "the"):
        last -= 1
    return last if last > floor else stop


def _step(s: Sentence, at: int, stop: int, floor: int) -> int:
    """One step further left from `at`, or `at` itself where the phrase begins there."""
    words, tags = s.words, s.tags
    word, tag = words[at - 1], tags[at - 1]
    inside = at < stop
    if word.text in ")]" and inside:
        opened = at - 1
        while opened > floor and words[opened].text not in "([":
            opened -= 1
        return opened if opened > floor else at
    if (tag == "PRON" and inside and word.low in word_set("pronouns")) or word.low in word_set("subordinators"):
        return at
    if inside and tags[at] == "DET" and tag in ("NOUN", "PROPN"):
        return at  # in a letter the mayor: the second phrase is the one
    if tag in NOMINAL or tag == "ADP" or word.low in _LINKS or (tag == "PART" and word.low != "to"):
        return at - 1
    if not inside:
        return at
    if tag == "QUOTE":
        part = word.end - word.start < 40 and word.text[-1].isalnum() and tags[at] in HEADS and at - 2 >= floor  # a nickname, the name of a work
        return at - 1 if part else at
    if word.low in ("and", "or", "&"):
        if at - 2 >= floor and tags[at - 2] == "ADJ" and tags[at] == "ADJ":
            return at - 1
        return at - 1 if at - 2 >= floor and tags[at - 2] in HEADS and _joins(s, at, floor) else at
    if tag == "VBD" and words[at].low in word_set("when") and at + 1 == stop and tags[at - 2] in HEADS:
        return at - 1
    modifies = words[at].low in word_set("when") or tags[at] in ("NOUN", "PROPN", "ADJ")
    if tag in ("VBG", "VBN") and (modifies or (tags[at] in ("ADP", "DET") and at - 2 >= floor and tags[at - 2] in HEADS)):
        return at - 1
    if (tag == "ADV" and tags[at] in ("ADJ", "NUM")) or (word.low in ("only", "both", "not", "even", "just") and tags[at] in ("DET", "NUM", "ADJ")):
        return at - 1
    return _over_relative(s, at, floor)


def _over_relative(s: Sentence, at: int, floor: int) -> int:
    """Goes over the verb of a relative clause to its pronoun: residents who fled the city."""
    if s.tags[at - 1] not in FINITE and not s.tags[at - 1].startswith("VB"):
        return at
    for place in range(at - 2, max(floor, at - 6), -1):
        if s.words[place].low in ("who", "that", "which", "whose") and s.tags[place - 1] in ("NOUN", "PROPN", "PRON"):
            return place
        if s.tags[place] == "PUNCT":
            break
    return at


def _joins(s: Sentence, at: int, floor: int) -> bool:
    """Whether “and” joins two phrases rather than two clauses: no finite verb before it as far as the next mark."""
    for place in range(at - 2, max(floor - 1, at - 14), -1):
        if s.tags[place] in FINITE or s.tags[place] == "VB":
            return False
        if s.tags[place] == "PUNCT":
            return True
    return True


def _trim(s: Sentence, at: int, stop: int) -> Range | None:
    """Drops what cannot open a phrase: a preposition with its time (“on Monday the mayor”), a stray mark."""
    words, tags = s.words, s.tags
    while at < stop and (tags[at] in ("ADP", "PART", "PUNCT", "CCONJ", "SCONJ") or words[at].low in _LINKS):
        if tags[at] != "ADP":
            at += 1
            continue
        place = at + 1
        while place < stop and not (tags[place] in ("DET", "PRON", "PROPN") and place > at + 1 and words[place - 1].low in word_set("when")):
            place += 1
        at = place if place < stop else at + 1
    last = stop
    while last > at and tags[last - 1] in ("ADP", "PUNCT") and words[last - 1].text not in ")].":
        last -= 1
    return (at, last) if any(tag in HEADS or tag in ("DET", "ADJ") for tag in tags[at:last]) else None


def behind(s: Sentence, start: int, stop: int, *, loose: bool = False) -> Range | None:
    """The noun phrase that begins at `start`, where the verb comes first: said the mayor of Troy, a lawyer.

    `loose` takes in relative clauses, which only the tag of a quotation can end in.
    """
    words, tags = s.words, s.tags
    at = start
    while at < stop:
        low, tag = words[at].low, tags[at]
        if low == "(":
            closed = at
            while closed < stop and words[closed].text != ")":
                closed += 1
            at = min(closed + 1, stop)
        elif low in word_set("when") and at > start:
            break
        elif tag in NOMINAL or low in ("'s", "'", "&", "of", "and") or (tag in ("VBG", "VBN") and at > start) or (tag == "PART" and low != "to"):
            if at > start and tag in ("PRON", "DET") and tags[at - 1] in HEADS and low != "'s":
                break  # the next phrase begins
            at += 1
        elif loose and at > start and any(w.low in ("who", "that", "which") for w in words[start : at + 1]):
            if words[at].text in ",;:" or words[at].quote >= 0:
                break
            at += 1
        elif tag == "ADP" and at > start and low in ("for", "at", "from", "in", "with", "on", "to", "by") and _part_of_name(s, at, stop):
            at += 1
        else:
            break
    while at > start and tags[at - 1] in ("ADP", "CCONJ", "PUNCT") and words[at - 1].text not in ")].":
        at -= 1
    return (start, at) if any(tag in HEADS for tag in tags[start:at]) else None


def _part_of_name(s: Sentence, at: int, stop: int) -> bool:
    """Whether a preposition goes on with a name or office (“spokesman for the ministry”) rather than with time and occasion."""
    following = at + 1
    if following >= stop or s.words[following].low in word_set("when"):
        return False
    if s.words[following].low in ("a", "an", "his", "her", "their", "its"):
        return False
    return s.tags[following] in ("DET", "PROPN", "NOUN", "ADJ") and s.words[at].low in ("for", "at", "from", "in", "with", "on", "to", "by")


def apposed(s: Sentence, at: int, stop: int) -> int:
    """Where the apposition ends that begins with the comma at `at`, behind a source; `at` where none begins there."""
    words, tags = s.words, s.tags
    if at + 1 >= stop or words[at].text != "," or tags[at + 1] not in _OPENERS:
        return at
    for place in range(at + 1, stop):
        if words[place].quote >= 0:
            end = place
            break
        if words[place].text in ";:" or (
            words[place].text == "," and place > at and place + 1 < stop and (tags[place + 1] not in ("PROPN", "NUM") or words[place + 1].quote >= 0)
        ):
            end = place
            break
    else:
        end = stop
    first_verb = next((p for p in range(at + 1, end) if tags[p] in FINITE), None)
    relative = any(words[p].low in ("who", "which", "that", "whose", "where") for p in range(at + 1, first_verb or at + 1))
    return end if first_verb is None or relative else at
