"""The shipped model files: where they lie, and digests that tell one version from another."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from headwater.errors import SettingsError

FOLDER = Path(__file__).parent
_KINDS = (".onnx", ".json", ".npz")


@cache
def digests() -> dict[str, str]:
    """SHA-256 of every model file by its name, for the manifest of a record."""
    found = sorted(path for path in FOLDER.iterdir() if path.suffix in _KINDS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def located(name: str) -> Path:
    """Where a shipped model file lies. Raises SettingsError where it is missing: nothing is read with half of the program."""
    path = FOLDER / name
    if not path.is_file():
        raise SettingsError("this model file is missing", str(path), "install headwater again, or make the file as training/README.md tells")
    return path
