"""Folders into files: sorted, each once, records left out, names told apart."""

from __future__ import annotations

from pathlib import Path

from headwater.read import Source, list_sources
from headwater.read.sources import told_apart
from headwater.record import Rejected


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words", "utf-8")
    return folder


def files(found: list[Source | Rejected]) -> list[str]:
    return [item.file for item in found if isinstance(item, Source)]


def test_files_are_listed_recursively_and_sorted(tmp_path: Path):
    folder = make(tmp_path / "in", "b/2.TXT", "a.html", "b/1.md", "c/d/e.jsonl")
    assert files(list_sources([folder])) == ["a.html", "b/1.md", "b/2.TXT", "c/d/e.jsonl"]


def test_other_kinds_are_told_with_what_to_do(tmp_path: Path):
    folder = make(tmp_path / "in", "a.txt", "photo.jpg", "noending", ".git/config", ".hidden")
    rejected = {item.file: item.reason for item in list_sources([folder]) if isinstance(item, Rejected)}
    assert sorted(rejected) == [".git", ".hidden", "noending", "photo.jpg"]
    assert all(";" in reason for reason in rejected.values())


def test_a_file_given_twice_is_there_once_and_order_does_not_matter(tmp_path: Path):
    folder = make(tmp_path / "in", "x/a.txt", "b.txt")
    inputs = [folder, folder / "x" / "a.txt", folder / "x"]
    assert files(list_sources(inputs)) == files(list_sources(inputs[::-1])) == ["b.txt", "x/a.txt"]


def test_equal_names_of_two_inputs_are_told_apart(tmp_path: Path):
    make(tmp_path, "one/a.txt", "two/a.txt", "two/b.txt")
    assert files(list_sources([tmp_path / "one", tmp_path / "two"])) == ["b.txt", "one/a.txt", "two/a.txt"]


def test_tables_and_records_are_no_coverage(tmp_path: Path):
    folder = make(tmp_path / "in", "a.txt", "articles.csv", "record/headwater.sqlite", "record/articles.jsonl", "record/manifest.json")
    found = list_sources([folder])
    assert files(found) == ["a.txt"]
    assert len(found) == 1


def test_paths_that_differ_only_in_bytes_that_are_no_text_get_a_number():
    given = [Source("a\ufffd.txt", Path(f"/in/a{byte}.txt")) for byte in ("\udcff", "\udcfe")]
    assert [source.file for source in told_apart(given)] == ["in/a\ufffd.txt~1", "in/a\ufffd.txt~2"]
