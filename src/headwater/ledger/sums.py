"""Makes one commitment of each promised sum of a story, with its parts, running totals and stages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.ledger.lines import given_by_many, joined, pooled, rivals
from headwater.ledger.parties import deal_of, parties_of, recipient_beside
from headwater.ledger.promises import for_each, is_promised, kind_of, weight
from headwater.ledger.scene import Scene, Sentence, days_in, sentence_at, speaker_at, within
from headwater.ledger.stages import in_order, latest, stage_of, step
from headwater.ledger.titles import purpose_of, title_of, title_of_part
from headwater.record import Amount, Commitment, NewMoney, Span, Stage, StageStep, digest

_CHANNEL = re.compile(r"\b(?:through|via|under|as part of|from within)\s(?:the|its|a|an)?\s?$", re.I)
_DRAWN = re.compile(
    r"\b(?:drawn (?:from|on)|taken from|financed (?:by|from|with|through)|funded (?:by|from|with|through)|paid for (?:by|from|with|out of)"
    r"|out of|comes? from)"
    r"\s(?P<what>(?:the|its|a|an|existing|interest|proceeds|profits|unspent)\b[^.;,]{3,70})",
    re.I,
)
_SHARED = re.compile(
    r"\b(?:with (?P<who>[^.;,]{3,60}?) (?:sharing|splitting|covering part of|meeting part of) the (?:cost|bill|expense)"
    r"|(?:cost|bill)s? (?:will be |is |are |to be )?(?:shared|split) (?:with|between|among) (?P<whom>[^.;,]{3,60})|(?:co-?(?:funded"
    r"|financed)|jointly (?:funded|financed)) (?:by|with) (?P<by>[^.;,]{3,60}))",
    re.I,
)
_IF = re.compile(
    r"\b(?P<what>(?:if|provided that|on condition that|on the condition that|subject to|conditional on|as long as|only once|pending"
    r"|contingent on)\s[^.;]{4,90})",
    re.I,
)
_NEW = re.compile(r"\b(?:new|additional|fresh|extra|further|another)\s(?:[\w-]{1,15}\s){0,2}$", re.I)
_NEW_AFTER = re.compile(r"^[\s-]?(?:in |of |worth of )?(?:new|additional|fresh|extra|further)\b", re.I)
_OLD = re.compile(r"\b(?:previously|already|earlier) (?:announced|pledged|promised|committed)\b", re.I)
_MOVED = re.compile(r"\b(?:reallocat\w+|redirect\w+|repurpos\w+|divert\w+|redeploy\w+)\b", re.I)
_TELLS = re.compile(r"\b(?:announc|pledg|unveil|promis|reveal|commit)\w{1,4}\b", re.I)
_EDGE = re.compile(r"[;:\u2014\u2013(]|,\s(?:and|but|while|after|as|of which|which|who|when|with)\b|,? of which\b")
_FUND = re.compile(r"\b(?:fund|facility|trust|foundation|appeal|programme|program)\b", re.I)
_BACK = 700  # characters before a running total in which its fund is named
_CALLED_PART = re.compile(
    r"\b(?:includ\w+|of which|of that|of this|of these|part of|compris\w+|involv\w+|out of|split|consist\w+|made up|contain\w*)\b", re.I
)
_PART_AFTER = re.compile(r"\s(?:out of|of)\s(?:it|this|that|which|them|the|its|their|[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}['\u2019]s?)\b")
_SET_ASIDE = "set aside, for whom is not said"
_ASIDE = re.compile(r"\b(?:set|put)(?:s|ting)?\b[^.;]{0,30}\baside\b", re.I)
_ORDERED = re.compile(
    r"\b(?:court|judge|tribunal|magistrate)s?\b[^.;]{0,60}\b(?:order(?:s|ed)?|told|rul(?:es|ed)|instruct(?:s|ed)|sentenc(?:es|ed))\b[^.;]{0,80}$"
    r"|\border(?:s|ed)? by (?:a|the) (?:[\w-]+ ){0,2}(?:court|judge|tribunal)\b[^.;]{0,60}$",
    re.I,
)
_AGREED = re.compile(r"\b(?:settle(?:s|d|ment)?|agree[ds]?|agreement)\b", re.I)
_SO_FAR = re.compile(r"\b(?:to date|so far|in total since|since (?:19|20)\d\d|thus far|until now|up to now|over the years)\b", re.I)


def commitments_of_sums(scene: Scene) -> list[Commitment]:
    """Commitments of the story's promised sums: roots first, each followed by its parts."""
    amounts = _settled(scene, scene.coverage.amounts)
    again = {amount.id for amount in amounts.values() if amount.restates in amounts}
    told = {id_: _with_twins(amounts, amount) for id_, amount in amounts.items() if id_ not in again and not amount.derived}
    promised = {id_: is_promised(scene, amount) for id_, amount in told.items()}
    for id_, amount in told.items():
        if promised[id_] and amount.part_of in told and not promised[amount.part_of]:
            promised[id_] = max(weight(scene, span) for span in amount.mentions) > 1  # what is paid of a price is no promise
    roots = [amounts[id_] for id_, yes in promised.items() if yes and not _whole(amounts, promised, amounts[id_])]
    out: list[Commitment] = []
    for root in sorted(roots, key=lambda amount: (amount.mentions[0], amount.id)):
        made = _commitment(scene, root, [amount for amount in amounts.values() if amount.restates == root.id])
        out.append(made)
        out.extend(_parts(scene, made, root, amounts))
    worth = {one.id: _worth(amounts, one) for one in out}
    return pooled(scene, rivals(joined(out)), worth)


