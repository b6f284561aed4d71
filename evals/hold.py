"""Holds the floors of evals/floors.json: reads each set through the front door, measures, and fails below a floor.

python evals/hold.py                     the bundled stories
python evals/hold.py --shared FOLDER     the sets in FOLDER, with the scorers that lie there
python evals/hold.py --raise             writes floors up to what was measured (never down), and the figures that go with this
                                         version into src/headwater/measured.json and docs/method.md
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from across import Across
from headwater import pipeline
from measure import Comparison

HERE = Path(__file__).parent
ROOT = HERE.parent
GROUPS = {"bundled": "bundled stories", "shared": "sets that are not shipped"}
BEGIN, END = "<!-- error rates: begin -->", "<!-- error rates: end -->"
SLACK = 0.01  # a raised floor stands this far below the figure, so that a change of no weight does not stop the work


def bundled(entry: dict[str, Any], out: Path) -> dict[str, float | None]:
    """The figures of one bundled story."""
    pipeline.read([ROOT / entry["input"]], out)
    one = Comparison(ROOT / entry["gold"], out)
    return {**one.figures(), **Across(one).figures()}


def shared(entry: dict[str, Any], folder: Path, out: Path) -> dict[str, float | None]:
    """The figures of one set that lies beside the checkout, by the scorer that lies there."""
    pipeline.read([folder / entry["input"]], out)
    command = [sys.executable, str(folder / "score" / entry["scorer"]), "--gold", str(folder / entry["gold"]), "--record", str(out), "--json"]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - a scorer the caller names
    return {name: _dig(answer, path) for name, path in entry["figures"].items()}


def _dig(answer: Any, path: str) -> float | None:
    for key in path.split("/"):
        answer = answer[key]
    return None if answer is None else float(answer)


def publish(group: str, measured: dict[str, dict[str, float]]) -> None:
    """Writes the figures where the program and its readers find them."""
    path = ROOT / "src" / "headwater" / "measured.json"
    rates = json.loads(path.read_text("utf-8")) or {"meaning": "F1, or the share that is right: 1 is best. Made by evals/hold.py."}
    rates[GROUPS[group]] = measured
    path.write_text(json.dumps(rates, indent=1, ensure_ascii=False) + "\n", "utf-8")
    page = ROOT / "docs" / "method.md"
    before, rest = page.read_text("utf-8").split(BEGIN)
    _, after = rest.split(END)
    tables = [f"\n{rates['meaning']}\n"]
    for title in (title for title in GROUPS.values() if title in rates):
        sets = rates[title]
        names = list(dict.fromkeys(name for figures in sets.values() for name in figures))
        tables.append(f"\n### {title.capitalize()}\n\n| figure | {' | '.join(sets)} |\n|{' --- |' * (len(sets) + 1)}\n")
        tables.extend(f"| {name} | {' | '.join(_cell(figures.get(name)) for figures in sets.values())} |\n" for name in names)
    page.write_text(f"{before}{BEGIN}{''.join(tables)}{END}{after}", "utf-8")


def _cell(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.3f}"


def main() -> int:
    """Prints a line a figure; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="folder with sets and scorers")
    parser.add_argument("--raise", action="store_true", dest="lift", help="write floors up to what was measured")
    args = parser.parse_args()
    path = HERE / "floors.json"
    floors = json.loads(path.read_text("utf-8"))
    low = 0
    checked = 0
    group = "shared" if args.shared else "bundled"
    measured: dict[str, dict[str, float]] = {}
    for name, entry in floors[group].items():
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "record"
            figures = shared(entry, args.shared, out) if args.shared else bundled(entry, out)
        measured[name] = {measure: round(figure, 3) for measure, figure in figures.items() if figure is not None}
        for measure, figure in figures.items():
            floor = entry["floors"].get(measure, 0.0)
            below = figure is not None and figure < floor
            low += below
            checked += figure is not None
            print(f"{name:<28}{measure:<24}{'n/a' if figure is None else f'{figure:.3f}':>7}  floor {floor:.3f}{'  BELOW' if below else ''}")
            if args.lift and figure is not None:
                entry["floors"][measure] = max(floor, 1.0 if figure == 1 else int((figure - SLACK) * 1000) / 1000)
    if args.lift:
        publish(group, measured)
        path.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    print(f"{checked - low} passed, {low} failed")
    return 1 if low or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
