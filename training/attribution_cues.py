"""Learns how likely each sign makes a reading of a cue a real attribution: annotated news in, one table of weights out, no text.

    python training/attribution_cues.py --train polnear/train --dev polnear/dev --out src/headwater/annotate/cues_weights.tsv

A reading is right where its cue and its content overlap those of one annotated attribution. Logistic regression (AdaGrad, seeds fixed)
over the signs of `headwater.annotate.attribution_weights`; signs seen fewer than five times are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from headwater.annotate.attribution_rules import page_of, readings
from headwater.annotate.attribution_weights import signs
from headwater.record import Article

LEAST_SEEN, EPOCHS, RATE, PENALTY, SEED = 5, 12, 0.15, 2e-4, 7


def examples(folder: Path) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The signs of every reading of the set, and whether it is right."""
    texts = {row["id"]: row["text"] for row in map(json.loads, (folder / "input.jsonl").read_text("utf-8").splitlines())}
    for gold in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        page = page_of(Article(id=gold["id"], text=texts[gold["id"]], text_sha256="", file=""))
        for sentence in (s for paragraph in page.paragraphs for s in paragraph):
            for reading in readings(sentence, every=True):
                cue = sentence.words[reading.cue[0]].start, sentence.words[reading.cue[1] - 1].end
                pieces = [(sentence.words[a].start, sentence.words[b - 1].end) for a, b in reading.pieces]
                right = any(
                    any(s < cue[1] and cue[0] < e for s, e in a["cue"]) and any(s < y and x < e for s, e in a["content"] for x, y in pieces)
                    for a in gold["attributions"]
                )
                yield signs(sentence, reading), right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    train = list(examples(a.train))
    counts = Counter(name for names, _ in train for name in names)
    index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_SEEN))}
    rows = [np.array([index[n] for n in names if n in index]) for names, _ in train]
    weights, seen = np.zeros(len(index)), np.full(len(index), 1e-6)
    order = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for i in order.permutation(len(train)):
            row = rows[i]
            error = 1 / (1 + np.exp(-weights[row].sum())) - train[i][1]
            gradient = error + PENALTY * weights[row]
            seen[row] += gradient * gradient
            weights[row] -= RATE * gradient / np.sqrt(seen[row])
    kept = sorted((name, round(float(weights[i]), 3)) for name, i in index.items() if abs(weights[i]) >= 0.02)
    a.out.write_text("sign\tweight\n" + "".join(f"{name}\t{weight}\n" for name, weight in kept), "utf-8")
    table = dict(kept)
    dev = [(1 / (1 + np.exp(-sum(table.get(n, 0.0) for n in names))), right) for names, right in examples(a.dev)]
    print(f"{len(train)} readings, {np.mean([r for _, r in train]):.3f} right; {len(kept)} weights")
    for least in (0.0, 0.3, 0.4, 0.5, 0.6):
        kept_right = [r for p, r in dev if p >= least]
        print(
            f"dev, at {least}: kept {len(kept_right)} of {len(dev)}, precision {np.mean(kept_right):.3f}, right ones kept "
            f"{sum(kept_right) / sum(r for _, r in dev):.3f}"
        )


if __name__ == "__main__":
    main()
