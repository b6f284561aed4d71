"""Roughly what currencies are worth, to tell whether two sums in two of them can be one sum at all; never to convert."""

from __future__ import annotations

from headwater.values.number import half_step

# Units for one US dollar, least and most, over the years 2000 to 2025, rounded outwards (yearly averages as the World Bank gives them).
_TABLE = """
AED 3.6 3.8, AUD 0.9 2.1, BDT 50 125, BRL 1.5 6.5, CAD 0.9 1.7, CHF 0.7 1.8, CNY 6 8.4, CZK 14 42, DKK 4.5 9, EGP 3.4 55, ETB 8 160, EUR 0.6 1.25,
GBP 0.45 0.85, GHS 0.5 17, HKD 7.6 8, HUF 145 440, IDR 7000 17500, ILS 3 5.2, INR 39 95, JPY 75 165, KES 60 165, KRW 900 1550, LKR 70 370, MXN 9 26,
MYR 3 5, NGN 95 1750, NOK 5 12, NPR 60 150, NZD 1.1 2.6, PHP 40 62, PKR 50 310, PLN 2 5, RUB 23 120, SAR 3.7 3.8, SEK 5.8 11.8, SGD 1.2 1.9,
THB 28 47, TRY 0.6 45, TWD 26 36, TZS 750 2900, UAH 5 46, UGX 1400 4100, USD 1 1, VND 14000 27500, ZAR 6 20.5
"""
_WORTH = {code: (float(least), float(most)) for code, least, most in (entry.split() for entry in _TABLE.replace("\n", " ").split(","))}
_SLACK = 0.03  # a rate of the day differs from another's


def can_be_one(a: tuple[float, str], b: tuple[float, str]) -> bool:
    """Whether a sum can have been worth what another was in some year since 2000; False where a currency is not known."""
    if a[1] not in _WORTH or b[1] not in _WORTH:
        return False
    (least_a, most_a), (least_b, most_b) = _WORTH[a[1]], _WORTH[b[1]]
    slack = 1 + _rounding(a[0]) + _rounding(b[0])
    return a[0] / most_a <= slack * b[0] / least_b and b[0] / most_b <= slack * a[0] / least_a


def at_rate(a: float, b: float, rate: float) -> bool:
    """Whether the second of two sums is the first at a rate (units of the second for one of the first), as far as both are rounded."""
    return abs(a * rate - b) <= (_SLACK + _rounding(a) + _rounding(b)) * b


def _rounding(value: float) -> float:
    """Half a step of a number's last digit, as a share of it, a fifteenth at most."""
    return min(half_step(value) / value, 1 / 15) if value > 0 else 0.0
