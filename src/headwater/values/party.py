"""Says which side stands behind a person or body: a minister, his spokesman and his ministry are one government."""

from __future__ import annotations

import re

from headwater.record import NameKind, NameRole
from headwater.text import fold, folded_words
from headwater.values.place import adjective_of, country_of, has_office, metonym_of, place_of
from headwater.values.role import parse_role

_STATE = re.compile(
    r"\b(?:ministry|ministries|department|treasury|government|cabinet|administration|embassy|consulate|foreign office|home office|"
    r"prime minister's office|presidency|executive office|high commission)\b"
)
_HOUSES = re.compile(r"\b(?:parliament|congress|senate|house|assembly|commons|lords|knesset|duma|bundestag|sejm|diet|court|tribunal)\b")
_PRIVATE = re.compile(r"\b(?:university|college|school|company|inc|ltd|plc|bank|group|fire|police|city|county|hospital)\b")
_SCHOOLS = re.compile(r"\b(?:university|college|school|institute|academy|hospital)\b")
_LOCAL = frozenset(("governor", "mayor", "sheriff", "administrator", "prefect"))
_OF_PLACES = frozenset(("governor", "mayor", "prefect"))
_NATIONAL = frozenset(("minister", "prime minister", "deputy prime minister", "counterpart", "ambassador", "secretary of state", "finance minister"))
_COUNSEL = frozenset(("lawyer", "attorney", "barrister", "solicitor", "counsel", "advocate"))
_PROSECUTING = frozenset(("district", "state", "county", "federal", "city", "commonwealth"))  # "his attorney" speaks for no government
_APART = frozenset(("former", "shadow", "designate"))  # no longer, or not yet, of the government
_COURT = re.compile(
    r"^(?:[Tt]he |[Aa]n? )?(?:[\w-]+ ){0,3}?(?:[Cc]ourt|[Tt]ribunal|[Jj]udges?|[Mm]agistrates?|[Jj]ury|[Jj]urors)\b(?! official| clerk| report)|"
    r"^(?:Justice|Judge) [A-Z]"
)
# What ministers look after: "the Minister of Health" is of no country called Health.
_PORTFOLIOS = frozenset(
    folded_words(
        "affairs agriculture aviation budget commerce communications culture defence defense development economy education employment "
        "energy environment finance fisheries foreign forestry gender health home housing immigration industry information infrastructure "
        "interior justice labor labour lands mines mining oil petroleum planning police power railways revenue roads science security sport "
        "sports state technology tourism trade transport treasury water women works youth and the of for"
    )
)
UNKNOWN_STATE = "government"  # a government, and the story does not say which


def government(country: str | None) -> str:
    """The side of a country's government; `government` alone where the country is not known."""
    if country == "European Union":
        return country
    return f"{country} government" if country else UNKNOWN_STATE


def party_of_body(name: str, home: str | None = None) -> str | None:
    """The side of an organisation or a country as an actor: "UK Ministry of Defence" is the "United Kingdom government".

    `home`: the country of offices that the story names without one. A parliament or court is its own side, a company and a party too.
    """
    metonym = metonym_of(name)
    if metonym:
        return metonym
    place = place_of(name)
    if place:
        return government(place.country) if place.kind == "country" else None
    words = fold(name)
    office = parse_role(name)
    if office and office.kind == "government" and office.country:  # "the Norwegian president's spokesman"
        return government(office.country)
    if _STATE.search(words) and not _PRIVATE.search(words):
        return government(_country_in(name) or home)
    if _HOUSES.search(words):
        country = _country_in(name) or home
        bare = _without_country(name)
        return f"{country} {bare}" if country and country != "European Union" and bare else " ".join(name.split())
    return " ".join(name.split()).removeprefix("the ")


def is_court(name: str | None) -> bool:
    """Whether a name or phrase is of a court or of who sits on it ("the High Court in Oslo", "Justice Ana Roth", "the judge")."""
    return name is not None and _COURT.search(name) is not None


def state_of(organisation: str | None) -> str | None:
    """The country an office is of: one of the gazetteer, or a name of one or two words that names no body ("Norland's minister")."""
    if not organisation:
        return None
    known = country_of(organisation)
    words = organisation.split()
    if _PORTFOLIOS & set(fold(organisation).split()):
        return None
    bare = len(words) <= 2 and all(word[0].isupper() for word in words) and not place_of(organisation)
    body = _STATE.search(fold(organisation)) or _HOUSES.search(fold(organisation)) or _PRIVATE.search(fold(organisation))
    return known or (organisation if bare and not body and not metonym_of(organisation) and not organisation.isupper() else None)


