"""Makes the shipped sentence encoder: hash-checked weights into an ONNX graph of our own, then into int8, one scale a channel.

Needs numpy, onnx and onnxruntime; no deep-learning framework. How to run it, and where the weights come from, is in README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

# sentence-transformers/all-MiniLM-L6-v2, revision 1110a243: the digests public repositories pin for it
WEIGHTS = ("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
TOKENIZER = ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")
LAYERS, HEADS, WIDTH = 6, 12, 384
OPSET = 17


def main() -> None:
    """Checks the weights, builds, quantizes, and prints the digests of what it wrote."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("weights", type=Path, help="folder with model.safetensors and tokenizer.json")
    options.add_argument("out", type=Path, help="folder for encoder.onnx and tokenizer.json (src/headwater/models)")
    options.add_argument("--float", type=Path, default=None, help="also keep the 32-bit graph here, for comparisons")
    given = options.parse_args()
    for name, wanted in (WEIGHTS, TOKENIZER):
        check(given.weights / name, wanted)
    weights = read_safetensors(given.weights / WEIGHTS[0])
    if given.float:
        onnx.save(build(weights, small=False), str(given.float))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(build(weights, small=True), str(plain))
        quantize_dynamic(
            str(plain),
            str(given.out / "encoder.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            reduce_range=True,  # seven bits a weight: sums cannot saturate on processors without VNNI, so all give the same vectors
        )
    shutil.copyfile(given.weights / TOKENIZER[0], given.out / TOKENIZER[0])
    for name in ("encoder.onnx", TOKENIZER[0]):
        print(name, (given.out / name).stat().st_size, sha256(given.out / name))


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check(path: Path, wanted: str) -> None:
    """Stops where a file is not the one that was checked."""
    found = sha256(path)
    if found != wanted:
        raise SystemExit(f"{path}: sha256 is {found}, not {wanted}: these are other weights; nothing was written")


def read_safetensors(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """The float32 tensors of a safetensors file: eight bytes of length, a JSON header, then the numbers."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header, body = json.loads(data[8 : 8 + size]), memoryview(data)[8 + size :]
    out = {}
    for name, row in header.items():
        if name != "__metadata__" and row["dtype"] == "F32":
            start, end = row["data_offsets"]
            out[name] = np.frombuffer(body[start:end], dtype=np.float32).reshape(row["shape"])
    return out


class Graph:
    """The nodes and weights of a graph under construction."""

    def __init__(self, weights: dict[str, np.ndarray[Any, Any]]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []
        self.known: set[str] = set()

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Adds a node and gives the name of its output."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=f"n_{name}", **attributes))
        return name

    def put(self, name: str, values: Any) -> str:
        """Adds a constant once and gives its name."""
        if name not in self.known:
            self.known.add(name)
            self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, name: str) -> str:
        """A weight as it stands in the file."""
        return self.put(name, self.weights[name])

    def dense(self, at: str, name: str) -> str:
        """x W^T + b."""
        product = self.add("MatMul", at, self.put(f"{name}.weight.T", self.weights[f"{name}.weight"].T))
        return self.add("Add", product, self.weight(f"{name}.bias"))

    def norm(self, at: str, name: str) -> str:
        """Layer normalisation over the last axis."""
        return self.add("LayerNormalization", at, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), axis=-1, epsilon=1e-12)

    def gelu(self, at: str) -> str:
        """The exact form: x (1 + erf(x / sqrt 2)) / 2."""
        scaled = self.add("Div", at, self.put("sqrt2", np.float32(np.sqrt(2.0))))
        grown = self.add("Add", self.add("Erf", scaled), self.put("one", np.float32(1)))
        return self.add("Mul", self.add("Mul", at, grown), self.put("half", np.float32(0.5)))


def attention(graph: Graph, at: str, layer: str) -> str:
    """Self-attention of one layer for one sentence without padding, so without a mask."""
    split = graph.put("split", np.array([0, 0, HEADS, WIDTH // HEADS], dtype=np.int64))
    join = graph.put("join", np.array([0, 0, WIDTH], dtype=np.int64))
    heads = {}
    for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        flat = graph.dense(at, f"{layer}.attention.self.{part}")
        heads[part] = graph.add("Transpose", graph.add("Reshape", flat, split), perm=order)
    scores = graph.add("Mul", graph.add("MatMul", heads["query"], heads["key"]), graph.put("scale", np.float32((WIDTH / HEADS) ** -0.5)))
    mixed = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), heads["value"])
    flat = graph.add("Reshape", graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), join)
    return graph.dense(flat, f"{layer}.attention.output.dense")


def words(graph: Graph, small: bool) -> str:
    """The word vectors of `ids`; `small` keeps each word as 384 signed bytes and one scale."""
    table = graph.weights["embeddings.word_embeddings.weight"]
    if not small:
        return graph.add("Gather", graph.put("words", table), "ids")
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    steps = graph.add("Gather", graph.put("words.steps", np.rint(table / scale).astype(np.int8)), "ids")
    sizes = graph.add("Gather", graph.put("words.scale", scale.astype(np.float32)), "ids")
    return graph.add("Mul", graph.add("Cast", steps, to=TensorProto.FLOAT), sizes)


def build(weights: dict[str, np.ndarray[Any, Any]], small: bool) -> Any:
    """The graph: `ids` (batch, tokens) of sentences of equal length, to `vectors` (batch, 384), the mean of the tokens at unit length."""
    graph = Graph(weights)
    length = graph.add("Shape", "ids", start=1, end=2)
    positions = graph.add("Slice", graph.weight("embeddings.position_embeddings.weight"), graph.put("first", np.array([0])), length)
    kind = graph.put("kind", weights["embeddings.token_type_embeddings.weight"][0])
    at = graph.norm(graph.add("Add", graph.add("Add", words(graph, small), positions), kind), "embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        at = graph.norm(graph.add("Add", at, attention(graph, at, layer)), f"{layer}.attention.output.LayerNorm")
        inner = graph.gelu(graph.dense(at, f"{layer}.intermediate.dense"))
        at = graph.norm(graph.add("Add", at, graph.dense(inner, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")
    mean = graph.add("ReduceMean", at, axes=[1], keepdims=0)
    size = graph.add("ReduceL2", mean, axes=[1], keepdims=1)
    graph.nodes.append(helper.make_node("Div", [mean, size], ["vectors"], name="n_vectors"))
    body = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "tokens"])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", WIDTH])],
        graph.tensors,
    )
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="headwater")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    main()
