"""The lexicon of cues: which verbs attribute, what kind of act they name, and what may follow them; and sets of plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from headwater.record.attribution import Act

_HERE = Path(__file__).parent
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes. `frames`: q a quotation, c a that-clause, b a bare clause, t an infinitive, n a noun phrase,
    w a question, r somebody it is said to; `prepositions` may lead to the content (warn of, call for)."""

    lemma: str
    act: Act
    frames: str
    prepositions: frozenset[str]


@cache
def word_set(name: str) -> frozenset[str]:
    """A named set of plain words of the language. Raises KeyError for a name that is not in the list."""
    lines = (_HERE / "cues_words.txt").read_text("utf-8").splitlines()
    return {head: frozenset(rest.split()) for head, _, rest in (line.partition(":") for line in lines)}[name]


@cache
def lexicon() -> dict[str, tuple[Cue, str]]:
    """Every form of every verb: its cue, and which form it is (`base`, `s`, `past`, `participle`, `both`, `ing`)."""
    table = (_HERE / "cues.tsv").read_text("utf-8").splitlines()[1:]
    out: dict[str, tuple[Cue, str]] = {}
    for line in table:
        lemma, act, frames, prepositions, irregular = line.split("\t")
        cue = Cue(lemma, cast(Act, act), frames.strip("-"), frozenset(p for p in prepositions.split(",") if p != "-"))
        for form, name in _forms(lemma, "" if irregular == "-" else irregular).items():
            out.setdefault(form, (cue, name))
    return out


@cache
def phrasal() -> dict[tuple[str, str], Cue]:
    """Every form of every verb that attributes together with a particle behind it: pointed out."""
    out: dict[tuple[str, str], Cue] = {}
    for line in (_HERE / "cues_phrasal.tsv").read_text("utf-8").splitlines()[1:]:
        lemma, particle, act, frames, prepositions, irregular = line.split("\t")
        cue = Cue(f"{lemma} {particle}", cast(Act, act), frames.strip("-"), frozenset(p for p in prepositions.split(",") if p != "-"))
        for form in _forms(lemma, "" if irregular == "-" else irregular):
            out[form, particle] = cue
    return out


@cache
def quoting() -> frozenset[str]:
    """The forms of the verbs that may stand in the tag of a quotation."""
    return frozenset(form for form, (cue, _) in lexicon().items() if "q" in cue.frames)


def _forms(lemma: str, irregular: str) -> dict[str, str]:
    stem = lemma + lemma[-1] if lemma in word_set("doubled") else lemma
    bare = stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = stem + "d" if stem.endswith("ee") else bare + "ed"
    out = {lemma: "base", third: "s", bare + "ing": "ing"}
    if irregular:
        simple, participle = irregular.split(",")
        out.setdefault(simple, "past" if simple != participle else "both")
        out.setdefault(participle, "participle")
    else:
        out[past] = "both"
    if lemma.endswith("l") and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS:  # signalled, signaled
        out |= {lemma + "led": "both", lemma + "ling": "ing"}
    return out
