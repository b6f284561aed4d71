"""The example stories: the articles, the texts the gold counts in and the gold itself agree, and nothing in them is real."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trafilatura

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = sorted([*(EXAMPLES / "gold").glob("*.json"), *(EXAMPLES / "reserve" / "gold").glob("*.json")])
SHARED = EXAMPLES.parents[1] / "shared" / "seeds"  # optional: real articles, which must not be found in the examples
RUN = 8  # words in a row
REAL = (
    "Reuters", "Associated Press", "AFP", "Getty", "Bloomberg", "BBC", "CNN", "Guardian", "Telegraph", "Daily Mail", "Sky News", "GB News",
    "New York Times", "Washington Post", "Le Monde", "Der Spiegel", "Al Jazeera", "Xinhua", "Yahoo", "MSN", "LBC",
)  # fmt: skip


def read_text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def inputs(story: Path) -> Path:
    """The folder with the articles of a story, given its gold."""
    return (EXAMPLES / "open" if story.parent == EXAMPLES / "gold" else EXAMPLES / "reserve") / story.stem


def articles(story: Path) -> dict[str, str]:
    """The text of every article of a story by file name, or by id for a file of lines."""
    found: dict[str, str] = {}
    for path in sorted(inputs(story).iterdir()):
        if path.suffix == ".html":
            page = trafilatura.extract(read_text(path), fast=True, include_comments=False, output_format="txt")
            found[path.name] = page or ""
        elif path.suffix == ".jsonl":
            found |= {str(row["id"]): str(row["text"]) for row in (json.loads(line) for line in read_text(path).split("\n") if line.strip())}
        else:
            found[path.name] = read_text(path)
    return found


def spans(node: Any, file: str | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span below a node of the gold, with its file."""
    if isinstance(node, dict):
        file = node["file"] if isinstance(node.get("file"), str) else file
        if "start" in node and "end" in node:
            yield file or "", node
        for below in node.values():
            yield from spans(below, file)
    elif isinstance(node, list):
        for below in node:
            yield from spans(below, file)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def test_there_are_stories():
    assert STORIES, "the folder of gold is empty"


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.stem)
def test_gold_names_every_article_and_its_text_is_the_articles(story: Path):
    files = json.loads(read_text(story))["files"]
    texts = articles(story)
    assert sorted(files) == sorted(texts)
    for name in files:
        beside = story.parent / name
        kept = beside if beside.is_file() else EXAMPLES / story.stem / name
        assert read_text(kept) == texts[name], name


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.stem)
def test_every_span_quotes_its_text(story: Path):
    texts = articles(story)
    found = list(spans(json.loads(read_text(story))))
    assert len(found) > 100
    for file, span in found:
        words = texts[file][span["start"] : span["end"]]
        assert words.strip(), span
        assert words == span.get("text", words), span


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.stem)
def test_the_gold_covers_what_the_record_holds(story: Path):
    gold = json.loads(read_text(story))
    for name in ("noise", "quotes", "indirect", "facts", "disagreements", "origins", "events"):
        assert gold[name], name
    assert len(gold["facts"]) >= 25
    ids = [row["id"] for name in ("quotes", "indirect", "money", "facts", "origins", "commitments") for row in gold.get(name, [])]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.stem)
def test_no_real_outlet_is_named_and_no_address_can_exist(story: Path):
    for path in inputs(story).iterdir():
        text = read_text(path)
        assert not [name for name in REAL if re.search(rf"\b{re.escape(name)}\b", text)], path
        hosts = set(re.findall(r"https?://([\w.-]+)", text)) - {"schema.org", "www.w3.org"}
        assert all(host.endswith((".example", ".test", ".invalid")) for host in hosts), (path, hosts)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not beside this checkout")
def test_no_words_of_real_articles():
    real = set().union(*(runs(read_text(path)) for path in sorted(SHARED.glob("*.txt"))))
    assert real
    for story in STORIES:
        for name, text in articles(story).items():
            assert not runs(text) & real, name
