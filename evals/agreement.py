"""How far two readers agree on who stands behind what: Krippendorff's alpha over the stories that were labelled twice.

python evals/agreement.py

The first reading is in examples/gold/STORY.json, the second, made from the articles and the list of facts alone, in examples/gold/second/STORY.json.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "examples" / "gold"
Unit = Sequence[Any]


def alpha(units: Sequence[Unit], distance: Callable[[Any, Any], float]) -> float | None:
    """Krippendorff's alpha: 1 - observed / expected disagreement over units of values, one a reader who judged it (Krippendorff 2011).

    None where nothing could have differed.
    """
    judged = [unit for unit in units if len(unit) > 1]
    values = Counter(value for unit in judged for value in unit)
    total = sum(values.values())
    observed = sum(sum(distance(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in judged)
    expected = sum(n * m * distance(a, b) for a, n in values.items() for b, m in values.items())
    return None if not expected else 1 - (total - 1) * observed / expected


def nominal(a: Any, b: Any) -> float:
    return float(a != b)


def interval(a: int, b: int) -> float:
    return float((a - b) ** 2)


def pairs(fact: dict[str, Any], files: Sequence[str], what: str) -> Iterator[tuple[tuple[str, str], str | None]]:
    """Each two files of a fact: `same`, `different`, or None where the reader did not judge."""
    groups = fact.get(f"{what}_groups") or []
    side = fact["occasions" if what == "occasion" else "parties"]
    unknown = set((fact.get("party_unknown") if what == "party" else None) or fact.get("unknown") or ())
    for a, b in combinations(sorted(files), 2):
        together = any(a in group and b in group for group in groups)
        if {a, b} & unknown:
            yield (a, b), None
        else:
            yield (a, b), "same" if together else "different" if side["low"] >= len(groups) else None


def compared(story: str) -> tuple[dict[str, list[Unit]], int]:
    """The units of one story by what is compared, and how many facts both readers labelled."""
    first = {row["id"]: row for row in json.loads((GOLD / f"{story}.json").read_text("utf-8"))["facts"]}
    second = json.loads((GOLD / "second" / f"{story}.json").read_text("utf-8"))["facts"]
    units: dict[str, list[Unit]] = {}
    both = sorted(first.keys() & second.keys())
    for key in both:
        files = sorted({mention["file"] for mention in first[key]["mentions"] if not mention.get("in_noise")})
        for what in ("occasion", "party"):
            readings = [dict(pairs(fact[key], files, what)) for fact in (first, second)]
            units.setdefault(f"{what}: same or different", []).extend(
                [value for one in readings if (value := one[pair]) is not None] for pair in readings[0]
            )
        for side in ("occasions", "parties"):
            for end in ("low", "high"):
                units.setdefault(f"{side}: {end}", []).append([fact[key][side][end] for fact in (first, second)])
    return units, len(both)


def main() -> None:
    """Prints a line a comparison: alpha, over how many units, in how many both said the same."""
    every: dict[str, list[Unit]] = {}
    for path in sorted((GOLD / "second").glob("*.json")):
        units, count = compared(path.stem)
        print(f"{path.stem}: {count} facts")
        for name, some in units.items():
            every.setdefault(name, []).extend(some)
    print(f"{'':<30}{'alpha':>7}{'units':>7}{'alike':>7}")
    for name, some in every.items():
        found = alpha(some, nominal if "same" in name else interval)
        judged = [unit for unit in some if len(unit) > 1]
        alike = sum(len(set(unit)) == 1 for unit in judged)
        print(f"{name:<30}{'n/a' if found is None else f'{found:.3f}':>7}{len(judged):>7}{alike:>7}")


if __name__ == "__main__":
    main()
