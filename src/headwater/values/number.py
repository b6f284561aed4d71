"""Numbers as news print them, in digits or words, into values with their places; and values into a normal form."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from headwater.values.number_words import (
    ORDINAL_WORDS,
    PARTS,
    PLURAL_SCALES,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    VAGUE,
    VAGUE_SCALES,
    cardinal,
    scale_of,
)

_GLYPHS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
}
_MOST_WORDS = 24  # no number a person writes has more words; a longer run is cut


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"  # 1,234,567.8
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"  # 12,34,567 (Indian)
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])(?:,\d+)?|\d{1,3}\.\d{3},\d+(?!\d)"  # 1.234.567 and 1.234,5 (European)
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+)?"  # 1 234 567
    r"|(?<![\d,])\d{1,3},\d{1,2}(?![\d,])"  # 3,5 (European), but not a list "22,24,26"
    r"|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2}(?!\w))?|(?<![A-Za-z])\.\d+"
)
_CARDINALS = _any([*UNITS, *TENS])
_START = re.compile(
    rf"(?<!\d)(?:(?<!\.)|(?<=[A-Za-z]\.))(?:{_DIGITS})"
    rf"|(?:\b|(?<=\bmulti))(?:{_any([*UNITS, *TENS, *SCALES, *PLURAL_SCALES, 'half', 'quarter', *VAGUE, *VAGUE_SCALES])})(?![\w])"
    r"|\b(?:an?)(?=[ \u00a0-](?:" + _any([*SCALES, *PARTS, "half"]) + r")\b)"
    rf"|[{''.join(_GLYPHS)}]",
    re.I,
)
_ATOM = re.compile(
    rf"(?P<digits>{_DIGITS})(?![\d])|(?P<word>{_any([*UNITS, *TENS, *SCALES, *PLURAL_SCALES])})(?!\w)",
    re.I,
)
_SEPARATOR = re.compile(r"(?P<and>[ \u00a0]{1,2}and[ \u00a0]{1,2}|-and-)|[ \u00a0]{0,2}[-\u2010\u2011][ \u00a0]{0,2}|[ \u00a0]{1,3}|(?=[^\W\d_])")
_AND_PART = re.compile(
    rf"[ \u00a0-]and[ \u00a0-](?P<n>an?|one|two|three|four|five|six|seven|eight|nine|[1-9])[ \u00a0-](?P<part>{_any(PARTS)})(?!\w)", re.I
)
_PART = re.compile(rf"[ \u00a0]?[- \u00a0\u2010\u2011][ \u00a0]?(?P<part>{_any(PARTS)})(?!\w)", re.I)
_SLASH = re.compile(r"[ \u00a0]{1,2}(\d{1,2})/(\d{1,2})(?![\d/])|/(\d{1,2})(?![\d/])|([" + "".join(_GLYPHS) + "])")
_OF_SCALE = re.compile(rf"(?:-|[ \u00a0]{{1,3}})(?:of[ \u00a0])?(?:an?[ \u00a0]{{1,3}})?(?P<scale>{_any([*SCALES])})(?!\w)", re.I)
_OF_VAGUE = re.compile(rf"[ \u00a0]of[ \u00a0](?P<word>{_any(VAGUE_SCALES)})(?!\w)", re.I)
_SHORT = re.compile(
    r"[ \u00a0]?(mn|bn|tn|trn|cr|MM|Cr|bil|mil)(?![\w])|[ \u00a0]?[-\u2010]?(bn|mn|mln|tn)(?![\w])|(k|m|b|K|M|B|T|BN|MN|TN|Bn|Mn)(?![\w'])"
)
_OUT_OF = re.compile(rf"[ \u00a0](?P<how>out[ \u00a0]of|in)(?:[ \u00a0]every)?[ \u00a0](?=\d|{_CARDINALS})", re.I)
_FIGURE = re.compile(rf"[\d{''.join(_GLYPHS)}]")
_WORD = re.compile(r"[a-z]+")
_NUMBER_WORDS = frozenset((*UNITS, *TENS, *SCALES, *PLURAL_SCALES, *PARTS, *VAGUE, *VAGUE_SCALES, *(f"multi{word}" for word in SCALES)))
_BEFORE_SHARE = re.compile(
    r"\b(?:than|over|least|about|nearly|almost|under|around|roughly|by|up|down|rose|risen|fell|fallen|dropped|grew|grown|shrank)[ ]$", re.I
)
_AFTER_FRACTION = re.compile(r"[ \u00a0](?:of|the|a|an|all|its|their|his|her|our|that|those|these|as)\b|\s*(?:$|[.,;:!?)\u201d\"])", re.I)
_THING = re.compile(r"[ -](?:part(?:y|ies)|person|time|term|party's|country|countries|floor|way|world|day|week|year|hour|mile|round)\b", re.I)
_MINUS = re.compile(r"(?P<sign>(?<![\w.)\-])(?:-|\u2212[ ]?)|\b(?:minus|negative) )$", re.I)
_POINT = re.compile(rf"[ ]point(?P<digits>(?:[ -](?:{_CARDINALS})){{1,9}})(?!\w)", re.I)
_BEFORE_ONE = re.compile(r"(?:\b(?:the|this|that|which|no|any|each|every|another|some|last|next|first|former|latter)|-)[ ]$", re.I)
_AFTER_ONE = re.compile(
    r"[ ](?:of|another|by|or|is|was|has|had|can|could|would|will|should|may|might|must|who|that|which|in|on|at|to|for|with|he|she|it|they|you|we|i)\b"
    r"|['\u2019]s?\b|[,.;:!?)]",
    re.I,
)
_REST = re.compile(r"[\d.,/:]*")
_FEW = re.compile(r"\b(?:(?:a few|few|several|many|a couple of|a couple)[ -]|multi[ -]?)$", re.I)
_BARE_SCALE = re.compile(  # "a" may be left out
    r"hundred[ ](?:thousand|million|billion)\b|(?:million|billion|trillion)-(?:dollar|pound|euro|rupee|rand|naira|shilling|dirham|yen|yuan|won|peso"
    r"|real|rouble|ruble|franc|baht|ringgit|riyal|dinar|shekel|lira|krona|krone|zloty|taka|cedi|kwacha|birr)\b",
    re.I,
)
_PLUS = re.compile(r"(?:[ ]?\+|-plus)(?=[ -](?:hundred|thousand|lakh|crore|million|billion|trillion)s?\b)", re.I)  # "600-plus million"
_VERSION = re.compile(r"[.,]\d|/\d+/\d|:\d\d")  # digits that go on are an address, a version or a date
_ORDINAL_TAIL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)", re.I)
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`. `value` is null for a vague one ("dozens"), which has `low` and `high`.

    `short` is a one-letter scale that was read into the value and that only what stands beside it can bear out ("5m"), else "".
    `shape` is `digits`, `words`, `fraction` or `vague`.
    """

    start: int
    end: int
    value: float | None
    shape: str
    short: str = ""
    low: float | None = None
    high: float | None = None


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Numbers of a stretch, in order, not overlapping. Ordinals, and digits inside a word that goes on after them, are left out."""
    stop = len(text) if end is None else end
    at = start
    while found := _START.search(text, at, stop):
        number = _vague(text, found, stop) or _fraction(text, found, stop) or _cardinal(text, found.start(), stop)
        if number is None or number.value == math.inf:  # 400 digits in a row are no number of anything
            skip = _REST.match(text, found.end(), stop)
            at = skip.end() if skip and found.group()[-1].isdigit() else found.end()
            continue
        at = max(number.end, found.end())
        if number.shape != "words" or number.value != 1 or not _pronoun(text, number):
            yield _signed(text, number)


def number_places(text: str, start: int, end: int) -> Iterator[int]:
    """Where a number may begin in a stretch, in order: every place that `find_numbers` looks at."""
    if not _FIGURE.search(text, start, end) and _NUMBER_WORDS.isdisjoint(_WORD.findall(text[start:end].lower())):
        return iter(())
    return (found.start() for found in _START.finditer(text, start, end))


def _signed(text: str, number: Number) -> Number:
    """The number with the sign or word of minus that stands before it."""
    minus = _MINUS.search(text, max(0, number.start - 10), number.start) if number.value else None
    return replace(number, start=minus.start("sign"), value=-(number.value or 0.0)) if minus else number


def _pronoun(text: str, number: Number) -> bool:
    """Whether a bare "one" stands for a noun ("the one", "one of them", "one another") and counts nothing."""
    if text[number.start : number.end].lower() != "one":
        return False
    return bool(_BEFORE_ONE.search(text[max(0, number.start - 9) : number.start]) or _AFTER_ONE.match(text, number.end))


def to_float(digits: str) -> float:
    """The value of a number in digits, with English, Indian, European or blank grouping. Raises ValueError where it is none."""
    bare = re.sub(r"[ \u00a0\u202f\u2009]", "", digits)
    if bare.count(",") == 1 and not re.fullmatch(r"\d{1,3},\d{3}(?:\.\d+)?", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif bare.count(".") > 1:
        bare = bare.replace(".", "")
    return float(bare.replace(",", ""))


def normal(value: float) -> str:
    """A value in plain digits, without an exponent; `to_float` reads the same value again."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{value:.15f}".rstrip("0").rstrip(".") if "e" in text else text


