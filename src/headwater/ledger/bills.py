"""Finds bills that provide for aid, how far they are in parliament, and which sums they enable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.ledger.scene import Scene, Sentence, all_sentences, within
from headwater.ledger.stages import in_order, latest, step
from headwater.record import Commitment, Span, Stage, StageStep, digest
from headwater.text import fold
from headwater.values.place import country_of

_BILL = re.compile(r"(?P<name>(?:\(?[A-Z][\w\u2019'-]{1,25}\)?\s(?:(?:to|for|of|and|on|in)\s)?){1,7}(?P<what>Bill|Act))\b(?!\s[A-Z][a-z])")
_IT = re.compile(r"\b(?:[Tt]he|[Tt]his|[Ii]ts)\s(?:[Bb]ill|[Ll]egislation|[Dd]raft law|Act)\b")
_MONEY = re.compile(
    r"\b(?:assistance|aid|relief|support|fund|funding|finance|financial|appropriations?|loans?|compensation|recovery|reconstruction|grants?"
    r"|guarantees?|borrow(?:ing)?|money(?! laundering)|pay(?:ments?)?|spending)\b",
    re.I,
)
_LAW = re.compile(
    r"\b(?:signed into law|royal assent|became law|become law|entered into force|enacted|signed by the president|takes effect|took effect)\b", re.I
)
_PASSING = re.compile(
    r"\b(?P<cue>(?:passed|cleared|approved|voted (?:for|on|through)|backed|gave)\b[^.;]{0,60}|(?:first|second|third|final) reading[^.;]{0,40}"
    r"|(?:will (?:now )?(?:move|go)|goes|moves|heads|now)\b[^.;]{0,80}\b(?:Lords|Senate|House|chamber|parliament|committee|vote)[^.;]{0,30}"
    r"|(?:before|in|to) (?:the )?(?:Commons|Lords|Senate|House|parliament|committee)[^.;]{0,40}|introduced|tabled|debated)",
    re.I,
)
_ALLOWS = re.compile(
    r"\b(?:allow(?:s|ing)?|enabl(?:es|ing)|empower(?:s|ing)?|authori[sz](?:es|ing)|permit(?:s|ting)?|lets?|(?:paves?|clears?|clear|pave)"
    r" the way|makes? it possible)\b",
    re.I,
)
_NO_BILL = frozenset(("the bill", "this bill", "a bill"))
_NEXT = 3  # sentences after a bill is named in which "the bill" means it


def commitments_of_bills(scene: Scene) -> list[Commitment]:
    """One commitment for each bill that provides for aid, with its stages in parliament."""
    named: dict[str, list[tuple[Sentence, tuple[int, int]]]] = {}
    current, age, where = "", 0, ""
    for one in all_sentences(scene):
        found = [match for match in _BILL.finditer(one.text) if fold(match.group("name")) not in _NO_BILL]
        if where != one.article:
            current, where = "", one.article
        if found:
            name = _bare(found[0].group("name"))
            current, age = fold(name), 0
            named.setdefault(current, []).append((one, found[0].span()))
        elif current and age < _NEXT:
            again = _IT.search(one.text)
            age = 0 if again else age + 1
            if again:
                named[current].append((one, again.span()))
    made = (_commitment(scene, places) for places in named.values())
    return [bill for bill in made if bill is not None]


def enable(sums: Sequence[Commitment], bills: Sequence[Commitment], scene: Scene) -> list[Commitment]:
    """The sums with the bill that enables them, where the articles set the two side by side; such a sum is as far as its bill."""
    out: list[Commitment] = []
    for one in sums:
        bill = next((bill for bill in bills if one.parent is None and not one.cumulative and _beside(scene, one, bill)), None)
        if bill is None or one.stage not in ("pledged", "floated"):
            out.append(one)
            continue
        stages = in_order([*one.stages, *bill.stages])
        stage: Stage = latest(bill.stages) if bill.stages else one.stage
        out.append(replace(one, enabled_by=(bill.id,), stage=stage, stages=stages, counts_in_total=True, why_not=None))
    return out


def allows(words: str) -> bool:
    """Whether some words tell what a bill allows."""
    return _ALLOWS.search(words) is not None


def _beside(scene: Scene, one: Commitment, bill: Commitment) -> bool:
    """Whether a loan, grant or guarantee stands within two sentences of the words on what the bill allows, in some article."""
    if one.kind not in ("loan", "guarantee", "grant"):
        return False
    allows = [span for span in bill.mentions if _ALLOWS.search(scene.coverage.quote(span))]
    return any(a.article == b.article and max(a.start, b.start) - min(a.end, b.end) <= 160 for a in allows for b in one.mentions)


def _commitment(scene: Scene, places: Sequence[tuple[Sentence, tuple[int, int]]]) -> Commitment | None:
    first, (start, end) = places[0]
    name = _bare(first.text[start:end])
    if not _MONEY.search(name) and not any(_ALLOWS.search(one.text) and _MONEY.search(one.text) for one, _ in places):
        return None
    stages: list[StageStep] = []
    for one, (_, _) in places:
        law, passing = _LAW.search(one.text), _PASSING.search(one.text)
        span = Span(one.article, one.start, one.end)
        if law:
            stages.append(step(scene, "approved", law.group(), [span]))
        elif passing:
            stages.append(step(scene, "legislating", " ".join(passing.group("cue").split()), [span]))
    merged = _merged(stages)
    recipient = next((found for words in re.findall(r"[A-Z][\w-]+", name) if (found := country_of(words))), None)
    if recipient is None:
        recipient = next((found for one, _ in places if (found := _allowed_for(scene, one))), None)
    donor = scene.home if scene.home != recipient else None
    return Commitment(
        digest("g", scene.coverage.story.id, "bill", fold(name)),
        "bill",
        name,
        latest(merged) if merged else "legislating",
        tuple(sorted({Span(one.article, one.start, one.end) for one, _ in places})),
        False,
        scene.coverage.story.id,
        "an enabling bill, not a promise of its own",
        (donor,) if donor else (),
        (recipient,) if recipient else (),
        stages=merged,
    )


def _merged(stages: Sequence[StageStep]) -> tuple[StageStep, ...]:
    """Steps of one stage with the same detail together."""
    groups: dict[tuple[str, str | None], list[StageStep]] = {}
    for one in stages:
        groups.setdefault((one.stage, fold(one.detail) if one.detail else None), []).append(one)
    out = []
    for some in groups.values():
        days = {one.on for one in some if one.on}
        on = next(iter(days)) if len(days) == 1 else None
        out.append(StageStep(some[0].stage, some[0].detail, on, tuple(sorted({span for one in some for span in one.mentions}))))
    return in_order(out)


def _allowed_for(scene: Scene, one: Sentence) -> str | None:
    found = _ALLOWS.search(one.text)
    if not found:
        return None
    later = [actor for actor in within(scene, one.article, one.start + found.end(), one.end) if actor.kind in ("place", "organisation")]
    to = [actor for actor in later if re.search(r"\b(?:to|for)\s(?:the\s)?$", one.text[: actor.start - one.start])]
    return to[-1].name if to else None


def _bare(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words[0].lower() in ("the", "a", "this", "as", "meanwhile", "on") else words)
