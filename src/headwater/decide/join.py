"""Joins lines of one kind that a person says are one thing, and takes apart what a person says are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from headwater.decide.anchors import Located, each_meant, with_rows
from headwater.record import Claim, Coverage, Kind, Name, NameRole, Outcome, Span, Statement, digest
from headwater.values.certainty import weakest

_JOINABLE = ("names", "statements", "claims")


def can_join(field: str) -> bool:
    """Whether lines of this kind can be joined and taken apart."""
    return field in _JOINABLE


def joined(coverage: Coverage, field: str, located: Located) -> tuple[Coverage, Outcome]:
    """The coverage with the lines that the anchors mean as one, in the place of the first."""
    decision = located.decision
    if not can_join(field):
        return coverage, Outcome(decision.id, False, f"two lines of the kind {decision.kind} cannot be joined; join the claims, names or stories")
    rows = getattr(coverage, field)
    some = each_meant(rows, located.spans)
    if len(some) < 2:
        why = "its words stand in one line already" if some else f"no {decision.kind} stands at its words any more"
        return coverage, Outcome(decision.id, bool(some), why, tuple(one.id for one in some))
    kinds = {(one.kind if isinstance(one, Name) else "") for one in some}
    if len(kinds) > 1:
        return coverage, Outcome(decision.id, False, f"they are of different kinds: {', '.join(sorted(kinds))}; set the kind of one first")
    one = _one(coverage, [row for row in rows if row in some])
    gone = {row.id for row in some}
    out = [one if row.id in gone else row for row in rows]
    first = out.index(one)
    rest = [row for n, row in enumerate(out) if row is not one or n == first]
    return with_rows(coverage, field, rest), Outcome(decision.id, True, f"{len(some)} joined in one", (one.id,))


def split_off(coverage: Coverage, field: str, row: Any, located: Located) -> tuple[Coverage, Outcome]:
    """The coverage with the places that the anchors name taken out of a line into one of their own."""
    decision = located.decision
    taken = [m for m in row.mentions if any(span.overlaps(_span(m)) for span in located.spans)]
    left = [m for m in row.mentions if m not in taken]
    if not left:
        return coverage, Outcome(decision.id, False, "it names all places of the line: nothing would be left of it", (row.id,))
    parts = (_part(coverage, row, left), _part(coverage, row, taken))
    rows = [part for one in getattr(coverage, field) for part in (parts if one.id == row.id else (one,))]
    return with_rows(coverage, field, rows), Outcome(decision.id, True, "taken apart", tuple(part.id for part in parts))


def _one(coverage: Coverage, some: Sequence[Any]) -> Any:
    largest = max(some, key=lambda row: (len(row.mentions), -some.index(row)))
    mentions = sorted({_key(m): m for row in some for m in row.mentions}.items())
    whole = replace(largest, mentions=tuple(m for _, m in mentions))
    if isinstance(whole, Name):
        variants = tuple(dict.fromkeys(v for row in (largest, *some) for v in row.variants))
        party = next((row.party for row in (largest, *some) if row.party), None)
        return replace(whole, variants=variants, roles=_roles(role for row in some for role in row.roles), party=party)
    return _counted(coverage, whole)


def _part(coverage: Coverage, row: Any, mentions: Sequence[Any]) -> Any:
    part = replace(row, mentions=tuple(mentions))
    if isinstance(part, Name):
        said = [coverage.quote(m) for m in part.mentions]
        variants = tuple(dict.fromkeys((*(v for v in row.variants if v in said), *sorted(said, key=lambda v: (-len(v), v)))))
        name = row.name if row.name in variants else variants[0]
        here = {m.article for m in part.mentions} - {m.article for m in row.mentions if m not in part.mentions}
        # An office stands with no one mention; it goes with a part where that part alone is named in the article.
        roles = [replace(role, mentions=tuple(m for m in role.mentions if m.article in here)) for role in row.roles]
        id_ = row.id if name == row.name else digest("n", row.id, "split", name, part.mentions[0].article, part.mentions[0].start)
        return replace(part, id=id_, name=name, variants=variants, roles=tuple(role for role in roles if role.mentions), party=None)
    part = replace(part, id=digest(row.id[:1], *(x for m in mentions for x in (m.article, m.start, m.end))))
    return _counted(coverage, part)


def _counted(coverage: Coverage, row: Any) -> Any:
    """A claim or statement whose other fields follow its mentions."""
    if isinstance(row, Statement):
        kinds = {m.kind for m in row.mentions}
        fullest = max(row.mentions, key=lambda m: (m.kind != "indirect", m.end - m.start, m.article))
        words = " ".join(coverage.article(fullest.article).text[fullest.start : fullest.end].split())
        kept = any(coverage.article(m.article).text[m.start : m.end].find(row.canonical) >= 0 for m in row.mentions)
        kind: Kind = "direct" if "direct" in kinds else "mixed" if "mixed" in kinds else "indirect"
        return replace(row, kind=kind, canonical=row.canonical if kept else words)
    if not isinstance(row, Claim):
        return row
    articles = [coverage.article(id_) for id_ in sorted({m.article for m in row.mentions})]
    texts = [" ".join(coverage.article(m.article).text[m.start : m.end].split()) for m in row.mentions]
    reports = [article for article in articles if not article.primary]
    return replace(
        row,
        text=row.text if row.text in texts else min(texts, key=len),
        certainty=weakest(m.certainty for m in row.mentions),
        articles=len({article.work or article.id for article in articles}),
        outlets=len({article.outlet for article in reports if article.outlet}) or 1,
        owners=len({article.owner or article.outlet for article in reports if article.owner or article.outlet}) or 1,
    )


def _roles(roles: Any) -> tuple[NameRole, ...]:
    known: dict[tuple[str, str | None, tuple[str, ...]], NameRole] = {}
    for role in roles:
        key = (role.role, role.organisation, role.flags)
        mentions = tuple(sorted({*(known[key].mentions if key in known else ()), *role.mentions}))
        known[key] = replace(role, mentions=mentions)
    return tuple(known.values())


def _span(mention: Any) -> Span:
    return mention if isinstance(mention, Span) else Span(mention.article, mention.start, mention.end)


def _key(mention: Any) -> tuple[str, int, int]:
    return (mention.article, mention.start, mention.end)
