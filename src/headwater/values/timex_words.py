"""The words and patterns of time expressions in English."""

from __future__ import annotations

import re

_B = "[ \u00a0]"
MONTHS = {
    name: n
    for n, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        ),
        1,
    )
    for name in names
}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "weekend": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "millennium": "L",
    "millennia": "L",
}
CLOCK_UNITS = frozenset(("second", "minute", "hour"))
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
DECADES = {name: n for n, name in enumerate(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), 2)}
HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "international women's day": (3, 8),
}
FROM_EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}  # days from Easter Sunday

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w])"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d\w%]|[.,]\d|/(?!\d\d(?![\d/]))\d)"
_SMALL = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)"
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,2}}{_B}[1-9]/[2-9](?![\d/])|\d{{1,4}}(?:\.\d{{1,2}})?|(?:a[ ]|{_SMALL}[ ])?(?:hundred|thousand|million"
    rf"|billion)(?:[ ](?:and[ ])?{_SMALL})?|{_SMALL}|half[ -]an?|an?)"
    rf"(?:[ \u00a0-]and[ \u00a0-]a[ \u00a0-]half)?"
)
LOOSE = r"(?:a few|the few|few|several|many|some|a couple(?: of)?|couple(?: of)?|a number of|dozens of|hundreds of|thousands of|countless|numerous)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|century"
    r"|centuries|millennium|millennia)"
)
PART = r"(?:morning|afternoon|evening|night)"
ZONE = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|IST|AEST|AEDT|SAST|WAT|EAT|local time)"
CLOCK = (
    rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?{_B}?(?P<half>[ap])\.?m\b\.?"
    rf"|(?P<hour24>[01]?\d|2[0-4])(?::|(?<=\d\d)h)(?P<minute24>[0-5]\d)(?![:\d])(?:hrs\b)?|(?P<hour4>[01]\d"
    rf"|2[0-4])(?P<minute4>[0-5]\d)(?={_B}(?:GMT|UTC|hours|hrs)\b)"
    rf"|(?P<clock>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){_B}o['\u2019]clock)(?:{_B}?\(?{ZONE}\b\)?)?"
)
_SAID = r"(?:the{b})?(?:very{b})?(?P<{n}>last|past|this|next|previous|preceding|following|coming|upcoming|current|same|latest|recent|present|that)"


def _which(name: str) -> str:
    return _SAID.format(b=_B, n=name)


