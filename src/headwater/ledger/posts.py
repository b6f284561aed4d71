"""Finds which body a person heads, belongs to or speaks for: by the office he is given, beside his name or by what he is said to run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.ledger.scene import Actor, Scene, beside, sentence_at, within
from headwater.ledger.tie import Tie
from headwater.record import Name, NameRole, RelationKind, Span
from headwater.text import fold, folded_words
from headwater.values.role import parse_role

_SPEAKS = re.compile(r"\bspokes\w+\b", re.I)
_NO_POST = re.compile(
    r"\b(?:counterpart|colleague|predecessor|successor|rival|correspondent|editor|reporter|mother|father|son|daughter|wife|husband|widow)\b", re.I
)
_TOWN = re.compile(r"\b(?:mayor|governor|chief|headman|elder)\b", re.I)
_FOR = re.compile(r"\b(?:lawyer|counsel|barrister|solicitor|attorney|agent|advocate|envoy)s?\b", re.I)
_BOSS = re.compile(r"^(?:chief executive(?: officer)?|ceo|managing director|chair(?:man|woman|person))$", re.I)
_HEADS = re.compile(
    r"\b(?:chief executive|ceo|mayor|chair(?:man|woman|person)?|head|president|director(?:-general)?|leader|governor|founder|chief|boss"
    r"|general secretary|secretary[- ]general|rector|principal|owner|commander|commissioner)\b",
    re.I,
)
_REGION = re.compile(r"\b(?:director|head|chief|president|manager) (?:for|in) ", re.I)
_FIRST = re.compile(r"\b(?:prime minister|premier|chancellor)\b", re.I)
_UNDER = re.compile(r"\b(?:deputy|vice|assistant|former|acting head)\b", re.I)
_MAKES = re.compile(r"\b(?:worker|employee)\b", re.I)
_ITS = re.compile(r"\b(?:its|their)\s(?:[a-z-]{2,15}\s){0,2}$", re.I)
_GENERAL = (
    r"(?:firm|company|group|charity|bank|agency|fund|union|party|trust|school|club|body|ministry|department|council|hospital|university|institute)"
)
_THE = re.compile(rf"^(?:the|this|that)\s+(?P<noun>{_GENERAL})$|^(?P<bare>{_GENERAL})$", re.I)
_MINISTRY = ("ministry", "department", "office", "treasury")
_BEHIND = re.compile(r"^,?\s(?:of|from)\s(?:the\s)?$")
_RUNS = re.compile(
    r"^,?\s(?:\d{2},\s)?who\s(?P<verb>runs|heads|leads|chairs|directs|manages)\s(?P<what>the\s(?:[a-z-]{2,20}\s){0,2}?[a-z-]{3,20}|[A-Z][^,.;]{2,60})(?=[,.;]|\s(?:in|on|at|of|for|and|said|told)\b)"
)
_OWN_NOUN = re.compile(
    r"(?:the )?(?P<noun>opposition|villagers?|villages|families|workers|(?:[a-z'-]{3,20} ){1,3}(?:council|committee|union|party|association"
    r"|school|clinic|hospital|college|police|society|church|club|court|centre|agency|alliance|group|mine|works))"
)
_SUBJECT = 30  # characters into a sentence in which its subject starts
_PUBLIC = frozenset(("ministry", "court", "parliament", "senate", "house", "government", "agency", "department", "police", "exchange", "council"))
_LETTERS = 4  # of a name that an adjective is made of
_BACK = 4  # sentences back to the one whose subject "its" stands for
_SPEAKS_FOR = re.compile(
    r"^,?\s(?:\d{2},\s)?who\s(?:speaks|spoke|speaking|answers|acts)\sfor\s(?P<what>(?:the\s)?[^,.;]{3,50}?)(?=[,.;]|\s(?:in|on|at|and|said|told)\b)"
)
_REACH = 700  # characters back to the body that "its", "the firm" stands for


def posts(scene: Scene) -> Iterator[Tie]:
    """Who leads, is member of or speaks for which body. A body nobody names is given as the article calls it ("finance ministry")."""
    for name in scene.coverage.names:
        if name.kind != "person":
            continue
        for role in name.roles:
            if not {"former", "designate"} & set(role.flags) and not _NO_POST.search(role.role):
                yield from _by_role(scene, name, role)
        for mention in name.mentions:
            yield from _beside(scene, name, mention)


def _by_role(scene: Scene, name: Name, role: NameRole) -> Iterator[Tie]:
    for span in role.mentions:
        body = _body(scene, name, role, span)
        if body is None:
            continue
        kind = _kind(scene, role, span, body)
        whole = _with_name(name, span)
        yield Tie(kind, body, name.name, whole) if kind == "employs" else Tie(kind, name.name, body, whole)


def _kind(scene: Scene, role: NameRole, span: Span, body: str) -> RelationKind:
    if _SPEAKS.search(role.role):
        return "speaks_for"
    if _FOR.search(role.role):
        return "represents"
    office = parse_role(role.role)
    if _UNDER.search(role.role) or "deputy" in role.flags:
        return "member_of"
    minister = office is not None and office.kind == "government" and office.head in ("minister", "secretary")
    if minister and not {"ministry", "department", "treasury", "office"} & set(folded_words(body)):
        return "member_of"  # of a country's government
    if _REGION.search(scene.coverage.quote(span)):
        return "member_of"  # "its director for the north"
    if minister or _HEADS.search(role.role) or _FIRST.search(role.role):
        return "leads"
    return "employs" if _MAKES.search(role.role) else "member_of"


def _body(scene: Scene, name: Name, role: NameRole, span: Span) -> str | None:
    """The body of an office at one place: the ministry of a portfolio, the one it names, the one "its" or "the firm" means."""
    office = parse_role(role.role)
    government = office is not None and office.kind == "government"
    portfolio = (office.portfolio or "").split() if office is not None and government else _ministry_words(role.role)
    ministry = _ministry(scene, name, portfolio) if portfolio else None
    if ministry:
        return ministry
    if role.organisation:
        known = _known(scene, role.organisation, towns=government or bool(_TOWN.search(role.role)))
        if known:
            return known
        general = _THE.match(role.organisation)
        if general:
            return _meant(scene, span, general.group("noun") or general.group("bare"))
        own = _OWN_NOUN.fullmatch(fold(role.organisation))
        if own:
            return own.group("noun")
    before = scene.coverage.article(span.article).text[max(0, span.start - 45) : span.start]
    if _ITS.search(before):
        return _its(scene, span, countries=government)
    return _only(scene, span) if not role.organisation and _BOSS.match(role.role.strip()) else None


def _only(scene: Scene, span: Span) -> str | None:
    """The one company or other private body that the sentence and the one before it name; None where there are none or two."""
    one = sentence_at(scene, span)
    start = (beside(scene, one, -1) or one).start if one else span.start
    stop = one.end if one else span.end
    found = {_called(scene, actor) for actor in within(scene, span.article, start, stop) if _is_body(scene, actor, countries=False)}
    private = {name for name in found if not _PUBLIC & set(folded_words(name))}
    return next(iter(private)) if len(private) == 1 else None


def _ministry_words(role: str) -> list[str]:
    """The portfolio of "finance ministry spokesman"."""
    found = re.match(r"(?:the )?((?:[a-z]+ ){1,3}?)(?:ministry|department)\b", fold(role))
    return found.group(1).split() if found else []


def _known(scene: Scene, words: str, *, towns: bool) -> str | None:
    """The body (or country or town) called so, or the longest whose name stands in the words."""
    folded = f" {fold(words)} "
    kinds = ("organisation", "place", "group") if towns else ("organisation",)
    fits = [
        (len(variant), name.name)
        for name in scene.coverage.names
        if name.kind in kinds
        for variant in (name.name, *name.variants)
        if f" {fold(variant)} " in folded and fold(variant) not in (*_MINISTRY, "government")
    ]
    return _plain(scene, max(fits)[1]) if fits else None


def _plain(scene: Scene, called: str) -> str:
    """The name a country's adjective is made of, where the story has both ("Velti", "Velt")."""
    bases = [name.name for name in scene.coverage.names if _LETTERS <= len(name.name) < len(called) and called.startswith(name.name)]
    return next((base for base in bases if called[len(base) :] in ("i", "n", "an", "ian", "ish", "ese")), called)


