"""The shipped model files: where they lie, and digests that tell one version from another."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_KINDS = (".onnx", ".json")


@cache
def digests() -> dict[str, str]:
    """SHA-256 of every model file by its name, for the manifest of a record."""
    found = sorted(path for path in FOLDER.iterdir() if path.suffix in _KINDS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
