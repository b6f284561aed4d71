"""Finds which body an article means by "the company", "the society" or "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.annotate.names_words import lexicon
from headwater.annotate.speaker_phrases import Phrase, body_class, read_phrase
from headwater.annotate.speaker_scene import Place, Said, Scene, Who
from headwater.record import Name, Span
from headwater.text import fold
from headwater.values.name import body_key
from headwater.values.place import place_of
from headwater.values.role import head_kind

_NEAR = 6000  # characters in which a body that "the company" means is looked for
_FAR = 3  # paragraphs it reaches back
_PUBLIC = lexicon("public")
_PAPERS = frozenset(("outlet", "newspaper", "paper", "magazine", "website", "channel", "broadcaster", "station", "network"))
_OPENING = re.compile(r"\W{0,3}(?P<noun>(?:The|the|This|That) (?:[\w-]{2,20} ){0,2}?(?P<head>[a-z-]{3,20}))(?=[,’']|\s)")
_PARTED = re.compile(r"\W{0,3}(?:(?:But|And|Yet|Meanwhile|However|Also|Still),?\s)?(?:[Tt]he\s)?")


def body_meant(scene: Scene, source: Span, phrase: Phrase, past: Sequence[Said]) -> Who:
    """Who a phrase for a body means: the body that it points back to, else the phrase itself as the name of one that is not named."""
    kind = body_class(phrase.head)
    alone = len(phrase.words.split()) <= 2 and phrase.words.islower()
    if phrase.definite and alone and kind not in ("document", "government", None):
        owned = fold(phrase.words).split()[0] in ("his", "her", "their", "our", "my", "its")
        body = _own_body(scene, phrase, past) or (None if owned else _latest_body(scene, source, phrase.head, past))
        if body:
            return Who(body, because=(f"the {phrase.words} is {body.name}",))
    if kind == "document":
        return Who(None, phrase.words, True, None, ("a document",))
    return Who(None, phrase.words, not phrase.words[:1].isupper() and kind != "government", None, (f"called only {phrase.words}",))


def it_meant(scene: Scene, source: Span, past: Sequence[Said]) -> Who | None:
    """Who "it" is: the body that its own sentence, or one right before, is about; else the body that spoke last, close by."""
    here = scene.sentence(source.start)
    for number in range(here, max(-1, here - 3), -1):
        if scene.sentences[here].paragraph - scene.sentences[number].paragraph > 1:
            break
        spoke = _spoke(scene, source, past) if number < here and past and scene.sentence(past[-1].at) == number else None
        found = spoke or _topic(scene, number, source, past)
        if found is not None:
            return found
    return _spoke(scene, source, past)


def _spoke(scene: Scene, source: Span, past: Sequence[Said]) -> Who | None:
    last = next((said for said in reversed(past[-4:]) if said.who.known and not _written(said)), None)
    if last is None or last.attribution.act not in ("said", "published") or _paragraphs(scene, last.at, source.start) > 1:
        return None
    if last.who.name is not None:
        found = Who(last.who.name, because=(f"it is {last.who.name.name}, who spoke last",))
        return found if last.who.name.kind != "person" else None
    phrase = read_phrase(last.who.words or "")
    return Who(None, last.who.words, last.who.anonymous, last.who.role, ("it is the one quoted before",)) if phrase.form == "body" else None


def _written(said: Said) -> bool:
    """Whether the source is a paper of somebody's ("the release"), behind which somebody stands."""
    return said.who.words is not None and body_class(read_phrase(said.who.words).head) == "document"


def _topic(scene: Scene, number: int, source: Span, past: Sequence[Said]) -> Who | None:
    """The body that a sentence opens with, by its name or as "the society"."""
    sentence = scene.sentences[number]
    opening = _PARTED.match(scene.outside, sentence.start)
    at = opening.end() if opening else sentence.start
    named = [p for p in scene.bodies_in(sentence.start, min(sentence.end, source.start)) if p.name.kind == "organisation" and p.start <= at]
    if named and not _describes(scene, named[0]):
        return Who(named[0].name, because=(f"it is {named[0].name.name}, which the sentence is about",))
    noun = _OPENING.match(scene.outside, sentence.start, min(sentence.end, source.start))
    if noun is None or body_class(noun["head"]) in (None, "document", "government"):
        return None
    place = scene.article.span(noun.start("noun"), noun.end("noun"))
    return body_meant(scene, place, read_phrase(noun["noun"]), [said for said in past if said.at < sentence.start])


