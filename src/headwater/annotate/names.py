"""Finds the persons, organisations, places and peoples of one article, with every spelling, office and mention of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.annotate.names_bearers import Mention, acronyms, bearers
from headwater.annotate.names_chunks import Line, article_lines, chunks
from headwater.annotate.names_kinds import kinds
from headwater.annotate.names_parts import Part, parts, spoken
from headwater.annotate.names_roles import FoundRole, roles_of, title_roles
from headwater.annotate.names_tagged import tagged_parts
from headwater.annotate.names_words import Word, common, fold, is_common, lexicon
from headwater.record import Article, Name, NameKind, NameRole, Span, digest
from headwater.values.place import longest_place, people_of, place_of

_GROUPS = lexicon("groups")


def find_names(article: Article) -> tuple[Name, ...]:
    """The names of an article in the order of their first mention.

    A mention is the name itself, without form of address or office; `variants` are its spellings, fullest first. Offices stand in `roles`
    with the words that say them. Nothing is merged that could be two: a bare family name that two persons share stays by itself.
    """
    rows = article_lines(article)
    ruled = [part for chunk in chunks(article.text, rows) for part in parts(chunk, rows[chunk.line])]
    found, votes = tagged_parts(article.text, rows, ruled)
    mentions = list(_mentions(found, rows, kinds(found, rows, votes)))
    mentions += _openers(rows, mentions)
    mentions += _headline_mentions(rows, mentions)
    mentions += _peoples(rows)
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    names = [_name(article, group, rows) for group in bearers(mentions, acronyms(article.text, mentions))]
    return tuple(sorted(names, key=lambda name: (name.mentions[0].start, name.id)))


def _mentions(found: Iterable[Part], rows: Sequence[Line], of: Mapping[str, str]) -> Iterator[Mention]:
    for part in found:
        row = rows[part.line].words
        kind = of[fold(spoken(row, part.at, part.to))]
        if part.person and kind != "person" and part.to - part.at > 1:
            kind = "person"
        for known in ("person", "organisation", "place"):
            if kind == known:
                yield _mention(row, part, known)


def _mention(row: tuple[Word, ...], part: Part, kind: NameKind) -> Mention:
    if kind == "organisation" and part.at > 0 and row[part.at - 1].text == "The" and not row[part.at - 1].first:  # The Times
        part = Part(part.line, part.at - 1, part.to)
    start, end = row[part.at].start, row[part.to - 1].end
    return Mention(kind, part.line, part.at, part.to, start, end, spoken(row, part.at, part.to), part.titles, part.role)


def _headline_mentions(rows: Sequence[Line], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """In a line of capitals only names known from the rest of the article, or from the gazetteer, are names; the longest first."""
    known: dict[tuple[str, ...], NameKind] = {tuple(fold(mention.text).split()): mention.kind for mention in mentions}
    for mention in mentions:
        if mention.kind == "person":
            known.setdefault((fold(mention.text.split()[-1]),), "person")
    longest = max([longest_place(), *(len(words) for words in known)])
    for number, line in enumerate(rows):
        at = 0
        while line.headline and at < len(line.words):
            step = 1
            for size in range(min(longest, len(line.words) - at), 0, -1):
                text = spoken(line.words, at, at + size)
                kind = known.get(tuple(fold(text).split()))
                if kind is None and place_of(text) and not is_common(text) and text[0].isupper():
                    kind = "place"
                if kind and text[0].isupper():
                    yield _mention(line.words, Part(number, at, at + size), kind)
                    step = size
                    break
            at += step


def _openers(rows: Sequence[Line], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A family name that is an ordinary word too and opens a sentence: "Hill said", where a person of that name is known."""
    lasts = {fold(mention.text.split()[-1]) for mention in mentions if mention.kind == "person" and " " in mention.text}
    taken = {(mention.line, at) for mention in mentions for at in range(mention.at, mention.to)}
    for number, line in enumerate(rows):
        for at, word in enumerate(line.words):
            if not line.headline and word.first and word.text[0].isupper() and (number, at) not in taken and fold(word.text) in lasts & common():
                following = line.words[at + 1].text if at + 1 < len(line.words) else ""
                if word.owns or following.endswith(("ed", "s")) or following in _SAID:
                    yield _mention(line.words, Part(number, at, at + 1), "person")


_SAID = frozenset(("said", "told", "also", "has", "had", "was", "is", "will", "would", "wrote", "went", "and", "then", "later", "did", "spoke"))


def _peoples(rows: Sequence[Line]) -> Iterator[Mention]:
    """Peoples and followings, in the plural: "the Norwegians", "Republicans"."""
    for number, line in enumerate(rows):
        for at, word in enumerate(line.words):
            if word.text[0].isupper() and word.text.endswith(("s", "a")) and (people_of(word.text) or fold(word.text) in _GROUPS):
                yield _mention(line.words, Part(number, at, at + 1), "group")


def _name(article: Article, group: Sequence[Mention], rows: Sequence[Line]) -> Name:
    kind = group[0].kind
    spellings: dict[str, int] = {}
    for mention in group:
        spellings.setdefault(article.text[mention.start : mention.end], mention.start)
    variants = sorted(spellings, key=lambda text: (-len(text.split()), -len(text) if kind != "person" else 0, spellings[text]))
    place = place_of(variants[0]) if kind == "place" else None
    name = place.name if place and place.kind == "country" else " ".join(variants[0].split())
    spans = tuple(sorted({article.span(mention.start, mention.end) for mention in group}))
    roles = _roles(article, group, rows) if kind == "person" else ()
    return Name(digest("n", article.id, kind, name, spans[0].start), kind, name, tuple(variants), spans, roles=roles)


def _roles(article: Article, group: Sequence[Mention], rows: Sequence[Line]) -> tuple[NameRole, ...]:
    """The offices of a person, in the order of the text; one office said twice is one with two mentions."""
    found: dict[tuple[str, str | None, tuple[str, ...]], list[Span]] = defaultdict(list)
    shown: dict[tuple[str, str | None, tuple[str, ...]], FoundRole] = {}
    for mention in group:
        row = rows[mention.line].words
        taken = list(roles_of(row, mention.at, mention.to, mention.role))
        if not taken and mention.titles and mention.role:
            at, to = mention.role
            taken = [FoundRole(function, None, (), at, to) for function in title_roles(mention.titles)]
        for role in taken:
            key = (fold(role.role), role.organisation and fold(role.organisation), role.flags)
            shown.setdefault(key, role)
            found[key].append(article.span(row[role.at].start, row[role.to - 1].end))
    return tuple(NameRole(shown[key].role, shown[key].organisation, tuple(spans), shown[key].flags) for key, spans in found.items())
