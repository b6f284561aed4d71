"""Primary texts: where words come from, with direction, as the held origin of what articles have from them; no outlet in any count."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headwater import pipeline
from headwater.cli import app

RELEASE = """New quay for Sundholm harbour
12 May 2031

Sundholm Port Authority will build a new quay of 340 metres at the north end of the harbour, at a cost of 62 million crowns. Work starts in September
and will be finished within two years.

“The old quay was built for sailing ships, and the ferries of today cannot turn there,” said Marit Dahlquist, the authority's director.

The authority has set aside a further 4 million crowns for a shelter for seabirds, which nest on the old pier every spring.
"""
COVERAGE = {
    "bulletin.txt": """Harbour gets 340-metre quay
12 May 2031

A new quay is to be built at the north end of the harbour in Sundholm at a cost of 62 million crowns, the port authority announced on Monday.

“The old quay was built for sailing ships, and the ferries of today cannot turn there,” said Marit Dahlquist, its director.

The authority has set aside a further 4 million crowns for a shelter for seabirds, which nest on the old pier every spring.
""",
    "evening.txt": """Seabirds to get a shelter as Sundholm builds
12 May 2031

Sundholm's port is to have a new quay. Work starts in September and will be finished within two years. The quay costs 62 million crowns.

The authority has set aside a further 4 million crowns for a shelter for seabirds, which nest on the old pier every spring.
""",
    "courant.txt": """Fishermen fear for their berths in Sundholm
13 May 2031