def tidy(value: float) -> float:
    """A value without the last digits that binary arithmetic leaves (2.26 x 1e9)."""
    return float(f"{value:.15g}")


def half_step(value: float) -> float:
    """Half a unit of the last digit that a writer gave: 0.5e6 for 225,000,000; 0 for a count below a hundred.

    Trailing zeros are read as rounding, but never as more than a twentieth of the value.
    """
    text = normal(abs(value))
    if "." in text:
        return tidy(0.5 * 10.0 ** -(len(text) - text.index(".") - 1))
    if abs(value) < 100:
        return 0.0
    zeros = len(text) - len(text.rstrip("0"))
    return min(0.5 * 10.0**zeros, abs(value) / 20) if zeros else 0.0


def _vague(text: str, found: re.Match[str], stop: int) -> Number | None:
    word = found.group().lower()
    few = _FEW.search(text, max(0, found.start() - 16), found.start()) if scale_of(word) and scale_of(word) != 12 else None
    if few:
        scale = scale_of(word) or 1.0
        end = found.end()
        if more := _OF_SCALE.match(text, end, stop):
            scale, end = scale * SCALES[more["scale"].lower()], more.end()
        return Number(few.start(), end, None, "vague", "", 2 * scale, 10 * scale)
    if word not in VAGUE and word not in VAGUE_SCALES:
        return None
    if re.search(r"\d[ \u00a0]?$|\b(?:" + _CARDINALS + r")[ \u00a0]$", text[max(0, found.start() - 12) : found.start()], re.I):
        return None
    low, high = VAGUE.get(word) or (2 * VAGUE_SCALES[word], 1000 * VAGUE_SCALES[word])
    end = found.end()
    if word in VAGUE and (more := _OF_VAGUE.match(text, end, stop)):
        scale = VAGUE_SCALES[more["word"].lower()]
        low, high = low * scale, min(high, 10 * low / 2 if word != "dozens" else high) * scale
        end = more.end()
    elif word in ("tens", "scores") and not text[end : end + 4].lower().startswith(" of "):
        return None
    return Number(found.start(), end, None, "vague", "", low, high)