def _with_twins(amounts: Mapping[str, Amount], amount: Amount) -> Amount:
    """A sum with the places that tell it in another currency: they speak for it too."""
    spans = {span for other in amounts.values() if other.restates == amount.id for span in other.mentions}
    return replace(amount, mentions=tuple(sorted({*amount.mentions, *spans}))) if spans else amount


def _worth(amounts: Mapping[str, Amount], one: Commitment) -> dict[str, float]:
    """What a commitment's sum is in each currency it is told in."""
    spans = set(one.mentions)
    told = [amount for amount in amounts.values() if amount.value and amount.currency and not amount.derived and spans.issuperset(amount.mentions)]
    return {amount.currency or "": amount.value or 0.0 for amount in told} | ({one.currency: one.value} if one.currency and one.value else {})


def _settled(scene: Scene, found: Sequence[Amount]) -> dict[str, Amount]:
    """The amounts by id; a sum that is what is left of a whole is that part of it, so no other remainder is worked out."""
    amounts = {amount.id: amount for amount in found}
    for amount in found:  # a part told in two currencies is part of the sum that stands for its whole
        twins = [amount, *(other for other in found if other.restates == amount.id)]
        wholes = [amounts[other.part_of] for other in twins if other.part_of in amounts]
        owners = [whole.restates if whole.restates in amounts else whole.id for whole in wholes]
        if amount.restates not in amounts and owners and owners[0] != amount.id:
            amounts[amount.id] = replace(amount, part_of=owners[0])
    for part in list(amounts.values()):  # what another gave is no part, even where the sums come out
        if part.part_of in amounts and not part.derived and not _one_giver(scene, part, amounts[part.part_of]):
            amounts[part.id] = replace(part, part_of=None)
    for rest in [amount for amount in found if amount.derived and amount.part_of in amounts]:
        for twin in found:
            if not twin.derived and twin.part_of is None and twin.restates is None and (twin.currency, twin.value) == (rest.currency, rest.value):
                amounts.pop(rest.id, None)
                amounts[twin.id] = replace(twin, part_of=rest.part_of)
    return amounts


def _one_giver(scene: Scene, part: Amount, whole: Amount) -> bool:
    """Whether a part is called so, or the sentences of the two sums do not name different givers of them."""
    for span in part.mentions:
        at = sentence_at(scene, span)
        if at and (_CALLED_PART.search(at.text[: span.start - at.start]) or _PART_AFTER.match(at.text, span.end - at.start)):
            return True
    givers = []
    for amount in (part, whole):
        held = [(span, one) for span in amount.mentions if (one := sentence_at(scene, span)) is not None]
        givers.append(set(parties_of(scene, (deal_of(one, span) for span, one in held))[0]))
    if givers[0] and given_by_many(scene, whole.mentions):
        return False  # what one gave of what donors gave together is a line of its own
    return not givers[0] or not givers[1] or bool(givers[0] & givers[1])