# The kinds of expression, the more telling first: at one place the first that fits is taken.
PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "iso",
        (
            r"(?<![\w-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d"
            r"|3[01])(?:[T ](?P<time>[0-2]\d:[0-5]\d)(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?(?![\w-])"
        ),
    ),
    ("slash", r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\w/-]|\.\d)"),
    (
        "dayparts",
        (
            rf"(?:{CLOCK}|(?P<noon>noon|midday|midnight)),?{_B}(?:(?:on|of){_B})?(?:(?P<deictic>yesterday|today|tomorrow|tonight)"
            rf"|(?:last{_B})?(?P<wd>{WEEKDAY}))(?:{_B}(?P<part>{PART}))?\b"
        ),
    ),
    (
        "clockdate",
        (
            rf"{CLOCK},?{_B}(?:(?:on|of){_B})?(?:{WEEKDAY},?{_B})?(?:(?P<m1>{MONTH}){_B}(?P<d1>{DAY})"
            rf"|(?P<d2>{DAY}){_B}(?P<m2>{MONTH}))(?:,?{_B}(?P<y>{YEAR}))?"
        ),
    ),
    (
        "monthday",
        (
            rf"(?:(?:{WEEKDAY}"
            rf"|{WEEKDAY_SHORT}),?{_B}(?:the{_B})?)?(?<![\w])(?P<m>{MONTH}){_B}(?:the{_B})?(?P<d>{DAY})(?!{_B}?(?:million|billion"
            rf"|per{_B}?cent|percent))"
            rf"(?:(?:{_B}?[-\u2013]{_B}?|{_B}to{_B})(?P<d2>{DAY}))?(?:,?{_B}(?:of{_B})?(?P<y>{YEAR}))?"
        ),
    ),
    (
        "daymonth",
        (
            rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT}),?{_B}(?:the{_B})?)?(?<![\w.,$\u00a3\u20ac])(?P<d0>{DAY}(?:{_B}?[-\u2013]{_B}?"
            rf"|{_B}(?:to|and){_B}))?(?P<d>{DAY}){_B}(?:of{_B})?(?P<m>{MONTH})(?:,?{_B}(?:of{_B})?(?P<y>{YEAR}))?"
        ),
    ),
    (
        "month",
        (
            rf"(?:(?P<which>last|this|next|this past|this coming|this last){_B})?(?<!\w)(?P<m>{MONTH})"
            rf"(?:,?{_B}(?:of{_B})?(?:(?P<y>{YEAR}|['\u2019]\d\d\b)|(?P<whichyear>last|this|next|that|the following|the previous|the same){_B}year))?"
        ),
    ),
    (
        "weekday",
        (
            rf"(?:(?P<which>last|next|this|this coming|this past|the following|the previous"
            rf"|the next){_B})?(?P<wd>{WEEKDAY})(?P<plural>s)?(?:{_B}(?P<part>{PART})(?P<plural2>s)?)?"
            rf"(?:{_B}at{_B}(?P<noon>noon|midday|midnight))?(?:{_B}(?P<after>last|next){_B}week)?(?![\w])"
        ),
    ),
    (
        "deictic",
        (
            rf"(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|last night"
            rf"|overnight)(?!\w)(?:{_B}(?P<part>{PART})\b|{_B}at{_B}(?P<noon>noon|midnight|midday)\b)?"
        ),
    ),
    ("thispart", rf"(?P<which>this|that|the|the following|the next){_B}(?P<part>morning|afternoon|evening|night)(?!\w)"),
    ("noon", r"(?P<noon>noon|midday|midnight)(?!\w)"),
    (
        "quarter",
        (
            rf"(?:(?P<whose>last|this|next){_B}year['\u2019]s{_B}|(?:the|this|last|next){_B})?(?:(?P<fiscal>fiscal"
            rf"|financial){_B})?(?:(?P<y0>{YEAR}){_B})?(?:fiscal[ -])?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th"
            rf"|final|last(?={_B}(?:quarter|half){_B}of{_B}))[ -](?:fiscal[ -])?(?P<unit>quarter|half)(?!\w)"
            rf"(?:{_B}(?:of|in){_B}(?:(?P<fiscal2>fiscal|the fiscal year|financial year"
            rf"|fiscal year){_B})?(?:the{_B}year{_B})?(?:(?P<y>{YEAR})(?:[-/\u2013]\d\d(?!\d))?"
            rf"|(?P<which>last|this|next|the){_B}year))?(?:{_B}(?P<which2>last"
            rf"|this|next){_B}year)?"
        ),
    ),
    (
        "q",
        (
            rf"(?<![\w$])(?P<unit>[QH])(?P<n>[1-4])(?:{_B}(?:of{_B})?(?:FY{_B}?)?(?P<y>{YEAR}))?(?!\w)"
            rf"|(?<!\w)(?P<n2>[1-4])(?P<unit2>[QH])(?:{_B}?(?P<y2>{YEAR}|\d\d(?!\w)))?(?!\w)"
        ),
    ),
    (
        "monthquarter",
        rf"(?:the{_B})?(?:(?P<m1>{MONTH})(?:{_B}?[-\u2013]{_B}?|{_B}to{_B}))?(?P<m2>{MONTH}){_B}quarter(?!\w)(?:{_B}(?:of{_B})?(?P<y>{YEAR}))?",
    ),
    (
        "fiscal",
        (
            rf"(?:(?:the|this|last|next|current){_B}){{0,2}}(?P<word>fiscal year|financial year|fiscal|FY){_B}?(?P<y>{YEAR}"
            rf"|\d\d(?!\w))(?:[-/\u2013](?P<y2>\d{{2,4}})(?!\w))?"
        ),
    ),
    (
        "season",
        (
            rf"(?:(?P<which>last|this|next|this past|this coming|the following|the previous){_B})?(?:the{_B})?(?P<season>spring"
            rf"|summer|autumn|winter|(?<=this )fall|(?<=last )fall|(?<=next )fall|fall(?={_B}(?:of{_B})?(?:1[89]"
            rf"|20)\d\d))(?:{_B}(?:of{_B})?(?:(?P<y>{YEAR})(?:[-/\u2013]\d\d(?!\d))?|(?P<whichyear>last|this|next){_B}year))?(?!\w)"
        ),
    ),
    (
        "holiday",
        (
            r"(?P<name>Good Friday|Easter Sunday|Easter Monday|Easter|Christmas Day|Christmas Eve|Christmas|Boxing Day"
            r"|New Year['\u2019]s (?:Day|Eve)|Halloween"
            r"|Valentine['\u2019]s Day|May Day|International Women['\u2019]s Day)(?!\w)(?:[ ](?P<y>(?:19|20)\d\d))?"
        ),
    ),
    (
        "decade",
        (
            r"(?:the[ ])?(?:(?P<y>1[0-9]\d0|20\d0)['\u2019]?s|['\u2019](?P<short>\d0)s|(?<=the )(?P<word>twenties|thirties|forties"
            r"|fifties|sixties|seventies|eighties|nineties))(?!\w)"
        ),
    ),
    ("century", r"(?:the[ ])?(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]century(?!\w)"),
    (
        "ago",
        (
            rf"(?:(?P<n>{NUMBER})|(?P<loose>{LOOSE}))[ -](?:(?:or{_B}so|to{_B}{NUMBER}"
            rf"|or{_B}{NUMBER}){_B})?(?P<unit>{UNIT})(?:{_B}or{_B}so)?(?:{_B}|-)(?P<dir>ago|earlier|before|previously|later|after"
            rf"|afterwards?|hence|from now|on|from today|back)(?!\w)"
        ),
    ),
    ("yearago", r"(?:the[ ])?(?P<unit>year|month|week|quarter)-(?P<dir>ago|earlier)(?:[ ](?P<noun>quarter|period|month|year|week))?(?!\w)"),
    (
        "span",
        (
            rf"(?:the|these|his|her|its|their|our){_B}(?P<which>last|past|next|first|previous|coming|following|final|recent"
            rf"|latest|preceding|early|closing|intervening|opening)"
            rf"{_B}(?:(?P<n>{NUMBER})|(?P<loose>{LOOSE}))[ -](?P<unit>{UNIT})(?!\w)"
        ),
    ),
    ("span2", rf"(?P<which>last|past|next|previous|coming|recent){_B}(?:(?P<n>{NUMBER})|(?P<loose>{LOOSE})){_B}(?P<unit>{UNIT})(?!\w)"),
    ("refs", rf"(?P<which>recent|coming|future|past){_B}(?P<unit>days|weeks|months|years|quarters|decades)(?:{_B}and{_B}{UNIT})?(?!\w)"),
    (
        "which",
        (
            rf"{_which('which')}{_B}(?:(?P<fiscal>fiscal|financial|calendar|academic|school){_B})?(?P<unit>day|week|weekend|fortnight"
            rf"|month|quarter|half|year|decade|century|hour|night)(?!\w)"
        ),
    ),
    (
        "stretch",
        (
            r"(?<=\w )(?P<words>the[ ](?:(?P<full>full|whole|entire|fiscal|financial)[ ])?(?P<unit>quarter|year|month|week|day"
            r"|period)|the latest (?P<latest>period))(?![\w'\u2019-])"
        ),
    ),
    ("weekend", r"(?:the|the whole|over)[ ]weekend(?!\w)"),
    (
        "every",
        (
            rf"(?:every|each)(?:{_B}(?P<other>other|second|third|single))?{_B}(?:(?P<n>{NUMBER}){_B})?(?:(?P<unit>second|minute|hour"
            rf"|day|night|week|month|quarter|year|decade|weekend)s?|(?P<wd>{WEEKDAY})(?:{_B}(?P<part>{PART}))?|(?P<m>{MONTH})"
            rf"|(?P<season>spring|summer|autumn|winter)|(?P<daypart>morning|afternoon|evening))(?!\w)"
        ),
    ),
    ("adverb", r"(?:(?:once|twice|thrice|(?:\d+|three|four|five|six) times)[ ])?(?P<word>daily|hourly|weekly|fortnightly|monthly|nightly)(?!\w)"),
    (
        "rate",
        (
            rf"(?<=\w){_B}(?P<words>(?:(?P<times>once|twice|thrice"
            rf"|(?:\d+|three|four|five|six|seven|eight|nine|ten|several|many) times){_B})?(?:a|per|each"
            rf"|an){_B}(?P<unit>second|minute|hour|day|night|week|month|quarter|year))(?!\w)(?!-|{_B}(?:ago|earlier|later|after"
            rf"|before|and|or|old))"
        ),
    ),
    ("clock", rf"(?<![\w:.,$\u00a3\u20ac/-]){CLOCK}(?![\w])"),
    ("agerange", rf"(?<![\w.,])(?:{NUMBER})(?:[ -](?:to|-)[ -](?:{NUMBER}))?[ -](?:year|month|week|day)s?[ -]olds?(?!\w)"),
    (
        "length",
        (
            rf"(?<![\w.,$\u00a3\u20ac-])(?:(?P<n>(?:another{_B})?{NUMBER}|another)|(?P<loose>{LOOSE})|(?P<half>half an?))"
            rf"(?:(?P<to>{_B}?[-\u2013]{_B}?|{_B}(?:to|or){_B})(?P<n2>{NUMBER}))?[ \u00a0-]"
            rf"(?:(?P<adj>more|full|whole|long|straight|consecutive|additional|further|extra|trading|working|business|calendar"
            rf"|successive|solid|short|tumultuous|fiscal|light){_B})?(?P<unit>{UNIT})(?!\w)(?:{_B}(?:and{_B})?(?P<n3>\d{{1,2}}"
            rf"|{_SMALL}){_B}(?P<unit3>minutes?|months?|days?|hours?)\b)?(?P<orso>{_B}or{_B}(?:so|more|less|longer))?"
        ),
    ),
    ("bare", r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?!\w)"),
    ("shortyear", r"(?<=[ (])['\u2019](?P<y>\d\d)(?![\w])"),
    (
        "yearword",
        (
            r"(?:the[ ])?year[ ](?P<word>two thousand|2000)(?!\w)|(?P<teen>nineteen|twenty)[ -](?P<rest>(?:twenty|thirty|forty|fifty"
            r"|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)(?![\w-])(?! (?:people|men"
            r"|women|years|percent|per|million|thousand|billion|hundred|dollars))"
        ),
    ),
    ("yearend", r"(?:the[ ])?year[- ]end(?!\w)"),
    (
        "year",
        rf"(?<![\w.,$\u00a3\u20ac/#:])(?<![^d]-)(?:the{_B}year{_B})?(?P<y>{YEAR})(?:(?P<sep>{_B}?[-/\u2013]{_B}?)(?P<y2>\d{{4}}|\d\d)(?![\d\w]))?",
    ),
    (
        "ref",
        (
            r"(?P<word>right now|now|currently|at present|at the moment|nowadays|these days|presently|at this point|recently"
            r"|previously|formerly|in the past|the past|lately|the near future|the future|in future|soon|shortly|the near term"
            r"|the short term|the long term|current|recent|future)(?!\w)"
        ),
    ),
)
CUES = re.compile(
    r"\d+|day\b|days\b|yesterday|today|tomorrow|tonight|night|morning|afternoon|evening|noon\b|week|month|year|decade|centur"
    r"|quarter|half\b|spring|summer|autumn|fall\b|winter"
    r"|hour|minute|second|now\b|current|recent|previous|former|lately|past\b|future|soon\b|shortly|present|moment|january"
    r"|february|march|april|\bmay\b|june|july|august|september"
    r"|october|november|december|\b(?:jan|feb|apr|aug|sept?|oct|nov|dec)\b|christmas|easter|good fri|halloween|daily|annually|these days"
    r"|eve\b|ties\b|nineteen|twenty|midday|clock|overnight|fortnight|term\b",
    re.I,
)
