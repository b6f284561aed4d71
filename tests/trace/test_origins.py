"""Venues, credits and acts as single sentences show them; the joining of occasions is held by the invented stories in tests/count."""

from __future__ import annotations

import time

import pytest

from headwater.record import Article, Claim, ClaimMention, Coverage, Name, Span, Speaker, Statement, StatementMention, Story, sha256
from headwater.trace.acts import _ANNOUNCE, _PLEDGE
from headwater.trace.credits import find_credits
from headwater.trace.origins import statements_with_origins, trace_origins
from headwater.trace.papers import sight_own_texts, sight_papers
from headwater.trace.sightings import Sighting, known_of, on_record, open_page
from headwater.trace.venues import Known, agency, is_medium, media_key, read_venue, same_key
from headwater.trace.votes import sight_votes, without_rulings
from headwater.values.party import is_court

KNOWN = Known(outlets=frozenset({"evening courant"}), places=frozenset({"port alder"}), people=frozenset({"orla venn"}))


def page_of(text: str, *, outlet: str | None = None) -> Article:
    return Article("a-1", text, sha256(text), "1.txt", outlet=outlet, published="2031-05-06")


def bare(text: str, *, outlet: str | None = None) -> Coverage:
    return Coverage(Story("st", None, ("a-1",)), (page_of(text, outlet=outlet),))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Northern Herald", "medium"),
        ("Radio Vesper", "medium"),
        ("an interview with Channel Nine", "medium"),
        ("the Courant", "medium"),
        ("KQRX", "medium"),
        ("reporters", "press"),
        ("at a press conference in Port Alder", "press"),
        ("a news briefing", "press"),
        ("in a statement", "release"),
        ("a company announcement", "release"),
        ("Facebook", "post"),
        ("on X", "post"),
        ("an open letter", "document"),
        ("a 40-page report", "document"),
        ("the House of Lords", "chamber"),
        ("the court", "chamber"),
        ("a rally in Port Alder", "event"),
        ("Port Alder", "event"),
    ],
)
def test_a_venue_is_read_for_what_it_is(words: str, kind: str):
    venue = read_venue(words, KNOWN)
    assert venue is not None
    assert venue.kind == kind


@pytest.mark.parametrize("words", ["", "  ", None, "Orla Venn", "a phone call with her counterpart", "his wife"])
def test_what_is_no_venue_is_null(words: str | None):
    assert read_venue(words, KNOWN) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Northern Herald", "the Herald", True),
        ("Sunday Northern Herald", "Northern Herald", True),
        ("AP", "The Associated Press", True),
        ("Northern Herald", "Southern Herald", False),
        ("Radio Vesper", "Radio Matins", False),
    ],
)
def test_two_spellings_of_one_medium_share_a_key(one: str, other: str, same: bool):
    assert same_key(media_key(one), media_key(other)) is same


def test_a_medium_is_known_by_its_words_or_by_the_collection():
    assert is_medium("Dellmouth Gazette")
    assert is_medium("Evening Courant", KNOWN)
    assert not is_medium("Institute for Tidal Review")
    assert not is_medium("the ministry")
    assert agency("the AFP") == "Agence France-Presse"
    assert agency("Dellmouth Gazette") is None


