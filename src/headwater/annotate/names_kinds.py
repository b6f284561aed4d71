"""Weighs what speaks for a person, an organisation or a place, over all mentions of one spelling in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from headwater.annotate.names_chunks import Line
from headwater.annotate.names_parts import Part, spoken
from headwater.annotate.names_words import (
    BODY_ENDS,
    BODY_HEADS,
    OTHER_ENDS,
    OTHER_HEADS,
    PEOPLES,
    PLACE_ENDS,
    PLACE_HEADS,
    PORTFOLIO,
    SURNAMES,
    Word,
    common,
    fold,
    is_common,
    lexicon,
)
from headwater.record import NameKind
from headwater.values.name import given_names, slip, slip_keys
from headwater.values.place import adjective_of, metonym_of, people_of, place_of
from headwater.values.role import head_kind

_SPEECH = lexicon("speech")
_HUMAN = frozenset(["was", "born", "who", "whose", "died", "himself", "herself", "aged"])
_KIN = frozenset(["wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "widow", "family", "lawyer"])
_IN = {"in": 1.4, "near": 1.5, "at": 0.4, "from": 0.6, "across": 1.2, "outside": 1.2, "around": 0.8, "to": 0.3, "throughout": 1.2, "toward": 0.8,
       "towards": 0.8, "into": 0.8, "over": 0.2, "northern": 2.0, "southern": 2.0, "eastern": 2.0, "western": 2.0, "central": 1.5, "nearby": 2.0,
       "north": 1.0, "south": 1.0, "east": 1.0, "west": 1.0, "within": 0.8, "leave": 0.5, "left": 0.4, "visit": 0.8, "visited": 0.8}  # fmt: skip
_RULES = frozenset(("administration", "administrations", "presidency", "era", "years", "family", "campaign", "regime", "brothers"))
_PLACE_OF = lexicon("place_of")
_ACRONYMS_NOT = lexicon("acronyms_not")
_PLACE_TAILS = tuple(sorted(lexicon("place_tails")))
_BODY_TAILS = ("news", "bank", "tech", "soft", "corp", "media", "press", "pharma", "petro", "telecom", "tv")
_BODIES_OF_STATES = frozenset(("European Union",))
OTHER = "other"
_SEEN, _UNSEEN = 3.0, 4.0  # what the tagger's word, and its silence, weighs (chosen on every second article of the worldwide dev set)
_LEAST = 0.6  # what must speak for a kind: a capital alone makes no name (best of 0, .6, .9 on 300 articles of the training set)


Score = dict[str, float]


def kinds(found: Sequence[Part], rows: Sequence[Line], votes: Mapping[str, Counter[str]]) -> Mapping[str, str]:
    """The kind of every spelling (folded) among the candidates of one article, or `other` for what is no name of the four kinds.

    `votes`: how often the tagger gave a spelling which kind, `none` where it saw no name.
    """
    context: dict[str, Score] = defaultdict(lambda: defaultdict(float))
    shapes: dict[str, list[str]] = {}
    count: Counter[str] = Counter()
    for part in found:
        row = rows[part.line].words
        key = fold(spoken(row, part.at, part.to))
        shapes.setdefault(key, [word.text for word in row[part.at : part.to] if word.text != "."])
        count[key] += 1
        _context(context[key], row, part)
    # ten weak hints are not ten times one: what the surroundings say grows with the root of the number of mentions
    total = {key: defaultdict(float, {kind: value / count[key] ** 0.5 for kind, value in context[key].items()}) for key in shapes}
    for key, parts in shapes.items():
        _shape(total[key], parts)
        _voted(total[key], votes.get(key, Counter()))
    _families(total, shapes)
    return {key: _best(score) for key, score in total.items()}


def _voted(score: Score, votes: Counter[str]) -> None:
    """What the tagger says, by the share of a spelling's mentions."""
    for kind, count in sorted(votes.items()):
        share = count / max(1, votes.total())
        if kind == "none":
            score[OTHER] += _UNSEEN * share
        else:
            score[kind if kind in ("person", "organisation", "place") else OTHER] += _SEEN * share


