"""Words that look like the name of an outlet or an agency: by their shape and the common nouns such names are made of."""

from __future__ import annotations

import re

# Common nouns that newspapers, stations and news sites are named with. No outlet is named here.


def words_of(*rows: str) -> frozenset[str]:
    """The words of these rows."""
    return frozenset(" ".join(rows).split())


# Common nouns that newspapers, stations and news sites are named with. No outlet is named here.
_STRICT = words_of(
    "times post news herald tribune gazette courier journal chronicle independent guardian observer telegraph mail express mirror sun star globe",
    "examiner inquirer enquirer dispatch sentinel bulletin argus echo mercury advertiser messenger beacon newspaper newswire magazine radio tv",
    "television ledger",
)
_LOOSE = words_of("standard record review register reporter citizen monitor voice press daily weekly today online wire")
# A label such as "WORLD NEWS" names a section of a site, and none of these words alone names an outlet.
_SECTIONS = words_of(
    "breaking world latest top local national international foreign business sport sports politics political home more other uk us usa eu europe",
    "africa asia american british entertainment tech technology science health weather opinion live video exclusive good bad fake crime money city",
    "state midwest north south east west northern southern eastern western county",
    "regional general related recent trending popular featured showbiz lifestyle travel education environment economy press your our my the",
    "a in and of front page headline market markets stock financial finance war election campaign celebrity tv radio",
)
_WORD = r"[A-Z0-9][\w'’&.-]{0,30}"  # bounded, so that no hostile line is slow
NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|the|and|de|di|du|&) )?{_WORD}){{0,5}}"
_TAIL = re.compile(r",? (?:LLC|Inc|Ltd|Limited|PLC|plc|Co|Corp|GmbH)\.?$")
_AFTER = re.compile(r"\.? All\b|\. (?=[A-Z])| (?:19|20)\d\d\b")
_AGENCIES = re.compile(
    r"Associated Press|\b(?:Press Association|News Agency|News Service|Newswire|News Wire|Media Wire|Wire Service"
    r"|Agence|Agencia"
    r"|Agenzia|Reuters|AFP|AP|UPI|dpa|DPA|EFE|ANSA"
    r"|Xinhua|TASS|Interfax|Kyodo|PTI|ANI|IANS|AAP|PA Media)\b"
)
_OWNERS = re.compile(r"\b(?:media|group|publishing|publishers|holdings|company|corporation|corp|newspapers|networks|communications|partners)\b", re.I)


def outlet_like(name: str, *, strict: bool = False) -> bool:
    """Whether a name has a noun of outlets in it and is no section label. `strict` takes only nouns that mean little else."""
    words = re.findall(r"[a-z]+", name.lower().replace("'s", ""))
    if not words or len(words) > 7 or all(word in _SECTIONS or word == "news" for word in words):
        return False
    return any(word in _STRICT or (not strict and word in _LOOSE) for word in words) or any(
        w.endswith(("news", "times", "post")) and len(w) > 5 for w in words
    )


def owner_like(name: str) -> bool:
    """Whether a name is rather that of a company that owns outlets."""
    return bool(_OWNERS.search(name))


def agency_like(name: str) -> bool:
    """Whether a name is that of a news agency, whose texts run in many outlets (the large ones, and by their common nouns)."""
    return bool(_AGENCIES.search(name))


def bare(name: str) -> str:
    """A name without the form of its company and the marks around it."""
    name = _AFTER.split(name, maxsplit=1)[0].strip().removeprefix("the ")
    return _TAIL.sub("", name.strip().strip("|·•*-–—:.,“”\"'’ ")).strip()


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are spellings of one: case, marks and a leading article aside, by initials, or as part of a host's name."""
    a, b = sorted((_key(one), _key(other)), key=len)
    initials = {"".join(word[0] for word in re.findall(r"[A-Za-z]+", name)).lower() for name in (one, other)}
    letters = re.sub(r"\d", "", a)
    return a == b or (len(a) >= 2 and a in initials) or (len(letters) >= 3 and b.startswith(letters) and "." in one + other)


def _key(name: str) -> str:
    return re.sub(r"^the\s|[^a-z0-9]", "", re.sub(r"^the\s+", "", name.lower()))


_PERSON = r"[^\W\d_a-z][\w'’.-]{0,30}(?: (?:(?:de|van|von|der|bin|al|la|du|da|del|y) )?[^\W\d_a-z][\w'’.-]{0,30}){1,3}"
_BY = re.compile(
    rf"(?:By|BY|Words by|Story by|Written by|Reported by|Author:|Authors:)\s+"
    rf"({_PERSON}(?:(?:, | and | AND | & |, and ){_PERSON}){{0,5}})"
)
_PERSONS = re.compile(_PERSON)
_JOB = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|bureau|chief|columnist|producer|desk|agencies|agency|associated|contributor)\b", re.I
)


def is_job(words: str) -> bool:
    """Whether the words after a name are what somebody does, not where."""
    return bool(_JOB.search(words))


def byline(line: str) -> tuple[tuple[str, ...], str]:
    """The authors a line names ("By A B and C D") and what follows them in the line; nothing for a line that is no byline."""
    match = _BY.match(line)
    if match is None or len(line) > 200:
        return (), ""
    parts = [part.strip() for part in re.split(r", and |, | and | AND | & ", match.group(1))]
    people = [_PERSONS.fullmatch(part) is not None and not outlet_like(part) and not is_job(part) for part in parts]
    authors = tuple(part.strip(" .") for part, person in zip(parts, people, strict=True) if person)
    rest = line[match.end() :]
    if len(parts) > 1 and not people[-1]:
        rest = f", {parts[-1]}{rest}"
    return authors, rest
