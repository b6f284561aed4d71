"""Saved web pages: the article's words are kept, blockquotes too, and the page's own metadata is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from headwater.read import Source, read_source
from headwater.record import Article, DerivedFrom, Rejected

PROSE = (
    "The lighthouse at Cape Orrin will be lit again after forty years, the port authority said on Monday.",
    "The lamp was taken out in 1991, when ships began to steer by satellite, and has been in a museum since.",
    "It is to be carried back up its 212 steps in May by pupils of the school below the cape.",
)
SAID = "Ships do not need it any more, but the town does, and we have never stopped paying the keeper."
LD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#pub", "name": "The Orrin Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Lighthouse at Cape Orrin to be lit again",
            "datePublished": "2031-03-02T06:15:00+01:00",
            "dateModified": "2031-03-02T11:40:00+01:00",
            "author": [{"@type": "Person", "name": "Ailsa Gren"}, {"@type": "Person", "name": "Tom Verrault"}],
            "publisher": {"@id": "#pub"},
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.orrinpost.example/a/1"},
            "inLanguage": "en-GB",
            "isBasedOn": "https://port.example/release/7",
        },
    ],
}


def page(head: str = "", body: str = "", *, before: str = "") -> str:
    lines = "".join(f"<p>{line}</p>" for line in PROSE)
    return (
        f"<!doctype html>{before}<html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Lighthouse at Cape Orrin to be lit again</h1>{lines}"
        f"<blockquote><p>{SAID}</p></blockquote>{body}</article><footer>Terms of use</footer></body></html>"
    )


def read(html: str, folder: Path, name: str = "a.html") -> Article:
    (folder / name).write_text(html, "utf-8")
    (found,) = read_source(Source(name, folder / name))
    assert isinstance(found, Article), found
    return found


def script(data: Any) -> str:
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def test_paragraphs_and_blockquotes_are_kept_and_the_menu_is_not(tmp_path: Path):
    found = read(page(), tmp_path)
    assert all(line in found.text for line in (*PROSE, SAID))
    assert "Sport" not in found.text


def test_linked_data_comes_first(tmp_path: Path):
    found = read(page(script(LD) + "<meta name='author' content='Web Desk'><meta name='date' content='2031-01-01'>"), tmp_path)
    assert (found.outlet, found.outlet_basis) == ("The Orrin Post", "meta")
    assert found.authors == ("Ailsa Gren", "Tom Verrault")
    assert (found.published, found.updated) == ("2031-03-02T06:15:00+01:00", "2031-03-02T11:40:00+01:00")
    assert found.title == "Lighthouse at Cape Orrin to be lit again"
    assert found.url == "https://www.orrinpost.example/a/1"
    assert found.language == "en-GB"
    assert found.derived_from == DerivedFrom("https://port.example/release/7", "rewritten")


def test_meta_elements_are_read_where_there_is_no_linked_data(tmp_path: Path):
    head = (
        "<meta property='og:site_name' content='Orrin Today'><meta property='og:title' content='Lighthouse returns'>"
        "<meta property='article:published_time' content='2031-03-02T06:15:00Z'><link rel='canonical' href='https://orrin.example/lamp'>"
        "<meta name='author' content='Ailsa Gren'><meta name='author' content='Tom Verrault'>"
    )
    found = read(page(head), tmp_path)
    assert (found.outlet, found.title, found.url) == ("Orrin Today", "Lighthouse returns", "https://orrin.example/lamp")
    assert found.authors == ("Ailsa Gren", "Tom Verrault")
    assert found.published == "2031-03-02T06:15:00+00:00"


def test_the_host_names_the_outlet_where_nothing_else_does(tmp_path: Path):
    found = read(page("<link rel='canonical' href='https://www.capedaily.example/lamp?utm_source=x'>"), tmp_path)
    assert (found.outlet, found.outlet_basis) == ("capedaily.example", "host")


def test_nothing_known_is_null(tmp_path: Path):
    found = read(page(), tmp_path)
    assert (found.outlet, found.outlet_basis, found.published, found.published_basis, found.url, found.authors) == (None, None, None, None, None, ())


def test_broken_linked_data_is_passed_over(tmp_path: Path):
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", </script>' + script([[[LD]]])
    assert read(page(head), tmp_path).outlet == "The Orrin Post"


def test_a_page_saved_by_singlefile_tells_its_address_and_day(tmp_path: Path):
    saved = "<!--\n Page saved with SingleFile \n url: https://orrin.example/lamp \n saved date: Wed Mar 05 2031 10:20:11 GMT+0100 (CET)\n-->"
    picture = "<img src='data:image/png;base64," + "QUJD" * 40_000 + "'>"
    found = read(page(before=saved, body=picture), tmp_path)
    assert (found.url, found.retrieved) == ("https://orrin.example/lamp", "2031-03-05")
    assert "QUJD" not in found.text


def test_links_of_the_text_are_kept_and_those_of_the_menu_are_not(tmp_path: Path):
    body = "<p>The museum told <a href='https://museum.example/lamp'>its own visitors</a> in a notice, which the town read with some surprise.</p>"
    found = read(page("<link rel='canonical' href='https://orrin.example/lamp'>", body), tmp_path)
    assert found.links == ("https://museum.example/lamp",)


def test_a_declared_encoding_is_used_when_it_is_not_utf8(tmp_path: Path):
    html = page().replace("charset='utf-8'", "charset='windows-1250'").replace("Cape Orrin", "mys Oříšek")
    (tmp_path / "a.html").write_bytes(html.encode("windows-1250"))
    (found,) = read_source(Source("a.html", tmp_path / "a.html"))
    assert isinstance(found, Article)
    assert "mys Oříšek" in found.text


def test_mhtml_gives_its_address(tmp_path: Path):
    head = "Snapshot-Content-Location: https://orrin.example/lamp\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge\r\n\r\n"
    part = f"--edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page()}\r\n--edge--\r\n"
    found = read(head + part, tmp_path, "a.mhtml")
    assert found.url == "https://orrin.example/lamp"
    assert SAID in found.text


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("404 Not Found. The page you are looking for has moved or never was.", "error"),
        ("Please verify you are human by pressing the button below. Checking your browser before we go on.", "robots"),
        ("Sign in to continue. E-mail address. Password. Forgot your password? Create an account.", "log-in"),
        ("We and our partners use cookies to show you adverts. Accept all cookies. Manage your consent.", "cookie"),
    ],
)
def test_walls_are_no_articles(words: str, what: str, tmp_path: Path):
    (tmp_path / "a.html").write_text(f"<html><body><main><h1>{words.split('.', maxsplit=1)[0]}</h1><p>{words}</p></main></body></html>", "utf-8")
    (found,) = read_source(Source("a.html", tmp_path / "a.html"))
    assert isinstance(found, Rejected)
    assert what in found.reason


def test_a_paywall_stub_is_kept_and_marked(tmp_path: Path):
    wall = "<p>Subscribe to continue reading this article today.</p>"
    html = f"<html><body><article><h1>Lamp</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{wall}</article></body></html>"
    assert read(html, tmp_path).stub
    assert not read(page(body="".join(f"<p>{PROSE[n % 3]} {n}</p>" for n in range(12))), tmp_path).stub
