"""Text and Markdown files into articles: the text is the decoded file to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.errors import InputError
from headwater.read.build import Found, article
from headwater.read.decode import decode, load
from headwater.read.refuse import is_stub, no_article
from headwater.read.sources import Source
from headwater.read.when import iso_of
from headwater.record import Article, Rejected

_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n")
_MATTER_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_CELL = re.compile(r"^([A-Za-z_-]{2,30})[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.M)
_LONGEST_MATTER = 10_000
_KEYS = {
    "outlet": ("outlet", "publisher", "publication", "site", "sitename", "newspaper"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source", "canonical_url"),
    "published": ("date", "published", "pubdate", "publishdate"),
    "updated": ("updated", "modified", "lastmod"),
    "language": ("language", "lang"),
}


def read_plain(source: Source) -> Iterator[Article | Rejected]:
    """The one article of a `.txt` or `.md` file. Raises InputError for a file that holds none."""
    text = decode(load(source.path, source.file), source.file)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("is empty", source.file, "save the article again")
    if not any(c.isalpha() for c in text[:100_000]):
        raise InputError("holds no words", source.file, "save the article again")
    what = no_article(text)
    if what:
        raise InputError(f"is {what}, not an article", source.file, "open the page in a browser and save the article itself")
    found = Found(text, source.file, stub=is_stub(text))
    if source.path.suffix.lower() == ".md":
        found = _matter(found)
    yield article(found)


def _matter(found: Found) -> Found:
    """Markdown with what its front matter (`---`, keys and values, `---`) and its first heading say."""
    opening = _MATTER.match(found.text)
    closing = _MATTER_END.search(found.text, opening.end(), opening.end() + _LONGEST_MATTER) if opening else None
    cells: dict[str, str] = {}
    if opening and closing:
        for match in _CELL.finditer(found.text, opening.end(), closing.start()):
            cells.setdefault(match.group(1).lower().replace("-", "_"), match.group(2).strip("\"'"))
    values = {name: next((cells[key] for key in keys if cells.get(key)), None) for name, keys in _KEYS.items()}
    if not re.match(r"https?://", values["url"] or ""):
        values["url"] = None
    heading = re.search(r"^# +(\S.*?)[ \t#]*$", found.text[:_LONGEST_MATTER], re.M)
    authors = re.split(r"\s*[,;]\s*|\s+and\s+", (cells.get("authors") or cells.get("author") or "").strip("[]"))
    return replace(
        found,
        outlet=values["outlet"],
        title=values["title"] or (heading.group(1) if heading else None),
        url=values["url"],
        published=iso_of(values["published"]),
        updated=iso_of(values["updated"]),
        language=values["language"],
        authors=tuple(name.strip("\"' ") for name in authors if name.strip("\"' ")),
    )
