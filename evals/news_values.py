"""Holds the floors of the news values: 300 sentences in the manner of the papers of many countries, with every figure and date marked by hand.

    python evals/news_values.py              reads evals/news-values.jsonl through the front door, measures, and fails below a floor
    python evals/news_values.py --wrong      also prints what is wrong
    python evals/news_values.py --raise      writes floors up to what was measured (never down)

A line of the file is a sentence with the day and the address it was published at. `amounts`: the span of the number with its unit or currency,
value, or low and high; `dates`: the span, and TIMEX3 type, value and modifier. `open` are words whose reading a careful reader may doubt: what is
said of them is neither right nor wrong. The sentences were marked before the program was run on them.

Measures are F1 with one-to-one pairs of overlapping spans: `found` the overlap alone, `span` both ends equal, `value` the number (and the currency
of money) or the TIMEX3 value right as well, `whole` also the hedge and the way the currency was known, or the modifier.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from headwater import pipeline
from measure import f1, greedy

HERE = Path(__file__).parent
SENTENCES = HERE / "news-values.jsonl"
FLOORS = HERE / "floors.json"
GROUP = "news values"
SLACK = 0.01
Row = dict[str, Any]


def read(out: Path) -> dict[str, dict[str, list[Row]]]:
    """What the program says of each sentence, by its id: `amounts` and `dates`, each with a `start` and an `end`."""
    source = out.parent / "news.jsonl"
    sentences = _lines(SENTENCES)
    source.write_text(
        "".join(json.dumps({"id": row["id"], "url": row["url"], "date": row["published"], "text": row["text"]}) + "\n" for row in sentences), "utf-8"
    )
    pipeline.read([source], out)
    articles = {row["id"]: row for row in _lines(out / "articles.jsonl")}
    texts = {row["id"]: row["text"] for row in sentences}
    for row in articles.values():
        if texts[row["input_id"]] != row["text"]:
            raise ValueError(f"{row['input_id']}: the text of the record is not that of the sentence")
    said: dict[str, dict[str, list[Row]]] = {row["id"]: {"amounts": [], "dates": []} for row in sentences}
    for amount in _lines(out / "amounts.jsonl"):
        for span in amount["mentions"]:
            said[articles[span["article"]]["input_id"]]["amounts"].append({**amount, "start": span["start"], "end": span["end"]})
    for mention in _lines(out / "dates.jsonl"):
        said[articles[mention["article"]]["input_id"]]["dates"].append(mention)
    return said


def right(kind: str, gold: Row, row: Row) -> tuple[bool, bool, bool]:
    """Whether span, value and the whole of a figure or date are as marked; each of the last two asks for the one before it but the span."""
    span = (gold["start"], gold["end"]) == (row["start"], row["end"])
    if kind == "dates":
        value = gold["value"] == row["value"]
        return span, value, value and (gold["type"], gold["mod"]) == (row["type"], row["mod"])
    numbers = all(_near(gold[name], row[name]) for name in ("value", "low", "high"))
    value = gold["unit"] == row["unit"] and gold["currency"] == row["currency"] and numbers
    return span, value, value and gold["modifier"] == row["modifier"] and gold["currency_basis"] in (None, row["currency_basis"])


def _near(gold: float | None, said: float | None) -> bool:
    """Equal to four digits: a third was marked as 0.3333."""
    if gold is None or said is None:
        return gold is said
    return abs(gold - said) <= 1e-4 * max(abs(gold), abs(said))


def measure(said: dict[str, dict[str, list[Row]]], wrong: list[str]) -> dict[str, float]:
    """The figures of all sentences; what is wrong is added to `wrong`."""
    counts = {f"{kind} {name}": 0 for kind in ("amounts", "dates") for name in ("marked", "said", "found", "span", "value", "whole")}
    for sentence in _lines(SENTENCES):
        for kind in ("amounts", "dates"):
            gold, rows = sentence[kind], [row for row in said[sentence["id"]][kind] if _judged(row, sentence, kind)]
            pairs = greedy((_fit(g, row), n, m) for n, g in enumerate(gold) for m, row in enumerate(rows) if _overlap(g, row))
            counts[f"{kind} marked"] += len(gold)
            counts[f"{kind} said"] += len(rows)
            counts[f"{kind} found"] += len(pairs)
            for n, m in pairs.items():
                verdicts = right(kind, gold[n], rows[m])
                for name, good in zip(("span", "value", "whole"), verdicts, strict=True):
                    counts[f"{kind} {name}"] += good
                if not all(verdicts):
                    wrong.append(f"{sentence['id']} {_form(kind, gold[n], sentence)} read as {_form(kind, rows[m], sentence)}: {sentence['text']}")
            wrong += [f"{sentence['id']} missed {_form(kind, g, sentence)}: {sentence['text']}" for n, g in enumerate(gold) if n not in pairs]
            extra = (row for m, row in enumerate(rows) if m not in pairs.values())
            wrong += [f"{sentence['id']} not marked {_form(kind, row, sentence)}: {sentence['text']}" for row in extra]
    figures = {}
    for kind in ("amounts", "dates"):
        marked, told = counts[f"{kind} marked"], counts[f"{kind} said"]
        for name in ("found", "span", "value", "whole"):
            good = counts[f"{kind} {name}"]
            figures[f"{kind} {name}"] = f1(good, marked, good, told) or 0.0
    return figures


def _judged(row: Row, sentence: Row, kind: str) -> bool:
    marked = any(_overlap(row, gold) for gold in sentence[kind])
    return marked or not any(_overlap(row, doubtful) for doubtful in sentence["open"])


def _overlap(a: Row, b: Row) -> int:
    return max(0, int(min(a["end"], b["end"])) - int(max(a["start"], b["start"])))


def _fit(a: Row, b: Row) -> float:
    common = _overlap(a, b)
    return float(common / (a["end"] - a["start"] + b["end"] - b["start"] - common))


def _form(kind: str, row: Row, sentence: Row) -> str:
    fields = ("type", "value", "mod") if kind == "dates" else ("unit", "value", "low", "high", "currency", "currency_basis", "modifier")
    words = sentence["text"][row["start"] : row["end"]]
    return f"[{words}] " + " ".join(str(row[name]) for name in fields if row[name] is not None)


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def main() -> int:
    """Prints a line a figure; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print what is wrong")
    parser.add_argument("--raise", action="store_true", dest="lift", help="write floors up to what was measured")
    args = parser.parse_args()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(read(Path(folder) / "record"), wrong)
    if args.wrong:
        print("\n".join(wrong))
    known = json.loads(FLOORS.read_text("utf-8"))
    floors = known.setdefault(GROUP, {})
    low = [name for name, figure in figures.items() if figure < floors.get(name, 0.0)]
    for name, figure in figures.items():
        print(f"{GROUP:<28}{name:<24}{figure:>7.3f}  floor {floors.get(name, 0.0):.3f}{'  BELOW' if name in low else ''}")
    if args.lift:
        floors.update({name: max(floors.get(name, 0.0), int((figure - SLACK) * 1000) / 1000) for name, figure in figures.items()})
        FLOORS.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
