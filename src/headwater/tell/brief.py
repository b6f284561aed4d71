"""The record of a story as the brief a person needs first: where it comes from, what is reported, where accounts part, what was promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from headwater.tell.totals import totals
from headwater.tell.words import Row, interval, label, listed, money, one_line, plural, short

Record = Mapping[str, Sequence[Row]]

FEW = {
    "origins": 3,
    "lifted": 4,
    "claims": 4,
    "differences": 4,
    "commitments": 4,
    "next": 1,
}  # lines a section has, so that a story stays at about 30
ALL = dict.fromkeys(FEW, 10**9)
TRUE_DIFFERENCES = ("conflict", "update", "only_here")
VERDICTS = {"conflict": "conflict", "update": "update", "only_here": "only here", "compatible": "no conflict", "part": "part", "restated": "same sum"}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; the last says how many were left out, where some were."""

    title: str
    lines: tuple[str, ...]


def brief(record: Record, story: Row, *, every: bool = False) -> tuple[Section, ...]:
    """The sections of one story, in the order a reader needs them; those with nothing to say are left out."""
    most = ALL if every else FEW
    own = {kind: [row for row in rows if row.get("story") == story["id"]] for kind, rows in record.items()}
    articles = {row["id"]: row for row in record["articles"] if row["id"] in set(story["articles"])}
    sections = (
        Section(one_line(story["title"] or "(no title)", 120), tuple(_head(story, articles, own))),
        Section("Fix first", tuple(_to_fix(articles))),
        Section("Set aside", tuple(_set_aside(articles))),
        Section("Where it comes from", _cut(_origins(own, articles), most["origins"], "origin")),
        Section("Lifted from primary texts", _cut(_lifted(own, articles), most["lifted"], "line")),
        Section("What is reported (articles → occasions → parties)", _cut(_claims(own), most["claims"], "claim")),
        Section("Where they differ", _cut(_differences(own, articles), most["differences"], "difference")),
        Section("Money, counted once", _cut(_ledger(own), most["commitments"], "line")),
        Section("Read next", _cut(_next(own), most["next"], "text")),
    )
    return tuple(section for section in sections if section.lines)


def _cut(lines: Iterator[str], most: int, noun: str) -> tuple[str, ...]:
    every = tuple(lines)
    return every if len(every) <= most + 1 else (*every[:most], f"… and {plural(len(every) - most, noun)} more: --all")


def _head(story: Row, articles: Mapping[str, Row], own: Record) -> Iterator[str]:
    outlets = {row["outlet"] for row in articles.values() if row["outlet"] and not row["primary"]}
    primary = sum(bool(row["primary"]) for row in articles.values())
    first, last = story["first_published"], story["last_published"]
    days = "dates not known" if not first else first[:10] if first[:10] == (last or first)[:10] else f"{first[:10]} to {last[:10]}"
    shared = [claim for claim in own["claims"] if claim["articles"] > 1]
    alone = sum(claim["parties"]["high"] == 1 for claim in shared if claim["parties"])
    texts = [plural(primary, "primary text")] if primary else []
    yield " · ".join([plural(len(articles) - primary, "article"), *texts, plural(len(outlets), "known outlet"), days, short(story["id"])])
    if shared:
        yield f"{plural(len(shared), 'claim')} in two articles or more; {alone} of them rest on one party"


def _to_fix(articles: Mapping[str, Row]) -> Iterator[str]:
    for field, words in (("outlet", "outlet not known"), ("published", "date not known")):
        missing = [row["input_id"] or PurePosixPath(row["file"]).name for row in articles.values() if not row[field]]
        if missing:
            yield f"{words}: {listed([one_line(name, 40) for name in missing], 3)} (write it into articles.csv and read again)"


def _set_aside(articles: Mapping[str, Row]) -> Iterator[str]:
    roles: Counter[str] = Counter()
    for row in articles.values():
        roles.update(block["role"] for block in row["blocks"] if block["role"] not in ("body", "title", "byline", "dateline"))
    names = {"furniture": "piece of furniture", "related": "link to other stories"}
    plurals = {"furniture": "pieces of furniture", "related": "links to other stories"}
    if roles:
        yield ", ".join(
            plurals[role] and f"{n} {plurals[role] if n > 1 else names[role]}" if role in names else plural(n, role)
            for role, n in roles.most_common()
        )


def _origins(own: Record, articles: Mapping[str, Row]) -> Iterator[str]:
    for row in sorted(own["origins"], key=lambda row: (-len(row["carried_by"]), row["type"] == "unnamed", row["id"])):
        carriers = [label(articles[carrier["article"]]) for carrier in row["carried_by"] if carrier["article"] in articles]
        party = f" [{one_line(row['party'], 40)}]" if row["party"] else " [party not known]"
        held = "held" if row["held"] else "not held"
        name = one_line(row["name"], 70)
        yield f"{row['type']}: {name}{party}, {row['access']}, {held} ← {listed(carriers, 5)}  {short(row['id'])}"


