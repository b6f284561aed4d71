"""English words without their commonest endings."""

from __future__ import annotations


def stem(word: str) -> str:
    """A folded word without the commonest English endings: enough to let "pledged" meet "pledges"; irregular forms stay apart."""
    for ending in ("'s", "ingly", "edly", "ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            return base + "y" if ending in ("ies", "ied") else base.rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word
