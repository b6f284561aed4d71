"""What a web page says of its article in JSON-LD and meta elements: outlet, authors, dates, address, title, origin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.read.when import find_when, iso_of
from headwater.record import DerivedFrom

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Analysis|Opinion|Review)$")
_SAVED = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]{5,80}))?")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title", "cre")
_PUBLISHED = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline", "citation_title")
_DEEPEST = 12  # levels of JSON-LD that are looked through
_LARGEST = 2_000_000  # characters of one JSON-LD script


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article; null is what it does not say."""

    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    url: str | None = None
    language: str | None = None
    derived_from: DerivedFrom | None = None


def page_facts(tree: Any, address: str | None = None) -> PageFacts:
    """The facts of a parsed page (an lxml element). `address` is where it was saved from, if known; JSON-LD comes before meta."""
    nodes = list(_linked_data(tree))
    main = next((node for node in nodes if _is_article(node)), {})
    meta = _meta(tree)
    saved_from, saved_on = _saved(tree)
    canonical = [str(href) for href in tree.xpath("//link[@rel='canonical']/@href")[:1]]
    addresses = [*canonical, meta.get("og:url"), _text(main.get("url")), _text(main.get("mainEntityOfPage"), "@id"), address, saved_from]
    return PageFacts(
        outlet=_outlet(main, nodes, meta),
        title=_clean(_text(main.get("headline")) or _first(meta, _TITLE) or _heading(tree)),
        authors=_authors(main, meta, tree),
        published=iso_of(_text(main.get("datePublished"))) or _iso(meta, _PUBLISHED) or _time(tree),
        updated=iso_of(_text(main.get("dateModified"))) or _iso(meta, _UPDATED),
        retrieved=saved_on,
        url=next((value.strip() for value in addresses if value and re.match(r"https?://[^\s/]+/\S", value.strip())), None)
        or next((value.strip() for value in addresses if value and re.match(r"https?://\S", value.strip())), None),
        language=_text(main.get("inLanguage")) or next((str(lang) for lang in tree.xpath("/html/@lang")[:1] if str(lang).strip()), None),
        derived_from=_based_on(main),
    )


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")[:40]:
        text = (script.text_content() or "").strip().removeprefix("<!--").removesuffix("-->").strip(" ;\n")
        if len(text) > _LARGEST:
            continue
        try:
            yield from _nodes(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _nodes(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(value.get(key), (list, Mapping)):
                yield from _nodes(value[key], depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _meta(tree: Any) -> dict[str, str]:
    """Meta elements by their lower-case name or property; several authors are joined by a line break."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:400]:
        key = (element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or "").strip().lower()
        content = element.get("content").strip()
        if key and content:
            found[key] = f"{found[key]}\n{content}" if key in _AUTHOR and key in found else found.get(key, content)
    return found


def _outlet(main: Mapping[str, Any], nodes: list[Mapping[str, Any]], meta: Mapping[str, str]) -> str | None:
    named = _text(main.get("publisher"), "name")
    if not named and isinstance(publisher := main.get("publisher"), Mapping):
        same = publisher.get("@id")
        named = next((_text(node.get("name")) for node in nodes if same and node.get("@id") == same and node.get("name")), None)
    site = _first(meta, _OUTLET[:1])
    return _clean(site or named or _first(meta, _OUTLET[1:]))


def _authors(main: Mapping[str, Any], meta: Mapping[str, str], tree: Any) -> tuple[str, ...]:
    value = main.get("author") or main.get("creator")
    names = [name for item in (value if isinstance(value, list) else [value]) if (name := _text(item, "name"))]
    if not names:
        names = [part for key in _AUTHOR if key in meta for part in meta[key].split("\n")][:12]
    if not names:
        names = [str(node.text_content()) for node in tree.xpath("//a[@rel='author'] | //*[@itemprop='author']")[:6]]
    parts = [part for name in names for part in re.split(r"\s*;\s*|\s+and\s+|,\s+(?=[A-Z])", re.sub(r"^\s*by\s+", "", name, flags=re.I))]
    clean = [" ".join(part.split()) for part in parts]
    return tuple(dict.fromkeys(part for part in clean if 0 < len(part) <= 80 and not re.search(r"https?://|@|\.com\b", part)))


def _based_on(main: Mapping[str, Any]) -> DerivedFrom | None:
    value = main.get("isBasedOn") or main.get("isBasedOnUrl") or main.get("translationOfWork")
    origin = _text(value[0] if isinstance(value, list) and value else value, "name", "url", "@id")
    if not origin:
        return None
    return DerivedFrom(origin, "translated" if main.get("translationOfWork") and not main.get("isBasedOn") else "rewritten")


def _saved(tree: Any) -> tuple[str | None, str | None]:
    """Where and when SingleFile saved the page, from its comment."""
    for comment in tree.xpath("//comment()")[:20]:
        match = _SAVED.search(comment.text or "")
        if match:
            when = re.sub(r"\s*\(.*", "", match.group(2) or "")
            words = re.match(r"\w{3} (\w{3} \d{1,2} \d{4})", when)
            day = find_when(words.group(1)) if words else None
            return match.group(1), (day.iso if day else iso_of(when))
    return None, None


def _heading(tree: Any) -> str | None:
    heads = [node.text_content() for node in tree.xpath("//h1")[:2]]
    return heads[0] if len(heads) == 1 else next((node.text_content() for node in tree.xpath("//title")[:1]), None)


def _time(tree: Any) -> str | None:
    """The one time element that says it is the publication's."""
    for value in tree.xpath("//time[@pubdate]/@datetime | //*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content")[:1]:
        return iso_of(str(value))
    within = {iso for value in tree.xpath("//article//time/@datetime | //main//time/@datetime")[:10] if (iso := iso_of(str(value)))}
    return next(iter(within)) if len(within) == 1 else None


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _iso(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((iso for name in names if (iso := iso_of(meta.get(name)))), None)


def _text(value: Any, *keys: str) -> str | None:
    """A plain string, or the first of these keys of an object that holds one."""
    if isinstance(value, Mapping):
        return next((found for key in keys if (found := _text(value.get(key)))), None)
    if isinstance(value, list) and value:
        return _text(value[0], *keys)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _clean(value: str | None) -> str | None:
    return " ".join(value.split())[:400] if value and value.strip() else None
