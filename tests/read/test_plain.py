"""Text and Markdown: the text to the letter, and what it states of itself; silence stays null."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.read import Source, read_source
from headwater.record import Article, DerivedFrom

BODY = (
    "The council of Marrow Hill voted by nine to four on Monday to close the swimming pool, which loses £310,000 a year.\n\n"
    "“It is a sad day,” said the council's leader, Edwin Sarr. “But we cannot heat a hole in the ground for ever.”\n\n"
    "The pool was opened in 1968 and has been used by three generations of the town's children, among them two Olympic swimmers.\n"
)


def read(text: str, folder: Path, name: str = "a.txt") -> Article:
    (folder / name).write_bytes(text.encode("utf-8"))
    (found,) = read_source(Source(name, folder / name))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("text", [BODY, BODY.replace("\n", "\r\n"), "\ufeff" + BODY, "  \n" + BODY + "\n \n", BODY.replace("\n", "\r")])
def test_the_text_is_the_file_to_the_letter(text: str, tmp_path: Path):
    assert read(text, tmp_path).text == text


def test_nothing_stated_is_null(tmp_path: Path):
    found = read(BODY, tmp_path)
    assert (found.title, found.outlet, found.outlet_basis, found.published, found.authors, found.derived_from) == (None, None, None, None, (), None)
    assert not found.stub


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Pool to close after vote\nMARROW NEWS\n", "MARROW NEWS"),
        ("Pool to close after vote\nBy Ida Crane for The Marrow Gazette\n", "The Marrow Gazette"),
        ("Pool to close after vote\nMarrow Gazette staff\n", "Marrow Gazette"),
        ("Pool to close after vote\nBy Ida Crane, The Hill Herald\n", "The Hill Herald"),
        ("Pool to close after vote\nBy Ida Crane, MRTV\n", "MRTV"),
        ("Outlet: The Hill Herald\nPool to close after vote\n", "The Hill Herald"),
        ("Pool to close after vote | The Hill Herald\n", "The Hill Herald"),
        ("The Hill Herald, 3 May 2031\nPool to close after vote\n", "The Hill Herald"),
    ],
)
def test_an_outlet_stated_at_the_top_is_taken(head: str, outlet: str, tmp_path: Path):
    found = read(f"{head}\n{BODY}", tmp_path)
    assert (found.outlet, found.outlet_basis) == (outlet, "stated")


@pytest.mark.parametrize(
    "label", ["BREAKING NEWS", "WORLD NEWS", "UK NEWS", "PA", "LATEST NEWS", "EXCLUSIVE", "SPORT", "PRESS RELEASE", "TOP STORIES"]
)
def test_a_section_or_a_photo_agency_is_no_outlet(label: str, tmp_path: Path):
    assert read(f"Pool to close after vote\n{label}\n\n{BODY}", tmp_path).outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "The Hill Herald has contacted the council for comment.",
        "Mr Sarr declined to comment when approached by the Hill Herald.",
        "The council has yet to reply to questions from The Hill Herald.",
        "The Hill Herald understands that two councillors changed their minds on the day.",
        "Council sources have previously told The Hill Herald that the boiler is beyond repair.",
        "© 2031 The Hill Herald. All rights reserved.",
        "Sign up to The Hill Herald newsletter for more stories like this one.",
        "Follow the Hill Herald on Facebook.",
        "Hill Herald's Ida Crane and the Continental Wire contributed to this report.",
    ],
)
def test_an_outlet_that_speaks_of_itself_is_taken(line: str, tmp_path: Path):
    found = read(f"{BODY}\n{line}\n", tmp_path)
    assert found.outlet is not None
    assert found.outlet.lower().removeprefix("the ") == "hill herald"
    assert found.outlet_basis == "stated"


@pytest.mark.parametrize(
    "line",
    [
        "Mr Sarr told The Hill Herald that he would not stand again.",
        "Speaking to the Valley Times, he said he was tired.",
        "Asked by the Valley Times whether he would stand again, he laughed.",
        "According to The Hill Herald, the boiler is beyond repair.",
        "The government understands that pools are dear.",
        "The opposition leader has learned to swim, he joked.",
        "© 2031 Hill Media Group Ltd.",
        "By Ida Crane, Science Editor",
        "By Ida Crane, MBA",
        "The Associated Press contributed to this report.",
        "The Hill Herald understands one thing and the Valley Times has learned another, a reader wrote.",
    ],
)
def test_a_credit_to_somebody_is_no_statement_of_the_outlet(line: str, tmp_path: Path):
    assert read(f"{BODY}\n{line}\n", tmp_path).outlet is None


@pytest.mark.parametrize(
    ("head", "agency"),
    [("(CWN) — ", "CWN"), ("(CWN)", "CWN"), ("MARROW HILL, May 3 (Continental Wire) - ", "Continental Wire"), ("MARROW HILL — ", None)],
)
def test_datelines_of_several_shapes(head: str, agency: str | None, tmp_path: Path):
    found = read(head + BODY, tmp_path)
    assert (found.outlet, found.outlet_basis) == (agency, "credit" if agency else None)


def test_an_agency_dateline_is_the_outlet_only_where_no_other_is_known(tmp_path: Path):
    found = read(f"MARROW HILL (Continental Wire) — {BODY}", tmp_path)
    assert (found.outlet, found.outlet_basis, found.derived_from) == ("Continental Wire", "credit", None)
    found = read(f"Outlet: The Hill Herald\n\nMARROW HILL (Continental Wire) — {BODY}", tmp_path)
    assert (found.outlet, found.outlet_basis) == ("The Hill Herald", "stated")
    assert found.derived_from == DerivedFrom("Continental Wire", "syndicated")


@pytest.mark.parametrize(
    ("line", "origin", "how"),
    [
        ("This article was originally published by The Valley Times.", "The Valley Times", "syndicated"),
        ("Republished with permission from The Valley Times", "The Valley Times", "syndicated"),
        ("Translated by Valley Times Online", "Valley Times Online", "translated"),
    ],
)
def test_a_text_that_says_it_was_taken_over(line: str, origin: str, how: str, tmp_path: Path):
    found = read(f"{BODY}\n{line}\n", tmp_path).derived_from
    assert found is not None
    assert (found.origin, found.how) == (origin, how)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 3 May 2031, 10:15", "2031-05-03T10:15", None),
        ("May 3, 2031 5:40 PM", "2031-05-03T17:40", None),
        ("2031-05-03", "2031-05-03", None),
        ("Date: 3rd May 2031", "2031-05-03", None),
        ("Saturday, 3 May 2031", "2031-05-03", None),
        ("Published 3 May 2031. Updated 4 May 2031", "2031-05-03", "2031-05-04"),
        ("Last updated: 4 May 2031", None, "2031-05-04"),
        ("03/05/2031", None, None),
        ("23/05/2031", "2031-05-23", None),
        ("Published 31 February 2031", None, None),
        ("MARROW HILL, 3 May 2031 (Continental Wire) - The pool is to close", "2031-05-03", None),
        ("The pool, which was opened on 3 May 1968, is to close.", None, None),
    ],
)
def test_the_day_of_publication(line: str, published: str | None, updated: str | None, tmp_path: Path):
    found = read(f"Pool to close after vote\n{line}\n\n{BODY}", tmp_path)
    assert (found.published, found.updated) == (published, updated)
    assert found.published_basis == ("stated" if published else None)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ida Crane", ("Ida Crane",)),
        ("By Ida Crane and Paul van Hout", ("Ida Crane", "Paul van Hout")),
        ("By IDA CRANE, Political Editor", ("IDA CRANE",)),
        ("By Ida Crane, Omar Pell and Ana de Souza", ("Ida Crane", "Omar Pell", "Ana de Souza")),
        ("By the river they sat and talked of old times.", ()),
        ("By Monday the water had gone", ()),
    ],
)
def test_authors_of_a_byline(line: str, authors: tuple[str, ...], tmp_path: Path):
    assert read(f"Pool to close after vote\n{line}\n\n{BODY}", tmp_path).authors == authors


def test_a_date_amid_the_prose_is_not_the_day_of_publication(tmp_path: Path):
    assert read(f"Pool to close after vote\n\n{BODY}\nOctober 31, 2012\n\nThe day the boiler failed.\n", tmp_path).published is None
    assert read(f"Pool to close after vote\n\n{BODY}\nPublished 3 May 2031\n", tmp_path).published == "2031-05-03"


def test_the_title_is_a_first_line_that_is_no_sentence(tmp_path: Path):
    assert read(f"Pool to close after vote\n\n{BODY}", tmp_path).title == "Pool to close after vote"
    assert read(f"date 2031-05-03 Pool to close after vote\n\n{BODY}", tmp_path).title == "Pool to close after vote"
    assert read(f"\ufeffWho will miss the pool?\n\n{BODY}", tmp_path).title == "Who will miss the pool?"
    assert read(f"The pool is to close.\n\n{BODY}", tmp_path).title is None


def test_markdown_front_matter(tmp_path: Path):
    matter = '---\ntitle: "Pool to close"\nauthor: Ida Crane, Omar Pell\ndate: 2031-05-03\noutlet: The Hill Herald\nurl: https://hill.example/pool\n---\n\n'
    found = read(matter + BODY, tmp_path, "a.md")
    assert (found.title, found.outlet, found.outlet_basis, found.url) == ("Pool to close", "The Hill Herald", "meta", "https://hill.example/pool")
    assert (found.authors, found.published) == (("Ida Crane", "Omar Pell"), "2031-05-03")
    assert found.text == matter + BODY


def test_a_short_text_is_kept_as_a_stub(tmp_path: Path):
    assert read("The pool at Marrow Hill is to close, the council has said.", tmp_path).stub
