"""Lays out an article for finding speakers: its sentences, who is named where, and what has been said so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.annotate.names_words import lexicon
from headwater.annotate.speaker_gender import genders
from headwater.record import Article, Attribution, Name, Span
from headwater.text import fold, lines, sentences
from headwater.values.role import head_kind, singular

_REPORTERS = frozenset(("correspondent", "reporter", "writer", "editor"))
_HEAD = 600  # characters in which an article says who wrote it
_OF = ("of", "for", "to", "by", "from", "with", "against", "than", "about", "on", "in", "at", "that", "like", "after", "and")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: code points `[start, end)`, the number of its paragraph, and whether it stands in a caption (which parts no paragraphs)."""

    start: int
    end: int
    paragraph: int
    caption: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a name in the text."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Who:
    """Who a source phrase means: a name of the article, or the phrase of somebody who is not named; nobody where both are null."""

    name: Name | None = None
    words: str | None = None
    anonymous: bool = False
    role: str | None = None
    because: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the phrase was found to mean somebody."""
        return self.name is not None or self.words is not None


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution whose speaker has been looked for; `at` is where its cue, source or first word stands."""

    attribution: Attribution
    who: Who
    at: int
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the resolver sees it. `outside` is the text with all quoted words blanked, same length."""

    article: Article
    outside: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    persons: tuple[Place, ...]
    bodies: tuple[Place, ...]
    names: tuple[Name, ...]
    gender: Mapping[str, str]

    def persons_in(self, start: int, end: int) -> tuple[Place, ...]:
        """The persons named within `[start, end)`."""
        return _within(self.persons, start, end)

    def bodies_in(self, start: int, end: int) -> tuple[Place, ...]:
        """The bodies, places and peoples named within `[start, end)`."""
        return _within(self.bodies, start, end)

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds or precedes a place in the text."""
        return max(0, bisect_right(self.starts, at) - 1)

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.article.quote(span)


def _within(places: tuple[Place, ...], start: int, end: int) -> tuple[Place, ...]:
    at = bisect_left(places, start, key=lambda place: place.start)
    to = bisect_left(places, end, key=lambda place: place.start)
    return tuple(place for place in places[at:to] if place.end <= end)


def scene(article: Article, names: Sequence[Name], attributions: Sequence[Attribution]) -> Scene:
    """The scene of one article; names and attributions are those found in it."""
    found = tuple(_sentences(article))
    places = sorted((Place(span.start, span.end, name) for name in names for span in name.mentions), key=lambda p: (p.start, p.end, p.name.id))
    outside = _blank(article.text, attributions)
    persons = tuple(place for place in places if place.name.kind == "person")
    bodies = tuple(place for place in places if place.name.kind != "person")
    return Scene(article, outside, found, tuple(s.start for s in found), persons, bodies, tuple(names), genders(article.text, persons))


def _sentences(article: Article) -> list[Sentence]:
    blocks = [(0, len(article.text), "body")] if not article.blocks else [(b.start, b.end, b.role) for b in article.blocks]
    out: list[Sentence] = []
    paragraph = 0
    for start, end, role in blocks:
        if role not in ("title", "body", "caption", "dateline"):
            continue
        for at, stop in lines(article.text, start, end):
            out += [Sentence(s, e, paragraph, role == "caption") for s, e in sentences(article.text, at, stop)]
            paragraph += role != "caption"
    return out


def _blank(text: str, attributions: Sequence[Attribution]) -> str:
    out = list(text)
    for attribution in attributions:
        for quote in attribution.quotes:
            for i in range(quote.start, quote.end):
                if out[i] != "\n":
                    out[i] = " "
    return "".join(out)


def subject(scene: Scene, number: int, before: int, gender: str) -> Name | None:
    """The person a sentence is about: the first one named outside quotations, rather one that no small word stands before and that owns nothing."""
    sentence = scene.sentences[number]
    if scene.article.text[sentence.start : sentence.start + 3] in ("By ", "BY "):  # a byline that is not marked as one
        return None
    inside = scene.persons_in(sentence.start, min(sentence.end, before))
    fits = [p for p in inside if scene.outside[p.start : p.end].strip() and agrees(p.name, gender, scene.gender) and not _writes(scene, p)]
    free = [p for p in fits if not _behind_small(scene.outside, sentence.start, p.start)]
    own = [p for p in free or fits if not _owns(scene.article.text, p)]
    chosen = own or free or fits
    told = {p.name.id: p for p in fits if gender and scene.gender.get(p.name.id) == gender}
    if len(told) == 1 and chosen[0].name.id not in told:  # of whom nothing is known yields to whom the pronoun fits
        return next(iter(told.values())).name
    return chosen[0].name if chosen else None


def _writes(scene: Scene, place: Place) -> bool:
    """Whether a person is the article's author, who tells what others do: named so by it, or in a line of its head alone."""
    if fold(place.name.name) in {fold(author) for author in scene.article.authors}:
        return True
    reports = any(fold(role.role).split()[-1] in _REPORTERS for role in place.name.roles if role.role)
    return reports and place.end < _HEAD and len(place.name.mentions) == 1


def _owns(text: str, place: Place) -> bool:
    """Whether a name only says whose somebody or something is: "Roth's colleague"."""
    return text[place.end : place.end + 2] in ("'s", "\u2019s")


def human_opening(scene: Scene, number: int, before: int) -> str | None:
    """The person whom a sentence opens with by a description ("The shipping minister resigned"), without a name; else null."""
    sentence = scene.sentences[number]
    words = scene.outside[sentence.start : min(sentence.end, before, sentence.start + 120)].split()
    if not words or words[0] not in ("The", "A", "An", "His", "Her", "My", "Our", "Their"):
        return None
    for size in range(4, 1, -1):
        head = fold(words[size - 1]) if len(words) > size else ""
        if head and (head_kind(head) or head in lexicon("humans")) and not words[size][0].isupper() and singular(head) == head:
            return " ".join(words[1:size])
    return None


def agrees(name: Name, gender: str, known: Mapping[str, str]) -> bool:
    """Whether a person can be meant by a pronoun of this gender."""
    return gender not in ("m", "f") or known.get(name.id, gender) == gender


def _behind_small(text: str, start: int, at: int) -> bool:
    words = text[max(start, at - 80) : at].split()
    while words and (words[-1][0].isupper() or words[-1].lower() in ("the", "a")):
        words.pop()
    return bool(words) and words[-1].lower() in _OF
