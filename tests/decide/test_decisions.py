"""Decisions: found again by their words, applied above what was found, taken back, and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headwater import pipeline
from headwater.cli import app
from headwater.decide import read_decisions, standing
from headwater.errors import SettingsError

HALL = {
    "gazette.txt": """Roof of Quarrow town hall to be rebuilt
The Quarrow Gazette
3 March 2031

The roof of the town hall in Quarrow will be rebuilt for 3.2m crowns, the mayor, Lena Hartwig, said on Monday. “The old roof would not have stood
another winter,” she told the Quarrow Gazette.

The works begin in May and take eight months, she said. The council owns the hall. A builder, Otto Prell, said that the beams were rotten.
""",
    "herald.txt": """Quarrow council pays 3.2m crowns for new roof
The Vale Herald
4 March 2031

Quarrow's council will pay 3.2m crowns for a new roof on its town hall, mayor Lena Hartwig said on Monday. Works begin in May and take nine months.

“The old roof would not have stood another winter,” Hartwig told the Quarrow Gazette. The builder Otto Prell said the beams were rotten.
""",
    "mirror.txt": """Town hall roof: works in Quarrow start in May
The Lowland Mirror
4 March 2031

Works on the roof of the Quarrow town hall start in May and take eight months, the council said. The roof costs 3.2m crowns. Otto Prell, a builder
from Quarrow, said that the beams were rotten. “I have seen better wood in a bonfire,” Prell said.
""",
}
LIGHT = """Lighthouse of Cape Odda goes dark after 140 years
The Odda Post
9 August 2031

The lighthouse of Cape Odda was switched off on Friday after 140 years. Fishermen asked the coast office to keep it, and its keeper, Runa Vold, wept.
Ships are guided by satellite now, the coast office said. The tower will be sold, and the lamp goes to the museum in Harstad.
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in HALL.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "post.txt").write_text(LIGHT, "utf-8")
    pipeline.read([folder], tmp_path / "out", jobs=1)
    return tmp_path / "out"


def rows(record: Path, kind: str) -> list[dict]:
    return [json.loads(line) for line in (record / f"{kind}.jsonl").read_text("utf-8").split("\n") if line]


def outcomes(record: Path) -> list[tuple[str, bool]]:
    return [(row["verb"], row["applied"]) for row in json.loads((record / "manifest.json").read_text("utf-8"))["decisions"]]


