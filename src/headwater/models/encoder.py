"""Turns sentences into vectors that lie close where the sentences mean nearly the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from headwater.models.files import FOLDER
from headwater.models.session import session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384
_TOKENS = 256  # what the model was trained to read at most; the rest of a longer sentence is not looked at
_CHARACTERS = 8_000  # and what is handed to the tokenizer at most
_WORDS = "LayerNormalization_206"  # the graph's last layer before the mean over the sentence: what `encode_words` reads

Vectors = npt.NDArray[np.float32]


def encode(sentences: Sequence[str]) -> Vectors:
    """Unit vectors, float32 of shape (n, 384), one a sentence in the given order; their dot product is the cosine.

    all-MiniLM-L6-v2 (Reimers and Gurevych, 2019; Wang et al., 2020), int8: see encoder.md. Each sentence is run by itself, as the
    activations' scale is one a run: so a sentence's vector never depends on the sentences beside it.
    """
    out = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    for row, sentence in enumerate(sentences):
        ids = np.array([_tokenizer().encode(_clean(sentence)).ids], dtype=np.int64)
        out[row] = _session().run(["vectors"], {"ids": ids})[0][0]
    return out


def encode_words(sentences: Sequence[str]) -> list[tuple[tuple[str, ...], Vectors]]:
    """The words and marks of each sentence as they stand, with a unit vector each, float32 of shape (words, 384), as met in that sentence.

    A word cut into pieces has the mean of its pieces. Each sentence is run by itself, as in `encode`.
    """
    out: list[tuple[tuple[str, ...], Vectors]] = []
    for sentence in sentences:
        clean = _clean(sentence)
        found = _tokenizer().encode(clean)
        pieces = _session().run([_WORDS], {"ids": np.array([found.ids], dtype=np.int64)})[0][0]
        word_of, offsets = found.word_ids, found.offsets
        places = [at for at, word in enumerate(word_of) if word is not None]  # one stretch: the model's own marks stand at the ends
        if not places:
            out.append(((), np.zeros((0, WIDTH), dtype=np.float32)))
            continue
        first, last = places[0], places[-1] + 1
        starts = [at for at in places if at == first or word_of[at] != word_of[at - 1]]
        ends = [*starts[1:], last]
        rows = np.add.reduceat(pieces[first:last], np.array(starts) - first, axis=0)
        rows /= (np.array(ends) - starts).astype(np.float32)[:, None]
        size = np.linalg.norm(rows, axis=1, keepdims=True)
        words = tuple(clean[offsets[start][0] : offsets[end - 1][1]] for start, end in zip(starts, ends, strict=True))
        out.append((words, (rows / np.where(size > 0, size, 1)).astype(np.float32, copy=False)))
    return out


def _clean(sentence: str) -> str:
    """What the tokenizer takes: not too long, and no half of a surrogate pair."""
    return sentence[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    found.no_padding()  # the file asks for 128 tokens, filled up with blanks
    found.enable_truncation(_TOKENS)
    return found


@cache
def _session() -> Any:
    # Two protobuf messages end to end are one merged message: this adds an output to the graph without a second copy of the file.
    wanted = _field(7, _field(12, _field(1, _WORDS.encode())))  # ModelProto.graph, GraphProto.output, ValueInfoProto.name
    graph = (FOLDER / "encoder.onnx").read_bytes() + wanted
    return session(graph)


def _field(number: int, content: bytes) -> bytes:
    """A protobuf field of under 128 bytes."""
    return bytes((number << 3 | 2, len(content))) + content
