"""What a text says of itself: title, authors, date, the outlet it ran in, the agency it came from. Silence stays null."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from headwater.read.masthead import colophon, masthead, masthead_name, prefatory, press_only, speaks_as, spelled
from headwater.read.names import NAME, agency_like, bare, byline, is_job, outlet_like, owner_like, same_outlet
from headwater.read.when import find_when
from headwater.record import Basis, DerivedFrom
from headwater.text import lines
from headwater.text.markup import is_image, unmarked

_HEAD = 12  # lines at the top that may speak of the article
_FOOT = 8  # lines at its end
_SHORT = 160  # characters; a longer line is prose

_FIELD = re.compile(r"(outlet|source|publisher|publication|newspaper|title|headline|date|published|author|authors|by|url|link)\s*:\s*(\S.*)", re.I)
_SCRAPED = re.compile(r"\s*(?:date|published|posted)\W{1,3}((?:19|20)\d\d-\d\d-\d\d)(?:T\S+)?\s+", re.I)
_PUBLISHED = re.compile(r"\b(?:published|posted|first published|created|issued|date)\b", re.I)
_LABELLED_DAY = re.compile(r"\W{0,3}(?:first |last )?(?:published|posted|created|issued|updated|modified|date)\b.{0,80}$", re.I)
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified)\b", re.I)
_FOR = re.compile(rf"\s*,?\s+(?:[Ff]or|FOR)\s+({NAME})\s*$")
_STAFF = re.compile(rf"(?:By |BY )?(?:[^,]{{3,60}}, )?({NAME}) (?:[Ss]taff(?: [Ww]riters?| [Rr]eporters?)?|[Rr]eporters?|[Cc]orrespondents?)\s*$")
_COPYRIGHT = re.compile(rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)\s*(?:©|\([cC]\))?\s*(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:by )?({NAME})")
_DATED_LABEL = re.compile(rf"({NAME})\s*(?:[,|·•–—-]\s*)(?=\d|[A-Z][a-z]{{2,8}}\.? \d)")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n(){}:;“”\"!?]{1,70}?)\s*\((?P<agency>(?![RDI]-)[A-Z][\w.&'’/ -]{1,30})\)\s*(?:[-–—:]|--)\s*(?=\S)",
)
_BARE_DATELINE = re.compile(r"\((?P<agency>[A-Z][\w.&'’/-]{1,20}(?: [A-Z][\w.&'’-]{1,20}){0,2})\)\s?(?:--|[-–—:])?\s?(?=[A-Z“\"])")
_OF = re.compile(rf"\s*(?:,|\||/|[-–—]|\bof\b)\s*({NAME})\s*$")
_ACRONYM = re.compile(r"(?!(?:MPS?|MEPS?|PHD|MBA|CEO|CFO|QC|KC|USA|UKS?|OBE|CBE|MBE|CPA|RN|ESQ)$)[A-Z]{3,5}$")
_AGENCY_FIRST = re.compile(rf"({NAME}), \d{{1,2}} [A-Z][a-z]+(?: \d{{4}})?\s*[-–—]\s")
_REPUBLISHED = re.compile(
    rf"\b(?:[Tt]his (?:article|story|report|piece|post) (?:was |has been |is |)(?:(?:first|originally|previously) )?"
    rf"(?:appeared|published|republished|reproduced|ran|produced|provided)"
    rf"|[Oo]riginally published|[Rr]epublished(?: with permission)?|[Rr]eproduced with permission)"
    rf"(?: (?:in|by|on|from|at|with permission from|under licen[cs]e from))+ ({NAME})"
)
_TRANSLATED = re.compile(rf"\b[Tt]ranslated (?:from|by|for) ({NAME})")
# Only the outlet itself speaks so of itself; "told NAME" alone is as often a credit to another outlet.
_ITSELF = (
    re.compile(
        rf"\b(?:[Ss]ign up|[Ss]ubscribe|[Dd]ownload|[Ff]ollow|[Jj]oin|[Ll]ike)\b[^.\n]{{0,40}}?\b({NAME})(?:['’]s?)? (?:newsletters?|app"
        rf"|on (?:Twitter|X|Facebook|Instagram|WhatsApp|Telegram|YouTube|Google|social media))\b"
    ),
    re.compile(rf"\b({NAME})['’]s? [A-Z][\w.-]{{1,20}} [A-Z][^\n]{{2,120}} contributed to this (?:report|story|article)"),
    re.compile(rf"\b(?:contacted|approached) by ({NAME})"),
    re.compile(rf"\b({NAME}) (?:has |have |had )(?:contacted|approached|reached out to|asked [^.\n]{{3,60}} for (?:a )?comment)"),
    re.compile(
        rf"\b(?:respond|responded|responding|reply|replied) to (?:[a-z]{{1,20}} ){{0,3}}"
        rf"(?:requests?|questions|enquiries|inquiries)(?: for (?:a )?comment)? from ({NAME})"
    ),
    re.compile(rf"\b({NAME}) (?:understands|can reveal|can disclose|has (?:seen|learned|learnt|been told))\b"),
    re.compile(
        rf"\b(?:sources|officials|insiders|people (?:familiar|close|briefed)[^.\n]{{0,40}}|source|official|insider) (?:has|have) "
        rf"(?:previously|earlier|exclusively|already) told ({NAME})"
    ),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article says of itself; null is what it does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_basis: Basis | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    derived_from: DerivedFrom | None = None


def read_stated(text: str, *, titled: bool = True) -> Stated:
    """Reads the first and last lines of a text, and the few phrases by which an outlet names itself in its prose.

    `titled=False` where the title is known from elsewhere: the first line may then be prose. `text` is not changed.
    """
    spans = list(lines(text))
    rows = [unmarked(text[s:e].lstrip("\ufeff")) for s, e in spans[:_HEAD] if e - s <= 4 * _SHORT and not is_image(text[s:e])]
    foot = [unmarked(text[s:e]) for s, e in spans[-_FOOT:] if e - s <= 4 * _SHORT]
    found = _dates(rows, _fields(rows, Stated()))
    found = _authors(rows, found)
    outlet = found.outlet or masthead(rows, text) or _outlet(rows, foot, text) or _itself(text)
    if found.title is None and titled and spans:
        found = replace(found, title=_title(text, spans, outlet))
    agency = (_agency(text[spans[0][0] :][:4000], rows) or _agency_right(foot)) if spans else None
    agency = (spelled(agency, text, foot) or agency) if agency else None
    derived = _derived(foot + rows)
    if outlet is None and agency is not None and derived is None:
        return replace(found, outlet=agency, outlet_basis="credit")
    if derived is None and agency is not None and outlet is not None and not same_outlet(agency, outlet):
        derived = DerivedFrom(agency, "syndicated")
    return replace(found, outlet=outlet, outlet_basis="stated" if outlet else None, derived_from=derived)


def agency_of(text: str) -> str | None:
    """The agency whose dateline opens the text, or None."""
    return _agency(text.lstrip("\ufeff \t\r\n")[:4000], [])


def _fields(rows: list[str], found: Stated) -> Stated:
    """Lines such as `Outlet: NAME`, as notes and front matter have them."""
    for row in rows:
        match = _FIELD.fullmatch(row.strip())
        if match is None or len(row) > 2 * _SHORT:
            continue
        key, value = match.group(1).lower(), match.group(2).strip().strip("\"'")
        named = len(value.split()) <= 6 and not value.endswith(".")
        if named and (key in ("outlet", "publisher", "publication", "newspaper") or (key == "source" and outlet_like(value))):
            found = replace(found, outlet=found.outlet or value)
        elif key in ("title", "headline"):
            found = replace(found, title=found.title or value)
        elif key in ("author", "authors", "by"):
            found = replace(found, authors=found.authors or tuple(part.strip() for part in re.split(r",|;| and ", value) if part.strip()))
        elif key in ("url", "link", "source") and re.match(r"https?://\S+$", value):
            found = replace(found, url=found.url or value)
    return found


def _dates(rows: list[str], found: Stated) -> Stated:
    """The days of publication and update. Below the first prose only a line that says what its date is counts."""
    begun = False
    for n, row in enumerate(rows):
        scraped = _SCRAPED.match(row) if n == 0 else None
        if scraped:
            found = replace(found, published=scraped.group(1))
            continue
        when = find_when(row)
        below, begun = begun, begun or len(row.split()) >= 20
        if when is None or (below and not _LABELLED_DAY.match(row)):
            continue
        rest = row[: when.start] + row[when.end :]
        if len(row) <= _SHORT and _UPDATED.search(row[: when.start]) and not _PUBLISHED.search(row[: when.start]):
            found = replace(found, updated=found.updated or when.iso)
        elif found.published is None and _speaks_of_day(row, rest, when.start):
            found = replace(found, published=when.iso)
            later = find_when(row[when.end :])
            if later and _UPDATED.search(row[when.end :][: later.start]):
                found = replace(found, updated=later.iso)
    return found


def _speaks_of_day(row: str, rest: str, at: int) -> bool:
    """Whether a line with a date in it is about the day of publication: a label, a bare date, a byline or a dateline."""
    if len(row) <= _SHORT and not row.rstrip().endswith((".", "!", "?")):
        words = re.findall(r"[^\W\d_]+", rest)
        if _PUBLISHED.search(row[:at]) or len(words) <= 4 or byline(row)[0]:
            return len(words) <= 16
    dateline = _DATELINE.match(row)
    return dateline is not None and at < dateline.end()


def _authors(rows: list[str], found: Stated) -> Stated:
    for row in rows[:8]:
        authors, rest = byline(row.strip())
        if authors:
            match = _FOR.match(rest) or _OF.match(rest)
            name = bare(match.group(1)) if match else ""
            named = bool(_FOR.match(rest) or outlet_like(name) or _ACRONYM.match(name)) and not agency_like(name) and not is_job(name)
            return replace(found, authors=found.authors or authors, outlet=found.outlet or (name if match and named else None))
    return found


def _title(text: str, spans: list[tuple[int, int]], outlet: str | None) -> str | None:
    """The first line that does not only lead up to the headline, where it is short, does not end like a sentence, names nobody as author,
    and prose follows. A masthead, a slug, a label or a date leads up to it.
    """
    for n, (start, end) in enumerate(spans[:_HEAD]):
        first = text[start:end].lstrip("\ufeff")
        scraped = _SCRAPED.match(first)
        if scraped:
            first = first[scraped.end() :]
        first = unmarked(first.lstrip("# ").strip())
        if _leads_up(first, outlet) or (len(first.split()) <= 2 and n + 1 < len(spans) and _kicker(first, text[slice(*spans[n + 1])])):
            continue
        wordy = 3 <= len(first.split()) <= 30 and len(first) <= 2 * _SHORT
        if not wordy or first.endswith((".", ",", ":", ";", "…")) or byline(first)[0] or _FIELD.match(first) or _DATELINE.match(first):
            return None
        return None if re.match(r"https?://", first) or not any(e - s > 80 for s, e in spans[n + 1 : n + 20]) else first
    return None


def _leads_up(line: str, outlet: str | None) -> bool:
    """Whether a line above the headline is the outlet's name, a slug, a label, an image or a bare date."""
    if not line or prefatory(line):
        return True
    name = masthead_name(line)
    when = find_when(line)
    dated = when is not None and len(re.findall(r"[^\W\d_]+", line[: when.start] + line[when.end :])) <= 2
    return dated or (name is not None and outlet is not None and same_outlet(name, outlet))


