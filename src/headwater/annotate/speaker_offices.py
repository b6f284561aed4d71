"""Says the offices of a person in words, whether a person can be called by one, and whom a description points back to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.annotate.names_words import lexicon
from headwater.annotate.speaker_phrases import Phrase
from headwater.annotate.speaker_scene import Said, Scene, Who
from headwater.record import Name, Span
from headwater.text import fold
from headwater.values.role import covers, head_kind


def first_role(name: Name) -> str | None:
    """The office that most mentions give, a present one before a former one; null where there is none."""
    current = [role for role in name.roles if "former" not in role.flags] or list(name.roles)
    chosen = max(current, key=lambda role: len(role.mentions), default=None)
    if chosen is None:
        return None
    late = "designate" in chosen.flags and not fold(chosen.role).endswith(("elect", "designate"))
    return f"incoming {chosen.role}" if late else full_role(chosen.role, chosen.flags)


def holds(name: Name, words: str) -> bool:
    """Whether an office of the person can be called by the words."""
    return any(covers(full_role(role.role, role.flags, role.organisation), words) for role in name.roles)


def full_role(role: str, flags: Sequence[str], organisation: str | None = None) -> str:
    """An office with its flags in front and its body behind: "former head of the port"."""
    front = " ".join(flag for flag in flags if flag != "designate")
    tail = f" of {organisation}" if organisation else ""
    late = "-elect" if "designate" in flags and "elect" not in role.casefold() else ""
    return f"{front} {role}{late}{tail}".strip()


def described_before(scene: Scene, source: Span, phrase: Phrase, past: Sequence[Said]) -> Who | None:
    """A person whom a description points back to ("the Norland shipowner"): the one who spoke last, named last, and not first told of as "a" one."""
    last = past[-1] if past else None
    person = last.who.name if last else None
    human = head_kind(phrase.head) is not None or phrase.head in lexicon("humans") or phrase.head.endswith(("man", "woman", "aire"))
    if last is None or person is None or person.kind != "person" or phrase.plural or not human or not fold(scene.quote(source)).startswith("the "):
        return None
    here, there = (scene.sentences[scene.sentence(at)].paragraph for at in (source.start, last.at))
    named = scene.persons_in(max(0, source.start - 2000), source.start)
    if here - there > 1 or not named or named[-1].name is not person or not _fits_gender(scene, person, phrase.head):
        return None
    brought_in = re.compile(rf"\b(?:an?|one|another|two|three|several)\b[^.\n]{{0,40}}\b{re.escape(phrase.head)}", re.I)
    if brought_in.search(scene.article.text, 0, source.start):
        return None
    return Who(person, role=first_role(person), because=(f"{phrase.words} points back to {person.name}",))


def _fits_gender(scene: Scene, person: Name, noun: str) -> bool:
    told = "f" if noun.endswith("woman") else "m" if noun.endswith("man") else ""
    return scene.gender.get(person.id, told) == told or not told