Fishermen in Sundholm fear that the new quay, which costs 62 million crowns, will take their berths. “Nobody asked us,” said Jonas Vik, who
heads the fishermen's union of Sundholm. The port authority plans to begin work in September.
""",
}
RELEASE, COVERAGE = re.sub(r"\n(?=[a-z])", " ", RELEASE), {name: re.sub(r"\n(?=[a-z])", " ", text) for name, text in COVERAGE.items()}
OUTLETS = {
    "release.txt": "Sundholm Port Authority",
    "bulletin.txt": "The Sundholm Bulletin",
    "evening.txt": "The Evening Fjord",
    "courant.txt": "The Coast Courant",
}


def rows(record: Path, kind: str) -> list[dict]:
    return [json.loads(line) for line in (record / f"{kind}.jsonl").read_text("utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("quay")
    for folder, texts in (("in", COVERAGE), ("given", {"release.txt": RELEASE})):
        (base / folder).mkdir()
        for name, text in texts.items():
            (base / folder / name).write_text(text, "utf-8")
        table = "".join(f"{name},{OUTLETS[name]}\n" for name in texts)
        (base / folder / "articles.csv").write_text(f"file,outlet\n{table}", "utf-8")
    pipeline.read([base / "in"], base / "without", jobs=1)
    pipeline.read([base / "in"], base / "out", primary=[base / "given"], jobs=1)
    return base / "out"


def test_a_primary_text_is_marked_and_in_the_story(record: Path):
    assert {row["file"]: row["primary"] for row in rows(record, "articles")} == dict.fromkeys(COVERAGE, False) | {"release.txt": True}
    assert [len(row["articles"]) for row in rows(record, "stories")] == [4]


def test_copies_lead_back_to_it(record: Path):
    (release,) = (row["id"] for row in rows(record, "articles") if row["primary"])
    shared = [row for row in rows(record, "copies") if release in {p["article"] for p in row["passages"]}]
    assert shared
    assert {row["from"] for row in shared} == {release}
    birds = next(row for row in shared if row["words"] >= 20 and len(row["passages"]) == 3)
    texts = {row["id"]: row["text"] for row in rows(record, "articles")}
    assert all("shelter for seabirds" in texts[p["article"]][p["start"] : p["end"]] for p in birds["passages"])


def test_it_is_the_held_origin_of_what_it_carries(record: Path):
    files = {row["id"]: row["file"] for row in rows(record, "articles")}
    (origin,) = (row for row in rows(record, "origins") if row["held"] and files[row["held"]] == "release.txt")
    assert (origin["type"], origin["access"], origin["party"]) == ("statement", "public", "Sundholm Port Authority")
    reasons = {files[carrier["article"]]: {b["reason"] for b in carrier["because"]} for carrier in origin["carried_by"]}
    assert reasons["release.txt"] == {"given"}
    assert "same_words" in reasons["evening.txt"]
    assert {"same_words", "same_statement"} <= reasons["bulletin.txt"]
    texts = {row["id"]: row["text"] for row in rows(record, "articles")}
    lifted = [
        " ".join(texts[c["article"]][b["start"] : b["end"]].split())
        for c in origin["carried_by"]
        for b in c["because"]
        if b["reason"] == "same_words"
    ]
    assert "Work starts in September and will be finished within two years" in lifted  # plain words, taken whole
    quote = next(row for row in rows(record, "statements") if "sailing ships" in row["canonical"])
    assert quote["origin"] == origin["id"]
    assert len(quote["mentions"]) == 2
    own = next(row for row in rows(record, "statements") if "Nobody asked us" in row["canonical"])
    assert own["origin"] != origin["id"]


def test_it_is_no_outlet_and_no_further_party(record: Path):
    birds = next(row for row in rows(record, "claims") if "seabirds" in row["text"] and row["articles"] == 3)
    assert (birds["outlets"], birds["owners"]) == (2, 2)
    assert birds["occasions"] == birds["parties"] == {"low": 1, "high": 1}
    assert all(row["parties"]["low"] <= 2 for row in rows(record, "claims") if row["parties"])


def test_holding_the_origin_never_raises_the_lower_bound(record: Path):
    def bounds(folder: Path) -> dict[tuple[str, ...], int]:
        files = {row["id"]: row["file"] for row in rows(folder, "articles")}
        out = {}
        for row in (row for row in rows(folder, "claims") if row["parties"]):
            places = sorted(f"{files[m['article']]} {m['start']}" for m in row["mentions"] if files[m["article"]] != "release.txt")
            out[tuple(places)] = row["parties"]["low"]
        return out

    with_it, without = bounds(record), bounds(record.parent / "without")
    same = set(with_it) & set(without)
    assert len(same) >= 5
    assert all(with_it[key] <= without[key] for key in same)


def test_the_brief_and_the_page_show_what_was_lifted(record: Path):
    brief = CliRunner().invoke(app, ["show", str(record), "--all"], catch_exceptions=False).output
    assert "Lifted from primary texts" in brief
    assert "3 articles · 1 primary text · 3 known outlets" in brief
    line = next(line for line in brief.splitlines() if line.strip().startswith("Sundholm Port Authority, New quay"))
    assert "The Sundholm Bulletin" in line
    assert "The Coast Courant" not in line
    page = (record / "index.html").read_text("utf-8")
    assert "Lifted from primary texts" in page
    assert "The Evening Fjord has" in page


def test_it_is_given_later_and_taken_back(record: Path, tmp_path: Path):
    base, out = record.parent, tmp_path / "out"
    done = CliRunner().invoke(app, ["read", str(base / "in"), "--out", str(out), "--quiet", "--jobs", "1"], catch_exceptions=False)
    assert done.exit_code == 0
    CliRunner().invoke(app, ["read", "--primary", str(base / "given"), "--out", str(out), "--quiet", "--jobs", "1"], catch_exceptions=False)
    now, then = ([{**row, "story": None} for row in rows(folder, "claims")] for folder in (out, record))
    assert now == then
    assert len(now) > 5
    pipeline.read([base / "given"], out, jobs=1)
    assert not any(row["primary"] for row in rows(out, "articles"))


def test_an_agencys_original_is_the_held_origin_of_its_report(tmp_path: Path):
    held = "The dam at Ulvik held on Sunday as the snow melted faster than in any spring since 1967, engineers said."
    wire = (
        f"Dam at Ulvik holds as snow melts\n\nULVIK (FNW) - {held} About 300 people had left their homes below it on Saturday night, "
        "and came back in the morning.\n"
    )
    paper = (
        f"Families go home after night of fear in Ulvik\n\n{held} Some 300 people who had left their homes below the dam on "
        "Saturday slept on the floor of the school, and came back in the morning. The snow above Ulvik is still melting.\n"
    )
    for folder, text, outlet in (("in", paper, "The Ulvik Leader"), ("given", wire, "Fjell News Wire")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.txt").write_text(text, "utf-8")
        (tmp_path / folder / "articles.csv").write_text(f"file,outlet,date\ntext.txt,{outlet},2031-04-06\n", "utf-8")
    out = tmp_path / "out"
    pipeline.read([tmp_path / "in"], out, primary=[tmp_path / "given"], jobs=1)
    files = {row["id"]: row["file"] for row in rows(out, "articles")}
    (origin,) = (row for row in rows(out, "origins") if row["held"] and files[row["held"]] == "given/text.txt")
    assert (origin["type"], origin["party"]) == ("agency", "Fjell News Wire")
    assert {files[carrier["article"]] for carrier in origin["carried_by"]} == {"given/text.txt", "in/text.txt"}
    brief = CliRunner().invoke(app, ["show", str(out)], catch_exceptions=False).output
    assert "1 article · 1 primary text · 1 known outlet" in brief
