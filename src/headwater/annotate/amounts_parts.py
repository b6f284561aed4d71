"""Which figure of an article is part of which, by the words between them and by sums that come out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.annotate.amounts_said import Said

_OPENS = re.compile(
    r"\b(?:includ(?:es|ed|ing|e)|of which|of whom|of that|among them|compris(?:es|ed|ing|e)|consist(?:s|ed|ing)? of"
    r"|made up of|broken down|composed of"
    r"|(?:split|divided|shared) (?:between|into|among)|containing|contains?)\b",
    re.I,
)
_NEAR_OPENS = re.compile(
    r"(?:,|;|\u2013|\u2014| -)? (?:with|covering|involving)(?: (?:about|around|some|nearly|up to|at least|more than|roughly|a further))? $", re.I
)
_PART_OF = re.compile(
    r"(?:(?:,[ ](?:[\w-]{1,15}[ ]){0,3}(?:tranche|instal?lment|part|share|slice|portion|payment))"
    r"|(?:[ ][\w'-]{1,20}){0,3})[ ](?:out of|of|from|within)[ ]"
    r"(?:the|a|an|its|that|this|their|his|her|our|(?:[\w-]{2,20}[ ]){0,3}[\w-]{2,20}(?:s['\u2019]|['\u2019]s))[ ](?:\w+[ ]){0,3}(?:of[ ]|worth[ ])?",
    re.I,
)
_LIST = re.compile(r"(?:,|;|\band\b|\bplus\b|\bas well as\b|\bwhile\b|\bwith\b)", re.I)
_THING = (
    r"(?P<thing>package|fund|funding|aid|loan|programme|program|plan|deal|money|sum|total|budget|grant|investment|support"
    r"|scheme|pledge|contract|settlement|amount|bill|tranche"
    r"|assistance|award|facility|project|figure|envelope|compensation|allocation|spending|bailout|initiative|commitment|donation|financing)"
)
_BARE_THING = _THING.replace("?P<thing>", "?:")
_AGAIN = re.compile(
    rf"\b(?:the|this|that|its|their)[ ](?:[\w'-]+[ ]){{0,3}}{_THING}\b[^.;:]{{0,90}}?\b(?:includ\w+|involv\w+|compris\w+"
    rf"|consist\w* of|contain\w*|cover\w*|is made up of|provid\w+"
    r"|allocat\w+|earmark\w*|sets? aside|will see|split|divided)\b[^.;]{0,90}$",
    re.I,
)
_SHARE_OF = re.compile(
    rf"\b(?:of|out of|from)[ ](?:(?:this|that|these)(?:[ ]{_BARE_THING})?|the[ ]{_BARE_THING}),?[ ](?:about[ ]|some[ ]|around[ ]|up to[ ])?$"
    r"|\bin[ ](?:[\w-]+[ ]){0,2}(?:instal?lments|tranches|stages|payments|parts)\b[^.;]{0,40}$"
    rf"|^[\"'\u201c\u2018]?(?:it|this|that|they)[ ](?:also[ ])?(?:will[ ]|would[ ])?(?:includes?|comprises?|consists? of"
    rf"|covers?|contains?)\b[^.;]{{0,60}}$",
    re.I,
)
_OF_WHOLE = re.compile(
    rf"(?:[ ]in[ ]\w{{2,20}})?,?[ ](?:out of|of|from)[ ](?:(?:it|this|that|which)\b(?![ ][a-z]{{3,20}}[ ]{_BARE_THING})"
    rf"|(?:the|this|that|its|their|our|his|her|these)[ ](?:[\w'\u2019-]{{1,20}}[ ]){{0,3}}?(?P<thing>share|{_BARE_THING})\b)",
    re.I,
)
_STATE = re.compile(
    r"[^.;:()]{2,45}?\b(?:had|has|have|was|were|is|are)\b[^.;:()]{0,25}?"
    r"\b(?:announced|promised|pledged|new|old|paid|spent|received|delivered|released|repaid|allocated|used|already)\b",
    re.I,
)
_AND_REST = re.compile(
    r"[^.;:()]{3,110}?(?:\band|\bwith|,)[ ](?:all[ ])?(?:the[ ](?:rest|remainder|balance|remaining|other half)|what(?:ever)? (?:is|was) left)\b", re.I
)
_OUT_OF_WHOLE = re.compile(r"(?:^|[,;][ ]|[\u2013\u2014][ ])(?:out[ ])?of[ ](?:the|this|that|its|their)[ ](?:[\w-]{1,20}[ ]){0,3}$", re.I)
_LISTED = re.compile(
    r"(?:[ ][a-z'\u2019-]{1,20}){0,8}(?::[ ]|[ ][\u2013\u2014-][ ])(?:(?:about|around|some|nearly|up to|at least|more than|roughly)[ ])?"
)
_FOR = re.compile(r"[^.;:()]{0,40}?\b(?:for|to|towards?|on|in)\b", re.I)
_AT = re.compile(r"\bat[ ](?:about[ ]|some[ ]|around[ ])?$")
_EACH = re.compile(r"[ ](?:each|apiece|per|an?[ ](?:head|family|household|person|home|house|pupil|farmer))\b")
_FURTHER = re.compile(r"\b(?:a further|an additional|additional|another|the remaining|the rest|the other|the balance)\b[^.;]{0,30}$", re.I)
_REST = re.compile(r"\b(?:the remaining|the rest|the other|the balance|remainder)\b", re.I)
_GENERIC = frozenset(("money", "sum", "total", "amount", "figure", "funding", "allocation", "spending"))
_TOLERANCE = 1.005  # parts may be rounded up
_LEAST = 1e-4  # share of a whole below which a figure is no part of a sum that comes out ("30 cents in every dollar")
_WINDOW = 40  # figures on either side of a whole in which its parts are looked for
_REACH = 12  # figures between a whole and its parts, no more


def find_parts(text: str, items: Sequence[Said]) -> list[int | None]:
    """For each figure the index of the figure it is part of, or None. A part is smaller than its whole, and parts never add up to more."""
    part_of: list[int | None] = [None] * len(items)
    groups: dict[tuple[str, str | None], list[int]] = {}
    for n, item in enumerate(items):
        if item.quantity.unit in ("money", "count") and item.quantity.value is not None and item.quantity.value > 0 and item.restates is None:
            if item.quantity.unit == "money" and item.currency is None:
                continue
            groups.setdefault((item.quantity.unit, item.currency), []).append(n)
    for (unit, _), indexes in sorted(groups.items(), key=lambda group: (group[0][0], group[0][1] or "")):
        for at, n in enumerate(indexes):
            _place(text, items, part_of, (indexes, at, n), money=unit == "money")
        if unit == "money":
            _sums(text, items, part_of, indexes)
    return part_of


def _value(item: Said) -> float:
    return item.quantity.value or 0.0


def _fits(items: Sequence[Said], part_of: Sequence[int | None], whole: int, part: int) -> bool:
    """Whether the part is smaller than the whole and there is room for it beside the parts already found."""
    if _value(items[part]) >= _value(items[whole]):
        return False
    return _taken(items, part_of, whole, part) + _value(items[part]) <= _value(items[whole]) * _TOLERANCE


def _taken(items: Sequence[Said], part_of: Sequence[int | None], whole: int, part: int) -> float:
    """What the parts already found of a whole add up to; they stand near it or near the part that asks."""
    near = [*range(max(0, whole - _WINDOW), whole + _WINDOW), *range(max(whole + _WINDOW, part - _WINDOW), part)]
    return sum(_value(items[n]) for n in near if n < len(items) and n != part and part_of[n] == whole)


def _place(text: str, items: Sequence[Said], part_of: list[int | None], where: tuple[list[int], int, int], *, money: bool) -> None:
    indexes, at, n = where
    item = items[n]
    begin = item.sentence[0]
    previous = indexes[at - 1] if at else None
    if previous is not None and items[previous].sentence == item.sentence:
        between = text[items[previous].quantity.end : item.quantity.start]
        if _PART_OF.fullmatch(between) and _value(items[previous]) < _value(item) and part_of[previous] is None:
            part_of[previous] = n
            return
        if money and _AT.search(between) and _EACH.match(text, item.quantity.end) and _fits(items, part_of, previous, n):
            part_of[n] = previous
            return
        opened = _OPENS.search(between) or (money and (_NEAR_OPENS.search(between) or _opens_list(text, items, previous, n)))
        if opened and len(between) < 220 and _fits(items, part_of, previous, n):
            part_of[n] = previous
            return
        parent = part_of[previous]
        if parent is not None and parent < previous and len(between) < 160 and _LIST.search(between):
            for owner in (parent, part_of[parent]):
                if owner is not None and _fits(items, part_of, owner, n):
                    part_of[n] = owner
                    return
        if money and not opened and _SHARE_OF.search(between) and _fits(items, part_of, previous, n):
            part_of[n] = previous
            return
    if money:
        before = indexes[max(0, at - _REACH) : at]
        whole = _called_part(text, items, part_of, (before, n))
        part_of[n] = _earlier(text, items, part_of, (before, n, begin)) if whole is None else whole


def _opens_list(text: str, items: Sequence[Said], whole: int, n: int) -> bool:
    """ "£40m: £25m for ...", "of the £40m, £25m ...": the first sum is that of which the second is a part."""
    first, second = items[whole].quantity, items[n].quantity
    between = text[first.end : second.start]
    if _LISTED.fullmatch(between) and _FOR.match(text[second.end : second.end + 60]):
        return True
    return bool(_OUT_OF_WHOLE.search(text[max(items[n].sentence[0], first.start - 60) : first.start])) and len(between) < 60


def _called_part(text: str, items: Sequence[Said], part_of: list[int | None], where: tuple[list[int], int]) -> int | None:
    """The whole of a sum that is called a part behind it ("£5m of it", "£5m of the sum", "£5m for wells and the rest for pumps")."""
    before, n = where
    quantity = items[n].quantity
    after = text[quantity.end : min(items[n].sentence[1], quantity.end + 130)]
    called = _OF_WHOLE.match(after)
    if called is None and not _AND_REST.match(after):
        return None
    near = [k for k in reversed(before) if part_of[k] is None and not _far(text, items[k], items[n]) and _value(items[n]) < _value(items[k])]
    if called is None or not _STATE.match(after):  # what is old, new or paid of a sum overlaps with what its parts are for
        near = [k for k in near if _fits(items, part_of, k, n)]
    if called is None:  # a whole is named in the words before, or in the sentence before
        return near[0] if near else None
    thing = (called["thing"] or "").lower()
    named = [k for k in near if not thing or thing in _GENERIC or _named(text, items[k], thing)]
    return next(iter(named or near), None)


def _earlier(text: str, items: Sequence[Said], part_of: list[int | None], where: tuple[list[int], int, int]) -> int | None:
    """The whole in an earlier sentence that this sentence's words take up again ("the package also includes", "of this", "the remaining")."""
    before, n, begin = where
    opening = text[begin : items[n].quantity.start]
    roots = [k for k in reversed(before) if part_of[k] is None and items[k].sentence != items[n].sentence and _fits(items, part_of, k, n)]
    if again := _AGAIN.search(opening[-260:]):
        thing = again["thing"].lower()
        named = [k for k in roots if thing in _GENERIC or _named(text, items[k], thing)]
        return named[0] if named else None
    if _SHARE_OF.search(opening[-120:]):
        return roots[0] if roots else None
    if _FURTHER.search(opening[-60:]) and before:
        last = before[-1]
        parent = part_of[last]
        if parent is not None and _fits(items, part_of, parent, n):
            rest = _value(items[parent]) - _taken(items, part_of, parent, n)
            if not _REST.search(opening[-60:]) or abs(rest - _value(items[n])) <= 0.01 * _value(items[parent]):
                return parent
    return None