def _fraction(text: str, found: re.Match[str], stop: int) -> Number | None:
    """ "half a million", "a quarter of the", "a dozen", "½"; the fractions that begin with a number are read by `_cardinal`."""
    word, start, end = found.group().lower(), found.start(), found.end()
    if word in _GLYPHS:
        return _scaled(text, Number(start, end, _GLYPHS[word], "fraction"), stop)
    article = word in ("a", "an")
    if article:
        part = _PART.match(text, end, stop)
        if part is None:
            scale = _ATOM.match(text, end + 1, stop)
            return _cardinal(text, end + 1, stop, start) if scale else None
        word, end = part["part"].lower(), part.end()
    elif word not in ("half", "quarter"):
        return None
    value = 1 / PARTS[word]
    of_scale = _OF_SCALE.match(text, end, stop)
    if of_scale:
        return Number(start, of_scale.end(), tidy(value * SCALES[of_scale["scale"].lower()]), "words")
    if article and word == "half" and text[end : end + 1] == "-":
        return None
    if not _AFTER_FRACTION.match(text, end, stop) and not (_hedged(text, start) and not _THING.match(text, end, stop)):
        return None
    if word == "quarter" and not text[end : end + 4].lower().startswith(" of "):
        return None
    if re.search(r"\b(?:first|second|latter|last|this|that|other|third|fourth|each|per|next|every)[ -]$", text[max(0, start - 8) : start], re.I):
        return None
    return Number(start, end, tidy(value), "fraction")


def _hedged(text: str, start: int) -> bool:
    return bool(_BEFORE_SHARE.search(text, max(0, start - 10), start))


