"""Names of one article: who is found, what is one bearer, which offices are said."""

from __future__ import annotations

import time

import pytest

from headwater.annotate.names import find_names
from headwater.record import Article, Block, Name


def article(text: str, *blocks: Block) -> Article:
    return Article("a1", text, "", "one.txt", blocks=blocks)


def names(text: str) -> dict[str, Name]:
    return {name.name: name for name in find_names(article(text))}


def kind(text: str, name: str) -> str | None:
    found = names(text).get(name)
    return found.kind if found else None


PORT = """Norway's fisheries minister Kari Solvang opened the new port of Vikna on Monday.

"This is a start," Solvang told Radio Vikna. Mr Pål Berget, the chief executive of Vikna Seafood AS, thanked the minister.

The Norwegian Coast Board (NCB) paid for the quay. Berget said the NCB had been patient. Norwegians eat less fish every year, Vikna Seafood says.
"""


def test_persons_bodies_places_and_peoples_are_found():
    found = names(PORT)
    assert {name: one.kind for name, one in found.items()} == {
        "Norway": "place",
        "Kari Solvang": "person",
        "Vikna": "place",
        "Radio Vikna": "organisation",
        "Pål Berget": "person",
        "Vikna Seafood AS": "organisation",
        "Norwegian Coast Board": "organisation",
        "Norwegians": "group",
    }


def test_a_bearer_has_all_spellings_fullest_first_and_all_mentions():
    found = names(PORT)
    assert found["Kari Solvang"].variants == ("Kari Solvang", "Solvang")
    assert found["Norwegian Coast Board"].variants == ("Norwegian Coast Board", "NCB")
    assert set(found["Vikna Seafood AS"].variants) == {"Vikna Seafood AS", "Vikna Seafood"}
    page = article(PORT)
    assert [page.quote(span) for span in found["Pål Berget"].mentions] == ["Pål Berget", "Berget"]


def test_offices_before_and_behind_a_name():
    found = names(PORT)
    page = article(PORT)
    (minister,) = found["Kari Solvang"].roles
    assert (minister.role, minister.organisation, minister.flags) == ("fisheries minister", "Norway", ())
    (head,) = found["Pål Berget"].roles
    assert (head.role, head.organisation) == ("chief executive", "Vikna Seafood AS")
    assert page.quote(head.mentions[0]) == "chief executive of Vikna Seafood AS"


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation", "flags"),
    [
        ("The former foreign minister of Belize, Ana Roth, wept.", "Ana Roth", "foreign minister", "Belize", ("former",)),
        ("Treasury minister Tom Kestrel sighed.", "Tom Kestrel", "Treasury minister", None, ()),
        ("U.S. Representative Lou Kestrel, a farmer, sighed.", "Lou Kestrel", "Representative", "United States", ()),
        ("Marlow Sciences Chief Executive Daniel Kestrel resigned.", "Daniel Kestrel", "Chief Executive", "Marlow Sciences", ()),
        ("Iraq’s embattled prime minister Sami Haddad stayed.", "Sami Haddad", "embattled prime minister", "Iraq", ()),
        ("President-elect Rosa Kestrel waved.", "Rosa Kestrel", "President-elect", None, ("designate",)),
        ("The shadow health secretary, Ben Roth, agreed.", "Ben Roth", "health secretary", None, ("shadow",)),
        ("U.S. Secretary of State Ben Roth agreed.", "Ben Roth", "Secretary of State", "United States", ()),
        ("His Ugandan counterpart Ben Roth agreed.", "Ben Roth", "counterpart", "Uganda", ()),
        ("The (Kenyan) President Ruth Kestrel agreed.", "Ruth Kestrel", "President", "Kenya", ()),
    ],
)
def test_roles_as_they_are_printed(text: str, name: str, role: str, organisation: str | None, flags: tuple[str, ...]):
    shown = names(text)[name].roles[0]
    assert (shown.role, shown.organisation, shown.flags) == (role, organisation, flags)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He flew to Kovalpur on Friday.", "Kovalpur", "place"),
        ("Sir Alan Hill spoke. Hill said no.", "Alan Hill", "person"),
        ("She works at the Institute for Marsh and River Studies.", "Institute for Marsh and River Studies", "organisation"),
        ("The storm hit Lake Marrow.", "Lake Marrow", "place"),
        ("They read it in the Lodwar Herald.", "Lodwar Herald", "organisation"),
        ("She joined General Motors in May.", "General Motors", "organisation"),
        ("They left on Monday. However, it rained.", "However", None),
        ("I’ve seen it, he wrote. We're late.", "We", None),
        ("The Paris Agreement was signed in Paris.", "Paris Agreement", None),
        ("The German Marta Roth won.", "Marta Roth", "person"),
        ("Write to @MarlowSciences now.", "MarlowSciences", None),
        ("Shares in the Tomorrow Group fell on Monday.", "Tomorrow Group", "organisation"),
        ("The border was discussed in Geneva by pro-Israel groups.", "Israel", "place"),
        ("The winner was Cheng Yat-long of the rowing club.", "Cheng Yat-long", "person"),
    ],
)
def test_kinds(text: str, name: str, expected: str | None):
    assert kind(text, name) == expected