def _whole(amounts: Mapping[str, Amount], promised: Mapping[str, bool], amount: Amount) -> bool:
    """Whether the sum is part of one that is promised too."""
    seen = {amount.id}
    while (whole := amount.part_of) and whole in amounts and whole not in seen:
        amount = amounts[whole]
        seen.add(amount.id)
        if promised.get(amount.id):
            return True
    return False


def _parts(scene: Scene, whole: Commitment, amount: Amount, amounts: Mapping[str, Amount], depth: int = 0) -> list[Commitment]:
    out: list[Commitment] = []
    if depth > 3:
        return out
    children = [part for part in amounts.values() if part.part_of == amount.id and part.unit == "money" and part.restates not in amounts]
    for part in sorted(children, key=lambda part: (part.mentions[0], part.id)):
        purpose = purpose_of(part)
        made = Commitment(
            digest("g", whole.id, part.currency, part.value, part.low, part.derived),
            whole.kind,
            title_of_part(scene, part, whole.title),
            whole.stage,
            part.mentions,
            False,
            scene.coverage.story.id,
            "part of another commitment",
            whole.donors,
            whole.recipients,
            part.currency,
            part.value,
            part.low,
            part.high,
            part.modifier,
            item=purpose,
            purpose=purpose,
            channel=_channel(scene, part.mentions),
            parent=whole.id,
            derived=part.derived,
            because=("what is left of the whole when its known parts are taken off",) if part.derived else (),
        )
        out.append(made)
        out.extend(_parts(scene, made, part, amounts, depth + 1))
    return out


def _commitment(scene: Scene, amount: Amount, restated: Sequence[Amount]) -> Commitment:
    spans = tuple(sorted({*amount.mentions, *(span for other in restated for span in other.mentions)}))
    held = [(span, one) for span in spans if (one := sentence_at(scene, span)) is not None]
    kind = kind_of(scene, amount)
    donors, recipients = parties_of(scene, (deal_of(one, span) for span, one in held))
    each = any(for_each(scene, span) for span in spans)
    if not recipients and not each:
        recipients = next((found for _, one in held if (found := tuple(n for n in recipient_beside(scene, one) if n not in donors))), ())
    cumulative = amount.cumulative or any(_SO_FAR.search(one.text[span.end - one.start :][:80]) for span, one in held)
    if cumulative and not recipients:
        recipients = next((found for _, one in held if (found := _fund_before(scene, one))), ())
    stages = _stages(scene, held)
    stage = latest(stages)
    by, on = _announced(scene, held)
    texts = [one.text for _, one in held]
    purpose = purpose_of(amount)
    aside = not recipients and not purpose and all(_ASIDE.search(text) for text in texts)
    ordered = any(_ORDERED.search(one.text[: span.start - one.start]) for span, one in held) and not any(_AGREED.search(text) for text in texts)
    why = _why_not(stage, cumulative, each) or ("ordered by a court, not promised" if ordered else None) or (_SET_ASIDE if aside else None)
    return Commitment(
        digest("g", scene.coverage.story.id, kind, amount.currency, amount.value, amount.low, amount.high),
        kind,
        title_of(scene, amount, kind, donors, recipients),
        stage,
        spans,
        why is None,
        scene.coverage.story.id,
        why,
        donors,
        recipients,
        amount.currency,
        amount.value,
        amount.low,
        amount.high,
        amount.modifier,
        purpose=purpose,
        channel=_channel(scene, spans),
        stages=stages,
        announced_on=on,
        announced_by=by,
        new_money=_new_money(held),
        drawn_from=next((drawn.group("what").strip() for text in texts if (drawn := _DRAWN.search(text))), None),
        cost_shared_with=_shared(texts),
        conditions=next((only for span, one in held if (only := _condition(one, span))), None),
        cumulative=cumulative,
    )


def _why_not(stage: Stage, cumulative: bool, each: bool) -> str | None:
    """Why a sum is not counted, null where it is."""
    if cumulative:
        return "a running total, not one promise"
    if stage in ("floated", "withdrawn"):
        return "withdrawn" if stage == "withdrawn" else "floated, not promised"
    return "a sum for each, how many is not said" if each else None


def _fund_before(scene: Scene, one: Sentence) -> tuple[str, ...]:
    """The last fund named in a sentence or before it: "the fund" into which pledges to date went."""
    for actor in reversed(within(scene, one.article, max(0, one.start - _BACK), one.end)):
        if actor.kind == "organisation" and _FUND.search(actor.name):
            return (actor.name,)
    return ()


