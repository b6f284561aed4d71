"""Units of measure into what they measure and how much of its base unit they are."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as a kind of quantity (`duration`, `distance`, ...) and a factor to that kind's base unit (s, m, kg, m2, m3, W, Wh, m/s, B)."""

    unit: str
    factor: float


_YEAR, _DAY = 365.25 * 86400, 86400.0
_TABLE = (
    ("duration", 1.0, "second seconds sec secs"),
    ("duration", 60.0, "minute minutes min mins"),
    ("duration", 3600.0, "hour hours hr hrs"),
    ("duration", _DAY, "day days"),
    ("duration", 7 * _DAY, "week weeks"),
    ("duration", 14 * _DAY, "fortnight fortnights"),
    ("duration", _YEAR / 12, "month months"),
    ("duration", _YEAR, "year years yr yrs"),
    ("duration", 10 * _YEAR, "decade decades"),
    ("duration", 100 * _YEAR, "century centuries"),
    ("distance", 1e-3, "millimetre millimetres millimeter millimeters mm"),
    ("distance", 1e-2, "centimetre centimetres centimeter centimeters cm"),
    ("distance", 1.0, "metre metres meter meters m"),
    ("distance", 1e3, "kilometre kilometres kilometer kilometers km kms"),
    ("distance", 1609.344, "mile miles"),
    ("distance", 1852.0, "nautical-mile nautical-miles"),
    ("distance", 0.3048, "foot feet ft"),
    ("distance", 0.0254, "inch inches"),
    ("distance", 0.9144, "yard yards"),
    ("mass", 1e-6, "milligram milligrams mg"),
    ("mass", 1e-3, "gram grams gramme grammes g"),
    ("mass", 1.0, "kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs"),
    ("mass", 1e3, "tonne tonnes metric-ton metric-tons metric-tonnes"),
    ("mass", 907.18474, "ton tons short-ton short-tons"),
    ("mass", 0.45359237, "lb lbs"),
    ("mass", 0.028349523, "ounce ounces oz"),
    ("mass", 100.0, "quintal quintals"),
    ("area", 1.0, "square-metre square-metres square-meter square-meters sq-m sqm m2 m²"),
    ("area", 1e6, "square-kilometre square-kilometres square-kilometer square-kilometers sq-km km2 km²"),
    ("area", 2589988.11, "square-mile square-miles sq-mi"),
    ("area", 0.09290304, "square-foot square-feet sq-ft"),
    ("area", 1e4, "hectare hectares ha"),
    ("area", 4046.8564, "acre acres"),
    ("volume", 1e-6, "millilitre millilitres milliliter milliliters ml"),
    ("volume", 1e-3, "litre litres liter liters"),
    ("volume", 1.0, "cubic-metre cubic-metres cubic-meter cubic-meters"),
    ("volume", 0.0283168, "cubic-foot cubic-feet"),
    ("volume", 0.003785412, "gallon gallons"),
    ("volume", 0.158987295, "barrel barrels bbl"),
    ("power", 1e3, "kilowatt kilowatts kw"),
    ("power", 1e6, "megawatt megawatts mw"),
    ("power", 1e9, "gigawatt gigawatts gw"),
    ("energy", 1e3, "kilowatt-hour kilowatt-hours kwh"),
    ("energy", 1e6, "megawatt-hour megawatt-hours mwh"),
    ("energy", 1e9, "gigawatt-hour gigawatt-hours gwh"),
    ("energy", 1e12, "terawatt-hour terawatt-hours twh"),
    ("speed", 0.44704, "mph miles-an-hour miles-per-hour"),
    ("speed", 1 / 3.6, "km/h kph kmph kilometres-per-hour kilometers-per-hour kilometres-an-hour kilometers-an-hour"),
    ("speed", 0.514444, "knot knots"),
    ("data", 1e6, "megabyte megabytes mb"),
    ("data", 1e9, "gigabyte gigabytes gb"),
    ("data", 1e12, "terabyte terabytes tb"),
    ("temperature", 1.0, "degree degrees °c °f"),
)
MEASURES = {word.replace("-", " "): Measure(unit, factor) for unit, factor, words in _TABLE for word in words.split()}
# One and two letters mean a unit only right behind the digits ("29km", "5 kg"), never behind a number in words.
_NEEDS_DIGITS = frozenset(word for word in MEASURES if len(word) <= 2)
_WORDS = "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(MEASURES, key=lambda word: (-len(word), word)))
_MEASURE = re.compile(rf"[ \u00a0]?[-\u2010 \u00a0]?(?P<word>{_WORDS})(?![^\W_])", re.I)
_ADJECTIVES = re.compile(
    r"[ \u00a0-](?:more|additional|further|full|whole|long|straight|consecutive|successive|extra|solid|calendar|working|business|fiscal|school"
    r"|light|trading)(?=[ \u00a0-])",
    re.I,
)


def find_measure(text: str, at: int, stop: int, digits: bool) -> tuple[str, Measure, int] | None:
    """The unit of measure that a number before `at` counts in: its word as printed, its meaning, and where it ends; None where there is none."""
    if (skip := _ADJECTIVES.match(text, at, stop)) is not None:
        at = skip.end()
    found = _MEASURE.match(text, at, stop)
    if found is None:
        return None
    word = found["word"].lower().replace("-", " ")
    if word in _NEEDS_DIGITS and (not digits or (found["word"].isupper() and word in ("m", "g", "ft", "ha"))):
        return None
    return found["word"], MEASURES[word], found.end()


def measure_of(words: str | None) -> Measure | None:
    """What the first words of an amount's `of` measure ("tonnes of rice", "square miles"), or None."""
    parts = (words or "").lower().replace("-", " ").split()
    return MEASURES.get(" ".join(parts[:2])) or MEASURES.get(parts[0]) if parts else None
