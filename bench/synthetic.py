"""Articles by the thousand that no one wrote, as large and as repetitive as an archive, with stories and copied passages that are known.

Words come from a model of word pairs over a text that is given, so that words are as common and as bound to their neighbours as there. Every
story has names, figures and rare words of its own, which its articles keep coming back to. One article in ten carries one to four passages of a
pool. Sizes of stories and days are those of the raw pages behind the Gun Violence Corpus (Vossen et al. 2018): 3,343 incidents in 1,568 days.

    python bench/synthetic.py TEXT.jsonl COUNT OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

_SIZES = {1: 1970, 2: 901, 3: 306, 4: 99, 5: 30, 6: 17, 7: 5, 8: 7, 9: 3, 10: 3, 12: 1, 17: 1}  # articles of a story: how many stories
_LATER = (0, 0, 0, 0, 0, 1, 1, 2, 5, 8, 30, 114)  # days after the first article
_LENGTHS = (60, 95, 140, 180, 217, 260, 320, 420, 600, 900)  # words of an article, decile by decile
_FIRST, _DAYS = date(2013, 1, 1), 1568
_SYLLABLES = ("bar", "col", "dren", "fal", "gost", "hul", "jin", "kev", "lom", "mar", "nast", "pel", "quin", "rov", "stel", "vand", "wex", "yar")
_OUTLETS = 400
_BEARERS = 0.1  # of the articles carry planted passages
_POOL = 3  # articles that carry one passage, on average
_EVERY = 12  # words between two terms of the story

Row = dict[str, Any]


class Generator:
    """Draws articles; the same seed draws the same ones."""

    def __init__(self, text: Path, seed: int = 0) -> None:
        """`text` is JSONL with a `text` a line."""
        self.draw = random.Random(seed)  # noqa: S311 - a fixed seed, so that articles come out the same
        self.next: dict[str, list[str]] = {}
        for line in text.read_text("utf-8").splitlines():
            words = json.loads(line)["text"].split()
            for one, other in pairwise(words):
                self.next.setdefault(one, []).append(other)
        self.starts = [word for word in self.next if word[:1].isupper()]
        self.rare = [word for word, after in self.next.items() if len(after) <= 3 and word.isalpha() and word.islower()]

    def walk(self, count: int, terms: list[str]) -> list[str]:
        """So many words, now and then one of some terms."""
        draw, out = self.draw, []
        word = draw.choice(self.starts)
        while len(out) < count:
            out.append(word)
            if terms and draw.random() < 1 / _EVERY:
                out.append(draw.choice(terms))
            after = self.next.get(word)
            word = after[int(draw.random() * len(after))] if after else draw.choice(self.starts)
        return out

    def name(self) -> str:
        """A name of two parts that means nothing."""
        return " ".join("".join(self.draw.choices(_SYLLABLES, k=self.draw.randint(2, 3))).title() for _ in range(2))

    def articles(self, count: int) -> Iterator[Row]:
        """Rows with `id`, `event`, `outlet`, `title`, `date`, `text`, and under `planted` the places of passages in the pool."""
        draw = self.draw
        pool = [" ".join(self.walk(draw.randint(15, 60), [])) for _ in range(max(2, int(count * _BEARERS * 2.5 / _POOL)))]
        made = story = 0
        while made < count:
            story += 1
            names = [self.name() for _ in range(4)]
            terms = [*names, *names, *draw.sample(self.rare, 8), f"{draw.randint(2, 9999)} {draw.choice(self.rare)}"]
            day = draw.randrange(_DAYS)
            for _ in range(min(draw.choices(list(_SIZES), list(_SIZES.values()))[0], count - made)):
                planted = draw.sample(range(len(pool)), min(draw.randint(1, 4), len(pool))) if draw.random() < _BEARERS else []
                blocks = [" ".join(self.walk(draw.choice(_LENGTHS), terms))]
                for at in planted:
                    blocks += [pool[at], " ".join(self.walk(20, terms))]
                yield {
                    "id": f"{made:06}",
                    "event": str(story),
                    "outlet": f"{_SYLLABLES[made % 7]} {draw.randrange(_OUTLETS)} herald".title(),
                    "title": f"{draw.choice(names)} {' '.join(self.walk(6, terms[8:]))}",
                    "date": (_FIRST + timedelta(days=day + draw.choice(_LATER))).isoformat(),
                    "text": "\n\n".join(blocks),
                    "planted": [(at, pool[at]) for at in planted],
                }
                made += 1


def main() -> None:
    """Writes so many articles to a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in Generator(args.text, args.count).articles(args.count))


if __name__ == "__main__":
    main()