def _named(text: str, item: Said, thing: str) -> bool:
    """Whether the words beside a figure name that thing: "a £5m package", "a package worth £5m"."""
    quantity = item.quantity
    near = text[max(item.sentence[0], quantity.start - 60) : min(item.sentence[1], quantity.end + 60)].lower()
    return thing in near


def _sums(text: str, items: Sequence[Said], part_of: list[int | None], indexes: list[int]) -> None:
    """Runs of two or more figures, none of them placed, that add up exactly to the figure before or after them within three sentences."""
    for at, whole in enumerate(indexes):
        for side in (indexes[at + 1 : at + 7], indexes[max(0, at - 6) : at][::-1]):
            run = [n for n in side if _value(items[n]) > _LEAST * _value(items[whole])]
            total = 0.0
            for count, n in enumerate(run, 1):
                if part_of[n] is not None or part_of[whole] == n or _value(items[n]) >= _value(items[whole]) or _far(text, items[whole], items[n]):
                    break
                total += _value(items[n])
                if count > 1 and abs(total - _value(items[whole])) <= 1e-6 * total:
                    for k in run[:count]:
                        part_of[k] = whole
                    break


def _far(text: str, a: Said, b: Said) -> bool:
    low, high = sorted((a.quantity.start, b.quantity.start))
    return high - low > 700 or text.count("\n\n", low, high) > 3