@pytest.mark.parametrize(
    ("text", "kind", "venue"),
    [
        ("DELLMOUTH (Reuters) - A bridge has closed.", "agency", "Reuters"),
        ("DELLMOUTH, Marland (KNA) — A bridge has closed.", "agency", "KNA"),
        ("A bridge has closed. The Associated Press contributed to this report.", "agency", "Associated Press"),
        ("The bridge is unsafe, she told the Northern Herald on Monday.", "told", "the Northern Herald"),
        ("In an interview with Radio Vesper, he denied it.", "told", "Radio Vesper"),
        ("The plan was first reported by the Dellmouth Gazette.", "reported", "Dellmouth Gazette"),
        ("According to the Dellmouth Gazette, the plan is dead.", "reported", "Dellmouth Gazette"),
        ("The plan is dead, the Dellmouth Gazette reported.", "reported", "Dellmouth Gazette"),
        ("The contract, seen by the Dellmouth Gazette, runs to nine pages.", "seen", "Dellmouth Gazette"),
        ("A Reuters witness saw smoke over the port.", "seen", "Reuters"),
    ],
)
def test_a_credit_is_found_with_its_words(text: str, kind: str, venue: str):
    article = page_of(text)
    found = find_credits(article, KNOWN)
    assert [(c.kind, c.venue.name) for c in found] == [(kind, venue)]
    assert all(article.text[c.start : c.end].strip() for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "He told Orla Venn that the bridge was safe.",
        "She told the court that the bridge was safe.",
        "Police reported two arrests.",
        "He (Jonas) - his brother - left.",
    ],
)
def test_what_is_no_credit_is_left_alone(text: str):
    assert not find_credits(page_of(text), KNOWN)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The senate passed the water bill by four votes.", "senate"),
        ("The water bill cleared the Commons late on Tuesday.", "House of Commons"),
        ("Lawmakers voted on Monday to raise the fee.", "Lawmakers"),
        ("The supreme court ruled that the fee was unlawful.", "supreme court"),
        ("He was sentenced to nine years by a judge in Port Alder.", "judge"),
        ("MPs gave the water bill its second reading.", "MPs"),
    ],
)
def test_a_vote_or_ruling_is_an_act_of_its_body(text: str, party: str):
    story = bare(text)
    pages = {a.id: open_page(a, known_of(story)) for a in story.articles}
    assert [s.party for s in sight_votes(story, pages)] == [party]
    (vote,) = trace_origins(story)
    assert (vote.type, vote.access, vote.venue) == ("vote", "public", None)


@pytest.mark.parametrize("text", ["The senate is in the old town.", "She passed the house on her way to court.", "The committee met on Friday."])
def test_a_body_alone_has_not_voted(text: str):
    assert not trace_origins(bare(text))


def test_who_speaks_for_a_body_is_on_the_record_and_who_hides_is_not():
    assert on_record(Speaker("p", "a spokeswoman for the harbour board", anonymous=True))
    assert on_record(Speaker("p", "the ministry", anonymous=True))
    assert not on_record(Speaker("p", "two officials at the ministry", anonymous=True))
    assert not on_record(Speaker("p", "a person close to the board", anonymous=True))


def told(text: str, words: str, by: str, speaker: Speaker, venue: str | None = None) -> Coverage:
    article = page_of(text, outlet="Evening Courant")
    content = Span("a-1", text.index(words), text.index(words) + len(words))
    source = Span("a-1", text.index(by), text.index(by) + len(by))
    mention = StatementMention("a-1", content.start, content.end, "indirect", venue, content, source, source)
    statement = Statement("s-1", speaker, "indirect", "said", words, (mention,), "st")
    name = Name("p-1", "person", speaker.name, (speaker.name,), (source,), party=speaker.party)
    claim = Claim("c-1", words, "positive", "actual", (ClaimMention("a-1", content.start, content.end, "speaker", "s-1", "actual", "positive"),))
    return Coverage(Story("st", None, ("a-1",)), (article,), (name,), (statement,), claims=(claim,))


VENN = Speaker("p-1", "Orla Venn", "mayor", "Port Alder council")


def test_the_outlet_that_was_told_holds_the_origin():
    (one,) = trace_origins(told("The ferry is late, Orla Venn told the Evening Courant.", "The ferry is late", "Orla Venn told", VENN))
    assert (one.type, one.held, one.party, one.access) == ("interview", "a-1", "Port Alder council", "exclusive")


def test_an_earlier_remark_is_another_occasion():
    text = "The ferry is late, Orla Venn said. Orla Venn said last year that it would be early."
    story = told(text, "The ferry is late", "Orla Venn said", VENN)
    again = told(text, "it would be early", "Orla Venn said last year", VENN).statements[0]
    both = Coverage(
        story.story,
        story.articles,
        story.names,
        (*story.statements, Statement("s-2", VENN, "indirect", "said", "it would be early", again.mentions, "st")),
    )
    origins = trace_origins(both)
    assert len(origins) == 2
    linked = statements_with_origins(Coverage(both.story, both.articles, both.names, both.statements, origins=origins))
    assert len({s.origin for s in linked}) == 2


def test_thoughts_and_questions_rest_on_no_occasion():
    story = told("Orla Venn believes the ferry is late.", "the ferry is late", "Orla Venn believes", VENN)
    thought = Statement("s-1", VENN, "indirect", "thought", "the ferry is late", story.statements[0].mentions, "st")
    assert not trace_origins(Coverage(story.story, story.articles, story.names, (thought,)))


