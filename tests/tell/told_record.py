"""A record built by hand: two invented stories, one of them with texts that try to break out of a page, and an article in no story."""

from __future__ import annotations

from typing import Any

from headwater.record import (
    Amount,
    Article,
    Because,
    Block,
    Carrier,
    Claim,
    ClaimMention,
    Commitment,
    Copy,
    DateMention,
    Difference,
    Event,
    Interval,
    Name,
    NameRole,
    Origin,
    Reading,
    Reason,
    Rejected,
    Relation,
    Span,
    Speaker,
    StageStep,
    Statement,
    StatementMention,
    Story,
    sha256,
    to_row,
)

HARBOUR = (
    "HARBOUR POST\n\n😀 Orla Venn told the Harbour Post on Monday that the lock would “open by spring, come what may”.\n\n"
    "The town pledges 40 million crowns: 30 million for the lock and 10 million for the quay.\n\nSUBSCRIBE NOW"
)
CANAL = "Minister Orla Venn said the lock would “open by spring”.\r\nThe town gives 42 million crowns. On Tuesday she told the Harbour Post so."
HOSTILE = (
    'A <script>alert("x")</script> & <img src=x onerror=alert(1)> stood "there".\n\n'
    "Turned \u202eround\u202c, null \x00, escape \x1b[2J, half \ud83d and ]]> --> </style></script><b>bold</b> =1+1"
)
VENN = Speaker("n-venn", "Orla Venn", "harbour minister", "Vesper government")


def article(name: str, text: str, outlet: str | None, *blocks: tuple[str, str]) -> Article:
    """An article whose named stretches of text have these roles; the text has no other blocks."""
    found = tuple(Block(text.index(words), text.index(words) + len(words), role) for role, words in blocks)  # type: ignore[arg-type] - roles as the tests name them
    return Article(f"a-{name}", text, sha256(text), f"{name}.txt", outlet=outlet, language="en", blocks=found)


def at(where: Article, words: str) -> Span:
    """The span of these words in the article."""
    start = where.text.index(words)
    return Span(where.id, start, start + len(words))


def record() -> dict[str, list[Any]]:
    """The record as JSON rows by kind."""
    one = article(
        "harbour",
        HARBOUR,
        "Harbour Post",
        ("furniture", "HARBOUR POST"),
        ("body", HARBOUR[14:-15]),
        ("advertisement", "SUBSCRIBE NOW"),
    )
    two = article("canal", CANAL, None)
    bad = article("hostile", HOSTILE, "<b>Evil</b> & Sons")
    odd = article("odd", "Nobody else reports it.", None)
    made = _first(one, two) | {"articles": [one, two, bad, odd]}
    for kind, rows in _second(bad).items():
        made[kind] = [*made.get(kind, ()), *rows]
    return {kind: [to_row(row) for row in rows] for kind, rows in made.items()}


