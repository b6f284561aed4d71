"""Counts in how many news texts each word stands, and leaves the counts alone: `python training/background.py OUT INPUT.jsonl...`

The table is what makes a word rare where the collection is too small to tell: it holds words and counts, no text.
Form: the first line is the number of texts; each further line is a count and the words that have it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from headwater.text.shingles import folded, words

LEAST = 3  # a word of one or two texts is as rare as one that never came: left out, which also leaves out most names
MOST = 300_000  # bytes


def count(paths: list[Path]) -> tuple[int, Counter[str]]:
    """The number of texts, and in how many of them each folded word stands."""
    seen: Counter[str] = Counter()
    texts = 0
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            texts += 1
            seen.update({folded(word) for word, _, _ in words(json.loads(line)["text"])})
    return texts, seen


def main() -> None:
    """Reads the inputs and writes the table."""
    out, *inputs = map(Path, sys.argv[1:])
    texts, seen = count(inputs)
    by_count: dict[int, list[str]] = defaultdict(list)
    for word, n in seen.items():
        if n >= LEAST and len(word) <= 24:
            by_count[n].append(word)
    lines = [str(texts), *(f"{n} {' '.join(sorted(by_count[n]))}" for n in sorted(by_count, reverse=True))]
    data = "\n".join(lines) + "\n"
    if len(data.encode("utf-8")) > MOST:
        sys.exit(f"{out}: {len(data)} characters are too many to ship; raise LEAST")
    out.write_text(data, "utf-8")
    print(f"{out}: {texts} texts, {sum(map(len, by_count.values()))} words, {len(data)} characters")


if __name__ == "__main__":
    main()
