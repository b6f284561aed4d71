"""Words a short title for each commitment: what is given, by and for whom, without the sum, which stands in its own fields."""

from __future__ import annotations

import re

from headwater.ledger.promises import thing_of
from headwater.ledger.scene import Scene, sentence_at
from headwater.record import Amount, CommitmentKind

_TIMED = re.compile(
    r"\s(?:(?:on|during|after|when|at|in|by|from|over)\s(?:(?:a|an|his|her|their|the)\s(?:\w+\s)?(?:visit|trip|meeting|summit|conference|coming|next"
    r"|last)|\w+day\b|(?:early\s|late\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b"
    r"|(?:next|last|this) (?:week|month|year|spring|summer|autumn|winter)\b)|(?:to date|so far|next (?:week|month|year)|last (?:week|month|year)"
    r"|this (?:week|month|year)|yesterday|today|tomorrow|tonight)\b).*$",
    re.S,
)
_FINITE = re.compile(r"\s(?:is|are|was|were|will|would|has|have|had|can|could|may|might|comes?|came|goes|went)\s.*$", re.S)  # its verb is no purpose
_ON_TOP = re.compile(r"top\sof\b", re.I)
_EACH = re.compile(r"(?:each|every)\b", re.I)  # names who gets it, not what it is for
_WORD = re.compile(r"^(?:an?|the|its|their|his|her|our)\s")


def purpose_of(amount: Amount) -> str | None:
    """What a sum is for, without the time and occasion that its words run on to."""
    words = _FINITE.sub("", _TIMED.sub("", f" {amount.purpose or ''}")).strip()
    return None if _EACH.match(words) or _ON_TOP.match(words) else " ".join(words.split()) or None


def title_of(scene: Scene, amount: Amount, kind: CommitmentKind, donors: tuple[str, ...], recipients: tuple[str, ...]) -> str:
    """ "package for the outer islands", "loan from the Arden Bank to Peru": the noun the articles use, and its purpose or its parties."""
    things = [thing for span in amount.mentions if (one := sentence_at(scene, span)) and (thing := thing_of(one, span))]
    thing = max(sorted(set(things)), key=things.count) if things else kind
    purpose = purpose_of(amount)
    given = f"{thing} from {_list(donors)}" if donors and (kind == "loan" or not purpose) else thing
    if purpose:
        return f"{given} for {purpose}"
    return f"{given} to {_list(recipients)}" if recipients else given


def title_of_part(scene: Scene, amount: Amount, whole: str) -> str:
    """What a part is for, by its purpose or the thing that is counted; a derived part is the remainder."""
    if amount.derived:
        return "not itemised (remainder)"
    purpose = purpose_of(amount)
    if purpose:
        return _WORD.sub("", purpose)
    span = amount.mentions[0]
    one = sentence_at(scene, span)
    thing = thing_of(one, span) if one else None
    return f"{thing}, part of {whole}" if thing else f"part of {whole}"


def title_in_kind(kind: CommitmentKind, item: str, donors: tuple[str, ...], recipients: tuple[str, ...]) -> str:
    """ "training of nurses by Norway for Chile", "arms from Norway to Chile": the thing, never the verb alone."""
    words = " ".join(item.split())
    whom = re.sub(r"^(?:(?:to help|to)\s)?(?:re)?train(?:s|ed|ing)?\b\s?", "", words, flags=re.I)
    if kind == "training":
        whom = re.sub(r"^(?:for|the)\s", "", whom)
        thing = f"training of {whom}" if whom and whom != words and "training" not in whom.lower() else "training"
        return _between(thing, "by", donors, "for", recipients)
    thing = _WORD.sub("", words)
    if re.fullmatch(r"(?:to )?arm(?:s|ed|ing)?", thing, re.I):
        thing = "arms"
    return _between(thing, "from", donors, "to" if kind != "guarantee" else "for", recipients)


def _between(thing: str, by: str, donors: tuple[str, ...], to: str, recipients: tuple[str, ...]) -> str:
    return " ".join(filter(None, (thing, f"{by} {_list(donors)}" if donors else None, f"{to} {_list(recipients)}" if recipients else None)))


def _list(names: tuple[str, ...]) -> str:
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} others"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
