"""Measures copied words and stories on large collections: seconds of each step and peak memory, one process a collection.

    python bench/scale.py INPUT.jsonl                              as it is
    python bench/scale.py --text INPUT.jsonl --sizes 600 2000 6000  synthetic articles in the manner of a text (bench/synthetic.py)

Of synthetic articles it is known which belong together and which passages were planted: it also prints the F1 over pairs of articles, and how many
of the places of planted passages (15 words and more) are in a row with all others of their passage. Run with OMP_NUM_THREADS=1 to measure one core.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from headwater.group import group_stories
from headwater.record import Article, Copy, Story, article_id, sha256
from headwater.text.shingles import bare_words, folded, words
from headwater.trace.chain import SURE
from headwater.trace.copies import find_copies


def load(path: Path) -> tuple[list[Article], list[dict[str, Any]]]:
    """The articles of a JSONL file, and what else its rows say."""
    out, rest = [], []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = row.pop("text")
            key = article_id(row.get("outlet"), row.get("url"), row.get("date"), str(row.get("id")), text)
            known = {"url": row.get("url"), "outlet": row.get("outlet"), "published": row.get("date"), "title": row.get("title")}
            out.append(Article(key, text, sha256(text), path.name, input_id=row.get("id"), **known))
            rest.append({"event": row.get("event"), "planted": row.get("planted", [])})
    return out, rest


def timed(step: Callable[[], Any]) -> tuple[Any, float]:
    """What a step gives, and its seconds of CPU."""
    began = time.process_time()
    found = step()
    return found, time.process_time() - began


def measure(path: Path) -> dict[str, float]:
    """The figures of one collection."""
    articles, rest = load(path)
    _, plain = timed(lambda: sum(len([folded(word) for word in bare_words(article.text)]) for article in articles))
    copies, seconds = timed(lambda: find_copies(articles))
    stories, more = timed(lambda: group_stories(articles, {}, {}, copies))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"articles": len(articles), "plain": plain, "copies_s": seconds, "stories_s": more, "peak_mb": peak}
    figures |= {"rows": len(copies), "stories": len(stories)}
    if rest and rest[0]["event"] is not None:
        figures |= {
            "pair_f1": pair_f1(stories, {a.id: row["event"] for a, row in zip(articles, rest, strict=True)}),
            **planted(articles, rest, copies),
        }
    return figures


def pair_f1(stories: Iterable[Story], event: dict[str, str]) -> float:
    """F1 over pairs of articles that are put together."""
    said = {pair for story in stories for pair in combinations(sorted(story.articles), 2)}
    by_event: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(event):
        by_event[event[id_]].append(id_)
    true = {pair for ids in by_event.values() for pair in combinations(ids, 2)}
    return 2 * len(said & true) / max(1, len(said) + len(true))


def planted(articles: Sequence[Article], rest: Sequence[dict[str, Any]], copies: Iterable[Copy]) -> dict[str, float]:
    """How many places of planted passages there are in two articles or more, and the share found in a row with all others."""
    places: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for article, row in zip(articles, rest, strict=True):
        for at, passage in row["planted"]:
            start = article.text.index(passage)
            found = words(article.text, start, start + len(passage))
            if len(found) >= SURE:
                places[at][article.id] = (found[0][1], found[-1][2])
    rows: dict[str, list[dict[str, tuple[int, int]]]] = defaultdict(list)
    for copy in copies:
        row = {span.article: (span.start, span.end) for span in copy.passages}
        for id_ in row:
            rows[id_].append(row)
    whole = total = 0
    for wanted in places.values():
        if len(wanted) > 1:
            total += len(wanted)
            held = [
                sum(id_ in row and row[id_][0] <= start and end <= row[id_][1] for id_, (start, end) in wanted.items()) for row in rows[min(wanted)]
            ]
            whole += max(held, default=0)
    return {"planted": total, "found": whole / max(1, total)}


def main() -> None:
    """Prints a line of JSON a collection."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path, nargs="?")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[600, 2_000, 6_000, 20_000, 60_000])
    args = parser.parse_args()
    if args.input:
        print(json.dumps({key: round(value, 3) for key, value in measure(args.input).items()}), flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes:
            path = Path(folder) / f"{size}.jsonl"
            draw = str(Path(__file__).with_name("synthetic.py"))  # a process of its own: peak memory is handed on to children
            subprocess.run([sys.executable, draw, str(args.text), str(size), str(path)], check=True)  # noqa: S603 - our own program
            subprocess.run([sys.executable, __file__, str(path)], check=True)  # noqa: S603 - this very program
            path.unlink()


if __name__ == "__main__":
    main()
