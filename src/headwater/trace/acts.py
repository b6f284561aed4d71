"""Finds acts that are one however they are worded: an announcement by one party, a vote, a ruling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from headwater.record import Claim, ClaimMention, Coverage, Name, Speaker, Statement
from headwater.text import fold
from headwater.trace.sightings import Page, Sighting

_ANNOUNCE = re.compile(
    r"\b(?:announc(?:e[sd]?|ing|ements?)|unveil(?:s|ed|ing)?|pledg(?:e[sd]?|ing)|promis(?:e[sd]|ing)|commit(?:s|ted|ting|ments?)|"
    r"launch(?:es|ed|ing)?|"
    r"reveal(?:s|ed|ing)?|set(?:s|ting)? out|declar(?:e[sd]?|ing)|sign(?:s|ed|ing)|releas(?:e[sd]|ing)|publish(?:es|ed|ing)|"
    r"authori[sz](?:e[sd]?|ing)|"
    r"pric(?:e[sd]|ing)|introduc(?:e[sd]?|ing)|recall(?:s|ed|ing)|appoint(?:s|ed|ing)?|resign(?:s|ed|ing)|agreed?)\b",
    re.I,
)
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
    + r")\b[^.;]{0,60}?\b(?:vot(?:e[sd]?|ing)|pass(?:es|ed)|approv(?:e[sd]?|al)|reject(?:s|ed)|adopt(?:s|ed)|back(?:s|ed)|ratif(?:y|ies|ied)|"
    r"defeat(?:s|ed))\b|\b(?:clear(?:s|ed)|pass(?:es|ed)|approved by|rejected by|adopted by|backed by|ratified by|voted (?:on |down )?by|"
    r"vote in|reading "
    r"(?:in|from)|ballot of)\b[^.;]{0,50}?\b(?P<body2>"
    + _BODY
    + r")\b|\b(?:pass(?:es|ed)|clear(?:s|ed))\b[^.;]{0,40}?\b(?:first|second|third|final) reading\b",
    re.I,
)
_COURT = (
    r"(?:(?:supreme |high |district |appeals? |federal |constitutional |crown |magistrates'? |criminal )?court(?: of [a-z]{3,12})?|judges?|"
    r"jury|jurors|tribunal|magistrates?|panel|regulator)"
)
_RULING = re.compile(
    r"\b(?P<body>"
    + _COURT
    + r")\b[^.;]{0,50}?\b(?:rul(?:e[sd]|ing)|convict(?:s|ed)|sentenc(?:e[sd]|ing)|acquit(?:s|ted)|found|order(?:s|ed)|dismiss(?:es|ed)|upheld|"
    r"overturn(?:s|ed)|struck down|block(?:s|ed)|grant(?:s|ed)|denied|fined|quash(?:es|ed))\b|\b(?:convicted|sentenced|acquitted|"
    r"found guilty|found liable|"
    r"fined)\b[^.;]{0,60}?\bby\b[^.;]{0,20}?\b(?P<body2>" + _COURT + r")\b",
    re.I,
)
_PLAIN = {"commons": "House of Commons", "lords": "House of Lords"}
_MEMBERS = {"mps": "parliament", "lawmakers": "parliament", "legislators": "parliament", "deputies": "parliament", "senators": "senate"}


def sight_announcements(coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A sighting for each mention of a claim that tells an announcement of one party, and for those that give its figure."""
    statements = {statement.id: statement for statement in coverage.statements}
    for claim in coverage.claims:
        told = [(m, _announcer(coverage, statements, pages, m)) for m in claim.mentions if m.article in pages and _says(pages, m)]
        parties = sorted({speaker.party or speaker.name for _, speaker in told if speaker is not None})
        if len(parties) != 1:
            continue  # nobody is named as having announced it, or two are: no single act is shown
        by = min((speaker for _, speaker in told if speaker is not None), key=lambda s: (s.name, s.id))
        tellers = {(m.article, m.start) for m, _ in told}
        figures = [_figures(coverage, m) for m, _ in told]
        for mention in claim.mentions:
            if mention.article not in pages:
                continue
            shares = any(_figures(coverage, mention) & some for some in figures)
            if (mention.article, mention.start) in tellers or (shares and _free(statements, mention, parties[0])):
                own = next((s for m, s in told if m == mention and s is not None), by)
                yield _act(claim, mention, own, parties[0])


