"""Works out the country whose offices a story names without a country: "the defence secretary" of a British story is the British one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from headwater.record import Coverage, Name
from headwater.text import fold
from headwater.values.party import adjective_like, state_of
from headwater.values.place import countries, country_of, forms_of, metonym_of, place_of
from headwater.values.role import parse_role

_OFFICES = r"(?:government|administration|ministry|cabinet|treasury|parliament|prime minister|[a-z]+ secretary|[a-z]+ minister|embassy|president)"
_OFFICE = re.compile(rf"(?:['\u2019]s)? ({_OFFICES})\b", re.I)
_CLEAR = 1.5  # times the second country's weight, for the first to be taken


def home_country(coverage: Coverage, persons: Sequence[Name]) -> str | None:
    """The home country of a story's bare offices, or null where none stands out. `persons` are its joined names of persons.

    What tells it: bodies that a building stands for ("Downing Street"); offices that the story names both bare and with a country;
    persons who hold an office bare in one article and with a country in another. Officials always called by another country do not count.
    """
    weights: Counter[str] = Counter()
    lands = _named_lands(coverage)
    for article in coverage.articles:
        text = " ".join(article.text[start:end] for start, end in article.body())
        for country, phrase in (*_attached(text), *_attached_to(text, lands)):
            bare = re.search(rf"\bthe {re.escape(phrase)}\b", text, re.I)
            weights[country] += 2 if bare else 1
    for name in coverage.names:
        stands = metonym_of(name.name)
        seat = _country_of_party(stands) if stands else None
        if seat:
            weights[seat] += 2 * len({span.article for span in name.mentions})
    for person in persons:
        weights.update(_held(person))
        weights.subtract(_foreign(person))
    weights = _by_land(weights)
    if not any(weight > 0 for weight in weights.values()):
        return _one_land(coverage.names)
    ranked = sorted(((weight, country) for country, weight in weights.items() if weight > 0), key=lambda pair: (-pair[0], pair[1]))
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]):
        return None
    return ranked[0][1]


def _one_land(names: Sequence[Name]) -> str | None:
    """The country that nearly all places of the story lie in, where no office tells more."""
    lands: Counter[str] = Counter()
    for name in names:
        place = place_of(name.name) if name.kind == "place" else None
        if place and place.country:
            lands[place.country] += len(name.mentions)
    top = lands.most_common(1)
    return top[0][0] if top and top[0][1] >= 3 and top[0][1] >= 0.8 * sum(lands.values()) else None


def _attached(text: str) -> list[tuple[str, str]]:
    """Every country with the office behind it: "Norwegian fisheries minister" gives Norway and "fisheries minister"."""
    out = []
    for match in _OFFICE.finditer(text):
        before = text[max(0, match.start() - _sizes()[0] - 1) : match.start()]
        form = next((before[-size:] for size in _sizes() if before[-size:].lower() in _forms() and not before[-size - 1 : -size].isalnum()), None)
        country = country_of(form) if form else None
        if country:
            out.append((country, fold(match.group(1))))
    return out


def _by_land(weights: Counter[str]) -> Counter[str]:
    """A land in no gazetteer and its adjective ("Turvale", "Turvalean") weigh together."""
    out: Counter[str] = Counter()
    for land in sorted(weights, key=lambda land: (len(land), land)):
        stem = next((known for known in out if land != known and adjective_like(known, land)), land)
        out[stem] += weights[land]
    return out


def _named_lands(coverage: Coverage) -> frozenset[str]:
    """Places of the story that the gazetteer does not have: one of them may be a country."""
    places = {name.name for name in coverage.names if name.kind == "place"}
    return frozenset(name for name in places if place_of(name) is None and state_of(name) == name)


def _attached_to(text: str, lands: frozenset[str]) -> list[tuple[str, str]]:
    """The same for places that are in no gazetteer: "Turvale's fisheries minister", "the Turvale government", "the government of Turvale"."""
    found = [(m.group(1), m.group(2)) for m in _UNKNOWN_STATE.finditer(text)] + [(m.group(2), m.group(1)) for m in _STATE_OF.finditer(text)]
    return [(land, fold(phrase)) for land, phrase in found if land in lands]


_UNKNOWN_STATE = re.compile(rf"\b([A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{2,20}})?)(?:['\u2019]s)? ({_OFFICES})\b")
_STATE_OF = re.compile(
    r"\b([Gg]overnment|[Pp]resident|[Pp]rime [Mm]inister|[Pp]arliament|[Rr]epublic|nation) of ([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)\b"
)


@cache
def _forms() -> frozenset[str]:
    return frozenset(form.lower() for country in countries() for form in forms_of(country))


@cache
def _sizes() -> list[int]:
    """How many characters the forms of countries have, the longest first."""
    return sorted({len(form) for form in _forms()}, reverse=True)


def _country_of_party(party: str) -> str | None:
    country = party.removesuffix(" government")
    place = place_of(country)
    return place.name if place and place.kind == "country" else None


def _held(person: Name) -> Counter[str]:
    """A country given with an office that is also given bare counts as often as the bare one is printed."""
    out: Counter[str] = Counter()
    bare = sum(len({m.article for m in role.mentions}) for role in person.roles if _is_state(role.role) and not role.organisation)
    for role in person.roles:
        country = state_of(role.organisation)
        if country and bare and _is_state(role.role):
            out[country] += min(bare, len({m.article for m in role.mentions}) * 2)
    return out


def _foreign(person: Name) -> Counter[str]:
    """Mentions of one who is only ever called by a country: they say that it is not the home of the bare offices."""
    out: Counter[str] = Counter()
    state = [role for role in person.roles if _is_state(role.role)]
    if state and all(state_of(role.organisation) for role in state):
        for role in state:
            out[state_of(role.organisation) or ""] += len(role.mentions)
    return out


def _is_state(role: str) -> bool:
    office = parse_role(role)
    return office is not None and office.kind == "government"


# ---- articles from elsewhere


def articles_abroad(coverage: Coverage, home: str | None, rivals: Sequence[Name]) -> frozenset[str]:
    """Articles written in another country: they give the home country's offices as a stranger's ("Norland's finance minister"), and name
    without a country somebody else in a highest office. Their other bare offices are not the home country's.

    `rivals`: persons in a highest office who are not the home country's.
    """
    if home is None:
        return frozenset()
    forms = {form for form in (home, *forms_of(home)) if form[:1].isupper()}
    strange = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms)))})['\u2019]s {_OFFICES}\b", re.I)
    bare = {span.article for name in rivals for role in name.roles if _is_state(role.role) and not role.organisation for span in role.mentions}
    return frozenset(
        article.id for article in coverage.articles if article.id in bare and strange.search(" ".join(article.text[s:e] for s, e in article.body()))
    )


def bare_only_in(person: Name, articles: frozenset[str]) -> bool:
    """Whether a person's offices are given without a country, and in these articles alone."""
    held = [role for role in person.roles if _is_state(role.role)]
    return bool(held) and all(not role.organisation and {span.article for span in role.mentions} <= articles for role in held)