def _stages(scene: Scene, held: Sequence[tuple[Span, Sentence]]) -> tuple[StageStep, ...]:
    """Every stage told of the sum, in its own clause, with the spans of those sentences; pledged where a mention tells none.

    Where somebody quoted only floats a sum, an outlet's own "will" does not make it a pledge.
    """
    told: dict[Stage, tuple[str | None, list[Span]]] = {}
    floated, own = False, True
    for span, one in held:
        stage, detail = stage_of(*_clause(scene, one, span))
        spoken = speaker_at(scene, one.article, span.start) is not None
        floated = floated or (stage == "floated" and spoken)
        own = own and not (stage != "floated" and (spoken or stage != "pledged"))
        told.setdefault(stage, (detail, []))[1].append(Span(one.article, one.start, one.end))
    if floated and own:
        told.pop("pledged", None)
    return in_order([step(scene, stage, detail, spans) for stage, (detail, spans) in told.items()])


def _clause(scene: Scene, one: Sentence, span: Span) -> tuple[str, str]:
    """The words of a sum's own clause before and after it, up to another sum that is not the same in brackets."""
    at, end = span.start - one.start, span.end - one.start
    since, until = max(0, at - 90), min(len(one.text), end + 110)
    for other in scene.sums.get(one.article, ()):
        start, stop = other.start - one.start, other.end - one.start
        if since < stop <= at:
            since = stop
        if end <= start < until and not one.text[end:start].rstrip("abcdefghijklmnopqrstuvwxyz ").endswith(("(", "[")):
            until = start
    before, after = one.text[since:at], one.text[end:until]
    cut = [found.end() for found in _EDGE.finditer(before)]
    edge = _EDGE.search(after)
    return before[cut[-1] if cut else 0 :], after[: edge.start() if edge else len(after)]


def _announced(scene: Scene, held: Sequence[tuple[Span, Sentence]]) -> tuple[str | None, str | None]:
    """Who announced it and on which day, where a sentence with the sum says so and all say the same."""
    who: list[str] = []
    days: set[str] = set()
    for span, one in held:
        found = _TELLS.search(one.text)
        if not found:
            continue
        before = [actor for actor in within(scene, one.article, one.start, one.start + found.start()) if actor.kind == "person" and actor.id]
        if before and (last := before[-1].id):
            who.append(scene.known[last].name)
        days.update(days_in(scene, one.article, max(one.start, span.start - 150), min(one.end, span.end + 80)))
    ranked = sorted(set(who), key=lambda name: (-who.count(name), name))
    return (ranked[0] if ranked else None), (next(iter(days)) if len(days) == 1 else None)


def _new_money(held: Sequence[tuple[Span, Sentence]]) -> NewMoney:
    for span, one in held:
        before, after = one.text[: span.start - one.start], one.text[span.end - one.start :]
        if _MOVED.search(before[-60:]) or _MOVED.search(after[:40]):
            return "reallocated"
        if _OLD.search(before[-60:]) or _OLD.search(after[:60]):
            return "previously_announced"
    fresh = any(_NEW.search(one.text[: span.start - one.start][-40:]) or _NEW_AFTER.match(one.text[span.end - one.start :]) for span, one in held)
    return "new" if fresh else "not_stated"


def _channel(scene: Scene, spans: Sequence[Span]) -> str | None:
    """The named fund or programme that the money goes through."""
    for span in spans:
        one = sentence_at(scene, span)
        if one is None:
            continue
        for actor in within(scene, one.article, one.start, one.end):
            before = one.text[: actor.start - one.start]
            if actor.kind == "organisation" and actor.start > span.end and actor.start - span.end < 120 and _CHANNEL.search(before):
                return actor.name
    return None


def _shared(texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts:
        found = _SHARED.search(text)
        if found:
            words = (found.group("who") or found.group("whom") or found.group("by")).strip()
            return tuple(part.strip() for part in re.split(r",| and ", words) if part.strip())
    return ()


def _condition(one: Sentence, span: Span) -> str | None:
    found = _IF.search(one.text, max(0, span.start - one.start))
    return found.group("what").strip() if found and found.start() - (span.end - one.start) < 120 else None
