"""Tells sums that are promised from prices, costs, profits and other figures, by the words around each mention."""

from __future__ import annotations

import re

from headwater.ledger.scene import Scene, Sentence, sentence_at
from headwater.record import Amount, CommitmentKind, Span

_THING = (
    r"(?:package|aid|loans?|lending|grants?|fund|funding|facility|support|assistance|contributions?|pledges?|commitments?|investments?|settlement"
    r"|guarantees?|credit|bail-?out|donations?|programme|program|scheme|relief|compensation|financing|subsid(?:y|ies)|stimulus|injection"
    r"|tranche|award|money|line of credit|envelope"
    r"|scholarship|endowment|rescue|deal|initiative|allocation|plan|offer|gift|payout|reparations)"
)
_GIVE = re.compile(
    r"\b(?:pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|commit(?:s|ted|ting)?|allocat(?:e|es|ed|ing)|earmark(?:s|ed|ing)?"
    r"|set(?:s|ting)? aside|provid(?:e|es|ed|ing)|giv(?:e|es|en|ing)|gave|lend(?:s|ing)?|lent|donat(?:e|es|ed|ing)|approv(?:e|es|ed|ing)"
    r"|contribut(?:e|es|ed|ing)|invest(?:s|ed|ing)?|grant(?:s|ed|ing)|award(?:s|ed|ing)?|fund(?:s|ed|ing)|offer(?:s|ed|ing)?|send(?:s|ing)?|sent"
    r"|unveil(?:s|ed|ing)?|inject(?:s|ed|ing)?|disburs(?:e|es|ed|ing)|pa(?:id|ys?|ying) out|transfer(?:s|red|ring)?|put(?:s|ting)? (?:in|up|forward)"
    r"|(?:will|would|to) spend|(?:will|would|shall|must|to|has|have|had|been|be|agreed|and)(?: also| now)? pa(?:y|id)(?! (?:back|off|for)\b)"
    r"|agree[sd]? (?:on|to)|sign(?:s|ed|ing)?|(?:chip|kick)(?:s|ped|ed|ping|ing)? in|(?:stump|cough)(?:s|ed|ing)? up|fork(?:s|ed|ing)? out"
    r"|rais(?:e|es|ed|ing) its pledge|deliver(?:s|ed|ing)?"
    r"|extend(?:s|ed|ing)?(?= (?:an?|the|its) (?:[\w-]+ ){0,3}(?:credit|loan|line|grant|facility))"
    r"|hand(?:s|ed|ing)? over|releas(?:e|es|ed|ing)|unlock(?:s|ed|ing)?|plough(?:s|ed|ing)?|pour(?:s|ed|ing)?(?= [^.;]{0,30}into)"
    r"|channel(?:s|led|ling)?|financ(?:e|es|ed|ing)|bankroll(?:s|ed|ing)?"
    r"|(?:share|split|meet|cover|bear|halve)(?:s|d|ing)? (?:the|half the|part of the) (?:costs?|bill)|subsidi[sz](?:e|es|ed|ing)"
    r"|wir(?:ed|es|ing)|remit(?:s|ted|ting)?|match(?:es|ed|ing)?|underwr(?:ite|ites|ote|itten|iting)|vow(?:s|ed|ing)?|top(?:s|ped|ping)? up"
    r"|set(?:s|ting)? up|creat(?:e|es|ed|ing)|establish(?:es|ed|ing)?|launch(?:es|ed|ing)?|ma(?:ke|kes|de|king) available|weigh(?:s|ed|ing)?"
    r"|consider(?:s|ed|ing)?|propos(?:e|es|ed|ing))\b",
    re.I,
)
_GET = re.compile(
    r"\b(?:receiv(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|get(?:s|ting)?|got|(?:bag|land|w)(?:s|ins|ged|ed|on)|obtain(?:s|ed|ing)?|benefit(?:s|ed)? from"
    r"|be given|be paid|been promised)\b",
    re.I,
)
_THING_AFTER = re.compile(rf"[\s-]{{0,2}}(?:(?!(?:and|or|but|in|on|at|by|from|with)\b)[\w'\u2019-]{{1,20}}[ -]){{0,5}}?(?P<thing>{_THING})\b", re.I)
_THING_BEFORE = re.compile(
    rf"\b(?P<thing>(?!money\b){_THING})\b(?:[ ,]{{1,2}}(?:[\w'\u2019-]{{1,20}}[ ]){{0,7}}?)?"
    rf"(?:worth|of|totall?ing|valued at|amounting to|is|was|to|at|stands at|for)"
    r"[ ](?:(?:the |a |an )?(?:about|around|some|nearly|almost|up to|at least|more than|over|roughly|approximately|additional|further|total"
    r" of) ?){0,2}$",
    re.I,
)
_A_THING = re.compile(rf"\b{_THING}\b", re.I)
_GIVEN_AFTER = re.compile(
    r"^[^.;:]{0,60}?\b(?:(?:will|would|to|is|was|are|were|has|have|had)(?: (?:also|now|then|been|be)){0,2} "
    r"(?:go(?:ing)? (?:to|towards|into)|gone to|be spent on|be used|spent on|allocated|set aside|earmarked|pledged|committed|provided|given"
    r"|donated|lent"
    r"|invested|approved|disbursed|awarded|made available|channell?ed)|pledged|committed|promised|donated|earmarked|set aside)\b",
    re.I,
)
_PER = re.compile(
    r"^\s?(?:per\b|an? (?:dose|barrel|head|person|day|week|month|year|night|unit|share|kilo|tonne?|ton|hour|litre|vial|piece|time|ticket)\b"
    r"|each\b|apiece\b|every\b)",
    re.I,
)
_WHO = (
    r"(?:person|head|family|household|child|pupil|student|worker|employee|member|victim|survivor|patient|farmer|fisherman|pensioner|resident|tenant"
    r"|home|house|village|school|teacher|nurse|driver|mother|adult|customer)"
)
_EACH_AFTER = re.compile(
    r"^(?:\s(?:in|of)\s[\w-]{2,20}(?:\s[\w-]{2,20})?)?\s?(?:(?:(?:to|for|from)\s)?(?:each|every)\b|apiece\b"
    rf"|(?:per|an?)\s(?:[a-z-]{{3,15}}\s)?(?:{_WHO}|day|week|month|year|term|season)\b|(?:monthly|weekly|yearly|annually)\b)",
    re.I,
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every)\s(?:of\s)?[^.;:,]{0,60}?\b(?:receiv(?:e|es|ed)|gets?|got|given|paid|promised|offered|awarded|granted)\b[^.;:,]{0,25}$"
    r"|\b(?:give|pay|send|offer|grant|award|giving|paying|offering|gave|paid)\s(?:each|every)\b[^.;:,]{0,50}$"
    r"|\b(?:monthly|weekly|yearly)\s(?:[\w-]{2,20}\s){0,3}of\s(?:[a-z]{2,10}\s){0,2}$",
    re.I,
)
_OTHER = (
    r"(?:pric(?:e|es|ed|ing)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|sold|sell(?:s|ing)?|sales?|revenues?|profits?|earn(?:s|ed|ings)?|income"
    r"|turnover|fin(?:e|es|ed)"
    r"|loss(?:es)?|lost|damages?|debts?|owe[sd]?|owing|deficit|salar(?:y|ies)|wages?|valued|valuation|market|tax(?:es)?|stolen|stole|fraud"
    r"|launder\w{0,4}|brib\w{1,4}|theft"
    r"|needs?|gap|shortfall|estimat\w{1,4}|saves?|saving|savings|GDP|exports?|imports?|assets|frozen|economy|stake|shares|budget|rent"
    r"|ransom|worth of|contracts?|penalt(?:y|ies)|bond|surety|provisions?|average|typical|bail|accounts?|"
    r"appeal(?:s|ed|ing)? for|sought|seek(?:s|ing)?|request(?:s|ed|ing)?|asked for|"
    r"raises?|raised|raising|prize|bounty|reward|bet|spent|spends|spending|annual|lawsuit|sued|seeking|demand(?:s|ed|ing)?)"
)
_OTHER_BEFORE = re.compile(
    rf"\b{_OTHER}\b[^.;]{{0,35}}$|\b(?:every|each) (?:dollar|pound|euro|rupee|rand|franc|krona|krone|peso|yen|shilling)\b[^.;]{{0,90}}$", re.I
)
_OTHER_AFTER = re.compile(
    rf"^[\s-]?(?:(?:in|of|an?|the|worth|annual|total|from|economic|net|gross|pre-tax)[\s-]){{0,3}}(?:[\w'-]{{1,15}} )?{_OTHER}\b", re.I
)
_WORKS = re.compile(
    r"\b(?:will|would|shall|is to|are to|(?:promised|pledged|agreed|vowed|plans?|planned) to)\s(?:[\w-]+\s){0,4}?"
    r"(?:build|rebuild|construct|clean(?: up)?|clear|restore|repair|replace|renew|replant|plant"
    r"|upgrade|install|expand|drill|dredge|electrify|reopen|refit)\b[^.;]{0,140}?"
    r"\b(?:for|at a cost of|costing|worth)\s(?:(?:about|around|some|nearly|up|to|at|least|more|than|over|an|estimated)\s){0,3}$",
    re.I,
)
_KINDS: tuple[tuple[re.Pattern[str], CommitmentKind], ...] = (
    (re.compile(r"\bguarantees?\b", re.I), "guarantee"),
    (re.compile(r"\b(?:loans?|lend(?:s|ing)?|lent|credit(?: line| facility)?|line of credit|borrow(?:s|ed|ing)?)\b", re.I), "loan"),
    (re.compile(r"\b(?:settlements?|compensation|payout|reparations|damages)\b|\bsettle[sd]?\b", re.I), "settlement"),
    (re.compile(r"\b(?:grants?|scholarships?|endowment)\b", re.I), "grant"),
    (re.compile(r"\b(?:invest(?:s|ed|ing|ments?)?)\b", re.I), "investment"),
    (re.compile(r"\b(?:relief|aid|assistance|support|package|humanitarian)\b", re.I), "aid"),
    (re.compile(r"\b(?:fund|facility)\b"), "fund"),
)
_WAS = re.compile(
    r"\b(?:doubl|trebl|tripl|rais|increas|lift|boost|cut|reduc|lower|slash)\w{1,4}\b[^.;]{0,80}\b"
    r"(?:up |down )?from (?:(?:about|around|some|nearly) )?$",
    re.I,
)
_LEAST = 1.0  # cents are prices
_NEAR = 110  # characters before a sum in which its verb stands


