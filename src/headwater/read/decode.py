"""Bytes into text: byte order marks, what the page itself declares, UTF-8, and only then a guess from the bytes."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from headwater.errors import InputError

LARGEST = 200_000_000  # bytes; a single page or text above this is no article
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.I)
_SAMPLE = 65_536  # bytes that are looked at for a guess
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MANGLED = 0.02  # share of control characters above which a text is no text


def load(path: Path, where: str) -> bytes:
    """The bytes of a file. Raises InputError for one that is empty, too large or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"is larger than {LARGEST // 1_000_000} MB", where, "split it")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror or error})", where, "check that it is there and may be read") from error
    if not data.strip():
        raise InputError("is empty", where, "save the article again")
    return data


def decode(data: bytes, where: str, *, declared: str | None = None, page: bool = False) -> str:
    """The text of these bytes, to the letter: newlines stay as they are, a byte order mark stays as U+FEFF.

    A page's own declaration (or `declared`) is tried after UTF-8, as a wrong one is commoner than bytes that are UTF-8 by chance.
    Raises InputError for bytes that are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_try(data, name) or data.decode(name, "replace"), where)
    found = _DECLARED.search(data, 0, 8_192) if page else None
    names = ["utf-8", *_two_bytes(data), declared or "", found.group(1).decode("ascii") if found else ""]
    for name in names:
        text = _try(data, name) if name else None
        if text is not None:
            return _checked(text, where)
    return _checked(_guess(data, where), where)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        return None


def _two_bytes(data: bytes) -> list[str]:
    """UTF-16 without a mark: in text of most languages every other byte is then often zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) < len(sample) // 5:
        return []
    return ["utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"]


def _guess(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    text = _try(data, best.encoding) if best is not None else None
    if text is None:
        raise InputError("is written in no encoding that could be told", where, "save it as UTF-8")
    return text


def _checked(text: str, where: str) -> str:
    """The same text, if it is one: binary files decode by chance, but are full of control characters."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MANGLED * len(sample):
        raise InputError("is no text but binary data", where, "save the article as text or HTML")
    return text