def lifted(own: Record, articles: Mapping[str, Row]) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each primary text with the passages that articles have from it word for word, by article, the longest first."""
    for text in (row for row in articles.values() if row["primary"]):
        taken: dict[str, list[Row]] = {}
        for carrier in (carrier for row in own["origins"] if row["held"] == text["id"] for carrier in row["carried_by"]):
            if carrier["article"] in articles and not articles[carrier["article"]]["primary"]:
                spans = [{**because, "article": carrier["article"]} for because in carrier["because"] if because["reason"] == "same_words"]
                taken.setdefault(carrier["article"], []).extend(spans)
        yield text, {id_: _apart(spans) for id_, spans in taken.items() if spans}


def _apart(spans: Sequence[Row]) -> list[Row]:
    """The spans of one article without those that touch a longer one, the longest first."""
    out: list[Row] = []
    for span in sorted(spans, key=lambda span: (span["start"] - span["end"], span["start"])):
        if not any(one["start"] < span["end"] and span["start"] < one["end"] for one in out):
            out.append(span)
    return out


def words_of(spans: Sequence[Row], articles: Mapping[str, Row]) -> int:
    """How many words passages have in all."""
    return sum(len(articles[span["article"]]["text"][span["start"] : span["end"]].split()) for span in spans)


def _lifted(own: Record, articles: Mapping[str, Row]) -> Iterator[str]:
    for text, taken in lifted(own, articles):
        count = {id_: words_of(spans, articles) for id_, spans in taken.items()}
        order = sorted(taken, key=lambda id_: (-count[id_], id_))
        who = [f"{label(articles[id_])} ({plural(len(taken[id_]), 'passage')}, {plural(count[id_], 'word')})" for id_ in order]
        yield f"{one_line(label(text), 40)}, {one_line(text['title'] or text['file'], 60)}: {', '.join(who) or 'nothing word for word'}"
        for span in (span for id_ in order for span in taken[id_]):
            article = articles[span["article"]]
            yield f"   {label(article)}: «{one_line(article['text'][span['start'] : span['end']], 120)}»"


def _claims(own: Record) -> Iterator[str]:
    def weight(row: Row) -> tuple[int, int, int, str]:
        return (-row["articles"], -(row["parties"] or {"low": 0})["low"], -len(row["mentions"]), row["id"])

    for row in sorted(own["claims"], key=weight):
        counts = f"{row['articles']} → {interval(row['occasions'])} → {interval(row['parties'])}"
        hedge = {"actual": "", "unknown": ""}.get(row["certainty"], f" ({row['certainty']})")
        yield f"{counts:<16} {one_line(row['text'], 100)}{hedge}  {short(row['id'])}"


def _differences(own: Record, articles: Mapping[str, Row]) -> Iterator[str]:
    order = [*TRUE_DIFFERENCES, "part", "restated", "compatible"]
    for row in sorted(own["differences"], key=lambda row: (order.index(row["verdict"]), row["kind"], row["id"])):
        sides = []
        for value in row["values"]:
            who = [label(articles[span["article"]]) for span in value["mentions"] if span["article"] in articles]
            sides.append(f"{one_line(value['value'], 45)} ({listed(who, 3)})")
        yield f"{VERDICTS[row['verdict']]}: {one_line(row['about'], 60)}: {' | '.join(sides)}  {short(row['id'])}"


def _ledger(own: Record) -> Iterator[str]:
    parts: dict[str, list[Row]] = {}
    for row in own["commitments"]:
        parts.setdefault(row["parent"] or "", []).append(row)
    known = {row["id"] for row in own["commitments"]}
    roots = [row for parent, rows in parts.items() if parent not in known for row in rows]

    def tree(row: Row, depth: int) -> Iterator[str]:
        yield f"{'   ' * depth}{_promise(row)}"
        for part in sorted(parts.get(row["id"], ()), key=_size):
            yield from tree(part, depth + 1)

    counted = sorted((row for row in roots if row["counts_in_total"]), key=_size)
    for row in counted:
        yield from tree(row, 0)
    yield from _totals(counted)
    for row in sorted((row for row in roots if not row["counts_in_total"] and money(row)), key=_size):
        yield f"apart: {_promise(row)}: {one_line(row['why_not'] or '', 60)}"
    in_kind = [row for row in roots if not row["counts_in_total"] and not money(row)]
    for row in sorted(in_kind, key=lambda row: (-len(row["mentions"]), row["id"])):
        yield f"in kind: {_promise(row)}"


def _size(row: Row) -> tuple[float, str]:
    return (-(row["value"] or row["high"] or row["low"] or 0.0), row["id"])


def _promise(row: Row) -> str:
    who = f"{listed(list(row['donors']), 2) or '?'} → {listed(list(row['recipients']), 2) or '?'}"
    derived = " (worked out)" if row["derived"] else ""
    parts = [part for part in (money(row), one_line(row["title"], 70)) if part]
    return f"{' · '.join(parts)}{derived}" + ("" if row["parent"] else f" · {who} · {row['stage'].replace('_', ' ')}") + f"  {short(row['id'])}"


def _totals(counted: Sequence[Row]) -> Iterator[str]:
    for total in totals(counted):
        sum_ = money({"currency": total.currency, "value": total.value})
        yield f"total {total.stage.replace('_', ' ')}, {total.instrument}: {sum_} (each promise once; {plural(total.reports, 'report')})"


def _next(own: Record) -> Iterator[str]:
    resting = Counter(origin for claim in own["claims"] for origin in claim["origins"])
    wanted = [row for row in own["origins"] if not row["held"] and row["type"] not in ("unnamed", "outlet") and resting[row["id"]]]
    for row in sorted(wanted, key=lambda row: (-resting[row["id"]], row["id"])):
        yield f"{one_line(row['name'], 80)} ({plural(resting[row['id']], 'claim')} rest on it; the collection does not hold it)"
