"""Sentences into vectors: shape, length, independence of neighbours, hostile text."""

from __future__ import annotations

import hashlib
import time

import numpy as np

from headwater.models import digests, encode, encode_words
from headwater.models.files import FOLDER

SENTENCES = [
    "The mayor of Velmora opened the new harbour bridge on Tuesday.",
    "On Tuesday Velmora's mayor inaugurated the bridge across the harbour.",
    "Wheat prices fell for the third week in a row.",
]


def test_rows_are_unit_vectors_in_the_given_order():
    found = encode(SENTENCES)
    assert found.shape == (3, 384)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.array_equal(found[::-1], encode(SENTENCES[::-1]))


def test_a_vector_does_not_depend_on_its_neighbours():
    together = encode(SENTENCES)
    for row, sentence in enumerate(SENTENCES):
        assert np.array_equal(encode([sentence])[0], together[row])


def test_same_meaning_lies_closer_than_another_subject():
    found = encode(SENTENCES)
    assert found[0] @ found[1] > 0.8
    assert found[0] @ found[2] < 0.3


def test_words_have_a_vector_each_and_their_mean_is_the_sentence():
    ((words, rows),) = encode_words(["The harbour-master's boat sank."])
    assert words == ("The", "harbour", "-", "master", "'", "s", "boat", "sank", ".")
    assert rows.shape == (9, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows.mean(axis=0) @ encode(["The harbour-master's boat sank."])[0] > 0.5


def test_a_word_is_met_in_its_sentence():
    (_, river), (_, money), (_, shore) = encode_words(["He sat on the bank of the river.", "The bank lent him money.", "He sat on the river bank."])
    assert river[4] @ shore[5] > river[4] @ money[1], "one spelling, two meanings"


def test_sentences_without_a_word_have_no_words():
    assert [(words, rows.shape) for words, rows in encode_words(["", "  "])] == [((), (0, 384)), ((), (0, 384))]


def test_empty_and_hostile_text_is_taken():
    started = time.perf_counter()
    found = encode(["", "   ", "a" * 100_000, "\ud800 half a pair", "\x00\u202e(((" * 20_000])
    assert np.isfinite(found).all()
    assert encode([]).shape == (0, 384)
    assert time.perf_counter() - started < 5


def test_digests_are_those_of_the_files():
    known = digests()
    assert {"encoder.onnx", "tokenizer.json"} <= known.keys()
    assert known["encoder.onnx"] == hashlib.sha256((FOLDER / "encoder.onnx").read_bytes()).hexdigest()
    card = (FOLDER / "encoder.md").read_text("utf-8")
    assert known["encoder.onnx"] in card, "the card speaks of another file"
