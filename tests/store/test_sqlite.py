"""The SQLite store, run as every store is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from headwater.errors import StoreError
from headwater.record import Article, Rejected, sha256, to_row
from headwater.record.kinds import KINDS
from headwater.store import BUILTIN, Store

TEXTS = {"a-1": "The dam at Orvelle held.", "a-2": "Nobody in Orvelle was hurt.", "a-3": "Prices rose."}
RECORD = dict.fromkeys(KINDS, ()) | {
    "articles": tuple(to_row(Article(i, t, sha256(t), f"{i}.txt", outlet="The Orvelle Post")) for i, t in TEXTS.items()),
    "rejected": (to_row(Rejected("x.bin", "unknown")),),
}


@pytest.fixture(params=BUILTIN)
def place(request: pytest.FixtureRequest, tmp_path: Path):
    return lambda write=True: request.param(tmp_path / "out", write=write)


@pytest.fixture
def store(place):
    made: Store = place()
    yield made
    made.close()


def test_work_is_kept_by_room_and_key(store: Store):
    store.keep("read", "k1", [("articles", '{"id": 1}'), ("rejected", "{}")])
    store.keep("annotate", "k1", [])
    assert store.kept("read") == {"k1"}
    assert store.lines("read", "k1") == [("articles", '{"id": 1}'), ("rejected", "{}")]
    assert store.lines("annotate", "k1") == []
    assert store.lines("read", "k2") == []


def test_prune_forgets_all_but_these(store: Store):
    for key in "abc":
        store.keep("read", key, [])
    store.prune("read", ["b"])
    assert store.kept("read") == {"b"}


def test_what_was_committed_survives_and_the_rest_is_lost(place):
    first = place()
    first.keep("read", "a", [])
    first.commit()
    first.keep("read", "b", [])
    first.close()
    again = place()
    assert again.kept("read") == {"a"}
    again.close()


def test_another_reader_sees_the_last_whole_record_while_one_writes(place):
    writer = place()
    writer.replace(RECORD, {"n": "1"})
    writer.keep("read", "a", [])
    reader = place(write=False)
    assert [row["id"] for row in reader.rows("articles")] == ["a-1", "a-2", "a-3"]
    assert reader.note("n") == "1"
    reader.close()
    writer.close()


def test_replace_leaves_only_the_new_record(store: Store):
    store.replace(RECORD, {})
    store.replace({**RECORD, "articles": RECORD["articles"][:1], "rejected": ()}, {})
    assert [row["id"] for row in store.rows("articles")] == ["a-1"]
    assert store.rows("rejected") == []
    assert store.search("Orvelle")[0].article == "a-1"


def test_search_wants_all_words_and_takes_no_operators(store: Store):
    store.replace(RECORD, {})
    assert {hit.article for hit in store.search("orvelle")} == {"a-1", "a-2"}
    assert [hit.article for hit in store.search("Orvelle hurt")] == ["a-2"]
    assert store.search('NEAR( "* OR') == []
    assert store.search("  ") == []


def test_any_tool_can_open_the_file(store: Store):
    store.replace(RECORD, {})
    plain = sqlite3.connect(store.path)
    assert plain.execute("SELECT outlet FROM articles WHERE id = 'a-1'").fetchall() == [("The Orvelle Post",)]
    plain.close()


def test_half_a_surrogate_pair_does_not_stop_the_store(store: Store):
    text = "broken \ud800 sign"
    store.replace({**RECORD, "articles": (to_row(Article("a-9", text, sha256(text), "f")),)}, {})
    assert store.rows("articles")[0]["text"] == text


def test_no_record_is_told_with_the_way_out(place):
    with pytest.raises(StoreError, match="headwater read"):
        place(write=False)


def test_a_damaged_file_is_told(tmp_path: Path):
    (tmp_path / "headwater.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="move it away"):
        BUILTIN[0](tmp_path, write=True)
