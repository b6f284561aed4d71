"""Sets our copied passages and stories beside other packages on the same articles, in one run: recall of near copies, F1 of stories, seconds.

    python bench/peers.py INPUT.jsonl [--labels GOLD.jsonl]

A near copy is a pair of articles of which the smaller has 30 % of its distinct runs of five words in the other, counted exactly over all pairs.
Packages that are not installed are named and left out: datasketch, rensa, scikit-learn. `--labels` has `id` and `event` a line.
Constants of other packages are the best of those that are tried, on the very labels they are scored by; ours are those we ship.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from headwater.group import group_stories
from headwater.record import Article
from headwater.text.shingles import bare_words, folded
from headwater.trace.copies import find_copies
from scale import load, timed

CONTAINED, RUN = 0.3, 5
PERMUTATIONS = 128
Pairs = set[tuple[int, int]]


def runs(articles: Iterable[Article]) -> list[set[str]]:
    """The distinct runs of five words of each article."""
    out = []
    for article in articles:
        words = [folded(word) for word in bare_words(article.text)]
        out.append({" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)})
    return out


def near_copies(shingles: Sequence[set[str]]) -> Pairs:
    """All pairs with a containment of `CONTAINED` or more in the smaller article, counted exactly."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, own in enumerate(shingles):
        for run in own:
            places[run].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for found in places.values():
        if len(found) > 1:
            shared.update(combinations(found, 2))
    return {(a, b) for (a, b), n in shared.items() if n >= CONTAINED * min(len(shingles[a]), len(shingles[b]))}


def ours(articles: Sequence[Article]) -> Pairs:
    """Pairs of articles that share a row of any kind."""
    place = {article.id: n for n, article in enumerate(articles)}
    return {pair for copy in find_copies(articles) for pair in combinations(sorted(place[span.article] for span in copy.passages), 2)}


def by_datasketch(shingles: Sequence[set[str]], threshold: float) -> Pairs:
    """Candidates of MinHash with LSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for n, own in enumerate(shingles):
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([run.encode() for run in own])
        found |= {(other, n) for other in index.query(made)}
        index.insert(n, made)
    return found


def by_rensa(shingles: Sequence[set[str]], bands: int) -> Pairs:
    """Candidates of MinHash with LSH."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=bands)
    made = []
    for n, own in enumerate(shingles):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(own))
        index.insert(n, sketch)
        made.append(sketch)
    return {(min(n, other), max(n, other)) for n, sketch in enumerate(made) for other in index.query(sketch) if other != n}


def average_link(articles: Sequence[Article]) -> Callable[[float], list[int]]:
    """Group labels for a distance, from tf-idf and average link as scikit-learn has them (a matrix of all pairs)."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(f"{a.title or ''} {a.text}" for a in articles)
    distance = np.clip(1 - (vectors @ vectors.T).toarray(), 0, None)

    def labels(threshold: float) -> list[int]:
        made = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=threshold)
        return list(made.fit(distance).labels_)

    return labels


def scores(said: Sequence[Any], true: Sequence[Any]) -> tuple[float, float]:
    """BCubed F1 (Bagga and Baldwin 1998) and F1 over pairs of two ways to group the same articles."""
    both, mine, theirs = Counter(zip(said, true, strict=True)), Counter(said), Counter(true)
    precision = sum(n * n / mine[group] for (group, _), n in both.items()) / len(said)
    recall = sum(n * n / theirs[event] for (_, event), n in both.items()) / len(said)
    pairs = [sum(n * (n - 1) for n in counts.values()) for counts in (both, mine, theirs)]
    return 2 * precision * recall / (precision + recall), 2 * pairs[0] / max(1, pairs[1] + pairs[2])


def copies_beside(articles: Sequence[Article]) -> None:
    """Prints a line a method: recall of near copies, pairs it names, seconds of CPU."""
    shingles, plain = timed(lambda: runs(articles))
    near, _ = timed(lambda: near_copies(shingles))
    print(f"{len(near)} near copies; making the runs of five words took {plain:.1f} s, which the peers need besides")
    tried: list[tuple[str, str | None, Callable[[], Pairs]]] = [("headwater find_copies, spans included", None, lambda: ours(articles))]
    tried += [(f"datasketch, threshold {t}", "datasketch", lambda t=t: by_datasketch(shingles, t)) for t in (0.5, 0.3)]  # type: ignore[misc] - t is bound
    tried += [(f"rensa, {bands} bands", "rensa", lambda bands=bands: by_rensa(shingles, bands)) for bands in (16, 32, 64)]  # type: ignore[misc] - the same
    for name, package, method in tried:
        if package and importlib.util.find_spec(package) is None:
            print(f"{name}: not installed")
            continue
        found, seconds = timed(method)
        print(f"{name}: recall {len(found & near) / max(1, len(near)):.3f}, {len(found)} pairs, {seconds:.1f} s", flush=True)


def stories_beside(articles: Sequence[Article], event: Sequence[str]) -> None:
    """Prints a line a method: BCubed and pairs, seconds of CPU."""
    copies = find_copies(articles)
    stories, seconds = timed(lambda: group_stories(articles, {}, {}, copies))
    home = {id_: story.id for story in stories for id_ in story.articles}
    bcubed, pairs = scores([home[a.id] for a in articles], event)
    print(f"headwater group_stories: BCubed {bcubed:.3f}, pairs {pairs:.3f}, {seconds:.1f} s without copies", flush=True)
    if importlib.util.find_spec("sklearn") is None:
        print("scikit-learn, average link: not installed")
        return
    labels, making = timed(lambda: average_link(articles))
    best: list[tuple[float, float, float, float]] = []
    for threshold in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        said, seconds = timed(lambda threshold=threshold: labels(threshold))  # type: ignore[misc] - threshold is bound
        best.append((*scores(said, event), threshold, making + seconds))
    for n, name in enumerate(("BCubed", "pairs")):
        bcubed, pairs, threshold, seconds = max(best, key=lambda row: row[n])
        print(f"scikit-learn, average link, best for {name} (distance {threshold}): BCubed {bcubed:.3f}, pairs {pairs:.3f}, {seconds:.1f} s")


def main() -> None:
    """Prints one line a method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--labels", type=Path)
    args = parser.parse_args()
    articles, _ = load(args.input)
    copies_beside(articles)
    if args.labels:
        event = {row["id"]: row["event"] for row in map(json.loads, args.labels.read_text("utf-8").splitlines())}
        stories_beside(articles, [event[a.input_id or ""] for a in articles])


if __name__ == "__main__":
    main()
