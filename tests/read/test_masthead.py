"""Outlets above the headline and below the text, headlines below mastheads and slugs: names are invented, what is doubtful stays null."""

from __future__ import annotations

import time

import pytest

from headwater.read.masthead import colophon, is_slug, masthead, prefatory, spelled
from headwater.read.stated import read_stated
from headwater.text.markup import only_links, unmarked

BODY = (
    "The harbour at Krell will stay shut until Friday, the harbour master said on Monday after a night of storm.\n\n"
    "Three boats broke loose in the night, she said, and one of them lies on the beach below the church.\n"
)


def page(*rows: str, body: str = BODY, foot: str = "") -> str:
    return "\n\n".join(rows) + "\n\n" + body + ("\n" + foot if foot else "")


@pytest.mark.parametrize(
    ("rows", "outlet"),
    [
        (("THE KRELL CHRONICLE", "Storm shuts the harbour of Krell"), "The Krell Chronicle"),
        (("The Krell Herald | Islands", "Storm shuts the harbour of Krell"), "The Krell Herald"),
        (("The Krell Herald, Monday, 3 March 2031", "Storm shuts the harbour of Krell"), "The Krell Herald"),
    ],
)
def test_a_masthead_is_the_outlet_and_not_the_title(rows: tuple[str, ...], outlet: str):
    found = read_stated(page(*rows))
    assert (found.outlet, found.outlet_basis) == (outlet, "stated")
    assert found.title == "Storm shuts the harbour of Krell"


def test_a_name_of_no_known_noun_needs_the_text_to_speak_of_itself_by_it():
    rows = ("THE KRELL PUFFIN", "Storm shuts the harbour of Krell")
    assert read_stated(page(*rows)).outlet is None
    assert read_stated(page(*rows, foot="She told the Puffin that nobody was hurt.")).outlet == "The Krell Puffin"
    assert read_stated(page(*rows, foot="Photo: Puffin/Ines Bartok")).outlet == "The Krell Puffin"


@pytest.mark.parametrize("label", ["THE TOWN COUNCIL", "THE PRIME MINISTER", "BREAKING NEWS", "World News", "HARBOUR BOARD"])
def test_a_section_or_a_body_that_is_told_things_is_no_outlet(label: str):
    told = f"She told the {label.removeprefix('THE ').title().split()[-1]} that nobody was hurt."
    assert read_stated(page(label, "Storm shuts the harbour of Krell", foot=told)).outlet is None


def test_a_colophon_goes_before_the_house_that_holds_the_rights():
    assert (
        read_stated(page("Storm shuts the harbour", foot="*The Krell Courier. P.O. Box 7, Krell. © Courier Press 2031*")).outlet
        == "The Krell Courier"
    )
    assert (
        read_stated(page("Storm shuts the harbour", foot="The Krell Courier is published every Thursday. © 2031 Bartok House")).outlet
        == "The Krell Courier"
    )


def test_a_house_that_holds_the_rights_alone_is_not_taken_for_the_outlet():
    assert read_stated(page("Storm shuts the harbour of Krell", foot="© Bartok Press 2031")).outlet is None


def test_a_book_that_is_published_is_no_outlet():
    assert colophon(["Winter of Salt is published by a small house in Krell."], BODY) is None


def test_two_outlets_joined_in_a_byline_are_not_one():
    assert read_stated(page("Storm shuts the harbour of Krell", "By North Herald and Courier staff")).outlet is None


def test_a_wire_s_slug_is_not_the_title_and_its_initials_are_spelled_out():
    text = page(
        "NRN0417 GEN 2 EN 398 13MAY31 1805\nORLENIA-STORM/HARBOUR (2ND LEAD, ADDS QUOTES)",
        "Storm shuts the harbour of Krell",
        body="KRELL, May 13 (NRN) - " + BODY,
        foot="© North Ridge Newswire 2031",
    )
    found = read_stated(text)
    assert found.title == "Storm shuts the harbour of Krell"
    assert (found.outlet, found.outlet_basis) == ("North Ridge Newswire", "credit")


def test_initials_are_spelled_only_by_the_text_itself():
    assert spelled("NRN", "A man told North Ridge Newswire (NRN) so.", []) == "North Ridge Newswire"
    assert spelled("NRN", BODY, ["© Harbour Holdings 2031"]) is None


@pytest.mark.parametrize("line", ["FOR IMMEDIATE RELEASE", "Press release", "Home > News > Krell", "BREAKING NEWS", "Official Report (Hansard)"])
def test_labels_lead_up_to_the_headline(line: str):
    assert prefatory(line)
    assert read_stated(page(line, "Storm shuts the harbour of Krell")).title == "Storm shuts the harbour of Krell"


@pytest.mark.parametrize("line", ["STORM SHUTS HARBOUR OF KRELL", "Storm shuts A12 and B2025", "G20 LEADERS MEET IN KRELL", "ICE-COLD WINTER"])
def test_a_headline_in_capitals_is_no_slug(line: str):
    assert not is_slug(line)


def test_markdown_is_read_without_its_marks():
    assert unmarked("## What the *fishers* say") == "What the *fishers* say"
    assert unmarked("By **Lotte Varga**") == "By Lotte Varga"
    assert unmarked("*The Krell Courier*") == "The Krell Courier"
    assert unmarked("- [Ice rink](/rink)") == "- Ice rink"
    assert unmarked("5 * 3 > 2 # one") == "5 * 3 > 2 # one"
    assert only_links("[Share](#s) | [Print](#p)") == 2
    assert only_links("See [Print](#p)") == 0


@pytest.mark.parametrize("piece", ["[a", "![", "**", "Aa ", "A1 ", "A-", "| ", "The ", "© A ", "photo: A/", "A (AB) "])
def test_hostile_lines_take_no_time(piece: str):
    text = piece * (100_000 // len(piece))
    begun = time.perf_counter()
    unmarked(text)
    only_links(text[:4_000])
    masthead([text[:600], "Storm shuts the harbour of Krell"], text)
    spelled("AB", text, [text[:600]])
    read_stated(f"THE KRELL PUFFIN\n\nStorm shuts the harbour of Krell\n\n{text}")
    assert time.perf_counter() - begun < 2
