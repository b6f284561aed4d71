"""The outlet that a page names above its headline or below its text, where the text itself bears it out; what is doubtful stays null."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.read.names import NAME, agency_like, bare, byline, outlet_like, owner_like, same_outlet, words_of
from headwater.read.when import find_when

_ABOVE = 4  # lines at the top among which a masthead is looked for
_MOST_WORDS = 6
_LONGEST = 100_000  # characters of a text that are looked through
_PARTED = re.compile(r"\s*(?:\s[|/»›>·•–—]\s|[|»›])\s*")
_LABEL = re.compile(
    r"\W{0,3}(?:(?:for )?immediate release"
    r"|(?:press|news|media) (?:release|statement|advisory|notice)|statement|embargoed?\b.{0,60}|transcript"
    r"|(?:official|verbatim) (?:report|record)(?: \(.{1,20}\))?|breaking(?: news)?|just in|live|exclusive"
    r"|opinion|analysis|advertisement|urgent|update"
    r"|(?:home|front) ?page|news|press|menu|search|subscribe|sign in|log in|share(?: this)?|print|listen)\W{0,3}$",
    re.I,
)
_CODE = re.compile(r"(?=[A-Z]*\d)[A-Z\d]*[A-Z][A-Z\d]*$")  # letters and digits in one word: RWX0417, 13MAY31
_LEAD = re.compile(
    r"\(?(?:\d(?:ST|ND|RD|TH)|FIRST|NEW|UPDATED?|WRITETHRU|EDS|ADDS|RAISES|CORRECTS|RECASTS)\b.{0,20}\b(?:LEAD|LD|ADDS|RAISES|WITH|TO|UPDATES?)\b"
)
_SLUG = re.compile(r"[A-Z][A-Z\d]{1,20}(?:[-/][A-Z\d]{2,20}){1,5}\b")
_COLOPHON = re.compile(
    rf"({NAME})(?:[.,]? is (?:a |an |the )?(?:[\w-]{{1,20}} ){{0,4}}(?:published|printed|newspaper|daily|weekly|magazine|news (?:agency|site)"
    r"|broadcaster|station|edited)\b|[.,]? (?:(?:P\.? ?O\.? ?Box|Founded|founded|Established|established|Editor|Publisher|Printed|Published"
    r"|Tel|Phone|Telephone|Address|Registered|Circulation|ISSN)\b))"
)
_GENERIC = words_of("press news radio media group online agency service tv television fm wire network live today now times")
_BODIES = re.compile(
    r"\b(?:court|council|committee|assembly|parliament|senate|house|inquiry|commission|conference|government|ministry|minister|president|board|union"
    r"|bank|police|congress|cabinet|agency|jury|panel|tribunal|party|club|group|summit|forum|meeting|rally|association|authority|department|office"
    r"|society|federation|university|school|hospital|company|church|team|army|force|state|treasury|governor|mayor|king|queen|prime|public|nation|world)$",
    re.I,
)


def prefatory(row: str) -> bool:
    """Whether a line above a text only leads up to its headline: a wire's slug, a label such as FOR IMMEDIATE RELEASE, a trail of sections."""
    line = row.strip()
    if len(line) > 160:
        return False
    return bool(_LABEL.match(line)) or is_slug(line) or len(re.findall(r"\w\s?[>»›]\s?\w", line)) >= 2 or bool(re.match(r"Home\s?[|/>»›]", line))


def is_slug(line: str) -> bool:
    """Whether a line is the slug of an agency's copy: capitals, with codes, words joined by strokes, or the number of the lead."""
    if re.search(r"[a-z]", line) or not re.search(r"[A-Z]", line):
        return False
    words = line.split()
    codes = sum(_CODE.match(word) is not None and len(word) >= 5 for word in words)
    return bool(codes >= 2 or (codes and len(words) <= 3) or _LEAD.search(line) or (_SLUG.match(line) and "/" in words[0]))


def masthead(rows: Sequence[str], text: str) -> str | None:
    """The name that stands above the headline (`rows`: the first lines), if it is shaped as an outlet's or the text speaks of itself by it."""
    for n, row in enumerate(rows[:_ABOVE]):
        line = row.strip()
        name = masthead_name(line)
        if name is None or not _headline_follows(rows[n + 1 :]):
            if prefatory(line):
                continue
            return None
        shaped = outlet_like(name, strict=True) and (line.isupper() or line.startswith("The ") or line != name)
        if shaped or speaks_as(name, text):
            return _in_text(name, text)
        if not prefatory(line):
            return None
    return None


def masthead_name(line: str) -> str | None:
    """The name in a line that could be a masthead: alone, before a section (`NAME | Islands`), or before a date."""
    if len(line) > 90 or line.endswith((".", "!", "?", ":", ",")) or byline(line)[0]:
        return None
    when = find_when(line)
    head = line[: when.start] if when else line
    if when:
        head = re.sub(r"[\s,|·•–—-]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[\s,|·•–—-]*$", "", head)
    first, *rest = _PARTED.split(head.strip())
    name = bare(first.strip())
    if any(len(part.split()) > 2 for part in rest) or not re.fullmatch(NAME, name) or not 1 <= len(name.split()) <= _MOST_WORDS:
        return None
    return ("The " if re.match(r"the ", first) else "") + name


