"""Lays a story's sentences, named actors and days side by side, so that the ledger's rules can ask who stands where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from headwater.ledger.actors import REACH, Actor, Sentence, bodies, seats, unnamed
from headwater.record import Amount, Article, Coverage, DateMention, Name, NameRole, Span, Speaker
from headwater.text import fold, sentences
from headwater.values.party import UNKNOWN_STATE
from headwater.values.place import people_of, place_of
from headwater.values.role import parse_role

__all__ = [
    "Actor",
    "Scene",
    "Sentence",
    "actor_name",
    "all_sentences",
    "beside",
    "days_in",
    "runs",
    "scene_of",
    "sentence_at",
    "side",
    "speaker_at",
    "stands_for",
    "within",
]

_ROLES = frozenset(("title", "body", "caption"))
_LINK = re.compile(
    r"[\s,]{0,3}(?:(?:and|&|or|as well as|along with|together with|alongside)\s{1,2})?(?:the\s{1,2})?(?:(?:[a-z]{2,12}\s){0,2}members?\s)?", re.I
)
_AND = re.compile(r"\b(?:and|or|as well as|along with|together with|alongside)\b|&", re.I)
_HOUSE = re.compile(r"\b(?:parliament|senate|congress|commons|lords|assembly|house of|bundestag|knesset|duma)\b", re.I)
_STATE_OF = re.compile(
    r"\b(?P<own>[A-Z][\w-]{2,20}(?:[ ][A-Z][\w-]{2,20})?)['\u2019]s?[ ](?:(?!own\b)[a-z-]{3,12}[ ]){0,2}"
    r"(?:government|ministry|parliament|cabinet|treasury)\b"
    r"|\b(?:[Gg]overnment|[Pp]arliament)[ ]of[ ](?:the[ ])?(?P<of>[A-Z][\w-]{2,20}(?:[ ][A-Z][\w-]{2,20})?)\b"
)
_GOVERNMENT = f" {UNKNOWN_STATE}"


@dataclass(frozen=True, slots=True)
class Scene:
    """A coverage with its sentences, and by article its actors and days, in order."""

    coverage: Coverage
    sentences: Mapping[str, tuple[Sentence, ...]]
    actors: Mapping[str, tuple[Actor, ...]]
    days: Mapping[str, tuple[DateMention, ...]]
    known: Mapping[str, Name]
    spoken: Mapping[str, tuple[tuple[int, int, Speaker], ...]]
    outlets: frozenset[str]
    home: str | None
    acts: Mapping[str, str]
    sums: Mapping[str, tuple[Span, ...]]
    counts: Mapping[str, tuple[tuple[int, int, Amount], ...]]


def scene_of(coverage: Coverage, *, bodies_too: bool = False) -> Scene:
    """The scene of a story. With `bodies_too` "the fund" and "its director" are actors: the body they mean."""
    home = _home(coverage)
    parted = {article.id: _sentences(article) for article in coverage.articles}
    states = _states(coverage)
    acts = {name.id: actor_name(name, home, states) for name in coverage.names}
    named = _named(coverage, acts)
    if bodies_too:
        seated = {id_: body for article in coverage.articles for id_, body in seats(article.text, named.get(article.id, [])).items()}
        acts |= {
            id_: body
            for id_, body in seated.items()
            if any(name.id == id_ and acts[id_] in (name.name, acts[id_].lower()) for name in coverage.names)
        }
        named = _named(coverage, acts)
    actors: dict[str, tuple[Actor, ...]] = {}
    for article in coverage.articles:
        here = named.get(article.id, [])
        more = [actor for one in parted[article.id] for actor in unnamed(one, here, home)]
        if bodies_too:
            more += [actor for one in parted[article.id] for actor in bodies(article.text, one, here, home)]
        actors[article.id] = tuple(sorted([*here, *more], key=lambda actor: (actor.start, actor.end)))
    days: dict[str, list[DateMention]] = {}
    for date in sorted(coverage.dates, key=lambda date: (date.article, date.start)):
        days.setdefault(date.article, []).append(date)
    return Scene(
        coverage,
        parted,
        actors,
        {key: tuple(some) for key, some in days.items()},
        {name.id: name for name in coverage.names},
        _spoken(coverage),
        _outlets(coverage),
        home,
        acts,
        _sums(coverage),
        _counts(coverage),
    )


def _sums(coverage: Coverage) -> dict[str, tuple[Span, ...]]:
    """By article where its sums of money stand, in order."""
    out: dict[str, set[Span]] = {}
    for amount in coverage.amounts:
        if amount.unit == "money" and not amount.derived:
            for span in amount.mentions:
                out.setdefault(span.article, set()).add(span)
    return {article: tuple(sorted(some)) for article, some in out.items()}


def _counts(coverage: Coverage) -> dict[str, tuple[tuple[int, int, Amount], ...]]:
    """By article where something is counted or weighed, from the figure to the end of the noun behind it, in order."""
    out: dict[str, list[tuple[int, int, Amount]]] = {}
    texts = {article.id: article.text for article in coverage.articles}
    for amount in coverage.amounts:
        if amount.unit in ("count", "mass", "volume") and amount.of:
            for span in amount.mentions:
                noun = texts[span.article].find(amount.of.split()[-1], span.end, span.end + len(amount.of) + 12)
                end = noun + len(amount.of.split()[-1]) if noun >= 0 else span.end
                out.setdefault(span.article, []).append((span.start, end, amount))
    return {article: tuple(sorted(some, key=lambda one: (one[0], one[1], one[2].id))) for article, some in out.items()}


def _named(coverage: Coverage, acts: Mapping[str, str]) -> dict[str, list[Actor]]:
    """By article its named actors in order, the longest of those that overlap."""
    named: dict[str, list[Actor]] = {}
    for name in coverage.names:
        for span in name.mentions:
            named.setdefault(span.article, []).append(Actor(span.start, span.end, acts[name.id], name.kind, name.id))
    return {article: _apart(some) for article, some in named.items()}


def actor_name(name: Name, home: str | None = None, states: Mapping[str, str] = MappingProxyType({})) -> str:
    """Who acts under a name: a minister's and a ministry's country, a people's country, else the name itself.

    `home` is the country of a government or parliament that is called so without one; `states` are countries by the folded last names
    of those who govern them ("the Velt administration").
    """
    if name.kind == "place":
        place = place_of(name.name)
        return place.name if place and place.kind == "country" else name.name
    if name.party == UNKNOWN_STATE:
        called = next((states[word] for word in fold(name.name).split() if word in states), home)
        return called or name.name
    if name.kind == "organisation" and home and _HOUSE.search(name.name):
        return home
    if name.party and name.party.endswith(_GOVERNMENT):
        return name.party.removesuffix(_GOVERNMENT)
    if name.kind == "group":
        return people_of(name.name) or name.name
    if name.kind == "person" and name.party:
        return name.party
    return name.name


def side(party: str | None) -> str | None:
    """The country of a government, or the party itself; null where it is not known."""
    if not party or party == UNKNOWN_STATE:
        return None
    return party.removesuffix(_GOVERNMENT)


def within(scene: Scene, article: str, start: int, end: int) -> list[Actor]:
    """The actors of an article that stand wholly between two places, in order."""
    some = scene.actors.get(article, ())
    first = bisect_left(some, start, key=lambda actor: actor.start)
    out = []
    for actor in some[first:]:
        if actor.start >= end:
            break
        if actor.end <= end:
            out.append(actor)
    return out


def runs(scene: Scene, one: Sentence) -> list[list[Actor]]:
    """The actors of a sentence, those of one enumeration together ("Norway, Chile and the Arden Fund")."""
    out: list[list[Actor]] = []
    joined = False  # whether the last run holds an "and"
    for actor in [*within(scene, one.article, one.start, one.end), None]:
        gap = one.text[out[-1][-1].end - one.start : actor.start - one.start] if out and actor else ""
        if actor and gap.strip() and len(gap) < 40 and _LINK.fullmatch(gap):
            out[-1].append(actor)
            joined = joined or bool(_AND.search(gap))
            continue
        if out and len(out[-1]) > 1 and not joined:  # mere neighbours: "a loan from the bank, the ministry said"
            out[-1:] = [[each] for each in out[-1]]
        if actor:
            out.append([actor])
            joined = False
    return out


def days_in(scene: Scene, article: str, start: int, end: int) -> list[str]:
    """The single days that a stretch names, ISO, in order."""
    return [
        date.from_
        for date in scene.days.get(article, ())
        if start <= date.start and date.end <= end and date.from_ and date.from_ == date.to and date.type in ("DATE", "TIME")
    ]


def sentence_at(scene: Scene, span: Span) -> Sentence | None:
    """The sentence that holds a span."""
    some = scene.sentences.get(span.article, ())
    at = bisect_right(some, span.start, key=lambda one: one.start) - 1
    return some[at] if at >= 0 and span.end <= some[at].end else None


def beside(scene: Scene, one: Sentence, step: int) -> Sentence | None:
    """The sentence before (-1) or after (1) in the same article and role."""
    some = scene.sentences[one.article]
    at = bisect_left(some, one.start, key=lambda other: other.start) + step
    return some[at] if 0 <= at < len(some) and some[at].role == one.role else None


def all_sentences(scene: Scene) -> Iterator[Sentence]:
    """Every sentence of the story, article by article."""
    for article in scene.coverage.articles:
        yield from scene.sentences[article.id]


def speaker_at(scene: Scene, article: str, at: int) -> Speaker | None:
    """Who speaks at a place of an article: the speaker of the statement whose words stand there."""
    return next((speaker for start, end, speaker in scene.spoken.get(article, ()) if start <= at < end), None)


def stands_for(scene: Scene, article: str, pronoun: str, at: int) -> Actor | None:
    """Whom a pronoun at a place means: "we" the speaker, "he" the last person named, "it" or "they" the last other actor; null if none."""
    word = pronoun.lower()
    if word in ("we", "i", "our", "us", "my"):
        speaker = speaker_at(scene, article, at)
        name = scene.known.get(speaker.id) if speaker else None
        if name is not None:
            return Actor(at, at + len(pronoun), scene.acts[name.id], name.kind, name.id)
        return Actor(at, at + len(pronoun), side(speaker.party) or speaker.name, "person") if speaker else None
    persons = word in ("he", "she", "his", "her")
    before = [actor for actor in within(scene, article, max(0, at - REACH), at) if (actor.kind == "person") == persons]
    before = [actor for actor in before if fold(actor.name) not in scene.outlets]
    return before[-1] if before else None


def _sentences(article: Article) -> tuple[Sentence, ...]:
    parts = [(b.start, b.end, b.role) for b in article.blocks if b.role in _ROLES]
    if not article.blocks and article.text:
        parts = [(0, len(article.text), "body")]
    found = [Sentence(article.id, s, e, article.text[s:e], role) for a, b, role in parts for s, e in sentences(article.text, a, b)]
    return tuple(sorted(found, key=lambda one: one.start))


def _spoken(coverage: Coverage) -> dict[str, tuple[tuple[int, int, Speaker], ...]]:
    """By article where somebody known speaks; the shortest stretch first, so that what he quotes is another's."""
    out: dict[str, list[tuple[int, int, Speaker]]] = {}
    for statement in coverage.statements:
        if statement.speaker is None or statement.speaker.anonymous:
            continue
        for mention in statement.mentions:
            for piece in mention.content_pieces or (mention.content,):
                out.setdefault(mention.article, []).append((piece.start, piece.end, statement.speaker))
    return {key: tuple(sorted(some, key=lambda one: (one[1] - one[0], one[0], one[2].id))) for key, some in out.items()}


