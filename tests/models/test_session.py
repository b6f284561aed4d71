"""The number of threads changes nothing in what a model gives."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.models.files import FOLDER
from headwater.models.pieces import pieces
from headwater.models.session import session

TEXT = "The harbour master of Ellin, Rosa Vane, said on Friday that 31 boats had been lost. “We will rebuild,” she told the Ellin Post. " * 6


@pytest.mark.parametrize("name", ["tagger.onnx", "encoder.onnx"])
def test_one_thread_and_two_give_the_same_bits(name: str):
    found = pieces(TEXT)
    results = []
    for threads in (1, 2):
        run = session(str(FOLDER / name), threads)
        given = {one.name: getattr(found, one.name)[None, :200] for one in run.get_inputs()}
        results.append(run.run(None, given))
    assert all(np.array_equal(a, b) for a, b in zip(*results, strict=True))
