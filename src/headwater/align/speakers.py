"""Gives the speakers of a story's statements the names, offices and sides that the whole story knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.align.names_home import home_country
from headwater.record import Coverage, Name, NameRole, Speaker, Statement
from headwater.text import fold
from headwater.values.name import body_key
from headwater.values.party import government, party_of_body, party_of_role
from headwater.values.place import country_of, metonym_of
from headwater.values.role import covers, parse_role

_STATES = frozenset(("government", "administration", "cabinet", "ministers", "state", "ministry"))
_BODY = re.compile(r"\b(?:of|for|at|from|in|with) (?:the )?(?P<body>[A-Z][^,;()]{1,80})$")
_MONTH = re.compile(r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber")
_OF_PERSON = re.compile(
    "(?P<who>[^\u2019']{2,60})[\u2019']s "
    "(?:office|spokes(?:man|woman|person)|press secretary|lawyers?|attorneys?|campaign|team|aides?|chief of staff)"
)
_OWNED = re.compile(r"(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y) ")  # "his lawyer" is not whoever the story calls a lawyer
_TIMED = frozenset(("former", "shadow", "deputy", "acting"))


def resolve_speakers(coverage: Coverage) -> tuple[Statement, ...]:
    """The statements of a story with speakers of the whole story; `coverage.names` are the joined ones, in statements those of an article.

    A speaker named in his article gets the joined record's id, name, office and side. One who is called only by an office ("the trade
    minister") is the one person of the story who holds it; where none or several do, the office stays the name. Who is unnamed stays so,
    with the side that the words themselves name ("a Downing Street spokesman").
    """
    known: dict[tuple[str, str], Name] = {}
    for name in coverage.names:
        for span in name.mentions:
            known.setdefault((span.article, fold(coverage.quote(span))), name)
            known.setdefault((span.article, fold(name.name)), name)
    persons = [name for name in coverage.names if name.kind == "person"]
    bodies: dict[tuple[str, ...], Name] = {}
    for name in coverage.names:
        for variant in name.variants if name.kind == "organisation" else ():
            bodies.setdefault(body_key(variant), name)
    home = home_country(coverage, persons)
    places = frozenset(fold(variant) for name in coverage.names if name.kind == "place" for variant in name.variants)
    outlets = tuple(sorted({article.outlet for article in coverage.articles if article.outlet}))
    story = _Story(known, persons, bodies, home, places, outlets)
    return tuple(_resolved(statement, story) for statement in coverage.statements)


@dataclass(frozen=True, slots=True)
class _Story:
    """What a story knows: names by article and spelling, persons, bodies by key, the home country of bare offices, places, outlets."""

    known: Mapping[tuple[str, str], Name]
    persons: Sequence[Name]
    bodies: Mapping[tuple[str, ...], Name]
    home: str | None
    places: frozenset[str] = frozenset()
    outlets: tuple[str, ...] = ()


def _resolved(statement: Statement, story: _Story) -> Statement:
    statement = _at_known_venue(statement, story)
    speaker = statement.speaker
    if speaker is None:
        return statement
    name = story.known.get((statement.mentions[0].article, fold(speaker.name))) if not speaker.anonymous else None
    if name is not None and name.kind == "person" and speaker.id.startswith("p-") and " " not in speaker.name:
        return statement  # the article itself does not say which of two bearers it is
    if name is not None:
        return replace(statement, speaker=_as(name, speaker), because=_with(statement, speaker, name))
    holder = _holder(speaker, story.persons)
    if holder is not None:
        why = f"{speaker.name} is {holder.name}, the one so called in this story"
        return replace(statement, speaker=_as(holder, speaker), because=(*statement.because, why))
    party = _side(speaker, story)
    return replace(statement, speaker=replace(speaker, party=party)) if party else statement


def _at_known_venue(statement: Statement, story: _Story) -> Statement:
    """A venue that is a body or an outlet of the story has its name there: "the Courant" of one article is the "Vale Courant" of another."""
    if not statement.venue:
        return statement
    words = fold(statement.venue).removeprefix("the ")
    full = [
        outlet for outlet in story.outlets if fold(outlet).removeprefix("the ").endswith(f" {words}") or fold(outlet).removeprefix("the ") == words
    ]
    place = story.known.get((statement.mentions[0].article, fold(statement.venue)))
    known = place.name if place is not None and place.kind == "organisation" else None
    name = full[0] if len(full) == 1 else known
    if name is None or name == statement.venue:
        return statement
    mentions = tuple(replace(mention, venue=name) if mention.venue == statement.venue else mention for mention in statement.mentions)
    return replace(statement, venue=name, mentions=mentions)


def _as(name: Name, speaker: Speaker) -> Speaker:
    return Speaker(name.id, name.name, main_role(name) or speaker.role, name.party, False)


def _with(statement: Statement, speaker: Speaker, name: Name) -> tuple[str, ...]:
    if fold(speaker.name) == fold(name.name):
        return statement.because
    return (*statement.because, f"{speaker.name} is {name.name} in this story")


def main_role(name: Name) -> str | None:
    """The office that most mentions give, a present one before a former one, with its flags in front."""
    present = [role for role in name.roles if "former" not in role.flags] or list(name.roles)
    if not present:
        return None
    role = max(present, key=lambda role: len(role.mentions))
    return spoken_role(role)


def spoken_role(role: NameRole) -> str:
    """An office with its flags in front: "former defence secretary", "incoming president"."""
    late = "designate" in role.flags and not fold(role.role).endswith(("elect", "designate"))
    return " ".join((*("incoming" if flag == "designate" else flag for flag in role.flags if flag != "designate" or late), role.role))


def _holder(speaker: Speaker, persons: Sequence[Name]) -> Name | None:
    """The one person who holds the office a speaker is called by. Of several, the one whom more articles than all others call so."""
    if speaker.anonymous or parse_role(speaker.name) is None or _OWNED.match(speaker.name):
        return None
    counts = [(_times(name, speaker.name), name) for name in persons]
    held = sorted(((count, name) for count, name in counts if count), key=lambda pair: (-pair[0], pair[1].id))
    if not held:
        return None
    return held[0][1] if len(held) == 1 or held[0][0] > sum(count for count, _ in held[1:]) else None


def _times(name: Name, words: str) -> int:
    """In how many articles a person is given the office."""
    return len({span.article for role in name.roles if _is(role, words) for span in role.mentions})


def _is(role: NameRole, words: str) -> bool:
    if role.organisation and country_of(role.organisation) and parse_role(words) and not country_of(words.split(maxsplit=1)[0]):
        return False
    front = " ".join(flag for flag in role.flags if flag in _TIMED)
    return covers(f"{front} {role.role}".strip(), words)


# ---- the side of somebody without a name


def _side(speaker: Speaker, story: _Story) -> str | None:
    words = speaker.name
    whose = _OF_PERSON.fullmatch(words)
    if whose is not None:  # an office or a spokesman is of the side of whom it serves
        person = next((name for name in story.persons if whose["who"] in name.variants or whose["who"] == name.name), None)
        return person.party or person.name if person is not None else None
    head = fold(words).split()[-1]
    country = country_of(words.split()[0])
    if head in _STATES:
        return government(country or story.home)
    role = parse_role(words)
    if not speaker.anonymous and role is not None and role.kind == "government":
        return party_of_role(NameRole(words, None, (), role.flags), story.home)
    if (
        not speaker.anonymous
        and body_key(words) not in story.bodies
        and party_of_body(words, story.home) in (government(story.home), government(None))
    ):
        return government(story.home)  # "the Treasury", which no article names in full
    return _inner(words, story)


def _inner(words: str, story: _Story) -> str | None:
    """The body inside the words: "Acme spokesman", "analysts at Acme Bank", "senior Health Ministry official"."""
    parts = words.split()[:16]
    spans = [(start, end) for start in range(len(parts)) for end in range(len(parts), start, -1) if parts[start][0].isupper()]
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):  # the longest name, then the first
        body = " ".join(parts[start:end])
        if metonym_of(body) or body_key(body) in story.bodies:
            return _party_of(body, story)
    behind = _BODY.search(words)
    if behind and not _MONTH.fullmatch(behind.group("body")) and fold(behind.group("body")) not in story.places:
        return _party_of(behind.group("body"), story)
    country = country_of(parts[0])
    role = parse_role(words)
    if country and role and role.kind in ("government", "speech", "staff"):
        return government(country)
    return None


def _party_of(body: str, story: _Story) -> str | None:
    name = story.bodies.get(body_key(body))
    return name.party if name and name.party else party_of_body(body, story.home)
