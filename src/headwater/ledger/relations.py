"""Finds how countries, bodies, people and sums hang together: who runs, leads, funds, supplies, trains, owns or opposes whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.ledger.bills import allows
from headwater.ledger.happenings import called, sightings
from headwater.ledger.posts import posts
from headwater.ledger.scene import Actor, Scene, Sentence, all_sentences, beside, runs, scene_of, sentence_at, within
from headwater.ledger.tie import Tie
from headwater.record import Certainty, Commitment, Coverage, Name, Polarity, Relation, RelationKind, Span, Stage, digest
from headwater.text import fold

_VERBS: tuple[tuple[RelationKind, bool, str], ...] = (
    ("administers", True, r"(?:administered|managed|run|overseen|operated|supervised) by"),
    ("administers", False, r"(?:administers?|administering|manages|managing|oversees|overseeing|operates|runs|running)"),
    ("leads", True, r"(?:led|headed|chaired|commanded) by"),
    ("leads", False, r"(?:leads|heads|chairs|commands|leading|heading|chairing)"),
    ("funds", True, r"(?:funded|financed|bankrolled|backed financially|paid for|sponsored) by"),
    (
        "funds",
        False,
        (
            r"(?:funds|finances|bankrolls|sponsors|funding|financing|(?:one of (?:the )?(?:\w+ )?|an? )?(?:donors?|contributors?"
            r"|lenders?|backers?) to)"
        ),
    ),
    (
        "owns",
        True,
        r"(?:(?:majority-|wholly |part-)?owned by|(?:a )?subsidiary of|(?:a )?unit of|bought by|acquired by|taken over by|controlled by)",
    ),
    ("owns", False, r"(?:owns|owned|holds|held)\s(?:about\s|some\s|nearly\s)?[\d.]{1,5}(?:\s?%|\sper\s?cent)\s(?:of|in)"),
    ("owns", True, r"and\sits\s(?:[\w-]{2,20}\s){0,2}(?:parent|owner)(?:\scompany)?,?"),
    ("owns", False, r"(?:owns|owner of|(?:the )?parent (?:company )?of|bought|acquired|has acquired|controls)"),
    ("employs", True, r"(?:employed by|works for|worked for|(?:an )?employee of|working for)"),
    ("employs", False, r"(?:employs|hired|hires)"),
    (
        "succeeds",
        False,
        (
            r"(?:succeeds|succeeded|succeeding|replaces|replaced|replacing|takes over from|took over from|taking over from|(?:the )?successor"
            r" (?:to|of))"
        ),
    ),
    ("succeeds", True, r"(?:succeeded by|replaced by)"),
    (
        "opposes",
        False,
        (
            r"(?:opposes|opposed|opposing|criticised|criticized|accused|accuses|condemned|condemns|denounced|rebuked|attacked|sued|is suing"
            r"|blamed|blames|clashed with)"
        ),
    ),
    ("supports", False, r"(?:backs|backed|supports|supported|endorses|endorsed|defended|defends|praised|sided with)"),
    ("supplies", False, r"(?:supplies|supplied|supplying|arms|arming)"),
    ("supplies", True, r"(?:supplied by|armed by)"),
    ("trains", False, r"(?:trains|trained|training)"),
    ("trains", True, r"trained by"),
    ("part_of", False, r"(?:part of|(?:a )?branch of|(?:an )?arm of|belongs to)"),
    ("member_of", False, r"(?:(?:a )?members? of|joined|joins|belongs to|sits on|served (?:on|in))"),
)
_BEFORE = (
    r"^(?:['\u2019]s)?,?\s(?:which\s|who\s|that\s)?(?:(?:will|would|is|was|are|were|has been|have been|has|have"
    r"|had)\s){0,2}(?:\w+ly\s|also\s|not\s)?"
)
_AFTER = r"\s(?:(?:the|a|an|its|his|her|their)\s)?(?:[\w-]{2,20}\s){0,3}?$"
_BETWEEN = tuple((kind, turned, re.compile(f"{_BEFORE}(?:{words}){_AFTER}", re.I)) for kind, turned, words in _VERBS)
_LISTING = re.compile(
    r"\b(?P<what>(?:[a-z-]{3,20}\s){1,3})(?:comprising|made up of|consisting of|composed of|comprised of|whose members (?:are"
    r"|include))\s(?:the\s)?$"
)
_OTHERS = re.compile(r"^\s(?:and|or)\sother\s$")
_MEMBERS = re.compile(r"^\s(?:members|member states|countries|nations|allies)\b", re.I)
_CO_LEAD = re.compile(
    r"\bco-?(?:lead|leads|leading|led|chair|chairs|chairing|chaired|host|hosts|hosting|hosted)\s(?:both\s)?(?P<what>[^.;:]{4,110})", re.I
)
_BOTH = re.compile(r"^(?:the\s)?(?P<pre>(?:[\w-]{3,20}\s)??)(?P<a>[\w-]{3,20})\sand\s(?P<b>[\w-]{3,20})\s(?P<noun>[a-z]{3,20}s)\b")
_ONE = re.compile(
    r"^(?:the\s|a\s|an\s)?(?P<name>(?:[\w-]{2,20}\s){0,3}?(?:coalition|group|alliance|initiative|mission|committee|panel|effort|fund|task"
    r" ?force|force|talks|conference|summit|programme|program))\b"
)
_ALLOWS = re.compile(
    r"\b(?:allow(?:s|ing)?|enabl(?:es|ing)|permit(?:s|ting)?|empower(?:s|ing)?|authori[sz](?:es"
    r"|ing))\s(?P<who>[^.;,]{2,50}?)\sto\s(?:provide|give|offer|make|grant|lend|send|pay)\s(?P<what>[^.;]{3,90})",
    re.I,
)
_DEFINITE = re.compile(
    r"\b[Tt]he\s(?P<head>fund|bank|agency|company|ministry|commission|programme|program|facility|foundation|trust|group|authority|institute"
    r"|council|corporation|university|department|board|coalition|mission)\b(?!\s(?:of|for)\s[A-Z])"
)
_FUND_LIKE = re.compile(r"\b(?:fund|package|facility|programme|program|appeal|trust|scheme|initiative|project)\b", re.I)
_PART = re.compile(
    r"\b(?:comes|came|is|was|are|forms|as)\s(?:as\s)?(?:a\s)?part of\s(?:a|an|the|its"
    r"|their)\s(?P<what>(?:[\w'\u2019-]{2,20}\s){0,4}[\w'\u2019-]{2,20})"
)
_LENDER = re.compile(r"\b(?:bank|fund|foundation|trust|facility|agency)\b", re.I)
_WHICH = re.compile(r",?\s(?:which|that)\s(?:the\s)?")
_RUNS = re.compile(r"^\s(?P<verb>runs|manages|administers|oversees|owns|controls|leads|chairs|funds|finances)\b")
_RUN_KINDS: tuple[tuple[RelationKind, str], ...] = (
    ("administers", "runs"),
    ("administers", "manages"),
    ("administers", "administers"),
    ("administers", "oversees"),
    ("owns", "owns"),
    ("owns", "controls"),
    ("leads", "leads"),
    ("leads", "chairs"),
    ("funds", "funds"),
    ("funds", "finances"),
)
_PASSED = re.compile(r"\b(?:passed|cleared|approved|backed|ratified|adopted|endorsed|voted)\b", re.I)
_BOARD = re.compile(r"\b(?:board|shareholders|members|council)\b", re.I)  # they pass no bills
_SHOWN = 200  # characters of a vote and its bill that are shown
_APPOSED = re.compile(r",\s(?:the|a|an|its)\s[^,.;]{2,60}$")
_DENIED = re.compile(r"\b(?:not|never|no longer)\b|n['\u2019]t\b", re.I)


def find_relations(coverage: Coverage) -> tuple[Relation, ...]:
    """The relations of a story, each once; subjects and objects are names, or ids of `coverage.commitments`."""
    scene = scene_of(coverage)
    ties: list[Tie] = []
    for one in all_sentences(scene):
        ties.extend(_between(scene, one))
        ties.extend(_members(scene, one))
        ties.extend(_relative(scene, one))
        ties.extend(_co_leads(scene, one))
        ties.extend(_enables(scene, one))
    ties.extend(posts(scene))
    for promise in coverage.commitments:
        ties.extend(_of_promise(scene, promise))
        ties.extend(_approves(scene, promise))
    return _joined(scene, ties)


def _between(scene: Scene, one: Sentence) -> Iterator[Tie]:
    """Two names with the words of a relation between them, and nothing else."""
    some = _named(scene, one)
    for n, (left, right) in enumerate(pairwise(some)):
        words = one.text[left[-1].end - one.start : right[0].start - one.start]
        if n and words.startswith(",") and _APPOSED.match(one.text[some[n - 1][-1].end - one.start : left[0].start - one.start]):
            left = some[n - 1]  # noqa: PLW2901 - "Mara Velt, the mayor of Lorne, backed": it is she who did
        if len(words) > 90:
            continue
        for kind, turned, pattern in _BETWEEN:
            if not pattern.match(words):
                continue
            polarity: Polarity = "negative" if _DENIED.search(words) else "positive"
            certainty: Certainty = "will" if re.search(r"\bwill\b", words) else "possible" if re.search(r"\bwould\b", words) else "actual"
            span = Span(one.article, left[-1].start, right[-1].end)
            for a in left[-1:] if not turned else left:
                for b in right:
                    ends = (called(scene, b), called(scene, a)) if turned else (called(scene, a), called(scene, b))
                    if fold(ends[0]) != fold(ends[1]):
                        yield Tie(kind, *ends, span, certainty, polarity)
            break


def _named(scene: Scene, one: Sentence) -> list[list[Actor]]:
    """The runs of a sentence with "the fund" and the like read as the last body so called; adjectives left out."""
    some = [[actor for actor in run if actor.kind not in ("adjective", "state") and not _one_of(one, actor)] for run in runs(scene, one)]
    out = [run for run in some if run]
    for found in _DEFINITE.finditer(one.text):
        a, b = one.start + found.start(), one.start + found.end()
        meant = _body(scene, one, found.group("head"), a)
        if meant and not any(actor.start < b and a < actor.end for run in out for actor in run):
            out.append([Actor(a, b, meant.name, "organisation", meant.id)])
    return sorted(out, key=lambda run: run[0].start)


def _one_of(one: Sentence, actor: Actor) -> bool:
    """Whether an actor is only what another is one of: "one of nine donors to the fund"."""
    return actor.id is None and actor.kind == "group" and one.text[: actor.start - one.start].endswith(("one of ", "one of the "))


def _body(scene: Scene, one: Sentence, head: str, at: int) -> Name | None:
    """The last body named before whose name has this noun."""
    for actor in reversed(within(scene, one.article, 0, at)):
        if actor.kind == "organisation" and actor.id and head.lower() in fold(actor.name).split():
            return scene.known[actor.id]
    alone = [name for name in scene.coverage.names if name.kind == "organisation" and head.lower() in fold(name.name).split()]
    return alone[0] if len(alone) == 1 else None


def _members(scene: Scene, one: Sentence) -> Iterator[Tie]:
    some = _named(scene, one)
    for n, run in enumerate(some):
        before = one.text[: run[0].start - one.start]
        found = _LISTING.search(before[-120:])
        if found:
            what = re.sub(r"^(?:an?|the|of|its|behalf)\s", "", found.group("what").strip())
            what = " ".join(word for word in what.split() if word not in ("a", "an", "the", "of", "by"))
            body = next((actor for other in reversed(some[:n]) for actor in other if actor.kind == "organisation"), None)
            first = next((actor for other in some[:1] for actor in other if actor.kind == "organisation"), body)
            whole = f"{what} of the {called(scene, first)}" if first and what else what
            start = one.start + max(0, len(before) - 120) + found.start()
            for actor in run:
                yield Tie("member_of", called(scene, actor), whole, Span(one.article, start, run[-1].end))
        if n + 1 < len(some):
            other = some[n + 1][0]
            if _OTHERS.match(one.text[run[-1].end - one.start : other.start - one.start]) and _MEMBERS.match(one.text[other.end - one.start :]):
                for actor in run:
                    yield Tie("member_of", called(scene, actor), called(scene, other), Span(one.article, run[0].start, other.end))


def _relative(scene: Scene, one: Sentence) -> Iterator[Tie]:
    """ "The Arden Fund, which the ministry runs": the verb comes last."""
    for left, right in pairwise(_named(scene, one)):
        found = _RUNS.match(one.text[right[-1].end - one.start :])
        if found and _WHICH.fullmatch(one.text[left[-1].end - one.start : right[0].start - one.start]):
            kind = next(kind for kind, word in _RUN_KINDS if found.group("verb").lower().startswith(word))
            span = Span(one.article, left[-1].start, right[-1].end + found.end())
            yield Tie(kind, called(scene, right[-1]), called(scene, left[-1]), span)


def _co_leads(scene: Scene, one: Sentence) -> Iterator[Tie]:
    for found in _CO_LEAD.finditer(one.text):
        before = [run for run in runs(scene, one) if run[-1].end <= one.start + found.start()]
        if not before:
            continue
        for whole, end in _bodies(found.group("what")):
            for actor in before[-1]:
                yield Tie("co_leads", called(scene, actor), whole, Span(one.article, actor.start, one.start + found.start("what") + end))


def _bodies(words: str) -> list[tuple[str, int]]:
    """What is led, with where its words end: "the river and harbour panels" are two."""
    both = _BOTH.match(words)
    if both and re.search(
        r"(?:coalition|group|alliance|initiative|mission|committee|panel|effort|fund|force|conference|programme|program)s$", both.group("noun")
    ):
        noun = both.group("noun").removesuffix("s")
        return [(f"{both.group('pre')}{both.group(part)} {noun}", both.end()) for part in ("a", "b")]
    one = _ONE.match(words)
    return [(one.group("name"), one.end())] if one else []


def _enables(scene: Scene, one: Sentence) -> Iterator[Tie]:
    """What a bill allows a government to do."""
    for found in _ALLOWS.finditer(one.text):
        span = Span(one.article, one.start + found.start(), one.start + found.end("what"))
        bill = next((c for c in scene.coverage.commitments if c.kind == "bill" and any(s.covers(span) or s.overlaps(span) for s in c.mentions)), None)
        if bill:
            yield Tie("enables", bill.id, " ".join(found.group("what").split()).rstrip(" .,\"'\u201d\u2019"), span)


def _approves(scene: Scene, bill: Commitment) -> Iterator[Tie]:
    """The house that passed a bill, where its vote stands in a sentence with the bill."""
    for span in bill.mentions if bill.kind == "bill" else ():
        one = sentence_at(scene, span)
        for seen in sightings(scene, one) if one else ():
            if seen.kind == "vote" and _PASSED.search(scene.coverage.quote(seen.span)):
                for house in seen.participants if not _BOARD.search(seen.participants[0]) else ():
                    start, end = min(seen.span.start, span.start), max(seen.span.end, span.end)
                    yield Tie("approves", house, bill.id, Span(span.article, start, min(end, start + _SHOWN)))


def _of_promise(scene: Scene, promise: Commitment) -> Iterator[Tie]:
    """What a commitment says of its parties: parts, funding of a fund, supplies, training, and the bill that enables it."""
    certainty = _certainty(promise.stage)
    if promise.parent:
        if not promise.derived:
            yield Tie("part_of", promise.id, promise.parent, promise.mentions[0])
        return
    for bill in promise.enabled_by:
        known = next((one for one in scene.coverage.commitments if one.id == bill), None)
        if known:
            telling = [span for span in known.mentions if allows(scene.coverage.quote(span))] or known.mentions[:1]
            for span in telling:
                yield Tie("enables", bill, promise.id, span, "likely")
    for span in promise.mentions:
        one = sentence_at(scene, span)
        if one is None:
            continue
        found = _PART.search(one.text)
        if promise.currency and found and 0 <= one.start + found.start() - span.end < 40:
            yield Tie("part_of", promise.id, found.group("what"), Span(one.article, span.start, one.start + found.end()))
        for kind, whole in _given(scene, promise, one):
            for donor in promise.donors:
                yield Tie(
                    kind,
                    donor,
                    whole,
                    Span(one.article, one.start, one.end) if promise.currency else span,
                    certainty if kind != "funds" else "actual",
                )


def _narrow(scene: Scene, promise: Commitment, one: Sentence, span: Span) -> Span:
    """The words from the giver to the one who gets, or to the sum; all of the sentence or clause where the two are not both there."""
    around = _all(one) if promise.currency else span
    here = within(scene, one.article, around.start, around.end)
    gives = [actor.start for actor in here if actor.name in promise.donors]
    gets = [actor.end for actor in here if actor.name in promise.recipients]
    if not gives or not (gets or promise.currency) or len(promise.donors) > 1:
        return around
    later = [end for end in gets if end > min(gives)]
    end = max([*later[:1], *([span.end] if promise.currency else [])], default=around.end)
    return Span(one.article, min(gives), end) if min(gives) < end else around


def _given(scene: Scene, promise: Commitment, one: Sentence) -> Iterator[tuple[RelationKind, str]]:
    if promise.kind in ("equipment", "supply"):
        for whom in promise.recipients:
            yield "supplies", whom
    elif promise.kind == "training":
        for whom in promise.recipients:
            yield "trains", whom
    elif promise.purpose and _FUND_LIKE.search(promise.purpose):
        yield "funds", re.sub(r"^(?:an?|the)\s", "", promise.purpose)
    elif promise.currency:
        bodies = {name.name for name in scene.coverage.names if name.kind == "organisation" and _FUND_LIKE.search(name.name)}
        yield from (("funds", whom) for whom in promise.recipients if whom in bodies)
        givers = {name.name for name in scene.coverage.names if name.kind == "organisation" and _LENDER.search(name.name)}
        if promise.kind in ("loan", "grant") and set(promise.donors) & givers:
            yield from (("funds", whom) for whom in promise.recipients if whom not in bodies)
    elif promise.item == "shares" and (before := beside(scene, one, -1)):
        other = next(
            (
                c
                for c in scene.coverage.commitments
                if c.purpose and _FUND_LIKE.search(c.purpose) and any(s.overlaps(_all(before)) for s in c.mentions)
            ),
            None,
        )
        if other and other.purpose:
            yield "funds", re.sub(r"^(?:an?|the)\s", "", other.purpose)


def _all(one: Sentence) -> Span:
    return Span(one.article, one.start, one.end)


def _certainty(stage: Stage) -> Certainty:
    if stage == "floated":
        return "possible"
    return "will" if stage in ("pledged", "legislating") else "actual"


def _joined(scene: Scene, ties: Sequence[Tie]) -> tuple[Relation, ...]:
    groups: dict[tuple[str, str, str, str], list[Tie]] = {}
    for tie in ties:
        groups.setdefault((tie.kind, fold(tie.subject), fold(tie.object), tie.polarity), []).append(tie)
    order: tuple[Certainty, ...] = ("actual", "will", "likely", "possible", "unknown")
    out = [
        Relation(
            digest("r", scene.coverage.story.id, *key),
            some[0].kind,
            some[0].subject,
            some[0].object,
            tuple(sorted({tie.span for tie in some})),
            scene.coverage.story.id,
            min((tie.certainty for tie in some), key=order.index),
            some[0].polarity,
        )
        for key, some in groups.items()
    ]
    return tuple(sorted(out, key=lambda one: (one.mentions[0], one.id)))
