"""Compares what a record says across articles with the gold of a bundled story: facts, independence, origins, differences, promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from headwater.text import folded_words
from measure import Comparison, Row, Span, f1, greedy, iou

FOUND = ("conflict", "update", "only_here")
SMALL = frozenset(re.findall(r"\w+", "a an the of in on at to for by and with s told via from according interview report"))


class Across:
    """The second half of a `Comparison`: measures over what several articles say together."""

    def __init__(self, one: Comparison) -> None:
        self.one, self.gold, self.rows = one, one.gold, one.rows
        self.facts = {fact["id"]: [span for m in fact["mentions"] if not one.in_noise(span := _span(m))] for fact in self.gold.get("facts", [])}
        places = sorted({span for spans in self.facts.values() for span in spans})
        self.claims = [{at for m in claim["mentions"] if (span := one.span(m)) and (at := _stated(span, places))} for claim in self.rows["claims"]]

    def figures(self) -> dict[str, float | None]:
        """Every measure by name, 0 to 1; None where the gold has nothing to find."""
        found, sound = self.differences()
        return {
            "facts": self.joined(),
            "not_overclaimed": self.not_overclaimed(),
            "origins": self.origins(),
            "differences": found,
            "no_false_conflict": sound,
            "commitments": self.commitments(),
        }

    def joined(self) -> float | None:
        """F1 of pairs of places in different articles that one claim joins."""
        wanted = {pair for spans in self.facts.values() for pair in _pairs(spans)}
        given = {pair for places in self.claims for pair in _pairs(sorted(places))}
        return f1(len(wanted & given), len(wanted), len(wanted & given), len(given))

    def not_overclaimed(self) -> float | None:
        """Share of facts that two articles have and a claim covers where `parties.low` is not above what the gold allows."""
        covered = right = 0
        for fact in self.gold.get("facts", []):
            spans, allowed = set(self.facts[fact["id"]]), fact.get("parties")
            fits = [(len(places & spans), -len(places), n) for n, places in enumerate(self.claims) if 2 * len(places & spans) >= max(2, len(places))]
            if not allowed or len({name for name, _, _ in spans}) < 2 or not fits:
                continue
            claim = self.rows["claims"][max(fits)[2]]
            covered += 1
            right += not claim["parties"] or claim["parties"]["low"] <= allowed["high"]
        return right / covered if covered else None

    def origins(self) -> float | None:
        """F1 of origins: carriers with Jaccard .5, and the party, the speaker or half of the name's words agree."""
        wanted = [(row, {c if isinstance(c, str) else c["file"] for c in row["carried_by"]}) for row in self.gold.get("origins", [])]
        given = [(row, {self.one.name[c["article"]] for c in row["carried_by"] if c["article"] in self.one.name}) for row in self.rows["origins"]]
        fits = (
            (len(files & carried) / len(files | carried), w, g)
            for w, (want, files) in enumerate(wanted)
            for g, (have, carried) in enumerate(given)
            if 2 * len(files & carried) >= len(files | carried) and _agree(want, have)
        )
        pair = greedy(fits)
        judged = {g for g, (_, carried) in enumerate(given) if len(carried) > 1} | set(pair.values())
        return f1(len(pair), len(wanted), len(pair), len(judged))

    def differences(self) -> tuple[float | None, float | None]:
        """Recall of true differences; and 1 where nothing the gold calls compatible is called a conflict, else 0."""
        wanted = [(row, [[_span(m) for m in v["mentions"]] for v in row["values"]]) for row in self.gold.get("disagreements", [])]
        given = [(row, [[s for m in v["mentions"] if (s := self.one.span(m))] for v in row["values"]]) for row in self.rows["differences"]]
        true = [n for n, (row, _) in enumerate(wanted) if row["verdict"] in FOUND]
        fits = ((1.0, w, g) for w in true for g, (row, sides) in enumerate(given) if row["verdict"] in FOUND and _same_sides(wanted[w], sides))
        found = greedy(fits)
        traps = [w for w in wanted if w[0]["verdict"] not in FOUND]
        conflicts = [sides for g, (row, sides) in enumerate(given) if row["verdict"] == "conflict" and g not in found.values()]
        false = sum(any(_same_sides(trap, sides) for trap in traps) for sides in conflicts)
        return (len(found) / len(true) if true else None), (float(not false) if traps else None)

    def commitments(self) -> float | None:
        """F1 of root commitments: the same sum and currency, or without a sum an overlapping mention."""
        wanted = [row for row in self.gold.get("commitments", []) if not row.get("parent") and not row.get("borderline")]
        given = [row for row in self.rows["commitments"] if not row["parent"]]
        pair = greedy((1.0, w, g) for w, want in enumerate(wanted) for g, have in enumerate(given) if self._same_promise(want, have))
        return f1(len(pair), len(wanted), len(pair), len(given))

    def _same_promise(self, want: Row, have: Row) -> bool:
        if want.get("amount") is not None:
            return want["currency"] == have["currency"] and want["amount"] in (have["value"], have["low"], have["high"])
        spans = [s for m in have["mentions"] if (s := self.one.span(m))]
        return have["value"] is None and any(_near(s, _span(m)) for s in spans for m in want["mentions"])


def _span(mention: Row) -> Span:
    return (mention["file"], mention["start"], mention["end"])


def _near(a: Span, b: Span) -> bool:
    """IoU .3, or one inside the other."""
    return iou(a, b) >= 0.3 or (a[0] == b[0] and ((a[1] <= b[1] and b[2] <= a[2]) or (b[1] <= a[1] and a[2] <= b[2])))


def _stated(span: Span, places: Sequence[Span]) -> Span | None:
    """The place a mention states: IoU .5, or it lies in it for the most part and fills a third."""
    best: tuple[float, Span] | None = None
    for place in places:
        common = max(0, min(span[2], place[2]) - max(span[1], place[1])) if span[0] == place[0] else 0
        fits = iou(span, place) >= 0.5 or (common >= 0.7 * (span[2] - span[1]) and common >= 0.3 * (place[2] - place[1]))
        if fits and (best is None or iou(span, place) > best[0]):
            best = (iou(span, place), place)
    return best[1] if best else None


def _pairs(spans: Sequence[Span]) -> set[tuple[Span, Span]]:
    return {(a, b) for a, b in combinations(sorted(set(spans)), 2) if a[0] != b[0]}


def _content(text: str | None) -> set[str]:
    return set(folded_words(text or "")) - SMALL


def _agree(want: Row, have: Row) -> bool:
    party, name = _content(want.get("party")), _content(have["name"])
    same_party = bool(party) and (party <= _content(have["party"]) or (bool(_content(have["party"])) and _content(have["party"]) <= party))
    bag = _content(want.get("name")) | party | _content(re.sub(r"\W", " ", str(want.get("venue") or "")))
    return same_party or (bool(name) and 2 * len(name & bag) >= len(name))


def _same_sides(want: tuple[Row, list[list[Span]]], sides: list[list[Span]]) -> bool:
    fits = ((1.0, w, g) for w, theirs in enumerate(want[1]) for g, mine in enumerate(sides) if any(_near(a, b) for a in mine for b in theirs))
    return len(greedy(fits)) >= (1 if want[0]["verdict"] == "only_here" else 2)
