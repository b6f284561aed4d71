"""Two files with the same words are two articles once a person has named their outlets."""

from __future__ import annotations

from pathlib import Path

from headwater.pipeline import _apply_given, _collect
from headwater.read import list_sources, read_source
from headwater.store import SqliteStore

TEXT = "The weir at Oxley will be opened for eels from Monday, the river board said. It has been shut to them since 1952.\n" * 3


def test_named_copies_are_both_kept(tmp_path: Path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT, "utf-8")
    store = SqliteStore(out, write=True)

    def collected() -> tuple[list[str | None], int]:
        found = (item for source in list_sources([folder]) for item in read_source(source))
        articles, rejected = _collect(_apply_given(found, [folder], out, store))
        return [article.outlet for article in articles], len(rejected)

    assert collected() == ([None], 1)
    (folder / "articles.csv").write_text("file,outlet\na.txt,The Oxley Post\nb.txt,The Weir\n", "utf-8")
    assert collected() == (["The Oxley Post", "The Weir"], 0)
    store.close()
