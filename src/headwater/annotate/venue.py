"""Reads where or to whom something was said: "told Radio Norte", "in an interview with the Herald", "at a press conference in Oslo"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.annotate.names_words import BODY_ENDS, CALENDAR
from headwater.text import fold
from headwater.values.place import adjective_of, country_of, people_of

# A name as an outlet prints it: capitals, inner small words, an article before it. Bounded, so that no text can make it slow.
_CAPS = r"[A-Z\u00c0-\u00de][\w&.\u2019'+-]{0,30}"
_NAME = rf"(?:[Tt]he )?{_CAPS}(?: (?:of |de |del |la |le |and |& |du |on |for )?{_CAPS}){{0,5}}(?: \d{{1,3}}\b)?"
# "the newspaper Vestavis", "the news agency NNA"; "a Norland newspaper" names no paper.
_PAPERS = "newspaper|paper|daily|weekly|magazine|website|site|broadcaster|channel|network|station|agency|programme|program|outlet"
_KIND = rf"(?:(?:the |a )?(?:[a-z]{{2,12}} )?(?:{_PAPERS}) )"
_SLOT = rf"(?:{_KIND}|(?:the |its |a |an )(?!{_CAPS} (?:{_PAPERS})\b)|{_CAPS}[\u2019']s )?(?P<name>{_NAME})"
_FORMS = "|".join(
    (
        "statement|letter|memo|email|e-mail|post|blog post|blog|tweet|op-ed|article|column|video|speech|address|report|press release|release",
        "news release|podcast|testimony|affidavit|filing|message|note|documentary|essay|thread|broadcast|readout|communiqué|communique|judgment",
        "judgement|ruling|opinion|notice|bulletin|newsletter|book|memoir|briefing paper|paper|study|press notice|circular",
    )
)
_MEETINGS = "|".join(
    (
        "press conference|news conference|press briefing|news briefing|media briefing|briefing|conference|summit|rally|event|debate|hearing",
        "town hall|ceremony|forum|meeting|session|public meeting|webinar|symposium|launch|funeral|vigil|call|phone call",
    )
)
_TOLD = re.compile(rf"\b(?:told|tells|telling|informed) {_SLOT}")
_TALK = re.compile(
    rf"\b(?:says?|said|whisper(?:s|ed)|confid(?:es|ed)|admit(?:s|ted)|confirm(?:s|ed)|explain(?:s|ed)|complain(?:s|ed)) to {_SLOT}|"
    rf"\b(?:[Ss]peaking|[Tt]alking|spoke|[Ii]nterview(?:ed)?|[Rr]emarks|[Cc]omments|[Ss]tatement|[Cc]onversation|[Aa]ppearance)"
    rf" (?:exclusively |earlier |later |on [A-Z]\w+ )?(?:to|with|by|on) {_SLOT.replace('<name>', '<other>')}"
)
_PROGRAMME = re.compile(rf"\b[Oo]n {_SLOT}(?: (?:programme|program|show|podcast|radio))")
_FORM = re.compile(
    rf"\b[Ii]n (?P<det>an?|the|his|her|their|its) (?P<form>(?:[a-z-]{{2,14}} ){{0,2}}(?:{_FORMS}))\b(?P<more>(?: to| on| in) {_NAME})?"
)
_MEETING = re.compile(
    rf"\b(?:at|during|in|after|told|to) (?P<det>an?|the|his|her|their) (?P<form>(?:[a-z-]{{2,14}} ){{0,2}}(?:{_MEETINGS}))\b"
    rf"(?P<more>(?: in| with| at| on| of) (?:the )?(?:{_CAPS} (?:[a-z]{{3,12}} ){{1,2}})?{_NAME})?"
)
_VISIT = re.compile(rf"\b(?:during|on|in) (?:an?|the|his|her|their) (?:[a-z]{{2,12}} )?(?P<form>visit|trip|tour) (?:to|of) (?P<more>{_NAME})")
_TWEET = re.compile(r"\b(?:tweeted|tweets|tweeting|retweeted|in a tweet|(?:on|via) Twitter)\b|\(@\w{1,20}\)")
_POSTED = re.compile(rf"\b(?:(?:wrote|writing) (?:on|in|via|for)|(?:posted|posting|said|shared|post|posts|video) (?:on|via)) {_SLOT}")
_PLACE = re.compile(rf"\b(?:[Ss]peaking|said|speaks) (?:to reporters )?(?:in|from) (?P<name>{_NAME})")
_HOUSE = re.compile(
    r"\b(?:told|tells|telling|addressing) (?P<name>(?:the )?(?:parliament|congress|mps|lawmakers|legislators|senators|court|jurors|hall|inquiry|"
    r"conference|summit|crowd|congregation|committee|commission|council|panel|hearing|tribunal|audience|delegates|meeting|chamber|mourners))\b"
)
# Where somebody stood who spoke: "told reporters on the steps of the court", "he said in the camp at Tervale".
_PRESS = r"(?:reporters|newsmen|journalists|correspondents|the press|the media)"
_SPOT = (
    r"terrace|steps|camp|harbour|harbor|quay|market|school|hospital|church|mosque|square|stadium|airport|station|embassy|hotel|offices?|headquarters|"
    r"courthouse|court|palace|university|college|factory|plant|mine|port|dock|bridge|beach|village|garden|lawn|yard|scene|site|gates?|entrance|lobby|"
    r"ward|clinic|museum|theatre|studio|farm|shelter|ministry|parliament"
)
_AT = (
    rf"(?P<prep>on|in|at|outside|inside|near|from) (?:(?:the|a|an) )?(?P<spot>(?:[a-z]{{3,14}} ){{0,2}}(?:{_SPOT})(?: (?:of|in|at) (?:the )?"
    rf"(?:{_CAPS}(?: {_CAPS}){{0,3}}|[a-z]{{3,12}}))?)(?=[,.;:]|\s*$| on | after | as | that )"
)
_TO_PRESS = re.compile(rf"\b(?:told|telling|to|tells) {_PRESS}(?: {_AT}| (?:in|at) (?P<town>{_CAPS}(?: {_CAPS}){{0,2}}))?")
_THERE = re.compile(rf"\b(?:said|says)\b[^.;]{{0,60}}? {_AT}")
_OWN = re.compile(
    r"\b(?:told|tells|to|with) (?:this (?:newspaper|paper|website|station|programme|magazine|reporter)|our [a-z]{3,14}(?: [a-z]{3,14})?|us)\b"
)
_ANNOUNCING = re.compile(
    r"\b(?:[Aa]nnouncing|[Uu]nveiling) (?:the |a |an |its |his |her |their )?(?:[\w\u00a3$\u20ac.-]{1,20} ){0,4}?"
    r"(?P<thing>[a-z]{3,20})(?=,| for | to | of | in )"
)
_DAYS = re.compile(r" (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$|\.$")
_PEOPLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|President|Prime|Minister|Secretary|Sen|Rep|Gov|Sir|Lord|King|Queen|Pope|Chancellor|Judge)\b")


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue as the text names it, and the reason; `definite`: "the letter", which an earlier mention may name more fully."""

    name: str
    because: str
    definite: bool = False