def decide(record: Path, *words: str) -> str:
    done = CliRunner().invoke(app, ["decide", str(record), *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output.split(":")[0]


def story_of(record: Path, file: str) -> set[str]:
    files = {row["id"]: row["file"] for row in rows(record, "articles")}
    return next({files[id_] for id_ in row["articles"]} for row in rows(record, "stories") if file in {files[id_] for id_ in row["articles"]})


def test_a_rejected_claim_is_left_out_until_that_is_undone(record: Path):
    before = rows(record, "claims")
    claim = max(before, key=lambda row: row["articles"])
    made = decide(record, "reject", claim["id"], "--by", "Ann", "--note", "two things")
    (line,) = (record / "decisions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["anchors"][0]["words"] in "".join(HALL.values())
    pipeline.replay(record, jobs=1)
    assert rows(record, "claims") == [row for row in before if row["id"] != claim["id"]]
    assert outcomes(record) == [("reject", True)]
    page = (record / "index.html").read_text("utf-8")
    assert "What people decided" in page
    assert "two things" in page
    decide(record, "undo", made)
    pipeline.replay(record, jobs=1)
    assert rows(record, "claims") == before
    assert outcomes(record) == [("reject", False), ("undo", True)]
    assert (record / "decisions.jsonl").read_text("utf-8").startswith(line)


def test_a_date_set_on_an_article_flows_through_and_other_decisions_still_find_their_words(record: Path):
    claim = next(row for row in rows(record, "claims") if "rotten" in row["text"])
    decide(record, "confirm", claim["id"])
    decide(record, "set", "herald.txt", "--set", "date=2031-04-08")
    decide(record, "set", "herald.txt", "--set", "outlet=The Hill Herald")
    pipeline.replay(record, jobs=1)
    herald = next(row for row in rows(record, "articles") if row["file"] == "herald.txt")
    assert (herald["outlet"], herald["outlet_basis"], herald["published"], herald["published_basis"]) == (
        "The Hill Herald",
        "given",
        "2031-04-08",
        "given",
    )
    assert outcomes(record) == [("confirm", True), ("set", True), ("set", True)]
    days = {row["value"] for row in rows(record, "dates") if row["article"] == herald["id"]}
    assert "2031-04-07" in days  # its Monday
    again = next(row for row in rows(record, "claims") if "rotten" in row["text"])
    shown = CliRunner().invoke(app, ["show", str(record), "--why", again["id"]]).output
    assert "decided: " in shown
    assert "confirmed" in shown


def test_stories_are_put_together_and_taken_apart(record: Path):
    assert story_of(record, "post.txt") == {"post.txt"}
    decide(record, "join", "post.txt", "gazette.txt")
    decide(record, "split", "mirror.txt")
    pipeline.replay(record, jobs=1)
    assert story_of(record, "post.txt") == {"post.txt", "gazette.txt", "herald.txt"}
    assert story_of(record, "mirror.txt") == {"mirror.txt"}
    assert {row["story"] for row in rows(record, "claims")} == {row["id"] for row in rows(record, "stories")}
    (lone,) = (row["id"] for row in rows(record, "articles") if row["file"] == "mirror.txt")
    told = [{m["article"] for m in row["mentions"]} for row in rows(record, "claims")]
    assert all(articles == {lone} or lone not in articles for articles in told)
    joined = next(row for row in rows(record, "stories") if len(row["articles"]) == 3)
    assert any("a person" in line for line in joined["because"])


def test_two_names_of_one_person_are_joined_and_what_he_said_follows(record: Path):
    names = {row["name"]: row["id"] for row in rows(record, "names") if row["kind"] == "person"}
    assert {"Lena Hartwig", "Otto Prell"} <= set(names)
    decide(record, "join", names["Lena Hartwig"], names["Otto Prell"])
    pipeline.replay(record, jobs=1)
    people = [row for row in rows(record, "names") if {"Lena Hartwig", "Otto Prell"} & set(row["variants"])]
    assert len(people) == 1
    assert {"Lena Hartwig", "Otto Prell"} <= set(people[0]["variants"])
    said = {row["speaker"]["name"] for row in rows(record, "statements") if row["speaker"] and not row["speaker"]["anonymous"]}
    assert not ({"Lena Hartwig", "Otto Prell"} <= said)
    decide(record, "split", people[0]["id"], "mirror.txt")
    pipeline.replay(record, jobs=1)
    people = [row for row in rows(record, "names") if {"Lena Hartwig", "Otto Prell"} & set(row["variants"])]
    assert len(people) == 2


def test_a_party_set_on_a_statement_is_counted(record: Path):
    statement = next(row for row in rows(record, "statements") if "rotten" in row["canonical"])
    decide(record, "set", statement["id"], "--set", "party=Prell & Sons")
    pipeline.replay(record, jobs=1)
    again = next(row for row in rows(record, "statements") if "rotten" in row["canonical"])
    assert again["speaker"]["party"] == "Prell & Sons"
    decide(record, "set", again["id"], "--set", "speaker=Lena Hartwig")
    pipeline.replay(record, jobs=1)
    again = next(row for row in rows(record, "statements") if "rotten" in row["canonical"])
    hartwig = next(row for row in rows(record, "names") if row["name"] == "Lena Hartwig")
    assert again["speaker"]["id"] == hartwig["id"]


def test_a_claim_is_taken_apart_and_joined(record: Path):
    claim = next(row for row in rows(record, "claims") if row["articles"] == 3)
    decide(record, "split", claim["id"], "mirror.txt")
    pipeline.replay(record, jobs=1)
    mirror = next(row["id"] for row in rows(record, "articles") if row["file"] == "mirror.txt")
    places = [{(m["article"], m["start"]) for m in row["mentions"]} for row in rows(record, "claims")]
    own = {(m["article"], m["start"]) for m in claim["mentions"]}
    parts = [some for some in places if some <= own]
    assert sorted(len({article for article, _ in part}) for part in parts) == [1, 2]
    assert any({article for article, _ in part} == {mirror} for part in parts)
    one, two = (next(row["id"] for row in rows(record, "claims") if {(m["article"], m["start"]) for m in row["mentions"]} == part) for part in parts)
    decide(record, "join", one, two)
    pipeline.replay(record, jobs=1)
    assert own in [{(m["article"], m["start"]) for m in row["mentions"]} for row in rows(record, "claims")]


def test_a_rejected_article_is_kept_but_in_no_story(record: Path):
    decide(record, "reject", "mirror.txt")
    pipeline.replay(record, jobs=1)
    mirror = next(row for row in rows(record, "articles") if row["file"] == "mirror.txt")
    assert mirror["stub"]
    assert all(mirror["id"] not in row["articles"] for row in rows(record, "stories"))


def test_what_does_not_find_its_words_is_kept_and_told(record: Path):
    claim = next(row for row in rows(record, "claims") if "rotten" in row["text"])
    decide(record, "unsure", claim["id"])
    path = record / "decisions.jsonl"
    path.write_text(path.read_text("utf-8") + '{"verb": "mend"}\nnot json\n', "utf-8")
    for name in HALL:
        (record.parent / "in" / name).write_text(LIGHT.replace("Odda", f"Odda {name[:3]}"), "utf-8")
    pipeline.read([record.parent / "in"], record, jobs=1)
    assert outcomes(record) == [("unsure", False), (None, False), (None, False)]
    assert len((record / "decisions.jsonl").read_text("utf-8").splitlines()) == 3
    brief = CliRunner().invoke(app, ["show", str(record)]).output
    assert "0 applied, 3 kept and not applied" in brief
    assert "its words stand in no article any more" in brief


def test_words_that_moved_within_their_file_are_found(record: Path):
    claim = next(row for row in rows(record, "claims") if "rotten" in row["text"])
    decide(record, "reject", claim["id"])
    for name, text in HALL.items():
        (record.parent / "in" / name).write_text(text.replace("Quarrow", "Old Quarrow"), "utf-8")
    pipeline.read([record.parent / "in"], record, jobs=1)
    assert outcomes(record) == [("reject", True)]
    assert not any("rotten" in row["text"] for row in rows(record, "claims"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["mend", "gazette.txt"], "no verb"),
        (["reject", "nobody.txt"], "nothing in the record"),
        (["set", "gazette.txt"], "what to set"),
        (["set", "gazette.txt", "--set", "mood=good"], "cannot be set"),
        (["set", "gazette.txt", "--set", "primary=perhaps"], "true or false"),
        (["set", "gazette.txt", "--set", "date=soon"], "no date"),
        (["join", "gazette.txt"], "one line alone"),
        (["split", "gazette.txt", "--span", "x"], "no place"),
        (["undo", "dec-0"], "standing decisions"),
    ],
)
def test_what_cannot_be_decided_is_told_at_once(record: Path, words: list[str], says: str):
    with pytest.raises(SettingsError, match=says):
        CliRunner().invoke(app, ["decide", str(record), *words], catch_exceptions=False)
    assert not (record / "decisions.jsonl").exists()


def test_the_last_opinion_and_the_last_value_stand(tmp_path: Path):
    anchor = [{"article": "a-1", "start": 3, "end": 9}]

    def line(verb: str, **more: object) -> str:
        return json.dumps({"at": "2031-01-01", "verb": verb, "kind": "claim", "anchors": anchor, **more})

    lines = [line("reject"), line("set", field="text", value="one"), line("set", field="text", value="two"), line("confirm"), line("undo")]
    (tmp_path / "decisions.jsonl").write_text("\n".join(lines), "utf-8")
    decisions, odd = read_decisions(tmp_path)
    assert not odd
    alive, gone = standing(decisions)
    assert [(one.verb, one.value) for one in alive] == [("set", "two")]  # the confirmation stood last and was taken back
    assert len(gone) == 4


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"verb": "set", "kind": "commitment", "field": "value", "value": NaN, "anchors": [{"article": "a"}]}',
        '{"verb": "set", "kind": "commitment", "field": "value", "value": 1e999, "anchors": [{"article": "a"}]}',
        '{"verb": "reject", "kind": "claim", "anchors": [{"article": "a", "start": true}]}',
        '{"verb": "reject", "kind": "claim", "anchors": [{"article": "a", "start": 9, "end": 3}]}',
        '{"verb": "reject", "kind": "claim", "anchors": []}',
        '{"verb": "set", "kind": "article", "anchors": [{"article": "a"}]}',
        '{"verb": "set", "kind": "article", "field": "outlet", "value": ["x"], "anchors": [{"article": "a"}]}',
        "[]",
    ],
)
def test_a_line_that_is_no_decision_stops_nothing(tmp_path: Path, line: str):
    (tmp_path / "decisions.jsonl").write_text(f"{line}\n", "utf-8")
    decisions, odd = read_decisions(tmp_path)
    assert (decisions, len(odd)) == ([], 1)


def test_odd_values_are_kept_and_told(record: Path):
    gazette = next(row["id"] for row in rows(record, "articles") if row["file"] == "gazette.txt")
    odd = [
        ("article", "outlet", 1),
        ("article", "date", "soon"),
        ("article", "primary", "perhaps"),
        ("article", "title", "x"),
        ("name", "kind", "x"),
    ]
    anchor = {"article": gazette, "start": 0, "end": 9}
    lines = [{"verb": "set", "kind": kind, "field": field, "value": value, "anchors": [anchor], "ids": 5} for kind, field, value in odd]
    lines.append({"verb": "reject", "kind": "story", "anchors": [anchor], "note": "\ud800 half"})
    lines.append({"verb": "join", "kind": "article", "anchors": [anchor], "by": "\x1b[31m"})
    (record / "decisions.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    before = rows(record, "claims")
    pipeline.replay(record, jobs=1)
    assert outcomes(record) == [("set", False)] * 5 + [("reject", False), ("join", False)]
    assert rows(record, "claims") == before
    assert "\x1b" not in CliRunner().invoke(app, ["decide", str(record)]).output
