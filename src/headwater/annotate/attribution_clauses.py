"""Reads one sentence around one cue: whose it is, and which words it attributes."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.annotate.attribution_contents import clause_start, content_end, fronted, right
from headwater.annotate.attribution_sources import FINITE, HEADS, NOMINAL, Range, apposed, before, behind, group_start, subject
from headwater.annotate.attribution_words import Sentence
from headwater.annotate.cues import Cue, lexicon, phrasal, word_set
from headwater.record.attribution import Act


@dataclass(frozen=True, slots=True)
class Reading:
    """One cue with what belongs to it, as ranges of word numbers; `pieces` are the parts of the content.

    `weight` tells, of two readings of the same content, which is the better founded.
    """

    cue: Range
    act: Act
    source: Range | None
    pieces: tuple[Range, ...]
    weight: int = 0
    lemma: str = ""  # of the cue, as the lexicon has it


def read_verb(s: Sentence, verb: int) -> Reading | None:
    """What the verb at `verb` attributes; None where it is no cue here."""
    known = _cue_at(s, verb)
    if known is None:
        return None
    cue, form = known
    start = group_start(s, verb)
    group = [w.low for w in s.words[start:verb]]
    if form in ("both", "participle"):
        asked = _asked(s, start, verb, cue) if not group else None
        if asked is not None:
            return asked
        if any(low in word_set("be") for low in group) and not any(low in word_set("have") for low in group[-1:]):
            return _passive(s, start, verb, cue)
        if s.tags[verb] == "VBN" and not any(low in word_set("have") for low in group):
            away = verb + 1 < s.end and s.tags[verb + 1] == "ADP" and s.words[verb + 1].low not in cue.prepositions and " " not in cue.lemma
            if away:
                return None
    found = _inverted(s, start, verb, cue)
    if found is not None:
        return found
    return _plain(s, start, verb, (cue, form))


def _cue_at(s: Sentence, verb: int) -> tuple[Cue, str] | None:
    """The cue of the word at `verb`, alone or with the particle behind it."""
    low, tag = s.words[verb].low, s.tags[verb]
    tagging = _in_tag(s, verb)
    aside = (
        low.endswith("ing")
        and verb > 0
        and s.words[verb - 1].text == ","
        and verb + 1 < s.end
        and s.tags[verb + 1] in ("PRON", "DET", "SCONJ", "PROPN")
    )
    if not tag.startswith("VB") and not ((tagging and tag in ("NOUN", "PROPN", "ADJ", "X")) or aside):
        return None
    if verb + 1 < s.end:
        joined = phrasal().get((low, s.words[verb + 1].low))
        if joined is not None:
            return joined, lexicon()[low][1] if low in lexicon() else "both" if s.tags[verb] in ("VBD", "VBN") else "base"
    known = lexicon().get(low)
    if known is None and tagging and tag in ("VBD", "VBZ"):
        return Cue("*", "said", "qb", frozenset()), "past"  # “...,” he deadpanned: the place makes it a cue
    return known


def _in_tag(s: Sentence, verb: int) -> bool:
    """Whether the word ends the tag of a quotation that opens the sentence: “...,” the mayor shot back."""
    if verb > 8 or s.words[0].quote < 0 or s.words[0].text[-1] not in ",?!" or verb < 2:
        return False
    if any(t == "QUOTE" or t.startswith("VB") or s.words[k].text == "," for k, t in enumerate(s.tags[1:verb], 1)):
        return False
    return verb + 1 >= s.end or s.tags[verb + 1] in ("ADV", "ADP", "PUNCT", "SCONJ")


def _plain(s: Sentence, start: int, verb: int, known: tuple[Cue, str]) -> Reading | None:
    """The source before the cue, the content behind it or before both."""
    cue, _ = known
    tag = s.tags[verb]
    after = verb + 1 + cue.lemma.count(" ")
    ing = tag == "VBG" or s.words[verb].low.endswith("ing")
    joined = start > 0 and (s.tags[start - 1] == "CCONJ" or (s.words[start - 1].text == "," and ing))
    bare = ing and start == verb
    infinitive = tag == "VB" and any(w.low == "to" for w in s.words[start:verb])
    own = not infinitive and not joined and (not bare or (start > 0 and s.tags[start - 1] in HEADS))
    source = antecedent(s, before(s, start)) if own else subject(s, start)
    if source is None and start and s.words[start - 1].text == ",":
        source = subject(s, start)  # one verb of a list: she urged, proposed and pushed
    if source is None and not bare:
        return None
    if source is not None and own and _tags_quotation(s, source[0], cue):
        pieces = fronted(s, (start, after), source[0], cue)
        if pieces:
            return Reading((start, after), cue.act, source, pieces, 2, cue.lemma)
    content = right(s, after, cue)
    if content is None and source is not None and s.words[source[0] - 1].low == "as":
        return _as_said(s, (source, (start, after)), cue)
    if content is not None:
        return Reading((start, content[1]), cue.act, source, (content[0],), 0, cue.lemma)
    if source is None or joined or bare or s.tags[verb] == "VB":
        return None
    pieces = fronted(s, (start, after), source[0], cue)
    return Reading((start, after), cue.act, source, pieces, 2, cue.lemma) if pieces else None


def _tags_quotation(s: Sentence, at: int, cue: Cue) -> bool:
    """Whether the source at `at` follows a quotation that ends in a comma or a mark, so that the quotation is what was said."""
    if at == 0 or s.words[at - 1].quote < 0 or "q" not in cue.frames:
        return False
    return s.words[at - 1].text[-1] in ",?!"


def _as_said(s: Sentence, tag: tuple[Range, Range], cue: Cue) -> Reading | None:
    """As the paper reported, it rained. / It rained, as the paper reported."""
    (first, last), group = tag
    if not set("cb") & set(cue.frames):
        return None
    if first <= 2:
        if group[1] + 1 >= s.end or s.words[group[1]].text != ",":
            return None
        return Reading(group, cue.act, (first, last), ((group[1] + 1, content_end(s, group[1] + 1, "c")),), 1, cue.lemma)
    stop = first - 2 if s.words[first - 2].text == "," else first - 1
    return Reading(group, cue.act, (first, last), ((0, stop),), 1, cue.lemma) if stop > 0 and group[1] >= s.end - 4 else None


def antecedent(s: Sentence, source: Range | None) -> Range | None:
    """The phrase that a relative pronoun stands for: residents who say."""
    if source is None or source[1] - source[0] > 1 or s.words[source[0]].low not in ("who", "which", "that"):
        return source
    stop = source[0] - 1 if source[0] and s.words[source[0] - 1].text == "," else source[0]
    return (before(s, stop) if stop else None) or source


def _passive(s: Sentence, start: int, verb: int, cue: Cue) -> Reading | None:
    """Is thought to; was asked about: nobody is named as the source."""
    at = verb + 1
    if at >= s.end:
        return None
    low = s.words[at].low
    if low in ("by", "during", "on", "in", "at") and cue.act == "asked":
        at = next((k for k in range(at, min(s.end, at + 10)) if s.words[k].low in word_set("question")), at)
        low = s.words[at].low
    opens = low in ("to", "that") or low in word_set("question") or low in cue.prepositions
    if cue.lemma in word_set("passive") and low in ("to", "that"):
        return Reading((start, at), cue.act, None, ((at, content_end(s, at, "c")),), 0, cue.lemma)
    if cue.lemma in word_set("bidden") and opens:
        first = at + 1 if low in cue.prepositions else at
        last = first if first <= verb + 2 else verb + 1  # circumstances between are no part of the cue
        return Reading((start, last), cue.act, None, ((first, content_end(s, first, "c")),), 0, cue.lemma) if first < s.end else None
    return None


def _asked(s: Sentence, start: int, verb: int, cue: Cue) -> Reading | None:
    """Asked whether it would rain, the mayor ...: the question that an answer follows."""
    if cue.act != "asked" or not (start == 0 or s.words[start - 1].low in ("when", "if", "while", "after", ",") or s.words[start - 1].low == "being"):
        return None
    at = verb + 1
    if at >= s.end:
        return None
    if s.words[at].low in ("by", "during", "on", "in", "at"):
        at = next((k for k in range(at, min(s.end, at + 10)) if s.words[k].low in word_set("question")), at)
    if s.words[at].low in cue.prepositions:
        at += 1
    elif s.words[at].low not in word_set("question") and s.tags[at] not in NOMINAL:
        return None
    end = next((place for place in range(at, s.end) if s.words[place].text == ","), s.end)
    last = at if at <= verb + 2 else verb + 1
    return Reading((start, last), cue.act, None, ((at, end),), 0, cue.lemma) if end > at else None


def _inverted(s: Sentence, start: int, verb: int, cue: Cue) -> Reading | None:
    """“...,” said the mayor. / It will rain, said the mayor."""
    words, tags = s.words, s.tags
    if "q" not in cue.frames or start != verb or verb == 0 or verb + 1 >= s.end or words[verb].low.endswith("ing"):
        return None
    last = verb - 1
    quoted = words[last].quote >= 0 or (words[last].text in ",—–" and last > 0 and words[last - 1].quote >= 0)
    if not quoted and not (words[last].text == "," and "b" in cue.frames and any(t in FINITE for t in tags[:last])):
        return None
    if "r" in cue.frames and cue.act != "asked" and cue.lemma not in ("warn", "promise"):
        return None  # these need somebody they are said to
    if tags[verb + 1] not in NOMINAL or words[verb + 1].low in ("that", "him", "them", "me", "us"):
        return None
    source = behind(s, verb + 1, s.end, loose=quoted)
    if source is None or (not quoted and source[1] < s.end and tags[source[1]] in FINITE):
        return None
    source = source[0], apposed(s, source[1], s.end)
    stop = last + 1 if words[last].quote >= 0 else last
    first = clause_start(s, stop)
    while first < stop and words[first].text in ",;—–":
        first += 1
    if first >= stop:
        return None
    tail = fronted_rest(s, source[1], quoted=quoted)
    return Reading((verb, verb + 1), cue.act, source, ((first, stop), *tail), 2, cue.lemma)


def fronted_rest(s: Sentence, at: int, *, quoted: bool) -> tuple[Range, ...]:
    """The quotation that goes on behind a tag in its middle: “...,” said the mayor, “...”."""
    place = at
    while place < s.end and s.words[place].quote < 0 and s.words[place].text not in ";":
        place += 1
    return ((place, content_end(s, place, "c")),) if quoted and place < s.end and s.words[place].quote >= 0 else ()


def introduction(s: Sentence) -> Reading | None:
    """The source and cue of a sentence that ends in a colon: what it introduces stands in the next paragraph. Its one piece is the colon."""
    colon = s.end - 1
    if colon < 1 or s.words[colon].text != ":":
        return None
    for verb in range(colon - 1, -1, -1):
        known = lexicon().get(s.words[verb].low)
        if known is None or "q" not in known[0].frames or not s.tags[verb].startswith("VB"):
            continue
        start = group_start(s, verb)
        source = subject(s, verb) if start == verb and s.tags[verb] == "VBG" else before(s, start)
        if source is not None:
            return Reading((start, verb + 1), known[0].act, source, ((colon, colon + 1),))
    return None
