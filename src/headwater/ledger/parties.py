"""Finds who gives and who gets a promised thing, from who stands where around its verb and its sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.ledger.promises import getting, giving, working
from headwater.ledger.scene import Actor, Scene, Sentence, beside, runs, stands_for
from headwater.record import Span
from headwater.text import fold
from headwater.values.place import place_of

_TO = re.compile(
    r"\b(?:to(?: help| support| assist| rebuild| arm| train| protect| back)?|for|towards?|helping|supporting|in support of|into|inside|aid"
    r"|support|arming|within|arm)"
    r"\s(?:the\s|its\s|a\s)?(?:[\w\u2019'-]{1,20}\s){0,3}?$",
    re.I,
)
_BY = re.compile(r"\b(?:by|from)\s(?:the\s|its\s)?(?:[\w\u2019'-]{1,20}\s){0,3}?$", re.I)
_OWN = re.compile(
    r"^(?:['\u2019]s?)?\s(?:[\w\u2019'-]{1,20}\s){0,3}?(?:contribution|share|pledge|commitment|offer|loan|package|donation|aid|part|grant"
    r"|gift|support|credit|line of credit|promise|money|payment|tranche|instal?lments?|guarantee)\b",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:we|he|she|it|they|our|his|her)\b", re.I)
_THESE = re.compile(r"\b(?:these|those|the) (?:partners|countries|nations|states|donors|members|banks|companies|governments)\b", re.I)
_HEAD = re.compile(
    r"\b(?:aid|support|assistance|loans?|grants?|help|relief|weapons|arms|equipment|package|funding|troops|soldiers|training|supplies)\b", re.I
)
_NAMED_FUND = re.compile(
    r"^(?:\s(?:group(?: of nations)?|countries))?\s(?:(?:loan|aid|support|rescue|recovery|relief|credit)\s){0,2}(?:package|facility"
    r"|programme|program|scheme|initiative)\b",
    re.I,
)
_TRAINEES = re.compile(r"\s(?:recruits|trainees|volunteers|civilians|refugees|apprentices|pupils|students|cadets)\b", re.I)
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\b[^,]{3,90},")
_VISIT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trips?|tour|journey|travell?(?:s|ed|ing)?|flew|flies|return(?:s|ed|ing)?|came|went|addressed)\b"
    r"[^.;,]{0,25}$",
    re.I,
)
_SAYS = re.compile(r"^,?\s(?:(?:has|had|also|then|later)\s)?(?:said|says|told|added|announced|explained|confirmed|warned|promised|stated)\b", re.I)
_SAID = re.compile(r"\b(?:said|says|told|added|according to)\s(?:[\w\u2019'-]{1,20}\s){0,4}$", re.I)
_PLACE_IN = re.compile(
    r"^['\u2019]s?\s(?P<what>(?:[a-z-]{3,15}\s){0,2}?(?:islands?|coasts?|provinces?|regions?|districts?|north|south|east|west|villages?|towns?|schools"
    r"|hospitals|farmers|fishermen|families|households|workers|pensioners|students|nurses|teachers|refugees|railways?|ports?|universities|poor))\b"
)
_APPENDED = re.compile(r",\s$")
_AGAINST = re.compile(
    r"\b(?:fight|fighting|counter|combat|attack|invade|topple|destroy|against|resist|defeat|repel|deter|stop|beat|confront|from|war|invasion|attack|attacks|threat|amid|after"
    r"|over|since|despite|before)\b",
    re.I,
)
_MANY = re.compile(
    r"\b(?:donors|countries|nations|partners|allies|governments|lenders|world leaders|members|charities|delegates|backers|creditors|states)"
    r"(?:\s(?:at|in|from|of|to|around)\s[^.;,]{0,40})?\s(?:(?:have|had|also|together|jointly|already)\s){0,2}$",
    re.I,
)
_GAVE_IT = re.compile(
    r"^\s(?:(?:has|have|had|will|would|is|was|already|also|first|to)\s){0,3}(?:promised|pledged|announced|offered|gave|given|give|sent|send|paid|pay"
    r"|provided|provide|committed|donated|donate|approved|lent|lend|granted|put up|set aside)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"^(?:\s(?:of|in)\s(?:[\w-]{2,15}\s){0,2}[\w-]{2,15})?(?:,?\s(?:which|that))?\s(?:the\s|its\s)?(?!of\b|and\b|while\b)(?:[\w-]{1,20}\s){0,2}$",
    re.I,
)
_COURT = re.compile(r"\b(?:courts?|judges?|tribunals?|justices?|magistrates?|jury)\b", re.I)
_TO_PAY = re.compile(r"\bto pay\b|\b(?:must|shall|will) pay\b", re.I)
_WHERE = re.compile(
    r"(?<!ministers )(?<!officials )(?<!authorities )(?<!leaders )(?<!government )(?<!ministry )(?<!regime )"
    r"\b(?:in|at|near|outside|inside|across|around|off|with|against)\s(?:the\s)?$",
    re.I,
)
_POSSESSES = re.compile(r"^(?:['\u2019]s?|['\u2019])\s$")
_SETTLED_WITH = re.compile(r"\b(?:settle(?:s|d|ment)?|payout|compensation deal)\s(?:[a-z]{2,12}\s){0,3}with\s(?:the\s)?(?:[\w-]{1,15}\s){0,2}$", re.I)
_SETTLED_BETWEEN = re.compile(r"\bsettlement\b[^.;]{0,40}\bbetween\s(?:the\s)?$", re.I)
_AND_WITH = re.compile(r"\bsettlement\b[^.;]{0,40}\bbetween\b[^.;,]{3,60}\band\s(?:the\s)?(?:[\w-]{1,15}\s){0,2}$", re.I)
_FIGHT = re.compile(
    r"\b(?:fight|fighting|counter|combat|attack|invade|topple|destroy|against|resist|defeat|repel|deter|stop|beat|confront|amid|despite)\b", re.I
)
_ANOTHER = re.compile(r"\s(?:a\s)?(?:(?:another|further|additional|about|some|around|nearly|up to|over|more than)\s){0,2}", re.I)
_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|was|were)\s(?:[a-z]+ly\s|also\s|now\s)?(?:given|paid|granted|awarded|promised|offered|lent|sent)$", re.I
)
_FOLK = re.compile(
    r"\s(?:the\s|its\s|their\s|all\s)?(?:\d[\d,]{0,6}\s)?(?P<who>(?!thousands|hundreds|millions|dozens|tens)[a-z-]{3,15}(?:ers|ors|ists|men|women|ants|ents|ians))"
    r"\s(?:(?:about|up|to|at|least|some|around|more|than|an|extra)\s){0,3}"
)
_WITHIN = re.compile(r"\b(?:to|for|into|towards?)\s(?:[\w\u2019'-]{1,20}\s){1,3}(?:on|in|at|of|near|across)\s(?:the\s)?$", re.I)
_GIVING = re.compile(r"\s(?:also\s|now\s)?[a-z]{3,15}ing\b")
_AND_DOES = re.compile(r"\b(?:and|but)\s(?:will|would|has|had|have|is|are|was|were|may|could)\b", re.I)
_NO_SUBJECT = re.compile(r"\b(?:by|from|told|according to)\s(?:the\s)?$", re.I)
_TALKS = re.compile(r"\b(?:talks?|negotiat\w+|approached|discussions?|asked|applied)\b", re.I)
_LOAN = re.compile(r"\b(?:loans?|credit|lend)\b", re.I)
_BANK = re.compile(r"\b(?:bank|monetary fund|IMF)\b", re.I)
_TRAINED = frozenset(("adjective", "place", "group", "organisation"))
_IN_PLACE = re.compile(r"\bin\s(?:the\s)?$", re.I)
_GIVERS = frozenset(("place", "organisation", "person", "adjective", "state", "group"))


@dataclass(frozen=True, slots=True)
class Deal:
    """What is given in one sentence: where its verb and its thing stand, in the article's offsets. `gets`: the subject is the one who gets."""

    sentence: Sentence
    verb: tuple[int, int] | None
    thing: tuple[int, int]
    gets: bool = False
    trains: bool = False


