"""Reads how far a promise has come, from the words about it: floated, pledged, in parliament, approved, under way, delivered, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.ledger.scene import Scene, days_in
from headwater.record import Span, Stage, StageStep

_ORDER: tuple[Stage, ...] = ("floated", "pledged", "legislating", "approved", "under_way", "delivered", "withdrawn")
_CUES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (
        "withdrawn",
        re.compile(
            r"\b(?:cancell?(?:s|ed|ing)|withdr(?:ew|awn|aws)|scrapp(?:ed|ing)|suspend(?:s|ed|ing)|pull(?:ed|s) out of|revok(?:ed|es)"
            r"|reneg(?:ed|es|ing) on"
            r"|ax(?:ed|es))\b",
            re.I,
        ),
    ),
    (
        "delivered",
        re.compile(
            r"\b(?:(?:has|have|had|was|were)(?: already| now| all)? (?:been )?(?:delivered|disbursed|paid(?: out)?|transferred|handed over"
            r"|received|spent|shipped|landed|released|sent(?: home)?|wired|flown in|handed out)"
            r"|ha(?:s|ve|d) (?:already )?(?:given|lent|donated)"
            r"|(?:ha[sd]|have) (?:already |now |all )?(?:arrived|come(?: ashore)?|landed|reached)"
            r"|disbursed|handed over|delivered|paid out|received(?! (?:pledges|promises|offers)))\b",
            re.I,
        ),
    ),
    (
        "under_way",
        re.compile(
            r"\b(?:(?:is|are) (?:already |now |currently )?(?:being )?"
            r"(?:ship\w+|sending|flying|delivered|disbursed|paid|shipped|spent|built|provid\w+|deliver\w+"
            r"|send\w+|train\w+|supply\w+)"
            r"|under ?way|ongoing|ha(?:s|ve) (?:already )?(?:begun|started)|(?:began|started) \w+ing|continu(?:es|ing) to"
            r"|already(?! (?:been )?(?:promised|pledged|announced|committed|approved|agreed)))\b",
            re.I,
        ),
    ),
    (
        "approved",
        re.compile(
            r"\b(?:approv(?:ed|es|al of)|signed|signs|ratif(?:ied|ies)|authori[sz](?:ed|es)|signed off|green-?li(?:t|ghted)|cleared by"
            r"|given (?:final )?approval"
            r"|reached (?:a|an) (?:deal|agreement|settlement)|agreement (?:with|was reached)|agreed to pay|agreed a|contract(?:s)? (?:was"
            r"|were|has been) awarded)\b",
            re.I,
        ),
    ),
    (
        "legislating",
        re.compile(
            r"\b(?:(?:first|second|third|final) reading|goes to the \w+ for (?:a )?vote|before (?:the )?parliament|subject to (?:the"
            r" )?(?:parliament\w*|legislative) "
            r"|awaits? (?:parliamentary|legislative|congressional) approval|must (?:still )?be (?:approved|passed|ratified) by|(?:needs?"
            r"|requires?) (?:the )?approval (?:of|by|from))",
            re.I,
        ),
    ),
    (
        "floated",
        re.compile(
            r"\b(?:consider(?:s|ed|ing)?|could|might|may|propos(?:e|es|ed|ing|al)|discuss(?:ed|ing|es)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?"
            r"|open(?:ed)? (?:to|the door)|the door open|(?:not|n't|n\u2019t) rule out|suggest(?:s|ed|ing)|call(?:s|ed|ing)? (?:for|on)"
            r"|urg(?:e|es|ed|ing)"
            r"|talks (?:are|were) (?:on|under way)|(?:in|are|were|holding) talks|negotiat\w*|seek\w*|sought"
            r"|ask(?:s|ed|ing)? for|request\w*|appli(?:es|ed) for"
            r"|explor(?:es|ed|ing)|float(?:s|ed|ing)|close to approv\w+|look (?:at|into)|should)\b",
            re.I,
        ),
    ),
)
_MAY_GIVE = re.compile(
    r"\b(?:(?:could|may|might|should) (?:\w+ )?(?:be (?:given|lent|paid|provided|offered)|give|lend|provide|offer|send|pay|contribute"
    r"|invest|receive|get|grant)"
    r"|(?:in|are|were|holding) talks|talks (?:are|were) (?:on|under way)|negotiat\w*|seek\w*|sought"
    r"|ask(?:s|ed|ing)? for|request\w*|appli(?:es|ed) for"
    r"|consider\w*|think\w* (?:of|about)|study\w*|propos\w*|discuss\w*|mull\w*|weigh\w*|explor\w*|call\w* for|urg\w*|suggest\w*)\b",
    re.I,
)
_FIRM = re.compile(r"\b(?:pledg|announc|commit|promis|will|unveil|donat|contribut|agreed|allocat|provid|to give|is giving)\w{0,4}\b", re.I)
_WHEN = re.compile(r"\b(?:once|when|if|until|unless|after|before|provided(?: that)?|as soon as)\b[^.;]{0,70}$", re.I)
_DENIED = re.compile(r"\b(?:not|never|no|without|yet to|unless|until|if|before|cannot)(?: \w+){0,2} ?$|n['\u2019]t(?: \w+){0,2} ?$", re.I)


def stage_in(words: str) -> tuple[Stage, str] | None:
    """The strongest stage that some words tell, with the cue; null where they tell none."""
    for stage, pattern in _CUES:
        for found in pattern.finditer(words):
            if stage == "floated" or not (_DENIED.search(words[: found.start()]) or _WHEN.search(words[: found.start()])):
                if stage == "floated" and _FIRM.search(words):
                    return None
                return stage, found.group()
    return None


def stage_of(before: str, after: str) -> tuple[Stage, str | None]:
    """The stage of a sum by the words before and after it in its clause; pledged where they tell none.

    Floated is only what a verb of giving says with "could", "may", or what is proposed or discussed.
    """
    found = stage_in(f"{before} {after}")
    if found is None:
        return "pledged", None
    if found[0] == "floated" and not _MAY_GIVE.search(before):
        return "pledged", None
    return found


def step(scene: Scene, stage: Stage, detail: str | None, spans: Sequence[Span]) -> StageStep:
    """One stage with its spans, dated where its sentence names one day."""
    days = sorted({day for span in spans for day in days_in(scene, span.article, span.start, span.end)})
    return StageStep(stage, detail, days[0] if len(days) == 1 else None, tuple(sorted(set(spans))))


def latest(stages: Sequence[StageStep]) -> Stage:
    """The stage that counts: the furthest told, but what was withdrawn is withdrawn."""
    return max((one.stage for one in stages), key=_ORDER.index, default="pledged")


def in_order(stages: Sequence[StageStep]) -> tuple[StageStep, ...]:
    """Stages from the first to the latest."""
    return tuple(sorted(stages, key=lambda one: (_ORDER.index(one.stage), one.on or "", one.detail or "")))
