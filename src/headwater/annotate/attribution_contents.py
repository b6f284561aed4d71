"""Finds which words a cue attributes: behind it, before it, or on both sides of it."""

from __future__ import annotations

from headwater.annotate.attribution_sources import FINITE, HEADS, NOMINAL, Range
from headwater.annotate.attribution_words import Sentence
from headwater.annotate.cues import Cue, lexicon, word_set

_FAR = 24  # words that circumstances between a cue and its content may take
_CIRCUMSTANCE = frozenset(["in", "at", "on", "during", "to", "by", "after", "before", "via", "for", "with", "from", "through", "when", "as", "over"])


def right(s: Sentence, at: int, cue: Cue) -> tuple[Range, int] | None:
    """The content behind a cue whose next word is `at`, and where the cue ends; None where nothing behind it is attributed."""
    words, tags = s.words, s.tags
    start = skip_time(s, at)
    if start >= s.end:
        return None
    word, tag = words[start], tags[start]
    opened = _opened(s, start, cue)
    if opened is not None:
        return (opened, content_end(s, opened, "c")), at
    if word.low in cue.prepositions and start + 1 < s.end:
        return (start + 1, content_end(s, start + 1, "n")), start + 1 if start == at else at
    if "t" in cue.frames and word.low == "to" and start + 1 < s.end:
        return (start, content_end(s, start, "t")), at
    if "w" in cue.frames and word.low in word_set("question"):
        return (start, content_end(s, start, "c")), at
    subject = tag == "PRON" and word.low in ("it", "he", "she", "they", "we", "i", "there")
    if "r" in cue.frames and tag in NOMINAL and not (subject and "b" in cue.frames):
        past = _past_recipient(s, start, cue, at)
        if past is not None or cue.lemma != "warn":
            return past
    quotes = tag in NOMINAL and any(t == "QUOTE" for t in tags[start + 1 : start + 4])  # he “may go”
    clause = _is_clause(s, start) or quotes
    if "b" in cue.frames and clause and not (word.low in _CIRCUMSTANCE and tag == "ADP"):
        return (start, content_end(s, start, "c")), at
    if "n" in cue.frames and (tag in NOMINAL or tag in ("VBG", "QUOTE")):
        return (start, content_end(s, start, "n")), at
    anchor = _anchor(s, start, cue)
    return ((anchor, content_end(s, anchor, "c")), at) if anchor is not None and anchor < s.end else None


def skip_time(s: Sentence, at: int) -> int:
    """The first word behind adverbs and plain times: said on Monday again."""
    words, tags = s.words, s.tags
    while at < s.end:
        low = words[at].low
        if low in word_set("question") or low == "that":
            break
        if (tags[at] == "ADV" or low in word_set("time")) and not (low in ("this", "there", "then") and tags[at] in ("DET", "PRON")):
            at += 1
        elif at + 1 < s.end and low in ("on", "in", "last", "this", "late", "early", "earlier") and words[at + 1].low in word_set("when"):
            at += 2
        else:
            break
    return at


def _opened(s: Sentence, at: int, cue: Cue) -> int | None:
    """Where the content begins that a “that”, a colon or a quotation mark opens at `at`."""
    word = s.words[at]
    following = s.tags[at + 1] if at + 1 < s.end else "END"
    if word.quote >= 0 and "q" in cue.frames:
        return at
    if word.low == "that" and ("c" in cue.frames) and (s.tags[at] == "SCONJ" or _is_clause(s, at + 1)):
        return at
    if word.text == ":" and "q" in cue.frames and following != "END":
        return at + 1
    if word.text == "," and "q" in cue.frames and (following == "QUOTE" or s.words[min(at + 1, s.end - 1)].low == "that"):
        return at + 1
    return None


def _is_clause(s: Sentence, at: int) -> bool:
    """Whether a subject and a finite verb follow."""
    if at >= s.end or not (s.tags[at] in NOMINAL or s.tags[at] in ("QUOTE", "VBG", "SCONJ", "CCONJ", "ADP", "ADV") or s.words[at].low == "there"):
        return False
    relatives = 0
    for place in range(at + 1, min(s.end, at + 22)):
        low, tag = s.words[place].low, s.tags[place]
        if tag in FINITE:
            if relatives == 0:
                return True
            relatives -= s.tags[place - 1] not in FINITE
        elif low in ("who", "which", "what") or (low == "that" and s.tags[place - 1] in HEADS):
            relatives += 1
        elif low in ";:" or (low == "to" and place + 1 < s.end and s.tags[place + 1] == "VB"):
            return False
    return False


