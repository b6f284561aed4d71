"""Measures each rule on texts made to be hard: seconds of CPU for one article of SIZE characters, rule by rule and text by text.

    python bench/hostile.py                   all texts, 100,000 characters each
    python bench/hostile.py --size 50000      half as long: a rule whose seconds fall by more than half is not linear
    python bench/hostile.py --only digits     one text
    python bench/hostile.py --over 0.5        only what takes longer, with the sum of each text

The models are told apart: what the tagger takes grows with the text as it should.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from headwater.align.amounts import join_amounts
from headwater.align.claims import align_claims
from headwater.align.names import join_names
from headwater.align.speakers import resolve_speakers
from headwater.align.statements import join_statements
from headwater.annotate.amounts import find_amounts
from headwater.annotate.attributions import find_attributions
from headwater.annotate.clauses import find_clauses
from headwater.annotate.dates import find_dates
from headwater.annotate.names import find_names
from headwater.annotate.statements import find_statements
from headwater.compare import find_differences
from headwater.count import count_parties
from headwater.ledger import find_commitments, find_events, find_relations
from headwater.mark import mark_blocks, profile
from headwater.models.tagger import tag
from headwater.record import Article, Coverage, Name, Statement, Story, article_id, sha256
from headwater.trace.copies import find_copies
from headwater.trace.origins import statements_with_origins, trace_origins

STEPS: tuple[tuple[str, Callable[[Coverage], Iterable[Any]]], ...] = (
    ("names", join_names),
    ("statements", resolve_speakers),
    ("amounts", join_amounts),
    ("statements", join_statements),
    ("claims", align_claims),
    ("origins", trace_origins),
    ("statements", statements_with_origins),
    ("claims", count_parties),
    ("differences", find_differences),
    ("commitments", find_commitments),
    ("events", find_events),
    ("relations", find_relations),
)
TEXTS = {
    "digits": "1 ",
    "digits without blanks": "1",
    "thousands": "1,000,000",
    "one letter": "a",
    "capitals": "Aa ",
    "names": "Ada Fenn ",
    "initials": "A.B. ",
    "offices": "the minister of the ministry of ",
    "quotation marks": "“ ",
    "straight quotes": '"a ',
    "apostrophes": "a'b' ",
    "said": "said that he said that ",
    "quotes said": "“Aye,” said Ada Fenn. ",
    "commas": "and, or, but, ",
    "brackets": "((( ",
    "hyphens": "a-b-",
    "full stops": ". ",
    "money": "£1.2m to $3bn of ",
    "dates": "May 1 to May 2, 2016, Friday, ",
    "lines": "a\n",
    "short lines": "Read more: the story\n",
    "by-lines": "By Ada Fenn for The Ellin Post\n",
    "blanks": " ",
    "no-break blanks": "\xa0\u2009",
    "addresses": "http://a.example/b?c=d ",
    "combining": "e\u0301",
    "one word a sentence": "Go. ",
    "sums for things": "£5m for Ada, $7m for Fenn, ",
}


def article(text: str) -> Article:
    """A body of this text under a headline."""
    whole = f"Minister speaks at Ellin\n\n{text}"
    return Article(
        article_id("Ellin Post", None, "2016-05-04", "a.txt", whole), whole, sha256(whole), "a.txt", outlet="Ellin Post", published="2016-05-04"
    )


def timed(run: Callable[[], Iterable[Any]]) -> tuple[float, list[Any]]:
    """Seconds of CPU, and what came."""
    began = time.process_time()
    found = list(run())
    return time.process_time() - began, found


def measure(text: str) -> dict[str, float]:
    """Seconds of every rule on one text."""
    plain = article(text)
    took: dict[str, float] = {}
    took["mark"], (marked, *_) = timed(lambda: [mark_blocks(plain, profile([plain]))])
    took["tagger"], _ = timed(lambda: [tag(marked.text)])
    took["amounts"], amounts = timed(lambda: find_amounts(marked))
    took["dates"], dates = timed(lambda: find_dates(marked))
    took["names"], found = timed(lambda: find_names(marked))
    names = [one for one in found if isinstance(one, Name)]
    took["attributions"], told = timed(lambda: find_attributions(marked))
    took["statements"], spoken = timed(lambda: find_statements(marked, names, told))
    statements = tuple(one for one in spoken if isinstance(one, Statement))
    took["clauses"], clauses = timed(lambda: find_clauses(marked, statements))
    took["copies"], _ = timed(lambda: find_copies([marked]))
    story = Story("s-1", None, (marked.id,), None, None)
    parts = {"names": names, "statements": statements, "amounts": amounts, "dates": dates, "clauses": clauses}
    coverage = Coverage(story, (marked,), **{kind: tuple(some) for kind, some in parts.items()})
    for kind, step in STEPS:
        name = step.__name__
        took[name], made = timed(partial(step, coverage))
        change: dict[str, Any] = {kind: tuple(made)}
        coverage = replace(coverage, **change)
    return took


def main() -> None:
    """Prints one line a text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--only", choices=TEXTS)
    parser.add_argument("--over", type=float, default=0.0)
    args = parser.parse_args()
    measure("Ada Fenn said on Friday that £3m had been lost. " * 3)  # the models and tables are loaded
    for name, unit in TEXTS.items():
        if args.only in (None, name):
            took = measure((unit * (args.size // len(unit) + 1))[: args.size])
            shown = (f"{rule} {seconds:.2f}" for rule, seconds in took.items() if seconds >= args.over)
            print(f"{name:22} {sum(took.values()):6.1f} s   {', '.join(shown)}", flush=True)


if __name__ == "__main__":
    main()
