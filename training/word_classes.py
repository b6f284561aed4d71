"""Trains the word-class tagger of the attribution rules: Universal Dependencies in, one small table of whole-number weights out.

    python training/word_classes.py --train ewt-train.conllu gum-train.conllu --dev ewt-dev.conllu gum-dev.conllu --out word_classes.npz

A linear classifier over a window of five words (form, endings, shape), in two passes: the second also sees the classes that the first
gave to the neighbours. Weights are learned by AdaGrad (Duchi et al. 2011) on the softmax loss and kept as 8-bit numbers. Every feature
belongs to one word, so at run time the score of a word is a sum of table rows.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from headwater.models.word_classes import CLASSES, EDGE, OFFSETS, features

LEAST = {0: 2, -1: 5, 1: 5, -2: 12, 2: 12}  # how often a feature is seen in training before it is kept


def read(paths: Iterable[Path]) -> list[list[tuple[str, str]]]:
    """Sentences of (form, class): the universal class, verbs with their form (Penn tag)."""
    out: list[list[tuple[str, str]]] = []
    for path in paths:
        sentence: list[tuple[str, str]] = []
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 4 and cells[0].isdigit():
                sentence.append((cells[1], _class(cells[3], cells[4])))
            elif not line.strip() and sentence:
                out.append(sentence)
                sentence = []
    return out


def _class(universal: str, penn: str) -> str:
    return universal if universal != "VERB" else penn if penn.startswith("VB") else "AUX" if penn == "MD" else "VB"


def ids(sentences: Sequence[Sequence[tuple[str, str]]], index: dict[str, int]) -> np.ndarray:
    """For each word the rows of its window's features, padded with 0 (a row of zeros)."""
    rows = []
    for sentence in sentences:
        forms = [form for form, _ in sentence]
        for i in range(len(forms)):
            row = []
            for offset in OFFSETS:
                j = i + offset
                row += [index.get(f, 0) for f in features(forms[j] if 0 <= j < len(forms) else EDGE, offset)]
            rows.append(row)
    width = max(map(len, rows))
    out = np.zeros((len(rows), width), np.int32)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


def vocabulary(sentences: Sequence[Sequence[tuple[str, str]]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for form, _ in sentence:
            for offset in OFFSETS:
                counts.update(features(form, offset))
    kept = sorted(f for f, n in counts.items() if n >= LEAST[int(f[: 2 if f[0] == "-" else 1])])
    kept += [f"{offset}{EDGE}" for offset in OFFSETS if offset]
    return {f: i + 1 for i, f in enumerate(kept)}


def fit(x: np.ndarray, y: np.ndarray, size: int, epochs: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    weights = np.zeros((size, len(CLASSES)), np.float32)
    seen = np.full(weights.shape, 1e-6, np.float32)
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        for at in range(0, len(x), 256):
            batch = order[at : at + 256]
            logits = weights[x[batch]].sum(1)
            p = np.exp(logits - logits.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            p[np.arange(len(batch)), y[batch]] -= 1
            flat, where = np.unique(x[batch], return_inverse=True)
            gradient = np.zeros((len(flat), len(CLASSES)), np.float32)
            for column in where.reshape(x[batch].shape).T:
                np.add.at(gradient, column, p)
            gradient += 1e-3 * weights[flat]
            seen[flat] += gradient * gradient
            weights[flat] -= 0.3 * gradient / np.sqrt(seen[flat])
            weights[0] = 0
        print("epoch", epoch + 1, flush=True)
    return weights


def neighbours(given: np.ndarray, sentences: Sequence[Sequence[tuple[str, str]]], base: int) -> np.ndarray:
    """Rows for the classes of the two words before and after, and of the pair around a word."""
    n = len(CLASSES)
    out = np.zeros((len(given), 5), np.int32)
    at = 0
    for sentence in sentences:
        for i in range(len(sentence)):
            around = {o: int(given[at + i + o]) if 0 <= i + o < len(sentence) else n for o in (-2, -1, 1, 2)}
            out[at + i] = [
                base + around[-1],
                base + (n + 1) + around[1],
                base + 2 * (n + 1) + around[-2],
                base + 3 * (n + 1) + around[2],
                base + 4 * (n + 1) + around[-1] * (n + 1) + around[1],
            ]
        at += len(sentence)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    a = parser.parse_args()
    train, dev = read(a.train), read(a.dev)
    index = vocabulary(train)
    number = {c: i for i, c in enumerate(CLASSES)}
    x, y = ids(train, index), np.array([number[c] for s in train for _, c in s])
    n = len(CLASSES)
    base, extra = len(index) + 1, 4 * (n + 1) + (n + 1) ** 2
    first = fit(x, y, base, a.epochs, 1)
    # Classes for the second pass come from models that have not seen the sentence, as at run time.
    half = np.repeat(np.arange(len(train)) % 2, [len(s) for s in train])
    guess = np.zeros(len(y), np.int64)
    for side in (0, 1):
        other = fit(x[half != side], y[half != side], base, 3, 2 + side)
        guess[half == side] = other[x[half == side]].sum(1).argmax(1)
    second = fit(np.hstack([x, neighbours(guess, train, base)]), y, base + extra, a.epochs, 4)
    scale1, scale2 = np.abs(first).max() / 127, np.abs(second).max() / 127
    q1, q2 = np.round(first / scale1).astype(np.int8), np.round(second / scale2).astype(np.int8)
    xd, yd = ids(dev, index), np.array([number[c] for s in dev for _, c in s])
    g1 = q1[xd].sum(1, dtype=np.int32).argmax(1)
    g2 = q2[np.hstack([xd, neighbours(g1, dev, base)])].sum(1, dtype=np.int32).argmax(1)
    print(f"rows {base}+{extra}; dev accuracy, first pass {np.mean(g1 == yd):.4f}, second {np.mean(g2 == yd):.4f}")
    np.savez_compressed(a.out, names=np.array("\n".join(index)), first=q1, second=q2)


if __name__ == "__main__":
    main()