def _anchor(s: Sentence, at: int, cue: Cue) -> int | None:
    """Where “that”, a colon or a quotation opens the content behind circumstances: said in a statement to the court that."""
    words, tags = s.words, s.tags
    if not (tags[at] in ("ADP", "SCONJ", "ADV", "NOUN", "PRON") or words[at].text == "," or words[at].low == "following"):
        return None
    for place in range(at, min(s.end, at + _FAR)):
        if words[place].low == "that" and "c" in cue.frames and tags[place] == "SCONJ":
            return place
        if words[place].text == ":" and "q" in cue.frames:
            return place + 1
        if words[place].quote >= 0 and "q" in cue.frames and not _is_title(s, place):
            return place
        if tags[place] in FINITE or words[place].text in ";—–" or (words[place].text == "," and place + 1 < s.end and tags[place + 1] == "VBG"):
            return None
    return None


def _is_title(s: Sentence, at: int) -> bool:
    """Whether a short quotation is part of the circumstances, the name of a programme: on “News Tonight” that."""
    word = s.words[at]
    before = s.tags[at - 1] if at else ""
    return word.end - word.start < 36 and before in ("ADP", "DET", "PART", "PROPN") and s.words[at - 1].low not in ("as", "of") and at + 1 < s.end


def _past_recipient(s: Sentence, start: int, cue: Cue, cue_end: int) -> tuple[Range, int] | None:
    """Told the court that; urged allies to; accused him of: the content behind somebody it was said to."""
    words, tags = s.words, s.tags
    for at in range(start + 1, min(s.end, start + _FAR)):
        low, tag = words[at].low, tags[at]
        opened = _opened(s, at, cue)
        if opened is not None and not (words[at].quote >= 0 and _is_title(s, at)):
            return (opened, content_end(s, opened, "c")), cue_end
        if low == "to" and "t" in cue.frames and tag in ("PART", "ADP") and at + 1 < s.end and tags[at + 1] == "VB":
            return (start, content_end(s, start, "t")), cue_end  # the person asked is part of what is asked
        if low in word_set("question") and "w" in cue.frames:
            return (at, content_end(s, at, "c")), cue_end
        if low in cue.prepositions:
            return (start, content_end(s, start, "n")), cue_end
        begins = (
            (tag in ("PRON", "DET") and tags[at - 1] in HEADS)
            or (tag == "PROPN" and tags[at - 1] == "PRON")
            or (tag in ("NOUN", "ADJ") and tags[at - 1] == "PROPN" and words[at].text[0].islower())
        )
        if begins and "c" in cue.frames and _is_clause(s, at):
            return (at, content_end(s, at, "c")), cue_end
        if tag in FINITE or words[at].text in ";—–":
            return None
    if "n" in cue.frames:
        return (start, content_end(s, start, "n")), cue_end
    return None


def fronted(s: Sentence, tag: Range, source_start: int, cue: Cue) -> tuple[Range, ...]:
    """The content before the tag [source .. cue], and what goes on behind it: Rain, he said, is on its way."""
    words = s.words
    last = source_start
    if last == 0:
        return ()
    quoted = words[last - 1].quote >= 0
    if not quoted and not (words[last - 1].text in ",?!—–" and "b" in cue.frames):
        return ()
    first = clause_start(s, last if quoted else last - 1)
    stop = last if quoted or words[last - 1].text in "?!" else last - 1
    while first < stop and words[first].text in ",;—–":
        first += 1
    if stop <= first:
        return ()
    return ((first, stop), *_resumed(s, tag[1], quoted=quoted))


def clause_start(s: Sentence, stop: int) -> int:
    """Where the stretch begins that ends at `stop`: behind a colon or dash that introduces it, else with the sentence."""
    if s.words[stop - 1].quote >= 0:
        if stop > 1 and s.words[stop - 2].text == ",":
            return stop - 1
        for at in range(stop - 2, -1, -1):
            if s.words[at].text in ":;":
                return at + 1
    return 0


