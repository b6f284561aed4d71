"""Currencies by sign, code and name, and which one a bare sign means in a country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.values.currency_signs import OPEN_SIGNS, SIGNS

# ISO 4217 code; country (two-letter, of web addresses); adjectives; the name's words, plural where it differs after a slash; the hundredth part.
# A name that more than one line has ("dollar", "peso") is ambiguous without its adjective; the adjective alone always settles it.
_TABLE = """
AED ae uae,emirati dirham/dirhams fils
AFN af afghan afghani/afghanis
ALL al albanian lek/leke
AMD am armenian dram/drams
ANG - antillean guilder/guilders cent/cents
AOA ao angolan kwanza/kwanzas
ARS ar argentine,argentinian peso/pesos centavo/centavos
AUD au australian,aussie dollar/dollars cent/cents
AZN az azerbaijani,azeri manat/manats
BAM ba bosnian,convertible mark/marks
BBD bb barbadian,barbados dollar/dollars cent/cents
BDT bd bangladeshi,bangladesh taka/takas paisa
BGN bg bulgarian lev/leva
BHD bh bahraini dinar/dinars fils
BIF bi burundian,burundi franc/francs
BMD bm bermudian,bermuda dollar/dollars cent/cents
BND bn brunei dollar/dollars cent/cents
BOB bo bolivian boliviano/bolivianos
BRL br brazilian real/reais,reals centavo/centavos
BSD bs bahamian dollar/dollars cent/cents
BTN bt bhutanese ngultrum/ngultrums
BWP bw botswana,batswana pula/pulas thebe
BYN by belarusian,belarus ruble,rouble/rubles,roubles
BZD bz belizean,belize dollar/dollars cent/cents
CAD ca canadian dollar/dollars cent/cents
CDF cd congolese franc/francs
CHF ch swiss franc/francs rappen,centime/rappen,centimes
CLP cl chilean peso/pesos
CNY cn chinese,china yuan,renminbi,rmb,kuai fen
COP co colombian peso/pesos centavo/centavos
CRC cr costa_rican colon,colón/colones centimo/centimos
CUP cu cuban peso/pesos centavo/centavos
CVE cv cape_verdean escudo/escudos
CZK cz czech koruna,crown/korunas,koruny,crowns
DJF dj djiboutian,djibouti franc/francs
DKK dk danish krone,crown/kroner,crowns ore
DOP do dominican peso/pesos centavo/centavos
DZD dz algerian dinar/dinars
EGP eg egyptian pound/pounds piastre/piastres
ERN er eritrean nakfa/nakfas
ETB et ethiopian birr/birrs
EUR eu european euro/euros,euro cent/cents
FJD fj fijian,fiji dollar/dollars cent/cents
FKP fk falkland pound/pounds
GBP gb,uk british,uk pound,quid/pounds,quid penny,pence,p/pennies,pence
GEL ge georgian lari/laris
GHS gh ghanaian,ghana cedi/cedis pesewa/pesewas
GIP gi gibraltar pound/pounds
GMD gm gambian dalasi/dalasis
GNF gn guinean franc/francs
GTQ gt guatemalan quetzal/quetzales,quetzals
GYD gy guyanese,guyana dollar/dollars cent/cents
HKD hk hong_kong,hk dollar/dollars cent/cents
HNL hn honduran lempira/lempiras
HTG ht haitian gourde/gourdes
HUF hu hungarian forint/forints
IDR id indonesian rupiah/rupiahs
ILS il israeli shekel,sheqel/shekels,sheqels agora/agorot
INR in indian rupee/rupees paisa/paise
IQD iq iraqi dinar/dinars
IRR ir iranian rial,toman/rials
ISK is icelandic krona,crown/kronur,crowns
JMD jm jamaican dollar/dollars cent/cents
JOD jo jordanian dinar/dinars
JPY jp japanese,japan yen
KES ke kenyan,kenya shilling/shillings cent/cents
KGS kg kyrgyz,kyrgyzstani som/soms
KHR kh cambodian riel/riels
KMF km comorian franc/francs
KPW kp north_korean won
KRW kr south_korean,korean won
KWD kw kuwaiti dinar/dinars fils
KZT kz kazakh,kazakhstani tenge
LAK la lao,laotian kip/kips
LBP lb lebanese pound,lira/pounds,lira
LKR lk sri_lankan,sri_lanka rupee/rupees cent/cents
LRD lr liberian dollar/dollars cent/cents
LSL ls lesotho loti,maloti/maloti
LYD ly libyan dinar/dinars
MAD ma moroccan dirham/dirhams
MDL md moldovan leu/lei
MGA mg malagasy ariary/ariary
MKD mk macedonian denar/denars
MMK mm myanmar,burmese kyat/kyats
MNT mn mongolian tugrik,tögrög,togrog/tugriks
MOP mo macanese,macau pataca/patacas
MRU mr mauritanian ouguiya/ouguiyas
MUR mu mauritian,mauritius rupee/rupees cent/cents
MVR mv maldivian rufiyaa
MWK mw malawian,malawi kwacha/kwachas
MXN mx mexican peso/pesos centavo/centavos
MYR my malaysian ringgit/ringgits sen
MZN mz mozambican metical/meticais
NAD na namibian,namibia dollar/dollars cent/cents
NGN ng nigerian,nigeria naira/nairas kobo
NIO ni nicaraguan cordoba,córdoba/cordobas,córdobas
NOK no norwegian krone,crown/kroner,crowns ore
NPR np nepali,nepalese,nepal rupee/rupees
NZD nz new_zealand,kiwi dollar/dollars cent/cents
OMR om omani rial/rials
PAB pa panamanian balboa/balboas
PEN pe peruvian sol/soles
PGK pg papua_new_guinean kina/kinas toea
PHP ph philippine,filipino peso/pesos centavo/centavos
PKR pk pakistani,pakistan rupee/rupees paisa/paise
PLN pl polish zloty,złoty/zlotys,zloty,złotys,złoty grosz/groszy
PYG py paraguayan guarani,guaraní/guaranies,guaraníes
QAR qa qatari riyal/riyals
RON ro romanian leu/lei ban/bani
RSD rs serbian dinar/dinars
RUB ru russian ruble,rouble/rubles,roubles kopeck,kopek/kopecks,kopeks
RWF rw rwandan franc/francs
SAR sa saudi,saudi_arabian riyal/riyals halala/halalas
SBD sb solomon_islands dollar/dollars cent/cents
SCR sc seychelles,seychellois rupee/rupees
SDG sd sudanese pound/pounds
SEK se swedish krona,crown/kronor,crowns ore
SGD sg singapore,singaporean dollar/dollars cent/cents
SHP sh saint_helena pound/pounds
SLE sl sierra_leonean leone/leones
SOS so somali shilling/shillings
SRD sr surinamese dollar/dollars cent/cents
SSP ss south_sudanese pound/pounds
SYP sy syrian pound,lira/pounds,lira
SZL sz swazi lilangeni/emalangeni
THB th thai baht/bahts satang
TJS tj tajik somoni/somonis
TMT tm turkmen manat/manats
TND tn tunisian dinar/dinars
TOP to tongan paanga,pa'anga
TRY tr turkish lira/liras,lira kurus
TTD tt trinidad,tobago dollar/dollars cent/cents
TWD tw new_taiwan,taiwan,taiwanese dollar/dollars cent/cents
TZS tz tanzanian,tanzania shilling/shillings
UAH ua ukrainian hryvnia,hryvna/hryvnias,hryvnia,hryvni kopiyka/kopiykas
UGX ug ugandan,uganda shilling/shillings
USD us us,u.s.,u.s,american,united_states dollar,buck,dlr/dollars,bucks,dlrs cent/cents
UYU uy uruguayan peso/pesos
UZS uz uzbek,uzbekistani som,soum/soms
VES ve venezuelan bolivar,bolívar/bolivars,bolívares
VND vn vietnamese dong/dong
VUV vu vanuatu vatu
WST ws samoan tala
XAF - - -
XCD - east_caribbean,eastern_caribbean dollar/dollars cent/cents
XOF - african -
XPF - pacific -
YER ye yemeni rial,riyal/rials,riyals
ZAR za south_african,south_africa rand/rands,rand cent/cents
ZMW zm zambian,zambia kwacha/kwachas ngwee
ZWL zw zimbabwean,zimbabwe dollar/dollars cent/cents
ATS - austrian schilling/schillings
BEF - belgian franc/francs
DEM - german,deutsche mark,deutschmark,deutschemark/marks,deutschmarks
ESP - spanish peseta/pesetas
FIM - finnish markka,mark/markkaa,marks
FRF - french franc/francs centime/centimes
GRD - greek drachma/drachmas
IEP - irish pound,punt/pounds,punts
ITL - italian lira/lire
NLG - dutch guilder,florin/guilders,florins
PTE - portuguese escudo/escudos
"""

# Without a word or a country for it, these names mean one currency in news in English.
_USUAL = {
    "dollar": "USD",
    "pound": "GBP",
    "won": "KRW",
    "ruble": "RUB",
    "rouble": "RUB",
    "yuan": "CNY",
    "shekel": "ILS",
    "real": "BRL",
    "rand": "ZAR",
}
_EURO_WORDS = """
ad at be cy de ee es fi fr gr hr ie it lt lu lv mc me mt nl pt si sk sm va xk
"""
_SHARERS = dict.fromkeys(_EURO_WORDS.split(), "EUR") | {
    "ec": "USD",
    "sv": "USD",
    "pr": "USD",
    "gu": "USD",
    "tl": "USD",
    "zw": "USD",
    "ki": "AUD",
    "nr": "AUD",
    "tv": "AUD",
}


@dataclass(frozen=True, slots=True)
class Currency:
    """What a sign or name says: `codes` are the ISO 4217 codes it may mean (one where it is plain), `usual` the one taken else, or null.

    `name` is the name without its adjective ("dollar"); `part` is 0.01 for cents and pence.
    """

    codes: tuple[str, ...]
    usual: str | None
    name: str
    part: float = 1.0


def _load() -> tuple[dict[str, str], dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """Codes by country; codes by "adjective name"; codes by name; codes by the name of the hundredth part."""
    country: dict[str, str] = {}
    full: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for line in _TABLE.strip().splitlines():
        code, lands, adjectives, name, *minor = line.split()
        country.update(dict.fromkeys((land for land in lands.split(",") if land != "-"), code))
        for table, words in ((names, name), (parts, " ".join(minor))):
            for word in words.replace("/", ",").split(","):
                if word and word != "-" and code not in table.setdefault(word, []):
                    table[word].append(code)
                    full.update({f"{adjective.replace('_', ' ')} {word}": code for adjective in adjectives.split(",") if adjective != "-"})
    return country, full, names, parts


_COUNTRY, _FULL, _NAMES, _PARTS = _load()
CODES = frozenset(line.split()[0] for line in _TABLE.strip().splitlines())
_FULL |= {"pounds sterling": "GBP", "pound sterling": "GBP", "sterling": "GBP", "cfa francs": "XOF", "cfa franc": "XOF", "french francs": "FRF"}
# Who may use a name today; a currency that is no more needs its adjective.
_GONE_WORDS = """
ATS BEF DEM ESP FIM FRF GRD IEP ITL NLG PTE
"""
_GONE = frozenset(_GONE_WORDS.split())


def _alternation(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0-]") for word in ordered)


# Names and codes that are also common words: they mean money only behind a scale, a large figure or their adjective.
_RISKY_NAMES_WORDS = """
real reais reals mark marks ban sol soles won som ore sen lev crown crowns colon colons buck bucks kip kina pula leu lek kuai
"""
RISKY_NAMES = frozenset(_RISKY_NAMES_WORDS.split())
_RISKY_CODES_WORDS = """
ALL TOP TRY MAD SOS COP CUP BAM GEL LAK PEN MOP BOB ANG RON CAD SDG
"""
RISKY_CODES = frozenset(_RISKY_CODES_WORDS.split())
_SIGN_WORDS = _alternation([*SIGNS, *OPEN_SIGNS])
_NAME_WORDS = _alternation([*_FULL, *_NAMES, *_PARTS])
BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?P<sign>{_SIGN_WORDS})|\b(?P<code>[A-Z]{{3}}|usd|eur|gbp|aud|cad|nzd|mxn|inr)[$]?|\b(?P<mega>M)(?P<mcode>[A-Z]{{3}})"
    r"|\b(?P<name>(?:US |us |U\.S\. |Australian |Canadian )?[Dd]ollars?|dlrs|[Rr]upees|[Ee]uros?|sen))[ \u00a0]{0,2}$"
)
AFTER = re.compile(
    rf"[ \u00a0]?[-\u2010]?[ \u00a0]?(?:(?P<name>{_NAME_WORDS})(?![^\W_])|(?P<mega>M)?(?P<code>(?-i:[A-Z]{{3}})|usd|eur|gbp"
    rf"|rmb|inr|chf|sek)(?![^\W_])"
    r"|(?P<sign>(?-i:US\$|[$€£¥₹₡₾₭₽₴₺₪₩₫₱₦₸元円¢৳ரූ]{1,2}|zł|Kč|kr|Ft|TL|Dhs?|Rs)(?![^\W_])))",
    re.I,
)


def by_sign(sign: str) -> Currency | None:
    """The currency of a sign or of the letters that stand for one ("HK$", "Rs"), or None."""
    if sign in SIGNS:
        return Currency((SIGNS[sign],), SIGNS[sign], sign)
    if sign in OPEN_SIGNS:
        usual, name = OPEN_SIGNS[sign]
        codes = tuple(code for code in _NAMES.get(name, _PARTS.get(name, ())) if code not in _GONE)
        extra = {"¥": ("JPY", "CNY"), "P": ("PHP", "BWP"), "K": ("ZMW", "MWK", "PGK"), "kr": ("SEK", "NOK", "DKK", "ISK")}.get(sign)
        return Currency(extra or codes, None if usual == "-" else usual, name, 0.01 if name == "cent" else 1.0)
    return None


def by_name(words: str) -> Currency | None:
    """The currency of a name, with or without its adjective ("Swiss francs", "pence"), or None."""
    name = " ".join(words.lower().replace("-", " ").replace("\u00a0", " ").split())
    last = name.split()[-1]
    part = 0.01 if last in _PARTS and last not in _NAMES else 1.0
    if name in _FULL:
        return Currency((_FULL[name],), _FULL[name], last, part)
    codes = tuple(code for code in _PARTS.get(name, ()) if code not in _GONE) if part < 1 else tuple(_NAMES.get(name, ()))
    living = tuple(code for code in codes if code not in _GONE) or codes
    if not living:
        return None
    if len(living) == 1:
        return Currency(living, living[0], last, part)
    usual = _USUAL.get(name) or _USUAL.get(name.removesuffix("s")) or {"pence": "GBP", "penny": None, "cent": None, "cents": None}.get(name)
    return Currency(living, usual, last.removesuffix("s") if last.endswith("s") else last, part)


def by_code(code: str) -> Currency | None:
    """The currency of an ISO 4217 code in any case, or None."""
    upper = {"RMB": "CNY"}.get(code.upper(), code.upper())
    return Currency((upper,), upper, upper) if upper in CODES else None


def of_country(land: str) -> str | None:
    """The ISO 4217 code of the currency of a country given by the two letters of its web addresses, or None."""
    return _SHARERS.get(land) or _COUNTRY.get(land)


def of_adjective(word: str, name: str) -> str | None:
    """The code that an adjective or country word gives to a name ("Indian" and "rupee"), or None."""
    return _FULL.get(f"{word.lower()} {name}") or _FULL.get(f"{word.lower()} {name}s")
