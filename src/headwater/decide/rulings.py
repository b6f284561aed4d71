"""Applies decisions to the lines of one story, kind by kind, as the steps make them, and tells what became of each."""

from __future__ import annotations

import typing
from collections.abc import Sequence

from headwater.decide.anchors import Located, meant, with_rows
from headwater.decide.join import can_join, joined, split_off
from headwater.decide.set import changed
from headwater.record import Coverage, Decision, DecisionKind, Outcome, Verb

VERBS: tuple[Verb, ...] = typing.get_args(Verb)
OPINIONS: tuple[Verb, ...] = ("confirm", "reject", "unsure")
FORMS: tuple[Verb, ...] = ("join", "split", "set")  # what changes a line, so that the steps after it take it so
FIELDS: dict[DecisionKind, str] = {
    "name": "names",
    "statement": "statements",
    "claim": "claims",
    "origin": "origins",
    "difference": "differences",
    "commitment": "commitments",
}


class Rulings:
    """The decisions on one story. `settle` puts them above what a step has found; `outcomes` fills with what became of each."""

    def __init__(self, decisions: Sequence[Located] = ()) -> None:
        self.decisions = tuple(decisions)
        self.outcomes: list[Outcome] = []

    def settle(self, kind: DecisionKind, coverage: Coverage, verbs: Sequence[Verb] = VERBS) -> Coverage:
        """The coverage with the decisions on one kind of line, of these verbs, applied in their order."""
        for located in self.decisions:
            if located.decision.kind == kind and located.decision.verb in verbs:
                coverage, outcome = _settled(coverage, located)
                self.outcomes.append(outcome)
        return coverage


def _settled(coverage: Coverage, located: Located) -> tuple[Coverage, Outcome]:
    decision = located.decision
    field = FIELDS[decision.kind]
    rows = getattr(coverage, field)
    if decision.verb == "join":
        return joined(coverage, field, located)
    row = meant(rows, located)
    if row is None:
        return coverage, Outcome(decision.id, False, f"no {decision.kind} stands at its words any more")
    if decision.verb == "reject":
        rest = [one for one in rows if one.id != row.id]
        return with_rows(coverage, field, rest), Outcome(decision.id, True, "left out of the record", (row.id,))
    if decision.verb in ("confirm", "unsure"):
        return coverage, Outcome(decision.id, True, "confirmed" if decision.verb == "confirm" else "marked as unsure", (row.id,))
    if decision.verb == "split":
        return split_off(coverage, field, row, located) if can_join(field) else (coverage, _cannot(decision))
    made, why = changed(coverage, row, decision)
    if made is None:
        return coverage, Outcome(decision.id, False, why, (row.id,))
    return with_rows(coverage, field, [made if one.id == row.id else one for one in rows]), Outcome(decision.id, True, why, (made.id,))


def _cannot(decision: Decision) -> Outcome:
    return Outcome(decision.id, False, f"a {decision.kind} cannot be taken apart; reject it, or decide on the claims and names it is made of")
