"""JSON Lines, JSON and CSV into articles: one a line, object or row, with the key names that other programs write."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from headwater.errors import InputError
from headwater.read.build import Found, article
from headwater.read.decode import decode, load
from headwater.read.refuse import is_walled
from headwater.read.sources import Source
from headwater.read.when import iso_of
from headwater.record import Article, Rejected

# Names of headwater, trafilatura (https://trafilatura.readthedocs.io, its JSON), passim, fundus, news-please and Media Cloud.
_TEXT = ("text", "plaintext", "maintext", "article_text", "full_text", "raw_text", "content", "body")
_ID = ("id", "uid", "article_id", "stories_id", "uri")
_OUTLET = ("outlet", "source-hostname", "sitename", "site_name", "media_name", "publisher", "source_name", "series", "newspaper")
_URL = ("url", "source", "link", "canonical_url")
_DATE = ("date", "published", "publishing_date", "publish_date", "date_publish", "datePublished", "published_at", "pub_date", "pubDate")
_UPDATED = ("updated", "date_modify", "dateModified", "modified", "versioncreated")
_RETRIEVED = ("retrieved", "filedate", "date_download", "indexed_date")
_TITLE = ("title", "headline")
_AUTHORS = ("authors", "author", "byline")
_DEEPEST = 200  # brackets within brackets on one line; json itself would fall over far deeper ones
_FIELD_LIMIT = 100_000_000


def read_jsonl(source: Source) -> Iterator[Article | Rejected]:
    """One article a line; a line that is no article is `Rejected` with its number."""
    text = decode(load(source.path, source.file), source.file)
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if line.strip():
            yield _line(line, source.file, f"line {number}")


def read_json(source: Source) -> Iterator[Article | Rejected]:
    """One object, a list of them, or an object whose `articles` is such a list."""
    text = decode(load(source.path, source.file), source.file).lstrip("\ufeff")
    value = _parse(text)
    if isinstance(value, str):
        yield Rejected(source.file, f"is no JSON ({value}); mend it, or save one article a line as .jsonl")
        return
    if isinstance(value, Mapping) and isinstance(value.get("articles"), list):
        value = value["articles"]
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise InputError("holds no articles", source.file, "each article is an object with a text")
    for number, row in enumerate(rows, 1):
        yield _row(row, source.file, f"object {number}" if isinstance(value, list) else "the object")


def read_csv(source: Source) -> Iterator[Article | Rejected]:
    """One article a row; the first row names the columns, of which one must be the text."""
    text = decode(load(source.path, source.file), source.file).lstrip("\ufeff")
    csv.field_size_limit(_FIELD_LIMIT)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = {(name or "").strip().lower() for name in rows.fieldnames or ()}
        if not names & set(_TEXT):
            raise InputError("has no column of article texts", source.file, f"put the texts in a column named {_TEXT[0]}")
        for number, row in enumerate(rows, 2):
            cells = {str(key).strip(): value for key, value in row.items() if isinstance(value, str) and key is not None}
            yield _row({key.lower() if key.lower() in _TEXT else key: value for key, value in cells.items()}, source.file, f"row {number}")
    except csv.Error as error:
        yield Rejected(source.file, f"cannot be read as CSV from here on ({error}); mend the quoting")


def _line(line: str, file: str, place: str) -> Article | Rejected:
    value = _parse(line)
    if isinstance(value, str):
        return Rejected(file, f"{place} is no JSON ({value}); mend or remove the line")
    return _row(value, file, place)


def _parse(text: str) -> Any:
    """The value of a JSON text; a string says what is wrong (a JSON string itself is no article either)."""
    if len(re.findall(r"[\[{]", text[:100_000])) > _DEEPEST and re.search(r"(?:[\[{]\s?){200}", text[:100_000]):
        return "too deeply nested"
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error).split(":", maxsplit=1)[0] or "broken"
    return "a bare string" if isinstance(value, str) else value


def _row(row: Any, file: str, place: str) -> Article | Rejected:
    if not isinstance(row, Mapping):
        return Rejected(file, f"{place} is no object; an article is an object with a text")
    text = next((value for key in _TEXT if isinstance(value := row.get(key), str) and value.strip("\ufeff \t\r\n")), None)
    url = _address(row)
    if text is None:
        return Rejected(file, f"{place} has no text; put the article's words under the key {_TEXT[0]}", url)
    return article(
        Found(
            text,
            file,
            input_id=_plain(row, _ID),
            url=url,
            outlet=_plain(row, _OUTLET),
            owner=_plain(row, ("owner",)),
            title=_plain(row, _TITLE),
            authors=_authors(row),
            published=_date(row, _DATE),
            updated=_date(row, _UPDATED),
            retrieved=_date(row, _RETRIEVED),
            language=_plain(row, ("language", "lang")),
            primary=row.get("primary") is True or str(row.get("primary")).lower() in ("true", "yes", "1"),
            stub=row.get("stub") is True or is_walled(text),
        )
    )


def _plain(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these cells that is filled; a number as its digits, an object by its name."""
    for name in names:
        value = row.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _address(row: Mapping[str, Any]) -> str | None:
    for name in _URL:
        value = row.get(name)
        if isinstance(value, str) and re.match(r"https?://\S", value.strip()):
            return value.strip()
    return None


def _date(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((iso for name in names if (iso := iso_of(row.get(name)))), None)


def _authors(row: Mapping[str, Any]) -> tuple[str, ...]:
    for name in _AUTHORS:
        value = row.get(name)
        if isinstance(value, str):
            value = re.split(r"\s*;\s*", value)
        if isinstance(value, (list, tuple)):
            named = (item.get("name") if isinstance(item, Mapping) else item for item in value)
            out = tuple(item.strip() for item in named if isinstance(item, str) and item.strip())
            if out:
                return out
    return ()
