"""Lays out the ledger: promises as a tree of wholes and parts with a check of their sums, and the totals beside what counting reports would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from headwater.tell.page.evidence import Evidence, Record, Shelf, anchor, passages, reasons
from headwater.tell.totals import totals
from headwater.tell.words import Row, money, number, one_line, plural

NEW_MONEY = {"new": "yes, as reported", "reallocated": "no, moved from elsewhere", "previously_announced": "no, announced before"}
DEEPEST = 12  # levels of parts; a circle of parents ends here


@dataclass(frozen=True, slots=True)
class Step:
    """One stage a promise was reported in."""

    stage: str
    detail: str
    on: str
    passages: list[Evidence]


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of the ledger with its parts below it; `check` says whether the parts add up to it."""

    id: str
    anchor: str
    sum: str
    title: str
    kind: str
    who: str
    stage: str
    facts: tuple[tuple[str, str], ...]
    counts: bool
    why_not: str
    derived: bool
    check: str
    steps: tuple[Step, ...]
    passages: list[Evidence]
    reports: int
    parts: tuple[Promise, ...]
    reasons: list[tuple[str, list[Evidence]]]


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One total: what it is of, counted once and counted at every report."""

    of: str
    once: str
    every: str
    times: str
    commitments: int
    reports: int
    share: int


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The promises that count, those that stand apart and why, those in kind, and the totals."""

    counted: tuple[Promise, ...]
    apart: tuple[Promise, ...]
    in_kind: tuple[Promise, ...]
    totals: tuple[TotalLine, ...]


def ledger(own: Record, shelf: Shelf) -> LedgerView:
    """The ledger of a story, the greatest sums first."""
    called = {row["id"]: row["title"] or row["id"] for row in own["commitments"]}
    rows = [_named(row, called) for row in own["commitments"]]
    known = {row["id"]: row for row in rows}
    below: dict[str, list[Row]] = {}
    for row in sorted(rows, key=_size):
        below.setdefault("" if _is_root(row, known) else row["parent"], []).append(row)
    roots = [(row, _promise(row, below, shelf, 0)) for row in below.get("", ())]
    return LedgerView(
        counted=tuple(promise for row, promise in roots if row["counts_in_total"]),
        apart=tuple(promise for row, promise in roots if not row["counts_in_total"] and money(row)),
        in_kind=tuple(promise for row, promise in roots if not row["counts_in_total"] and not money(row)),
        totals=tuple(
            TotalLine(
                of=f"{total.stage.replace('_', ' ')}, {total.instrument}",
                once=money({"currency": total.currency, "value": total.value}),
                every=money({"currency": total.currency, "value": total.inflated}),
                times=f"{total.inflated / total.value:.3g}",
                commitments=total.commitments,
                reports=total.reports,
                share=max(1, round(100 * total.value / total.inflated)),
            )
            for total in totals([row for row in rows if row["parent"] not in known])
        ),
    )


def _named(row: Row, called: Mapping[str, str]) -> Row:
    """The row with the titles of other promises in place of their ids."""
    names = {field: [called.get(other, other) for other in row[field]] for field in ("cost_shared_with", "enabled_by")}
    return {**row, **names, "drawn_from": called.get(row["drawn_from"], row["drawn_from"])}


def _is_root(row: Row, known: Mapping[str, Row]) -> bool:
    """Whether a row stands at the top: it has no whole that is known, or its wholes lead back to itself."""
    seen, at = {row["id"]}, row["parent"]
    if at not in known:
        return True
    while at in known:
        if at == row["id"]:
            return True
        if at in seen:
            return False
        seen.add(at)
        at = known[at]["parent"]
    return False


def _size(row: Row) -> tuple[float, int, str]:
    return (-(row["value"] or row["high"] or row["low"] or 0.0), -len(row["mentions"]), row["id"])


def _promise(row: Row, below: Mapping[str, Sequence[Row]], shelf: Shelf, depth: int) -> Promise:
    children = below.get(row["id"], ()) if depth < DEEPEST else ()
    steps = [
        Step((s["stage"] or "").replace("_", " "), one_line(s.get("detail") or "", 200), s.get("on") or "", passages(s.get("mentions", ()), shelf))
        for s in row["stages"]
    ]
    return Promise(
        id=row["id"],
        anchor=anchor(row["id"]),
        sum=money(row),
        title=one_line(row["title"] or "", 200),
        kind=row["kind"] or "",
        who=f"{', '.join(row['donors']) or 'giver not known'} → {', '.join(row['recipients']) or 'receiver not known'}",
        stage=(row["stage"] or "not known").replace("_", " "),
        facts=tuple(_facts(row)),
        counts=bool(row["counts_in_total"]),
        why_not=row["why_not"] or "",
        derived=bool(row["derived"]),
        check=_check(row, children),
        steps=tuple(steps),
        passages=passages(row["mentions"], shelf),
        reports=len({span["article"] for span in row["mentions"]}),
        parts=tuple(_promise(child, below, shelf, depth + 1) for child in children),
        reasons=reasons(row["because"], shelf),
    )


def _facts(row: Row) -> list[tuple[str, str]]:
    quantity: Row = row["quantity"] if isinstance(row["quantity"], Mapping) else {}
    announced = (row["announced_on"], f"by {row['announced_by']}" if row["announced_by"] else "")
    item = row["item"] or ""
    if row["quantity"] and not isinstance(row["quantity"], Mapping):  # other programs may write it as words
        item = f"{row['quantity']} {item}"
    elif quantity.get("value") is not None:
        hedge = "" if quantity.get("modifier") in ("exact", None) else quantity["modifier"].replace("_", " ")
        item = " ".join(part for part in (hedge, number(quantity["value"]), quantity.get("unit") or item) if part)
    given = [
        ("of" if money(row) else "in kind", item),
        ("for", row["purpose"] if row["purpose"] not in (row["title"], item) else ""),
        ("through", row["channel"]),
        ("announced", " ".join(part for part in announced if part)),
        ("new money", NEW_MONEY.get(row["new_money"])),
        ("drawn from", row["drawn_from"]),
        ("cost shared with", ", ".join(row["cost_shared_with"])),
        ("made possible by", ", ".join(row["enabled_by"])),
        ("on condition", row["conditions"]),
        ("running total", "yes, not added" if row["cumulative"] else ""),
    ]
    return [(name, one_line(str(value), 200)) for name, value in given if value]


def _check(row: Row, children: Sequence[Row]) -> str:
    """Whether the parts with a figure in the same currency add up to the whole, in one line; empty where there is nothing to add."""
    own = [child for child in children if child["value"] is not None and child["currency"] == row["currency"] and not child["cumulative"]]
    if not own or row["value"] is None or row["cumulative"]:
        return ""
    sum_ = sum((Decimal(str(child["value"])) for child in own), Decimal(0))
    whole = Decimal(str(row["value"]))
    shown = f"{' + '.join(number(child['value']) for child in own)} = {money({'currency': row['currency'], 'value': float(sum_)})}"
    silent = len(children) - len(own)
    rest = f"; {plural(silent, 'part')} without a figure to add" if silent else ""
    if sum_ == whole:
        return f"✓ The parts add up to the whole: {shown}{rest}."
    gap = money({"currency": row["currency"], "value": float(abs(whole - sum_))})
    if sum_ < whole:
        return f"△ The parts given come to less than the whole: {shown}; {gap} of it is not accounted for{rest}."
    return f"≠ The parts given come to more than the whole: {shown}, {gap} above it{rest}."