def _ministry(scene: Scene, holder: Name, portfolio: list[str]) -> str | None:
    """The ministry of a portfolio: by its name in the story, else as an article calls it.

    Where two persons have the portfolio they are of two countries: then only the ministry of the holder's own side is his.
    """
    wanted = {word for word in portfolio if word not in ("and", "of", "the")}
    alone = len(_holders(scene, " ".join(portfolio))) <= 1
    for name in scene.coverage.names:
        words = set(folded_words(name.name))
        if name.kind == "organisation" and words & {"ministry", "department"} and wanted <= words and (alone or name.party == holder.party):
            return name.name
    called = re.escape(" ".join(portfolio))
    pattern = re.compile(rf"\b{called} ministry\b|\bministry of {called}\b", re.I)
    found = next((found for one in scene.coverage.articles if (found := pattern.search(one.text))), None)
    return found.group() if found and alone else None


def _holders(scene: Scene, portfolio: str) -> set[str]:
    """Who is said to have a government office of this portfolio."""
    offices = ((name.id, parse_role(role.role)) for name in scene.coverage.names if name.kind == "person" for role in name.roles)
    return {id_ for id_, office in offices if office is not None and office.kind == "government" and office.portfolio == portfolio}


def _meant(scene: Scene, span: Span, noun: str) -> str | None:
    """The body that "the firm" stands for: the last one named before with the noun in its name, else the last one."""
    before = [actor for actor in within(scene, span.article, max(0, span.start - _REACH), span.start) if _is_body(scene, actor, countries=False)]
    fitting = [actor for actor in before if noun.lower() in folded_words(_called(scene, actor))]
    if not fitting and noun.lower() in ("firm", "company", "group", "charity", "body"):
        fitting = before
    return _called(scene, fitting[-1]) if fitting else _by_words(scene, noun)


