"""Scores the stories that nobody builds by (examples/reserve), and writes every scoring into evals/log.md.

python evals/reserve.py --why "before release 0.2"

These stories say how the program reads what its makers have not looked at, as long as nobody looks: score them before a release, read the figures,
and never an article, its gold or what the program made of it.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hold import bundled

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> None:
    """Prints a table of the figures, one column a story, and adds it to the log."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--why", required=True, help="what the scoring is for; stands in the log")
    args = parser.parse_args()
    stories = sorted(path.stem for path in (ROOT / "examples" / "reserve" / "gold").glob("*.json"))
    found: dict[str, dict[str, float | None]] = {}
    for story in stories:
        with tempfile.TemporaryDirectory() as folder:
            entry = {"input": f"examples/reserve/{story}", "gold": f"examples/reserve/gold/{story}.json"}
            found[story] = bundled(entry, Path(folder) / "record")
    names = list(dict.fromkeys(name for figures in found.values() for name in figures))
    lines = [f"| figure | {' | '.join(stories)} |", f"|{' --- |' * (len(stories) + 1)}"]
    lines += [f"| {name} | {' | '.join(_cell(found[story].get(name)) for story in stories)} |" for name in names]
    table = "\n".join(lines)
    print(table)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()  # noqa: S607 - git, wherever it is
    with (HERE / "log.md").open("a", encoding="utf-8") as log:
        log.write(f"\n## {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, after {commit}: {args.why}\n\n{table}\n")


def _cell(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
