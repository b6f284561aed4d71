"""Trains the shipped tagger: one MiniLM-L6 encoder with two heads, who said what and who is named, each under a conditional random field.

Needs torch besides the program itself. How to run it, on what data, and what came of it stands in README.md and models/tagger.md.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # spinning threads starve whatever else runs

import numpy as np
import torch
from encoder import HEADS, LAYERS, WEIGHTS, WIDTH, check, read_safetensors
from torch import Tensor, nn

from headwater.models.pieces import GAPS, QUOTES, SHAPES, WINDOW, Pieces, pieces
from headwater.models.tagger import ATTRIBUTION, NAMES

SEED = 20
BATCH = 16  # windows a step
RATE, HEAD_RATE = 3e-4, 1e-3
WARM = 0.06
DROP = 0.1
KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "NORP": "group",
    "Misc": "other",
    "Product": "other",
}
NAME = re.compile(  # a run of words with capitals, of at most two small words in a row between them
    r"[^\W\d_a-z][^\s,;()]*(?:[ \u00a0](?:(?:of|the|for|and|de|la|du|da|al|van|von|&)[ \u00a0]){0,2}[^\W_a-z][^\s,;()]*)*"
    r"(?<!['\u2019]s)(?<![.'\u2019])"
)
Sample = tuple[Pieces, np.ndarray[Any, Any]]


class Layer(nn.Module):
    """One transformer layer of BERT (Devlin et al., 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.mixed, self.grow, self.shrink = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROP)

    def forward(self, at: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces, 384) to the same; `mask` is true where a piece may be looked at."""
        size = (*at.shape[:2], HEADS, WIDTH // HEADS)
        query, key, value = (part(at).view(size).transpose(1, 2) for part in (self.query, self.key, self.value))
        found = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        at = self.first(at + self.drop(self.mixed(found.transpose(1, 2).reshape(at.shape))))
        return self.second(at + self.drop(self.shrink(nn.functional.gelu(self.grow(at)))))


class Tagger(nn.Module):
    """Word pieces and their features to a score a label, for both heads; `moves` are the fields' transition scores."""

    def __init__(self, weights: dict[str, Any]) -> None:
        super().__init__()
        table = torch.from_numpy(weights["embeddings.word_embeddings.weight"].copy())
        self.words = nn.Embedding.from_pretrained(table, freeze=True)  # 11.7 of 22.6 million weights; held still, they learn nothing by heart
        self.places = nn.Parameter(torch.from_numpy(weights["embeddings.position_embeddings.weight"][: WINDOW + 2].copy()))
        self.kind = nn.Parameter(torch.from_numpy(weights["embeddings.token_type_embeddings.weight"][0].copy()))
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in (SHAPES, QUOTES, GAPS))
        for feature in self.features:
            nn.init.normal_(feature.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.ModuleList(nn.Linear(WIDTH, len(labels)) for labels in (ATTRIBUTION, NAMES))
        self.moves = nn.ParameterList(nn.Parameter(torch.zeros(len(labels), len(labels))) for labels in (ATTRIBUTION, NAMES))
        self.drop = nn.Dropout(DROP)
        self._load(weights)

    def _load(self, weights: dict[str, Any]) -> None:
        """Copies the encoder's own weights in place."""
        pairs = {"norm": "embeddings.LayerNorm"}
        for n in range(LAYERS):
            at = f"encoder.layer.{n}"
            pairs |= {f"layers.{n}.{part}": f"{at}.attention.self.{part}" for part in ("query", "key", "value")}
            pairs |= {f"layers.{n}.mixed": f"{at}.attention.output.dense", f"layers.{n}.first": f"{at}.attention.output.LayerNorm"}
            pairs |= {f"layers.{n}.grow": f"{at}.intermediate.dense", f"layers.{n}.shrink": f"{at}.output.dense"}
            pairs |= {f"layers.{n}.second": f"{at}.output.LayerNorm"}
        own = self.state_dict()
        for mine, theirs in pairs.items():
            for part in ("weight", "bias"):
                own[f"{mine}.{part}"].copy_(torch.from_numpy(weights[f"{theirs}.{part}"].copy()))

    def forward(self, batch: dict[str, Tensor], head: int) -> Tensor:
        """A batch of windows to scores (batch, pieces, labels)."""
        mask = batch["mask"]
        at = self.words(batch["ids"]) + self.places[: mask.shape[1]] + self.kind
        for feature, name in zip(self.features, ("shapes", "quotes", "gaps"), strict=True):
            at = at + feature(batch[name])
        at = self.drop(self.norm(at))
        for layer in self.layers:
            at = layer(at, mask)
        scores: Tensor = self.heads[head](at)
        return scores


def field_loss(scores: Tensor, labels: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    """Negative log likelihood a piece of the label paths under a linear-chain conditional random field (Lafferty et al., 2001)."""
    batch, length, _ = scores.shape
    rows = torch.arange(batch)
    alpha = scores[:, 0]
    path = scores[rows, 0, labels[:, 0]]
    for at in range(1, length):
        here = mask[:, at]
        step = torch.logsumexp(alpha[:, :, None] + moves[None], dim=1) + scores[:, at]
        alpha = torch.where(here[:, None], step, alpha)
        path = path + here * (moves[labels[:, at - 1], labels[:, at]] + scores[rows, at, labels[:, at]])
    return (torch.logsumexp(alpha, dim=1) - path).sum() / mask.sum()


def samples(folder: Path, names: bool) -> list[Sample]:
    """Each article of a labelled set as pieces and the label of each."""
    gold = {row["id"]: row for row in _rows(folder / "gold.jsonl")}
    out = []
    for row in _rows(folder / "input.jsonl"):
        found = pieces(row["text"])
        spans = _name_spans(gold[row["id"]], row["text"]) if names else _attribution_spans(gold[row["id"]])
        out.append((found, _labels(found, spans, NAMES if names else ATTRIBUTION)))
    return out


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _attribution_spans(row: dict[str, Any]) -> list[tuple[int, int, str]]:
    return [(start, end, role) for one in row["attributions"] for role in ("content", "cue", "source") for start, end in one[role]]


def _name_spans(row: dict[str, Any], text: str) -> list[tuple[int, int, str]]:
    """The names of an article. Where the set marks whole noun phrases and says which are named (GUM), their names, the outermost of nested ones."""
    out: list[tuple[int, int, str]] = []
    for one in sorted(row["entities"], key=lambda one: (one["start"], -one["end"])):
        kind = KINDS.get(one["type"].capitalize())
        if kind and one.get("named", True):
            start, end = (one["start"], one["end"]) if "entity" not in one else _name_in(text, one["start"], one["end"])
            if start < end and (not out or start >= out[-1][1]):
                out.append((start, end, kind))
    return out


def _name_in(text: str, start: int, end: int) -> tuple[int, int]:
    """The first run of capitalised words of a noun phrase, with the small words between them: “the Bank of Orra, a lender” to “Bank of Orra”."""
    found = NAME.search(text, start, end)
    return found.span() if found else (start, start)


def _labels(found: Pieces, spans: list[tuple[int, int, str]], labels: tuple[str, ...]) -> np.ndarray[Any, Any]:
    out = np.zeros(len(found.ids), dtype=np.int64)
    for start, end, role in spans:
        inside = np.flatnonzero((found.starts < end) & (found.ends > start))
        if len(inside):
            out[inside] = labels.index(f"I-{role}")
            out[inside[0]] = labels.index(f"B-{role}")
    return out


def batches(sets: tuple[list[Sample], list[Sample]], counts: tuple[int, int], chance: random.Random) -> Iterator[tuple[int, dict[str, Tensor]]]:
    """One pass: windows of all articles cut at a fresh place, in batches of one head each, shuffled. `counts` are passes over each set."""
    out: list[tuple[int, list[tuple[Sample, int, int]]]] = []
    for head, (some, times) in enumerate(zip(sets, counts, strict=True)):
        for _ in range(times):
            cut = []
            for sample in some:
                size, first = len(sample[0].ids), chance.randrange(WINDOW // 2, WINDOW)
                edges = [0, *range(first, size, WINDOW), size]
                cut.extend((sample, a, b) for a, b in pairwise(edges) if a < b)
            chance.shuffle(cut)
            cut.sort(key=lambda one: (one[2] - one[1]) // 32)  # windows of like length share a batch, so that little is padding
            out.extend((head, cut[n : n + BATCH]) for n in range(0, len(cut), BATCH))
    chance.shuffle(out)
    for head, some in out:
        yield head, collate(some)


def collate(some: list[tuple[Sample, int, int]]) -> dict[str, Tensor]:
    """Windows of several articles as tensors of one length."""
    size = max(b - a for _, a, b in some)
    rows = {name: torch.zeros(len(some), size, dtype=torch.long) for name in ("ids", "shapes", "quotes", "gaps", "labels")}
    mask = torch.zeros(len(some), size, dtype=torch.bool)
    for n, ((found, labels), a, b) in enumerate(some):
        for name in ("ids", "shapes", "quotes", "gaps"):
            rows[name][n, : b - a] = torch.from_numpy(getattr(found, name)[a:b])
        rows["labels"][n, : b - a] = torch.from_numpy(labels[a:b])
        mask[n, : b - a] = True
    return {**rows, "mask": mask}


def rate(step: int, steps: int) -> float:
    """Linear warm-up, then linear decay to nothing."""
    warm = max(1, int(WARM * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def train(model: Tagger, sets: tuple[list[Sample], list[Sample]], passes: tuple[int, int], keep: Path, limit: int | None) -> None:
    """Trains for the given passes over each set; saves a checkpoint every 200 steps and goes on from one that is there."""
    rounds = max(passes)
    plan = [tuple(int(n < count) for count in passes) for n in range(rounds - 1, -1, -1)]  # the set with fewer passes comes in the last rounds
    chance = random.Random(SEED)  # noqa: S311 - chance is for the order of training, not for secrets
    every = [batch for counts in plan for batch in batches(sets, counts, chance)]
    every = every[:limit] if limit else every
    heads = [*model.heads.parameters(), *model.moves.parameters(), *model.features.parameters()]
    known = {id(one) for one in heads}
    body = [one for one in model.parameters() if one.requires_grad and id(one) not in known]
    optimizer = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, len(every)))
    done = _resume(model, optimizer, schedule, keep)
    model.train()
    began, seen, losses = time.time(), 0, {0: 0.0, 1: 0.0}
    for step, (head, batch) in enumerate(every):
        if step < done:
            continue
        loss = field_loss(model(batch, head), batch["labels"], batch["mask"], model.moves[head])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        seen += int(batch["mask"].sum())
        losses[head] = 0.98 * losses[head] + 0.02 * loss.item() if losses[head] else loss.item()
        if step % 20 == 0 or step == len(every) - 1:
            print(f"step {step + 1} of {len(every)}, losses {losses[0]:.3f} {losses[1]:.3f}, {seen / (time.time() - began):.0f} pieces/s", flush=True)
        if (step + 1) % 200 == 0 or step == len(every) - 1:
            torch.save({"step": step + 1, "model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}, keep)


def _resume(model: Tagger, optimizer: torch.optim.Optimizer, schedule: Any, keep: Path) -> int:
    if not keep.exists():
        return 0
    saved = torch.load(keep, weights_only=True)
    model.load_state_dict(saved["model"])
    optimizer.load_state_dict(saved["optimizer"])
    schedule.load_state_dict(saved["schedule"])
    print(f"going on from step {saved['step']}", flush=True)
    return int(saved["step"])


def main() -> None:
    """Reads the sets, trains, and leaves a checkpoint that tagger_export.py turns into the shipped file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("weights", type=Path, help="folder with the encoder's model.safetensors")
    options.add_argument("keep", type=Path, help="the checkpoint: written as training goes, gone on from where it is there")
    options.add_argument(
        "--attribution", type=Path, default=None, help="a set with who said what (input.jsonl, gold.jsonl); without one, names alone"
    )
    options.add_argument("--names", type=Path, required=True, help="a set with names")
    options.add_argument("--passes", type=int, nargs=2, default=(5, 3), help="passes over the two sets")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--steps", type=int, default=None, help="stop after so many steps (to try things)")
    given = options.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    check(given.weights / WEIGHTS[0], WEIGHTS[1])
    model = Tagger(read_safetensors(given.weights / WEIGHTS[0]))
    sets = (samples(given.attribution, names=False) if given.attribution else [], samples(given.names, names=True))
    print(*(f"{len(some)} articles, {sum(len(found.ids) for found, _ in some)} pieces" for some in sets), sep="; ", flush=True)
    train(model, sets, tuple(given.passes), given.keep, given.steps)


if __name__ == "__main__":
    main()