def deal_of(one: Sentence, span: Span) -> Deal:
    """The deal around a sum, by the last verb of giving or getting before it."""
    before = one.text[: span.start - one.start]
    near = max(0, len(before) - 140)
    gives, gets = giving(before[near:]), getting(before[near:])
    last = gets if gets and (gives is None or gets.start() > gives.start()) else gives
    verb = (one.start + near + last.start(), one.start + near + last.end()) if last else None
    if works := working(before):
        since = max(0, len(before) - 260)
        return Deal(one, (one.start + since + works.start(), one.start + since + works.start() + 1), (span.start, span.end))
    return Deal(one, verb, (span.start, span.end), gets is not None and last is gets)


def parties_of(scene: Scene, deals: Iterable[Deal]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Donors and recipients, by the votes of all mentions; nobody is both."""
    gave: Counter[tuple[str, ...]] = Counter()
    got: Counter[tuple[str, ...]] = Counter()
    for deal in deals:
        for run, gives, points in _votes(scene, deal):
            (gave if gives else got)[_names(run)] += points
    donors = _most(gave, got)
    got = Counter({run: n for run, n in got.items() if not set(run) & set(donors)})
    recipients = _most(got, Counter())
    return donors, recipients


def of_many(before: str) -> bool:
    """Whether the words before a verb end with "donors" or the like as its subject."""
    return _MANY.search(before[-90:]) is not None


def recipient_beside(scene: Scene, one: Sentence, steps: tuple[int, ...] = (1, -1)) -> tuple[str, ...]:
    """Whom the sentence before or after says that aid goes to: for a sum whose own sentences do not say."""
    for step in steps:
        other = beside(scene, one, step)
        if other is None or not _HEAD.search(other.text):
            continue
        for run in runs(scene, other):
            before = other.text[: run[0].start - other.start]
            if (to := _TO.search(before[-70:])) and not _AGAINST.search(to.group()) and _HEAD.search(before[-60:]):
                return _names(run)
    return ()


def _most(votes: Counter[tuple[str, ...]], against: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The run with most votes, those who have more votes on the other side left out."""
    other: Counter[str] = Counter()
    mine: Counter[str] = Counter()
    for counts, into in ((against, other), (votes, mine)):
        for run, n in counts.items():
            for name in run:
                into[name] += n
    order = sorted(votes.items(), key=lambda vote: (-vote[1], -len(vote[0]), vote[0]))
    for run, _ in order:
        kept = tuple(name for name in run if mine[name] >= other[name])
        if kept:
            return kept
    return ()


def _names(run: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_called(actor) for actor in run))


