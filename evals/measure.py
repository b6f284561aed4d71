"""Compares a record with the gold of a bundled story: noise, quotations, speakers, venues, money, evidence.

A gold file names its spans as `{"file", "start", "end"}`; a record's article is matched by the last part of its `file`. What stands in the
gold's noise is asked of the blocks alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from headwater.record.kinds import KINDS
from headwater.text import folded_words

Row = Mapping[str, Any]
Span = tuple[str, int, int]
HEADS = ("title", "byline", "dateline")
HEAD_TYPE = re.compile(r"byline|header|headline|dateline|label|reading-time|title|subhead")
TITLES = frozenset(re.findall(r"\w+", "mr mrs ms dr sir dame lord lady prof minister secretary president senator governor mayor general former the"))


def f1(found: float, wanted: int, right: float, said: int) -> float | None:
    """F1 of `found` of `wanted` and `right` of `said`; None where nothing is wanted."""
    if not wanted:
        return None
    recall, precision = found / wanted, right / said if said else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def iou(a: Span, b: Span) -> float:
    """Intersection over union of two spans."""
    common = max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0
    return common / (a[2] - a[1] + b[2] - b[1] - common) if common else 0.0


def greedy(fits: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One-to-one pairs from (fit, left, right), the best fit first."""
    pairs: dict[int, int] = {}
    for _, left, right in sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2])):
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


