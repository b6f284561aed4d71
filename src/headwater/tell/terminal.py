"""Shows the brief, or articles with their blocks and annotations: in colour on a terminal, as plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from headwater.tell.brief import brief
from headwater.tell.words import harmless, one_line

Row = Mapping[str, Any]

STYLES = {"direct": "bold yellow", "mixed": "yellow", "indirect": "italic", "amount": "bold green", "date": "cyan", "name": "magenta"}
NOISE = "dim strike"


def show_articles(record: Mapping[str, Sequence[Row]], console: Console) -> None:
    """Prints the articles of a record (kind -> rows): head, text with its annotations, and what was found as lists."""
    for row in record["articles"]:
        found = {kind: list(_spans(record[kind], row["id"])) for kind in ("statements", "amounts", "dates", "names")}
        _head(row, console)
        console.print(_coloured(row, found) if console.is_terminal else Text(_plain(row)), soft_wrap=True)
        for kind, title in (("statements", "Said"), ("amounts", "Figures"), ("dates", "Dates"), ("names", "Names")):
            _list(title, [_line(kind, entry, row["text"], span) for entry, span in found[kind]], console)
        console.print()


def show_brief(record: Mapping[str, Sequence[Row]], console: Console, *, every: bool = False) -> None:
    """Prints the brief of every story, then the articles that are in none and the inputs that were not taken."""
    for story in record["stories"]:
        for n, section in enumerate(brief(record, story, every=every)):
            title = Text(section.title, style="bold reverse" if n == 0 else "bold")
            if n and len(section.lines) == 1:
                console.print(title + Text(f": {section.lines[0]}", style="not bold"), soft_wrap=True)
                continue
            console.print(title, soft_wrap=True)
            for line in section.lines:
                console.print(Text(f"  {line}"), soft_wrap=True, no_wrap=not console.is_terminal)
        console.print()
    for row in (row for row in record["articles"] if row["stub"]):
        console.print(Text(f"Too short to be a whole article, kept but not counted: {one_line(row['input_id'] or row['file'])}"), soft_wrap=True)
    if record["rejected"]:
        console.print(Text(f"Not taken as articles: {len(record['rejected'])}", style="bold"))
        shown = record["rejected"] if every else record["rejected"][:3]
        for row in shown:
            console.print(Text(f"  {one_line(row['file'], 60)}: {one_line(row['reason'], 200)}"), soft_wrap=True)
        if len(shown) < len(record["rejected"]):
            console.print(Text(f"  … and {len(record['rejected']) - len(shown)} more: --all"))


def show_lines(lines: Iterable[str], console: Console) -> None:
    """Prints lines as they are; nothing in them is markup."""
    for line in lines:
        console.print(Text(line), soft_wrap=True)


def _head(row: Row, console: Console) -> None:
    console.rule(Text(harmless(row["title"] or row["file"]), style="bold"), align="left")
    facts = [
        ("file", row["file"]),
        ("outlet", f"{row['outlet']} ({row['outlet_basis']})" if row["outlet"] else "not known"),
        ("published", f"{row['published']} ({row['published_basis']})" if row["published"] else "not known"),
        ("authors", ", ".join(row["authors"]) or "not known"),
        ("id", row["id"]),
    ]
    console.print(Text("\n".join(f"{name:<10}{harmless(str(value))}" for name, value in facts)), soft_wrap=True)
    console.print()


def _spans(rows: Iterable[Row], article: str) -> Iterator[tuple[Row, Row]]:
    """Every place of a row in one article, in order."""
    found = [(row, place) for row in rows for place in row.get("mentions", [row]) if place["article"] == article]
    yield from sorted(found, key=lambda pair: (pair[1]["start"], pair[1]["end"]))


def _coloured(row: Row, found: Mapping[str, Sequence[tuple[Row, Row]]]) -> Text:
    text = Text(harmless(row["text"]))
    for block in row["blocks"]:
        if block["role"] != "body":
            text.stylize("bold" if block["role"] == "title" else NOISE, block["start"], block["end"])
    for kind, style in (("names", "name"), ("dates", "date"), ("amounts", "amount")):
        for _, span in found[kind]:
            text.stylize(STYLES[style], span["start"], span["end"])
    for _, span in found["statements"]:
        text.stylize(STYLES[span["kind"]], span["start"], span["end"])
    return text


def _plain(row: Row) -> str:
    """The text by blocks, each with its role in front."""
    return "\n".join(f"[{block['role']}] {harmless(row['text'][block['start'] : block['end']])}" for block in row["blocks"])


def _line(kind: str, row: Row, text: str, span: Row) -> str:
    words = harmless(text[span["start"] : span["end"]])
    if kind == "statements":
        who = row["speaker"]["name"] if row["speaker"] else "nobody named"
        where = f" · {row['venue']}" if row["venue"] else ""
        return f"{harmless(who)} · {row['act']}, {span['kind']}{harmless(where)} · {words}"
    if kind == "amounts":
        value = row["value"] if row["value"] is not None else f"{row['low']} to {row['high']}"
        purpose = f" · {row['purpose']}" if row["purpose"] else ""
        return f"{words} = {value} {row['currency'] or row['unit']} ({row['modifier']}){harmless(purpose)}"
    if kind == "dates":
        interval = f" ({row['from']} to {row['to']})" if row["from"] else ""
        return f"{words} = {row['value']}{' ' + row['mod'] if row['mod'] else ''}{interval}"
    roles = "".join(f", {role['role']}" for role in row["roles"])
    return f"{words} = {harmless(row['name'])} ({row['kind']}{harmless(roles)})"


def _list(title: str, lines: Sequence[str], console: Console) -> None:
    if lines:
        console.print(Text(f"\n{title}", style="bold"))
        console.print(Text("\n".join(f"  {line}" for line in lines)), soft_wrap=True)
