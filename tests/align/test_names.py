"""Names and speakers of a story: spellings joined, offices kept, sides told, and nobody taken for another."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.values.test_name import legislators

from headwater.align.names import join_names
from headwater.align.names_home import home_country
from headwater.align.speakers import resolve_speakers
from headwater.annotate.names import find_names
from headwater.record import Article, Coverage, Name, Speaker, Statement, StatementMention, Story

NORTH = """Kenya's energy minister Grace Wafula has promised to connect the town by June.

"We will not wait," Wafula told Radio Lodwar. Karibu Power chief executive Samuel Njoroge agreed. The Lodwar Water Board (LWB) did not.
"""
SOUTH = """The Energy Minister, Ms Grace Wafulla, defended the scheme. The government will pay, said the Ministry of Energy.

Daniel Kip, a spokesman for Karibu Power, was glad. The Tanzanian energy minister, Joseph Mbwana, was not. LWB kept silent.
"""
EAST = """Energy Minister Grace Wafula, who was in Uganda, spoke to the Lodwar Herald. Samuel Njoroge of Karibu Power Ltd was there.

The former energy minister, Ben Roth, laughed.
"""


def coverage(*texts: str) -> Coverage:
    """A story of these articles with the names of each."""
    articles = tuple(Article(f"a{number}", text, "", f"{number}.txt") for number, text in enumerate(texts))
    found = tuple(name for article in articles for name in find_names(article))
    return Coverage(Story("s1", None, tuple(article.id for article in articles)), articles, names=found)


def joined(*texts: str) -> dict[str, Name]:
    return {name.name: name for name in join_names(coverage(*texts))}


def said(article: str, speaker: Speaker | None, text: str) -> Statement:
    page = Article(article, text, "", article)
    mention = StatementMention(article, 0, 1, "direct", None, page.span(0, 1))
    return Statement(f"s-{article}-{speaker}", speaker, "direct", "said", text[:1], (mention,))


def resolved(texts: tuple[str, ...], *speakers: tuple[int, str, bool]) -> list[Speaker | None]:
    """The speakers, given by article, name and whether unnamed, as the story knows them."""
    story = coverage(*texts)
    story = replace(story, names=join_names(story))
    statements = tuple(said(f"a{at}", Speaker(f"x{at}{name}", name, None, None, hidden), texts[at]) for at, name, hidden in speakers)
    return [statement.speaker for statement in resolve_speakers(replace(story, statements=statements))]


def test_a_person_is_one_over_all_articles_and_the_rare_spelling_is_kept():
    minister = joined(NORTH, SOUTH, EAST)["Grace Wafula"]
    assert minister.variants == ("Grace Wafula", "Grace Wafulla", "Wafula")
    assert {span.article for span in minister.mentions} == {"a0", "a1", "a2"}
    assert minister.story == "s1"


def test_offices_are_kept_with_their_mentions():
    roles = joined(NORTH, SOUTH, EAST)["Grace Wafula"].roles
    assert {(role.role.casefold(), role.organisation, len(role.mentions)) for role in roles} == {
        ("energy minister", None, 2),
        ("energy minister", "Kenya", 1),
    }


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Grace Wafula", "Kenya government"),
        ("Ministry of Energy", "Kenya government"),
        ("Joseph Mbwana", "Tanzania government"),
        ("Samuel Njoroge", "Karibu Power"),
        ("Daniel Kip", "Karibu Power"),
        ("Karibu Power", "Karibu Power"),
        ("Ben Roth", None),
    ],
)
def test_the_side_behind_each(name: str, party: str | None):
    assert joined(NORTH, SOUTH, EAST)[name].party == party


def test_an_acronym_is_its_body_in_articles_that_do_not_explain_it():
    board = joined(NORTH, SOUTH)["LWB"]
    assert set(board.variants) == {"LWB", "Lodwar Water Board"}
    assert {span.article for span in board.mentions} == {"a0", "a1"}


def test_one_slip_of_an_office_does_not_change_the_side():
    texts = (NORTH, SOUTH, EAST, "Ugandan Energy Minister Grace Wafula left.")
    minister = joined(*texts)["Grace Wafula"]
    assert minister.party == "Kenya government"
    assert "Uganda" in {role.organisation for role in minister.roles}


def test_the_order_of_names_changes_nothing():
    story = coverage(NORTH, SOUTH, EAST)
    names = list(story.names)
    random.Random(3).shuffle(names)
    assert join_names(replace(story, names=tuple(names))) == join_names(story)


def test_the_home_country_is_that_of_the_offices_named_both_ways():
    story = coverage(NORTH, SOUTH)
    names = join_names(story)
    assert home_country(replace(story, names=names), [name for name in names if name.kind == "person"]) == "Kenya"


def test_no_home_country_where_two_stand_out():
    story = coverage("The Kenyan government and the Ugandan government met.")
    assert home_country(story, []) is None


def test_five_hundred_legislators_stay_five_hundred():
    texts = [f"{name} voted. Nobody else did." for name in legislators()]
    people = [name for name in join_names(coverage(*texts)) if name.kind == "person"]
    assert len(people) == 520


def test_two_persons_of_one_family_name_are_two_and_a_bare_name_is_neither():
    names = joined("Ana Roth spoke.", "Karl Roth spoke.", "A man called Mr Roth spoke.")
    assert {"Ana Roth", "Karl Roth", "Roth"} <= set(names)


def test_both_spellings_in_one_sentence_are_two_persons():
    names = joined("Ana Clark and Ana Clarke met in Oslo.", "Ana Clark left.")
    assert {"Ana Clark", "Ana Clarke"} <= set(names)


def test_a_bare_name_is_the_one_who_holds_the_office():
    names = joined("Health minister Ana Roth spoke.", "Farmer Karl Roth spoke.", "The rain fell on health minister Roth.")
    assert {span.article for span in names["Ana Roth"].mentions} == {"a0", "a2"}


def test_speakers_get_the_names_of_the_story():
    (speaker,) = resolved((NORTH, SOUTH), (1, "Grace Wafulla", False))
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.party, speaker.anonymous) == ("Grace Wafula", "energy minister", "Kenya government", False)
    assert speaker.id == joined(NORTH, SOUTH)["Grace Wafula"].id


def test_an_office_alone_is_who_holds_it_in_the_story():
    one, two, three = resolved(
        (NORTH, SOUTH, EAST), (1, "energy minister", False), (1, "former energy minister", False), (0, "transport minister", False)
    )
    assert [speaker and speaker.name for speaker in (one, two, three)] == ["Grace Wafula", "Ben Roth", "transport minister"]
    assert three is not None
    assert three.party == "Kenya government"


def test_the_unnamed_stay_unnamed_with_the_side_their_words_name():
    texts = (NORTH, SOUTH)
    unnamed = ((0, "Karibu Power spokesman", True), (1, "official at the Ministry of Energy", True), (0, "fisherman", True))
    spokesman, official, passer = resolved(texts, *unnamed)
    (office,) = resolved(texts, (0, "Grace Wafula’s office", False))
    assert office is not None
    assert office.party == "Kenya government"
    assert spokesman is not None
    assert official is not None
    assert passer is not None
    assert (spokesman.party, official.party, passer.party) == ("Karibu Power", "Kenya government", None)
    assert spokesman.anonymous
    assert official.anonymous


def test_an_office_of_a_body_called_by_its_kind_is_that_body_s_and_a_land_it_looks_after_is_none():
    names = joined("The Lodwar Savings Bank lent it. Amina Kip, the bank’s director for Turvale, was there. Turvale is dry. He went to Turvale.")
    assert names["Amina Kip"].party == "Lodwar Savings Bank"


def test_a_bare_office_in_a_foreign_article_is_not_the_home_country_s():
    home = (
        "Kenya's energy minister Grace Wafula spoke. The energy minister left. President Amos Kip spoke.",
        "Energy minister Grace Wafula spoke. The Kenyan energy minister left. President Amos Kip was glad.",
    )
    abroad = "Kenya's energy minister Grace Wafula is late, Ports Minister Tove Lind said. President Per Dahl laughed."
    names = joined(*home, abroad)
    assert names["Amos Kip"].party == "Kenya government"
    assert names["Tove Lind"].party == "government"


def test_whose_country_one_article_tells_is_not_the_home_country_s_where_others_give_the_office_bare():
    home = ("Kenya's energy minister Grace Wafula spoke. The energy minister left. The Kenyan government met. The government met.",)
    texts = ("Turvale’s ports minister, Tove Lind, laughed.", "Turvale’s ports minister Tove Lind slept.", "The ports minister, Tove Lind, was late.")
    assert joined(*home, *texts)["Tove Lind"].party == "Turvale government"


def test_of_several_lands_in_no_gazetteer_none_is_at_home():
    story = coverage("Turvale's ports minister met the Norgard ports minister. The Norgardi government paid. Turvale is big. Norgard is small.")
    names = join_names(story)
    assert home_country(replace(story, names=names), []) is None


def test_a_study_by_a_body_has_the_side_of_that_body_and_not_of_the_town_in_its_name():
    text = "A study by the University of Port Lodwar was read in Port Lodwar. The Treasury said so."
    study, treasury = resolved((text, NORTH, SOUTH), (0, "study by the University of Port Lodwar in May", True), (0, "Treasury", False))
    assert study is not None
    assert treasury is not None
    assert (study.party, treasury.party) == ("University of Port Lodwar", "Kenya government")


def test_his_lawyer_is_not_whoever_is_a_lawyer():
    (lawyer,) = resolved(("The lawyer Amos Kip was late.",), (0, "His lawyer", False))
    assert lawyer is not None
    assert lawyer.name == "His lawyer"


def test_nobody_stays_nobody():
    story = coverage(NORTH)
    assert resolve_speakers(replace(story, statements=(said("a0", None, NORTH),)))[0].speaker is None


def test_every_joined_name_has_words():
    story = coverage(NORTH, SOUTH, EAST)
    for name in join_names(story):
        assert name.mentions
        assert all(story.quote(span).strip() for span in name.mentions)
        assert all(story.quote(span).strip() for role in name.roles for span in role.mentions)


def test_a_venue_has_the_name_the_story_gives_it():
    story = coverage("Ana Roth spoke to the Lodwar Herald.", "Ana Roth told the Herald all. The Lodwar Herald printed it.")
    story = replace(story, names=join_names(story))
    page = story.articles[1]
    mention = StatementMention("a1", 0, 3, "direct", "Herald", page.span(0, 3))
    statement = Statement("s1", None, "direct", "said", "Ana", (mention,), venue="Herald")
    (found,) = resolve_speakers(replace(story, statements=(statement,)))
    assert (found.venue, found.mentions[0].venue) == ("Lodwar Herald", "Lodwar Herald")
