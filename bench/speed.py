"""Measures the whole program through its front door: cold time on a few articles, articles a second on many, peak memory.

    python bench/speed.py INPUT...        each input is read into an empty folder, in a process of its own
    python bench/speed.py INPUT --jobs 1

Beside each figure stands the time of a plain pass over the same words in the same run (splitting them into tokens), so that figures from
machines of different speed can be compared by their ratio.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from headwater.text import tokens


def measure(source: Path, jobs: list[str]) -> None:
    """Prints one line for one input."""
    command = Path(sys.executable).parent / "headwater"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "record"
        began = time.perf_counter()
        subprocess.run([str(command), "read", str(source), "--out", str(out), "--quiet", *jobs], check=True)  # noqa: S603 - our own program
        took = time.perf_counter() - began
        articles = [json.loads(line) for line in (out / "articles.jsonl").read_text("utf-8").split("\n") if line]
        began = time.perf_counter()
        subprocess.run([str(command), "read", str(source), "--out", str(out), "--quiet", *jobs], check=True)  # noqa: S603 - our own program
        again = time.perf_counter() - began
    began = time.perf_counter()
    count = sum(len(tokens(article["text"])) for article in articles)
    plain = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{source.name}: {len(articles)} articles, {count} tokens, {took:.2f} s ({len(articles) / took:.1f} articles/s, "
        f"{took / plain:.0f} x a plain pass), nothing new {again:.2f} s, largest process {peak:.0f} MB"
    )


def main() -> None:
    """Measures every input that was named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--jobs", default=None)
    args = parser.parse_args()
    for source in args.inputs:
        measure(source, ["--jobs", args.jobs] if args.jobs else [])


if __name__ == "__main__":
    main()
