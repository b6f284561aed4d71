"""Links to and teasers of other stories: labelled, in runs of headlines, or as a long tail behind the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.mark.segments import Segment
from headwater.mark.wording import LABEL, LABEL_ALONE, TAIL_LABEL
from headwater.record import Role

_WORD = re.compile(r"[^\W\d_]{5,}")
_NEAR = 0.3  # share of a paragraph's longer words that are in the article: above it, the article goes on
_FAR = 0.25  # below it, a tail is about other things
_RUN = 3  # headlines in a row
_LEAST_TAIL = 3
_TRIES = 25  # places at which a tail may begin that are looked at


def mark_labelled(parts: Sequence[Segment], roles: list[Role | None]) -> None:
    """Writes `related` where a label says so: on the label's own line, and on the headlines that stand under it."""
    for n, part in enumerate(parts):
        if roles[n] is not None:
            continue
        if part.cut == "related":
            roles[n] = "related"
        elif LABEL_ALONE.match(part.text) and part.words <= 8:
            _labelled(parts, roles, n)
        elif LABEL.match(part.text) and part.words <= 30 and not _sentence_after_label(part):
            roles[n] = "related"


def mark_unlabelled(parts: Sequence[Segment], roles: list[Role | None], first_prose: int) -> None:
    """Writes `related` for headlines in a row and for a tail of teasers, where their words are not the article's."""
    _runs(parts, roles, first_prose)
    _tail(parts, roles, first_prose)


def _sentence_after_label(part: Segment) -> bool:
    """`Related: ` before a full sentence of prose is a link no less; a label word that opens a sentence without a colon is prose."""
    match = LABEL.match(part.text)
    return match is not None and match.group().rstrip()[-1:] not in (":", "|", ">", "»") and part.stopped


def _labelled(parts: Sequence[Segment], roles: list[Role | None], at: int) -> None:
    """A label alone on its line takes the headlines after it; one that stands over a tail takes all, until the article goes on."""
    roles[at] = "related"
    tail = TAIL_LABEL.match(parts[at].text) is not None and at * 3 >= len(parts)
    known = _vocabulary(parts, roles, at) if tail else frozenset()
    n = at + 1
    while n < len(parts):
        part = parts[n]
        if not (part.titled or part.bullet) and (not tail or _goes_on(parts, n, known)):
            break
        if not tail and part.titled and part.words > 20:
            break
        if roles[n] is None:
            roles[n] = "related"
        n += 1


def _goes_on(parts: Sequence[Segment], at: int, known: frozenset[str]) -> bool:
    """Whether the article goes on here: two paragraphs in a row of its own words."""
    following = [part for part in parts[at : at + 2] if part.prose and part.words >= 15]
    return len(following) == 2 and all(_share(part, known) >= _NEAR for part in following)


def _runs(parts: Sequence[Segment], roles: list[Role | None], first_prose: int) -> None:
    """Three headlines or more in a row, amid prose, whose words are not the article's."""
    known = _vocabulary([p for p in parts if p.prose], [], len(parts))
    n = first_prose + 1
    while n < len(parts):
        end = n
        while end < len(parts) and roles[end] is None and parts[end].titled and not parts[end].bullet and parts[end].words >= 5:
            end += 1
        opened = parts[n - 1].text.endswith((":", ";", "–", "—", "-", ","))
        if end - n >= _RUN and not opened and sum(_share(parts[k], known) for k in range(n, end)) < 2 * _FAR * (end - n):
            for k in range(n, end):
                roles[k] = "related"
        n = max(end, n + 1)


def _tail(parts: Sequence[Segment], roles: list[Role | None], first_prose: int) -> None:
    """The longest end of the text that begins with a headline, alternates headlines and teasers, and speaks of other things."""
    start = max(first_prose + 3, len(parts) // 3)
    heads = sum(part.titled for part in parts[start:])
    tried = 0
    for at in range(start, len(parts) - _LEAST_TAIL + 1):
        rest = len(parts) - at
        head = parts[at].titled
        if heads < _LEAST_TAIL or tried >= _TRIES:
            return
        if head and heads * 10 >= rest * 4 and roles[at] is None and parts[at - 1].stopped and parts[at].words >= 5:
            tried += 1
            if _elsewhere(parts[at:], _vocabulary(parts, roles, at)):
                roles[at:] = [role or "related" for role in roles[at:]]
                return
        heads -= head


def _elsewhere(rest: Sequence[Segment], known: frozenset[str]) -> bool:
    """Whether these lines speak of other things than the article: as a whole, and all but a few of them."""
    teasers = [part for part in rest if part.words >= 5]
    shares = [_share(part, known) for part in teasers]
    near = sum(share >= 2 * _NEAR for share in shares)
    return sum(shares) < _FAR * len(teasers) and near * 5 <= len(teasers)


def _vocabulary(parts: Sequence[Segment], roles: Sequence[Role | None], end: int) -> frozenset[str]:
    """The longer words of what comes before, noise left out."""
    texts = [part.text for n, part in enumerate(parts[:end]) if not roles or roles[n] in (None, "title", "caption")]
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text[:5_000]))


def _share(part: Segment, known: frozenset[str]) -> float:
    words = {word.lower() for word in _WORD.findall(part.text[:2_000])}
    return len(words & known) / len(words) if words else 0.0