def _kicker(line: str, after: str) -> bool:
    """Whether one or two words name the section above a headline, which follows on the next line."""
    return (
        line[:1].isupper() and not line.endswith((".", ":", "!", "?")) and 4 <= len(after.split()) <= 30 and not after.rstrip().endswith((".", ":"))
    )


def _outlet(rows: list[str], foot: list[str], text: str) -> str | None:
    for n, row in enumerate(rows[:6]):
        line = row.strip()
        if len(line) > _SHORT:
            continue
        label = bare(line)
        if n < 4 and len(label.split()) <= 5 and line == line.upper() and outlet_like(label, strict=True):
            return label
        staff = _STAFF.fullmatch(line)
        if staff and outlet_like(staff.group(1)) and " and " not in staff.group(1):
            return bare(staff.group(1))
        dated = _DATED_LABEL.match(line)
        if dated and find_when(line) and outlet_like(dated.group(1), strict=True) and len(dated.group(1).split()) <= 5:
            return bare(dated.group(1))
        tail = re.search(rf" [|–—-] ({NAME})$", line)
        if n == 0 and tail and outlet_like(tail.group(1), strict=True) and len(tail.group(1).split()) <= 5:
            return bare(tail.group(1))
    named = colophon(foot, text)
    return named or next((name for row in reversed(foot) if (name := _holder(row, text))), None)