def _resumed(s: Sentence, at: int, *, quoted: bool) -> list[Range]:
    """What goes on behind a tag that ends before `at`: the next quotation, or the rest of a clause that the tag broke."""
    words, tags = s.words, s.tags
    place = at
    while place < s.end and words[place].text not in ",;:—–" and words[place].quote < 0:
        place += 1
    if place >= s.end:
        return []
    if words[place].quote >= 0:
        return [(place, content_end(s, place, "c"))]
    if place + 1 >= s.end:
        return []
    following = words[place + 1]
    if following.quote >= 0:
        return [(place + 1, content_end(s, place + 1, "c"))]
    if quoted:
        later = next((p for p in range(place + 1, s.end) if words[p].quote >= 0), None)
        near = later is not None and later - place < 5 and tags[place + 1] in ("CCONJ", "SCONJ")
        return [(place + 1, content_end(s, place + 1, "c"))] if near else []
    if place - at < 4 and following.low not in word_set("stops") and tags[place + 1] not in ("VBG", "NOUN", "PROPN"):
        return [(place + 1, content_end(s, place + 1, "c"))]
    return []


def content_end(s: Sentence, at: int, frame: str) -> int:
    """The end of content that begins at `at`: the sentence's, or where another thought of the writer's begins.

    `frame` is what the content is: c a clause, t an infinitive, n a noun phrase, which end sooner.
    """
    words, tags = s.words, s.tags
    depth = 0
    end = s.end
    within = _in_opening(s, at)
    for place in range(at, s.end):
        word = words[place]
        depth += (word.text == "(") - (word.text == ")")
        if depth < 0 or (place > at and depth <= 0 and (_breaks(s, place, frame) or (within and word.text == "," and _main_begins(s, place + 1)))):
            end = place
            break
    end = _before_occasion(s, at, end)
    while (end > at + 1 and words[end - 1].text in ",:;—–") or (end > at + 1 and tags[end - 1] == "CCONJ" and end < s.end):
        end -= 1
    return end


def _in_opening(s: Sentence, at: int) -> bool:
    """Whether the word stands in a subordinate clause that opens the sentence: While he said that ..."""
    first = 1 if s.tags[0] in ("CCONJ", "PUNCT") else 0
    opens = s.tags[first] in ("SCONJ", "VBG", "VBN") or s.words[first].low in ("while", "when", "after", "as", "if", "although", "by", "in", "asked")
    return opens and not any(w.text == "," for w in s.words[:at])


def _main_begins(s: Sentence, at: int) -> bool:
    """Whether a main clause begins: a subject and its verb without a mark between."""
    for place in range(at, min(s.end, at + 9)):
        if s.tags[place] in FINITE:
            return place > at and (s.tags[at] in NOMINAL or s.words[at].low == "most")
        if s.tags[place] in ("PUNCT", "QUOTE"):
            return False
    return False


def _breaks(s: Sentence, at: int, frame: str) -> bool:
    words, tags = s.words, s.tags
    low = words[at].low
    following = words[at + 1].low if at + 1 < s.end else ""
    tag = tags[at + 1] if at + 1 < s.end else "END"
    if s.words[at - 1].quote >= 0 and s.words[at - 1].text[-1] == "," and (_main_begins(s, at) or (tags[at] == "CCONJ" and _main_begins(s, at + 1))):
        return True
    if low == ";" or (low == "according" and following == "to"):
        return True
    if low in ",—–":
        if (
            following in word_set("stops")
            or (frame in "nt" and following in word_set("asides"))
            or (frame in "nt" and tag == "VBG" and following != "including")
        ):
            return True
        if frame == "n" and low == "," and (_main_begins(s, at + 1) or (tag == "CCONJ" and _main_begins(s, at + 2))):
            return True
        after = tags[at + 2] if at + 2 < s.end else "END"
        if following in ("and", "but") and (after in ("VBD", "VBZ", "VBG") or (after == "ADV" and at + 3 < s.end and tags[at + 3] in ("VBD", "VBZ"))):
            return True
        return low == "," and tag in ("VBD", "VBZ") and following in lexicon()
    if tags[at] == "CCONJ" and ((tag in ("VBD", "VBZ") and (frame in "nt" or following in lexicon())) or (tag == "AUX" and frame in "nt")):
        return True
    if low == "while" and frame in "nt":
        return True
    return low == "as" and tags[at] == "SCONJ" and tag == "PRON" and at + 2 < s.end and tags[at + 2] == "VBD"


def _before_occasion(s: Sentence, at: int, end: int) -> int:
    """Leaves out the occasion at the end of the content: in an interview with the paper."""
    words, tags = s.words, s.tags
    for place in range(max(at + 3, end - 14), end - 1):
        if words[place].low in ("in", "during", "at", "on") and tags[place] == "ADP" and words[place + 1].low in ("a", "an", "his", "her", "their"):
            noun = next((p for p in range(place + 2, min(end, place + 6)) if words[p].low in word_set("occasions")), None)
            if noun is not None and not any(t in FINITE or t == "PUNCT" for t in tags[place:end]):
                return place
    return end