def _best(score: Score) -> str:
    order = ("person", "organisation", "place", OTHER)
    best = max(order, key=lambda kind: (score.get(kind, 0.0), -order.index(kind)))
    return best if score.get(best, 0.0) >= _LEAST else OTHER


def _shape(score: Score, parts: Sequence[str]) -> None:
    """What the words themselves say."""
    whole, first, last = " ".join(parts), fold(parts[0]), fold(parts[-1])
    place = place_of(whole)
    if metonym_of(whole):
        score["organisation"] += 8
    if place:
        kind: NameKind = "organisation" if place.name in _BODIES_OF_STATES else "place"
        score[kind] += {"country": 7.0, "region": 4.5, "town": 4.0, "world": 5.0}[place.kind]
    elif len(parts) == 2 and (adjective_of(last) or people_of(last)) and (first in PEOPLES or is_common(first)):
        score[OTHER] += 6  # "Indigenous Norwegians", "South American"
    elif adjective_of(whole) or people_of(whole) or (last in PEOPLES and len(parts) <= 2 and not metonym_of(whole)):
        score[OTHER] += 9
    if len(parts) == 1:
        _single(score, parts[0], place is not None)
        return
    if last in BODY_ENDS:
        score["organisation"] += 4
    if first in BODY_HEADS and fold(parts[1]) in ("of", "for", "on"):
        score["organisation"] += 5
    if last in PLACE_ENDS:
        score["place"] += 3.5 if not (last in SURNAMES and first in given_names()) else 1.0
    if last in OTHER_ENDS:
        score[OTHER] += 4.5
    if first in lexicon("body_fronts"):
        score["organisation"] += 2.5
    if is_common(last) and first not in given_names() and last not in SURNAMES:
        score["organisation"] += 0.8
        score["person"] -= 1.0
    if first in OTHER_HEADS:
        score[OTHER] += 3.5
    if all(part.isupper() for part in parts) and all(is_common(part) for part in parts):
        score[OTHER] += 4
    if first in PLACE_HEADS:
        score["place"] += 2
    if any(fold(part) in ("of", "for", "and", "&", "on") for part in parts):
        score["organisation"] += 1.5
    _ordinary(score, parts, first, last)
    if any(adjective_of(part) for part in parts[:1]) and last not in OTHER_ENDS:
        score["organisation"] += 0.8
    if any(part.isupper() and len(part) > 1 for part in parts):
        score["organisation"] += 1.5
    if len(parts) >= 4 and first not in given_names():
        score["organisation"] += 1.0


def _ordinary(score: Score, parts: Sequence[str], first: str, last: str) -> None:
    """What it tells how many of the words are ordinary ones, and whether the first is a given name."""
    ordinary = sum(is_common(part) for part in parts)
    if first in given_names():
        score["person"] += 3.2 if len(parts) <= 4 else 0.5
    elif len(parts) in (2, 3) and not ordinary:
        score["person"] += 1.6
    elif len(parts) == 2 and not is_common(last):
        score["person"] += 0.4
    if ordinary == len(parts):
        score["organisation"] += 1.2
        score[OTHER] += 1.0


def _single(score: Score, word: str, place: bool) -> None:
    key = fold(word)
    if word.isupper() and len(word.replace(".", "")) >= 2 and not place:
        score["organisation" if key not in _ACRONYMS_NOT else OTHER] += 2.6
    elif any(c.isupper() for c in word[1:]) and word[0].isupper() and "-" not in word and "'" not in word and not key.startswith(("mc", "mac", "o’")):
        score["organisation"] += 1.2
    if any(c.isdigit() for c in word):
        score[OTHER] += 2 if key not in ("g7", "g8", "g20", "g77", "e3") else 0
        score["organisation"] += 5 if key in ("g7", "g8", "g20", "g77", "e3") else 0
    if key in given_names() and not place:
        score["person"] += 1.5
    if key in common():
        score[OTHER] += 2.4 if not (word.isupper() and len(word) > 4) else 4
    if key in OTHER_ENDS or key in PORTFOLIO or head_kind(key):
        score[OTHER] += 3
    if key in BODY_ENDS | BODY_HEADS:
        score["organisation"] += 1.0
    score["person"] += 0.2
    score["place"] += 0.45 if not key.endswith(_PLACE_TAILS) else 1.2
    score["organisation"] += 0.5 if not key.endswith(_BODY_TAILS) else 1.5