def _apart(some: list[Actor]) -> list[Actor]:
    """The longest of those that overlap."""
    out: list[Actor] = []
    for actor in sorted(some, key=lambda actor: (actor.start, -actor.end, actor.name)):
        if not out or actor.start >= out[-1].end:
            out.append(actor)
    return out


def _states(coverage: Coverage) -> dict[str, str]:
    """The countries of those who govern, by their folded last names."""
    return {
        fold(name.name).split()[-1]: name.party.removesuffix(_GOVERNMENT)
        for name in coverage.names
        if name.kind == "person" and name.party and name.party.endswith(_GOVERNMENT)
    }


def _home(coverage: Coverage) -> str | None:
    """The country whose government the story speaks of most, where one is clearly ahead.

    A country that the gazetteer does not have is known by "its government" in the articles' words, else by its ministers: the body or
    place that a government office is said to be of.
    """
    called: Counter[str] = Counter()
    known = {variant: name.name for name in coverage.names if name.kind == "place" for variant in name.variants}
    for article in coverage.articles:
        for found in _STATE_OF.finditer(article.text):
            who = found.group("own") or found.group("of")
            if who in known:
                called[known[who]] += 1
    votes: Counter[str] = Counter()
    for name in coverage.names:
        if name.kind == "place" or not name.party or name.party == UNKNOWN_STATE:
            continue
        if name.party.endswith(_GOVERNMENT):
            votes[name.party.removesuffix(_GOVERNMENT)] += len(name.mentions)
        elif name.kind == "person" and any(role.organisation == name.party and _governs(role) for role in name.roles):
            votes[name.party] += len(name.mentions)
    return _ahead(called) or _ahead(votes)


def _ahead(votes: Counter[str]) -> str | None:
    """The first of some votes, where it has twice the second's, or nobody else has any."""
    first = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
    if not first or (len(first) == 2 and first[0][1] < 2 * first[1][1]):
        return None
    return first[0][0]


def _governs(role: NameRole) -> bool:
    office = parse_role(role.role)
    return office is not None and office.kind == "government"


def _outlets(coverage: Coverage) -> frozenset[str]:
    told = [origin.venue for origin in coverage.origins if origin.venue and origin.type == "interview"]
    return frozenset(fold(name) for name in (*(article.outlet for article in coverage.articles if article.outlet and not article.primary), *told))
