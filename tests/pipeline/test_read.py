"""The front door: what a run leaves, runs again, killed runs, hostile order."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from headwater import pipeline
from headwater.errors import SettingsError, StoreError
from headwater.record.kinds import KINDS
from headwater.record.schema import schema

TEXT = """Bridge at Tallow Creek to be rebuilt
By Imani Okello

The council will pay £4.5m to rebuild the bridge at Tallow Creek, the mayor, Rosa Delgado, said on Tuesday.

“We owe this to the valley,” she told the Tallow Courier. “Nobody should have to take the long road again.”

Opponents said the sum was too high. About 1,200 people signed a petition against it last week.
"""
FILES = ("manifest.json", "articles.csv", "claims.csv", "differences.csv", "commitments.csv", "index.html", *(f"{kind}.jsonl" for kind in KINDS))


def coverage(folder: Path, count: int = 6) -> Path:
    folder.mkdir()
    for n in range(count):
        (folder / f"paper-{n}.txt").write_text(
            f"{TEXT}\nSection {n}: the {n + 3} engineers began work on {n + 1} May 2031, officials said.\n", "utf-8"
        )
    (folder / "photo.bin").write_bytes(b"\x00\x01\x02" * 50)
    return folder


def contents(record: Path) -> dict[str, bytes]:
    return {name: (record / name).read_bytes() for name in FILES}


def rows(record: Path, kind: str) -> list[dict]:
    return [json.loads(line) for line in (record / f"{kind}.jsonl").read_text("utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("record")
    pipeline.read([coverage(base / "in")], base / "out", jobs=1)
    return base / "out"


def test_every_line_is_what_the_schema_says(record: Path):
    for kind in KINDS:
        check = Draft202012Validator(schema(kind))
        for row in rows(record, kind):
            check.validate(row)


def test_every_span_quotes_words_of_a_stored_article(record: Path):
    texts = {row["id"]: row["text"] for row in rows(record, "articles")}
    spanned = ("statements", "amounts", "names", "events", "relations", "claims", "commitments")
    places = [place for kind in spanned for row in rows(record, kind) for place in row["mentions"]] + rows(record, "dates")
    places += [place for row in rows(record, "copies") for place in row["passages"]]
    places += [place for row in rows(record, "differences") for value in row["values"] for place in value["mentions"]]
    places += [{**because, "article": c["article"]} for row in rows(record, "origins") for c in row["carried_by"] for because in c["because"]]
    places += [place for row in rows(record, "claims") for reason in row["because"] for place in reason["spans"]]
    assert len(places) > 60
    assert all(texts[place["article"]][place["start"] : place["end"]].strip() for place in places)


def test_what_is_read_is_found(record: Path):
    assert len(rows(record, "articles")) == 6
    assert any(row["currency"] == "GBP" and row["value"] == 4_500_000 for row in rows(record, "amounts"))
    speakers = {(row["speaker"] or {}).get("name") for row in rows(record, "statements") if row["kind"] == "direct"}
    assert "Rosa Delgado" in speakers
    assert any(row["value"] == "2031-05-01" for row in rows(record, "dates"))


def test_an_input_is_an_article_or_rejected(record: Path):
    assert [row["file"] for row in rows(record, "rejected")] == ["photo.bin"]


def test_the_text_is_the_file_to_the_letter(record: Path):
    for row in rows(record, "articles"):
        assert row["text"] == (record.parent / "in" / row["file"]).read_bytes().decode("utf-8")


def test_blocks_are_in_order_and_hold_all_words(record: Path):
    for row in rows(record, "articles"):
        at = 0
        for block in row["blocks"]:
            assert not row["text"][at : block["start"]].strip()
            assert block["start"] < block["end"]
            at = block["end"]
        assert not row["text"][at:].strip()


def test_running_again_changes_nothing_and_does_nothing_anew(record: Path):
    before = contents(record)
    summary = pipeline.read([record.parent / "in"], record, jobs=1)
    assert (summary.read_anew, summary.annotated_anew) == (0, 0)
    assert contents(record) == before


def test_only_what_is_new_is_read(tmp_path: Path):
    folder = coverage(tmp_path / "in")
    pipeline.read([folder], tmp_path / "out", jobs=1)
    (folder / "paper-9.txt").write_text(TEXT + "\nA last word came from the valley's farmers.\n", "utf-8")
    summary = pipeline.read([folder], tmp_path / "out", jobs=1)
    assert summary.read_anew == 1
    assert summary.counts["articles"] == 7
    pipeline.read([folder], tmp_path / "fresh", jobs=1)
    (kept,), (fresh,) = ([row["id"] for row in rows(tmp_path / name, "stories")] for name in ("out", "fresh"))
    for kind in KINDS:  # the story keeps the id that it had when it was opened
        again = [line.replace(kept, fresh) for line in map(json.dumps, rows(tmp_path / "out", kind))]
        assert again == [json.dumps(row) for row in rows(tmp_path / "fresh", kind)]


def test_workers_and_the_order_of_inputs_change_nothing(tmp_path: Path):
    folder = coverage(tmp_path / "in", 24)
    pipeline.read([folder], tmp_path / "one", jobs=1)
    pipeline.read([folder], tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    files = sorted(folder.iterdir())
    pipeline.read(files, tmp_path / "forward", jobs=1)
    pipeline.read(files[::-1], tmp_path / "backward", jobs=1)
    assert contents(tmp_path / "forward") == contents(tmp_path / "backward")


def test_one_article_does_not_change_what_is_found_in_another(tmp_path: Path):
    folder = coverage(tmp_path / "in", 3)
    pipeline.read([folder], tmp_path / "all", jobs=1)
    pipeline.read([folder / "paper-0.txt"], tmp_path / "one", jobs=1)
    (article,) = (row["id"] for row in rows(tmp_path / "one", "articles"))

    def own(record: Path) -> tuple[list[dict], set[tuple[int, int, str]]]:
        dates = [row for row in rows(record, "dates") if row["article"] == article]
        said = {(m["start"], m["end"], m["kind"]) for row in rows(record, "statements") for m in row["mentions"] if m["article"] == article}
        return dates, said

    assert own(tmp_path / "one") == own(tmp_path / "all")
    assert all(own(tmp_path / "one"))


def test_what_a_person_fills_in_is_taken_and_stays(tmp_path: Path):
    folder, out = coverage(tmp_path / "in", 2), tmp_path / "out"
    pipeline.read([folder], out, jobs=1)
    table = (out / "articles.csv").read_text("utf-8").splitlines()
    head = table[0].split(",")
    cells = table[1].split(",")
    cells[head.index("outlet")], cells[head.index("date")] = "The Valley Sentinel", "2031-05-07"
    (out / "articles.csv").write_text("\n".join([table[0], ",".join(cells), *table[2:]]) + "\n", "utf-8")
    for _ in range(2):
        pipeline.read([folder], out, jobs=1)
        first, second = rows(out, "articles")
        assert (first["outlet"], first["outlet_basis"], first["published"]) == ("The Valley Sentinel", "given", "2031-05-07")
        assert second["outlet_basis"] != "given"
    tuesday = next(row for row in rows(out, "dates") if row["article"] == first["id"] and row["value"] == "2031-05-06")
    assert first["text"][tuesday["start"] : tuesday["end"]].endswith("Tuesday")


def test_the_same_file_twice_is_kept_once_and_told(tmp_path: Path):
    folder = coverage(tmp_path / "in", 1)
    shutil.copy(folder / "paper-0.txt", folder / "copy.txt")
    pipeline.read([folder], tmp_path / "out", jobs=1)
    assert [row["file"] for row in rows(tmp_path / "out", "articles")] == ["copy.txt"]
    assert "copy.txt" in next(row["reason"] for row in rows(tmp_path / "out", "rejected") if row["file"] == "paper-0.txt")


def test_an_earlier_record_below_the_input_is_no_coverage(tmp_path: Path):
    folder = coverage(tmp_path / "in", 2)
    pipeline.read([folder], folder / "record", jobs=1)
    before = contents(folder / "record")
    pipeline.read([folder], folder / "record", jobs=1)
    assert contents(folder / "record") == before


def test_a_missing_input_and_a_foreign_folder_are_told(tmp_path: Path):
    with pytest.raises(SettingsError, match="no such"):
        pipeline.read([tmp_path / "nowhere"], tmp_path / "out")
    folder = coverage(tmp_path / "in", 1)
    with pytest.raises(StoreError, match="other files"):
        pipeline.read([folder], folder)


def killed(folder: Path, out: Path, after: float) -> bool:
    """Starts a run and kills it, workers and all. Whether it was still running."""
    command = [sys.executable, "-c", "from headwater.cli import main; main()", "read", str(folder), "--out", str(out), "--quiet", "--jobs", "2"]
    run = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    running = run.poll() is None
    if running:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return running


def test_a_killed_run_is_completed_by_the_next(tmp_path: Path):
    kills = int(os.environ.get("HEADWATER_KILLS", "6"))
    folder, out = coverage(tmp_path / "in", 40), tmp_path / "out"
    pipeline.read([folder], tmp_path / "whole", jobs=2)
    whole = contents(tmp_path / "whole")
    chance = random.Random(7)
    for n in range(kills):
        if n % 3 == 0:
            shutil.rmtree(out, ignore_errors=True)
        killed(folder, out, chance.uniform(0.1, 2.5))
        if n % 3 == 2:
            pipeline.read([folder], out, jobs=1)
            assert contents(out) == whole
