"""The tables: every row with outlet, words and offsets, sums as decimal strings, no cell a formula."""

from __future__ import annotations

import csv

import pytest
from tests.tell.told_record import record

from headwater.tell.tables import cell, decimal, write_tables


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    counts = write_tables(record(), folder)
    read = {}
    for name in ("commitments", "differences", "claims"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            read[name] = list(csv.DictReader(file))
    return counts, read


def test_the_counts_are_those_of_the_files(tables):
    counts, read = tables
    assert counts == {"commitments": 4, "differences": 5, "claims": 3}
    assert {name: len(rows) for name, rows in read.items()} == counts


def test_the_words_of_a_row_stand_at_its_offsets(tables):
    texts = {row["id"]: row["text"] for row in record()["articles"]}
    rows = [row for name in ("claims", "differences") for row in tables[1][name] if row["article_id"] != "a-hostile"]
    assert len(rows) == 6
    for row in rows:
        assert row["words"] == texts[row["article_id"]][int(row["start"]) : int(row["end"])]
        assert row["outlet"] == ("Harbour Post" if row["article_id"] == "a-harbour" else "")
        assert row["file"]


def test_a_promise_has_one_row_with_all_its_outlets(tables):
    row = next(row for row in tables[1]["commitments"] if row["id"] == "k-all")
    assert row["outlets"] == "Harbour Post | canal"
    assert (row["value"], row["currency"]) == ("40000000", "XTS")
    assert row["words"] == "40 million crowns | 42 million crowns"
    texts = {row["id"]: row["text"] for row in record()["articles"]}
    places = zip(row["article_ids"].split(" | "), row["offsets"].split(" | "), strict=True)
    assert [texts[id_][slice(*map(int, offsets.split("..")))] for id_, offsets in places] == row["words"].split(" | ")
    assert row["files"] == "harbour.txt | canal.txt"
    assert next(row for row in tables[1]["commitments"] if row["id"] == "k-lock")["parent"] == "k-all"


def test_claims_carry_their_intervals_and_voice(tables):
    row = next(row for row in tables[1]["claims"] if row["id"] == "c-lock")
    assert (row["parties_low"], row["parties_high"], row["voice"], row["speaker"]) == ("1", "1", "speaker", "Orla Venn")


def test_no_cell_begins_like_a_formula(tables):
    cells = [value for rows in tables[1].values() for row in rows for value in row.values()]
    assert len(cells) > 100
    assert [value for value in cells if value.lstrip()[:1] in tuple("=+-@")] == []
    assert [value for value in cells if "\x00" in value or "\t" in value] == []


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "\r@x"])
def test_a_cell_like_a_formula_gets_an_apostrophe(value):
    assert cell(value).startswith("'")


@pytest.mark.parametrize(
    ("value", "shown"), [(None, ""), (225e6, "225000000"), (1.5, "1.5"), (1e15, "1000000000000000"), (0.07, "0.07"), (0, "0"), (1e-7, "0.0000001")]
)
def test_decimals_have_no_exponent(value, shown):
    assert decimal(value) == shown


def test_no_rows_leave_a_header(tmp_path):
    assert write_tables({}, tmp_path) == {"commitments": 0, "differences": 0, "claims": 0}
    assert (tmp_path / "claims.csv").read_text("utf-8").startswith("id,story,text,")
