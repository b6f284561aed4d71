"""A bare sign or name of money into the currency it means, by the article's own words, else by its outlet's country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from headwater.annotate.amounts_said import Said
from headwater.record import Article
from headwater.values.currency import Currency, of_adjective, of_country
from headwater.values.quantity_range import Quantity

_WORD = re.compile(r"\b[A-Z][a-z]+\b")
_MOST = 40_000  # characters of the article that are looked at for a country; a plain article is shorter
# Words in an outlet's own name that say where it is at home, by the country's two letters.
_HOMES = {
    "australian": "au",
    "australia": "au",
    "canadian": "ca",
    "canada": "ca",
    "zealand": "nz",
    "singapore": "sg",
    "jamaica": "jm",
    "india": "in",
    "indian": "in",
    "pakistan": "pk",
    "nepal": "np",
    "kenya": "ke",
    "uganda": "ug",
    "tanzania": "tz",
    "namibian": "na",
    "namibia": "na",
    "mexico": "mx",
    "philippine": "ph",
    "philippines": "ph",
    "norway": "no",
    "sweden": "se",
    "denmark": "dk",
    "trinidad": "tt",
    "barbados": "bb",
    "fiji": "fj",
    "hongkong": "hk",
    "taiwan": "tw",
}


@dataclass(frozen=True, slots=True)
class Home:
    """What settles an open sign in one article: the outlet's own currency, and how often the words speak for each code."""

    own: str | None
    stated: tuple[str, ...]
    words: tuple[tuple[str, int], ...]


def home_of(article: Article, quantities: Sequence[Quantity]) -> Home:
    """The outlet's country by its web address or its own name, and the currencies and countries the article names."""
    own = _own(article)
    stated = tuple(sorted({quantity.currency for quantity in quantities if quantity.currency}))
    if not any(quantity.money is not None and quantity.currency is None for quantity in quantities):
        return Home(own, stated, ())
    words = Counter(_WORD.findall(article.text, 0, _MOST))
    return Home(own, stated, tuple(sorted((word, count) for word, count in words.items())))


def _own(article: Article) -> str | None:
    host = urlsplit(article.url or "").hostname or ""
    land = host.rsplit(".", 1)[-1] if "." in host else ""
    if len(land) == 2 and (code := of_country(land)):
        return code
    lands = {_HOMES[word] for word in re.findall(r"[a-z]+", (article.outlet or "").lower()) if word in _HOMES}
    return of_country(lands.pop()) if len(lands) == 1 else None


def settle(item: Said, home: Home) -> Said:
    """The figure with its currency and how that was known; both stay null where nothing settles them."""
    quantity = item.quantity
    if quantity.unit != "money" or quantity.money is None:
        return item
    if quantity.currency is not None:
        return replace(item, currency=quantity.currency, basis="stated")
    known = quantity.money
    named = [code for code in home.stated if code in known.codes]
    bare_dollar = known.name in ("dollar", "cent")
    if len(named) == 1 and not bare_dollar:
        return replace(item, currency=named[0], basis="stated")
    if home.own in known.codes:
        return replace(item, currency=home.own, basis="outlet")
    if known.usual is None and (code := _by_words(known, home)):
        return replace(item, currency=code, basis="assumed")
    if known.usual is not None:
        return replace(item, currency=known.usual, basis="assumed" if len(known.codes) > 1 else "stated")
    if known.name == "cent":
        return replace(item, currency="USD", basis="assumed")
    return item


def _by_words(known: Currency, home: Home) -> str | None:
    """The one currency of that name whose country the article names at all."""
    found = {code for word, _ in home.words if (code := of_adjective(word, known.name)) in known.codes}
    found |= {code for word, _ in home.words if (code := _COUNTRIES.get(word)) in known.codes and code}
    return found.pop() if len(found) == 1 else None


_COUNTRIES = {
    "India": "INR",
    "Pakistan": "PKR",
    "Nepal": "NPR",
    "Lanka": "LKR",
    "Mauritius": "MUR",
    "Seychelles": "SCR",
    "Mexico": "MXN",
    "Philippines": "PHP",
    "Argentina": "ARS",
    "Chile": "CLP",
    "Colombia": "COP",
    "Uruguay": "UYU",
    "Cuba": "CUP",
    "Sweden": "SEK",
    "Norway": "NOK",
    "Denmark": "DKK",
    "Iceland": "ISK",
    "Czechia": "CZK",
    "Kenya": "KES",
    "Uganda": "UGX",
    "Tanzania": "TZS",
    "Somalia": "SOS",
    "Iraq": "IQD",
    "Kuwait": "KWD",
    "Bahrain": "BHD",
    "Jordan": "JOD",
    "Tunisia": "TND",
    "Algeria": "DZD",
    "Libya": "LYD",
    "Serbia": "RSD",
    "Emirates": "AED",
    "Dubai": "AED",
    "Morocco": "MAD",
    "Switzerland": "CHF",
    "Rwanda": "RWF",
    "Burundi": "BIF",
    "Iran": "IRR",
    "Oman": "OMR",
    "Yemen": "YER",
    "Qatar": "QAR",
    "Zambia": "ZMW",
    "Malawi": "MWK",
    "Romania": "RON",
    "Moldova": "MDL",
    "Azerbaijan": "AZN",
    "Turkmenistan": "TMT",
    "Turkey": "TRY",
    "Lebanon": "LBP",
    "Botswana": "BWP",
}
