"""Pages of many kinds, written for this test: every line has the role that stands before it in the case."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from headwater.mark import Repetition, mark_blocks, profile
from headwater.record import Article, article_id, sha256

CASES = sorted((Path(__file__).parents[1] / "cases" / "pages").glob("*.case"))


def article(text: str, *, title: str | None = None, outlet: str | None = None, file: str = "a.txt") -> Article:
    return Article(article_id(outlet, None, None, None, text), text, sha256(text), file, outlet=outlet, title=title)


def parse(case: str) -> tuple[str, list[tuple[str, int, int]], str | None]:
    """The text of a case, the role of each stretch, and its title. `+role|` goes on in the line above."""
    text, spans, title = "", [], None
    for n, line in enumerate(case.split("\n")):
        role, bar, words = line.partition("|")
        text += "" if n == 0 or role.startswith("+") else "\n"
        if bar:
            role = role.removeprefix("+")
            spans.append((role, len(text), len(text) + len(words)))
            title = title or (words.strip() if role == "title" else None)
        text += words if bar else line
    return text, spans, title


def roles(marked: Article, start: int, end: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in marked.blocks:
        for at in range(max(start, block.start), min(end, block.end)):
            found[block.role] += not marked.text[at].isspace()
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_line_has_its_role(path: Path):
    text, spans, title = parse(path.read_text("utf-8"))
    marked = mark_blocks(article(text, title=title), Repetition())
    wrong = [(want, roles(marked, s, e).most_common(1)[0][0], text[s:e]) for want, s, e in spans if roles(marked, s, e).most_common(1)[0][0] != want]
    assert not wrong


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks_are_in_order_and_hold_all_words(path: Path):
    text, _, _ = parse(path.read_text("utf-8"))
    marked = mark_blocks(article(text), Repetition())
    at = 0
    for block in marked.blocks:
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip()
        at = block.end
    assert not text[at:].strip()


def test_there_are_cases_of_many_kinds():
    assert len(CASES) >= 12
    assert {role for path in CASES for role, _, _ in parse(path.read_text("utf-8"))[1]} == {
        "title", "byline", "dateline", "body", "caption", "credit", "advertisement", "related", "furniture",
    }  # fmt: skip


def test_marking_again_changes_nothing():
    text, _, title = parse(CASES[0].read_text("utf-8"))
    once = mark_blocks(article(text, title=title), profile([]))
    assert mark_blocks(once, profile([once])).blocks == once.blocks
