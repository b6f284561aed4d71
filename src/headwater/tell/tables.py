"""Writes the commitments, differences and claims as CSV tables, each row with its outlets, its words and where they stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from headwater.tell.files import write_text
from headwater.tell.words import Row, harmless, label

Record = Mapping[str, Sequence[Row]]

_BETWEEN = " | "  # between several values of one cell
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")  # spreadsheets run a cell that begins so, some of them also the full-width signs
_HALF = re.compile("[\ud800-\udfff]")

PLACE = ("outlet", "file", "article_id", "start", "end", "words")
COMMITMENTS = (
    "id", "story", "parent", "outlets", "kind", "title", "donors", "recipients", "currency", "value", "low", "high", "modifier", "item",
    "quantity", "quantity_unit", "purpose", "channel", "stage", "announced_on", "announced_by", "new_money", "conditions", "cumulative",
    "derived", "counts_in_total", "why_not", "files", "article_ids", "offsets", "words",
)  # fmt: skip
DIFFERENCES = ("id", "story", "kind", "verdict", "about", "because", "within_article", "reading", "value", *PLACE)
CLAIMS = (
    "id", "story", "text", "polarity", "certainty", "as_of", "articles", "outlets", "owners", "occasions_low", "occasions_high",
    "parties_low", "parties_high", "origins", "voice", "speaker", "mention_certainty", "mention_polarity", *PLACE,
)  # fmt: skip


def write_tables(record: Record, folder: Path) -> Mapping[str, int]:
    """Writes `commitments.csv`, `differences.csv` and `claims.csv` and gives the number of rows of each, header not counted.

    A commitment has one row, so that a column of sums never counts a promise twice. Differences and claims have one row for each place
    that says so. Offsets are code points of the article's text. Raises StoreError where the folder cannot be written.
    """
    articles = {row["id"]: row for row in record.get("articles", ())}
    tables = {
        "commitments": (COMMITMENTS, _commitments(record, articles)),
        "differences": (DIFFERENCES, _differences(record, articles)),
        "claims": (CLAIMS, _claims(record, articles)),
    }
    return {name: _table(folder, f"{name}.csv", columns, rows) for name, (columns, rows) in tables.items()}


def decimal(value: float | None) -> str:
    """A number as a decimal string without exponent or thousands sign (`225000000`, `1.5`); empty where there is none."""
    if value is None:
        return ""
    plain = format(Decimal(str(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def cell(value: Any) -> str:
    """A value as a cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return cell(_BETWEEN.join(str(item) for item in value))
    text = _HALF.sub("\ufffd", harmless(" ".join(str(value).split()) if isinstance(value, str) else str(value)))
    return f"'{text}" if _FORMULA.match(text) else text


def _table(folder: Path, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    draft = io.StringIO(newline="")
    writer = csv.writer(draft, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
        count += 1
    write_text(folder, name, draft.getvalue())
    return count


def _place(span: Row, articles: Mapping[str, Row]) -> dict[str, Any]:
    """Where a span stands and what it says. An outlet that is not known stays empty; the file is always named."""
    article = articles.get(span["article"])
    where = {"article_id": span["article"], "start": span["start"], "end": span["end"]}
    if article is None:
        return where
    return {**where, "outlet": article.get("outlet"), "file": article.get("file"), "words": article["text"][span["start"] : span["end"]]}


def _commitments(record: Record, articles: Mapping[str, Row]) -> Iterator[dict[str, Any]]:
    for row in sorted(record.get("commitments", ()), key=lambda row: (row.get("story") or "", row["id"])):
        places = [_place(span, articles) for span in row.get("mentions", ())]
        known = [articles[place["article_id"]] for place in places if place["article_id"] in articles]
        quantity = row.get("quantity")
        quantity = quantity if isinstance(quantity, Mapping) else {"unit": quantity}
        yield {
            **row,
            **{bound: decimal(row.get(bound)) for bound in ("value", "low", "high")},
            "quantity": decimal(quantity.get("value")),
            "quantity_unit": quantity.get("unit"),
            "outlets": list(dict.fromkeys(label(article) for article in known)),
            "files": [place.get("file") or "" for place in places],
            "article_ids": [place["article_id"] for place in places],
            "offsets": [f"{place['start']}..{place['end']}" for place in places],  # with dots: a spreadsheet takes 10-12 for a day
            "words": [" ".join(place.get("words", "").split()) for place in places],
        }


def _differences(record: Record, articles: Mapping[str, Row]) -> Iterator[dict[str, Any]]:
    for row in sorted(record.get("differences", ()), key=lambda row: (row.get("story") or "", row["id"])):
        for n, reading in enumerate(row["values"], 1):
            for span in reading["mentions"]:
                yield {**row, "reading": n, "value": reading["value"], **_place(span, articles)}


def _claims(record: Record, articles: Mapping[str, Row]) -> Iterator[dict[str, Any]]:
    speakers = {row["id"]: (row.get("speaker") or {}).get("name") for row in record.get("statements", ())}
    for row in sorted(record.get("claims", ()), key=lambda row: (row.get("story") or "", row["id"])):
        occasions, parties = row.get("occasions") or {}, row.get("parties") or {}
        counts = {"occasions_low": occasions.get("low"), "occasions_high": occasions.get("high")}
        counts |= {"parties_low": parties.get("low"), "parties_high": parties.get("high")}
        for mention in row["mentions"]:
            own = {
                "voice": mention.get("voice"),
                "speaker": speakers.get(mention.get("statement") or ""),
                "mention_certainty": mention.get("certainty"),
                "mention_polarity": mention.get("polarity"),
            }
            yield {**row, **counts, **own, **_place(mention, articles)}
