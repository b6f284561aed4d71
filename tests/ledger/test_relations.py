"""Who heads, belongs to, speaks for and backs which body, in invented reports; and whose office gives no body away."""

from __future__ import annotations

import pytest
from tests.ledger.test_ledger import ledger_of

HARBOUR = """Port of Lorne to shut for a week

Oslo, 11 May - The Lorne Harbour Trust will shut the port for a week, its director, Marta Hendry, said on Wednesday.

"The cranes are older than I am," Ms Hendry told reporters. Paul Adeyo, who runs the pilots' school, said that nobody had asked him.

Helen Marsh, a professor of engineering at the University of Turo, warned of the cranes in 2031.

The Ministry of Transport declined to comment. Transport Minister Rosa Ibarra is to visit the port on Friday. Ministry spokesman Karim Sayed \
said that the bill was small.

Dana Wells, the mayor of Lorne, backed Paul Adeyo.
"""

MINE = """Mine in Turo shut

The Turo Mining Company and its foreign parent, Corvane Group, lost in court on Friday. Omar Sidibe, a lawyer for the villages, wept.

Corvane Group will appeal, chief executive Lena Fors said. Rosa Ibarra, head teacher of the river school, had been in court from the first day.

The Arden Pension Fund owned 4.2% of Corvane Group. Amina Diallo, who speaks for the Turo Miners' Union, left without a word.
"""


def ties(text: str) -> set[tuple[str, str, str]]:
    return {(one.kind, one.subject, one.object) for one in ledger_of(text).relations}


@pytest.mark.parametrize(
    "tie",
    [
        ("leads", "Marta Hendry", "Lorne Harbour Trust"),
        ("leads", "Rosa Ibarra", "Ministry of Transport"),
        ("speaks_for", "Karim Sayed", "Ministry of Transport"),
        ("member_of", "Helen Marsh", "University of Turo"),
        ("leads", "Dana Wells", "Lorne"),
        ("supports", "Dana Wells", "Paul Adeyo"),
    ],
    ids=lambda tie: tie[1],
)
def test_offices_and_verbs_tie_persons_to_bodies(tie: tuple[str, str, str]):
    assert tie in ties(HARBOUR)


@pytest.mark.parametrize(
    "tie",
    [
        ("owns", "Corvane Group", "Turo Mining Company"),
        ("owns", "Arden Pension Fund", "Corvane Group"),
        ("represents", "Omar Sidibe", "villages"),
        ("represents", "Amina Diallo", "Turo Miners' Union"),
        ("leads", "Lena Fors", "Corvane Group"),
        ("leads", "Rosa Ibarra", "river school"),
    ],
    ids=lambda tie: f"{tie[1]}-{tie[0]}",
)
def test_owners_lawyers_and_chiefs(tie: tuple[str, str, str]):
    assert tie in ties(MINE)


def test_a_country_is_called_by_its_name_and_not_by_its_adjective():
    text = (
        "Talks in Kalmaro\n\nKalmaro will send soldiers to the border, said Omar Sidibe, the Kalmaroan interior minister. "
        "Soldiers of Kalmaro left on Friday.\n"
    )
    assert ("member_of", "Omar Sidibe", "Kalmaro") in ties(text)


def test_a_former_office_and_one_without_a_body_tie_nobody():
    found = ties("Storm in Lorne\n\nFormer transport minister Rosa Ibarra and director Paul Adeyo met in Lorne on Monday.\n")
    assert not {(kind, who) for kind, who, _ in found if kind in ("leads", "member_of", "speaks_for")}


def test_two_ministers_of_one_portfolio_do_not_share_a_ministry():
    text = (
        "Talks in Osmer\n\nThe foreign ministry said the talks would go on. Foreign Minister Rosa Ibarra arrived on Monday. "
        "Foreign Minister Karim Sayed arrived on Tuesday.\n"
    )
    assert not {one for one in ties(text) if one[0] == "leads"}
