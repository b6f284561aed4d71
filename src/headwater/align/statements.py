"""Statements of single places joined into one for each utterance, with every article that carries it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.record import Coverage, Fidelity, Kind, Speaker, Statement, StatementMention, digest
from headwater.text import folded_words
from headwater.values.wording import Likeness, compare, fidelity, spoken

QUOTED: frozenset[Kind] = frozenset(("direct", "mixed"))
_SAME = 6  # words two quotations of one speaker share to be one utterance
_SAME_UNNAMED = 8  # the same where a speaker is not known
_CROWD = 60  # places that hold one pair of words, at most, for it to tell anything


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement of one place: its quoted words and the whole of what is attributed, as folded words."""

    statement: Statement
    mention: StatementMention
    quoted: tuple[str, ...]
    content: tuple[str, ...]
    language: str | None

    @property
    def order(self) -> tuple[str, int, int, str]:
        return (self.mention.article, self.mention.start, self.mention.end, self.statement.id)


def join_statements(coverage: Coverage) -> tuple[Statement, ...]:
    """One statement an utterance, from one-place statements whose speakers are resolved; in the order of their first place.

    Two places are one utterance where the speaker does not differ and they share six quoted words or more (eight where a speaker is
    missing), fewer where the whole of a shorter quotation stands in a longer one or the venue is the same. What is
    reported without quotation marks joins only the same speaker's words, in the same act, where nearly all of them agree.
    """
    places = sorted((said for statement in coverage.statements for said in _places(coverage, statement)), key=lambda said: said.order)
    joined = _Groups(len(places))
    links = _links(places)
    for reason, a, b in links:
        if _may_join(places, joined.members(a), joined.members(b)):
            joined.join(a, b, reason)
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    made = [_statement(coverage, [places[i] for i in group], joined.reasons(group), order) for group in joined.all()]
    return tuple(sorted(made, key=lambda s: (order.get(s.mentions[0].article, len(order)), s.mentions[0].start, s.id)))


def _places(coverage: Coverage, statement: Statement) -> list[_Said]:
    out = []
    for mention in statement.mentions:
        article = coverage.article(mention.article)
        quoted = spoken(article.text[mention.start : mention.end]) if mention.kind in QUOTED else ()
        content = spoken(article.quote(mention.content))
        out.append(_Said(statement, mention, quoted, content, article.language))
    return out


# ---- which places say the same


def _links(places: Sequence[_Said]) -> list[tuple[str, int, int]]:
    """Pairs that are one utterance, the surest first."""
    found = []
    for a, b in sorted(_candidates(places)):
        strength, reason = _same_utterance(places[a], places[b])
        if reason:
            found.append((-strength, reason, a, b))
    return [(reason, a, b) for _, reason, a, b in sorted(found)]


def _candidates(places: Sequence[_Said]) -> set[tuple[int, int]]:
    """Pairs that share two pairs of neighbouring words, or all of a shorter quotation: others are not looked at.

    Of places that agree to the letter, which wide coverage has by the hundred, one stands for all.
    """
    twins: dict[object, list[int]] = defaultdict(list)
    for i, said in enumerate(places):
        twins[_twin_key(said, i)].append(i)
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in sorted(those[0] for those in twins.values()):
        words = places[i].quoted or places[i].content
        size = min(2, len(words))
        for run in {words[k : k + size] for k in range(len(words) - size + 1)} if words else ():
            at[run].append(i)
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for holders in at.values():
        if len(holders) <= _CROWD:
            for n, a in enumerate(holders):
                for b in holders[n + 1 :]:
                    pairs[a, b] += 1
    alike = {(a, b) for (a, b), shared in pairs.items() if shared >= min(2, _runs(places[a]), _runs(places[b]))}
    return alike | {pair for those in twins.values() for pair in pairwise(those)}


def _twin_key(said: _Said, own: int) -> object:
    """Equal for places that are one utterance whatever else is known: the same words of the same speaker in the same setting."""
    who = said.statement.speaker
    if len(said.quoted or said.content) < (1 if who else _SAME_UNNAMED):
        return own
    return said.quoted, said.content, who.id if who else None, said.statement.act, said.mention.venue


def _runs(said: _Said) -> int:
    return max(1, len(set(said.quoted or said.content)) - 1)


def _same_utterance(a: _Said, b: _Said) -> tuple[float, str]:
    """How strongly two places are one utterance, and why; the empty reason where they are not."""
    if not _speakers_agree(a, b):
        return 0.0, ""
    known = a.statement.speaker is not None and b.statement.speaker is not None
    if a.quoted and b.quoted:
        return _same_quotation(a, b, compare(a.quoted, b.quoted), known)
    if a.statement.act != b.statement.act or _venues_part(a, b):
        return 0.0, ""
    likeness = compare(a.quoted or a.content, b.quoted or b.content)
    if not known:  # copied to the letter, all but
        enough = likeness.of_longer >= 0.9 and likeness.shared >= _SAME_UNNAMED
    elif a.quoted or b.quoted:  # the words of one stand, unmarked, in what the other reports
        enough = likeness.of_shorter >= 0.8 and likeness.content >= 4 and likeness.run >= 4
    else:
        enough = likeness.of_longer >= 0.6 and likeness.content >= 4
    return (likeness.of_longer, "same words reported") if enough else (0.0, "")


