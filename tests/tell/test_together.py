"""`show --why` of two articles, through the front door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headwater import pipeline
from headwater.cli import app
from headwater.errors import SettingsError

TEXTS = {
    "east.txt": "Tram line to Norvik closed after landslip\n\n"
    "The tram line to Norvik was closed on Monday after a landslip at Seter buried forty metres of "
    "track. Nobody was hurt. The operator, Bybane, said repairs would take three weeks. Buses run from the harbour until then, it said.\n",
    "west.txt": "Landslip at Seter shuts the Norvik tram\n\n"
    "A landslip at Seter buried forty metres of track on Monday and shut the tram to Norvik. Nobody "
    "was hurt. Bybane, the operator, said repairs would take three weeks, and that buses would run from the harbour until then.\n",
    "north.txt": "Baker of Hammer wins the bread prize\n\n"
    "The bread prize went to a baker from Hammer on Friday, Signe Moe, for a loaf of rye and barley. "
    "The jury tasted sixty loaves. “I bake it as my grandmother did,” Moe said. The prize is a week in Lyon and a copper bowl.\n",
    "short.txt": "More soon.\n",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("trams")
    (base / "in").mkdir()
    for name, text in TEXTS.items():
        (base / "in" / name).write_text(text, "utf-8")
    pipeline.read([base / "in"], base / "out", jobs=1)
    return base / "out"


def show(record: Path, *words: str) -> str:
    return CliRunner().invoke(app, ["show", str(record), *words], catch_exceptions=False).output


def test_together_and_apart(record: Path):
    near = show(record, "--why", "east.txt", "west")
    assert "in one story" in near
    assert "likeness of the texts" in near
    far = show(record, "--why", "east.txt", "north.txt")
    assert "in two stories" in far
    assert "between the two stories" in far
    row = json.loads(show(record, "--why", "east.txt", "north.txt", "--json"))
    assert row["probability"] < row["threshold"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--why", "east.txt", "short.txt"], "no story"),
        (["--why", "east.txt", "east.txt"], "twice"),
        (["east.txt"], "--why"),
        (["--why", "a-", "x"], "begin"),
    ],
)
def test_what_makes_no_pair_is_told(record: Path, words: list[str], says: str):
    with pytest.raises(SettingsError, match=says):
        show(record, *words)