def _called(actor: Actor) -> str:
    """A capital that gives or gets is its country; Brussels, where two sit, is left as it is."""
    if fold(actor.name) == "brussels":
        return actor.name
    place = place_of(actor.name) if actor.kind == "place" else None
    return place.country if place and place.kind == "town" and place.country else actor.name


_Vote = tuple[Sequence[Actor], bool, int]


def _votes(scene: Scene, deal: Deal) -> list[_Vote]:
    """Runs of actors of the deal's sentence: whether they give, and how strongly the words say so."""
    one = deal.sentence
    some = [run for run in (_able(scene, run) for run in runs(scene, one)) if run]
    start = deal.verb[0] if deal.verb else deal.thing[0]
    out = [vote for run in some for vote in _votes_of(scene, deal, run)]
    if lender := _lender(one, deal, some):
        return [vote for vote in out if vote[0] is not lender] + [(lender, True, 5)]
    subject = _subject(scene, deal, [run for run in some if run[-1].end <= start and not any(run is other for other, _, _ in out)])
    if subject:
        gets = deal.gets or _is_passive(deal)
        if not (_is_passive(deal) and subject[0].start not in {run[0].start for run in some}):  # "it will be paid": the money
            out.append((subject, not gets, 4 if gets else 3))
    if (folk := _folk_between(deal)) is not None:
        out.append(([folk], False, 4))
    return out


def _votes_of(scene: Scene, deal: Deal, run: Sequence[Actor]) -> list[_Vote]:
    """What the words right around one run of actors say of it; nothing where they say nothing."""
    one = deal.sentence
    before, after = one.text[: run[0].start - one.start], one.text[run[-1].end - one.start :]
    late = run[0].start >= deal.thing[0] or (deal.verb is not None and run[0].start >= deal.verb[1])
    if late and (_NAMED_FUND.match(after) or _of_another_sum(scene, deal, run[0].start)):
        return []  # "a G7 loan package" is what the money goes into; who stands behind another sum has to do with that
    gap = one.text[deal.thing[1] - one.start : max(deal.thing[1], run[0].start) - one.start]
    if run[0].start >= deal.thing[1] and _GAVE_IT.match(after) and _RELATIVE.match(gap):
        return [(run, True, 3)]  # "$8m of relief which the bank promised"
    close = 0 <= run[0].start - deal.thing[0] < 60 and run[0].start - deal.thing[1] < 40
    if deal.trains and run[0].kind in _TRAINED and close and not _AGAINST.search(before[deal.thing[0] - one.start :]):
        return [(run, False, 4)]
    if _is_indirect(deal, run):
        return _goes(run, after, 4)
    if run[-1].end <= deal.thing[0] and not (late and (_BY.search(before[-70:]) or _goes_to(before))):
        possesses = _POSSESSES.match(one.text[run[-1].end - one.start : deal.thing[0] - one.start])
        return [(run, True, 3)] if _OWN.match(after[:80]) or possesses else []
    return _late_votes(deal, run, before, after) if late else []


