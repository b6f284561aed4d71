"""Reads what a clause gives in kind: the thing named behind a verb of giving, what is counted, and what is free of charge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.record import Amount, CommitmentKind

VERB = re.compile(
    r"\b(?P<verb>provid(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|send(?:s|ing)?|sent|deliver(?:s|ed|ing)?|donat(?:e|es|ed|ing)|giv(?:e|es|en"
    r"|ing)|gave|ship(?:s|ped|ping)?"
    r"|hand(?:s|ed|ing)? (?:over|out)|lend(?:s|ing)?|lent|offer(?:s|ed|ing)?|deploy(?:s|ed|ing)?|dispatch(?:es|ed|ing)?|distribut(?:e|es|ed|ing)"
    r"|arming|(?<=to )arm|(?<=will )arm|armed(?= the| its)"
    r"|train(?:s|ed|ing)?|(?:enhanc|extend|expand|increas|boost)(?:e|es|ed|ing|s)?(?= (?:[a-z]+ ){0,4}training)|pledg(?:e|es|ed|ing)"
    r"|promis(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|airlift(?:s|ed|ing)?|(?P<moved>land(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|ferr(?:y|ies|ied|ying)"
    r"|fly|flies|flew|flown|"
    r"(?:bring(?:s|ing)?|brought)(?![^.;]{0,40}\binto (?:service|use|play|line|operation))|come|comes|came|arriv(?:e|es|ed|ing)|go|travel)"
    r"|(?P<paid>(?:pay|cover|meet|bear|foot)(?:s|ing|ed)?|paid)"
    r"|(?P<noun>(?:gift|donation|delivery|shipment"
    r"|consignment)s?(?=\sof\b)))\b",
    re.I,
)
_ITEMS: tuple[tuple[CommitmentKind, str], ...] = (
    (
        "training",
        r"training|recruits|soldiers|troops|pilots|cadets|forces|teachers|nurses|midwives|doctors|engineers|officers|farmers|technicians|personnel",
    ),
    ("troops", r"troops|soldiers|peacekeepers|forces|battalions?|brigades?|military (?:advisers|personnel)|marines|warships?|police officers"),
    (
        "equipment",
        (
            r"weapons?|weaponry|arms|equipment|tanks?|missiles?|drones?|munitions?|ammunition|artillery|vehicles?|helicopters?|aircraft|jets?"
            r"|boats?|generators?"
            r"|ventilators?|machines?|computers?|laptops?|pumps?|trucks?|ambulances?|buses|turbines?|systems|kits?|radars?|body armour|military"
            r" support"
        ),
    ),
    (
        "equipment",
        (
            r"supply|supplies|doses|vaccines?|medicines?|drugs?|medication|treatments?|courses|grain|wheat|rice|water"
            r"|food(?! (?:security|insecurity|prices?|crisis|shortages?|banks?|industry|production|system|chain))|tents|blankets|rations"
            r"|seeds?|fertili[sz]er|masks|tests|tablets|books"
        ),
    ),
    (
        "guarantee",
        (
            r"(?<!food )(?<!energy )(?<!social )(?<!job )security"
            r"(?! (?:forces?|services?|officials?|guards?|council|sources?|measures?|threats?))|protection|safety guarantees"
        ),
    ),
    ("aid", r"(?:humanitarian |emergency |relief |food |medical |financial )?(?:aid|relief|assistance)"),
)
_HEADS = [(kind, re.compile(rf"\b(?:{words})\b", 0 if kind == "guarantee" else re.I)) for kind, words in _ITEMS]
_PEOPLE = re.compile(rf"\b(?:{_ITEMS[0][1]}|crews?|staff|people|apprentices|workers|\w{{3,15}}(?:ers|ors|ists|men|women|ians|ees))\b", re.I)
_LENT = re.compile(
    r"(?:lend|lends|lent|lending|donate|donates|donated|donating)\s(?:(?:the\s)?[A-Z][\w-]+\s){0,3}(?P<item>(?:a|an|one|two|three|four|five"
    r"|six|\d+)\s(?:[a-z-]{2,20}\s){0,2}?"
    r"(?!hand\b|voice\b|ear\b|sense\b|million\b|billion\b|new\b|chance\b|touch\b)[a-z-]{3,20})\b"
)
_TO_DO = re.compile(r"\b(?:people|them|staff|men|women|\w{3,15}(?:ers|ors|ists|ants|ees))\sto\s[a-z]{3,12}\b", re.I)
_NOUN_BEFORE = re.compile(r"\b(?:the|of|our|its|their|his|for|offer|this|more|extending|extend|provid\w+|military|basic|a)\s$", re.I)
_PASSIVE = re.compile(r"\b(?:will be|to be|being|been|were|was|are|is)\s(?:\w+ly\s)?$", re.I)
_BODILY = re.compile(
    r"\b(?:people|persons?|cases?|votes?|deaths?|dead|children|patients|passengers|times|years|months|weeks|days|hours|points|seats|jobs|letters"
    r"|questions|messages|words|statements|migrants|residents|villagers|households|homes|houses|families|victims|survivors|students|pupils|members"
    r"|countries|nations|governments|sides|shots|goals|rounds|prisoners|suspects|detainees|hostages|bodies|tourists|fans|voters|cars|signatures)$",
    re.I,
)
_RELIEF = re.compile(
    r"\b(?:rice|grain|wheat|food|flour|water|maize|oil|sugar|meals?|rations|tents|blankets|tablets|medicines?|supplies|aid|relief|blood|clothes)\b",
    re.I,
)
_TRADE = re.compile(
    r"\b(?:s[oe]ld|sells?|selling|sales?|contracts?|orders?|ordered|prices?|customers|exports?|exported|imports?|imported|bought|buys?|purchas\w+|market"
    r"|recall\w*)\b",
    re.I,
)
_FREE = re.compile(
    r"\b(?:free of (?:charge|rent|cost)|for nothing|for free|rent[ -]free|without charge|at no (?:charge|cost)"
    r"|at (?:its|their|his|her) own (?:cost|expense)"
    r"|at [^.;,]{3,40}['\u2019]s own (?:cost|expense)|free)\b(?=[\s.,;]*(?:$|to\b|for\b|until\b|to help\b))",
    re.I,
)
_UP_TO_ITEM = re.compile(
    r"\s(?:of\s)?(?:(?:[A-Z][\w-]+\s){1,3}|(?:the|each)\s[a-z]{3,12}\s)?(?:(?:an?|the|another|some|about|up|to|more|than|its|their|over|at|least|around|nearly|further|first|additional|of)\s){0,4}",
)
_FROM_ITEM = re.compile(
    r"\s(?:(?:that|which)\s)?(?:(?:will|would|shall|are|is|were|was|have|has|had|being|be|been|now|already|also|to|could|may|might|all|soon)\s){1,4}",
    re.I,
)
_BE = re.compile(r"\b(?:be|been|being|are|is|were|was)\b", re.I)
_INTRANSITIVE = re.compile(r"(?:come|comes|came|arriv\w+|land\w*|go|travel|fly|flies|flew)$", re.I)
_PAYS = re.compile(r"(?:pay|cover|meet|bear|foot)(?:s|ing|ed)?|paid(?: for)?|met|bore|pay(?:s|ing)? for", re.I)
_WILL_PAY = re.compile(r"\b(?:will|would|shall|is to|are to|(?:agreed|promised|pledged|offered|vowed) to)\s(?:[a-z]{2,10}\s){0,2}$", re.I)
_BILLS = re.compile(
    r"\s(?:for\s)?(?P<item>(?:all\s)?(?:(?:the|its|their|all|his|her)\s)?(?:[\w'\u2019-]{2,20}\s){0,3}?"
    r"(?:bills?|costs?|fees?|expenses|funerals?|burials?|fares?|treatment|surgery|repairs|school meals|tuition|rents?)\b"
    r"(?:\sof\s(?:[\w'\u2019-]{2,20}\s?){1,4})?)",
    re.I,
)
_BARE = re.compile(
    r"(?:all\s)?(?:(?:the|its|their|all|his|her)\s)?(?:bills?|costs?|fees?|expenses)", re.I
)  # "foots the bill": of what is said elsewhere
_NAMED = re.compile(
    r"\s(?P<item>(?:the|an?|its|their|all)\s(?:[\w'\u2019-]{2,20}\s){0,5}?[\w-]{3,20})(?=\s(?:as|for|to|in|at|until|with|free|without|rent)\b|,|$)"
)


def thing_in(words: str, verb: re.Match[str]) -> tuple[CommitmentKind, tuple[int, int]] | None:
    """What is given: the first thing named within 70 characters after the verb, or before a passive one; of `train` the people trained."""
    name = verb.group("verb").lower()
    if verb.group("moved") or verb.group("noun") or verb.group("paid"):
        return None  # of these only what is counted
    if lent := _LENT.match(words, verb.start()):
        return "equipment", lent.span("item")
    if name == "training" and _NOUN_BEFORE.search(words[max(0, verb.start() - 40) : verb.start()]):
        return None  # the noun alone gives nothing
    if name.startswith("train"):
        people = _PEOPLE.search(words, verb.end(), min(len(words), verb.end() + 60))
        if people and people.group().lower() != "training":
            return "training", (verb.start(), people.end())
        return None
    if name.startswith("arm"):
        return "equipment", verb.span()
    if name.startswith(("enhanc", "extend", "expand", "increas", "boost")):
        return "training", (verb.end() + 1, words.index("training", verb.end()) + len("training"))
    stretch = (verb.end(), min(len(words), verb.end() + 70))
    if _PASSIVE.search(words[max(0, verb.start() - 40) : verb.start()]):
        stretch = (max(0, verb.start() - 70), verb.start())
    training = re.compile(r"\btraining\b|\bto (?:help )?train\b", re.I).search(words, verb.end(), min(len(words), verb.end() + 110))
    if training:
        return "training", training.span()
    found = [
        (match.start(), n, kind, match.span())
        for n, (kind, pattern) in enumerate(_HEADS)
        if kind != "training"
        for match in pattern.finditer(words, *stretch)
    ]
    if not found:
        return None
    _, _, kind, span = min(found, key=lambda one: (one[0], one[1]))
    if _TO_DO.search(words[verb.end() : span[0]]):
        return None  # "sent 60 people to learn to handle pumps"
    return kind, span


def is_free(words: str) -> bool:
    """Whether something is done or given free of charge, or at the giver's own cost."""
    return _FREE.search(words) is not None


