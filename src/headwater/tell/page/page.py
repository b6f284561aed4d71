"""Writes the page of a record: one file with everything, or, where that would be large, a file for each story beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from headwater.tell.files import write_text
from headwater.tell.page.evidence import Record, anchor, filled, shelf
from headwater.tell.page.ledger import ledger
from headwater.tell.page.opening import Cards, days, opening
from headwater.tell.page.origin_map import draw, groups
from headwater.tell.page.people import people
from headwater.tell.page.texts import texts
from headwater.tell.page.views import claims, differences, statements
from headwater.tell.totals import RULE
from headwater.tell.words import Row, harmless, interval, one_line, plural, short

Task = tuple[Record, Row, str]  # the rows of a story, the story, and the key its anchors begin with
Run = Callable[[Callable[[Task], str], Iterable[Task]], Iterable[str]]
TEMPLATES = Path(__file__).parent / "templates"
LARGEST = 3_000_000  # characters of one page; a record that needs more gets a page for each story
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as the list of stories shows it: where it stands, and its counts."""

    key: str
    href: str
    title: str
    dates: str
    articles: int
    outlets: int
    origins: int
    claims: int
    alone: int
    differences: int


def write_page(record: Record, manifest: Mapping[str, Any], folder: Path, run: Run = map) -> None:
    """Writes `index.html`, and `story-ID.html` for each story where one file would have more than `LARGEST` characters.

    `record` is kind -> rows as in the record's files; rows may lack fields. The page needs no network and its main views no script.
    `run` maps a function over the stories, in order, as `map` does: an engine's may do so in several processes.
    Raises StoreError where the folder cannot be written.
    """
    rows = filled(record)
    stories = sorted(rows["stories"], key=lambda story: (-len(story["articles"]), story["title"] or "", story["id"]))
    keys = {story["id"]: f"s{n}" for n, story in enumerate(stories, 1)}
    own = _own(rows, stories)
    tasks = ((own[story["id"]], story, keys[story["id"]]) for story in stories)
    told = dict(zip(keys, run(_told, tasks), strict=True))
    told_in = {id_ for story in stories for id_ in story["articles"]}
    single = sorted((row for row in rows["articles"] if row["id"] not in told_in), key=lambda row: (row["file"] or "", row["id"]))
    alone = _render("alone.html", texts=texts({**rows, "stories": []}, shelf(single, "x"))) if single else ""
    split = len(told) > 1 and sum(map(len, told.values())) + len(alone) > LARGEST
    files = {id_: f"story-{anchor(id_)}.html" if split else "" for id_ in told}
    entries = [_entry(own[story["id"]], story, keys[story["id"]], files[story["id"]]) for story in stories]
    method = _render("method.html", manifest=manifest, rejected=rows["rejected"], rule=RULE)
    shared = {"method": method, "entries": entries, "several": len(stories) > 1}
    for id_, file in files.items():
        if file:
            entry = next(entry for entry in entries if entry.href.startswith(file))
            _write(folder, file, title=entry.title, bodies=[told[id_]], alone="", home=False, **shared)
    title = entries[0].title if len(entries) == 1 else f"Coverage of {plural(len(entries), 'story')}"
    _write(folder, "index.html", title=title, bodies=[] if split else list(told.values()), alone=alone, home=True, **shared)


def _told(task: Task) -> str:
    """A story as HTML."""
    return _render("story.html", **_story(*task))


def _story(own: Record, story: Row, key: str) -> dict[str, Any]:
    """What the template of a story shows."""
    by_id = {row["id"]: row for row in own["articles"]}
    shelf_ = shelf((by_id[id_] for id_ in story["articles"] if id_ in by_id), key)
    found, cards_claims, cards_differences, sums = groups(own, shelf_), claims(own, shelf_), differences(own, shelf_), ledger(own, shelf_)
    head, sections = opening(own, story, shelf_, Cards(found, cards_claims, cards_differences, sums))
    return {
        "key": key,
        "title": one_line(story["title"] or "(no title)", 240),
        "id": story["id"],
        "because": [line for line in story["because"] or () if isinstance(line, str)],
        "head": head,
        "sections": sections,
        "groups": found,
        "drawing": draw(found, shelf_),
        "claims": cards_claims,
        "statements": statements(own, shelf_),
        "differences": cards_differences,
        "ledger": sums,
        "rule": RULE,
        "people": people(own, shelf_),
        "texts": texts(own, shelf_),
    }


def _own(rows: Record, stories: Sequence[Row]) -> dict[str, dict[str, list[Row]]]:
    """The rows of each story by its id. Articles are known by the story's list, dates by their article."""
    story_of = {id_: story["id"] for story in stories for id_ in story["articles"]}
    own: dict[str, dict[str, list[Row]]] = {story["id"]: {kind: [] for kind in rows} for story in stories}
    for kind, some in rows.items():
        for row in some:
            its = story_of.get(row["id"] if kind == "articles" else row["article"]) if kind in ("articles", "dates") else row.get("story")
            if its in own:
                own[its][kind].append(row)
    return own


def _entry(own: Record, story: Row, key: str, file: str) -> Entry:
    shared = [claim for claim in own["claims"] if (claim["articles"] or 0) > 1]
    return Entry(
        key=key,
        href=f"{file}#{key}",
        title=one_line(story["title"] or "(no title)", 240),
        dates=days(story),
        articles=len(own["articles"]),
        outlets=len({row["outlet"] for row in own["articles"] if row["outlet"] and not row["primary"]}),
        origins=len(own["origins"]),
        claims=len(shared),
        alone=sum(interval(claim["parties"]) == "1" for claim in shared),
        differences=sum(row["verdict"] in ("conflict", "update") for row in own["differences"]),
    )


def _write(folder: Path, name: str, **shown: Any) -> None:
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; base-uri 'none'; form-action 'none'"
    html = _render("page.html", style=style, script=script, policy=policy, **shown)
    # Last and over everything, so that no template can forget it: no sign that steers, hides or turns text, and only what UTF-8 can hold.
    write_text(folder, name, _HALF.sub("\ufffd", harmless(html.replace("\r\n", "\n").replace("\r", "\n"))))


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(short=short, plural=plural)
    return made


def _render(template: str, **shown: Any) -> str:
    return _environment().get_template(template).render(**shown)


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _hash(text: str) -> str:
    """The source expression that lets a browser use this text as style or script, and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
