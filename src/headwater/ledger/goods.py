"""Finds what is promised or given in kind: training, troops, equipment, supplies, relief, guarantees of safety, and shares without a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from headwater.ledger.goods_items import VERB, bills_of, counted_in, is_bodily, is_free, is_trade, kind_of_counted, named_free, thing_in
from headwater.ledger.parties import Deal, parties_of, recipient_beside
from headwater.ledger.scene import Scene, Sentence, all_sentences, beside, runs, side, speaker_at, within
from headwater.ledger.stages import in_order, latest, step
from headwater.ledger.titles import title_in_kind
from headwater.record import Amount, Commitment, CommitmentKind, Quantity, Span, Stage, digest
from headwater.text import fold

_AND_ALSO = re.compile(r"(?:,|,?\s(?:and|plus|as well as))\s(?:(?:about|some|another|around|up to|at least|more than)\s)?")
_ADVICE = re.compile(r"\b(?:strategy|aim|goal|way|idea|task|job|answer|solution|thing|need)\b[^.;]{0,80}\b(?:is|was|would be) to\s$", re.I)
_ALLOWED = re.compile(
    r"\b(?:[Bb]ill|[Aa]ct|[Ll]aw|[Ll]egislation)\b[^.;]{0,40}\b(?:allow|enabl|empower|authori[sz]|permit|let)\w{0,4}\b"
)  # told with its bill
_THE_REST = re.compile(r"\bthe (?:rest|remainder|balance)\s(?:\w+\s){0,3}(?:on|for|to|into)\s$", re.I)
_IT_SAID = re.compile(r"\b(?:[Ii]t|[Tt]hey)\s(?:has\s|had\s|also\s)?(?:said|says|added|announced|promised)\b")
_BACK = 300  # characters in which the body is named that "it said" means
_VERBS = 12  # verbs of a clause that are looked at
_FAR = 120  # characters before a verb in which it is denied
_CLOSE = 45  # characters between a sum and a thing that it pays for
_DENIED = re.compile(
    r"(?:\b(?:not|never|no|cannot|without|fail\w* to|delay\w*|block\w*|refrain\w* from|feet on"
    r"|refus\w+ to|declin\w+ to|stop\w*|halt\w*|end\w*|against)|n['\u2019]t)(?:\s\w+){0,3}\s$",
    re.I,
)
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
_ON_CONDITION = re.compile(r"\b(?:once|when|if|until|unless|after|before|provided(?: that)?|as soon as)\b[^.;]{0,70}$", re.I)
_REPORTED = re.compile(r"\b(?:said|says|told|added|announced|announces|confirmed|promised|pledged|according to|wrote)\b", re.I)
_WOULD = re.compile(r"\bwould\b", re.I)
_SENT = re.compile(r"\b(?:will|would|shall|to|are|is) (?:be )?$|\b(?:will|would|shall|are to|is to)\b", re.I)
_ARRIVED = re.compile(r"\b(?:ha(?:s|ve|d)\s(?:\w+\s)?(?:come|arrived|landed|reached)|arrived|landed|came)$", re.I)
_SHARE = re.compile(r"(?:the first|\w+ (?:out )?of the)\b", re.I)
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
    free: bool = False


def commitments_in_kind(scene: Scene, taken: Sequence[Span], whom: tuple[str, ...] = ()) -> list[Commitment]:
    """Commitments without a sum; `taken` are the places of sums that are promised, whose sentences tell of those.

    `whom` are those for whom several gave together: what is counted or free of charge is for them where its sentence does not say.
    """
    gifts = [gift for one in all_sentences(scene) if one.role != "caption" for gift in _gifts(scene, one, taken)]
    groups: list[list[Gift]] = []
    for gift in gifts:
        group = next((some for some in groups if all(_one(gift, other) for other in some)), None)
        if group is None:
            groups.append([gift])
        else:
            group.append(gift)
    groups = [[_for(gift, whom) for gift in some] if not any(gift.recipients for gift in some) else some for some in groups]
    return [_commitment(scene, some) for some in groups if _told(some)]


def _for(gift: Gift, whom: tuple[str, ...]) -> Gift:
    given = gift.donors and (gift.free or gift.quantity)
    return replace(gift, recipients=tuple(name for name in whom if name not in gift.donors)) if given else gift


def _told(some: Sequence[Gift]) -> bool:
    """Whether it is known who gives, and who gets, or that it is free, or counted and still to come."""
    return any(gift.donors for gift in some) and any(
        gift.recipients or gift.free or (gift.quantity and gift.stage in ("floated", "pledged")) for gift in some
    )


def _gifts(scene: Scene, one: Sentence, taken: Sequence[Span]) -> list[Gift]:
    if (found := _CONTRIBUTORS.search(one.text)) and (gift := _contributors(scene, one, found)):
        return [gift]
    counts = [
        (start - one.start, end - one.start, amount) for start, end, amount in scene.counts.get(one.article, ()) if one.start <= start < one.end
    ]
    out: list[Gift] = []
    for start, end in _clauses(one.text):
        words = one.text[start:end]
        sums = [span for span in taken if span.article == one.article and one.start + start <= span.start < one.start + end]
        trade = is_trade(words)
        here = [] if trade else [(a - start, b - start, amount) for a, b, amount in counts if start <= a and b <= end]
        free = not trade and is_free(words)
        allowed = _ALLOWED.search(words) is not None
        done = 0  # what stands behind it is not told of yet
        for verb in islice(VERB.finditer(words), _VERBS):
            head = words[max(0, verb.start() - _FAR) : verb.start()]
            if (_DENIED.search(head) and not _NOT_OUT.search(head)) or (sums and _THE_REST.search(head)) or _ADVICE.search(head) or allowed:
                continue
            found_item = _item(words, verb, here, free=free)
            if found_item is None or (
                done and ((found_item[2] is None and found_item[0] != "training") or min(found_item[1][0], verb.start()) < done)
            ):
                continue  # one thing for each clause, but everything that is counted
            a, b = found_item[1]
            at = one.start + start
            if any(
                -5 <= span.start - at - b < _CLOSE or -5 <= at + verb.start() - span.end < _CLOSE or at + a <= span.start < at + b for span in sums
            ):
                continue  # what that sum is for
            first = _gift(scene, one, (start, end), verb, found_item, free=free)
            out.append(first)
            done = b
            if found_item[2] is not None:
                out.extend(_listed(first, words, here, b))
    return out


def _item(
    words: str, verb: re.Match[str], counts: Sequence[tuple[int, int, Amount]], *, free: bool
) -> tuple[CommitmentKind, tuple[int, int], Amount | None] | None:
    """What the verb gives: a thing the lists know, else what is counted, else what is free of charge; a count of that thing comes first."""
    known = thing_in(words, verb) or bills_of(words, verb)
    counted = counted_in(words, verb, counts)
    if known and not (counted and counted[1][0] <= known[1][0] < counted[1][1] and known[0] != "training"):
        return *known, None
    named = named_free(words, verb) if free and not counted else None
    return counted or ((*named, None) if named else None)


def _gift(
    scene: Scene,
    one: Sentence,
    clause: tuple[int, int],
    verb: re.Match[str],
    item: tuple[CommitmentKind, tuple[int, int], Amount | None],
    *,
    free: bool,
) -> Gift:
    kind, (a, b), amount = item
    words = one.text[clause[0] : clause[1]]
    at = one.start + clause[0]
    gets = verb.group().lower().startswith("secur")
    deal = Deal(one, (at + verb.start(), at + verb.end()), (at + a, at + b), gets=gets, trains=kind == "training")
    donors, recipients = parties_of(scene, [deal])
    if not recipients and not verb.group("moved"):
        recipients = tuple(name for name in recipient_beside(scene, one, (-1,)) if name not in donors)
    if verb.group("paid") and not recipients:
        recipients = tuple(actor.name for actor in within(scene, one.article, at + a, at + b) if actor.kind == "group")
    free = free or bool(verb.group("noun") or verb.group("paid")) or verb.group().lower().startswith("donat")
    if not donors and (free or amount) and _SENT.search(words[: verb.start()]):
        donors = _sayer(scene, one, at + a, recipients)
    quantity = _quantity(scene, one, clause[0] + a, words[a:b]) if amount is None else _counted(amount, words[a:b])
    stage = _stage(one.text, clause, verb, kind)
    return Gift(kind, stage, words[a:b], Span(one.article, at, at + len(words)), donors, recipients, quantity, free)


def _listed(first: Gift, words: str, counts: Sequence[tuple[int, int, Amount]], at: int) -> Iterator[Gift]:
    """What a list goes on to count: "two cranes, six trucks and 40 tonnes of sand"."""
    for start, end, amount in counts:
        if start >= at and _AND_ALSO.fullmatch(words, at, start) and not is_bodily(amount):
            yield replace(first, kind=kind_of_counted(amount), item=words[start:end], quantity=_counted(amount, words[start:end]))
            at = end


def _counted(amount: Amount, item: str) -> Quantity:
    return Quantity(amount.value if amount.value is not None else amount.low, amount.modifier, amount.of or item)


def _sayer(scene: Scene, one: Sentence, at: int, whom: Sequence[str]) -> tuple[str, ...]:
    """The body that says that something will be sent sends it, where no other is named: never a mere person."""
    speaker = speaker_at(scene, one.article, at)
    name = scene.known.get(speaker.id) if speaker else None
    who = scene.acts[name.id] if name else side(speaker.party) if speaker else None
    if who and name and name.kind == "person" and who == name.name:
        return ()
    if who is None and (said := _IT_SAID.search(one.text[: at - one.start])):
        before = within(scene, one.article, max(0, one.start - _BACK), one.start + said.start())
        who = next((actor.name for actor in reversed(before) if actor.kind in ("organisation", "state")), None)
    return (who,) if who and who not in whom else ()


def _stage(text: str, clause: tuple[int, int], verb: re.Match[str], kind: CommitmentKind) -> Stage:
    words = text[clause[0] : clause[1]]
    near = words[max(0, verb.start() - 90) : verb.start()]
    at = clause[0] + verb.start()
    told = _REPORTED.search(text[max(0, at - 160) : at]) or _REPORTED.search(text[at : at + 160])
    if _OPEN.search(near.replace("would", "will") if told else near):
        return "floated"
    if _FIRM.search(near) or (told and _WOULD.search(near)) or verb.group().lower().startswith(("pledg", "promis", "offer")):
        return "approved" if _signed(words) else "pledged"
    if _signed(words):
        return "approved"
    if _ARRIVED.search(words[max(0, verb.start() - 12) : verb.end()]):
        return "under_way" if _SHARE.match(words) else "delivered"
    if _GOING.search(near[-60:]) or verb.group().lower().endswith("ing"):
        return "under_way"
    if _DONE.search(verb.group()):
        return "under_way" if kind == "training" else "delivered"
    return "pledged"


def _signed(words: str) -> bool:
    """Whether some words tell of a deal, not of one on which all depends."""
    return any(not _ON_CONDITION.search(words[: found.start()]) for found in _DEAL.finditer(words))


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
    return Gift(kind, "pledged", "shares", Span(one.article, one.start, one.end), donors, (), None, free=True)


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
    same = bool(a.quantity and b.quantity and _head(a.quantity.unit) == _head(b.quantity.unit))
    if a.kind != b.kind or (_class(a.stage) != _class(b.stage) and not same):
        return False
    if {a.kind, b.kind} <= {"aid", "equipment"} and a.quantity and b.quantity and not same:
        return False
    if (a.free or b.free) and not _long_words(a.item) & _long_words(b.item):
        return False
    both = ((a.donors, b.donors), (a.recipients, b.recipients))
    return all(not mine or not theirs or set(mine) & set(theirs) for mine, theirs in both)


def _long_words(item: str) -> frozenset[str]:
    return frozenset(word for word in fold(item).split() if len(word) > 3)


def _head(unit: str) -> str:
    words = fold(unit).split()
    return words[-1].removesuffix("s") if words else ""


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
