"""English number words into numbers: cardinals, scales, dozens, fractions."""

from __future__ import annotations

_SMALL = """zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: float(n) for n, word in enumerate(_SMALL.split())} | {"nought": 0.0, "naught": 0.0}
TENS = {word: 10.0 * n for n, word in enumerate(_TENS.split(), 2)} | {"fourty": 40.0}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lac": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "bln": 1e9,
    "tln": 1e12,
    "bn": 1e9,
    "dozen": 12.0,
    "doz": 12.0,
    "dz": 12.0,
}
# Plurals that mean the same after a number ("three dozens", "35 lakhs") and one letter scales that mean it only where something else shows it.
PLURAL_SCALES = {f"{word}s": scale for word, scale in SCALES.items() if word not in ("mln", "mil", "mio", "bln", "tln", "bn")}
SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "g": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "cr": 1e7,
    "mil": 1e6,
    "mln": 1e6,
    "bil": 1e9,
}
_ORDINALS = {
    "half": 2.0,
    "third": 3.0,
    "fourth": 4.0,
    "quarter": 4.0,
    "fifth": 5.0,
    "sixth": 6.0,
    "seventh": 7.0,
    "eighth": 8.0,
    "ninth": 9.0,
    "tenth": 10.0,
    "eleventh": 11.0,
    "twelfth": 12.0,
    "thirteenth": 13.0,
    "fourteenth": 14.0,
    "fifteenth": 15.0,
    "sixteenth": 16.0,
    "seventeenth": 17.0,
    "eighteenth": 18.0,
    "nineteenth": 19.0,
    "twentieth": 20.0,
    "thirtieth": 30.0,
    "fortieth": 40.0,
    "fiftieth": 50.0,
    "sixtieth": 60.0,
    "seventieth": 70.0,
    "eightieth": 80.0,
    "ninetieth": 90.0,
    "hundredth": 100.0,
    "thousandth": 1e3,
    "millionth": 1e6,
    "billionth": 1e9,
    "trillionth": 1e12,
}
PARTS = _ORDINALS | {f"{word}s": n for word, n in _ORDINALS.items() if word != "half"} | {"halves": 2.0}
ORDINAL_WORDS = frozenset(word for word in _ORDINALS if word not in ("half", "quarter")) | {"first", "second"}

# "tens of thousands" and the like: at least two of them, and below the next word of the kind that a writer would choose.
VAGUE = {"dozens": (24.0, 200.0), "scores": (40.0, 200.0), "tens": (20.0, 100.0), "hundreds": (200.0, 1e3), "thousands": (2e3, 1e5)}
VAGUE_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7}


def scale_of(word: str) -> float | None:
    """The factor of a scale word ("million", "dozens", "lakh"), or None."""
    low = word.lower()
    return SCALES.get(low, PLURAL_SCALES.get(low))


def cardinal(words: list[str | float], start: int = 0) -> tuple[float, int] | None:
    """The number that begins at `words[start]`, and the index after its last word; None where none begins there.

    A word is lower case, a float stands for digits that were already read, "and" joins as in British English. What cannot be
    part of one number ends it: "twenty two thousand" is one, "two twenty" is two.
    """
    total, current, least, at = 0.0, 0.0, float("inf"), start
    good: tuple[float, int] | None = None
    kind = ""
    while at < len(words):
        word = words[at]
        if word == "and":
            # "two hundred and six": only after a hundred or a scale, and before a number.
            if kind != "scale" or at + 1 >= len(words) or not _smaller(words, at + 1, (current, least)):
                break
            at += 1
            continue
        step = _step(word, (total, current, least), kind)
        if step is None:
            break
        (total, current, least), kind = step
        at += 1
        good = (total + current, at)
    return good


def _step(word: str | float, state: tuple[float, float, float], kind: str) -> tuple[tuple[float, float, float], str] | None:
    """The state after one more word, or None where the word cannot go on with the number."""
    total, current, least = state
    if isinstance(word, float):
        fits = kind == "" or (kind == "scale" and current < least and 0 <= word < (100 if current else least) and word == int(word))
        return ((total, current + word, least), "digits") if fits else None
    if word in UNITS:
        n = UNITS[word]
        fits = kind in ("", "scale") or (kind == "tens" and 0 < n < 10)
        return ((total, current + n, least), "unit") if fits else None
    if word in TENS:
        return ((total, current + TENS[word], least), "tens") if kind in ("", "scale") else None
    scale = scale_of(word)
    if scale is None:
        return None
    if scale == 100:
        fits = (0 < current < 100) or (kind == "digits" and 0 < current < 1000)
        return ((total, current * 100, least), "scale") if fits else None
    if kind == "scale" and current == 0 and total and scale > 1000:  # "three lakh crore"
        return (total * scale, 0.0, scale), "scale"
    if scale == 12 and current and total == 0:
        return (0.0, current * 12, 12.0), "scale"
    if current > 0 and scale < least:
        return (total + current * scale, 0.0, scale), "scale"
    return None


def _smaller(words: list[str | float], at: int, state: tuple[float, float]) -> bool:
    """Whether what stands after an "and" is the rest of the number and not a number of its own ("two hundred and three hundred")."""
    current, least = state
    nxt = words[at]
    if not ((isinstance(nxt, float) and nxt > 0 and nxt == int(nxt)) or nxt in UNITS or nxt in TENS):
        return False
    rest = cardinal(words, at)
    if rest is None:
        return False
    scales = [scale for word in words[at : rest[1]] if isinstance(word, str) and (scale := scale_of(word))]
    return max(scales, default=1.0) < least and not (current >= 100 and 100.0 in scales)
