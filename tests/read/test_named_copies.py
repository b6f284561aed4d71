"""Two files with the same words are two articles once a person has named their outlets."""

from __future__ import annotations

import json
from pathlib import Path

from headwater import pipeline

TEXT = "The weir at Oxley will be opened for eels from Monday, the river board said. It has been shut to them since 1952.\n" * 3


def test_named_copies_are_both_kept(tmp_path: Path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT, "utf-8")

    def collected() -> tuple[list[str | None], int]:
        counts = pipeline.read([folder], out, jobs=1).counts
        lines = (out / "articles.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line)["outlet"] for line in lines], counts["rejected"]

    assert collected() == ([None], 1)
    (folder / "articles.csv").write_text("file,outlet\na.txt,The Oxley Post\nb.txt,The Weir\n", "utf-8")
    assert collected() == (["The Oxley Post", "The Weir"], 0)
