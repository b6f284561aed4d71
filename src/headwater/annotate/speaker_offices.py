"""Says the offices of a person in words, and whether a person can be called by one."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.record import Name
from headwater.text import fold
from headwater.values.role import covers


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
