"""Prints the reasons and passages behind one line of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from headwater.tell.words import Row, harmless, interval, label, money, one_line

Record = Mapping[str, Sequence[Row]]
CONTEXT = 60  # characters shown on either side of a passage


def find(record: Record, id_: str) -> list[tuple[str, Row]]:
    """Every row (kind, row) whose id is `id_`, or begins with it; a story also by the id of one that went into it."""
    every = [(kind, row) for kind, rows in record.items() for row in rows if row.get("id")]
    exact = [(kind, row) for kind, row in every if id_ == row["id"] or id_ in row.get("previous_ids", ())]
    return exact or [(kind, row) for kind, row in every if row["id"].startswith(id_)]


def why(record: Record, kind: str, row: Row) -> Iterator[str]:
    """Lines that say what the row is, why it says so, and on which words of which articles it rests."""
    articles = {article["id"]: article for article in record["articles"]}
    yield f"{kind.removesuffix('s')} {row['id']}"
    yield from (f"  {line}" for line in _what(kind, row))
    for reason in row.get("because") or ():
        if isinstance(reason, str):
            yield f"  because {harmless(reason)}"
        else:
            yield f"  because {harmless(reason['reason'])}"
            yield from _passages(articles, reason["spans"], 6)
    yield from _places(kind, row, articles)
    yield from _relatives(record, kind, row)


def _what(kind: str, row: Row) -> Iterator[str]:
    plain = ("title", "text", "about", "canonical", "name", "type", "kind", "verdict", "party", "venue", "access", "stage", "certainty", "polarity")
    for field in plain:
        if isinstance(row.get(field), str):
            yield f"{field}: {one_line(row[field], 300)}"
    if isinstance(row.get("speaker"), dict):
        speaker = row["speaker"]
        yield f"speaker: {one_line(' · '.join(part for part in (speaker['name'], speaker['role'], speaker['party']) if part), 200)}"
    if kind in ("commitments", "amounts") and money(row):
        yield f"sum: {money(row)}"
    if kind == "claims":
        yield f"articles: {row['articles']} · occasions: {interval(row['occasions'])} · parties: {interval(row['parties'])}"
    for field in ("donors", "recipients", "participants"):
        if row.get(field):
            yield f"{field}: {one_line(', '.join(row[field]), 200)}"
    if row.get("previous_ids"):
        yield f"earlier ids: {', '.join(row['previous_ids'])}"
    if row.get("why_not"):
        yield f"not in the total: {one_line(row['why_not'], 200)}"


def _places(kind: str, row: Row, articles: Mapping[str, Row]) -> Iterator[str]:
    if kind == "differences":
        for value in row["values"]:
            yield f"  says {one_line(value['value'], 200)}"
            yield from _passages(articles, value["mentions"], 6)
    elif kind == "origins":
        for carrier in row["carried_by"]:
            yield f"  carried by {label(articles[carrier['article']])}{'' if carrier['certain'] else ' (not certain)'}"
            for reason in carrier["because"]:
                yield f"    {reason['reason'].replace('_', ' ')}:"
                yield from _passages(articles, [{"article": carrier["article"], **reason}], 8)
    elif kind == "dates":
        yield from _passages(articles, [row], 6)
    else:
        yield from _passages(articles, row.get("mentions") or row.get("passages") or [], 4)
    for stage in row.get("stages") or ():
        detail = f": {one_line(stage['detail'], 80)}" if stage["detail"] else ""
        yield f"  stage {stage['stage'].replace('_', ' ')}{detail}{' on ' + stage['on'] if stage['on'] else ''}"
        yield from _passages(articles, stage["mentions"], 6)


def _passages(articles: Mapping[str, Row], spans: Sequence[Row], indent: int) -> Iterator[str]:
    """Each span with the words around it; the span's own words stand between « and »."""
    for span in spans:
        article = articles.get(span["article"])
        if article is None:
            continue
        text, start, end = article["text"], span["start"], span["end"]
        before = " ".join(harmless(text[max(0, start - CONTEXT) : start]).split())
        after = " ".join(harmless(text[end : end + CONTEXT]).split())
        notes = [str(span[field]) for field in ("voice", "fidelity", "certainty") if span.get(field)]
        where = f"{' ' * indent}{label(article)} {start}-{end}{' (' + ', '.join(notes) + ')' if notes else ''}"
        yield f"{where}: …{before} «{one_line(text[start:end], 400)}» {after}…"


def _relatives(record: Record, kind: str, row: Row) -> Iterator[str]:
    known = {other["id"]: (name, other) for name, rows in record.items() for other in rows if other.get("id")}
    for origin in row.get("origins") or ():
        if origin in known:
            yield f"  rests on {origin}: {one_line(known[origin][1]['name'], 100)}"
    if isinstance(row.get("parent"), str) and row["parent"] in known:
        yield f"  part of {row['parent']}: {one_line(known[row['parent']][1]['title'], 100)}"
    if kind == "stories":
        yield from (f"  {label(known[article][1])}: {one_line(known[article][1]['title'] or '(no title)', 100)}" for article in row["articles"])
