"""Reads what a venue is: a medium, a press conference, a release, a post, a document, a chamber, a call, an event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from headwater.text import fold, folded_words
from headwater.values.place import place_of

VenueKind = Literal["medium", "press", "release", "post", "document", "chamber", "event"]

# News agencies of the world by their short names. A dateline in parentheses is taken as it is; this table only joins two names of one agency.
AGENCIES = {
    "ap": "Associated Press",
    "afp": "Agence France-Presse",
    "pa": "Press Association",
    "pa media": "Press Association",
    "pa news agency": "Press Association",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "dpa": "Deutsche Presse-Agentur",
    "upi": "United Press International",
    "efe": "EFE",
    "ansa": "ANSA",
    "lusa": "Lusa",
    "tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "xinhua": "Xinhua",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "jiji": "Jiji Press",
    "pti": "Press Trust of India",
    "ani": "Asian News International",
    "ians": "Indo-Asian News Service",
    "anadolu": "Anadolu",
    "irna": "IRNA",
    "wafa": "WAFA",
    "mena": "MENA",
    "antara": "Antara",
    "bernama": "Bernama",
    "vna": "Vietnam News Agency",
    "aap": "Australian Associated Press",
    "cp": "Canadian Press",
    "belga": "Belga",
    "ritzau": "Ritzau",
    "ntb": "NTB",
    "pap": "PAP",
    "ctk": "CTK",
    "mti": "MTI",
    "apa": "Austria Presse Agentur",
    "ats": "Keystone-SDA",
    "saba": "Saba",
    "spa": "Saudi Press Agency",
    "suna": "SUNA",
    "nan": "News Agency of Nigeria",
    "ukrinform": "Ukrinform",
    "bloomberg": "Bloomberg",
}
_AGENCY_NAMES = {fold(name): name for name in AGENCIES.values()}

_MEDIA_WORDS = frozenset(
    folded_words(
        "times post news newspaper radio television tv channel broadcaster herald guardian telegraph tribune gazette journal daily weekly "
        "press observer independent chronicle star sun mail mirror express echo examiner inquirer courier dispatch bulletin "
        "sentinel globe magazine podcast broadcasting dagblad zeitung tageszeitung diario jornal periodico "
        "journalist presse rundfunk fm newsroom newsnight"
    )
)
_BODIES = frozenset(
    folded_words(
        "institute university college school department ministry committee commission association federation union council office bureau bank "
        "hospital court parliament police party foundation society company inc ltd plc"
    )
)
_PRESS = re.compile(r"\b(?:reporters?|journalists?|press conference|news conference|(?:press |media |news )?briefing|media|newsmen|the press)\b")
_RELEASE = re.compile(
    r"\b(?:statements?|press release|news release|release|announcement|communique|advisory|declaration|readout|e-?mail|text message)\b"
)
_POST = re.compile(
    r"\b(?:tweets?|tweeted|twitter|facebook|instagram|telegram|truth social|mastodon|bluesky|threads|linkedin|tiktok|youtube|weibo|reddit|vkontakte|"
    r"social media|post|video message)\b|\bx\b"
)
_DOCUMENT = re.compile(
    r"\b(?:letter|report|study|paper|filings?|memo|memorandum|book|memoir|op-?ed|column|essay|article|documents?|affidavit|complaint|"
    r"indictment|lawsuit|"
    r"petition|survey|poll|index|dossier|manifesto|survey|website|web site|blog|journal article|data)\b"
)
_CHAMBER = re.compile(
    r"\b(?:parliament|house of (?:commons|lords|representatives)|commons|lords|senate|senators|congress|congressional|lawmakers|legislators|mps|"
    r"deputies|assembly|council|councillors|committee|commission of inquiry|inquiry|hearing|court|jury|judges?|tribunal|trial|testimony|"
    r"general assembly)\b"
)
_CALL = re.compile(r"\b(?:phone|telephone|call)\b")
_INTERVIEW = re.compile(r"\binterview(?:ed|s)?\b")
_EVENT = re.compile(
    r"\b(?:visit|trip|tour|speech|address|rally|summit|conference|ceremony|meeting|forum|event|lecture|sermon|mass|vigil|funeral|march|"
    r"protest|debate|"
    r"convention|congress|gathering|hustings|campaign)\b"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}(?: (?:News|Radio|TV|Sport|World|One|Two|[0-9]{1,2}))*")
_FILLER = frozenset(folded_words("the a an of in on at to for by and with his her its their our uk us local national state"))
_SUFFIX = frozenset(
    folded_words(
        "news newspaper newspapers magazine website online agency channel radio tv television broadcaster station network programme show daily s"
    )
)


@dataclass(frozen=True, slots=True)
class Known:
    """Names of one story that tell what a venue is: outlets of the collection, places and people that are named (folded)."""

    outlets: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    initials: tuple[tuple[str, str], ...] = ()  # of outlets of two words or more, with the outlet


_NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Venue:
    """Where or to whom something was said: `key` is what two spellings of one venue share (a set of folded words)."""

    kind: VenueKind
    name: str
    key: frozenset[str]


def agency(name: str | None) -> str | None:
    """The full name of a news agency, or None where the name is not one of the table."""
    if not name:
        return None
    bare = re.sub(r"^the ", "", fold(name)).replace(".", "").strip()
    return AGENCIES.get(bare) or _AGENCY_NAMES.get(bare)


def is_medium(name: str | None, known: Known = _NOTHING) -> bool:
    """Whether a name reads as a newspaper, broadcaster or agency: by its words, by being an outlet of the collection, or a news agency."""
    if not name:
        return False
    words = [word for word in folded_words(name) if word not in ("the", "s")]
    if not words or not any(c.isupper() for c in name):
        return False
    if agency(name) or any(outlet == " ".join(words) or outlet.endswith(f" {' '.join(words)}") for outlet in known.outlets):
        return True
    if len(words) > 6 or _BODIES.intersection(words):
        return False
    return words[-1] in _MEDIA_WORDS or words[0] in ("radio", "tv", "daily") or words[-1].endswith("news") or words[-2:] == ["news", "agency"]


def read_venue(text: str | None, known: Known = _NOTHING) -> Venue | None:
    """What kind of venue the words name, or None where they name none that is known.

    The words are what stands after "told", "speaking to", "in an interview with", "at a", "in a", with or without these.
    """
    if not text or not text.strip():
        return None
    low = fold(text)
    name = " ".join(text.split())
    if _INTERVIEW.search(low):
        named = re.sub(r"^.*\binterview(?:ed|s)?\b(?:,? (?:with|by|on|for|to|in|published (?:by|in)))?", "", name, flags=re.I).strip(" ,.")
        return Venue("medium", named or name, media_key(named or "interview"))
    if is_medium(name, known):
        return Venue("medium", agency(name) or name, media_key(name))
    if _CALL.search(low):
        return None  # who talked on the telephone is known from a readout: the call is no place where reporters were
    for kind, pattern in _ORDER:
        if pattern.search(low):
            return Venue(kind, name, _event_key(low) if kind == "event" else frozenset({kind}))
    bare = low.removeprefix("the ")
    if bare in known.people:
        return None
    place = place_of(bare.removeprefix("in "))
    if place is not None or bare.removeprefix("in ") in known.places:
        country = folded_words(place.country) if place is not None and place.country else []
        return Venue("event", name, _event_key(low) | frozenset(country))
    if _ACRONYM.fullmatch(re.sub(r"^[Tt]he ", "", name)) or (name[:1].isupper() and _capitalised(name)):
        return Venue("medium", name, media_key(name))
    return None


def media_key(name: str) -> frozenset[str]:
    """What two names of one medium share: folded words without articles and words such as "newspaper"."""
    known = agency(name)
    words = [word.removesuffix("'s") for word in folded_words(known or name)]
    core = frozenset(word for word in words if word not in _FILLER and word not in _SUFFIX)
    return core or frozenset(words)


def same_key(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two keys may name one venue: one holds all words of the other, or is its initials."""
    return a <= b or b <= a


def _event_key(low: str) -> frozenset[str]:
    words = frozenset(word for word in folded_words(low) if word not in _FILLER and not _EVENT.fullmatch(word) and word != "during")
    return words or frozenset(folded_words(low))


def _capitalised(name: str) -> bool:
    words = [word for word in name.split() if word.lower() not in _FILLER]
    return bool(words) and len(words) <= 5 and all(word[:1].isupper() or word[:1].isdigit() for word in words)


_ORDER: tuple[tuple[VenueKind, re.Pattern[str]], ...] = (
    ("press", _PRESS),
    ("post", _POST),
    ("release", _RELEASE),
    ("chamber", _CHAMBER),
    ("document", _DOCUMENT),
    ("event", _EVENT),
)