def _late_votes(deal: Deal, run: Sequence[Actor], before: str, after: str) -> list[_Vote]:
    """What a preposition says of a run behind the verb or the thing."""
    if deal.trains and re.search(r"\bfrom\s(?:the\s)?$", before):
        return [(run, False, 3)]
    speaks = run[-1].kind == "person" and bool(_SAYS.match(after) or _SAID.search(before[-90:]))
    if speaks or _VISIT.search(before[-50:]):
        return []  # who tells of it does not get it, and where a visit led is not where the money goes
    if _BY.search(before[-70:]):
        return [(run, True, 3)]
    if _SETTLED_BETWEEN.search(before[-70:]):  # who settles with whom: the first of the two pays
        return [(run[:1], True, 3), (run[1:2], False, 3)] if len(run) > 1 else [(run, True, 3)]
    if _SETTLED_WITH.search(before[-70:]) or _AND_WITH.search(before[-140:]):
        return [(run, False, 3)]
    if _goes_to(before) and run[0].start - deal.thing[0] < 160:
        return _goes(run, after, 2 if _WITHIN.search(before[-70:]) else 3)
    return [(run, False, 1)] if _IN_PLACE.search(before) and run[0].kind == "place" else []


def _goes(run: Sequence[Actor], after: str, points: int) -> list[_Vote]:
    """Who gets it, and who of a country's own people gets what the country itself gives."""
    inner = _PLACE_IN.match(after)
    own: list[_Vote] = [([Actor(run[-1].start, run[-1].end, inner.group("what"), "group")], False, 2)] if inner else []
    return [(run, False, points), *own]


def _goes_to(before: str) -> bool:
    """Whether the words before an actor say that something goes to him, not that it is sent to fight him."""
    found = _TO.search(before[-70:])
    return found is not None and not _FIGHT.search(found.group())


def _lender(one: Sentence, deal: Deal, some: Sequence[Sequence[Actor]]) -> Sequence[Actor] | None:
    """The bank of a sentence about talks on a loan: whichever side of the table it is named on, it is the one that lends."""
    before = one.text[: deal.thing[0] - one.start]
    if not (_TALKS.search(before) and _LOAN.search(one.text[max(0, deal.thing[0] - one.start - 40) : deal.thing[1] - one.start + 20])):
        return None
    banks = [run for run in some if len(run) == 1 and _BANK.search(run[0].name)]
    return banks[0] if len(banks) == 1 else None


def _is_indirect(deal: Deal, run: Sequence[Actor]) -> bool:
    """Whether somebody stands right behind the verb and before the thing: "lend Chile $5m"."""
    return deal.verb is not None and 0 <= run[0].start - deal.verb[1] < 8 and run[-1].end <= deal.thing[0]


def _folk_between(deal: Deal) -> Actor | None:
    """ "Pay dockers 1,200 euros": a plural noun between the verb and the sum."""
    if deal.verb is None or deal.verb[1] > deal.thing[0]:
        return None
    found = _FOLK.fullmatch(deal.sentence.text, deal.verb[1] - deal.sentence.start, deal.thing[0] - deal.sentence.start)
    return Actor(deal.sentence.start + found.start("who"), deal.sentence.start + found.end("who"), found.group("who"), "group") if found else None


def _is_passive(deal: Deal) -> bool:
    """Whether the verb of giving is passive: "Peru was given $5m"."""
    if deal.verb is None:
        return False
    text = deal.sentence.text
    at, end = deal.verb[0] - deal.sentence.start, deal.verb[1] - deal.sentence.start
    return _PASSIVE.search(text[max(0, at - 25) : end]) is not None


def _of_another_sum(scene: Scene, deal: Deal, at: int) -> bool:
    """Whether another verb or another sum stands between the thing given and a place behind it.

    A sum in brackets, as the same in another currency, does not count.
    """
    one = deal.sentence
    if deal.thing[1] < at and _AND_DOES.search(one.text[deal.thing[1] - one.start : at - one.start]):
        return True
    between = [span for span in scene.sums.get(one.article, ()) if deal.thing[1] <= span.start < at]
    return any(not one.text[: span.start - one.start].rstrip("abcdefghijklmnopqrstuvwxyz ").endswith(("(", "[")) for span in between)