class Comparison:
    """One gold file beside one record folder."""

    def __init__(self, gold: Path, record: Path) -> None:
        self.gold = json.loads(gold.read_text("utf-8"))
        self.rows = {kind: _lines(record / f"{kind}.jsonl") for kind in KINDS}
        names = set(self.gold["files"])
        known = ((name, row) for row in self.rows["articles"] for name in (Path(row["file"]).name, row["input_id"]))
        self.article = {name: row for name, row in known if name in names}
        self.name = {row["id"]: name for name, row in self.article.items()}
        self.text = {row["id"]: row["text"] for row in self.rows["articles"]}
        self.noise_spans = [(n["file"], n["start"], n["end"], bool(HEAD_TYPE.search(n["type"]))) for n in self.gold["noise"]]

    def figures(self) -> dict[str, float | None]:
        """Every measure by name, 0 to 1; None where the gold has nothing to find."""
        return {"noise": self.noise(), **self.quotations(), "money": self.money(), "evidence": self.evidence()}

    def in_noise(self, span: Span) -> bool:
        """Whether half of a span or more is noise in the gold."""
        inside = sum(max(0, min(span[2], e) - max(span[1], s)) for name, s, e, _ in self.noise_spans if name == span[0])
        return 2 * inside >= span[2] - span[1]

    def span(self, place: Row) -> Span | None:
        """A place of the record by the gold's file name; None for an article the gold does not have."""
        name = self.name.get(place["article"])
        return (name, place["start"], place["end"]) if name else None

    def noise(self) -> float | None:
        """Mean recall of noise spans against precision of marked characters; heads cost nothing near the top."""
        shares: list[float] = []
        right = marked = 0
        for name, article in self.article.items():
            text = article["text"]
            role = {i: b["role"] for b in article["blocks"] for i in range(b["start"], b["end"]) if not text[i].isspace()}
            spans = [(s, e, head) for file, s, e, head in self.noise_spans if file == name]
            inside = {i: head for s, e, head in spans for i in range(s, e)}
            top = max(300, len(text) // 20)
            counted = {i for i, r in role.items() if r != "body" and (r not in HEADS or i in inside or i >= top)}
            good = {i for i in counted if i in inside and (role[i] not in HEADS or inside[i])}
            right, marked = right + len(good), marked + len(counted)
            for s, e, _ in spans:
                letters = {i for i in range(s, e) if not text[i].isspace()}
                shares.append(len(good & letters) / len(letters))
        return f1(sum(shares), len(shares), right, marked)

    def quotations(self) -> dict[str, float | None]:
        """F1 of quoted mentions (IoU .8), share with the right speaker, F1 of venues."""
        wanted = [((m["file"], m["start"], m["end"]), q) for q in self.gold["quotes"] for m in q["mentions"]]
        wanted = [(span, q) for span, q in wanted if not self.in_noise(span)]
        given = [(span, row, m) for row in self.rows["statements"] for m in row["mentions"] if m["kind"] != "indirect" and (span := self.span(m))]
        given = [(span, row, m) for span, row, m in given if not self.in_noise(span)]
        pair = greedy((fit, w, g) for w, (a, _) in enumerate(wanted) for g, (b, _, _) in enumerate(given) if (fit := iou(a, b)) >= 0.8)
        speakers = sum(_same_speaker(wanted[w][1].get("speaker"), given[g][1]["speaker"]) for w, g in pair.items())
        asked = {q["id"] for _, q in wanted if q.get("venue") and q.get("venue_inferred") is not True}
        told = [(wanted[w][1], given[g][2]["venue"] or given[g][1]["venue"]) for w, g in pair.items()]
        told = [(q, venue) for q, venue in told if venue and q.get("venue_inferred") is not True]
        right = [q["id"] for q, venue in told if folded_words(venue) in _venues(q)]
        return {
            "quotations": f1(len(pair), len(wanted), len(pair), len(given)),
            "speakers": speakers / len(wanted) if wanted else None,
            "venues": f1(len(set(right) & asked), len(asked), len(right), len(told)),
        }

    def money(self) -> float | None:
        """F1 of sums: IoU .3, value and currency equal."""
        wanted = [((m["file"], m["start"], m["end"]), row, m) for row in self.gold["money"] if row.get("currency") for m in row["mentions"]]
        wanted = [w for w in wanted if not self.in_noise(w[0])]
        given = [(s, a) for a in self.rows["amounts"] if a["unit"] == "money" and not a["derived"] for m in a["mentions"] if (s := self.span(m))]
        given = [g for g in given if not self.in_noise(g[0])]
        fits = (
            (iou(a, b), w, g)
            for w, (a, row, m) in enumerate(wanted)
            for g, (b, amount) in enumerate(given)
            if iou(a, b) >= 0.3
            and amount["currency"] == row["currency"]
            and {amount["value"], amount["low"], amount["high"]} & ({row.get("value"), row.get("low"), row.get("high"), m.get("value_here")} - {None})
        )
        found = len(greedy(fits))
        return f1(found, len(wanted), found, len(given))

    def evidence(self) -> float:
        """1 where every span of the record lies inside its text and is not blank, else 0."""
        spanned = ("statements", "amounts", "names", "events", "relations", "claims", "commitments")
        places = [place for kind in spanned for row in self.rows[kind] for place in row["mentions"]]
        places += self.rows["dates"] + [place for row in self.rows["copies"] for place in row["passages"]]
        places += [place for row in self.rows["differences"] for value in row["values"] for place in value["mentions"]]
        sound = all(
            0 <= p["start"] < p["end"] <= len(self.text[p["article"]]) and self.text[p["article"]][p["start"] : p["end"]].strip() for p in places
        )
        return float(bool(places) and sound)


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _same_speaker(wanted: str | None, given: Row | None) -> bool:
    """The same name and nothing beyond it but titles and the role; a speaker without a name by two thirds of its words."""
    if not wanted or not given:
        return not wanted and not given
    bare = re.sub(r"\s*\(.*?\)", "", wanted)
    want, have, role = set(folded_words(bare)), set(folded_words(given["name"])), set(folded_words(given["role"] or ""))
    if not all(word[:1].isupper() for word in (bare.split()[0], bare.split()[-1])):
        core = want - {"unnamed", "a", "an", "the", "some", "of"}
        return 3 * len((have | role) & core) >= 2 * len(core)
    return want <= have and have - want <= TITLES | role


def _venues(quote: Row) -> list[list[str]]:
    names = [quote.get("venue"), *(m.get("venue_stated") for m in quote["mentions"])]
    parts = [part for name in names if name for part in (name, re.split(r" \(|,|/", name)[0])]
    return [folded_words(part) for part in parts] + [folded_words(part.removeprefix("the ").removeprefix("The ")) for part in parts]
