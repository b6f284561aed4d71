"""Reads the offices that an article gives to a person: before the name, behind a comma, and behind "is" or "serves as"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.annotate.names_parts import spoken
from headwater.annotate.names_words import PEOPLES, PORTFOLIO, STOP, Word, fold, is_common
from headwater.values.name import known_titles
from headwater.values.place import country_of
from headwater.values.role import FLAGS, head_kind

_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "my"])
_BREAKS = frozenset([",", ".", ";", ":", "(", ")", "“", "”", '"', "—", "–", "-", "!", "?"])
_LINKS = frozenset(("of", "for", "at", "in", "to", "on", "with", "from", "and", "under"))
_VERBS = frozenset(("who", "said", "told", "has", "was", "is"))
_CLAUSE = STOP - FLAGS.keys() - {"first", "second"}


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role phrase in one line: `role` as printed without article, flags and country; words `[at, to)` hold it with its complement."""

    role: str
    organisation: str | None
    flags: tuple[str, ...]
    at: int
    to: int


def roles_of(row: tuple[Word, ...], at: int, to: int, lead: tuple[int, int] | None) -> Iterator[FoundRole]:
    """The offices given to the person at words `[at, to)`; `lead` is the range of a capitalised office found right before the name."""
    front = lead[0] if lead else at
    while front > 0 and _address(row, front - 1):
        front -= 1
    before = _before(row, lead[0], lead[1]) if lead else _before(row, front, front)
    if before:
        state = country_of(row[to + 1].text) if to + 1 < len(row) and row[to].text == "of" else None
        yield replace(before, organisation=state) if state and before.organisation is None else before
    for found in (_behind(row, to), _inverse(row, front)):
        if found:
            yield found


def _address(row: tuple[Word, ...], at: int) -> bool:
    """Whether a word right before a name is a form of address, or its point."""
    if row[at].text == ".":
        return at > 0 and row[at - 1].end == row[at].start and _address(row, at - 1)
    return row[at].text[0].isupper() and fold(row[at].text) in known_titles()


def _before(row: tuple[Word, ...], at: int, to: int) -> FoundRole | None:
    """An office right before the name: from its head leftwards over portfolios, flags, countries and capitals to a small word."""
    end = to
    if at == to and not _head_at(row, to):
        return None
    start = at if at < to else to - _head_at(row, to)
    while start > 0 and to - start < 9:
        word = row[start - 1]
        key = fold(word.text)
        far = row[start - 1].end + 3 < row[start].start
        if far or word.text in _BREAKS or key in _ARTICLES or (key in STOP and key not in FLAGS) or key in _LINKS:
            break
        portfolio = key in PORTFOLIO or key in FLAGS or country_of(key) is not None or (word.capital and not word.first)
        if not portfolio and not (word.capital and word.first and not is_common(word.text)):
            break
        start -= 1
        if word.owns:
            break
    found = _taken(row, start, end, end)
    if found and found.organisation is None and start > 2 and row[start - 1].text == ")" and row[start - 3].text == "(":
        country = country_of(row[start - 2].text)  # inserted by the outlet: "(Norland) President"
        return replace(found, organisation=country) if country else found
    return found


def _head_at(row: tuple[Word, ...], to: int) -> int:
    """How many words of a role head end right before word `to`; 0 where none does."""
    for size in (3, 2, 1):
        if to - size >= 0 and head_kind(_plain(spoken(row, to - size, to))) and row[to - 1].text[0].islower():
            return size
    return 0


def _plain(words: str) -> str:
    return fold(words).removesuffix("-elect").removesuffix("-designate").removeprefix("ex-")


def _behind(row: tuple[Word, ...], to: int) -> FoundRole | None:
    """ ", the former fisheries minister of Norland," or "is the head of X": an office behind the name."""
    if to >= len(row):
        return None
    start = to
    if row[start].text in (",", "(", "–", "—"):
        start += 1
    elif fold(row[start].text) in ("is", "was", "became", "as"):
        start += 1
        if start < len(row) and fold(row[start].text) not in _ARTICLES:
            return None
    else:
        return None
    if start < len(row) and row[start].text.isdigit() and start + 1 < len(row):  # ", 64, a teacher"
        start += 2
    for skip in (("who", "is"), ("who", "was"), ("who", "serves", "as"), ("who", "served", "as"), ("who", "leads")):
        if tuple(fold(word.text) for word in row[start : start + len(skip)]) == skip:
            start += len(skip)
    if start < len(row) and fold(row[start].text) in _ARTICLES:
        start += 1
    head = _first_head(row, start)
    if head is None:
        return None
    end = _complement_end(row, head)
    return _taken(row, start, head, end)


