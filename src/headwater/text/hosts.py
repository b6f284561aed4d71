"""An address into the host it leads to."""

from __future__ import annotations

import re

_HOST = re.compile(r"https?://([^/:?#\s]+)", re.IGNORECASE)


def host(url: str | None) -> str | None:
    """The host an address leads to in the end, without `www.`: of an archive's address, that of the page kept there."""
    found = _HOST.findall(url or "")
    return found[-1].lower().removeprefix("www.") if found else None
