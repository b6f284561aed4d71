"""The tagger's windows cover a text once, its decoder finds the best path, and a text's tags depend on nothing beside it."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from headwater.models.pieces import EDGE, NEAR, WINDOW, pieces, windows
from headwater.models.tagger import tag, viterbi

SENTENCE = "The harbour master of Ellin, Rosa Vane, said on Friday that 31 boats had been lost. "


@pytest.mark.parametrize(
    "text", ["", "One.", SENTENCE * 40, (SENTENCE * 3).strip() + "\n", "1 " * 2000, ("word " * 90 + "\n") * 12, "“" + SENTENCE * 40 + "”"]
)
def test_windows_keep_each_piece_once_with_words_around_it(text: str):
    found = pieces(text)
    kept = 0
    for start, end, first, last in windows(text, found):
        assert first == kept
        assert 0 <= start <= first < last <= end <= len(found.ids)
        assert end - start <= WINDOW
        assert first == 0 or first - start >= NEAR
        assert last == len(found.ids) or end - last >= NEAR
        kept = last
    assert kept == len(found.ids)


def test_a_window_is_cut_where_a_sentence_ends():
    found = pieces(SENTENCE * 40)
    cuts = [last for _, _, _, last in windows(SENTENCE * 40, found)][:-1]
    assert len(cuts) > 3
    assert all(text.startswith("The harbour") for text in ((SENTENCE * 40)[found.starts[cut] :] for cut in cuts))


def test_a_window_is_not_cut_inside_a_quotation():
    text = "“" + SENTENCE * 40 + "”"
    found = pieces(text)
    (start, end, _, last), *_ = windows(text, found)
    assert (start, end, last) == (0, WINDOW, WINDOW - EDGE)


def test_tags_do_not_depend_on_the_text_read_before():
    first, second = SENTENCE * 9, "Ira Kolm, who runs the ferry, told reporters: “We sail at noon.”\n" * 12
    alone = tag(first)
    assert alone.attribution
    tag.cache_clear()
    tag(second)
    assert tag(first) == alone


def test_the_best_paths_are_those_of_every_path_tried():
    chance = np.random.default_rng(7)
    scores = [chance.normal(size=(5, labels)).astype(np.float32) for labels in (3, 5)]
    moves = [chance.normal(size=(labels, labels)).astype(np.float32) for labels in (3, 5)]
    for path, score, move in zip(viterbi(scores, moves), scores, moves, strict=True):

        def worth(way: tuple[int, ...], score: np.ndarray = score, move: np.ndarray = move) -> float:
            return sum(score[at, label] for at, label in enumerate(way)) + sum(move[a, b] for a, b in pairwise(way))

        begins = (0, *range(1, score.shape[1], 2))  # every second label goes on what another began
        every = (way for way in product(range(score.shape[1]), repeat=len(score)) if way[0] in begins)
        assert tuple(path) == max(every, key=worth)


def test_figures_and_signs_alone_hold_no_tags():
    table = "1 203 4,5 (6) 7% 8 - 9 + 10 = 11\n" * 200
    assert tag(table).names == ()
    around = tag(f"{SENTENCE * 4}\n{table}{SENTENCE * 4}")
    middle = len(SENTENCE) * 4 + 1, len(SENTENCE) * 4 + len(table)
    assert [one for one in around.names if one.start < middle[0]]
    assert [one for one in around.names if one.end > middle[1]]
    assert not [one for one in around.names if middle[0] <= one.start and one.end <= middle[1]]
