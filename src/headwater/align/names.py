"""Joins the names of a story's articles: one record for each person, body, place and people, with every spelling and office kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.align.names_bodies import Bodies, party_name
from headwater.align.names_home import articles_abroad, bare_only_in, home_country
from headwater.align.names_persons import join_persons
from headwater.record import Coverage, Name, NameKind, NameRole, Span, digest
from headwater.text import fold
from headwater.values.name import body_key, cut_short, is_general, parse_person
from headwater.values.party import party_of, state_of
from headwater.values.place import country_of, has_office, place_of
from headwater.values.role import parse_role, usual


def join_names(coverage: Coverage) -> tuple[Name, ...]:
    """One name a bearer, from the names of the single articles; `story` and `party` are filled, ids are of the story.

    Canonical is the spelling of most articles, then the longest, then the earliest; a person's is never shorter than the full name.
    A rare spelling and a rare office stay in `variants` and `roles` with their mentions. Persons are joined by the rules of
    `names_persons`, bodies by equal names, acronyms that an article explains, and names cut short where one longer one fits.
    """
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    names = _one_kind(sorted(coverage.names, key=lambda name: (order.get(name.mentions[0].article, len(order)), name.mentions[0].start, name.id)))
    groups = join_persons([name for name in names if name.kind == "person"], coverage)
    groups += _bodies([name for name in names if name.kind == "organisation"])
    others: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.kind in ("place", "group"):
            others[f"{name.kind} {_place_key(name.name)}"].append(name)
    joined = [_joined(coverage, group, order) for group in (*groups, *others.values())]
    persons = [name for name in joined if name.kind == "person"]
    home, rivals = home_country(replace(coverage, names=tuple(joined)), persons), _rivals(persons)
    bodies = Bodies(joined)
    joined = [replace(name, party=party_of(name.kind, party_name(name), (), home)) if name.kind != "person" else name for name in joined]
    abroad = articles_abroad(coverage, home, [name for name in persons if name.id in rivals])
    rivals |= {name.id for name in persons if abroad and bare_only_in(name, abroad)}
    return tuple(_with_party(name, home, rivals, bodies) for name in sorted(joined, key=lambda name: (_first(name, order), name.id)))


def _place_key(name: str) -> str:
    known = place_of(name)
    return fold(known.name if known else name)


def _first(name: Name, order: Mapping[str, int]) -> tuple[int, int]:
    return min((order.get(span.article, len(order)), span.start) for span in name.mentions)


def _with_party(name: Name, home: str | None, rivals: frozenset[str], bodies: Bodies) -> Name:
    """A person's side by his offices, a body named in them by its name in the whole story."""
    if name.kind != "person":
        return name
    here = None if name.id in rivals else home
    roles = tuple(replace(role, organisation=bodies.of_role(role)) for role in name.roles)
    return replace(name, party=party_of("person", name.name, _counted_roles(replace(name, roles=roles), here), here))


_HIGHEST = frozenset(("president", "prime minister", "chancellor", "king", "queen", "premier"))


def _rivals(persons: Sequence[Name]) -> frozenset[str]:
    """Persons who share a highest office without a country ("President Roth", "President Kim"): it cannot be the home country's for both."""
    held: dict[str, list[Name]] = defaultdict(list)
    for name in persons:
        bare = [parse_role(role.role) for role in name.roles if not role.organisation and not role.flags]
        for head in {office.head for office in bare if office and not office.portfolio} & _HIGHEST:
            held[head].append(name)
    out: set[str] = set()
    for names in held.values():
        reach = sorted((len({span.article for span in name.mentions}), name.id) for name in names)
        clear = len(reach) > 1 and reach[-1][0] > reach[-2][0]  # the one that more articles name is at home
        out |= {id_ for _, id_ in (reach[:-1] if clear else reach)} if len(reach) > 1 else set()
    return frozenset(out)


def _counted_roles(name: Name, home: str | None) -> tuple[NameRole, ...]:
    """Offices joined by what they are, a bare one as of the home country: so that one article's slip does not change the side."""
    groups: dict[tuple[str, str | None, tuple[str, ...]], list[NameRole]] = defaultdict(list)
    known = _own_state(name, home)
    for role in name.roles:
        office = parse_role(role.role)
        own = known or (home if home and office and has_office(home, office.head) else None)
        state = state_of(role.organisation) if office and office.kind == "government" else country_of(role.organisation or "")
        country = state if role.organisation else own
        place = country or (fold(role.organisation) if role.organisation else None)
        groups[usual(role.role), place, role.flags].append(role)
    return tuple(
        replace(same[0], organisation=next((r.organisation for r in same if r.organisation), None), mentions=_all_mentions(same))
        for same in groups.values()
    )


def _own_state(name: Name, home: str | None) -> str | None:
    """The country that the articles give a person's office with, if more give it so than bare or as the home country's: one may have slipped."""
    held = [role for role in name.roles if (office := parse_role(role.role)) is not None and office.kind == "government" and not role.flags]
    told: dict[str, set[str]] = defaultdict(set)
    for role in held:
        state = state_of(role.organisation)
        if state is not None:
            told[state] |= {span.article for span in role.mentions}
    bare = {span.article for role in held if not role.organisation for span in role.mentions}
    best = max(told, key=lambda state: (len(told[state]), state == home, state), default=None)
    return best if best is not None and len(bare | told.get(home or "", set())) < len(told[best]) else None


def _all_mentions(roles: Sequence[NameRole]) -> tuple[Span, ...]:
    return tuple(span for role in roles for span in role.mentions)