def weight(scene: Scene, span: Span) -> int:
    """How much one mention of a sum speaks for a promise: 3 named as a package or loan, 1 or 2 given by a verb; less than 0 for a price.

    Who will build something at a cost promises the sum.
    """
    one = sentence_at(scene, span)
    if one is None:
        return 0
    before, after = sides(one, span)
    named = 2 if _THING_AFTER.match(after) or _thing_before(before) else 0
    verb = _last(_GIVE, before)
    given = 1 if (verb and before[verb.end() :].count(" ") <= 12) or _GIVEN_AFTER.match(after) else 0
    got = 1 if (found := _last(_GET, before)) and before[found.end() :].count(" ") <= 8 else 0
    other = 4 if _PER.match(after) and not _EACH_AFTER.match(after) else 2 if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) else 0
    if _WAS.search(before):
        return -4  # "raised its pledge to $60m from $30m": what it was before
    works = 5 if _WORKS.search(one.text[: span.start - one.start][-260:]) else 0
    return named + max(given, got, works) - other


def sides(one: Sentence, span: Span) -> tuple[str, str]:
    """The words of a sentence before and after a sum, as far as a rule looks."""
    at, end = span.start - one.start, span.end - one.start
    return one.text[max(0, at - _NEAR) : at], one.text[end : end + _NEAR]


