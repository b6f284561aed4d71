"""Turns sentences into vectors that lie close where the sentences mean nearly the same."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from headwater.models.files import FOLDER

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384
_TOKENS = 256  # what the model was trained to read at most; the rest of a longer sentence is not looked at
_CHARACTERS = 8_000  # and what is handed to the tokenizer at most
_STEPS = 127.0

Vectors = npt.NDArray[np.float32]


def encode(sentences: Sequence[str]) -> Vectors:
    """Unit vectors, float32 of shape (n, 384), one a sentence in the given order; their dot product is the cosine.

    all-MiniLM-L6-v2 (Reimers and Gurevych, 2019; Wang et al., 2020), int8: see encoder.md. Each sentence is run by itself, as the
    activations' scale is one a run: so a sentence's vector never depends on the sentences beside it.
    """
    out = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        whole = sentence[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is nothing the tokenizer takes
        ids = np.array([_tokenizer().encode(whole).ids], dtype=np.int64)
        out[row] = _session().run(None, {"ids": ids})[0][0]
    return out


def pack(vector: Vectors) -> str:
    """A unit vector as base64 of 384 signed bytes, in steps of its own largest part over 127: the direction is what is kept."""
    top = float(np.abs(vector).max())
    steps = np.rint(vector * (_STEPS / top)) if top > 0 else np.zeros(WIDTH)
    return base64.b64encode(steps.astype(np.int8).tobytes()).decode("ascii")


def unpack(packed: Sequence[str]) -> Vectors:
    """Unit vectors, float32 of shape (n, 384), of what `pack` made; zeros where there is nothing packed."""
    out = np.zeros((len(packed), WIDTH), dtype=np.float32)
    for row, text in enumerate(packed):
        if text:
            out[row] = np.frombuffer(base64.b64decode(text), dtype=np.int8)
    size = np.linalg.norm(out, axis=1, keepdims=True)
    return (out / np.where(size > 0, size, 1)).astype(np.float32)


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    found.no_padding()  # the file asks for 128 tokens, filled up with blanks
    found.enable_truncation(_TOKENS)
    return found


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the engine runs one process a core
    return onnxruntime.InferenceSession(str(FOLDER / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
