"""JSON Lines, JSON and CSV, with the key names of other programs; a broken row is told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from headwater.read import Source, read_source
from headwater.record import Article, Rejected

TEXT = "  The mill at Dunmore was sold on Friday.\r\n\n“At last,” said its owner, Pia Hald.\n"


def read(data: str, folder: Path, name: str) -> list[Article | Rejected]:
    (folder / name).write_bytes(data.encode("utf-8"))
    return list(read_source(Source(name, folder / name)))


def one(row: dict[str, Any], folder: Path) -> Article:
    (found,) = read(json.dumps(row) + "\n", folder, "a.jsonl")
    assert isinstance(found, Article), found
    return found


def test_own_keys(tmp_path: Path):
    row = {"id": "x7", "outlet": "The Mill Post", "url": "https://mill.example/1", "date": "2031-04-04", "title": "Mill sold", "authors": ["Bo Ek"]}
    found = one({**row, "text": TEXT}, tmp_path)
    assert found.text == TEXT
    assert (found.input_id, found.outlet, found.outlet_basis) == ("x7", "The Mill Post", "meta")
    assert (found.published, found.published_basis, found.title, found.authors) == ("2031-04-04", "meta", "Mill sold", ("Bo Ek",))
    assert not found.stub


@pytest.mark.parametrize(
    "row",
    [
        {
            "source-hostname": "The Mill Post",
            "source": "https://mill.example/1",
            "date": "2031-04-04",
            "title": "Mill sold",
            "author": "Bo Ek; Cy Dahl",
        },
        {
            "sitename": "The Mill Post",
            "url": "https://mill.example/1",
            "date": "2031-04-04",
            "title": "Mill sold",
            "author": "Bo Ek; Cy Dahl",
            "hostname": "m.x",
        },
        {
            "publisher": "The Mill Post",
            "url": "https://mill.example/1",
            "publishing_date": "2031-04-04",
            "title": "Mill sold",
            "authors": ["Bo Ek", "Cy Dahl"],
        },
        {
            "media_name": "The Mill Post",
            "url": "https://mill.example/1",
            "publish_date": "2031-04-04",
            "title": "Mill sold",
            "authors": [{"name": "Bo Ek"}, {"name": "Cy Dahl"}],
        },
    ],
)
def test_keys_of_other_programs(row: dict[str, Any], tmp_path: Path):
    found = one({**row, "text": TEXT}, tmp_path)
    assert (found.outlet, found.url, found.published, found.title) == ("The Mill Post", "https://mill.example/1", "2031-04-04", "Mill sold")
    assert found.authors == ("Bo Ek", "Cy Dahl")


def test_passim_and_fundus_texts(tmp_path: Path):
    assert one({"id": 4, "series": "mill-post", "text": TEXT}, tmp_path).outlet == "mill-post"
    assert one({"id": 4, "series": "mill-post", "text": TEXT}, tmp_path).input_id == "4"
    assert one({"title": "Mill sold", "body": {"sections": []}, "plaintext": TEXT}, tmp_path).text == TEXT


def test_the_host_is_a_weaker_basis(tmp_path: Path):
    found = one({"url": "https://archive.example/web/2031/https://www.mill.example/1", "text": TEXT}, tmp_path)
    assert (found.outlet, found.outlet_basis) == ("mill.example", "host")


def test_a_date_that_is_none_is_null(tmp_path: Path):
    assert one({"date": "last week", "text": TEXT}, tmp_path).published is None
    assert one({"date": 20310404, "text": TEXT}, tmp_path).published is None
    assert one({"date": "Fri, 04 Apr 2031 06:00:00 +0000", "text": TEXT}, tmp_path).published == "2031-04-04T06:00:00+00:00"


def test_short_texts_are_taken_whole(tmp_path: Path):
    assert not one({"text": "Sold."}, tmp_path).stub


def test_broken_lines_are_told_by_number(tmp_path: Path):
    data = "\n".join(
        [json.dumps({"text": TEXT}), "{broken", "[1, 2]", '{"title": "no words"}', "", '{"text": "   "}', json.dumps({"text": TEXT + "More."})]
    )
    found = read(data, tmp_path, "a.jsonl")
    assert [type(item) for item in found] == [Article, Rejected, Rejected, Rejected, Rejected, Article]
    reasons = [item.reason for item in found if isinstance(item, Rejected)]
    assert [reason.split(" is ")[0].split(" has ")[0] for reason in reasons] == ["line 2", "line 3", "line 4", "line 6"]


def test_json_may_be_a_list_an_object_or_hold_articles(tmp_path: Path):
    for data in ([{"text": TEXT}], {"text": TEXT}, {"articles": [{"text": TEXT}]}):
        (found,) = read(json.dumps(data), tmp_path, "a.json")
        assert isinstance(found, Article)
        assert found.text == TEXT
    (found,) = read("[]", tmp_path, "a.json")
    assert isinstance(found, Rejected)


def test_half_surrogates_are_kept(tmp_path: Path):
    (found,) = read('{"text": "Half \\ud83d of a sign, the rest was lost on the way."}\n', tmp_path, "a.jsonl")
    assert isinstance(found, Article)
    assert "\ud83d" in found.text


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_with_its_delimiters(mark: str, tmp_path: Path):
    quoted = TEXT.replace('"', '""')
    head = mark.join(["Text", "outlet", "date"])
    (found,) = read(f'{head}\r\n"{quoted}"{mark}The Mill Post{mark}2031-04-04\r\n', tmp_path, "a.csv")
    assert isinstance(found, Article), found
    assert (found.text, found.outlet, found.published) == (TEXT, "The Mill Post", "2031-04-04")


def test_csv_without_texts_is_told(tmp_path: Path):
    (found,) = read("id,title,url\n1,Mill sold,https://mill.example/1\n", tmp_path, "a.csv")
    assert isinstance(found, Rejected)
    assert "column" in found.reason