def _one_kind(names: Sequence[Name]) -> list[Name]:
    """A spelling that some articles take for a person and others for a body is what most mentions say; a person named in full stays one."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        votes[fold(name.name)][name.kind] += len(name.mentions)
    keys = [body_key(name.name) for name in names if name.kind == "organisation"]
    fronts = {key[0] for key in keys if cut_short(key[:1], key)}
    lasts = {fold(name.name).split()[-1] for name in names if name.kind == "person" and " " in name.name}
    out = []
    for name in names:
        bare = name.kind == "person" and " " not in name.name and fold(name.name) in fronts - lasts
        if bare and not name.roles:  # the short form of a body that another article names in full
            out.append(replace(name, kind="organisation"))
            continue
        # organisation is what nothing speaks against: where votes are equal, it yields
        ranked = sorted(votes[fold(name.name)].items(), key=lambda pair: (-pair[1], pair[0] == "organisation", pair[0]))
        out.append(replace(name, kind=ranked[0][0]) if len(ranked) > 1 else name)
    return out


# ---- organisations


def _bodies(names: Sequence[Name]) -> list[list[Name]]:
    """Groups by shared spelling (legal forms, articles and case left out), then names cut short or with a country in front."""
    groups: dict[int, tuple[set[tuple[str, ...]], list[Name]]] = {}
    of: dict[tuple[str, ...], int] = {}
    for number, name in enumerate(names):
        keys = {body_key(variant) for variant in name.variants}
        merged: tuple[set[tuple[str, ...]], list[Name]] = (keys, [name])
        for old in sorted({of[key] for key in keys if key in of}):
            group = groups.pop(old)
            merged = (merged[0] | group[0], [*group[1], *merged[1]])
        groups[number] = merged
        of.update(dict.fromkeys(merged[0], number))
    at: dict[str, set[int]] = defaultdict(set)  # groups by the words a shorter name can begin or end with
    for number, (keys, _) in groups.items():
        for key in keys:
            for word in (*key[:2], *key[-1:]):
                at[word].add(number)
    for number in sorted(groups, key=lambda number: (min(len(key) for key in groups[number][0]), sorted(groups[number][0]))):
        longest = max(groups[number][0], key=lambda key: (len(key), key))
        near = sorted(at[longest[0]] & groups.keys()) if longest else []
        fits = [other for other in near if other != number and any(_shortened(longest, key) for key in groups[other][0])]
        if len(fits) == 1:
            keys, short = groups.pop(number)
            groups[fits[0]] = (groups[fits[0]][0] | keys, [*groups[fits[0]][1], *short])
    return [group[1] for group in groups.values()]


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) > 1 and len(long) > 1 and country_of(long[0]) and long[1:] == short:
        return True
    place = len(short) == 1 and (country_of(short[0]) is not None or place_of(short[0]) is not None)
    return cut_short(short, long) and not place


# ---- one record of many


def _joined(coverage: Coverage, group: Sequence[Name], order: Mapping[str, int]) -> Name:
    found = {span for name in group for span in name.mentions}
    mentions = tuple(sorted(found, key=lambda span: (order.get(span.article, len(order)), span.start, span.end)))
    kind = group[0].kind
    articles: dict[object, set[str]] = defaultdict(set)
    printed: Counter[str] = Counter()
    same_spelling: Counter[tuple[str, ...]] = Counter()
    first: dict[str, int] = {}
    for number, span in enumerate(mentions):
        text = " ".join(coverage.quote(span).split())
        articles[_spelling(kind, text)].add(span.article)
        printed[text] += 1
        same_spelling[_spelling(kind, text)] += 1
        first.setdefault(text, number)

    def rank(text: str) -> tuple[int, ...]:
        same = _spelling(kind, text)
        often = same_spelling[same] if kind == "person" else 0
        return -_fullness(kind, text), -len(articles[same]), -often, -len(" ".join(same)), -printed[text], first[text]

    ranked = sorted(first, key=rank)
    name = group[0].name if kind in ("place", "group") else ranked[0]
    variants = sorted(first, key=lambda text: (text != name, -len(text.split()), -printed[text], first[text]))
    roles = _roles(role for member in group for role in member.roles)
    id_ = digest("n", coverage.story.id, kind, fold(name), mentions[0].article)
    return Name(id_, kind, name, tuple(variants), mentions, coverage.story.id, roles)


def _spelling(kind: NameKind, text: str) -> tuple[str, ...]:
    """What two printings of one spelling share: a body's legal form and article do not count; of a person the last name does."""
    if kind == "organisation":
        return body_key(text)
    return (parse_person(text).last,) if kind == "person" else (fold(text),)


def _fullness(kind: NameKind, text: str) -> int:
    """A person's full name stands before a bare one (three words are no fuller than two), a body's name before the word for its kind."""
    if kind == "organisation":
        return 0 if is_general(body_key(text)) else 1
    return min(2, len(text.split())) if kind == "person" else 1


def _roles(found: Iterable[NameRole]) -> tuple[NameRole, ...]:
    """One entry an office: the same wording, body and flags once, with all its mentions, the most printed first."""
    spans: dict[tuple[str, str | None, tuple[str, ...]], list[Span]] = defaultdict(list)
    shown: dict[tuple[str, str | None, tuple[str, ...]], NameRole] = {}
    for role in found:
        key = (usual(role.role), _body_of(role.organisation), role.flags)
        shown.setdefault(key, role)
        spans[key] += role.mentions
    made = [replace(role, mentions=tuple(sorted(set(spans[key])))) for key, role in shown.items()]
    return tuple(sorted(made, key=lambda role: (-len(role.mentions), role.mentions[0], role.role)))


def _body_of(organisation: str | None) -> str | None:
    return (country_of(organisation) or " ".join(body_key(organisation))) if organisation else None
