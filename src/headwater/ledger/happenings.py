"""Reads the places where an article tells of an event: its kind, who takes part, where and when, by verbs, nouns and prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from headwater.ledger.scene import Actor, Scene, Sentence, actor_name, days_in, runs, speaker_at, stands_for, within
from headwater.record import EventKind, Span
from headwater.text import fold
from headwater.values.place import place_of


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place that tells of an event. `what` is the word that names it, where events of one kind are told apart by it."""

    kind: EventKind
    what: str
    span: Span
    participants: tuple[str, ...] = ()
    place: str | None = None
    day: str | None = None


_DET = r"(?:(?:a|an|the|his|her|their|its|this|that|my|our|[\w.-]{2,20}(?:'s|\u2019s))\s)?(?:(?!to\b|in\b|on\b|of\b|and\b)[\w-]{2,20}\s){0,2}?"
_VISIT = re.compile(rf"\b{_DET}(?:visit|trip|tour|journey)\s(?:to|of)\s", re.I)
_VISITS = re.compile(
    r"\b(?:visited|visits|visiting|travell?ed to|travels to|travell?ing to|flew to|flies to|arrived in|arrives in|toured)\s(?:the\s)?", re.I
)
_MET = re.compile(
    r"\b(?:met(?: with)?|meets(?: with)?|(?:had|held|holds|holding) (?:talks|a meeting|discussions) with|meeting with|talks with|to meet(?:"
    r" with)?)\s",
    re.I,
)
_MEETING = re.compile(rf"\b{_DET}(?:meetings?|summit|conference|talks)\s(?:in|at)\s(?:the\s(?:capital,?\s)?)?(?=[A-Z])", re.I)
_CALL = re.compile(
    rf"\b(?:{_DET}(?:phone|telephone|video)?\s?call\s(?:with|between)|spoke (?:to|with)(?=\s[^.;]{{3,80}}?\sby (?:tele)?phone\b)"
    r"|spoke (?:by (?:tele)?phone|on the phone) (?:to|with)|phoned"
    rf"|telephoned)\s",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:told|tells|speaking to|speaking with|spoke to|spoke with|talking to|interview(?:ed)? (?:with|by|on|for|to|in)|said to|wrote"
    r" (?:in|for))\s",
    re.I,
)
_HOUSE = (
    r"(?:parliament|senate|congress|(?:house|chamber) of \w+|commons|lords|assembly|council|mps|senators|lawmakers|legislators|deputies"
    r"|duma|knesset|riksdag"
    r"|bundestag|parliamentarians|congressmen|representatives|referendum|board|shareholders|members)"
)
_VOTE = re.compile(
    rf"\b(?:(?P<house>{_HOUSE})\s(?:\w+\s){{0,3}}?(?:voted|passed|approved|rejected|backed|ratified|adopted|endorsed)\b"
    rf"|(?:passed|cleared|approved by|rejected by|backed by|adopted by|ratified by|voted (?:on|down|through) by)\s(?:its\s(?:first|second"
    rf"|third|final) reading\s)?(?:\w+\s){{0,3}}?(?P<by>{_HOUSE})\b)",
    re.I,
)
_NOT_YET = re.compile(r"\b(?:until|unless|once|if|whether)\b[^.;]{0,45}$", re.I)  # "until parliament has passed": nothing has been passed
_ATTACK = re.compile(
    rf"\b{_DET}(?P<what>invasion|attacks?|air ?strikes?|bombing|bombardment|shelling|assault|raid|offensive|massacre|shooting|stabbing)"
    r"(?:\s(?:of|on|against|in|at|near)\s(?:the\s)?(?:[\w-]{2,20}\s){0,2}?)?",
    re.I,
)
_ATTACKED = re.compile(r"\b(?P<what>invaded|attacked|bombed|shelled|stormed)\s(?:the\s)?", re.I)
_DISASTERS = (
    *("earthquake", "quake", "flood", "floods", "flooding", "hurricane", "cyclone", "typhoon", "tsunami", "wildfire", "wildfires", "landslide"),
    *("landslides", "mudslide", "eruption", "explosion", "blast", "collapse", "derailment", "crash", "drought", "avalanche", "tornado", "outbreak"),
    *("epidemic", "blaze", "shipwreck", "oil spill", "dam burst"),
)
_DISASTER = re.compile(rf"\b{_DET}(?P<what>{'|'.join(_DISASTERS)})\b", re.I)
_DIED = re.compile(
    r"\b(?:(?:has |had |was |is |have )?(?:died|dies|shot dead|killed|found dead)\b"
    r"(?:\s(?:on|in|at)\s[\w ]{2,24}?(?=[,.;]|\s(?:and|after|when)\b))?|(?P<of>death of)\s)"
)
_STILL = re.compile(r",?\s(?:\d{1,3},\s|\(\d{1,3}\)\s|(?:who|also|later)\s){0,2}")  # what may stand between somebody and his death
_RULING = re.compile(
    r"\b(?P<court>(?:[\w.-]{2,20}\s){0,2}(?:court|judge|judges|tribunal|jury|justices|magistrates?))\b[^.;,]{0,40}?\b"
    r"(?:ruled|rules|convicted|sentenced|acquitted|dismissed|upheld|struck down|overturned|blocked|quashed|ordered|rejected|found)\b",
    re.I,
)
_STRIKE = re.compile(
    r"\b(?:(?:went|go|going|gone|are) (?:out )?on strike|strike action|walked out|walk-?out|industrial action|strikes? by|downed tools)\b", re.I
)
_CREW = re.compile(r"\b(?:[a-z-]{3,15}\s)?(?:workers|staff|drivers|nurses|doctors|teachers|pilots|crews?|miners|dockers|employees|guards)\b", re.I)
_ALIKE = MappingProxyType(
    {"quake": "earthquake", "flooding": "flood", "explosion": "blast", "mudslide": "landslide", "epidemic": "outbreak", "blaze": "wildfire"}
)
_AND_THEN = re.compile(r"\band\s(?:also\s|then\s|later\s)?$")
_LAUNCH = re.compile(
    r"\b(?:launch of|launched|launches|opened|inaugurated)\s(?:the|a|an|its|his|her|their)\s(?:[\w-]{2,20}\s){0,3}?[\w-]{2,20}", re.I
)
_ELECTION = re.compile(rf"\b{_DET}(?:presidential|parliamentary|general|local|regional|mayoral|federal|snap|legislative|by-?)\s?elections?\b", re.I)
_ARREST = re.compile(r"\b(?:arrested|detained|taken into custody|was charged|were charged|arrests? of|in custody)\b", re.I)
_SPEECH = re.compile(rf"\b{_DET}(?:speech|keynote|address|sermon)\s(?:to|at|in|before)\s|\b(?:addressed|addressing)\s(?:the\s)?(?=[A-Z])", re.I)