def _first_head(row: tuple[Word, ...], start: int) -> int | None:
    """The end of the longest run from `start` that closes on a role head within seven words, before any small word or mark."""
    stop = start
    while stop < len(row) and stop - start < 7 and row[stop].text[0].isalnum() and fold(row[stop].text) not in _CLAUSE:
        stop += 1
    for end in range(stop, start, -1):
        for size in (4, 3, 2, 1):
            if end - size >= start and head_kind(_plain(spoken(row, end - size, end))):
                following = fold(row[end].text) if end < len(row) else ","
                return end if following in _LINKS | _BREAKS | {"who", "said", "told"} else None
    return None


def _complement_end(row: tuple[Word, ...], head: int) -> int:
    """Where "of X", "at Y University" behind a role ends: at the next mark or clause word, twelve words at most."""
    if head >= len(row) or fold(row[head].text) not in _LINKS:
        return head
    end = head + 1
    while end < len(row) and end - head < 12 and row[end].text not in _BREAKS and fold(row[end].text) not in _VERBS:
        end += 1
    return end


def _inverse(row: tuple[Word, ...], at: int) -> FoundRole | None:
    """ "The former fisheries minister of Norland, Ana Roth": an office and a comma before the name."""
    if at < 2 or row[at - 1].text != ",":
        return None
    floor = max(0, at - 14)
    start = next((i for i in range(at - 2, floor - 1, -1) if row[i].text in _BREAKS), floor - 1) + 1
    begin = next((i for i in range(start, at - 1) if fold(row[i].text) in _ARTICLES or row[i].owns), None)
    if begin is None:
        return None
    begin = begin + 1 if not row[begin].owns else begin
    head = _first_head(row, begin)
    if head is None or _complement_end(row, head) < at - 1:
        return None
    return _taken(row, begin, head, at - 1)


def _taken(row: tuple[Word, ...], start: int, head: int, end: int) -> FoundRole | None:
    """Words `[start, head)` are modifiers and head, `[head, end)` the complement."""
    flags: list[str] = []
    countries: list[str] = []
    at = start
    kept: list[str] = []
    owner: str | None = None
    for i in range(start, head):
        word, key = row[i].text, fold(row[i].text)
        country = country_of(word)
        if key in FLAGS:
            flags.append(FLAGS[key])
        elif country and not kept and len(countries) < 1:
            countries.append(country)
        elif row[i].owns and not kept:
            owner = spoken(row, start, i + 1) if i - start < 5 else word
            kept.clear()
        elif word != "." and (kept or key not in PEOPLES):
            kept.append(word)
    flags += ["designate"] if kept and fold(kept[-1]).endswith(("-elect", "-designate")) else []
    flags += ["former"] if kept and fold(kept[0]).startswith("ex-") else []
    if not kept and flags and head_kind(row[head - 1].text):  # "his deputy"
        kept, flags = [row[head - 1].text], []
    role = " ".join(kept)
    if not any(head_kind(_plain(" ".join(kept[-size:]))) for size in (1, 2, 3)):
        return None
    away = owner is not None and head < end and fold(row[head].text) in ("for", "in", "to")  # "the bank's director for Norland"
    organisation = (None if away else _organisation(row, head, end)) or owner or (countries[0] if countries else None)
    organisation, role = _body_before(role, organisation)
    if end > head and not organisation:
        end = head
    return FoundRole(role, organisation, tuple(dict.fromkeys(flags)), at, max(end, head))


def _body_before(role: str, organisation: str | None) -> tuple[str | None, str]:
    """ "Acme Chief Executive": capitals before the head that are no portfolio are the organisation."""
    parts = role.split()
    cut = 0
    while cut < len(parts) - 1 and parts[cut][0].isupper() and fold(parts[cut]) not in PORTFOLIO and not head_kind(_plain(" ".join(parts[cut:]))):
        portfolio = parts[-1][0].isupper() or fold(parts[-1]) in ("minister", "secretary")  # "Harbours minister" at the head of a sentence
        if cut == 0 and is_common(parts[0]) and not parts[0].isupper() and portfolio:
            break
        cut += 1
    if cut and organisation is None:
        return " ".join(parts[:cut]), " ".join(parts[cut:])
    return organisation, role


def _organisation(row: tuple[Word, ...], head: int, end: int) -> str | None:
    if head >= end:
        return None
    start = head + 1
    while start < end and fold(row[start].text) in _ARTICLES:
        start += 1
    return spoken(row, start, end) or None


def title_roles(titles: Sequence[str]) -> Iterator[str]:
    """The functions that forms of address name: "Sen." is a senator."""
    for title in titles:
        function = known_titles()[title][1] if title in known_titles() else "-"
        if function != "-":
            yield function
