"""Finds votes and rulings: sentences that tell one, and the body that took it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.record import Coverage
from headwater.text import fold
from headwater.trace.sightings import Page, Sighting
from headwater.values.party import is_court

_LONG = 300  # code points of evidence shown, at most
_RUN = 6  # sentences within which an article tells of one vote

_BODY = (
    r"(?:house of (?:commons|lords|representatives)|commons|lords|senate|congress|parliament|national assembly|general assembly|assembly|"
    r"bundestag|knesset|duma|"
    r"sejm|riksdag|storting|folketing|eduskunta|dail|diet|lok sabha|rajya sabha|cortes|chamber of deputies|security council|city council|"
    r"town council|"
    r"county council|council|cabinet|committee|lawmakers|legislators|legislature|mps|deputies|senators|councillors|councilors|members|"
    r"shareholders|voters|"
    r"delegates|board)"
)
_VOTE = re.compile(
    r"\b(?P<body>"
    + _BODY
    + r")\b[^.;]{0,45}?\b(?:vot(?:e[sd]?|ing)|pass(?:es|ed)|approv(?:e[sd]?|al)|reject(?:s|ed)|adopt(?:s|ed)|back(?:s|ed)|ratif(?:y|ies|ied)|"
    r"defeat(?:s|ed))\b|\b(?:clear(?:s|ed)|pass(?:es|ed)|approved by|rejected by|adopted by|backed by|ratified by|voted (?:on |down )?by|"
    r"vote in|reading "
    r"(?:in|from)|ballot of)\b[^.;]{0,45}?\b(?P<body2>"
    + _BODY
    + r")\b|\b(?:pass(?:es|ed)|clear(?:s|ed))\b[^.;]{0,40}?\b(?:first|second|third|final) reading\b|"
    r"\b(?P<body3>" + _BODY + r")\b[^.;]{0,20}?\b(?:gave|gives?|given)\b[^.;]{0,60}?\breading\b|\b(?:got|gets?|won|secured|given) (?:its|a|the) "
    r"(?:first|second|third|final) reading\b|\bby \d{1,4} votes to \d{1,4}\b|\b(?:passed|approved|rejected|defeated|voted|vote of|vote was) "
    r"(?:by )?\d{1,4}(?: to |[-–])\d{1,4}\b",
    re.I,
)
_COURT = (
    r"(?:(?:supreme |high |district |appeals? |federal |constitutional |crown |magistrates'? |criminal )?court(?: of [a-z]{3,12})?|judges?|"
    r"jury|jurors|tribunal|magistrates?|panel|regulator|(?-i:(?:Justice|Judge) [A-Z][\w-]+(?: [A-Z][\w-]+)?))"
)
_RULING = re.compile(
    r"\b(?P<body>"
    + _COURT
    + r")\b[^.;]{0,45}?\b(?:rul(?:e[sd]|ing)|convict(?:s|ed)|sentenc(?:e[sd]|ing)|acquit(?:s|ted)|found|order(?:s|ed)|dismiss(?:es|ed)|upheld|"
    r"overturn(?:s|ed)|struck down|block(?:s|ed)|grant(?:s|ed)|denied|fined|quash(?:es|ed)|approv(?:es|ed)|award(?:s|ed)|jail(?:s|ed)|remand(?:s|ed)|"
    r"halt(?:s|ed)|set aside|threw out|reject(?:s|ed)|annul(?:s|led)|restrain(?:s|ed)|direct(?:s|ed)|barr?(?:s|ed)|refused)\b|"
    r"\b(?:convicted|sentenced|acquitted|"
    r"found guilty|found liable|"
    r"fined)\b[^.;]{0,45}?\bby\b[^.;]{0,20}?\b(?P<body2>" + _COURT + r")\b",
    re.I,
)
# One of these, or for a vote a figure, is in all that the patterns find; most sentences have none, and are told so faster.
_OF_VOTES = (*re.findall(r"[a-z][a-z ]*[a-z]", _BODY), "reading")
_OF_COURTS = ("court", "judge", "jury", "jurors", "tribunal", "magistrate", "panel", "regulator", "justice")
_DIGIT = re.compile(r"\d")
_PLAIN = {"commons": "House of Commons", "lords": "House of Lords"}
_MEMBERS = {"mps": "parliament", "lawmakers": "parliament", "legislators": "parliament", "deputies": "parliament", "senators": "senate"}


def sight_votes(coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A sighting for each sentence that tells a vote or a ruling; `about` has the body, its run in the article and the claims told there."""
    for page in pages.values():
        last: tuple[int, str, int] | None = None  # sentence, body, number of the run
        for number, (start, end) in enumerate(page.sentences):
            body = _voted(page, start, end)
            if body is None:
                continue
            near = last is not None and number - last[0] <= _RUN
            if body == "" and last is not None and near:
                body = last[1]  # "the bill passed its third reading", once the body was named
            run = last[2] if last is not None and near and (not last[1] or _family(last[1]) == _family(body)) else number
            last = (number, body, run)
            claims = _claims_at(coverage, page, (start, end))
            if not body and not claims:
                continue
            about = [f"run {page.article.id} {run}", *claims, *([f"body {_MEMBERS.get(fold(body), fold(body))}"] if body else [])]
            party = _body_name(coverage, page, (start, end), body) if body else None
            stop = min(end, start + _LONG)
            yield Sighting(page.article.id, start, stop, "vote", "same_act", True, party, None, None, None, None, tuple(about))


def _voted(page: Page, start: int, end: int) -> str | None:
    """The body that voted or ruled in a sentence; empty where a vote is told without it; None where none is told."""
    sentence = page.article.text[start:end]
    folded = sentence.casefold()
    match = _VOTE.search(sentence) if _DIGIT.search(sentence) or any(word in folded for word in _OF_VOTES) else None
    if match is None and any(word in folded for word in _OF_COURTS):
        match = _RULING.search(sentence)
    if match is None:
        return None
    groups = match.groupdict()
    return groups.get("body") or groups.get("body2") or groups.get("body3") or ""


def _family(body: str) -> str:
    return "court" if re.fullmatch(_COURT, fold(body)) else "chamber"


def _claims_at(coverage: Coverage, page: Page, place: tuple[int, int]) -> list[str]:
    return [c.id for c in coverage.claims if any(m.article == page.article.id and m.start < place[1] and place[0] < m.end for m in c.mentions)]


def _body_name(coverage: Coverage, page: Page, place: tuple[int, int], body: str) -> str:
    """The body as the story names it in full, else as the sentence prints it."""
    near = sorted(
        name.name
        for name in coverage.names
        if name.kind == "organisation"
        and fold(body) in fold(" ".join(name.variants)).split()
        and any(m.article == page.article.id and place[0] <= m.start < place[1] for m in name.mentions)
    )
    if near:
        return near[0]
    return _PLAIN.get(fold(body), body)


def without_rulings(found: Sequence[Sighting], votes: Sequence[Sighting]) -> Iterator[Sighting]:
    """The sightings but for those in which a court, or the body that voted, is the speaker of its own decision: that is no remark."""
    told: dict[str, list[Sighting]] = {}
    for vote in votes:
        told.setdefault(vote.article, []).append(vote)
    for s in found:
        name = s.speaker.name if s.speaker is not None else None
        if not any(
            v.start < s.end and s.start < v.end and (is_court(name) or (name is not None and name == v.party)) for v in told.get(s.article, ())
        ):
            yield s
