"""Finds what is promised or given in kind: training, troops, equipment, supplies, relief, guarantees of safety, and shares without a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.ledger.parties import Deal, parties_of, recipient_beside
from headwater.ledger.scene import Scene, Sentence, all_sentences, beside, runs
from headwater.ledger.stages import in_order, latest, step
from headwater.ledger.titles import title_in_kind
from headwater.record import Amount, Commitment, CommitmentKind, Quantity, Span, Stage, digest
from headwater.text import fold

_VERB = re.compile(
    r"\b(?P<verb>provid(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|send(?:s|ing)?|sent|deliver(?:s|ed|ing)?|donat(?:e|es|ed|ing)|giv(?:e|es|en"
    r"|ing)|gave|ship(?:s|ped|ping)?"
    r"|hand(?:s|ed|ing)? over|lend(?:s|ing)?|lent|offer(?:s|ed|ing)?|deploy(?:s|ed|ing)?|dispatch(?:es|ed|ing)?|distribut(?:e|es|ed|ing)"
    r"|arming|(?<=to )arm|(?<=will )arm|armed(?= the| its)"
    r"|train(?:s|ed|ing)?|(?:enhanc|extend|expand|increas|boost)(?:e|es|ed|ing|s)?(?= (?:[a-z]+ ){0,4}training)|pledg(?:e|es|ed|ing)"
    r"|promis(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|airlift(?:s|ed|ing)?)\b",
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
            r"supply|supplies|doses|vaccines?|medicines?|drugs?|medication|treatments?|courses|food|grain|wheat|rice|water|fuel|oil|gas|coal"
            r"|electricity|tents|blankets|rations"
            r"|seeds?|fertili[sz]er|masks|tests|tablets|books"
        ),
    ),
    ("guarantee", r"security|protection|security guarantees|safety guarantees"),
    ("aid", r"(?:humanitarian |emergency |relief |food |medical |financial )?(?:aid|relief|assistance)"),
)
_HEADS = [(kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _ITEMS]
_PEOPLE = re.compile(rf"\b(?:{_ITEMS[0][1]}|crews?|staff|people|apprentices|workers|\w{{3,15}}(?:ers|ors|ists|men|women|ians|ees))\b", re.I)
_LENT = re.compile(
    r"(?:lend|lends|lent|lending|donate|donates|donated|donating)\s(?:(?:the\s)?[A-Z][\w-]+\s){0,3}(?P<item>(?:a|an|one|two|three|four|five"
    r"|six|\d+)\s(?:[a-z-]{2,20}\s){0,2}?"
    r"(?!hand\b|voice\b|ear\b|sense\b|million\b|billion\b|new\b|chance\b|touch\b)[a-z-]{3,20})\b"
)
_TO_DO = re.compile(r"\b(?:people|them|staff|men|women|\w{3,15}(?:ers|ors|ists|ants|ees))\sto\s[a-z]{3,12}\b", re.I)
_NOUN_BEFORE = re.compile(r"\b(?:the|of|our|its|their|his|for|offer|this|more|extending|extend|provid\w+|military|basic|a)\s$", re.I)
_FAR = 120  # characters before a verb in which it is denied
_CLOSE = 45  # characters between a sum and a thing that it pays for
_PASSIVE = re.compile(r"\b(?:will be|to be|being|been|were|was|are|is)\s(?:\w+ly\s)?$", re.I)
_DENIED = re.compile(r"(?:\b(?:not|never|no|without|refus\w+ to|declin\w+ to|stop\w*|halt\w*|end\w*|against)|n['\u2019]t)(?:\s\w+){0,3}\s$", re.I)
_NOT_OUT = re.compile(r"\bnot (?:to )?rule out|n['\u2019]t rule out", re.I)
_OPEN = re.compile(
    r"\b(?:could|might|may|consider\w*|propos\w+|discuss\w+|mull\w*|weigh\w*|open to|open(?:s|ed)? the door|the door open|rule out"
    r"|suggest\w*|idea of|option"
    r"|explor\w+|float\w*|possib\w+|would|prepar\w+ to|very close to|plans? (?:for|to)|look (?:at|into|wherever)|urg\w+|call(?:s|ed|ing)?"
    r" (?:for|on)|should)\b",
    re.I,
)
_FIRM = re.compile(
    r"\b(?:will|shall|pledg\w+|promis\w+|announc\w+|commit\w*|agreed?|vow\w*|is to|are to|unveil\w*|has authori[sz]ed|approved|set to)\b", re.I
)
_GOING = re.compile(
    r"\b(?:already|continu\w+ (?:to|providing|sending|supplying|delivering|training)|beg[au]n|started|is|are|have been|has been|has played"
    r"|there (?:is|are)|ongoing|under way)\b",
    re.I,
)
_DONE = re.compile(r"(?:ed|sent|gave|given|lent)$", re.I)
_DEAL = re.compile(r"\b(?:agreements?|contracts?|deals?|signed|secured?|licen[cs]es?)\b", re.I)
_CONTRIBUTORS = re.compile(
    r"\b(?:other|further|additional) (?:contributors|donors|lenders|backers|funders|givers)\s(?:\w+\s){0,3}?(?:include|are|were|will be)\b", re.I
)
_CUT = re.compile(r"[;:\u2014\u2013]|,\s(?=(?:which|who|while|but|as|after|when|although|where|and\s(?:he|she|they|it|we|will|has|have))\b)")
_OF: tuple[Stage, ...] = ("floated", "pledged", "approved", "under_way", "delivered")


@dataclass(frozen=True, slots=True)
class Gift:
    """One place that tells of something given in kind; `span` is its clause."""

    kind: CommitmentKind
    stage: Stage
    item: str
    span: Span
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    quantity: Quantity | None


def commitments_in_kind(scene: Scene, taken: Sequence[Span]) -> list[Commitment]:
    """Commitments without a sum; `taken` are the places of sums that are promised, whose sentences tell of those."""
    gifts = [gift for one in all_sentences(scene) if one.role != "caption" for gift in _gifts(scene, one, taken)]
    groups: list[list[Gift]] = []
    for gift in gifts:
        group = next((some for some in groups if all(_one(gift, other) for other in some)), None)
        if group is None:
            groups.append([gift])
        else:
            group.append(gift)
    return [_commitment(scene, some) for some in groups if _told(some)]


def _told(some: Sequence[Gift]) -> bool:
    """Whether it is known who gives or who gets."""
    return any(gift.donors for gift in some) and any(gift.recipients for gift in some)


def _gifts(scene: Scene, one: Sentence, taken: Sequence[Span]) -> list[Gift]:
    out: list[Gift] = []
    if (found := _CONTRIBUTORS.search(one.text)) and (gift := _contributors(scene, one, found)):
        return [gift]
    for start, end in _clauses(one.text):
        words = one.text[start:end]
        sums = [span for span in taken if span.article == one.article and one.start + start <= span.start < one.start + end]
        for verb in _VERB.finditer(words):
            head = words[max(0, verb.start() - _FAR) : verb.start()]
            if _DENIED.search(head) and not _NOT_OUT.search(head):
                continue
            item = _item(words, verb)
            if item is None:
                continue
            kind, (a, b) = item
            at = one.start + start
            if any(
                -5 <= span.start - at - b < _CLOSE or -5 <= at + verb.start() - span.end < _CLOSE or at + a <= span.start < at + b for span in sums
            ):
                continue  # what that sum is for
            deal = Deal(
                one, (at + verb.start(), at + verb.end()), (at + a, at + b), gets=verb.group().lower().startswith("secur"), trains=kind == "training"
            )
            donors, recipients = parties_of(scene, [deal])
            recipients = recipients or tuple(name for name in recipient_beside(scene, one, (-1,)) if name not in donors)
            span = Span(one.article, one.start + start, one.start + end)
            gift = Gift(kind, _stage(words, verb, kind), words[a:b], span, donors, recipients, _quantity(scene, one, start + a, words[a:b]))
            out.append(gift)
            break
    return out


def _item(words: str, verb: re.Match[str]) -> tuple[CommitmentKind, tuple[int, int]] | None:
    """What is given: the first thing named within 70 characters after the verb, or before a passive one; of `train` the people trained."""
    name = verb.group("verb").lower()
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


def _stage(words: str, verb: re.Match[str], kind: CommitmentKind) -> Stage:
    near = words[max(0, verb.start() - 90) : verb.start()]
    if _OPEN.search(near):
        return "floated"
    if _FIRM.search(near) or verb.group().lower().startswith(("pledg", "promis", "offer")):
        return "approved" if _DEAL.search(words) else "pledged"
    if _DEAL.search(words):
        return "approved"
    if _GOING.search(near[-60:]) or verb.group().lower().endswith("ing"):
        return "under_way"
    if _DONE.search(verb.group()):
        return "under_way" if kind == "training" else "delivered"
    return "pledged"


def _quantity(scene: Scene, one: Sentence, at: int, item: str) -> Quantity | None:
    near: list[tuple[int, Amount]] = [
        (abs(span.start - one.start - at), amount)
        for amount in scene.coverage.amounts
        if amount.unit == "count" and amount.of
        for span in amount.mentions
        if span.article == one.article and one.start <= span.start < one.end and abs(span.start - one.start - at) < 40
    ]
    if not near:
        return None
    amount = min(near, key=lambda pair: (pair[0], pair[1].id))[1]
    return Quantity(amount.value if amount.value is not None else amount.low, amount.modifier, amount.of or item)


def _contributors(scene: Scene, one: Sentence, found: re.Match[str]) -> Gift | None:
    """ "Other contributors include ...": they give to what the sentence before told of."""
    later = [run for run in runs(scene, one) if run[0].start >= one.start + found.end()]
    before = beside(scene, one, -1)
    if not later or before is None:
        return None
    kind: CommitmentKind = "loan" if re.search(r"\b(?:loan|lend|credit)", before.text, re.I) else "fund"
    donors = tuple(dict.fromkeys(actor.name for actor in later[0]))
    return Gift(kind, "pledged", "shares", Span(one.article, one.start, one.end), donors, (), None)


def _clauses(text: str) -> list[tuple[int, int]]:
    edges = [0, *(found.end() for found in _CUT.finditer(text)), len(text)]
    out = []
    for a, b in pairwise(edges):
        piece = text[a:b]
        start, end = a + len(piece) - len(piece.lstrip(" ,;:\u2014\u2013'\"\u2018\u201c")), a + len(piece.rstrip(" ,;:.\u2014\u2013'\"\u2019\u201d"))
        if end - start > 12:
            out.append((start, end))
    return out


def _one(a: Gift, b: Gift) -> bool:
    """Whether two places tell of one thing: the same kind, as far along, and nobody differs on either side."""
    if a.kind != b.kind or _class(a.stage) != _class(b.stage):
        return False
    both = ((a.donors, b.donors), (a.recipients, b.recipients))
    return all(not mine or not theirs or set(mine) & set(theirs) for mine, theirs in both)


def _class(stage: Stage) -> int:
    return {"floated": 0, "pledged": 1, "approved": 1}.get(stage, 2)


def _commitment(scene: Scene, some: Sequence[Gift]) -> Commitment:
    spans = tuple(sorted({gift.span for gift in some}))
    donors = next((gift.donors for gift in sorted(some, key=lambda gift: -len(gift.donors)) if gift.donors), ())
    recipients = next((gift.recipients for gift in some if gift.recipients), ())
    told = [(stage, [gift.span for gift in some if gift.stage == stage]) for stage in _OF]
    stages = in_order([step(scene, stage, None, where) for stage, where in told if where])
    stage = latest(stages)
    kind = some[0].kind
    why = "in kind, no sum of money" if stage != "floated" else "in kind, and floated, not promised"
    return Commitment(
        digest("g", scene.coverage.story.id, kind, _class(stage), donors, recipients, fold(some[0].item)),
        kind,
        title_in_kind(kind, some[0].item, donors, recipients),
        stage,
        spans,
        False,
        scene.coverage.story.id,
        why,
        donors,
        recipients,
        item=" ".join(some[0].item.split()),
        quantity=next((gift.quantity for gift in some if gift.quantity), None),
        stages=stages,
    )