def sightings(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    """All events that a sentence tells of. A rule is tried only where a word stands without which it finds nothing."""
    low = one.text.lower()
    rules = (
        (("visit", "trip", "tour", "journey", "travel", "flew", "flies", "arrive"), _visits),
        (("met", "meet", "talks", "discussions", "summit", "conference", "call", "spoke", "phone"), _meetings),
        (("told", "tells", "speaking", "spoke", "talking", "interview", "said to", "wrote"), _interviews),
        (("voted", "passed", "cleared", "approved", "rejected", "backed", "ratified", "adopted", "endorsed"), _votes),
        (("inva", "attack", "strike", "bomb", "shell", "assault", "raid", "offensive", "massacre", "shooting", "stabbing", "stormed"), _attacks),
        (_DISASTERS, _disasters),
        (("died", "dies", "killed", "dead", "death of"), _deaths),
        (("court", "judge", "tribunal", "jury", "justices", "magistrate"), _rulings),
        (("strike", "walked out", "walkout", "walk-out", "industrial action", "downed tools"), _strikes),
        (("arrest", "detained", "custody", "charged"), _arrests),
        (("speech", "keynote", "address", "sermon"), _speeches),
        (("launch", "opened", "inaugurated"), _launches),
        (("election",), _elections),
    )
    for words, rule in rules:
        if any(word in low for word in words):
            yield from rule(scene, one)


def called(scene: Scene, actor: Actor) -> str:
    """A person by his own name; a country or body as it acts."""
    if actor.kind == "person" and actor.id:
        return scene.known[actor.id].name
    return scene.known[actor.id].name if actor.id and actor.kind == "organisation" else actor.name


def _visits(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for pattern in (_VISIT, _VISITS):
        for found in pattern.finditer(one.text):
            place = _next(scene, one, found.end(), 24, ("place",))
            if place is None:
                continue
            who = _doer(scene, one, found)
            if who:
                span = Span(one.article, one.start + found.start(), place.end)
                yield Sighting("visit", "", span, (who,), called(scene, place), _day(scene, one, found.start(), found.end()))


def _meetings(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for kind, pattern in (("meeting", _MET), ("call", _CALL)):
        for found in pattern.finditer(one.text):
            others = [run for run in runs(scene, one) if 0 <= run[0].start - one.start - found.end() < 60]
            people = [actor for run in others[:2] for actor in run if actor.kind == "person"] or (list(others[0]) if others else [])
            if not people:
                continue
            who = _doer(scene, one, found)
            names = dict.fromkeys([*([who] if who else []), *(called(scene, actor) for actor in people)])
            span = Span(one.article, one.start + found.start(), people[-1].end)
            yield Sighting(
                "meeting" if kind == "meeting" else "call", "", span, tuple(names), None, _day(scene, one, found.start(), people[-1].end - one.start)
            )
    for found in _MEETING.finditer(one.text):
        place = _next(scene, one, found.end(), 4, ("place",))
        if place is not None:
            people = [a for a in within(scene, one.article, one.start, one.end) if a.kind == "person"]
            span = Span(one.article, one.start + found.start(), place.end)
            yield Sighting(
                "meeting",
                "",
                span,
                tuple(dict.fromkeys(called(scene, a) for a in people)),
                called(scene, place),
                _day(scene, one, found.start(), found.end()),
            )


def _interviews(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _TOLD.finditer(one.text):
        outlet = _next(scene, one, found.end(), 5, ("organisation",))
        if outlet is None or fold(outlet.name) not in scene.outlets:
            continue
        who = _doer(scene, one, found)
        speaker = None if who else _spoken_in(scene, one)
        names = [name for name in (who or speaker, called(scene, outlet)) if name]
        yield Sighting(
            "interview",
            fold(outlet.name),
            Span(one.article, one.start + found.start(), outlet.end),
            tuple(names),
            None,
            _day(scene, one, 0, len(one.text)),
        )


def _votes(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _VOTE.finditer(one.text):
        if _NOT_YET.search(one.text[max(0, found.start() - 60) : found.start()]):
            continue
        group = "house" if found.group("house") else "by"
        a, b = one.start + found.start(group), one.start + found.end(group)
        house = next(
            (actor for actor in within(scene, one.article, one.start, one.end) if actor.start < b and a < actor.end and actor.kind == "organisation"),
            None,
        )
        name = called(scene, house) if house else found.group(group)
        yield Sighting(
            "vote", "", Span(one.article, one.start + found.start(), one.start + found.end()), (name,), None, _day(scene, one, 0, len(one.text))
        )


def _attacks(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in [*_ATTACK.finditer(one.text), *_ATTACKED.finditer(one.text)]:
        what = fold(found.group("what")).removesuffix("s")
        what = "invasion" if what == "invaded" else "invasion" if what == "invasion" else "attack"
        target = _next(scene, one, found.end(), 4, ("place", "organisation", "group"))
        doer = _owner(scene, one, found) or (_side_of(scene, one, found) if what == "invasion" or found.group("what").endswith("ed") else None)
        place = called(scene, target) if target and target.kind == "place" else None
        if not doer and not target:
            continue
        end = target.end if target else one.start + found.end("what")
        names = dict.fromkeys(name for name in (doer, called(scene, target) if target else None) if name)
        span = Span(one.article, one.start + found.start() + len(found.group()) - len(found.group().lstrip()), end)
        yield Sighting("attack", what, span, tuple(names), place, _day(scene, one, found.start(), found.end()))


def _disasters(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _DISASTER.finditer(one.text):
        places = [actor for actor in within(scene, one.article, one.start, one.end) if actor.kind == "place"]
        place = _next(scene, one, found.end(), 24, ("place",)) or (places[0] if places else None)
        what = fold(found.group("what")).removesuffix("s")
        span = Span(one.article, one.start + found.start(), one.start + found.end())
        day = _day(scene, one, found.start() + 40, found.end() - 20)
        yield Sighting("disaster", _ALIKE.get(what, what), span, (), called(scene, place) if place else None, day)


def _deaths(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    """Somebody named who dies: "Mara Velt died on Friday", "the death of Mara Velt"."""
    for found in _DIED.finditer(one.text):
        before = [a for a in within(scene, one.article, one.start, one.start + found.start() + 1) if a.kind == "person"]
        behind = _next(scene, one, found.end(), 4, ("person",)) if found.group("of") else None
        who = behind or (before[-1] if before and _STILL.fullmatch(one.text[before[-1].end - one.start : found.start()]) else None)
        if who is not None and (behind or not found.group("of")):
            start, end = min(who.start, one.start + found.start()), max(who.end, one.start + found.end())
            yield Sighting("death", "", Span(one.article, start, end), (called(scene, who),), None, _day(scene, one, found.start(), found.end()))


def _rulings(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _RULING.finditer(one.text):
        yield _at(scene, one, found, ("ruling", ""), (_court(scene, one, found),))


def _strikes(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _STRIKE.finditer(one.text):
        crew = _CREW.search(one.text[: found.start()])
        who = crew.group() if crew else _doer(scene, one, found)
        if who:
            yield _at(scene, one, found, ("strike", ""), (who,))


def _arrests(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _ARREST.finditer(one.text):
        who = _doer(scene, one, found)
        if who:
            yield _at(scene, one, found, ("arrest", ""), (who,))


def _speeches(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _SPEECH.finditer(one.text):
        who = _doer(scene, one, found)
        if who:
            yield _at(scene, one, found, ("speech", ""), (who,))


def _launches(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _LAUNCH.finditer(one.text):
        who = _doer(scene, one, found)
        if who and not _ATTACK.search(one.text[found.start() : found.end() + 25]):
            yield _at(scene, one, found, ("launch", fold(found.group()).split()[-1]), (who,))


def _elections(scene: Scene, one: Sentence) -> Iterator[Sighting]:
    for found in _ELECTION.finditer(one.text):
        yield _at(scene, one, found, ("election", ""), ())


def _at(scene: Scene, one: Sentence, found: re.Match[str], what: tuple[EventKind, str], names: tuple[str, ...]) -> Sighting:
    """The sighting of an event of this kind and word at a match, with the one day of its sentence."""
    span = Span(one.article, one.start + found.start(), one.start + found.end())
    return Sighting(what[0], what[1], span, names, None, _day(scene, one, 0, len(one.text)))


def _court(scene: Scene, one: Sentence, found: re.Match[str]) -> str:
    """The court or judge by name, where one stands in or right after the word."""
    a, b = one.start + found.start("court"), one.start + found.end("court")
    named = [actor for actor in within(scene, one.article, a, one.end) if actor.start <= b + 1 and actor.kind in ("person", "organisation")]
    return called(scene, named[-1]) if named else found.group("court").split(" ", 1)[-1]


def _next(scene: Scene, one: Sentence, at: int, reach: int, kinds: tuple[str, ...]) -> Actor | None:
    """The first actor of these kinds that starts within reach after a place of the sentence."""
    return next((a for a in within(scene, one.article, one.start + at, one.end) if a.kind in kinds and a.start - one.start - at <= reach), None)


def _owner(scene: Scene, one: Sentence, found: re.Match[str]) -> str | None:
    """Whose it is: "Norway's raid", "the Norwegian raid"."""
    inside = [a for a in within(scene, one.article, one.start + max(0, found.start() - 12), one.start + found.start("what")) if a.kind != "person"]
    return called(scene, inside[-1]) if inside else None


def _side_of(scene: Scene, one: Sentence, found: re.Match[str]) -> str | None:
    """The country or body of the one who does it: a war is fought by states, whoever gave the word."""
    who = _doer(scene, one, found)
    name = next((name for name in scene.known.values() if name.name == who), None)
    return actor_name(name, scene.home) if name else who


def _doer(scene: Scene, one: Sentence, found: re.Match[str]) -> str | None:
    """Who does it: its owner ("her trip"), else the last person or body named before it in the sentence, else whom a pronoun means."""
    words = found.group().split()
    if words and words[0].lower() in ("his", "her", "my", "our", "their"):
        meant = _inside_first(scene, one, words[0], found.start())
        return called(scene, meant) if meant else None
    head = one.text[: found.start() + 1]
    near = [
        a
        for a in within(scene, one.article, one.start, one.start + found.start() + 30)
        if a.start < one.start + found.end() and a.kind in ("person", "organisation")
    ]
    near = [a for a in near if fold(a.name) not in scene.outlets]
    pronoun = list(re.finditer(r"\b(?:he|she|they|we|I)\b", head))
    if pronoun and (not near or one.start + pronoun[-1].start() > near[-1].end):
        meant = stands_for(scene, one.article, pronoun[-1].group(), one.start + pronoun[-1].start())
        return called(scene, meant) if meant else None
    if near:
        persons = [a for a in near if a.kind == "person"]
        if persons and _AND_THEN.search(head[:-1]):  # "Velt met Orr and spoke by phone with Tane"
            return called(scene, persons[0])
        return called(scene, (persons or near)[-1])
    later = [a for a in within(scene, one.article, one.start + found.end(), one.end) if a.kind == "person"]
    if found.start() < 12 and later:  # "Speaking to the Courier, Mara Velt said"
        return called(scene, later[0])
    follow = re.search(r"\b(?:he|she)\b", one.text[found.end() :])
    meant = stands_for(scene, one.article, follow.group(), one.start) if follow and found.start() < 60 else None
    return called(scene, meant) if meant else None


def _inside_first(scene: Scene, one: Sentence, pronoun: str, at: int) -> Actor | None:
    before = [a for a in within(scene, one.article, one.start, one.start + at) if a.kind == "person"]
    return before[-1] if before and pronoun.lower() in ("his", "her") else stands_for(scene, one.article, pronoun, one.start + at)


def _spoken_in(scene: Scene, one: Sentence) -> str | None:
    speaker = next((s for at in range(one.start, one.end, 12) if (s := speaker_at(scene, one.article, at))), None)
    return speaker.name if speaker else None


def _day(scene: Scene, one: Sentence, start: int, end: int) -> str | None:
    """The one day named near an event in its sentence; null where there is none, or there are several."""
    days = set(days_in(scene, one.article, one.start + max(0, start - 60), min(one.end, one.start + end + 60)))
    return next(iter(days)) if len(days) == 1 else None


def same_ground(a: str | None, b: str | None) -> bool:
    """Whether two places can be one event's: either is unknown, or they are equal, or one country holds both."""
    if a is None or b is None or fold(a) == fold(b):
        return True
    first, second = place_of(a), place_of(b)
    return bool(first and second and first.country and first.country == second.country and "country" in (first.kind, second.kind))
