"""What every reader owes: articles or a reason, the same each time, from any bytes."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.read import BUILTIN, Reader, Source, read_source
from headwater.record import Article, Rejected, sha256

PROSE = (
    "The lighthouse at Cape Orrin will be lit again after forty years, the port authority said on Monday.",
    "“Ships do not need it any more, but the town does,” said the harbour master, Greta Olmstead.",
    "The lamp was taken out in 1991, when ships began to steer by satellite, and has been in a museum since.",
    "It is to be carried back up its 212 steps in May by pupils of the school below the cape.",
)
TEXT = "Lighthouse at Cape Orrin to be lit again\n\n" + "\n\n".join(PROSE) + "\n"
PAGE = (
    "<html><head><meta charset='utf-8'><title>Lighthouse at Cape Orrin to be lit again</title></head><body><article>"
    "<h1>Lighthouse at Cape Orrin to be lit again</h1>" + "".join(f"<p>{line}</p>" for line in PROSE) + "</article></body></html>"
)
MHTML = (
    "From: <saved>\r\nSnapshot-Content-Location: https://paper.example/lighthouse\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n------edge\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + PAGE + "\r\n------edge--\r\n"
)
CELL = TEXT.replace('"', '""')
GOOD: dict[str, str] = {
    ".txt": TEXT,
    ".md": f"# Lighthouse at Cape Orrin to be lit again\n\n{TEXT}",
    ".html": PAGE,
    ".htm": PAGE,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".jsonl": json.dumps({"text": TEXT}) + "\n",
    ".json": json.dumps([{"text": TEXT}]),
    ".csv": f'text,outlet\n"{CELL}",The Orrin Post\n',
}
ENDINGS = [(reader, ending) for reader in BUILTIN for ending in reader.endings]
BAD: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "blank": lambda _: b" \n\t\r\n ",
    "noughts": lambda good: b"\x00" * len(good),
    "binary": lambda _: bytes(range(256)) * 40,
    "image": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
    "brackets": lambda _: b"[" * 100_000,
}


@pytest.mark.parametrize(("reader", "ending"), ENDINGS, ids=lambda value: value if isinstance(value, str) else "")
class TestReader:
    def test_good_files_give_one_article(self, reader: Reader, ending: str, tmp_path: Path):
        path = tmp_path / f"a{ending}"
        path.write_bytes(GOOD[ending].encode("utf-8"))
        (found,) = reader.read(Source(f"below/a{ending}", path))
        assert isinstance(found, Article)
        assert found.file == f"below/a{ending}"
        assert all(line in found.text for line in PROSE)
        assert found.text_sha256 == sha256(found.text)
        assert found.blocks == ()

    def test_reading_is_the_same_each_time_and_place(self, reader: Reader, ending: str, tmp_path: Path):
        (tmp_path / "b").mkdir()
        sources = [Source(f"a{ending}", folder / f"a{ending}") for folder in (tmp_path, tmp_path / "b")]
        for source in sources:
            source.path.write_bytes(GOOD[ending].encode("utf-8"))
        first, second = (list(reader.read(source)) for source in sources)
        assert first == second
        assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own bytes

    def test_crlf_and_marks_and_other_encodings_are_read(self, reader: Reader, ending: str, tmp_path: Path):
        path = tmp_path / f"a{ending}"
        for name in ("utf-8-sig", "utf-16"):
            if ending in (".mhtml", ".mht"):
                continue
            path.write_bytes(GOOD[ending].encode(name))
            (found,) = list(read_source(Source(path.name, path)))
            assert isinstance(found, Article), found
            assert PROSE[1] in found.text
        assert next(iter(reader.endings)).startswith(".")

    @pytest.mark.parametrize("kind", sorted(BAD))
    def test_bad_bytes_give_a_reason_and_what_to_do(self, reader: Reader, ending: str, kind: str, tmp_path: Path):
        assert ending in reader.endings
        path = tmp_path / f"a{ending}"
        path.write_bytes(BAD[kind](GOOD[ending].encode("utf-8")))
        found = list(read_source(Source(path.name, path)))
        assert found
        for rejected in found:
            assert isinstance(rejected, Rejected), f"{kind}: {rejected}"
            assert rejected.file == path.name
            assert ";" in rejected.reason


def test_no_ending_has_two_readers():
    endings = [ending for reader in BUILTIN for ending in reader.endings]
    assert len(endings) == len(set(endings))


def test_a_file_that_is_gone_gives_a_reason(tmp_path: Path):
    (found,) = read_source(Source("gone.txt", tmp_path / "gone.txt"))
    assert isinstance(found, Rejected)
    assert "cannot be opened" in found.reason
