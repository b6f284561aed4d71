"""Reading more into a record: whatever the runs, the record is that of one read, but for the ids that stories keep."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import pipeline
from headwater.errors import StoreError
from headwater.record.kinds import KINDS
from headwater.tell.why import find

FLOOD = (
    (
        "River Osk bursts its banks at Pellworth\n\nThe river Osk burst its banks at Pellworth on Monday and flooded 140 "
        "homes. Mayor Tilda Brandt said the pumps had failed. “We lost the pumps before midnight,” she said. Families "
        "were taken to the school on Weir Street, and the road to Lindow is shut. The water is expected to fall by "
        "Wednesday.\n"
    ),
    (
        "Pellworth under water after the Osk rises\n\nSome 140 homes in Pellworth were flooded when the river Osk burst "
        "its banks on Monday. “The pumps failed us,” mayor Tilda Brandt said. Boats brought families to the school on "
        "Weir Street. Engineers hope that the water falls by Wednesday, and the road to Lindow stays shut until then.\n"
    ),
    (
        "Pumps failed as the Osk flooded Pellworth, mayor says\n\nMayor Tilda Brandt said the pumps at Pellworth failed "
        "on Monday as the river Osk rose and flooded 140 homes. Families spent the night in the school on Weir Street. "
        "“We lost the pumps before midnight,” Brandt said. The road to Lindow is shut, and the water should fall by "
        "Wednesday.\n"
    ),
)
OPERA = (
    (
        "Soprano Ines Calloway to leave the Harrow Opera\n\nThe soprano Ines Calloway will leave the Harrow Opera next "
        "spring after nine seasons, the house said on Friday. Its director, Bram Oster, called her the voice of the "
        "house. Her last role will be the Countess, in April. Tickets go on sale in December, and the house expects "
        "every evening to be sold out.\n"
    ),
    (
        "Calloway says goodbye to Harrow Opera\n\nAfter nine seasons the soprano Ines Calloway is leaving the Harrow "
        "Opera. “It is time,” Calloway said on Friday. She will sing the Countess in April, and then no more in Harrow."
        " Director Bram Oster called her the voice of the house and said that tickets would be sold from December.\n"
    ),
)
LONE = (
    (
        "Beekeepers of Lindow count their losses\n\nFrost has killed a third of the hives around Lindow, the beekeepers' "
        "guild said on Thursday. The winter came early, and many colonies had too little honey left. The guild asks the"
        " council for 20,000 crowns to buy sugar. “A valley without bees has no apples,” said its head, Noor Haddad.\n"
    ),
)
TEXTS = {f"{name}-{n}.txt": text for name, texts in (("flood", FLOOD), ("opera", OPERA), ("bees", LONE)) for n, text in enumerate(texts)}


def put(folder: Path, names: list[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXTS[name], "utf-8")
    return folder


def rows(record: Path, kind: str) -> list[dict]:
    return [json.loads(line) for line in (record / f"{kind}.jsonl").read_text("utf-8").split("\n") if line]


def events(record: Path) -> list[dict]:
    return rows(record, "history") if (record / "history.jsonl").exists() else []


def but_for_ids(record: Path) -> dict[str, object]:
    """The record without the ids of its stories, each of which stands by its articles here."""
    names = {row["id"]: " ".join(row["articles"]) for row in rows(record, "stories")}
    out: dict[str, object] = {}
    for kind in KINDS:
        found = rows(record, kind)
        for row in found:
            if "story" in row:
                row["story"] = names.get(row["story"], row["story"])
            if kind == "stories":
                row["id"] = names[row["id"]]
                row.pop("previous_ids")
        out[kind] = found
    return out


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("whole")
    pipeline.read([put(base / "in", list(TEXTS))], base / "out", jobs=1)
    return base / "out"


def test_the_made_up_articles_are_three_stories(whole: Path):
    assert sorted(len(row["articles"]) for row in rows(whole, "stories")) == [1, 2, 3]
    assert events(whole) == []


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=len(TEXTS), max_size=len(TEXTS)), st.randoms(use_true_random=False))
def test_any_runs_give_the_record_of_one_read(whole: Path, runs: list[int], draw):
    with TemporaryDirectory() as folder:
        base = Path(folder)
        used = sorted(set(runs))
        draw.shuffle(used)
        for run in used:
            part = put(base / f"in{run}", [name for name, at in zip(TEXTS, runs, strict=True) if at == run])
            files = sorted(part.iterdir())
            draw.shuffle(files)
            pipeline.read(files if run % 2 else [part], base / "out", jobs=1)
        assert but_for_ids(base / "out") == but_for_ids(whole)
        kept = {tuple(row["articles"]): (row["id"], row["previous_ids"]) for row in rows(base / "out", "stories")}
        pipeline.replay(base / "out", base / "again", jobs=1)
        assert but_for_ids(base / "again") == but_for_ids(whole)
        assert {tuple(row["articles"]): (row["id"], row["previous_ids"]) for row in rows(base / "again", "stories")} == kept


def test_a_story_keeps_its_id_when_articles_join(tmp_path: Path):
    out = tmp_path / "out"
    pipeline.read([put(tmp_path / "a", ["flood-0.txt", "flood-1.txt"])], out, jobs=1)
    (first,) = rows(out, "stories")
    pipeline.read([put(tmp_path / "b", ["flood-2.txt", "bees-0.txt"])], out, jobs=1)
    flood = next(row for row in rows(out, "stories") if len(row["articles"]) == 3)
    assert flood["id"] == first["id"]
    assert {row["event"] for row in events(out)} == {"joined", "opened"}
    joined = next(row for row in events(out) if row["event"] == "joined")
    assert (joined["story"], len(joined["articles"])) == (first["id"], 1)
    assert "probability" in joined["reason"]
    assert {row["story"] for row in rows(out, "claims")} == {row["id"] for row in rows(out, "stories")}


def test_reading_the_same_again_changes_nothing(tmp_path: Path):
    out = tmp_path / "out"
    for name in ("a", "b", "a", "b"):
        pipeline.read([put(tmp_path / name, ["flood-0.txt"] if name == "a" else ["flood-1.txt"])], out, jobs=1)
    assert len(events(out)) == 1
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.suffix in (".jsonl", ".csv", ".html", ".json")}
    summary = pipeline.read([tmp_path / "b"], out, jobs=1)
    assert (summary.read_anew, summary.annotated_anew, summary.counts["articles"]) == (0, 0, 2)
    assert {name: (out / name).read_bytes() for name in before} == before


def test_what_is_gone_from_an_input_named_again_is_gone_and_the_rest_stays(tmp_path: Path):
    out = tmp_path / "out"
    first, second = put(tmp_path / "a", ["flood-0.txt", "opera-0.txt"]), put(tmp_path / "b", ["bees-0.txt"])
    pipeline.read([first], out, jobs=1)
    pipeline.read([second], out, jobs=1)
    (first / "opera-0.txt").unlink()
    shutil.rmtree(second)
    pipeline.read([first], out, jobs=1)
    assert [row["file"] for row in rows(out, "articles")] == ["bees-0.txt", "flood-0.txt"]
    assert events(out)[-1]["event"] == "closed"


def test_a_folder_that_was_moved_is_not_read_twice(tmp_path: Path):
    out, folder = tmp_path / "out", put(tmp_path / "a", ["flood-0.txt", "opera-0.txt"])
    pipeline.read([folder], out, jobs=1)
    before = but_for_ids(out)
    folder.rename(tmp_path / "moved")
    pipeline.read([tmp_path / "moved"], out, jobs=1)
    assert but_for_ids(out) == before


def test_what_a_person_filled_in_stays_when_a_file_gets_a_longer_name(tmp_path: Path):
    out, first = tmp_path / "out", put(tmp_path / "a", ["flood-0.txt"])
    pipeline.read([first], out, jobs=1)
    (id_,) = (row["id"] for row in rows(out, "stories"))
    table = (out / "articles.csv").read_text("utf-8")
    (out / "articles.csv").write_text(table.replace("flood-0.txt,", "flood-0.txt,The Osk Mercury,1").replace(",1,", ",", 1), "utf-8")
    second = put(tmp_path / "b", ["opera-0.txt"])
    (second / "opera-0.txt").rename(second / "flood-0.txt")
    for _ in range(2):
        pipeline.read([second], out, jobs=1)
        found = {row["file"]: row["outlet"] for row in rows(out, "articles")}
        assert found == {"a/flood-0.txt": "The Osk Mercury", "b/flood-0.txt": None}
    assert id_ in {row["id"] for row in rows(out, "stories")}


def test_replay_needs_a_record_and_an_empty_folder(tmp_path: Path, whole: Path):
    with pytest.raises(StoreError, match="no record"):
        pipeline.replay(tmp_path)
    with pytest.raises(StoreError, match="already"):
        pipeline.replay(whole, _record(tmp_path))


def _record(base: Path) -> Path:
    pipeline.read([put(base / "x", ["bees-0.txt"])], base / "other", jobs=1)
    return base / "other"


def test_a_story_is_found_by_the_id_of_one_that_went_into_it(tmp_path: Path):
    out = tmp_path / "out"
    pipeline.read([put(tmp_path / "a", ["opera-0.txt", "bees-0.txt"])], out, jobs=1)
    ids = {row["id"] for row in rows(out, "stories")}
    anchors = [{"article": row["id"], "start": 0, "end": 5} for row in rows(out, "articles")]
    decision = {"verb": "join", "kind": "story", "anchors": anchors}
    (out / "decisions.jsonl").write_text(json.dumps(decision) + "\n", "utf-8")
    pipeline.read([tmp_path / "a"], out, jobs=1)
    (story,) = rows(out, "stories")
    assert {story["id"], *story["previous_ids"]} == ids
    assert [row["event"] for row in events(out)] == ["merged"]
    (previous,) = story["previous_ids"]
    assert [row["id"] for kind, row in find({"stories": [story]}, previous)] == [story["id"]]
    (out / "decisions.jsonl").unlink()
    pipeline.read([tmp_path / "a"], out, jobs=1)
    assert [row["event"] for row in events(out)] == ["merged", "split"]
    assert story["id"] in {row["id"] for row in rows(out, "stories")}