def _first(one: Article, two: Article) -> dict[str, list[Any]]:
    quote_one, quote_two = at(one, "“open by spring, come what may”"), at(two, "“open by spring”")
    said = Statement(
        "s-lock",
        VENN,
        "direct",
        "said",
        "open by spring, come what may",
        (
            StatementMention(one.id, quote_one.start, quote_one.end, "mixed", "Harbour Post", quote_one, at(one, "Orla Venn"), at(one, "told")),
            StatementMention(two.id, quote_two.start, quote_two.end, "mixed", None, quote_two, at(two, "Minister Orla Venn"), at(two, "said")),
        ),
        "t-lock",
        "Harbour Post",
        None,
        "o-talk",
    )
    places = (at(one, "the lock would “open by spring, come what may”"), at(two, "the lock would “open by spring”"))
    mentions = tuple(ClaimMention(p.article, p.start, p.end, "speaker", "s-lock", "will", "positive") for p in places)
    why = (Reason("both credit one talk", (at(two, "told the Harbour Post"),)),)
    claim = Claim(
        "c-lock", "The lock opens by spring", "positive", "will", mentions, "t-lock", None, 2, 1, 1, ("o-talk",), Interval(1, 1), Interval(1, 1), why
    )
    credit = (at(one, "told the Harbour Post on Monday"), at(two, "told the Harbour Post"))
    carriers = tuple(Carrier(p.article, p.article == one.id, (Because("credited", p.start, p.end),)) for p in credit)
    forty, more = at(one, "40 million crowns"), at(two, "42 million crowns")
    return {
        "stories": [Story("t-lock", "A lock is to open", (one.id, two.id), "2031-03-03", "2031-03-04", ("the same names",))],
        "statements": [said],
        "claims": [claim],
        "origins": [
            Origin("o-talk", "interview", "Orla Venn, interview with Harbour Post", carriers, "t-lock", VENN, "Vesper government", held=one.id)
        ],
        "differences": [
            Difference(
                "d-sum", "amount", "conflict", "the sum", (Reading("40m", (forty,)), Reading("42m", (more,))), "two sums of one promise", "t-lock"
            ),
            Difference(
                "d-day",
                "date",
                "compatible",
                "the day",
                (Reading("Monday", (at(one, "Monday"),)), Reading("Tuesday", (at(two, "Tuesday"),))),
                "",
                "t-lock",
            ),
        ],
        "commitments": [
            _promise("k-all", "the works", 40e6, (forty, more), at(one, "pledges")),
            _promise("k-lock", "the lock", 30e6, (at(one, "30 million for the lock"),), parent="k-all"),
            _promise("k-quay", "the quay", 10e6, (at(one, "10 million for the quay"),), parent="k-all"),
        ],
        "copies": [Copy("y-1", "quotation", (at(one, "open by spring"), at(two, "open by spring")), 3, "t-lock", one.id)],
        "amounts": [Amount("m-40", "money", (forty,), "t-lock", "XTS", value=40e6)],
        "dates": [DateMention("w-1", one.id, at(one, "Monday").start, at(one, "Monday").end, "DATE", "2031-03-03", None, "2031-03-03", "2031-03-03")],
        "names": [
            Name(
                "n-venn",
                "person",
                "Orla Venn",
                ("Orla Venn",),
                (at(one, "Orla Venn"), at(two, "Orla Venn")),
                "t-lock",
                (NameRole("minister", None, ()),),
            )
        ],
        "events": [
            Event("e-late", "meeting", "The council meets", (at(two, "The town"),), "t-lock"),
            Event("e-talk", "interview", "Venn talks to the Post", (credit[0],), "t-lock", ("Orla Venn",), None, "2031-03-03", "2031-03-03"),
        ],
        "relations": [Relation("r-1", "funds", "the town", "k-all", (at(one, "pledges"),), "t-lock", "possible", "negative")],
        "rejected": [Rejected("broken<i>.html", "has no text; save the page again")],
    }


def _promise(id_: str, title: str, value: float, mentions: tuple[Span, ...], step: Span | None = None, parent: str | None = None) -> Commitment:
    stages = (StageStep("pledged", None, "2031-03-03", (step,)),) if step else ()
    return Commitment(
        id_,
        "aid",
        title,
        "pledged",
        mentions,
        parent is None,
        "t-lock",
        "part of another commitment" if parent else None,
        ("Vesper",),
        ("the harbour",),
        "XTS",
        value,
        stages=stages,
        parent=parent,
    )


def _second(bad: Article) -> dict[str, list[Any]]:
    whole = at(bad, bad.text)
    words = at(bad, '<img src=x onerror=alert(1)> stood "there"')
    speaker = Speaker("n-x", '"><script>alert(2)</script>', "=cmd()", None, anonymous=True)
    quote = StatementMention(bad.id, words.start, words.end, "direct", "' onload='x", words)
    mention = ClaimMention(bad.id, whole.start, whole.end, "outlet", None, "possible", "negative")
    return {
        "stories": [Story("t-bad", "</title><script>alert(3)</script>", (bad.id,))],
        "statements": [Statement("s-bad", speaker, "direct", "said", '=HYPERLINK("x")', (quote,), "t-bad")],
        "claims": [
            Claim("c-bad", "=2+3<script>", "negative", "possible", (mention,), "t-bad", articles=1, outlets=1, owners=1, parties=Interval(1, 2))
        ],
        "origins": [Origin("o-bad", "unnamed", "<svg onload=x>", (Carrier(bad.id, False, (Because("credited", words.start, words.end),)),), "t-bad")],
        "commitments": [
            Commitment("k-bad", "aid", "\t@SUM(A1)", "floated", (words,), False, "t-bad", "only floated", ("+x",), ("-y",), "EUR", 1.25e9)
        ],
        "differences": [Difference("d-bad", "name", "only_here", "-1", (Reading("@x", (words,)),), "<b>", "t-bad")],
    }