def test_ids_are_digests_of_meaning_and_stay():
    story = told("The ferry is late, Orla Venn told the Evening Courant.", "The ferry is late", "Orla Venn told", VENN)
    later = told("Well, the ferry is late, Orla Venn told the Evening Courant.", "the ferry is late", "Orla Venn told", VENN)
    assert [o.id for o in trace_origins(story)] == [o.id for o in trace_origins(later)]


@pytest.mark.parametrize(
    "hostile",
    [
        "told the " * 12_000,
        "A B C D " * 12_000,
        "(" * 100_000,
        "The senate " * 9_000,
        "passed by " * 10_000,
        "in an interview in an interview " * 3_000,
        "X" * 100_000,
        "reported by The " * 6_000,
        "a " * 50_000,
    ],
)
def test_no_text_makes_a_rule_slow(hostile: str):
    began = time.perf_counter()
    trace_origins(bare(hostile))
    assert time.perf_counter() - began < 20  # a guard against rules that explode, not a measure of speed


def test_a_medium_that_ends_its_sentence_is_not_read_on_into_the_next():
    article = page_of("Five were still in bed, Dr Lena Orr told Shoreline FM. Mira Dole, a baker, had gone home.")
    told = [credit.venue.name for credit in find_credits(article, Known())]
    assert told == ["Shoreline FM"]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The president declared Monday a day of mourning", True),
        ("The governor declares a state of emergency", True),
        ("He declared himself content", False),
        ("Norland pledges 40m crowns", True),
        ("The fund has gathered 310m crowns in pledges so far", False),
        ("Pledges to the fund come to 312m crowns", False),
    ],
)
def test_a_declaration_and_a_pledge_are_acts_and_a_noun_is_none(words: str, act: bool):
    assert bool(_ANNOUNCE.search(words) or _PLEDGE.search(words)) is act


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("the ministry", True),
        ("a spokesman for the union", True),
        ("the ministry’s office in Port Alder", True),
        ("whom police", False),
        ("first time a Government figure", False),
        ("a company insider", False),
    ],
)
def test_a_clause_cut_short_speaks_for_no_body(name: str, known: bool):
    assert on_record(Speaker("p-1", name, anonymous=True)) is known


def test_a_court_that_rules_makes_no_remark():
    text = "The harbour court fined the mill. A judge approved the deal between the mill and the town."
    pages = {"a-1": open_page(page_of(text), KNOWN)}
    votes = [*sight_votes(bare(text), pages)]
    court = Speaker("p-1", "harbour court", anonymous=False)
    other = Speaker("p-2", "Mill Union", anonymous=False)
    told = [Sighting("a-1", 0, 20, "said", "credited", True, speaker.name, speaker) for speaker in (court, other)]
    assert len(votes) == 2
    assert [s.speaker for s in without_rulings(told, votes)] == [other]
    assert [is_court(name) for name in ("High Court", "Justice Ana Roth", "the judge", "court clerk", "Courtney Roth")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_paper_of_a_body_and_a_count_of_a_body_are_of_that_body():
    text = "The Mill Union’s survey found 12 cracks. The union counted 12 cracks. The storm counted for nothing. The Evening Post’s report said so."
    page = page_of(text)
    names = (Name("n-1", "organisation", "Mill Union", ("Mill Union",), (Span("a-1", 4, 14),), party="Mill Union"),)
    story = Coverage(Story("st", None, ("a-1",)), (page,), names)
    found = [*sight_papers([], story, {"a-1": open_page(page, KNOWN)})]
    assert [(s.start, s.party) for s in found] == [(0, "Mill Union"), (text.index("The union"), "Mill Union")]


def test_the_text_that_a_body_put_out_is_its_own_word():
    ministry, paper = page_of("The bridge will close.", outlet="Ministry of Bridges"), page_of("The bridge will close.", outlet="Evening Courant")
    for page, sides in ((ministry, ["Ministry of Bridges"]), (paper, [])):
        claim = Claim("c-1", page.text, "positive", "actual", (ClaimMention("a-1", 0, 22, "outlet", None, "actual", "positive"),), "st")
        story = Coverage(Story("st", None, ("a-1",)), (page,), claims=(claim,))
        assert [s.party for s in sight_own_texts(story, {"a-1": open_page(page, KNOWN)}, KNOWN)] == sides
