"""Measures copied words and stories on large collections: seconds of each step and peak memory, in one process.

    python bench/scale.py INPUT.jsonl [--times N]

`--times` lays the collection N times into one, every word of every further copy altered beyond recognition but for its place in the list of
words: as large, as repetitive, and no passage shared between the copies. Run with OMP_NUM_THREADS=1 to measure one core.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time
from pathlib import Path

from headwater.group import group_stories
from headwater.record import Article, article_id, sha256
from headwater.trace.copies import find_copies

_WORD = re.compile(r"[^\W\d_]{4,}")


def load(path: Path, times: int) -> list[Article]:
    """The articles of a JSONL file, `times` times over."""
    out = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        for n in range(times):
            text, title = (_WORD.sub(rf"\g<0>q{n}", row.get(key) or "") if n else row.get(key) or "" for key in ("text", "title"))
            key = article_id(row.get("outlet"), row.get("url"), row.get("date"), f"{row.get('id')} {n}", text)
            known = {"url": row.get("url"), "outlet": row.get("outlet"), "published": row.get("date")}
            out.append(Article(key, text, sha256(text), path.name, title=title or None, **known))
    return out


def main() -> None:
    """Prints one line a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--times", type=int, default=1)
    args = parser.parse_args()
    articles = load(args.input, args.times)
    print(f"{len(articles)} articles, {sum(len(article.text) for article in articles) / 1e6:.1f} million characters")
    began, cpu = time.perf_counter(), time.process_time()
    copies = find_copies(articles)
    print(f"copies: {len(copies)} rows, {time.perf_counter() - began:.1f} s ({time.process_time() - cpu:.1f} s of one core)")
    began, cpu = time.perf_counter(), time.process_time()
    stories = group_stories(articles, {}, {}, copies)
    print(f"stories: {len(stories)}, {time.perf_counter() - began:.1f} s ({time.process_time() - cpu:.1f} s of one core)")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
