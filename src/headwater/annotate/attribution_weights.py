"""Judges how likely a reading is a real attribution: a sum of weights learned from annotated news, one for each thing seen."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path

from headwater.annotate.attribution_clauses import Reading
from headwater.annotate.attribution_words import Sentence
from headwater.annotate.cues import word_set

LEAST, LEAST_QUOTED = 0.5, 0.25  # a reading less likely than this is left out


def signs(s: Sentence, reading: Reading) -> tuple[str, ...]:
    """What speaks for or against a reading, as names of weights."""
    words, tags = s.words, s.tags
    first, last = reading.cue
    lemma, act = reading.lemma, reading.act
    verb = next((at for at in range(last - 1, first - 1, -1) if tags[at].startswith("VB")), last - 1)
    tag = tags[verb] if tags[verb].startswith("VB") else "VBG" if words[verb].low.endswith("ing") else "other"
    start = reading.pieces[0][0]
    side = "R" if start >= last else "L"
    opener = words[start].low if words[start].low in ("that", "to") or words[start].low in word_set("question") else tags[start]
    group = [w.low for w in words[first:verb]]
    source = _source(s, reading)
    size = sum(b - a for a, b in reading.pieces)
    names = ["bias", f"lemma {lemma}", f"tag {tag}", f"place {side} {opener}", f"act {act} {tag}", f"source {source}", f"act source {act} {source}",
             f"lemma tag {lemma} {tag}", f"lemma place {lemma} {side} {opener}", f"size {min(size, 6)}", f"pieces {len(reading.pieces)}",
             f"tag place {tag} {side} {opener}"]  # fmt: skip
    names += [f"group {low}" for low in group if low in word_set("group") or low in word_set("modal")]
    names += [f"act group {act} {low}" for low in group if low in word_set("modal") or low in ("to", "not", "n't")]
    if any(words[place].low in ("if", "when", "unless", "because") for place in range(max(0, first - 5), first)):
        names.append("condition")
    if last < s.end:
        names.append(f"next {tags[last]}")
    if any(w.quote >= 0 for a, b in reading.pieces for w in words[a:b]):
        names.append("quoted")
    if reading.source is not None and reading.source[0]:
        at = reading.source[0] - 1
        names.append(f"before {words[at].low if tags[at] in ('SCONJ', 'CCONJ', 'PUNCT', 'ADP') else tags[at]}")
    return tuple(names)


def _source(s: Sentence, reading: Reading) -> str:
    if reading.source is None:
        return "none"
    first, last = reading.source
    low = s.words[first].low
    if last - first == 1 and (s.tags[first] == "PRON" or low in word_set("pronouns")):
        return low
    if any(s.words[at].low in word_set("documents") for at in range(first, last)):
        return "document"
    return "name" if any(tag == "PROPN" for tag in s.tags[first:last]) else "noun"


def likelihood(s: Sentence, reading: Reading) -> float:
    """Between 0 and 1: logistic regression over the signs; an unknown sign weighs nothing."""
    known = _weights()
    total = sum(known.get(sign, 0.0) for sign in signs(s, reading))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def likely(s: Sentence, reading: Reading) -> bool:
    """Whether a reading is kept. Where words are quoted, somebody said them: less is asked for."""
    quoted = any(w.quote >= 0 for a, b in reading.pieces for w in s.words[a:b])
    return likelihood(s, reading) >= (LEAST_QUOTED if quoted else LEAST)


@cache
def _weights() -> dict[str, float]:
    rows = (Path(__file__).parent / "cues_weights.tsv").read_text("utf-8").splitlines()[1:]
    return {name: float(weight) for name, weight in (row.split("\t") for row in rows)}