def _holder(row: str, text: str) -> str | None:
    """The outlet that a copyright line names. `NAME Press` is as often a house that owns outlets, unless the text speaks as it."""
    match = _COPYRIGHT.search(row)
    name = bare(match.group(1)) if match else ""
    if not outlet_like(name) or owner_like(name) or agency_like(name):
        return None
    initials = "".join(word[0] for word in re.findall(r"[A-Z][a-z]*", name))
    return None if press_only(name) and not speaks_as(name, text) and f"({initials})" not in text[:4000] else name


def _itself(text: str) -> str | None:
    """The one outlet that the prose names as itself; None where two are named."""
    votes: Counter[str] = Counter()
    names: dict[str, str] = {}
    for cue in _ITSELF:
        for match in cue.finditer(text[:200_000]):
            name = bare(match.group(1))
            if outlet_like(name, strict=True) and len(name.split()) <= 5 and not agency_like(name):
                key = re.sub(r"^the ", "", name.lower())
                votes[key] += 1
                names.setdefault(key, name)
    return names[next(iter(votes))] if len(votes) == 1 else None


def _agency(head: str, rows: list[str]) -> str | None:
    """The agency of a dateline ("PLACE (AGENCY) -") on one of the first lines."""
    for row in (head.split("\n", 6)[:6]) + rows[:3]:
        match = _DATELINE.match(row.strip())
        if match and (match.group("place").isupper() or len(match.group("place").split()) <= 5) and match.group("place")[0].isupper():
            return match.group("agency").strip()
        match = _BARE_DATELINE.match(row.strip())
        if match and len(row) > _SHORT // 2:
            return match.group("agency")
        first = _AGENCY_FIRST.match(row.strip())
        if first and outlet_like(first.group(1)):
            return bare(first.group(1))
    return None


def _agency_right(foot: list[str]) -> str | None:
    """The agency that a copyright line at the end names: the text is its, wherever it ran."""
    found = (match for row in reversed(foot) if (match := _COPYRIGHT.search(row)))
    return next((name for match in found if agency_like(name := bare(match.group(1)))), None)


def _derived(rows: list[str]) -> DerivedFrom | None:
    for row in rows:
        match = _TRANSLATED.search(row)
        if match and outlet_like(match.group(1)):
            return DerivedFrom(bare(match.group(1)), "translated")
        match = _REPUBLISHED.search(row)
        if match:
            return DerivedFrom(bare(match.group(1)), "syndicated")
    return None
