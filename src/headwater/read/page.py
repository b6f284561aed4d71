"""Saved web pages (HTML, SingleFile, MHTML) into articles: the extracted text, and what the page says of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from typing import Any
from urllib.parse import urljoin

from headwater.errors import InputError
from headwater.read.build import Found, address_key, article
from headwater.read.decode import decode, load
from headwater.read.metadata import PageFacts, page_facts
from headwater.read.refuse import is_stub, no_article
from headwater.read.sources import Source
from headwater.record import Article, Rejected

_LARGEST = 50_000_000  # characters of one page
_DATA = re.compile(r"data:[a-z]{1,20}/[\w.+-]{1,80};base64,[A-Za-z0-9+/=]+", re.I)  # what SingleFile packs into a page
_TODO = "open the page in a browser and save the article itself"


def read_page(source: Source) -> Iterator[Article | Rejected]:
    """The one article of an `.html` or `.htm` file. Raises InputError for a page that holds none."""
    data = load(source.path, source.file)
    yield _article(decode(data, source.file, page=True), None, source.file)


def read_mhtml(source: Source) -> Iterator[Article | Rejected]:
    """The one article of a page saved as MHTML (RFC 2557): its first HTML part. Raises InputError where there is none."""
    data = load(source.path, source.file)
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        if not parts:
            raise InputError("holds no HTML page", source.file, _TODO)
        payload = parts[0].get_payload(decode=True)
        address = str(message.get("Snapshot-Content-Location") or parts[0].get("Content-Location") or "") or None
        charset = parts[0].get_content_charset()
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise InputError("is no MHTML that can be read", source.file, _TODO) from error
    if not isinstance(payload, bytes) or not payload.strip():
        raise InputError("holds an empty page", source.file, _TODO)
    yield _article(decode(payload, source.file, declared=charset, page=True), address, source.file)


def _article(html: str, address: str | None, file: str) -> Article:
    if len(html) > _LARGEST:
        raise InputError("is larger than a page can be", file, _TODO)
    html = _DATA.sub("data:,", html.replace("\x00", ""))
    tree = _tree(html, file)
    facts = page_facts(tree, address)
    text = _words(html, tree)
    if not any(c.isalpha() for c in text[:100_000]):
        raise InputError("holds no article text", file, _TODO)
    what = no_article(text)
    if what:
        raise InputError(f"is {what}, not an article", file, _TODO)
    return article(_found(text, facts, tree, file))


def _found(text: str, facts: PageFacts, tree: Any, file: str) -> Found:
    return Found(
        text,
        file,
        url=facts.url,
        outlet=facts.outlet,
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        updated=facts.updated,
        retrieved=facts.retrieved,
        language=facts.language,
        derived_from=facts.derived_from,
        links=_links(tree, facts.url, text),
        stub=is_stub(text),
    )


def _tree(html: str, file: str) -> Any:
    from lxml import etree
    from lxml import html as pages

    try:
        # Bytes, as lxml refuses text with an encoding declaration; half surrogates become marks.
        tree = pages.document_fromstring(html.encode("utf-8", "replace"), parser=pages.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise InputError("is no HTML that can be read", file, _TODO) from error
    return tree


def _words(html: str, tree: Any) -> str:
    """The article's text, by trafilatura (Barbaresi 2021); where it finds none, the page's own paragraphs."""
    from lxml import etree
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page it cannot use is told in `rejected`, not on the terminal
    try:
        text = extract(html.encode("utf-8", "replace").decode("utf-8"), fast=True, include_comments=False, include_tables=True)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        text = None
    if text and text.strip():
        return str(text)
    found = (" ".join(node.text_content().split()) for node in tree.xpath("//p")[:2_000])
    paragraphs = [words for words in found if len(words.split()) >= 4]
    return "\n".join(paragraphs) if paragraphs else " ".join(str(tree.text_content()).split())[:100_000] if not tree.xpath("//script") else ""


def _links(tree: Any, base: str | None, text: str) -> tuple[str, ...]:
    """Addresses of other pages that words of the article's paragraphs link to, in the order of the page."""
    found: dict[str, None] = {}
    for link in tree.xpath("//p//a[@href] | //blockquote//a[@href] | //li//a[@href]")[:2_000]:
        words = " ".join(link.text_content().split())
        if len(words) < 2 or words not in text:
            continue
        try:
            address = urljoin(base or "", link.get("href").strip())
        except ValueError:
            continue
        if re.match(r"https?://\S", address) and not (base and address_key(address) == address_key(base)):
            found[address] = None
    return tuple(found)[:200]
