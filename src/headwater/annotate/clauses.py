"""An article into clauses: the propositions it reports, each with its voice and its certainty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.annotate.attribution_rules import page_of
from headwater.annotate.clause_seams import relatives, seams
from headwater.record import Act, Article, Clause, Span, Statement, Voice, digest
from headwater.text import overlap, sentences, tokens, trim
from headwater.values.certainty import judge, under

_VOICES: dict[str, Voice] = {"title": "headline", "caption": "caption", "body": "outlet"}
_REPORTED: frozenset[Act] = frozenset(("said", "published"))  # acts whose content stands by itself; the others change what it says
_LEAST = 5  # words of a clause; a shorter piece stays with its neighbour
_LONGEST = 1_500  # code points; a longer stretch without a full stop is no prose and is not cut
_FRAGMENT = 3  # words: a shorter line states nothing
_SHARE = 0.4  # of a clause that must be attributed for the clause to be its speaker's
# Where a second proposition may begin. Checked below: both sides need a verb, and neither may cut a quotation or a bracket.
_SEAM = re.compile(
    r";\s|,?\s(?:while|whereas|although|though|but)\s|,\sand\s|\s[\u2013\u2014]\s"
    r"|\sand\s(?=(?:he|she|they|it|we|I)\s)"
)
# In a list of sums each sum with its purpose is a proposition of its own, verb or no verb.
_SUM = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5\u20b9\u20a6]\s?\d[\d.,]*|\d[\d.,]*)\s?(?:million|billion|trillion|thousand|crore|lakh|bn|m|per\s?cent|%)\b"
    r"|[$\u20ac\u00a3\u00a5\u20b9\u20a6]\s?\d"
)
_SUMS = re.compile(
    r"(?:,\s|\s)(?:including|of\swhich|and|plus|with|while)\s(?=(?:[a-z]{1,9}\s){0,3}[$\u20ac\u00a3\u00a5\u20b9\u20a6\d])"
    r"|,\s(?=(?:(?:a|another|some|about|further)\s){0,2}[$\u20ac\u00a3\u00a5\u20b9\u20a6\d])"
)
_PURPOSE = re.compile(r"\s(?:for|to|into|on|towards)\s")
_SHARE_WORDS = 4
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall"
    r"|said|says|told|went|came|took|made|gave|met|held|led|left|fell|rose|won|lost|sent|put|set|cut|hit|kept|found|saw|got|began|ran|spoke|wrote"
    r"|\w{3,20}ed)\b|\w(?:'|\u2019)(?:s|re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
_QUOTES = "\u201c\u2018\u00ab\u201e\"'"
_OPEN, _CLOSE = "\u201c\u00ab\u201e([", "\u201d\u00bb)]"


@dataclass(frozen=True, slots=True, order=True)
class _Said:
    """A stretch that somebody is said to have said."""

    start: int
    end: int
    statement: str
    act: Act
    cue: str


def find_clauses(article: Article, statements: Sequence[Statement]) -> tuple[Clause, ...]:
    """The clauses of a marked article in the order of its text; `statements` are the article's own.

    A clause that is attributed names the statement; its certainty is that of what was said. Noise has no clauses. Vectors are left empty:
    only clauses that another article may share are worth the encoder's time, and that is known once the story is (see align/likeness.py).
    """
    said = _said(article, statements)
    found = _Seams(article)
    return tuple(
        _clause(article, part, voice, *_source(article.text, part, said))
        for whole, voice in _sentences(article)
        for part in _split(article.text, *whole, found)
    )


def _clause(article: Article, part: tuple[int, int], voice: Voice, content: tuple[int, int], source: _Said | None) -> Clause:
    start, end = part
    words = article.text[content[0] : content[1]]
    if source is not None and words.lower().startswith("to "):  # "promised" governs "to build"
        words = f"they {source.cue} {words}"
    judgement = judge(words, reported=source is not None and words[0] not in _QUOTES)
    if source is not None:
        voice = "speaker" if voice == "outlet" else voice
        judgement = under(source.cue, judgement) if content != part else judgement
    return Clause(
        id=digest("cl", article.id, start, end),
        article=article.id,
        start=start,
        end=end,
        voice=voice,
        certainty=judgement.certainty,
        polarity=judgement.polarity,
        statement=source.statement if source else None,
    )


def _sentences(article: Article) -> Iterator[tuple[tuple[int, int], Voice]]:
    """The sentences of the parts of an article that report: title, body, captions."""
    blocks = [(block.start, block.end, _VOICES[block.role]) for block in article.blocks if block.role in _VOICES]
    for start, end, voice in blocks or [(start, end, _VOICES["body"]) for start, end in article.body()]:
        for s, e in sentences(article.text, start, end):
            if _words(article.text, s, e) >= _FRAGMENT:
                yield (s, e), voice


class _Saids:
    """What is said in an article, in order."""

    def __init__(self, found: Iterable[_Said]) -> None:
        self._found = sorted(found)
        self._starts = [piece.start for piece in self._found]
        self._longest = max((piece.end - piece.start for piece in self._found), default=0)

    def near(self, start: int, end: int) -> Sequence[_Said]:
        """What may share a character with a stretch."""
        return self._found[bisect_left(self._starts, start - self._longest) : bisect_left(self._starts, end)]


def _said(article: Article, statements: Sequence[Statement]) -> _Saids:
    found = set()
    for statement in statements:
        for mention in statement.mentions:
            if mention.article == article.id:
                cue = article.quote(mention.cue) if mention.cue else ""
                pieces = mention.content_pieces or (mention.content,)
                found |= {_Said(piece.start, piece.end, statement.id, statement.act, cue) for piece in pieces if isinstance(piece, Span)}
    return _Saids(found)


# ---- one sentence into clauses


class _Seams:
    """Where the word classes of an article see a second clause begin, and its relative clauses."""

    def __init__(self, article: Article) -> None:
        sentences = [one for paragraph in page_of(article).paragraphs for one in paragraph]
        self._cuts = sorted(cut for one in sentences for cut in seams(one))
        self._nested = sorted(place for one in sentences for place in relatives(one))

    def cuts(self, start: int, end: int) -> list[int]:
        return self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]

    def nested(self, start: int, end: int) -> list[tuple[int, int]]:
        return self._nested[bisect_left(self._nested, (start, 0)) : bisect_left(self._nested, (end, 0))]


def _split(text: str, start: int, end: int, found: _Seams) -> list[tuple[int, int]]:
    """Cuts a sentence where a second proposition begins: at a conjunction between two parts that both have a verb."""
    if end - start > _LONGEST:
        return [(start, end)]
    own = [place for place in found.nested(start, end) if place[1] <= end]
    return sorted({*_parts(text, start, end, found), *own})


def _parts(text: str, start: int, end: int, found: _Seams) -> list[tuple[int, int]]:
    cuts, at = [start], start
    depth = _depths(text, start, end)
    for begin, stop, fits in _seams(text, start, end):
        if not depth[begin - start] and begin > at and fits(text, at, begin) and fits(text, stop, end):
            at = begin + 1 if text[begin] in ",;" else begin
            cuts.append(at)
    edges = sorted({*cuts, *found.cuts(start, end), end})
    return [place for a, b in pairwise(edges) if (place := trim(text, a, b))[0] < place[1]]


def _seams(text: str, start: int, end: int) -> list[tuple[int, int, Callable[[str, int, int], bool]]]:
    """Where a second proposition may begin, with the test that both sides have to pass."""
    found: list[tuple[int, int, Callable[[str, int, int], bool]]] = []
    for pattern, fits in ((_SEAM, _states), (_SUMS, _shares)):
        found += [(seam.start(), seam.end(), fits) for seam in pattern.finditer(text, start, end)]
    return sorted(found, key=lambda seam: seam[:2])


def _shares(text: str, start: int, end: int) -> bool:
    """Whether a stretch gives a sum and says what it is for."""
    found = _SUM.search(text, start, end)
    return found is not None and _PURPOSE.search(text, found.end(), end) is not None and _words(text, start, end) >= _SHARE_WORDS


def _states(text: str, start: int, end: int) -> bool:
    return _words(text, start, end) >= _LEAST and _FINITE.search(text, start, end) is not None


def _words(text: str, start: int, end: int) -> int:
    return sum(token.text[0].isalnum() for token in tokens(text, start, end))


def _depths(text: str, start: int, end: int) -> list[bool]:
    """For each code point, whether it stands inside a quotation or a bracket."""
    out, open_marks, straight = [], 0, False
    for i in range(start, end):
        if text[i] in _OPEN:
            open_marks += 1
        elif text[i] in _CLOSE:
            open_marks = max(0, open_marks - 1)
        elif text[i] == '"':
            straight = not straight
        elif text[i] == "\u2018":
            open_marks += 1
        elif text[i] == "\u2019" and open_marks and not (i + 1 < end and text[i + 1].isalpha()):
            open_marks -= 1
        out.append(open_marks > 0 or straight)
    return out


def _source(text: str, part: tuple[int, int], said: _Saids) -> tuple[tuple[int, int], _Said | None]:
    """What a part says, without who said it, and whose words it is: of attributed words that are enough to stand alone."""
    shares: dict[str, list[_Said]] = {}
    for piece in said.near(*part):
        if overlap(part, (piece.start, piece.end)):
            shares.setdefault(piece.statement, []).append(piece)
    best = max(shares.values(), key=lambda pieces: (_covered(part, pieces), -pieces[0].start), default=None)
    if best is None or _covered(part, best) < _SHARE * (part[1] - part[0]):
        return part, None
    if best[0].act not in _REPORTED:
        return part, best[0]
    start, end = trim(text, max(part[0], min(p.start for p in best)), min(part[1], max(p.end for p in best)))
    enough = _words(text, start, end) >= _LEAST
    return (start, end) if enough else part, best[0]


def _covered(part: tuple[int, int], pieces: Sequence[_Said]) -> int:
    return sum(overlap(part, (piece.start, piece.end)) for piece in pieces)
