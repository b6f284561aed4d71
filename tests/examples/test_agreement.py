"""The two readings of the stories that were labelled twice, and the measure they are compared by."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECOND = sorted((ROOT / "examples" / "gold" / "second").glob("*.json"))
spec = importlib.util.spec_from_file_location("agreement", ROOT / "evals" / "agreement.py")
assert spec
assert spec.loader
agreement = importlib.util.module_from_spec(spec)
spec.loader.exec_module(agreement)


def test_alpha_of_a_published_example():
    # ten items, two readers: alpha .095 (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section A)
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    units = list(zip(first, second, strict=True))
    assert agreement.alpha(units, agreement.nominal) == pytest.approx(0.095, abs=0.0005)
    assert agreement.alpha([(1, 1), (2, 2)], agreement.interval) == 1
    assert agreement.alpha([(1, 1), (1, 1)], agreement.interval) is None
    assert agreement.alpha([(1,), (2, 2), (3, 3)], agreement.interval) == 1  # one judged it alone: not compared


@pytest.mark.parametrize("path", SECOND, ids=lambda path: path.stem)
def test_a_second_reading_is_of_the_same_facts_and_files(path: Path):
    gold = json.loads((path.parents[1] / path.name).read_text("utf-8"))
    facts = {row["id"]: row for row in gold["facts"]}
    read = json.loads(path.read_text("utf-8"))["facts"]
    assert read.keys() <= facts.keys()
    for key, row in read.items():
        files = {mention["file"] for mention in facts[key]["mentions"]}
        for what in ("occasion", "party"):
            assert {file for group in row[f"{what}_groups"] for file in group} <= files
        assert all(1 <= row[side]["low"] <= row[side]["high"] for side in ("occasions", "parties"))