def is_trade(words: str) -> bool:
    """Whether something is sold, bought, ordered or called back."""
    return _TRADE.search(words) is not None


def is_bodily(amount: Amount) -> bool:
    """Whether people or things that nobody gives are counted: patients, votes, homes."""
    return _BODILY.search(amount.of or "") is not None


def kind_of_counted(amount: Amount) -> CommitmentKind:
    """Relief and people are aid; of other things what the lists say, else equipment."""
    of = amount.of or ""
    known = next((kind for kind, pattern in _HEADS if kind != "training" and any(f.end() == len(of) for f in pattern.finditer(of))), None)
    relief = amount.unit != "count" or _RELIEF.search(of) is not None or (known is None and _PEOPLE.search(of) is not None)
    return "aid" if relief else known or "equipment"


def counted_in(words: str, verb: re.Match[str], counts: Sequence[tuple[int, int, Amount]]) -> tuple[CommitmentKind, tuple[int, int], Amount] | None:
    """What is counted and given: "send two cranes", "a gift of 10 tonnes of rice", "six tents have come". `counts` are those of the clause.

    People who are moved about are not given.
    """
    if verb.group("paid"):
        return None
    moves = _INTRANSITIVE.search(verb.group()) is not None
    for start, end, amount in counts:
        if is_bodily(amount):
            continue
        after = start > verb.end() and _UP_TO_ITEM.fullmatch(words, verb.end(), start) is not None
        gap = words[end : verb.start()] if end < verb.start() else ""
        before = (gap == " " and words.startswith(" by ", verb.end())) or (
            _FROM_ITEM.fullmatch(gap) is not None and (moves or _BE.search(gap) is not None)
        )
        if before or (after and (not moves or verb.group().lower().startswith("land"))):
            return "training" if verb.group().lower().startswith("train") else kind_of_counted(amount), (start, end), amount
    return None


def bills_of(words: str, verb: re.Match[str]) -> tuple[CommitmentKind, tuple[int, int]] | None:
    """Whose costs will be met: "pay the hospital bills of the survivors", "cover the cost of the funerals"."""
    firm = _PAYS.fullmatch(verb.group()) and (_WILL_PAY.search(words[: verb.start()]) or not verb.group().lower().endswith(("y", "r", "t")))
    found = _BILLS.match(words, verb.end()) if firm else None
    if found is None or _BARE.fullmatch(found.group("item")):
        return None
    return "aid", found.span("item")


def named_free(words: str, verb: re.Match[str]) -> tuple[CommitmentKind, tuple[int, int]] | None:
    """What is offered behind a verb of giving, though no list knows it: for a clause that says it is free of charge."""
    if verb.group("moved") or verb.group("noun") or verb.group("paid"):
        return None
    found = _NAMED.match(words, verb.end())
    return ("aid", found.span("item")) if found else None
