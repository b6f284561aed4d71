"""articles.csv: what a person says wins, survives runs, and can be taken back; a table no program may be led by."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from headwater.errors import SettingsError
from headwater.read import Overrides, apply_overrides, articles_csv, given_cells, load_overrides
from headwater.record import Article, article_id, sha256


def article(file: str = "a.txt", outlet: str | None = None, input_id: str | None = None, text: str = "Words.", title: str | None = None) -> Article:
    basis = "stated" if outlet else None
    return Article(article_id(outlet, None, None, input_id, text), text, sha256(text), file, input_id, outlet=outlet, outlet_basis=basis, title=title)


def fill(table: str, row: int, **cells: str) -> str:
    rows = list(csv.reader(io.StringIO(table)))
    for name, value in cells.items():
        rows[row][rows[0].index(name)] = value
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def test_a_table_beside_the_input(tmp_path: Path):
    (tmp_path / "articles.csv").write_text("file;outlet;date;owner;primary\na.txt;The Vale;2031-05-07;Vale Media;yes\n", "utf-8")
    found = apply_overrides(article(), load_overrides([tmp_path]))
    assert (found.outlet, found.outlet_basis, found.published, found.published_basis) == ("The Vale", "given", "2031-05-07", "given")
    assert (found.owner, found.primary) == ("Vale Media", True)
    assert found.id == article_id("The Vale", None, "2031-05-07", None, "Words.")
    assert apply_overrides(article("b.txt"), load_overrides([tmp_path])) == article("b.txt")


def test_rows_of_one_file_are_told_apart_by_input_id(tmp_path: Path):
    (tmp_path / "articles.csv").write_text("file,input_id,outlet\na.jsonl,1,One\na.jsonl,2,Two\n", "utf-8")
    given = load_overrides([tmp_path / "a.jsonl"])
    assert [apply_overrides(article("a.jsonl", input_id=n), given).outlet for n in ("1", "2", "3")] == ["One", "Two", None]


def test_what_is_not_changed_is_not_given(tmp_path: Path):
    table, note = articles_csv([article(outlet="The Vale")], None)
    (tmp_path / "articles.csv").write_text(table, "utf-8")
    assert given_cells(tmp_path, note) == Overrides()


def test_what_is_filled_in_stays_given_over_runs_and_can_be_taken_back(tmp_path: Path):
    found = article(outlet="The Vale")
    table, note = articles_csv([found], None)
    (tmp_path / "articles.csv").write_text(fill(table, 1, outlet="The Dale", owner="Dale Group"), "utf-8")
    for _ in range(3):
        given = apply_overrides(found, given_cells(tmp_path, note))
        assert (given.outlet, given.outlet_basis, given.owner) == ("The Dale", "given", "Dale Group")
        table, note = articles_csv([given], note)
        (tmp_path / "articles.csv").write_text(table, "utf-8")
    (tmp_path / "articles.csv").write_text(fill(table, 1, outlet="The Vale", owner=""), "utf-8")
    assert apply_overrides(found, given_cells(tmp_path, note)) == found


def test_an_emptied_cell_is_given_as_not_known(tmp_path: Path):
    table, note = articles_csv([article(outlet="The Vale")], None)
    (tmp_path / "articles.csv").write_text(fill(table, 1, outlet=""), "utf-8")
    found = apply_overrides(article(outlet="The Vale"), given_cells(tmp_path, note))
    assert (found.outlet, found.outlet_basis) == (None, "given")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "a,b", 'a"b', "a\nb", "half \ud800", "'=quoted"])
def test_cells_are_no_formulas_and_come_back(value: str, tmp_path: Path):
    table, note = articles_csv([article(outlet=value, title=value)], None)
    table.encode("utf-8")
    note.encode("utf-8")
    rows = list(csv.reader(io.StringIO(table)))
    assert not [cell for row in rows[1:] for cell in row if cell[:1] in ("=", "+", "-", "@")]
    (tmp_path / "articles.csv").write_text(table, "utf-8", newline="")
    assert given_cells(tmp_path, note) == Overrides()


@pytest.mark.parametrize(
    ("table", "wrong"), [("outlet\nX\n", "no column"), ("file,date\na,soon\n", "not a date"), ("file,primary\na,perhaps\n", "neither")]
)
def test_a_table_that_cannot_be_meant_stops_the_run(table: str, wrong: str, tmp_path: Path):
    (tmp_path / "articles.csv").write_text(table, "utf-8")
    with pytest.raises(SettingsError, match=wrong):
        load_overrides([tmp_path])


def test_no_table_gives_nothing(tmp_path: Path):
    assert load_overrides([tmp_path]) == Overrides()
    assert given_cells(tmp_path, None) == Overrides()