def party_of_role(role: NameRole, home: str | None = None) -> str | None:
    """The side that somebody in this office speaks for; null for one who speaks for himself (a former minister, a member of parliament)."""
    office = parse_role(" ".join((*role.flags, role.role)))
    if office is None or _APART & (set(role.flags) | set(office.flags)):
        return None
    if "opposition" in fold(role.role).split() and office.kind in ("company", "parliament", "party"):
        return f"{home} opposition" if home else "opposition"
    body = None if role.organisation and _PORTFOLIOS.issuperset(fold(role.organisation).split()) else role.organisation  # "Minister of Health"
    state = country_of(body) if body else None
    private = office.head in _COUNSEL and office.portfolio not in _PROSECUTING and not (state or office.country)
    if office.kind == "government" and not private:
        if body and state is None and office.head in _OF_PLACES and state_of(body):  # a town that the gazetteer does not have
            return f"{body} administration"
        if body and state is None:
            return government(state_of(body)) if office.head in _NATIONAL and state_of(body) else party_of_body(body, home)
        if office.head in _LOCAL:
            place = place_of(body) if body else None
            return f"{place.name} {'government' if place.kind == 'region' else 'city hall'}" if place and place.kind != "country" else None
        if office.organisation and not country_of(office.organisation):
            return party_of_body(office.organisation, home)
        return government(state or office.country or (home if home and has_office(home, office.head) else None))
    if office.kind in ("speech", "staff", "company"):
        if body and (state is None or office.kind == "speech"):
            return party_of_body(body, home)
        front = (office.portfolio or "").strip()
        return party_of_body(front, home) if front and metonym_of(front) else None
    if office.head in _COUNSEL and body and state is None:
        return party_of_body(body, home)
    if office.kind == "academic" and body and state is None and not _SCHOOLS.search(fold(body)):
        return party_of_body(body, home)
    return None


def party_of(kind: NameKind, name: str, roles: tuple[NameRole, ...], home: str | None = None) -> str | None:
    """The side behind a name: of a person by the office that most mentions give him, of a body by its name; null where none is known."""
    if kind == "place":  # a town speaks for nobody; a country for its government
        place = place_of(name)
        return government(name if place is None else place.country) if name == home or (place is not None and place.kind == "country") else None
    if kind == "organisation":
        return party_of_body(name, home)
    if kind != "person":
        return None
    apart = sum(len(role.mentions) for role in roles if _APART & set(role.flags))
    told = [(party, len(role.mentions)) for role in roles if (party := party_of_role(role, home))]
    known = [pair for pair in told if pair[0] != UNKNOWN_STATE] or told
    best = max(known, key=lambda pair: pair[1], default=None)
    return best[0] if best and best[1] >= apart else None


def same_party(a: str | None, b: str | None) -> bool | None:
    """Whether two sides are one; null where either is not known, or both are governments of which one has no country."""
    if a is None or b is None:
        return None
    one, two = _key(a), _key(b)
    if one == two:
        return True
    ends = " government"
    if one.endswith(ends) and two.endswith(ends) and adjective_like(*sorted((one.removesuffix(ends), two.removesuffix(ends)), key=len)):
        return True
    if UNKNOWN_STATE in (one, two) and one.endswith(UNKNOWN_STATE) and two.endswith(UNKNOWN_STATE):
        return None
    return False


def adjective_like(land: str, word: str) -> bool:
    """Whether a word looks like the adjective of a land that the gazetteer does not have: "Turvalean" of "Turvale", "Norlandi" of "Norland"."""
    if place_of(land) or country_of(word) or not 0 < len(word) - len(land) <= 3 or len(land) < 4:
        return False
    return fold(word).startswith(fold(land).removesuffix("a").removesuffix("e")) and fold(word).endswith(("i", "n", "ese", "ish", "ic"))


def _key(party: str) -> str:
    words = fold(party).removeprefix("the ").split()
    for size in (3, 2, 1):
        place = place_of(" ".join(words[:size])) if len(words) > size else None
        if place and place.kind == "country":
            return " ".join((fold(place.name), *words[size:]))
    return " ".join(words)


def _country_in(name: str) -> str | None:
    """The country a body's name starts or ends with ("Norwegian Ministry of Fisheries", "Embassy of Chile")."""
    words = name.split()
    for size in (3, 2, 1):
        for part in (" ".join(words[:size]), " ".join(words[-size:])):
            place = place_of(part)
            if adjective_of(part) or (place and place.kind == "country"):
                return country_of(part)
    return None


def _without_country(name: str) -> str:
    words = name.split()
    for size in (3, 2, 1):
        part = " ".join(words[:size])
        if len(words) > size and (adjective_of(part) or ((place := place_of(part)) and place.kind == "country")):
            return " ".join(words[size:])
    return " ".join(words).removeprefix("the ").removeprefix("The ")