def _same_quotation(a: _Said, b: _Said, likeness: Likeness, known: bool) -> tuple[float, str]:
    least = _SAME if known else _SAME_UNNAMED
    strength = likeness.shared + likeness.of_longer
    if likeness.shared >= least and likeness.of_shorter >= 0.5 and likeness.content >= 2 and likeness.run >= 3:
        return strength, "same words"
    if likeness.of_shorter == 1 and likeness.run == min(likeness.words):  # a fragment that stands whole in the other
        if known and (likeness.content >= 2 or likeness.of_longer == 1) and likeness.run >= 2:
            return strength, "part of the longer quotation"
        if known and likeness.of_longer == 1 and not _venues_part(a, b):
            return strength, "same words"
    venue = a.mention.venue
    if known and venue and venue == b.mention.venue and likeness.shared >= 4 and likeness.of_shorter >= 0.8 and likeness.content >= 2:
        return strength, "same words at one venue"
    return 0.0, ""


def _speakers_agree(a: _Said, b: _Said) -> bool:
    first, second = a.statement.speaker, b.statement.speaker
    if first is None or second is None:
        return True
    if first.id == second.id:
        return True
    return first.anonymous and second.anonymous and folded_words(first.name) == folded_words(second.name)


def _venues_part(a: _Said, b: _Said) -> bool:
    return a.mention.venue is not None and b.mention.venue is not None and a.mention.venue != b.mention.venue


def _may_join(places: Sequence[_Said], first: Sequence[int], second: Sequence[int]) -> bool:
    """A place without a speaker must not tie two speakers together."""
    one, two = ({(who.id, who.anonymous, who.name): places[i] for i in some if (who := places[i].statement.speaker)} for some in (first, second))
    return all(_speakers_agree(a, b) for a in one.values() for b in two.values())


class _Groups:
    """Union of places, with why they were joined."""

    def __init__(self, size: int) -> None:
        self._of = list(range(size))
        self._members = {i: [i] for i in range(size)}
        self._why: dict[int, set[str]] = defaultdict(set)

    def members(self, at: int) -> list[int]:
        return self._members[self._of[at]]

    def join(self, a: int, b: int, reason: str) -> None:
        first, second = sorted((self._of[a], self._of[b]))
        self._why[first].add(reason)
        if first == second:
            return
        for i in self._members[second]:
            self._of[i] = first
        self._members[first] += self._members.pop(second)
        self._why[first] |= self._why.pop(second, set())

    def all(self) -> list[list[int]]:
        return [sorted(group) for _, group in sorted(self._members.items())]

    def reasons(self, group: Sequence[int]) -> tuple[str, ...]:
        return tuple(sorted(self._why.get(self._of[group[0]], set())))


# ---- one record of an utterance


def _statement(coverage: Coverage, places: Sequence[_Said], reasons: tuple[str, ...], order: dict[str, int]) -> Statement:
    """The record of one utterance: the fullest wording, and each place with how true it is to that."""
    places = sorted(places, key=lambda said: (order.get(said.mention.article, len(order)), said.mention.start, said.mention.end))
    fullest = max(places, key=lambda said: (bool(said.quoted), len(said.quoted or said.content)))  # the first of equals
    canonical = _words_of(coverage, fullest)
    kinds = {said.mention.kind for said in places}
    kind: Kind = "direct" if "direct" in kinds else "mixed" if "mixed" in kinds else "indirect"
    return replace(
        fullest.statement,
        id=digest("s", *(part for said in places for part in (said.mention.article, said.mention.start, said.mention.end))),
        story=coverage.story.id,
        speaker=_speaker(places),
        kind=kind,
        canonical=canonical,
        mentions=tuple(replace(said.mention, fidelity=_fidelity(coverage, said, fullest, canonical)) for said in places),
        venue=_most(said.mention.venue or said.statement.venue for said in places),
        said_on=_most(said.statement.said_on for said in places),
        because=tuple(dict.fromkeys((*(line for said in places for line in said.statement.because), *reasons))),
    )


def _words_of(coverage: Coverage, said: _Said) -> str:
    text = coverage.article(said.mention.article).text
    if said.quoted:
        return text[said.mention.start : said.mention.end].strip().strip("\u2018\u2019\u201c\u201d\u00ab\u00bb\u201e\"'").strip()
    return text[said.mention.content.start : said.mention.content.end].strip()


def _fidelity(coverage: Coverage, said: _Said, fullest: _Said, canonical: str) -> Fidelity | None:
    """How true a quotation is to the fullest one; null for words that are not marked as quoted."""
    if not said.quoted:
        return None
    if said.language and fullest.language and said.language != fullest.language:
        return "translated"
    return fidelity(_words_of(coverage, said), canonical)


def _speaker(places: Sequence[_Said]) -> Speaker | None:
    """The speaker most places name, the first of equals; a named one before an unnamed."""
    named = [said.statement.speaker for said in places if said.statement.speaker]
    times = Counter(who.id for who in named)
    return max(named, key=lambda who: (not who.anonymous, times[who.id]), default=None)


def _most(values: Iterable[str | None]) -> str | None:
    """What most places state, the first of equals; null where none states it."""
    times = Counter(value for value in values if value)
    return max(times, key=lambda value: times[value], default=None)