def is_promised(scene: Scene, amount: Amount) -> bool:
    """Whether a sum is promised: some mention speaks for it, and the mentions together do not speak against it."""
    if amount.unit != "money" or amount.currency is None or max(amount.value or 0, amount.low or 0, amount.high or 0) < _LEAST:
        return False
    weights = [weight(scene, span) for span in amount.mentions]
    return max(weights) >= 1 and sum(weights) >= 1


def for_each(scene: Scene, span: Span) -> bool:
    """Whether a mention gives the sum for one of several: "$500 to each family", "90 euros a month"; what it comes to is not said."""
    one = sentence_at(scene, span)
    if one is None:
        return False
    before, after = sides(one, span)
    return bool(_EACH_AFTER.match(after) or _EACH_BEFORE.search(before))


def kind_of(scene: Scene, amount: Amount) -> CommitmentKind:
    """The instrument of a sum, by the word nearest to it in most of its mentions; `aid` where none says."""
    votes: dict[CommitmentKind, float] = {}
    for span in amount.mentions:
        one = sentence_at(scene, span)
        if one is None:
            continue
        before, after = sides(one, span)
        named = _THING_AFTER.match(after)
        near = [(named.start("thing"), 3.0, named.group("thing"))] if named else []
        near += [(0, 3.0, found.group("thing"))] if (found := _thing_before(before)) else []
        near += [(0, 1.0, after[:70]), (0, 1.0, before[-70:])]
        for _, points, words in near:
            kind = next((kind for pattern, kind in _KINDS if pattern.search(words)), None)
            if kind:
                votes[kind] = votes.get(kind, 0) + points
    order: list[CommitmentKind] = [kind for _, kind in _KINDS]
    return max(votes, key=lambda kind: (votes[kind], -order.index(kind))) if votes else "aid"


def thing_of(one: Sentence, span: Span) -> str | None:
    """The noun a sum is called by ("loan", "package"), null where it has none."""
    before, after = sides(one, span)
    found = _THING_AFTER.match(after) or _thing_before(before)
    return found.group("thing").lower() if found else None


def _thing_before(before: str) -> re.Match[str] | None:
    """The noun nearest before a sum that names it: "a fund of", not the deal that the fund is part of."""
    near = before[-90:]
    starts = [found.start() for found in _A_THING.finditer(near)]
    return next((found for start in reversed(starts) if (found := _THING_BEFORE.match(near, start))), None)


def giving(before: str) -> re.Match[str] | None:
    """The last verb of giving in the words before a sum."""
    return _last(_GIVE, before)


def working(before: str) -> re.Match[str] | None:
    """ "Will build a bridge at a cost of": the words before a sum that is promised by promising what it pays for."""
    return _WORKS.search(before[-260:])


def getting(before: str) -> re.Match[str] | None:
    """The last verb of getting in the words before a sum."""
    return _last(_GET, before)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)
