"""What a reader found into an article: what the text states fills what the metadata leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from headwater.read.names import same_outlet
from headwater.read.stated import Stated, agency_of, read_stated
from headwater.record import Article, Basis, DerivedFrom, article_id, digest, sha256

_INNER = re.compile(r"/(https?:/{1,2}[^/\s].*)", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """One text with what its file or page says of it; null is what it does not say. `host_named` where the address alone names the outlet."""

    text: str
    file: str
    input_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    owner: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    language: str | None = None
    derived_from: DerivedFrom | None = None
    links: tuple[str, ...] = ()
    primary: bool = False
    stub: bool = False


def article(found: Found) -> Article:
    """The article of one text. Metadata comes first, then the text's own words, then the host of its address."""
    needed = found.outlet is None or found.published is None or not found.authors or found.title is None
    stated = read_stated(found.text, titled=found.title is None) if needed else Stated()
    url = found.url or stated.url
    outlet, basis = _outlet(found, stated, url)
    published = found.published or stated.published
    return Article(
        id=article_id(outlet, url, published, found.input_id, found.text),
        text=found.text,
        text_sha256=sha256(found.text),
        file=found.file,
        input_id=found.input_id,
        url=url,
        outlet=outlet,
        outlet_basis=basis,
        owner=found.owner,
        title=found.title or stated.title,
        authors=found.authors or stated.authors,
        published=published,
        published_basis="meta" if found.published else "stated" if published else None,
        updated=found.updated or stated.updated,
        retrieved=found.retrieved,
        work=digest("w", address_key(url)) if url else None,
        derived_from=found.derived_from or stated.derived_from or _from_agency(found.text, outlet),
        primary=found.primary,
        stub=found.stub,
        language=found.language,
        links=found.links,
    )


def _outlet(found: Found, stated: Stated, url: str | None) -> tuple[str | None, Basis | None]:
    if found.outlet:
        return found.outlet, "meta"
    if stated.outlet and stated.outlet_basis == "stated":
        return stated.outlet, "stated"
    if url and (name := host(url)):
        return name, "host"
    return stated.outlet, stated.outlet_basis


def _from_agency(text: str, outlet: str | None) -> DerivedFrom | None:
    """A text that opens with an agency's dateline came from that agency, wherever it ran."""
    agency = agency_of(text)
    if agency is None or outlet is None or same_outlet(agency, outlet):
        return None
    return DerivedFrom(agency, "syndicated")


def original(url: str) -> str:
    """The address inside an archive's address (`https://archive.example/2031/https://paper.example/a`); any other as it is."""
    inner = _INNER.search(url, 8)
    return inner.group(1).replace(":/", "://", 1) if inner and "://" not in inner.group(1) else inner.group(1) if inner else url


def host(url: str) -> str | None:
    """The host of an address without `www.`; None for a local file or an address that has none."""
    try:
        name = urlsplit(original(url)).hostname
    except ValueError:
        return None
    if not name or "." not in name or re.fullmatch(r"[\d.]+", name):
        return None
    return name.removeprefix("www.").removeprefix("amp.").removeprefix("m.")


def address_key(url: str) -> str:
    """An address without what does not tell articles apart: scheme, `www.`, fragment, tracking words, a trailing slash."""
    try:
        parts = urlsplit(original(url.strip()))
    except ValueError:
        return url.strip()
    kept = [pair for pair in parts.query.split("&") if pair and not re.match(r"(?:utm_|fbclid|gclid|ref=|cmp=|share|output=amp|amp)", pair, re.I)]
    path = re.sub(r"/amp$|\.amp$", "", parts.path.rstrip("/"))
    name = (parts.hostname or "").removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    return f"{name}{path}{'?' if kept else ''}{'&'.join(sorted(kept))}"
