"""Finds where an article says that it has something from elsewhere: agency marks, "told", "according to", "first reported by", "seen by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from headwater.record import Article
from headwater.text import fold
from headwater.trace.venues import AGENCIES, Known, Venue, agency, is_medium, media_key, read_venue

CreditKind = Literal["told", "reported", "agency", "seen"]

# A name of at most five capitalised words, with the small words that stand inside such names.
_NAME = r"(?P<name>(?:[Tt]he\s)?[A-Z][\w&.’'-]{0,30}(?:\s(?:(?:of|on|and|for|de|du|la|el|di)\s)?[A-Z0-9][\w&.’'-]{0,30}){0,4})"
_TOLD = re.compile(
    r"\b(?:told|tells|confirmed\sto|said\sto|spoke\sto|speaking\sto|speaking\swith|speaking\son|appearing\son|in\s(?:an?|his|her|"
    r"their)\s(?:\w+\s){0,3}interview\s"
    r"(?:with|to|on|for|in|by|published\sin|published\sby)|an\s(?:\w+\s){0,2}interview\swith|interviewed\sby|wrote\sin|"
    r"writing\sin)\s(?:the\s[A-Z][A-Za-z]{1,20}[’']s\s)?" + _NAME
)
_BY = re.compile(r"\b(?:first\s)?(?:reported|revealed|published|disclosed)\s(?:\w+\s){0,2}(?:by|in)\s" + _NAME)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording\sto|[Cc]iting|quoted\sby|as\squoted\sin|cited\sby|carried\sby)\s(?:reports?\s(?:in|by|from)\s|a\sreport\s(?:in|by|from)\s)?"
    + _NAME
)
_REPORTED = re.compile(_NAME + r"\s(?:first\s|has\s|had\s|also\s|earlier\s)?(?:reported|reports|revealed)\b")
_SEEN = re.compile(r"\b(?:seen|obtained|reviewed|viewed|verified|examined|witnessed|heard)\sby\s(?:an?\s)?" + _NAME)
_SAW = re.compile(_NAME + r"\s(?:has\s|had\s)?(?:seen|saw|obtained|reviewed|witnessed|verified|viewed)\b")
_WITNESS = re.compile(
    r"\b(?:[Aa]n?|the|two|three)\s" + _NAME + r"\s(?:journalists?|reporters?|correspondents?|photographers?|witness(?:es)?|crew|team)\b"
)
_DATELINE = re.compile(r"^[^\n()]{0,70}\((?P<name>[A-Z][\w&.’' -]{1,40})\)\s{0,3}[-–—:]")
_CONTRIBUTED = re.compile(r"\b(?:contributed\sto|helped\swith)\sthis\s(?:report|story|article|piece)\b|\bcontributed\s(?:reporting|to\sthis)\b")
_WITH_FILES = re.compile(
    r"\b(?:[Ww]ith\s(?:files|reporting|material|information|inputs?|additional\sreporting)\s(?:from|by)|[Ss]ource:|[Aa]dditional\sreporting\sby)\s"
    + _NAME
)
_DAYS = re.compile(
    r"^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|He|She|They|It|But|And|We|I|Also|Earlier|Local|Police|Officials|Sources)$"
)
_NEXT_SENTENCE = re.compile(r"(?:(?<=[a-z]{3})|(?<=\s[A-Z]{2}))\.\s")  # "the Courant. She", "Radio FM. He"; not "St. Paul", "J. Doe"
_AND_DAY = re.compile(
    r"\s(?:on|for|and|of)\s(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)"
)
_AGENCY = re.compile(
    r"\b(?:"
    + "|".join(sorted((re.escape(n) for n in {*AGENCIES.values(), "AP", "AFP", "PA", "dpa", "PTI", "ANI"}), key=lambda n: (-len(n), n)))
    + r")\b"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of one article that name where it has something from. `[start, end)` covers the words."""

    article: str
    start: int
    end: int
    kind: CreditKind
    venue: Venue


