"""Turns a trained tagger into the shipped files: int8 weights, one scale a channel, and the transition scores as JSON."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from encoder import LAYERS, OPSET, Graph, attention, sha256, words
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

INPUTS = ("ids", "shapes", "quotes", "gaps")
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "first": "attention.output.LayerNorm",
    "grow": "intermediate.dense",
    "shrink": "output.dense",
    "second": "output.LayerNorm",
}


def weights_of(state: dict[str, Any]) -> dict[str, np.ndarray[Any, Any]]:
    """The checkpoint's weights under the names that the encoder's graph uses."""
    plain = {name: tensor.numpy() for name, tensor in state.items()}
    out = {"embeddings.word_embeddings.weight": plain["words.weight"], "places": plain["places"], "kind": plain["kind"]}
    for end in ("weight", "bias"):
        out[f"embeddings.LayerNorm.{end}"] = plain[f"norm.{end}"]
        out |= {f"encoder.layer.{n}.{theirs}.{end}": plain[f"layers.{n}.{mine}.{end}"] for n in range(LAYERS) for mine, theirs in PARTS.items()}
        out |= {f"heads.{n}.{end}": plain[f"heads.{n}.{end}"] for n in (0, 1)}
    out |= {f"features.{n}": plain[f"features.{n}.weight"] for n in range(3)}
    return out


def build(weights: dict[str, np.ndarray[Any, Any]]) -> Any:
    """The graph: four inputs (1, pieces) to `attribution` (1, pieces, 7) and `names` (1, pieces, 11), scores before decoding."""
    graph = Graph(weights)
    length = graph.add("Shape", "ids", start=1, end=2)
    at = graph.add("Add", words(graph, small=True), graph.add("Slice", graph.weight("places"), graph.put("first", np.array([0])), length))
    at = graph.add("Add", at, graph.weight("kind"))
    for n, name in enumerate(INPUTS[1:]):
        at = graph.add("Add", at, graph.add("Gather", graph.weight(f"features.{n}"), name))
    at = graph.norm(at, "embeddings.LayerNorm")
    for n in range(LAYERS):
        layer = f"encoder.layer.{n}"
        at = graph.norm(graph.add("Add", at, attention(graph, at, layer)), f"{layer}.attention.output.LayerNorm")
        inner = graph.gelu(graph.dense(at, f"{layer}.intermediate.dense"))
        at = graph.norm(graph.add("Add", at, graph.dense(inner, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")
    outputs = []
    for n, name in enumerate(("attribution", "names")):
        graph.nodes.append(helper.make_node("Identity", [graph.dense(at, f"heads.{n}")], [name], name=f"n_{name}"))
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", weights[f"heads.{n}.bias"].shape[0]]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"]) for name in INPUTS]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.tensors),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="headwater",
    )
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main() -> None:
    """Writes tagger.onnx and tagger.json, and prints their digests."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("keep", type=Path, help="the checkpoint that tagger.py left")
    options.add_argument("out", type=Path, help="folder for the two files (src/headwater/models)")
    options.add_argument("--whole-range", action="store_true", help="eight bits a weight instead of seven")
    given = options.parse_args()
    state = torch.load(given.keep, weights_only=True)["model"]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(build(weights_of(state)), str(plain))
        quantize_dynamic(
            str(plain),
            str(given.out / "tagger.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            reduce_range=not given.whole_range,
        )
    moves = {name: np.round(state[f"moves.{n}"].numpy().astype(float), 4).tolist() for n, name in enumerate(("attribution", "names"))}
    (given.out / "tagger.json").write_text(json.dumps(moves) + "\n", "utf-8")
    for name in ("tagger.onnx", "tagger.json"):
        print(name, (given.out / name).stat().st_size, sha256(given.out / name))


if __name__ == "__main__":
    main()