def _cardinal(text: str, at: int, stop: int, begin: int | None = None) -> Number | None:
    """A number in digits, words or both, with its scales and its fraction. `begin` is where an article before it stands."""
    leading = begin is not None or _BARE_SCALE.match(text, at, stop) is not None
    words: list[str | float] = [1.0] if leading else []
    ends: list[int] = [at] if leading else []
    start, pos = at if begin is None else begin, at
    digits = False
    while len(words) < _MOST_WORDS and (atom := _ATOM.match(text, pos, stop)):
        if atom["digits"] is not None:
            if words and isinstance(words[-1], float) and not leading:
                break  # two numbers in a row are no one number
            digits = digits or not words
            words.append(to_float(atom["digits"]))
        else:
            word = atom["word"].lower()
            if word in UNITS and words and words[-1] in UNITS:
                break
            words.append(word)
        ends.append(atom.end())
        after = plus.end() if (plus := _PLUS.match(text, atom.end(), stop)) else atom.end()
        gap = _SEPARATOR.match(text, after, stop)
        if gap is None or (gap["and"] and _AND_PART.match(text, after, stop)):
            break
        if gap["and"]:
            words.append("and")
            ends.append(atom.end())
        pos = gap.end()
    read = cardinal(words)
    if read is None or _VERSION.match(text, ends[-1], stop) or (words[-1] in TENS and _ORDINAL_TAIL.match(text, ends[-1], stop)):
        return None
    value, count = read
    end = ends[count - 1]
    number = Number(start, end, tidy(value), "digits" if digits else "words")
    if digits and count == 1 and (short := _SHORT.match(text, end, stop)):
        sign = next(group for group in short.groups() if group)
        scale = SHORT_SCALES.get(sign.lower(), SCALES.get(sign.lower(), 1.0))
        return Number(start, short.end(), tidy(value * scale), "digits", sign)
    if _ORDINAL_END.match(text, end, stop):
        return None
    if point := _POINT.match(text, end, stop) if not digits else None:
        number = Number(start, point.end(), value + _decimals(point["digits"]), "words")
    return _scaled(text, number, stop) if begin is None or count > 1 else number


def _decimals(words: str) -> float:
    """ "two five" and "twenty-five" after "point" are both .25."""
    read = [int(UNITS.get(word, TENS.get(word, 0.0))) for word in words.lower().replace("-", " ").split()]
    if len(read) == 2 and read[0] >= 20 and 0 < read[1] < 10:
        read = [read[0] + read[1]]
    return float("0." + "".join(map(str, read)))


def _scaled(text: str, number: Number, stop: int) -> Number:
    """The number with what may follow: a fraction of it, a fraction more, a scale, "out of" a second number."""
    value, end = number.value or 0.0, number.end
    slash = _SLASH.match(text, end, stop) if number.shape == "digits" else None
    if slash and value == int(value):
        if slash[4]:
            number = Number(number.start, slash.end(), value + _GLYPHS[slash[4]], "digits")
        elif slash[3] and 0 < value < int(slash[3]) and value < 32:
            number = Number(number.start, slash.end(), value / int(slash[3]), "fraction")
        elif slash[1] and int(slash[1]) < int(slash[2]):
            number = Number(number.start, slash.end(), value + int(slash[1]) / int(slash[2]), "digits")
        value, end = number.value or 0.0, number.end
    part = _PART.match(text, end, stop)
    if part and number.shape == "words" and (part["part"].lower().endswith("s") or value == 1 or part["part"].lower() == "half"):
        word = part["part"].lower()
        if word in ("quarters", "quarter", "halves") or word not in ORDINAL_WORDS or _AFTER_FRACTION.match(text, part.end(), stop):
            number = Number(number.start, part.end(), tidy(value / PARTS[word]), "fraction")
    elif more := _AND_PART.match(text, end, stop):
        n = 1.0 if more["n"].lower() in ("a", "an") else UNITS.get(more["n"].lower(), TENS.get(more["n"].lower(), 0.0)) or to_float(more["n"])
        last = text[number.start : end].lower().replace("-", " ").split()[-1]
        scale = _OF_SCALE.match(text, more.end(), stop)
        own = scale_of(last) or 1.0
        share = n / PARTS[more["part"].lower()]
        if scale and own == 1:  # "two and a half million"
            return Number(number.start, scale.end(), tidy((value + share) * SCALES[scale["scale"].lower()]), "words")
        base = SCALES[scale["scale"].lower()] if scale else own if own > 100 else 1.0
        return Number(number.start, scale.end() if scale else more.end(), tidy(value + base * share), number.shape)
    if number.end != end or number.shape == "fraction":
        scale = _OF_SCALE.match(text, number.end, stop)
        if scale and number.value:
            return Number(number.start, scale.end(), tidy(number.value * SCALES[scale["scale"].lower()]), "words")
    return _out_of(text, number, stop)


def _out_of(text: str, number: Number, stop: int) -> Number:
    """ "two out of five", "one in 10" as the fraction they are, where the second number is the greater and counts nothing itself."""
    out = _OUT_OF.match(text, number.end, stop)
    if out is None or number.value is None or number.value >= 100 or number.value != int(number.value):
        return number
    whole = _cardinal(text, out.end(), stop) if not text[out.end() : out.end() + 4].isdigit() else None
    if whole is None or whole.value is None or whole.value <= number.value or whole.short:
        return number
    if out["how"].lower() == "in" and re.match(
        r"[ -](?:days?|weeks?|months?|years?|hours?|minutes?|matches|games|seconds?)\b", text[whole.end : whole.end + 9]
    ):
        return number
    return Number(number.start, whole.end, tidy(number.value / whole.value), "fraction")
