"""Three hundred broken, empty, huge and hostile files in one folder: no crash, and each is accounted for."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path

import pytest

from headwater.mark import mark_blocks, profile
from headwater.read import Source, list_sources, read_source, source_digest
from headwater.record import Article, Rejected, to_line

PROSE = "The ferry to Inner Sound was late again on Monday, and the council said it would ask the operator why. "
ENDINGS = (".txt", ".md", ".html", ".htm", ".mhtml", ".jsonl", ".json", ".csv")


def texts() -> list[bytes]:
    """Bodies that have broken readers before: empty, binary, endless, deep, mixed up, of the wrong direction, or full of signs."""
    deep = "<div>" * 30_000 + PROSE * 20 + "</div>" * 30_000
    return [
        b"",
        b"\n\n\n",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        bytes(range(256)) * 30,
        b"PK\x03\x04" + os.urandom(400),
        (PROSE * 5).encode("utf-16-le"),
        PROSE.encode("utf-16-be") * 5,
        (PROSE * 9).encode() + b"\x00" + PROSE.encode(),
        ("\u202e" + PROSE * 9 + "\u2066\u202c").encode(),
        "Größe, été, señor und Straße – ".encode("cp1252") * 40,
        "Новый паром ходит по утрам. ".encode("cp1251") * 40,
        b"{" * 50_000,
        b"<" * 50_000,
        b"<!--" * 9_000,
        deep.encode(),
        ("a" * 200_000).encode(),
        ("A " * 100_000).encode(),
        ("(" * 100_000).encode(),
        ("— Ada (@" * 20_000).encode(),
        ('{"text": "' + "\\ud800 half " * 50 + '"}\n{"text": 7}\n[1]\n"words"\nnull\nnot json\n').encode(),
        json.dumps({"text": PROSE * 9, "date": {"a": [1]}, "authors": [None, 3, {"name": 4}], "url": 9, "id": True}).encode(),
        ('text,outlet\n"' + PROSE * 9 + '"\n"never closed, ').encode(),
        ("file;text\n" + ";;;;\n" * 500).encode(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\r\n\r\n--\r\n",
        ("<script type='application/ld+json'>" + "[" * 9_000 + "</script><p>" + PROSE * 9 + "</p>").encode(),
        ("<html><meta charset='no-such-thing'><p>" + PROSE * 9 + "</p>").encode(),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>" + PROSE * 9 + "</p></body></html>").encode(),
        ("---\n" + "key: " * 9_000).encode(),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    chance = random.Random(11)
    made = texts()
    for n in range(300):
        place = base / f"part {n % 7}"
        place.mkdir(exist_ok=True)
        data = made[n % len(made)]
        if n >= 2 * len(made):
            cut = chance.randrange(len(data) + 1)
            data = data[:cut] + bytes(chance.randrange(256) for _ in range(20)) + data[cut:]
        (place / f"{n:03}{ENDINGS[(n // len(made) + n) % len(ENDINGS)]}").write_bytes(data)
    (base / "line.jsonl").write_bytes(json.dumps({"text": PROSE * 50_000}).encode())
    (base / "line.txt").write_bytes((PROSE * 50_000).encode())
    return base


def test_each_is_an_article_or_rejected(folder: Path):
    sources = list_sources([folder])
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {source.file for source in sources} == files
    articles, rejected = [], []
    for source in sources:
        assert isinstance(source, Source)
        found = list(read_source(source))
        assert found, source.file
        articles += [item for item in found if isinstance(item, Article)]
        rejected += [item for item in found if isinstance(item, Rejected)]
    assert {item.file for item in [*articles, *rejected]} == files
    assert len(rejected) > 100
    assert len(articles) > 50
    repetition = profile(articles)
    for article in articles:
        marked = mark_blocks(article, repetition)
        to_line(marked).encode("utf-8")
        kept = sum(len("".join(article.text[block.start : block.end].split())) for block in marked.blocks)
        assert kept == len("".join(article.text.split()))


def test_lines_of_five_megabytes_are_read_and_marked_at_once(folder: Path):
    for name in ("line.jsonl", "line.txt"):
        start = time.perf_counter()
        (found,) = read_source(Source(name, folder / name))
        assert isinstance(found, Article)
        assert len(mark_blocks(found, profile([found])).blocks) >= 1
        assert time.perf_counter() - start < 10


def test_links_lead_nowhere(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(PROSE * 9, "utf-8")
    (tmp_path / "in" / "a.txt").write_text(PROSE * 9, "utf-8")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "nothing.txt")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    found = list_sources([tmp_path / "in"])
    assert [item.file for item in found if isinstance(item, Source)] == ["a.txt"]
    assert sorted(item.file for item in found if isinstance(item, Rejected)) == ["broken.txt", "loop", "out.txt", "pipe.txt"]


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path):
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/caf\xe9.txt")).write_text(PROSE * 9, "utf-8")
    (source,) = list_sources([tmp_path / "in"])
    assert isinstance(source, Source)
    (found,) = read_source(source)
    assert isinstance(found, Article)
    assert to_line(found).encode("utf-8")


def test_the_digest_of_a_file_that_is_gone_is_no_crash(tmp_path: Path):
    assert source_digest(Source("gone.txt", tmp_path / "gone.txt")) == "unreadable"


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "A", "A ", "Aa Bb ", " ", "\n", "\n\n", "(", "((Photo: ", "“", '"', "— ", "@a (@", "12", "1 ", "By A ", "By Ada Bee and "),
        *("told The ", "Read more: ", "ADVERTISEMENT", "AP/", "Ada/Bee ", "FILE PHOTO: ", "The A of the B ", "Published 3 May 2031 "),
        *("is seen ", "Copyright 2031 ", "A (B) - ", ".", "! ", "_", "'", "Source: a ", "a@", "(c) ", "A.", "-", "A/", "Photo: A B/"),
    ],
)  # fmt: skip
def test_no_rule_is_slow_on_a_hundred_kilobytes(unit: str, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(PROSE + "\n" + (unit * (100_000 // len(unit))), "utf-8")
    start = time.perf_counter()
    for found in read_source(Source("a.txt", path)):
        assert isinstance(found, Article)
        mark_blocks(found, profile([found]))
    assert time.perf_counter() - start < 1.5


@pytest.mark.parametrize(
    "line",
    [
        "Mayor opens new swimming hall in Ostmark",
        "Read more",
        "Latest stories",
        "Read more: mayor opens hall",
        "PA",
        "Soldiers pose for a picture outside the hall",
        PROSE.strip(),
        "Why it matters — Ada Bee (@adabee) May 4, 2031",
        "  • sell the reading room",
        "By Ada Bee",
    ],
)
def test_no_rule_is_slow_on_thousands_of_lines(line: str):
    rows = [f"{line} {n}" if n % 2 else f"{PROSE}{n}" for n in range(2_000)] + [line] * 3_000
    text = "\n\n".join([PROSE * 2] * 5 + rows)
    article = Article("a-0", text, "", "a.txt")
    start = time.perf_counter()
    assert mark_blocks(article, profile([article])).blocks
    assert time.perf_counter() - start < 3
