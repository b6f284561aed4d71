"""Builds the coverage of an invented story from plain texts and from what a reader of them would note."""

from __future__ import annotations

from dataclasses import dataclass, replace

from headwater.count import count_parties
from headwater.record import (
    Act,
    Amount,
    Article,
    Certainty,
    Claim,
    ClaimMention,
    Copy,
    Coverage,
    Kind,
    Name,
    NameKind,
    Origin,
    Polarity,
    Span,
    Speaker,
    Statement,
    StatementMention,
    Story,
    digest,
    sha256,
)
from headwater.trace.copies import find_copies
from headwater.trace.origins import statements_with_origins, trace_origins


@dataclass(frozen=True)
class Said:
    """One attribution: who, to whom, which words of which article, and the words of source and cue."""

    article: int
    who: Speaker
    words: str
    by: str
    venue: str | None = None
    same: str = ""
    act: Act = "said"
    kind: Kind = "indirect"


@dataclass(frozen=True)
class Place:
    """One mention of a claim: the words of which article, and whose statement they are."""

    article: int
    words: str
    said: str | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "actual"


def person(name: str, party: str | None, role: str | None = None, *, anonymous: bool = False) -> Speaker:
    return Speaker(f"p-{name}", name, role, party, anonymous)


def article(
    number: int, outlet: str | None, text: str, *, owner: str | None = None, primary: bool = False, date: str | None = "2031-05-06"
) -> Article:
    return Article(f"a-{number}", text, sha256(text), f"{number}.txt", outlet=outlet, owner=owner, published=date, primary=primary)


def find(articles: tuple[Article, ...], number: int, words: str) -> Span:
    start = articles[number].text.index(words)
    return Span(articles[number].id, start, start + len(words))


def statement(articles: tuple[Article, ...], all_said: list[Said], key: str) -> Statement:
    some = [said for said in all_said if (said.same or said.words) == key]
    mentions = []
    for said in some:
        words, by = find(articles, said.article, said.words), find(articles, said.article, said.by)
        mentions.append(StatementMention(words.article, words.start, words.end, said.kind, said.venue, words, by, by))
    venue = next((said.venue for said in some if said.venue), None)
    return Statement(digest("s", key), some[0].who, some[0].kind, some[0].act, some[0].words, tuple(mentions), "st", venue)


def coverage(
    articles: tuple[Article, ...],
    said: list[Said],
    claims: list[list[Place]],
    *,
    names: tuple[tuple[NameKind, str, str | None], ...] = (),
    sums: tuple[str, ...] = (),
) -> Coverage:
    """The coverage as it comes to the tracing step: names, joined statements, copies, claims aligned, sums."""
    keys = list(dict.fromkeys(one.same or one.words for one in said))
    people = {
        one.who.id: Name(one.who.id, "person", one.who.name, (one.who.name,), _mentions(articles, one.who.name), party=one.who.party)
        for one in said
        if not one.who.anonymous
    }
    for kind, name, party in names:
        people[f"p-{name}"] = Name(f"p-{name}", kind, name, (name,), _mentions(articles, name), party=party)
    amounts = tuple(Amount(digest("m", s), "money", _mentions(articles, s), value=float("".join(c for c in s if c.isdigit()))) for s in sums)
    return Coverage(
        Story("st", None, tuple(a.id for a in articles)),
        articles,
        tuple(name for name in people.values() if name.mentions),
        tuple(statement(articles, said, key) for key in keys),
        amounts,
        copies=tuple(find_copies(articles)),
        claims=tuple(_claim(articles, number, places) for number, places in enumerate(claims)),
    )


def _mentions(articles: tuple[Article, ...], words: str) -> tuple[Span, ...]:
    out = []
    for one in articles:
        at = one.text.find(words)
        while at >= 0:
            out.append(Span(one.id, at, at + len(words)))
            at = one.text.find(words, at + 1)
    return tuple(out)


def _claim(articles: tuple[Article, ...], number: int, places: list[Place]) -> Claim:
    mentions = []
    for place in places:
        span = find(articles, place.article, place.words)
        key = digest("s", place.said) if place.said else None
        mentions.append(ClaimMention(span.article, span.start, span.end, "speaker" if key else "outlet", key, place.certainty, place.polarity))
    return Claim(f"c-{number}", places[0].words, "positive", "actual", tuple(mentions), "st")


def traced(story: Coverage) -> Coverage:
    """The coverage with origins, statements that name theirs, and claims that are counted."""
    story = replace(story, origins=trace_origins(story))
    story = replace(story, statements=statements_with_origins(story))
    return replace(story, claims=count_parties(story))


def origin(story: Coverage, type_: str, words: str = "") -> Origin:
    """The one origin of that type whose name has these words."""
    found = [one for one in story.origins if one.type == type_ and words in one.name]
    assert len(found) == 1, [(one.type, one.name) for one in story.origins]
    return found[0]


def carriers(one: Origin) -> list[str]:
    return [carrier.article for carrier in one.carried_by]


def counts(claim: Claim) -> tuple[int, int, int, int]:
    """Occasions low and high, parties low and high."""
    assert claim.occasions is not None
    assert claim.parties is not None
    return (claim.occasions.low, claim.occasions.high, claim.parties.low, claim.parties.high)


__all__ = ["Copy", "Place", "Said", "article", "carriers", "counts", "coverage", "origin", "person", "traced"]
