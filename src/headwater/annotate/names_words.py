"""The words that names are made of and the small lexicons that tell a name from an ordinary capital."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from headwater.text import fold as fold_text
from headwater.values.name import given_names


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text.fold`, remembered: the same words come again and again."""
    return fold_text(text)


def lexicon(name: str) -> frozenset[str]:
    """One of the word lists of names_lexicon.txt. Raises KeyError for a list that is not there."""
    return _lexicons()[name]


@cache
def _lexicons() -> dict[str, frozenset[str]]:
    rows = (line.split("|") for line in (Path(__file__).parent / "names_lexicon.txt").read_text("utf-8").splitlines() if line[0] != "#")
    return {row[0]: frozenset(row[1].split()) for row in rows}


# Dotted capitals (U.S., J.K.), words with inner hyphens, apostrophes or ampersands (O'Dea, AT&T), single marks.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-\u2010\u2011'\u2019&][^\W_]+)*|[^\w\s]|_")
_OPENERS = frozenset("\"'“‘«„•*·–—-([>|")
_ENDERS = frozenset(".!?:;…")
_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")

ABBREVIATIONS = lexicon("abbreviations")
DAYS = lexicon("days")
MONTHS = lexicon("months")
CALENDAR = DAYS | MONTHS
PARTICLES = lexicon("particles")

# Last words of organisations' names.
BODY_ENDS = lexicon("body_ends")
# Words that open an organisation's name before "of", "for" or "on".
BODY_HEADS = lexicon("body_heads")
PLACE_ENDS = lexicon("place_ends")
PLACE_HEADS = lexicon("place_heads")
OTHER_HEADS = lexicon("other_heads")
# Heads of names that are no person, body or place: events, laws, works, prizes.
OTHER_ENDS = lexicon("other_ends")
# Words that stand before a role noun without being a name or a flag.
PORTFOLIO = lexicon("portfolio")
# Peoples, faiths and leanings that are no country's.
PEOPLES = lexicon("peoples")
STOP = lexicon("stop")
# Family names that are ordinary words too.
SURNAMES = lexicon("surnames")


_PREFIXES = frozenset(("al", "el", "ad", "as", "ar", "an", "at", "ul", "d", "l", "o", "n"))
_CLIPPED = frozenset(("m", "ve", "re", "ll", "d", "t", "s"))


Edges = Collection[int]


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark. `first`: it opens a sentence, a line or a quotation, so that its capital tells nothing. `owns`: "'s" follows."""

    text: str
    start: int
    end: int
    first: bool
    owns: bool = False
    line: int = 0

    @property
    def capital(self) -> bool:
        """Whether it is written like a name: a first capital, also behind a joined article (al-Amin, d'Arc), but no "I'm" or "We've"."""
        head, _, tail = self.text.replace("\u2019", "-").replace("'", "-").partition("-")
        if tail in _CLIPPED:
            return False
        return self.text[0].isupper() or (head in _PREFIXES and tail[:1].isupper())


def words(text: str, start: int, end: int, line: int, edges: Edges = ()) -> list[Word]:
    """The words and marks of a stretch of text. A possessive "'s" and a lower-case tail ("Oslo-based") are cut off the word.

    `edges`: where names begin or end. A word is cut at a hyphen there ("pro-Oslo"), and keeps its tail where one ends behind it ("Yat-long").
    """
    out: list[Word] = []
    first = True
    for found in _WORD.finditer(text, start, end):
        word, at, stop, owns = found.group(), found.start(), found.end(), False
        if word.endswith(_POSSESSIVE) and len(word) > 2:
            word, stop, owns = word[:-2], stop - 2, True
        for joint in (at + n for n, letter in enumerate(word) if letter == "-"):
            if (joint in edges or joint + 1 in edges) and text[joint + 1].isupper() and joint > at:
                out.append(Word(text[at:joint], at, joint, first, line=line))
                word, at, first = text[joint + 1 : stop], joint + 1, False
        head, _, tail = word.partition("-")
        if len(head) > 1 and head[0].isupper() and tail[:1].islower() and stop not in edges and _cut_off(tail.split("-")[0]):
            word, stop = head, at + len(head)
        out.append(Word(word, at, stop, first, owns, line))
        if word[0].isalnum():
            first = False
        elif word in _ENDERS:
            first = not (word == "." and len(out) > 1 and out[-2].end == at and _abbreviated(out[-2].text))
        elif word in _OPENERS:
            first = True
        elif word in "”’»)]":
            first = first or (len(out) > 1 and out[-2].text in _ENDERS)
    return out


def _cut_off(tail: str) -> bool:
    """Whether a lower-case tail is no part of a name: "Oslo-based", "London-wide", but "Okocha-elect", "Han Seo-yun"."""
    return len(tail) > 2 and tail in common() and tail not in PARTICLES | {"elect", "designate"}


def _abbreviated(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.casefold() in ABBREVIATIONS


@cache
def common() -> frozenset[str]:
    """English words that are printed in lower case where they are no names."""
    lines = (Path(__file__).parent / "common_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line and line[0] != "#" for word in line.split()) | STOP


def is_small(word: Word) -> bool:
    """A word that no name is made of: not where it stands in capitals (AS, SA), nor where it is a given name inside a sentence (Per, Will)."""
    if fold(word.text) not in STOP or (word.text.isupper() and len(word.text) > 1):
        return False
    return word.first or not word.text[0].isupper() or fold(word.text) not in given_names()


def is_common(word: str) -> bool:
    """Whether a word is an ordinary English one."""
    return fold(word) in common()