def _context(score: Score, row: tuple[Word, ...], part: Part) -> None:
    """What stands before and behind one mention."""
    if part.person:
        score["person"] += 4.5
    before = [fold(word.text) for word in row[max(0, part.at - 3) : part.at]]
    behind = [fold(word.text) for word in row[part.to : part.to + 4]]
    last = before[-1] if before else ""
    if last in _IN:
        score["place"] += min(_IN[last], 2.0)
    elif last == "the" and behind and behind[0] in _RULES:
        score["person"] += 2.0  # "the Okocha administration"
    elif last == "the":
        within = len(before) > 1 and before[-2] in ("in", "across", "into", "along", "near")
        score["place" if within else "organisation"] += 1.0
        score["person"] -= 1.5
    elif last == "of" and len(before) > 1 and before[-2] in _PLACE_OF:
        score["place"] += 3
    elif last and head_kind(last) and not part.person:
        score["person"] += 2.5
    elif last == "by":
        score["person"] += 0.3
    _behind(score, row, part, behind)


def _behind(score: Score, row: tuple[Word, ...], part: Part, behind: Sequence[str]) -> None:
    if not behind:
        return
    if head_kind(behind[0]) and row[part.to].text[0].islower() and not row[part.to - 1].owns:
        score["organisation"] += 1.5
        score["person"] -= 1.5
    if behind[0].isdigit() and len(row[part.to - 1].text) <= 3:
        score[OTHER] += 2  # an amount's unit
    if behind[0] in _SPEECH:
        score["person"] += 0.9
    if behind[0] in _HUMAN or (behind[0] == "," and len(behind) > 1 and behind[1] in ("who", "aged")):
        score["person"] += 1.6
    if behind[0] == "," and len(behind) > 1 and behind[1] in ("a", "an"):
        score["person"] += 0.8
    if behind[0] == "," and len(behind) > 2 and behind[1].isdigit() and len(behind[1]) == 2 and behind[2] in (",", "."):
        score["person"] += 4
    if behind[0] == "(" and len(behind) > 2 and behind[2] == ")" and len(behind[1]) > 1:
        said = row[part.to + 1].text
        score["organisation" if said.isupper() and said.isalpha() else "person"] += 3 if said.isupper() or said.isdigit() else 0
    if behind[0] == "," and len(behind) > 1 and part.to + 1 < len(row) and row[part.to + 1].text[0].isupper() and place_of(row[part.to + 1].text):
        score["place"] += 1.2
    if row[part.to - 1].owns and len(behind) > 2 and behind[2] in _KIN:
        score["person"] += 2


def _families(total: Mapping[str, Score], shapes: Mapping[str, Sequence[str]]) -> None:
    """A single word that is the last or first word of a person named in full is that person, unless it is a country."""
    people = {key for key, parts in shapes.items() if len(parts) > 1 and _best(total[key]) == "person"}
    near = {near: last for last in sorted({fold(shapes[key][-1]) for key in people}) if len(last) > 3 for near in slip_keys(last)}
    lasts = {fold(shapes[key][-1]) for key in people} | {fold(" ".join(shapes[key][-2:])) for key in people}
    firsts = {fold(shapes[key][0]) for key in people}
    long = [parts for key, parts in shapes.items() if len(parts) > 1 and _best(total[key]) == "organisation"]
    bodies = {fold(parts[0]) for parts in long if not lexicon("placed") & {fold(part) for part in parts}}
    for key, parts in shapes.items():
        place = place_of(" ".join(parts))
        if key in lasts and not (place and place.kind == "country"):
            total[key]["person"] += 4
        elif len(parts) == 1 and key in firsts and not place:
            total[key]["person"] += 2.5
        elif len(parts) == 1 and not place and len(key) > 4 and any(slip(key, near[other]) for other in slip_keys(key) if other in near):
            total[key]["person"] += 2  # a misprinted family name
        elif len(parts) == 1 and key in bodies and not place and key not in common():
            total[key]["organisation"] += 2.5
