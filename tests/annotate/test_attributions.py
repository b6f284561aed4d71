"""Who said what, in texts made up for the purpose: one file a habit of newspapers, its text above the line, what is found in it below."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.annotate.attribution_rules import page_of, read_by_rules
from headwater.record import Article, Attribution, Span
from headwater.record.article import Block

CASES = sorted((Path(__file__).parents[1] / "cases" / "quotations").glob("*.txt"))


def article(text: str, blocks: tuple[Block, ...] = ()) -> Article:
    return Article(id="a-1", text=text, text_sha256="", file="case.txt", blocks=blocks)


def line(source: Article, found: Attribution) -> str:
    def words(span: Span | None) -> str:
        return source.quote(span) if span else "-"

    pieces = " // ".join(words(piece) for piece in found.content_pieces or (found.content,))
    quoted = "" if found.kind == "indirect" else f" | {source.text[found.start : found.end]}"
    return f"{found.kind} {found.act} | {words(found.source)} | {words(found.cue)} | {pieces}{quoted}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_habit_of_newspapers(path: Path):
    text, _, expected = path.read_text("utf-8").partition("\n----\n")
    source = article(text)
    assert [line(source, found) for found in read_by_rules(page_of(source))] == expected.splitlines()


def test_there_are_cases():
    assert len(CASES) >= 12


def test_noise_is_not_read():
    text = "“Buy our boats,” said Captain Foam.\n\n“We will sail,” said Mira Solheim."
    half = text.index("\n\n")
    source = article(text, (Block(0, half, "advertisement"), Block(half + 2, len(text), "body")))
    assert [source.quote(found.source) for found in read_by_rules(page_of(source)) if found.source] == ["Mira Solheim"]


def test_a_title_of_capitals_is_read():
    source = article("Mayor Dorn Says Harbour Will Reopen In Spring\n\nThe quay was empty.")
    assert [line(source, found) for found in read_by_rules(page_of(source))] == [
        "indirect said | Mayor Dorn | Says | Harbour Will Reopen In Spring",
    ]


def test_a_later_paragraph_without_a_speaker_is_left_open():
    source = article("“The ferry will sail,” said Mira Solheim.\n\n“It has been far too long for all of us on the island.”")
    first, second = read_by_rules(page_of(source))
    assert first.source is not None
    assert (second.kind, second.source, second.cue) == ("direct", None, None)


def test_a_quotation_has_one_speaker():
    source = article("Dorn said the mayor had called the plan “a waste of good timber”.")
    owners = [found for found in read_by_rules(page_of(source)) if found.kind != "indirect"]
    assert [source.quote(found.source) for found in owners if found.source] == ["the mayor"]


def test_a_quotation_too_long_for_evidence_is_cut_at_sentences():
    source = article("“" + "The sea was calm that day. " * 200 + "It was calm,” said Mira Solheim.")
    found = read_by_rules(page_of(source))
    assert len(found) > 3
    assert all(a.end - a.start <= 1500 for a in found)
    assert all(source.text[a.end - 1] in ".”" for a in found)


def check(source: Article) -> None:
    found = read_by_rules(page_of(source))
    assert list(found) == sorted(found, key=lambda a: (a.start, a.end, a.kind))
    assert read_by_rules(page_of(source)) == found
    for a in found:
        assert source.text[a.start : a.end].strip()
        for span in (a.content, *a.content_pieces, *a.quotes, *(s for s in (a.source, a.cue) if s)):
            assert source.quote(span).strip()
            assert span.end - span.start <= 3000
        assert all(a.content.covers(piece) for piece in a.content_pieces)
        assert (a.kind == "indirect") or a.end - a.start <= 1500


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "''", "«", "»", "\n", "\n\n", ". ", ", ", ": ", "? ", "(", ")", "—", " said ", " told ", " according to ",
     " that ", "the mayor", "Dorn", "he ", " asked whether ", " warned of ", "The bridge is safe", " and ", " who ", "\ue000", "\ue001", "é "]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(PIECES, max_size=60))
def test_any_text_gives_spans_that_hold(pieces: list[str]):
    check(article("".join(pieces)))


@pytest.mark.parametrize(
    "text",
    ["“" * 50_000, "x “a " * 20_000, "'a " * 33_000, '"' * 100_000, "he said " * 12_000, "said, " * 16_000, "a" * 100_000, "(" * 100_000,
     "U.S. " * 20_000, "“a” said, " * 10_000, "which " * 16_000, "A." * 50_000, "'s " * 33_000, "according to " * 8_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_texts_take_no_age(text: str):
    started = time.process_time()
    check(article(text))
    assert time.process_time() - started < 20  # two passes over 100 kB and all the checks; a square law takes minutes