def find_credits(article: Article, known: Known) -> tuple[Credit, ...]:
    """All credits in the body and credit lines of an article, in the order of the text, none twice."""
    found: dict[tuple[int, int], Credit] = {}
    for credit in (*_agency_marks(article, known), *_in_body(article, known)):
        if not any(start < credit.end and credit.start < end for start, end in found):
            found[credit.start, credit.end] = credit
    return tuple(found[place] for place in sorted(found))


def whole_agency(article: Article, found: tuple[Credit, ...]) -> Credit | None:
    """The credit that shows the whole text to be a news agency's: its dateline, or the agency being the outlet (no credit then)."""
    return next((credit for credit in found if credit.kind == "agency" and _DATELINE.match(article.text[credit.start : credit.end])), None)


def _agency_marks(article: Article, known: Known) -> Iterator[Credit]:
    body = article.body()
    for start, end in body[:2]:
        match = _DATELINE.match(article.text[start : min(end, start + 130)])
        if match and (agency(match["name"]) or match["name"].isupper()):
            yield _credit(article, start, start + match.end(), "agency", dict(known.initials).get(match["name"], match["name"]))
            break
    roles = ("body", "credit", "byline", "dateline", "furniture")
    blocks = [(block.start, block.end) for block in article.blocks if block.role in roles] or body
    for start, end in blocks:
        for match in _CONTRIBUTED.finditer(article.text, start, end):
            line = max(start, article.text.rfind("\n", start, match.start()) + 1, match.start() - 200)
            for name in _AGENCY.finditer(article.text, line, match.start()):
                yield _credit(article, name.start(), match.end(), "agency", name.group())
                break
        for match in _WITH_FILES.finditer(article.text, start, end):
            if agency(match["name"]) or is_medium(match["name"], known):
                yield _credit(article, match.start(), match.end(), "agency", match["name"])


def _in_body(article: Article, known: Known) -> Iterator[Credit]:
    rules: tuple[tuple[re.Pattern[str], CreditKind], ...] = (
        (_SEEN, "seen"),
        (_WITNESS, "seen"),
        (_SAW, "seen"),
        (_TOLD, "told"),
        (_BY, "reported"),
        (_ACCORDING, "reported"),
        (_REPORTED, "reported"),
    )
    for start, end in article.body():
        for rule, kind in rules:
            for match in rule.finditer(article.text, start, end):
                name = _NEXT_SENTENCE.split(_AND_DAY.split(match["name"])[0])[0].removesuffix("’s").removesuffix("'s").rstrip(".")
                if _DAYS.match(name):
                    continue
                stop = match.end() if match.end("name") < match.end() else match.start("name") + len(name)
                if kind == "told":
                    venue = read_venue(name, known)
                    if venue is not None and venue.kind == "medium":
                        yield Credit(article.id, match.start(), stop, kind, venue)
                elif is_medium(name, known):
                    yield _credit(article, match.start(), stop, kind, name)


def _credit(article: Article, start: int, end: int, kind: CreditKind, name: str) -> Credit:
    shown = agency(name) or re.sub(r"^the (?=[A-Z])", "", fold_blanks(name))
    return Credit(article.id, start, end, kind, Venue("medium", shown, media_key(shown)))


def fold_blanks(name: str) -> str:
    """Single blanks, case kept."""
    return " ".join(name.split())


def initials_of(articles: tuple[Article, ...]) -> tuple[tuple[str, str], ...]:
    """The initials of each outlet of two words or more, with the outlet: a dateline may give an agency by them."""
    names = {article.outlet for article in articles if article.outlet}
    found = {"".join(word[0] for word in re.findall(r"[A-Z][\w’']*", name)): name for name in sorted(names)}
    return tuple((short, name) for short, name in sorted(found.items()) if len(short) > 1)


def outlet_keys(articles: tuple[Article, ...]) -> frozenset[str]:
    """The folded outlets of the collection, without the article."""
    return frozenset(fold(article.outlet).removeprefix("the ") for article in articles if article.outlet)
