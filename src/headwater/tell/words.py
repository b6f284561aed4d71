"""Values of the record as a reader would write them: outlets, sums, intervals, short ids, passages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

Row = Mapping[str, Any]

# Control characters could move the cursor or hide text; the last ranges turn the direction of writing about.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MAGNITUDES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
SHORT = 8  # characters of an id that are shown: enough to ask `--why`, which takes any beginning that is unique


def harmless(text: str) -> str:
    """The text without characters that would steer a terminal; each is replaced by one sign, so offsets stay."""
    return text if text.isprintable() else _HARMFUL.sub("\ufffd", text)  # all of them are unprintable, and few texts hold one


def one_line(text: str, width: int = 110) -> str:
    """The text on one line, cut at a word so that it is not longer than `width`."""
    line = " ".join(harmless(text).split())
    if len(line) <= width:
        return line
    cut = line.rfind(" ", width // 2, width - 1)
    return line[: cut if cut > 0 else width - 1] + "…"


def label(article: Row) -> str:
    """How an article is called: its outlet, else the name of its file."""
    return harmless(article["outlet"] or PurePosixPath(article["input_id"] or article["file"]).stem)


def short(id_: str) -> str:
    """The beginning of an id."""
    return id_[:SHORT]


def interval(count: Row | None) -> str:
    """`1`, or `1 to 3`; `?` where nothing is known."""
    if not count:
        return "?"
    return str(count["low"]) if count["low"] == count["high"] else f"{count['low']} to {count['high']}"


def number(value: float) -> str:
    """A number as papers print it: `225m`, `2.26bn`, `51,000`."""
    for size, name in _MAGNITUDES:
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:,.10g}"


def money(row: Row) -> str:
    """The sum of an amount or commitment: `GBP 225m`, `more than GBP 1.3bn`, `USD 1bn to 2bn`; empty where none is said."""
    currency = f"{row['currency']} " if row.get("currency") else ""
    hedge = {"exact": "", None: ""}.get(row.get("modifier"), f"{str(row.get('modifier')).replace('_', ' ')} ")
    if row.get("value") is not None:
        return f"{hedge}{currency}{number(row['value'])}"
    bounds = [number(row[end]) for end in ("low", "high") if row.get(end) is not None]
    return f"{hedge}{currency}{' to '.join(bounds)}" if bounds else ""


def plural(count: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def listed(names: list[str], most: int) -> str:
    """Names in a row, the ones beyond `most` counted."""
    unique = list(dict.fromkeys(names))
    return ", ".join(unique[:most]) + (f" and {len(unique) - most} more" if len(unique) > most else "")
