"""Draws attributions at random for a person to judge the speakers of, and counts the judgements.

    python evals/speakers.py draw GOLD RECORD --seed 20 --count 200 --out FILE.csv
    python evals/speakers.py count FILE.csv

GOLD is a folder with `gold.jsonl`: a line an article, `id` and `attributions` with `content`, `source` and `cue` as lists of `[start, end]`.
Drawn are attributions of the gold that the record has too (content with an intersection over union of a half or more), so that what is judged is
who spoke and not whether the attribution was found. The file has no words of the articles but the speakers' names.

A judgement is `right` (the text tells the name of the person or body who speaks, and the record gives it), `wrong` (the record names another),
`null-right` (the article names nobody, and the record gives no name, at most the words that stand for the speaker) or `null-missed` (a name can be
told from the article, and the record gives none).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]
COLUMNS = (
    "article", "content_start", "content_end", "source_start", "source_end", "cue_start", "cue_end", "speaker", "anonymous", "judgement", "why",
)  # fmt: skip
JUDGEMENTS = ("right", "wrong", "null-right", "null-missed")


def found(gold: Path, record: Path) -> list[Row]:
    """The attributions of the gold that the record has, in the order of the gold, with the record's speaker."""
    articles = {row["input_id"]: row["id"] for row in _lines(record / "articles.jsonl")}
    told: dict[str, list[tuple[Row, Row]]] = {}
    for statement in _lines(record / "statements.jsonl"):
        for mention in statement["mentions"]:
            told.setdefault(mention["article"], []).append((statement, mention))
    out = []
    for row in _lines(gold / "gold.jsonl"):
        for attribution in row["attributions"]:
            best = max(
                ((_iou(attribution["content"], mention), statement, mention) for statement, mention in told.get(articles.get(row["id"], ""), [])),
                key=lambda fit: fit[0],
                default=None,
            )
            if best is not None and best[0] >= 0.5:
                out.append(_row(row["id"], best[1], best[2]))
    return out


def _row(article: str, statement: Row, mention: Row) -> Row:
    speaker = statement["speaker"] or {"name": "", "anonymous": ""}
    spans = {role: mention[role] or {"start": "", "end": ""} for role in ("content", "source", "cue")}
    places = {f"{role}_{edge}": span[edge] for role, span in spans.items() for edge in ("start", "end")}
    name = "(unnamed)" if speaker["anonymous"] else speaker["name"]  # the words for somebody unnamed are the article's own
    return {"article": article, **places, "speaker": name, "anonymous": speaker["anonymous"], "judgement": "", "why": ""}


def _iou(gold: list[list[int]], mention: Row) -> float:
    """Intersection over union of the characters of two contents."""
    want = {at for start, end in gold for at in range(start, end)}
    have = {at for span in mention["content_pieces"] or [mention["content"]] for at in range(span["start"], span["end"])}
    return len(want & have) / len(want | have) if want | have else 0.0


def counts(path: Path) -> dict[str, float]:
    """How many of each judgement, and two shares: right of those with a name to tell, wrong of all."""
    with path.open(encoding="utf-8", newline="") as file:
        judged = Counter(row["judgement"] for row in csv.DictReader(file))
    unknown = judged.keys() - set(JUDGEMENTS)
    if unknown:
        raise SystemExit(f"{path}: not a judgement: {', '.join(sorted(unknown)) or 'empty'}")
    nameable = judged["right"] + judged["wrong"] + judged["null-missed"]
    shares = {"right of nameable": judged["right"] / nameable if nameable else 0.0, "wrong of all": judged["wrong"] / judged.total()}
    return {**{name: float(judged[name]) for name in JUDGEMENTS}, "nameable": float(nameable), **shares}


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    draw = steps.add_parser("draw")
    draw.add_argument("gold", type=Path)
    draw.add_argument("record", type=Path)
    draw.add_argument("--seed", type=int, required=True)
    draw.add_argument("--count", type=int, default=200)
    draw.add_argument("--out", type=Path, required=True)
    steps.add_parser("count").add_argument("file", type=Path)
    args = parser.parse_args()
    if args.step == "count":
        for name, value in counts(args.file).items():
            print(f"{name:<18} {value:.3f}" if "of" in name else f"{name:<18} {value:.0f}")
        return
    rows = found(args.gold, args.record)
    chance = random.Random(args.seed)  # noqa: S311 - a draw that anybody can repeat
    drawn = sorted(chance.sample(range(len(rows)), min(args.count, len(rows))))
    with args.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[number] for number in drawn)
    print(f"{len(drawn)} of {len(rows)} attributions drawn")


if __name__ == "__main__":
    main()
