"""Words about the day of publication into ISO 8601, as precise as they are; what two readings fit is null."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS) + r"|sept)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_CLOCK = r"(?:,?(?: at| \||\s[-–—])?\s(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        (
            r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)"
            r"(?:[T ](?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?))?(?![\d-])"
        ),
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b{_CLOCK}",
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b{_CLOCK}",
        r"(?<![\d/.])(?P<day>[0-3]?\d)(?P<sep>[/.])(?P<month>[01]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/.]\d)",
    )
)


@dataclass(frozen=True, slots=True)
class When:
    """A date met in a text: its ISO form and where it stands."""

    iso: str
    start: int
    end: int


def find_when(text: str) -> When | None:
    """The first full date of a short text (a line, a cell), or None. `03/04/2031` could be two days and is none."""
    best: When | None = None
    for form in _FORMS:
        for match in form.finditer(text):
            iso = _iso(match)
            if iso and (best is None or match.start() < best.start):
                best = When(iso, match.start(), match.end())
                break
    return best


def iso_of(value: object) -> str | None:
    """A date as another program wrote it (ISO, RFC 2822, plain words, seconds since 1970 are not taken), as ISO 8601, or None."""
    if not isinstance(value, str) or not (text := value.strip()) or len(text) > 80:
        return None
    if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", text):
        return text
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        return _plain(datetime.datetime.fromisoformat(text), has_time=len(text) > 10)
    except ValueError:
        pass
    if re.match(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d", text):
        try:
            return _plain(parsedate_to_datetime(text), has_time=True)
        except (TypeError, ValueError, IndexError):
            pass
    found = find_when(text)
    return found.iso if found and found.start <= 12 else None


def _plain(moment: datetime.datetime, *, has_time: bool) -> str:
    return moment.replace(microsecond=0).isoformat() if has_time else moment.date().isoformat()


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    day, year = int(part["day"]), int(part["year"])
    if part["month"].isdigit():
        month = int(part["month"])
        if part.get("sep") and day <= 12 and month != day:  # which comes first is not known
            return None
    else:
        month = 1 + next(n for n, name in enumerate(_MONTHS) if name.startswith(part["month"].lower()[:3]))
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    if part.get("time"):
        try:
            return datetime.datetime.fromisoformat(f"{date.isoformat()}T{part['time']}").replace(microsecond=0).isoformat()
        except ValueError:
            return date.isoformat()
    if part.get("hour") is not None and part.get("minute") is not None:
        hour = int(part["hour"])
        if part.get("half"):
            hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
        if hour < 24:
            return f"{date.isoformat()}T{hour:02}:{part['minute']}"
    return date.isoformat()