def _says(pages: dict[str, Page], mention: ClaimMention) -> bool:
    return bool(_ANNOUNCE.search(pages[mention.article].article.text, mention.start, mention.end))


def _act(claim: Claim, mention: ClaimMention, speaker: Speaker, party: str) -> Sighting:
    about = (claim.id, mention.statement) if mention.statement else (claim.id,)
    return Sighting(
        mention.article,
        mention.start,
        min(mention.end, mention.start + 300),
        "act",
        "same_act",
        True,
        party,
        speaker,
        None,
        None,
        mention.statement,
        about,
        True,
    )


def _announcer(coverage: Coverage, statements: Mapping[str, Statement], pages: dict[str, Page], mention: ClaimMention) -> Speaker | None:
    """Who is said to announce: the speaker of the statement, else the last person or body named before the verb in its sentence."""
    own = statements.get(mention.statement or "")
    if own is not None:
        return own.speaker if own.speaker is not None and not own.speaker.anonymous else None
    page = pages[mention.article]
    start, end = page.around(mention.start, mention.end)
    verb = _ANNOUNCE.search(page.article.text, start, end)
    stop = verb.start() if verb else mention.end
    before = [
        (m.start, name)
        for name in coverage.names
        if name.kind in ("person", "organisation")
        for m in name.mentions
        if m.article == mention.article and start <= m.start < stop
    ]
    if not before:
        return None
    return _speaker(max(before, key=lambda found: (found[0], found[1].id))[1])


def _speaker(name: Name) -> Speaker:
    return Speaker(name.id, name.name, name.roles[0].role if name.roles else None, name.party)


def _free(statements: Mapping[str, Statement], mention: ClaimMention, party: str) -> bool:
    """Whether a mention may rest on the act: it is in the outlet's voice, or the party itself is speaking."""
    statement = statements.get(mention.statement or "")
    speaker = statement.speaker if statement else None
    return speaker is None or (speaker.party or speaker.name) == party


def _figures(coverage: Coverage, mention: ClaimMention) -> frozenset[str]:
    return frozenset(
        f"{a.unit} {a.value}"
        for a in coverage.amounts
        if a.value is not None and a.unit in ("money", "count") and abs(a.value) >= 10
        for m in a.mentions
        if m.article == mention.article and mention.start <= m.start and m.end <= mention.end
    )


def sight_votes(coverage: Coverage, pages: dict[str, Page]) -> Iterator[Sighting]:
    """A sighting for each sentence that tells a vote or a ruling; `about` has the body and the claims told there."""
    for page in pages.values():
        last: tuple[int, str] | None = None
        for number, (start, end) in enumerate(page.sentences):
            sentence = page.article.text[start:end]
            match = _VOTE.search(sentence) or _RULING.search(sentence)
            if match is None:
                continue
            groups = match.groupdict()
            body = groups.get("body") or groups.get("body2")
            if body is None:
                if last is None or number - last[0] > 6:
                    continue
                body = last[1]  # "the bill passed its third reading", after the body was named
            last = (number, body)
            word = fold(body)
            claims = tuple(c.id for c in coverage.claims for m in c.mentions if m.article == page.article.id and m.start < end and start < m.end)
            party = _body_name(coverage, page, (start, end), body)
            yield Sighting(
                page.article.id,
                start,
                min(end, start + 300),
                "vote",
                "same_act",
                True,
                party,
                None,
                None,
                None,
                None,
                (f"body {_MEMBERS.get(word, word)}", *claims),
            )


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