def _describes(scene: Scene, place: Place) -> bool:
    """Whether a body's name only describes the noun behind it: "the Norland candidate"."""
    behind = scene.outside[place.end : place.end + 40].split()
    return bool(behind) and behind[0][0].islower() and (head_kind(behind[0]) is not None or behind[0] in lexicon("humans"))


def _own_body(scene: Scene, phrase: Phrase, past: Sequence[Said]) -> Name | None:
    """The body of the one who spoke last: behind a chief executive's words "the company" is his."""
    last = next((said.who.name for said in reversed(past) if said.who.known), None)
    if last is None or last.kind != "person":
        return None
    keys = {body_key(role.organisation) for role in last.roles if role.organisation}
    fits = [name for name in scene.names if name.kind == "organisation" and keys & {body_key(variant) for variant in name.variants}]
    return next((name for name in fits if _called(name, phrase.head)), None)


def _told(scene: Scene, place: Place) -> bool:
    """Whether a body is the one that was told: it hears and does not speak."""
    before = fold(scene.article.text[max(0, place.start - 20) : place.start]).split()
    return bool(before) and before[-1 if before[-1] != "the" else -2 if len(before) > 1 else -1] in lexicon("receivers")


def _latest_body(scene: Scene, source: Span, noun: str, past: Sequence[Said]) -> Name | None:
    """The body that spoke last, else the one named last before the source, that can be called by the noun."""
    bodies = [p for p in scene.bodies_in(max(0, source.start - _NEAR), source.start) if p.name.kind == "organisation"]
    close = [p for p in bodies if _paragraphs(scene, p.start, source.start) <= _FAR]
    if noun in _PAPERS:  # who was told something quotes it
        spoke = [said.who.name for said in past[-3:] if said.who.name is not None and not _public(said.who.name)]
        return next((p.name for p in reversed(close) if _called(p.name, noun) or _told(scene, p) or p.name in spoke), None)
    told = [said for said in past[-3:] if said.who.name and said.who.name.kind == "organisation" and _called(said.who.name, noun)]
    told = [said for said in told if _paragraphs(scene, said.at, source.start) <= _FAR]
    found = [p for p in bodies if _called(p.name, noun) and not _told(scene, p)]
    near = [p for p in found if p in close]
    spelled = [p for p in near if _spells(p.name, noun)]
    if told and (not near or near[-1].start <= told[-1].attribution.content.end):
        return told[-1].who.name if _nothing_between(told[-1].who.name, noun, close) else None
    if near:
        chosen = (spelled or near)[-1].name
        return chosen if spelled or _nothing_between(chosen, noun, close) else None
    firm = body_class(noun) == "company"
    every = {name.id: name for name in scene.names if firm and name.kind == "organisation" and _called(name, noun)}
    return max(every.values(), key=lambda name: (len(name.mentions), name.id)) if every and found else None


def _nothing_between(name: Name | None, noun: str, close: Sequence[Place]) -> bool:
    """Whether no other body is named behind a body that a loose noun ("the agency", "the group") may mean."""
    loose = noun == "group" or noun in lexicon("agency_loose") or noun in lexicon("other_loose")
    return name is None or not loose or not close or close[-1].name is name or _spells(name, noun)


def _public(name: Name) -> bool:
    return bool({word for variant in name.variants for word in body_key(variant)} & _PUBLIC)


def _spells(name: Name, noun: str) -> bool:
    return noun in {word for variant in name.variants for word in body_key(variant)}


def _paragraphs(scene: Scene, before: int, at: int) -> int:
    if not scene.sentences:
        return 0
    return scene.sentences[scene.sentence(at)].paragraph - scene.sentences[scene.sentence(before)].paragraph


def _called(name: Name, noun: str) -> bool:
    """Whether a body can be called by a noun: a ministry no company, a university a "university"."""
    words = {word for variant in name.variants for word in body_key(variant)}
    kind = body_class(noun)
    if _spells(name, noun):
        return True
    if noun in _PAPERS:
        return bool(words & lexicon("papers"))
    if kind == "company":
        spelled = any(not variant.isupper() and not place_of(variant) for variant in name.variants)
        return spelled and not words & _PUBLIC
    if kind == "agency" and noun in lexicon("agency_loose"):
        return bool(words & lexicon("agency_words")) or any(variant.isupper() for variant in name.variants)
    if kind == "agency":
        return noun == "ministry" and "department" in words
    return kind == "other" and noun in lexicon("other_loose") - {"campaign", "movement"} and not words & _PUBLIC
