"""Measures the tagger from texts to spans: word pieces a second on several cores, and the largest process.

    python bench/tagging.py INPUT.jsonl              one worker a core, as `headwater read` runs it
    python bench/tagging.py INPUT.jsonl --jobs 1

Two peers are measured in the same run, on one core and a part of the texts: the bare model over windows laid end to end (no overlap, no decoding, no
spans), which nothing that reads each piece once can beat, and the tokenizer alone. The ratios can be compared between machines, the seconds cannot.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from headwater.models.files import located
from headwater.models.pieces import WINDOW, pieces
from headwater.models.session import session
from headwater.models.tagger import tag

PART = 40  # texts the peers read


def tagged(text: str) -> tuple[float, int, int]:
    """Seconds of CPU for one text, the number of spans, and the largest memory of this process so far, in kB."""
    began = time.process_time()
    found = tag(text)
    return time.process_time() - began, len(found.attribution) + len(found.names), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def peers(texts: list[str]) -> tuple[float, float, float, int]:
    """CPU-seconds of the tagger, of the bare model and of the tokenizer over the same texts on one core, and how many pieces these have."""
    began = time.process_time()
    read = [pieces(text) for text in texts]
    tokenized = time.process_time() - began
    run = session(str(located("tagger.onnx")), threads=1)
    began = time.process_time()
    for found in read:
        for at in range(0, len(found.ids), WINDOW):
            run.run(None, {name: getattr(found, name)[None, at : at + WINDOW] for name in ("ids", "shapes", "quotes", "gaps")})
    bare = time.process_time() - began
    return sum(tagged(text)[0] for text in texts), bare, tokenized, sum(len(found.ids) for found in read)


def main() -> None:
    """Prints two lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    texts = [row["text"] for row in map(json.loads, args.input.read_text("utf-8").splitlines()) if row.get("text")]
    count = sum(len(pieces(text).ids) for text in texts)
    with ProcessPoolExecutor(args.jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(tagged, texts[: 2 * args.jobs]))  # the workers have the model
        began = time.perf_counter()
        found = list(pool.map(tagged, texts, chunksize=2))
        wall = time.perf_counter() - began
        ours, bare, tokenized, few = pool.submit(peers, texts[:PART]).result()  # in a worker: one thread, as there
    spent, spans, memory = sum(one[0] for one in found), sum(one[1] for one in found), max(one[2] for one in found)
    print(
        f"{len(texts)} texts, {count} pieces, {spans} spans: {count / wall:.0f} pieces/s on {args.jobs} cores ({wall:.1f} s), "
        f"{count / spent:.0f} a CPU-second, largest process {memory / 1024:.0f} MB"
    )
    print(
        f"one core, {few} pieces: {few / ours:.0f} pieces a CPU-second; the bare model without overlap {few / bare:.0f}, {ours / bare:.2f} x; "
        f"tokenizer and features alone {few / tokenized:.0f}"
    )


if __name__ == "__main__":
    main()