def test_two_bearers_of_one_family_name_are_not_joined():
    found = names("Ana Roth met Karl Roth in Oslo. Roth was late.")
    assert {"Ana Roth", "Karl Roth", "Roth"} <= set(found)


def test_a_form_of_address_tells_two_bearers_apart():
    found = names("Ms Ana Roth met Mr Karl Roth in Oslo. Mr Roth was late.")
    assert len(found["Karl Roth"].mentions) == 2
    assert len(found["Ana Roth"].mentions) == 1


def test_a_misprinted_family_name_stays_a_variant():
    found = names("Grace Wafula spoke. Wafula smiled. Later Wafulla declined to comment.")
    assert found["Grace Wafula"].variants == ("Grace Wafula", "Wafula", "Wafulla")


def test_countries_have_their_usual_name_and_keep_the_printed_ones():
    found = names("Britain agreed. The UK will pay. The United Kingdom signed.")
    assert found["United Kingdom"].variants == ("United Kingdom", "Britain", "UK")


def test_in_a_headline_only_what_the_text_knows_is_a_name():
    text = "Minister Solvang Opens New Port For Happy Vikna Fishers\n\nKari Solvang came to Vikna."
    page = article(text, Block(0, 55, "title"), Block(57, len(text), "body"))
    assert {page.quote(span) for name in find_names(page) for span in name.mentions} == {"Solvang", "Vikna", "Kari Solvang"}


def test_noise_is_not_read():
    text = "Kari Solvang came.\n\nAlso read: Tom Kestrel buys a boat"
    page = article(text, Block(0, 18, "body"), Block(20, len(text), "related"))
    assert [name.name for name in find_names(page)] == ["Kari Solvang"]


@pytest.mark.parametrize(
    "text", ["", " \n\t", "...", "U.S.", "Mr", "the Of And", "’s ’s", "A.B.C. D.E.F. (G)", "\u2028Ana\u2029Roth", "O’", "@", "Prof. Dr. Sir"]
)
def test_odd_texts_are_survived(text: str):
    for name in find_names(article(text)):
        assert all(article(text).quote(span).strip() for span in name.mentions)


@pytest.mark.parametrize("word", ["Aa ", "Ministry of ", "ABC ", "J. ", "X's ", "(", "“", "Minister ", "Mr John Doe", "Roth, "])
def test_the_work_grows_with_the_text_only(word: str):
    def seconds(size: int) -> float:
        page = article(word * (size // len(word)))
        start = time.perf_counter()
        find_names(page)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(40_000) < 40 * seconds(4_000) + 1


def test_the_same_article_gives_the_same_names():
    assert find_names(article(PORT)) == find_names(article(PORT))


def test_given_names_with_a_hyphen_stay_whole():
    found = names("The port opened on Monday. Minister Han Seo-yun spoke for long.\n\nOslo-based banks waited.")
    assert found["Han Seo-yun"].kind == "person"
    assert "Oslo-based" not in found