def _able(scene: Scene, run: Sequence[Actor]) -> list[Actor]:
    return [actor for actor in run if actor.kind in _GIVERS and fold(actor.name) not in scene.outlets]


def _stands_aside(one: Sentence, run: Sequence[Actor]) -> bool:
    """Whether a place or body only says where or with whom; "with Norway giving $5m" does not."""
    if run[0].kind not in ("place", "organisation") or not _WHERE.search(one.text[: run[0].start - one.start]):
        return False
    return _GIVING.match(one.text, run[-1].end - one.start) is None


def _subject_before(scene: Scene, one: Sentence, pronoun: str, at: int) -> Actor | None:
    """Whom "it" or "they" at the head of a sentence means: the subject of the sentence before, its first actor that is no person."""
    if pronoun.lower() not in ("it", "they") or at - one.start > 3:
        return None
    before = beside(scene, one, -1)
    for run in runs(scene, before) if before else ():
        words = before.text[: run[0].start - before.start] if before else ""
        if run[0].kind in ("place", "organisation", "state", "adjective"):
            return None if _WHERE.search(words) or _NO_SUBJECT.search(words) or len(words) > 25 else run[0]
    return None


def _gapped(scene: Scene, deal: Deal) -> Sequence[Actor]:
    """ "Norway gave $5m and Chile another $3m": who stands right before a later sum of one verb gives that one."""
    one = deal.sentence
    if deal.verb is None or not any(deal.verb[1] <= span.start and span.end < deal.thing[0] for span in scene.sums.get(one.article, ())):
        return ()
    for run in runs(scene, one):
        gap = one.text[run[-1].end - one.start : deal.thing[0] - one.start] if run[-1].end <= deal.thing[0] else "-"
        if run[0].start > deal.verb[1] and _ANOTHER.fullmatch(gap):
            return run
    return ()


def _subject(scene: Scene, deal: Deal, before: Sequence[Sequence[Actor]]) -> Sequence[Actor]:
    """Who the verb is said of: the last run before it in its clause, else a pronoun's, else the list of the sentence before."""
    one = deal.sentence
    if deal.verb and deal.thing[1] <= deal.verb[0]:
        return ()  # "tents will be sent": who sends them is not the subject
    if gapped := _gapped(scene, deal):
        return gapped
    start = (deal.verb[0] if deal.verb else deal.thing[0]) - one.start
    head = one.text[:start]
    these = _THESE.search(head[-120:])
    if these:
        listed = [run for other in (beside(scene, one, -1),) if other for run in runs(scene, other) if len(run) > 1]
        extra = [actor for run in before if len(run) > 1 for actor in run]
        return [*(listed[-1] if listed else []), *extra]
    before = [run for run in before if not _TRAINEES.match(one.text[run[-1].end - one.start :])]
    aside = [found.span() for found in _ASIDE.finditer(one.text)]
    before = [run for run in before if not any(a < run[0].start - one.start < b for a, b in aside)]
    if _APPENDED.search(head) and before:  # "the ministry has helped the farmers, training 40 of them"
        return before[0]
    many = _MANY.search(head[-90:])
    if many and not deal.gets and not any(run[-1].end > one.start + max(0, start - 90) + many.start() for run in before):
        return ()  # donors that are not named
    if _COURT.search(head[-120:]) and not _TO_PAY.search(one.text[start - 12 : start + 6]):
        return ()  # a court approves and orders what others give
    plain = [run for run in before if not _TO.search(one.text[: run[0].start - one.start][-50:])]
    plain = [run for run in plain if not _NO_SUBJECT.search(one.text[: run[0].start - one.start])]
    plain = [run for run in plain if not _stands_aside(one, run)]
    if deal.gets:  # he who says that another gets it does not get it
        plain = [run for run in plain if run[-1].kind != "person" or not _SAYS.match(one.text[run[-1].end - one.start :])]
    pronouns = list(_PRONOUN.finditer(head[-60:]))
    last = plain[-1] if plain else None
    if pronouns:
        at = one.start + max(0, start - 60) + pronouns[-1].start()
        if deal.gets and pronouns[-1].group().lower() in ("our", "his", "her"):
            return []  # "his members would get": not he
        if last is None or at > last[-1].end:
            meant = _subject_before(scene, one, pronouns[-1].group(), at) or stands_for(scene, one.article, pronouns[-1].group(), at)
            return [meant] if meant else []
    return last or ()