def _headline_follows(rows: Sequence[str]) -> bool:
    """Whether one of the next lines is a headline, before any prose."""
    for row in rows[:4]:
        line = row.strip()
        if len(line) > 200 or line.endswith((".", ":", ",")):
            return False
        if len(line.split()) >= 4 and not byline(line)[0] and not prefatory(line) and not (find_when(line) and len(line.split()) <= 6):
            return True
    return False


def colophon(foot: Sequence[str], text: str) -> str | None:
    """The outlet that one of the last lines presents: `NAME is published every ...`, `NAME. P.O. Box ...`."""
    for row in reversed(foot):
        match = _COLOPHON.match(row.strip())
        name = bare(match.group(1)) if match else ""
        if name and not agency_like(name) and not owner_like(name) and (outlet_like(name, strict=True) or speaks_as(name, text)):
            return name
    return None


def speaks_as(name: str, text: str) -> bool:
    """Whether a text speaks of itself by this name or its last word: in a credit, to its readers, or as the one that was told or saw something."""
    text = text[:_LONGEST]
    return any(_cues(short).search(text) or _told(short, text) for short in _short_forms(name))


def _short_forms(name: str) -> list[str]:
    full = re.sub(r"^the\s+", "", name, flags=re.I)
    last = full.split()[-1]
    forms = [full] if len(full.split()) > 1 or last.lower() not in _GENERIC else []
    return [*forms, *([last] if len(last) >= 4 and last.lower() not in _GENERIC and last != full else [])]


def _cues(short: str) -> re.Pattern[str]:
    """What only the outlet itself puts its name to: picture credits, its own reporters, lists of its stories, words to its readers."""
    name = re.escape(short)
    return re.compile(
        rf"\b(?:more|also|latest|best|(?:most|must) (?:read|popular|viewed)) (?:from|in|on|at) (?:the )?{name}\b"
        rf"|\b(?:photo|photograph|picture|image|pic|video|graphic)s?\s?(?:[:|]|by)\s?(?:[\w.'’ -]{{1,40}}/\s?)?(?:the )?{name}\b"
        rf"|\b{name} (?:reporter|correspondent|staff|writer|news ?desk|newsroom|e-?paper|picture desk)\b"
        rf"|\b(?:subscribe to|follow|call|ring|contact|e-?mail|support) (?:the )?{name}\b"
        rf"|\bcalls from (?:the )?{name}\b|\b{name} (?:understands|can reveal|has (?:seen|learned|learnt))\b"
        rf"|\bas (?:the )?{name} saw\b",
        re.I,
    )


def _told(short: str, text: str) -> bool:
    """Whether people told this name something, and it is no court, council or other body that people tell things."""
    if _BODIES.search(short):
        return False
    return re.search(rf"\b(?:told|telling|spoke to|speaking to|interview with) (?:[Tt]he )?{re.escape(_capitalised(short))}\b", text) is not None


def _capitalised(name: str) -> str:
    """A name in capitals with small letters; short words stay, as they may be initials, but for the small words of a title."""
    words = [word.capitalize() if word.isupper() and (len(word) > 3 or word == "THE") else word for word in name.split()]
    return " ".join(word.lower() if word in ("OF", "AND", "FOR") else word for word in words)


def _in_text(name: str, text: str) -> str:
    """A masthead in capitals as the name is printed elsewhere in the text; one that begins with THE in small letters all the same."""
    if not name.isupper():
        return name
    found = next((m for m in re.finditer(re.escape(name), text[:_LONGEST], re.I) if not m.group().isupper() and m.group()[:1].isupper()), None)
    return found.group() if found else _capitalised(name) if name.startswith("THE ") else name


def press_only(name: str) -> bool:
    """Whether a copyright holder's name ends in a word that houses of many outlets share with outlets (`NAME Press`)."""
    return name.split()[-1:] in (["Press"], ["Media"], ["PRESS"], ["MEDIA"])


def spelled(initials: str, text: str, foot: Sequence[str]) -> str | None:
    """The name that the text itself spells out for an agency's initials, in a line at its end or before the initials in parentheses."""
    if not re.fullmatch(r"[A-Z]{2,6}", initials):
        return None
    before = re.finditer(rf"({NAME}) \({initials}\)", text[:_LONGEST])
    places = [*(match.group(1) for match in before), *(match.group() for row in foot for match in re.finditer(NAME, row))]
    for place in places:
        words = bare(place).split()
        for start in range(len(words)):
            name = " ".join(words[start:]).strip(" .,")
            if _initials(name) == initials.lower() and len(re.findall(r"[A-Za-z]+", name)) >= 2 and same_outlet(initials, name):
                return name
    return None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word.lower() not in ("the", "of", "and", "de", "for")).lower()