def read_venue(words: str, persons: frozenset[str]) -> Venue | None:
    """The venue that the words around a cue name, quoted contents blanked out; null where none is stated.

    `persons`: spellings (folded) of persons in the article: somebody who was told something is no venue.
    """
    for pattern, reason in ((_TOLD, "told"), (_TALK, "speaking to"), (_PROGRAMME, "on a programme")):
        for match in pattern.finditer(words):
            name = _medium(match.group("name") or match.groupdict().get("other") or "", persons)
            if name:
                return Venue(name, f"{reason} {name}")
    if _TWEET.search(words):
        return Venue("Twitter", "tweeted")
    for match in _POSTED.finditer(words):
        name = _medium(match.group("name"), persons)
        if name and not country_of(name):
            return Venue(name, f"wrote on {name}")
    press = _TO_PRESS.search(words)
    if press and press.group("spot"):
        return _spot(press)
    for pattern in (_FORM, _MEETING):
        phrase = pattern.search(words)
        if phrase:
            return _phrase(phrase, persons)
    visit = _VISIT.search(words)
    if visit:
        return Venue(f"{visit.group('form')} to {_plain(visit.group('more'))}", f"on a {visit.group('form')}")
    announced = _ANNOUNCING.search(words)
    if announced:
        return Venue(f"announcement of the {announced.group('thing')}", "announcing it")
    house = _HOUSE.search(words)
    if house:
        return Venue(_plain(house.group("name")), f"told {house.group('name')}")
    if press:
        return Venue(_plain(press.group("town")) if press.group("town") else "reporters", "told reporters")
    there = _THERE.search(words)
    if there:
        return _spot(there)
    place = _PLACE.search(words)
    if place and country_of(_plain(place.group("name"))):
        return Venue(_plain(place.group("name")), "said in a place")
    return None


def told_own(words: str) -> bool:
    """Whether somebody told the outlet itself: "told this newspaper", "told our morning show"."""
    return _OWN.search(words) is not None


def _spot(match: re.Match[str]) -> Venue:
    """ "steps of the court", "outside the court"."""
    outside = match.group("prep") in ("outside", "near")
    spot = _plain(match.group("spot"))
    return Venue(f"{match.group('prep')} the {spot}" if outside else spot, f"said {match.group('prep')} the {spot}")


def _phrase(match: re.Match[str], persons: frozenset[str]) -> Venue:
    """ "press conference in Oslo", "open letter": with a place or body where one is named, a person without office."""
    form, more = match.group("form"), (match.group("more") or "").strip()
    if more and fold(more.split()[1]).removesuffix(".") in CALENDAR:  # "in a statement on Monday"
        more = ""
    if more:
        link, _, name = more.partition(" ")
        name = _plain(name)
        known = next((spelling for spelling in sorted(persons, key=len, reverse=True) if " " in spelling and fold(name).endswith(spelling)), None)
        if known:
            name = name[-len(known) :]
        more = f" {link} {name}"
    definite = match.group("det") == "the" and not more
    return Venue(form + more, f"in {match.group('det')} {form}", definite)


def _medium(name: str, persons: frozenset[str]) -> str | None:
    """A receiver as a venue: none where it is a person, a people or a country."""
    plain = _plain(name)
    bare = plain.removeprefix("the ").removeprefix("The ")
    last = fold(bare).split()[-1] if bare else ""
    if last.isdigit() and fold(bare).split()[0] in CALENDAR:  # "on June 10"
        return None
    if not bare or _PEOPLE.match(bare) or last in CALENDAR or people_of(bare) or country_of(bare) or adjective_of(bare.split()[0]):
        return None
    if fold(bare) in persons and last not in BODY_ENDS:
        return None
    return plain


def _plain(name: str) -> str:
    """Without possessor, day and final point: "the UK's Herald" is "Herald"."""
    name = _DAYS.sub("", name.strip())
    for mark in ("\u2019s ", "'s "):
        head, cut, tail = name.partition(mark)
        if cut and country_of(head):
            return tail
        if cut:
            return head
    for mark in ("\u2019s", "'s"):
        name = name.removesuffix(mark)
    return name.rstrip(".,'\u2019")
