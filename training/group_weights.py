"""Learns when two articles report the same events: `python training/group_weights.py OUT.json SET...`, each SET a folder with
input.jsonl (`id`, `text`, perhaps `title`, `date`) and gold.jsonl (`id`, `event`).

From every set it draws collections of many sizes, some without dates or titles, so that the weights hold for two articles as for
hundreds. What is learnt is a logistic model over the features of `headwater.group.pairs` (Newton's method, L2), and the threshold for
average-link clustering that does well on events held out: two folds, so that held-out collections are as large as may be.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.group.cluster import clusters
from headwater.group.model import Model, standardised
from headwater.group.pairs import FEATURES, candidates, features, shared_words
from headwater.group.sketch import sketch
from headwater.group.stories import judged
from headwater.record import Article, article_id, sha256
from headwater.trace.copies import find_copies

THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
REPEATS = 3  # times that the events are dealt into folds anew
LEVEL = 0.0075  # with a few hundred events, scores this near to the best are as good: the middle of such thresholds is taken

Labelled = list[tuple[Article, str]]
Table = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]  # features, labels, weights


def load(folder: Path) -> Labelled:
    """The articles of a set with the event of each."""
    event = {row["id"]: row["event"] for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())}
    out = []
    for row in map(json.loads, (folder / "input.jsonl").read_text("utf-8").splitlines()):
        key = article_id(None, row.get("url"), row.get("date"), row["id"], row["text"])
        known = {"url": row.get("url"), "outlet": row.get("outlet"), "title": row.get("title"), "published": row.get("date")}
        article = Article(key, row["text"], sha256(row["text"]), folder.name, input_id=row["id"], **known)
        if event.get(row["id"]) is not None:
            out.append((article, f"{folder.name} {event[row['id']]}"))
    return out


def draws(labelled: Labelled, draw: random.Random) -> list[Labelled]:
    """Collections of many sizes out of one set: all of it, halves, and a few events, with and without dates and titles."""
    by_event: dict[str, Labelled] = defaultdict(list)
    for item in labelled:
        by_event[item[1]].append(item)
    events = sorted(by_event)
    sizes = [len(events), len(events) // 2, len(events) // 2, len(events) // 4, *[20] * 3, *[8] * 6, *[4] * 10, *[2] * 20]
    out = []
    for n, size in enumerate(sizes):
        chosen = [item for event in draw.sample(events, min(max(size, 2), len(events))) for item in by_event[event]]
        bare_dates, bare_titles = n % 3 == 1, n % 4 == 2
        out.append([(replace(a, published=None if bare_dates else a.published, title=None if bare_titles else a.title), e) for a, e in chosen])
    return out


def table(labelled: Labelled) -> Table:
    """Features and label of every candidate pair; each collection weighs about as much as it has articles."""
    articles, events = [a for a, _ in labelled], [e for _, e in labelled]
    drawn = sketch(articles)
    shared = shared_words(find_copies(articles), {a.id: n for n, a in enumerate(articles)})
    rows, labels = [], []
    for at, others in enumerate(candidates(drawn, shared)):
        if len(others):
            rows.append(features(drawn, shared, at, others))
            labels.append(np.array([events[at] == events[other] for other in others.tolist()], np.float64))
    x, y = np.concatenate(rows), np.concatenate(labels)
    return x, y, np.full(len(y), len(labelled) / len(y))


def joined(tables: Sequence[Table]) -> Table:
    """One table of several."""
    x, y, w = (np.concatenate(column) for column in zip(*tables, strict=True))
    return x, y, w


def fit(data: Table, l2: float = 1.0) -> Model:
    """Logistic regression by Newton's method on standardised features; positive and negative pairs weigh the same in sum, 1 to 3."""
    x, y, w = data
    w = w * np.where(y > 0, 1.0 / w[y > 0].sum(), 3.0 / w[y == 0].sum()) * len(y) / 4
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    design = np.hstack([standardised(x, mean, scale), np.ones((len(x), 1))])
    beta = np.zeros(design.shape[1])
    ridge = np.append(np.full(x.shape[1], l2), 1e-6) * len(y) / 10_000
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (w * (p - y)) + ridge * beta
        hessian = (design * (w * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return Model(tuple(mean.tolist()), tuple(scale.tolist()), tuple(beta[:-1].tolist()), float(beta[-1]), 0.5)


def tables(labelled: Labelled, seed: int = 0) -> list[Table]:
    """The pairs of all collections drawn from one set."""
    return [table(collection) for collection in draws(labelled, random.Random(seed))]  # noqa: S311 - a fixed seed, so that weights come out the same


def folds(labelled: Labelled, k: int, seed: int = 1) -> list[set[str]]:
    """The events of a set in `k` parts."""
    events = sorted({event for _, event in labelled})
    random.Random(seed).shuffle(events)  # noqa: S311 - a fixed seed, so that weights come out the same
    return [set(events[n::k]) for n in range(k)]


def grouped(labelled: Labelled, model: Model) -> tuple[Sequence[NDArray[np.int64]], NDArray[np.float64]]:
    """Candidate pairs of a collection and their probabilities."""
    articles = [a for a, _ in labelled]
    one, other, probability = judged(sketch(articles), shared_words(find_copies(articles), {a.id: n for n, a in enumerate(articles)}), model)
    return (one, other), probability


def agreement(labelled: Labelled, groups: Sequence[Sequence[int]]) -> tuple[float, float]:
    """BCubed F1 over articles and F1 over pairs."""
    said = {n: at for at, group in enumerate(groups) for n in group}
    cells = Counter((said[n], event) for n, (_, event) in enumerate(labelled))
    stories, events = Counter(said.values()), Counter(event for _, event in labelled)
    precision = sum(n * n / stories[s] for (s, _), n in cells.items()) / len(labelled)
    recall = sum(n * n / events[e] for (_, e), n in cells.items()) / len(labelled)
    both, put, wanted = (sum(n * (n - 1) for n in counts.values()) for counts in (cells, stories, events))
    return 2 * precision * recall / (precision + recall), 2 * both / (put + wanted) if put + wanted else 1.0


def cross_validated(sets: Sequence[Labelled], k: int = 2) -> NDArray[np.float64]:
    """For each set, fold and threshold BCubed and pair F1 on events that the model has not seen: `(sets, REPEATS * k, thresholds, 2)`."""
    out = np.zeros((len(sets), REPEATS * k, len(THRESHOLDS), 2))
    for turn in range(REPEATS * k):
        parts = [folds(labelled, k, seed=turn // k)[turn % k] for labelled in sets]
        seen = [[item for item in labelled if item[1] not in part] for labelled, part in zip(sets, parts, strict=True)]
        model = fit(joined([found for labelled in seen for found in tables(labelled)]))
        for at, (labelled, part) in enumerate(zip(sets, parts, strict=True)):
            held = [item for item in labelled if item[1] in part]
            edges, probability = grouped(held, model)
            for n, threshold in enumerate(THRESHOLDS):
                out[at, turn, n] = agreement(held, clusters(len(held), edges, probability, threshold))
    return out


def main() -> None:
    """Chooses the threshold by cross-validation, learns the weights on everything, writes them."""
    out, *folders = map(Path, sys.argv[1:])
    sets = [load(folder) for folder in folders]
    scores = cross_validated(sets)
    for at, folder in enumerate(folders):
        for n, threshold in enumerate(THRESHOLDS):
            print(f"{folder.name} {threshold:.2f} BCubed {scores[at, :, n, 0].mean():.4f} pairs {scores[at, :, n, 1].mean():.4f}")
    means = [float(scores[:, :, n].mean()) for n in range(len(THRESHOLDS))]
    near = [n for n, mean in enumerate(means) if mean >= max(means) - LEVEL]
    best = near[len(near) // 2]
    model = replace(fit(joined([found for labelled in sets for found in tables(labelled)])), threshold=THRESHOLDS[best])
    row = {"features": FEATURES, **{name: _short(value) for name, value in asdict(model).items()}}
    out.write_text(json.dumps(row, indent=1) + "\n", "utf-8")
    print(f"threshold {model.threshold}; {out}")


def _short(value: float | tuple[float, ...]) -> float | list[float]:
    return round(value, 6) if isinstance(value, float) else [round(v, 6) for v in value]


if __name__ == "__main__":
    main()