def _its(scene: Scene, span: Span, *, countries: bool) -> str | None:
    """The body that "its" stands for: the first one named in the sentence, or in the nearest one before that names any."""
    one = sentence_at(scene, span)
    for _ in range(_BACK):
        if one is None:
            return None
        some = within(scene, one.article, one.start, min(one.end, span.start))
        some = [actor for actor in some if actor.kind != "place" or actor.start - one.start < _SUBJECT]
        first = next((actor for actor in some if _is_body(scene, actor, countries=countries)), None)
        if first is not None:
            return _called(scene, first)
        one = beside(scene, one, -1)
    return None


def _is_body(scene: Scene, actor: Actor, *, countries: bool) -> bool:
    kinds = ("organisation", "place") if countries else ("organisation",)
    return actor.kind in kinds and actor.id is not None and fold(actor.name) not in scene.outlets


def _called(scene: Scene, actor: Actor) -> str:
    return scene.known[actor.id or ""].name


def _with_name(name: Name, span: Span) -> Span:
    """The office and the name beside it."""
    near = [m for m in name.mentions if m.article == span.article and (0 <= m.start - span.end < 20 or 0 <= span.start - m.end < 20)]
    return Span(span.article, min([span.start, *(m.start for m in near)]), max([span.end, *(m.end for m in near)])) if near else span


def _beside(scene: Scene, name: Name, mention: Span) -> Iterator[Tie]:
    """ "Mara Velt of the Arden Fund", "Mara Velt, who runs the school"."""
    text = scene.coverage.article(mention.article).text
    for actor in within(scene, mention.article, mention.end, mention.end + 120)[:1]:
        if actor.kind == "organisation" and actor.id and _BEHIND.match(text[mention.end : actor.start]) and fold(actor.name) not in scene.outlets:
            yield Tie("member_of", name.name, _called(scene, actor), Span(mention.article, mention.start, actor.end))
    speaks = _SPEAKS_FOR.match(text[mention.end : mention.end + 120])
    if speaks:
        what = re.sub(r"^the\s", "", speaks.group("what"))
        yield Tie("represents", name.name, _known(scene, what, towns=False) or what, Span(mention.article, mention.start, mention.end + speaks.end()))
    found = _RUNS.match(text[mention.end : mention.end + 120])
    if found:
        what = re.sub(r"^the\s", "", found.group("what"))
        body = _known(scene, what, towns=False) or _by_words(scene, what) or (what if " " in what else _fuller(text[: mention.start], what))
        if body:
            yield Tie("leads", name.name, body, Span(mention.article, mention.start, mention.end + found.end()))


def _by_words(scene: Scene, what: str) -> str | None:
    """The one body whose name has all these words: "the mission hospital"."""
    words = set(folded_words(what))
    fits = {name.name for name in scene.coverage.names if name.kind == "organisation" and words <= set(folded_words(name.name))}
    return next(iter(fits)) if len(fits) == 1 else None


def _fuller(before: str, noun: str) -> str | None:
    """What an article has called a thing before: of "the school", "coastguard school"."""
    found = re.findall(rf"\b(?:the|a|an|its|their|his|her)\s((?:[a-z-]{{3,20}}\s){{1,2}}{re.escape(noun)})\b", before[-3000:])
    return found[-1] if found else None
