"""Invented stories: on how many occasions and parties a claim rests, and what must never be taken for a second witness."""

from __future__ import annotations

from dataclasses import replace

from invented import Place, Said, article, carriers, counts, coverage, origin, person, traced

from headwater.record import Block, Copy, Coverage, NameRole, Span

MINISTER = person("Orla Venn", "Marland government")
SPOKESMAN = person("Tibor Hask", "Marland government")
BOSS = person("Petra Lund", "Norrick Rail", "chief executive")
UNION = person("Sam Adeyo", "Rail Workers Union")


def two_interviews() -> Coverage:
    articles = (
        article(0, "Morning Sheet", 'Orla Venn told The Courier the bridge will close in June. "We have no choice," she said.'),
        article(1, "Evening Sheet", "The bridge will close in June, Orla Venn told The Courier."),
        article(2, "Harbour Post", "In an interview with Radio Vesper, Orla Venn said the bridge will close in June for repairs."),
    )
    said = [
        Said(0, MINISTER, "the bridge will close in June", "Orla Venn told The Courier", "The Courier", "courier"),
        Said(1, MINISTER, "The bridge will close in June", "Orla Venn told The Courier", "The Courier", "courier"),
        Said(2, MINISTER, "the bridge will close in June for repairs", "Orla Venn said", "Radio Vesper", "vesper"),
    ]
    claims = [
        [
            Place(0, "the bridge will close in June", "courier"),
            Place(1, "The bridge will close in June", "courier"),
            Place(2, "the bridge will close in June for repairs", "vesper"),
        ]
    ]
    return coverage(articles, said, claims)


def test_two_interviews_of_one_minister_are_two_occasions_and_one_party():
    story = traced(two_interviews())
    assert counts(story.claims[0]) == (2, 2, 1, 1)
    courier = origin(story, "interview", "Courier")
    assert carriers(courier) == ["a-0", "a-1"]
    assert courier.access == "exclusive"
    assert courier.party == "Marland government"
    assert carriers(origin(story, "interview", "Vesper")) == ["a-2"]
    assert {s.origin for s in story.statements} == {o.id for o in story.origins}


def test_reasons_say_which_words_show_it():
    story = traced(two_interviews())
    reasons = story.claims[0].because
    assert any("2 articles, 1 occasion" in r.reason and "told The Courier" in r.reason for r in reasons)
    assert any("1 party" in r.reason and "Marland government" in r.reason for r in reasons)
    assert all(r.spans and all(story.quote(span).strip() for span in r.spans) for r in reasons)


def test_one_interview_told_in_three_ways_is_one_occasion():
    articles = (
        article(0, "Morning Sheet", "The mine is safe to reopen, Petra Lund told the Northern Herald."),
        article(1, "Evening Sheet", 'Speaking to the Northern Herald, Petra Lund said: "Our people can go back down the mine."'),
        article(2, "Harbour Post", "The head of the company believes that the pit can be opened again, she said in an interview with the Herald."),
    )
    said = [
        Said(0, BOSS, "The mine is safe to reopen", "Petra Lund told the Northern Herald", "the Northern Herald", "one"),
        Said(1, BOSS, '"Our people can go back down the mine."', "Petra Lund said", "the Northern Herald", "two", kind="direct"),
        Said(2, BOSS, "the pit can be opened again", "she said in an interview with the Herald", "interview with the Herald", "three"),
    ]
    claims = [
        [
            Place(0, "The mine is safe to reopen", "one"),
            Place(1, "Our people can go back down the mine", "two"),
            Place(2, "the pit can be opened again", "three"),
        ]
    ]
    story = traced(coverage(articles, said, claims))
    assert counts(story.claims[0]) == (1, 1, 1, 1)
    assert carriers(origin(story, "interview")) == ["a-0", "a-1", "a-2"]


def test_two_unnamed_sources_may_be_one_and_never_raise_the_lower_bound():
    aide, official = person("a person close to the talks", None, anonymous=True), person("two officials", None, anonymous=True)
    articles = (
        article(0, "Morning Sheet", "The two sides have agreed on a ceasefire, a person close to the talks told the Morning Sheet."),
        article(1, "Evening Sheet", "A ceasefire has been agreed by the two sides, two officials said."),
    )
    said = [
        Said(0, aide, "The two sides have agreed on a ceasefire", "a person close to the talks told the Morning Sheet", "the Morning Sheet", "aide"),
        Said(1, official, "A ceasefire has been agreed by the two sides", "two officials said", None, "officials"),
    ]
    claims = [[Place(0, "The two sides have agreed on a ceasefire", "aide"), Place(1, "A ceasefire has been agreed by the two sides", "officials")]]
    story = traced(coverage(articles, said, claims))
    assert counts(story.claims[0]) == (1, 2, 1, 2)
    told = origin(story, "unnamed", "Morning Sheet")
    assert told.party is None
    assert told.held == "a-0"
    assert any("not named" in r.reason for r in story.claims[0].because)


WIRE = (
    "A freight train left the tracks outside Dellmouth early on Tuesday and spilled grain over a mile of line. "
    "Crews worked through the night to clear the wreck and nobody was hurt."
)


def test_an_agency_stands_behind_outlets_that_do_not_credit_it():
    articles = (
        article(0, "Morning Sheet", f"DELLMOUTH (AP) — {WIRE}"),
        article(1, "Evening Sheet", f"{WIRE} The line is used by forty trains a day."),
        article(2, "Harbour Post", f"{WIRE} Farmers were told to expect delays."),
    )
    claims = [
        [
            Place(0, "A freight train left the tracks outside Dellmouth"),
            Place(1, "A freight train left the tracks outside Dellmouth"),
            Place(2, "A freight train left the tracks outside Dellmouth"),
        ]
    ]
    story = traced(coverage(articles, [], claims))
    wire = origin(story, "agency")
    assert wire.party == "Associated Press"
    assert wire.held == "a-0"
    assert carriers(wire) == ["a-0", "a-1", "a-2"]
    assert {b.reason for c in wire.carried_by[1:] for b in c.because} == {"same_words"}
    assert counts(story.claims[0]) == (1, 1, 1, 1)


def test_outlets_that_give_no_source_raise_the_upper_bound_only():
    articles = (
        article(0, "Morning Sheet", "The island has about nine thousand residents in winter."),
        article(1, "Evening Sheet", "Some nine thousand people live on the island all year."),
        article(2, "Harbour Post", "Its winter population is put at nine thousand."),
    )
    claims = [[Place(n, a.text) for n, a in enumerate(articles)]]
    assert counts(traced(coverage(articles, [], claims)).claims[0]) == (1, 3, 1, 3)


def test_outlets_of_one_owner_count_once():
    articles = (
        article(0, "Morning Sheet", "The island has about nine thousand residents in winter.", owner="Quill Group"),
        article(1, "Evening Sheet", "Some nine thousand people live on the island all year.", owner="Quill Group"),
        article(2, "Harbour Post", "Its winter population is put at nine thousand."),
    )
    claims = [[Place(n, a.text) for n, a in enumerate(articles)]]
    assert counts(traced(coverage(articles, [], claims)).claims[0]) == (1, 2, 1, 2)


def test_own_reporting_counts_where_the_text_shows_it():
    articles = (
        article(0, "Morning Sheet", "The company knew of the cracks in the dam two years ago, according to emails seen by the Morning Sheet."),
        article(1, "Evening Sheet", "Petra Lund said in a statement that the company knew of the cracks in the dam."),
    )
    said = [Said(1, BOSS, "the company knew of the cracks in the dam", "Petra Lund said in a statement", "in a statement", "lund")]
    claims = [[Place(0, articles[0].text), Place(1, "the company knew of the cracks in the dam", "lund")]]
    story = traced(coverage(articles, said, claims))
    own = origin(story, "outlet")
    assert own.access == "exclusive"
    assert own.held == "a-0"
    assert counts(story.claims[0]) == (2, 2, 2, 2)


def test_a_report_of_another_outlet_is_no_own_reporting():
    articles = (
        article(0, "Morning Sheet", "The chairman is to leave in spring, the Evening Standard reported."),
        article(1, "Harbour Post", "The chairman will go in the spring."),
    )
    claims = [[Place(0, articles[0].text), Place(1, articles[1].text)]]
    story = traced(coverage(articles, [], claims, names=(("person", "Nobody", None),)))
    assert counts(story.claims[0]) == (1, 2, 1, 2)


def test_a_release_rewritten_by_all_is_one_act():
    articles = (
        article(0, "Morning Sheet", "Orla Venn announced a grant of $40,000,000 for the harbour on Monday."),
        article(1, "Evening Sheet", "Announcing the grant of $40,000,000, Orla Venn said the harbour would be ready in two years."),
        article(2, "Harbour Post", "The harbour is to receive $40,000,000, which the government pledged this week."),
    )
    said = [Said(1, MINISTER, "the harbour would be ready in two years", "Orla Venn said", None, "ready")]
    claims = [[Place(0, articles[0].text), Place(1, "Announcing the grant of $40,000,000"), Place(2, articles[2].text)]]
    story = traced(coverage(articles, said, claims, names=(("person", "Orla Venn", "Marland government"),), sums=("$40,000,000",)))
    act = origin(story, "statement")
    assert carriers(act) == ["a-0", "a-1", "a-2"]
    assert act.party == "Marland government"
    assert act.access == "public"
    assert counts(story.claims[0]) == (1, 1, 1, 1)


def test_opponents_who_say_the_same_are_two_parties():
    articles = (
        article(0, "Morning Sheet", "The strike on the northern line will begin on Friday, Sam Adeyo said at a press conference."),
        article(1, "Evening Sheet", "Petra Lund confirmed in a statement that the strike on the northern line will begin on Friday."),
    )
    said = [
        Said(
            0, UNION, "The strike on the northern line will begin on Friday", "Sam Adeyo said at a press conference", "at a press conference", "union"
        ),
        Said(1, BOSS, "the strike on the northern line will begin on Friday", "Petra Lund confirmed in a statement", "in a statement", "boss"),
    ]
    claims = [[Place(0, said[0].words, "union"), Place(1, said[1].words, "boss")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0]) == (2, 2, 2, 2)


def test_who_denies_a_claim_does_not_stand_behind_it():
    articles = (
        article(0, "Morning Sheet", "The brakes of the northern line failed, Sam Adeyo said at a press conference."),
        article(1, "Evening Sheet", "The brakes of the northern line did not fail, Petra Lund said in a statement."),
    )
    said = [
        Said(0, UNION, "The brakes of the northern line failed", "Sam Adeyo said at a press conference", "at a press conference", "union"),
        Said(1, BOSS, "The brakes of the northern line did not fail", "Petra Lund said in a statement", "in a statement", "boss"),
    ]
    claims = [[Place(0, said[0].words, "union"), Place(1, said[1].words, "boss", "negative")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0]) == (1, 1, 1, 1)


def test_a_minister_and_his_spokesman_are_one_party():
    articles = (
        article(0, "Morning Sheet", "The tax will rise in spring, Orla Venn told The Courier."),
        article(1, "Evening Sheet", "The tax will rise in spring, Tibor Hask said in a statement."),
    )
    said = [
        Said(0, MINISTER, "The tax will rise in spring", "Orla Venn told The Courier", "The Courier", "venn"),
        Said(1, SPOKESMAN, "The tax will rise in spring", "Tibor Hask said in a statement", "in a statement", "hask"),
    ]
    claims = [[Place(0, said[0].words, "venn"), Place(1, said[1].words, "hask")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0]) == (2, 2, 1, 1)


def test_two_people_whose_side_is_not_known_may_be_of_one_side():
    first, second = person("Ida Rook", None), person("Jon Pell", None)
    articles = (
        article(0, "Morning Sheet", "The well has run dry, Ida Rook told The Courier."),
        article(1, "Evening Sheet", "The well has run dry, Jon Pell told Radio Vesper."),
    )
    said = [
        Said(0, first, "The well has run dry", "Ida Rook told The Courier", "The Courier", "rook"),
        Said(1, second, "The well has run dry", "Jon Pell told Radio Vesper", "Radio Vesper", "pell"),
    ]
    claims = [[Place(0, said[0].words, "rook"), Place(1, said[1].words, "pell")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0])[2:] == (1, 2)


def test_a_vote_is_one_public_act():
    articles = (
        article(0, "Morning Sheet", "The senate passed the water bill by four votes on Tuesday."),
        article(1, "Evening Sheet", "The water bill cleared the senate late on Tuesday after a long debate."),
        article(2, "Harbour Post", "On Tuesday the senate approved the water bill. The bill lets towns close wells."),
    )
    claims = [
        [Place(0, articles[0].text), Place(1, articles[1].text), Place(2, "On Tuesday the senate approved the water bill.")],
        [Place(2, "The bill lets towns close wells.")],
    ]
    story = traced(coverage(articles, [], claims))
    vote = origin(story, "vote")
    assert carriers(vote) == ["a-0", "a-1", "a-2"]
    assert vote.access == "public"
    assert counts(story.claims[0]) == (1, 1, 1, 1)
    assert story.claims[1].origins == (vote.id,), "the sentence after the vote goes on about the bill"


def test_one_speaker_without_a_named_occasion_may_have_spoken_twice():
    articles = (
        article(0, "Morning Sheet", "Petra Lund said trains would run again by autumn."),
        article(1, "Evening Sheet", "Services are to be back before winter, Petra Lund said."),
    )
    said = [
        Said(0, BOSS, "trains would run again by autumn", "Petra Lund said", None, "autumn"),
        Said(1, BOSS, "Services are to be back before winter", "Petra Lund said", None, "winter"),
    ]
    claims = [[Place(0, said[0].words, "autumn"), Place(1, said[1].words, "winter")]]
    story = traced(coverage(articles, said, claims))
    assert counts(story.claims[0]) == (1, 2, 1, 1)
    assert carriers(origin(story, "statement", "Petra Lund")) == ["a-0", "a-1"]


def test_shared_words_without_a_source_are_counted_once():
    articles = tuple(
        article(n, outlet, f"{WIRE} {more}")
        for n, (outlet, more) in enumerate((("Morning Sheet", "Trains were late."), ("Evening Sheet", "Cows ate the grain.")))
    )
    claims = [[Place(n, "A freight train left the tracks outside Dellmouth") for n in (0, 1)]]
    story = traced(coverage(articles, [], claims))
    assert not story.origins, "nothing says where the words are from, and nothing is guessed"
    assert counts(story.claims[0]) == (1, 1, 1, 1)


def test_nothing_depends_on_the_order_of_what_is_given():
    story = two_interviews()
    turned = replace(
        story,
        articles=story.articles[::-1],
        names=story.names[::-1],
        statements=story.statements[::-1],
        claims=tuple(replace(c, mentions=c.mentions[::-1]) for c in story.claims),
    )
    one, other = traced(story), traced(turned)
    assert one.origins == other.origins
    assert {s.id: s.origin for s in one.statements} == {s.id: s.origin for s in other.statements}
    assert [(c.origins, c.occasions, c.parties, c.because) for c in one.claims] == [
        (c.origins, c.occasions, c.parties, c.because) for c in other.claims
    ]


def test_every_origin_has_carriers_with_words_that_show_it():
    for story in (traced(two_interviews()),):
        for one in story.origins:
            assert one.carried_by
            for carrier in one.carried_by:
                assert carrier.because
                assert all(story.quote(Span(carrier.article, b.start, b.end)).strip() for b in carrier.because)


def test_boilerplate_joins_nothing():
    articles = (
        article(0, "Morning Sheet", "The island has about nine thousand residents."),
        article(1, "Evening Sheet", "The island has about nine thousand residents."),
    )
    claims = [[Place(n, a.text) for n, a in enumerate(articles)]]
    story = coverage(articles, [], claims)
    passages = tuple(a.span(0, len(a.text)) for a in articles)
    boiler = replace(story, copies=(Copy("k", "boilerplate", passages, 7),))
    prose = replace(story, copies=(Copy("k", "prose", passages, 7),))
    assert counts(traced(boiler).claims[0])[1] == 2
    assert counts(traced(prose).claims[0])[1] == 1


def test_who_passes_on_anothers_words_is_no_witness():
    envoy = person("Lise Aarn", "Ostland government")
    articles = (
        article(0, "Morning Sheet", "The dam will be open by winter, Orla Venn told The Courier."),
        article(1, "Evening Sheet", "Lise Aarn said in a statement that Orla Venn had promised that the dam will be open by winter."),
    )
    said = [
        Said(0, MINISTER, "The dam will be open by winter", "Orla Venn told The Courier", "The Courier", "venn"),
        Said(1, envoy, "that Orla Venn had promised that the dam will be open by winter", "Lise Aarn said in a statement", "in a statement", "aarn"),
    ]
    claims = [[Place(0, said[0].words, "venn"), Place(1, said[1].words, "aarn")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0]) == (2, 2, 1, 2)


def test_an_office_of_unknown_kind_may_belong_to_a_government_that_speaks_elsewhere():
    office = person("Harbour Safety Office", "Harbour Safety Office")
    articles = (
        article(0, "Morning Sheet", "The pier will stay shut until spring, Orla Venn told The Courier."),
        article(1, "Evening Sheet", "The Harbour Safety Office said in a statement that the pier will stay shut until spring."),
    )
    said = [
        Said(0, MINISTER, "The pier will stay shut until spring", "Orla Venn told The Courier", "The Courier", "venn"),
        Said(1, office, "the pier will stay shut until spring", "Harbour Safety Office said in a statement", "in a statement", "office"),
    ]
    claims = [[Place(0, said[0].words, "venn"), Place(1, said[1].words, "office")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0])[2:] == (1, 2)


def test_a_bare_noun_is_the_one_body_that_has_it_in_its_name():
    bare, full = person("police", "police"), person("Dellmouth police", "Dellmouth police")
    articles = (
        article(0, "Morning Sheet", "Two men were held after the fire, police said."),
        article(1, "Evening Sheet", "Two men are in custody over the blaze, Dellmouth police said."),
    )
    said = [
        Said(0, bare, "Two men were held after the fire", "police said", None, "bare"),
        Said(1, full, "Two men are in custody over the blaze", "Dellmouth police said", None, "full"),
    ]
    claims = [[Place(0, said[0].words, "bare"), Place(1, said[1].words, "full")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0])[2:] == (1, 1)


def test_an_unnamed_source_is_found_by_the_credit_alone():
    articles = (
        article(0, "Northern Herald", "The mill is to be sold, a senior official confirmed to the Northern Herald."),
        article(1, "Evening Sheet", "A buyer has been found for the mill, two people told the Evening Sheet."),
    )
    story = traced(coverage(articles, [], [[Place(0, articles[0].text), Place(1, articles[1].text)]]))
    assert counts(story.claims[0]) == (2, 2, 1, 2)
    assert {o.type for o in story.origins} == {"unnamed"}


def test_a_remark_in_a_sentence_that_names_the_event_was_made_there():
    articles = (
        article(0, "Morning Sheet", "The road must be built, Orla Venn told a rally in Dellmouth."),
        article(1, "Evening Sheet", "At the Dellmouth gathering Orla Venn called for the road to be built."),
    )
    said = [
        Said(0, MINISTER, "The road must be built", "Orla Venn told", "a rally in Dellmouth", "rally"),
        Said(1, MINISTER, "the road to be built", "Orla Venn called for", None, "call"),
    ]
    claims = [[Place(0, said[0].words, "rally"), Place(1, said[1].words, "call")]]
    story = traced(coverage(articles, said, claims))
    assert counts(story.claims[0]) == (1, 1, 1, 1)
    assert carriers(origin(story, "speech")) == ["a-0", "a-1"]


def test_a_promise_without_a_sum_may_have_been_made_twice():
    articles = (
        article(0, "Morning Sheet", "Orla Venn promised to rebuild the harbour."),
        article(1, "Evening Sheet", "Orla Venn has pledged that the harbour will be rebuilt."),
    )
    said = [
        Said(0, MINISTER, "to rebuild the harbour", "Orla Venn promised", None, "one"),
        Said(1, MINISTER, "the harbour will be rebuilt", "Orla Venn has pledged", None, "two"),
    ]
    claims = [[Place(0, said[0].words, "one"), Place(1, said[1].words, "two")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0]) == (1, 2, 1, 1)


def test_an_agency_is_known_by_the_initials_of_an_outlet_below_a_headline():
    headed = f"Train leaves track\n\nDELLMOUTH (KNA) - {WIRE}"
    body = Block(headed.index("DELLMOUTH"), len(headed), "body")
    articles = (
        replace(article(0, "Karst News Agency", headed), blocks=(Block(0, 18, "title"), body)),
        article(1, "Evening Sheet", f"{WIRE} The line is used by forty trains a day."),
    )
    words = "A freight train left the tracks outside Dellmouth"
    story = traced(coverage(articles, [], [[Place(0, words), Place(1, words)]]))
    wire = origin(story, "agency")
    assert wire.party == "Karst News Agency"
    assert wire.held == "a-0"
    assert carriers(wire) == ["a-0", "a-1"]
    assert story.claims[0].origins == (wire.id,)
    assert counts(story.claims[0]) == (1, 1, 1, 1)


def test_a_sentence_that_might_rest_on_two_sides_rests_on_neither():
    articles = (
        article(0, "Morning Sheet", "Orla Venn announced a harbour fund of $40,000,000 on Monday."),
        article(1, "Evening Sheet", "Petra Lund unveiled new money for the docks worth $40,000,000."),
        article(2, "Harbour Post", "The harbour is to get $40,000,000 from a fund."),
    )
    claims = [[Place(0, articles[0].text), Place(1, articles[1].text), Place(2, articles[2].text)]]
    names = (("person", "Orla Venn", "Marland government"), ("person", "Petra Lund", "Norrick Rail"))
    story = traced(coverage(articles, [], claims, names=names, sums=("$40,000,000",)))
    assert counts(story.claims[0])[2] == 1
    assert counts(story.claims[0])[3] == 3


def another_person(second: str, party: str) -> Coverage:
    lawyer, other = person("Nils Corry", "Norrick Rail", "lawyer"), person(second, party)
    articles = (
        article(0, "Morning Sheet", "The train was not too full, Nils Corry, a lawyer for Norrick Rail, told Radio Vesper."),
        article(1, "Evening Sheet", f"The train was not too full, {second} said."),
    )
    said = [
        Said(0, lawyer, "The train was not too full", "Nils Corry, a lawyer for Norrick Rail, told Radio Vesper", "Radio Vesper", "lawyer"),
        Said(1, other, "The train was not too full", f"{second} said", None, "other"),
    ]
    claims = [[Place(0, "The train was not too full", "lawyer"), Place(1, "The train was not too full", "other")]]
    return traced(coverage(articles, said, claims))


def test_who_was_not_interviewed_said_it_on_another_occasion_and_is_no_second_party():
    assert counts(another_person("Petra Lund", "Norrick Rail").claims[0]) == (2, 2, 1, 1)


def test_the_person_interviewed_may_have_said_it_there():
    assert counts(another_person("Nils Corry", "Norrick Rail").claims[0])[0] == 1


def governments(one: str, other: str) -> Coverage:
    articles = (
        article(0, "Morning Sheet", "The harbour at Dunmore is shut to all ships, Orla Venn said."),
        article(1, "Evening Sheet", "The harbour at Dunmore is shut to ships, Tibor Hask said."),
    )
    said = [
        Said(0, person("Orla Venn", one), "The harbour at Dunmore is shut to all ships", "Orla Venn said"),
        Said(1, person("Tibor Hask", other), "The harbour at Dunmore is shut to ships", "Tibor Hask said"),
    ]
    return traced(coverage(articles, said, [[Place(one.article, one.words, one.words) for one in said]]))


def test_a_government_without_a_country_is_never_a_second_one():
    assert counts(governments("government", "Norway government").claims[0])[2] == 1
    assert counts(governments("government", "government").claims[0])[2] == 1
    assert counts(governments("Norwegian government", "Norway government").claims[0])[2:] == (1, 1)
    assert counts(governments("Chile government", "Norway government").claims[0])[2] == 2


def test_a_court_that_is_said_to_have_ordered_is_the_ruling():
    court = person("Crown Court", "Crown Court")
    articles = (
        article(0, "Morning Sheet", "The Crown Court has ordered that the Heron stay in harbour."),
        article(1, "Evening Sheet", "The Crown Court in Dunmore ordered on Thursday that the Heron stay in harbour until June."),
    )
    said = [Said(0, court, "the Heron stay in harbour", "The Crown Court has ordered", same="court")]
    words = "The Crown Court in Dunmore ordered on Thursday that the Heron stay in harbour until June"
    claims = [[Place(0, "The Crown Court has ordered that the Heron stay in harbour", "court"), Place(1, words)]]
    names = (("organisation", "Crown Court", "Crown Court"),)
    assert counts(traced(coverage(articles, said, claims, names=names)).claims[0]) == (1, 1, 1, 1)


def test_the_sentence_after_a_ruling_rests_on_it_only_where_it_goes_on_about_the_decision():
    articles = (
        article(0, "Morning Sheet", "The Crown Court ordered that the ferry stay in harbour. The ferry was built for 120 people."),
        article(1, "Evening Sheet", "The Crown Court made an order on the ferry: the court ordered it held. The order runs until June."),
    )
    claims = [[Place(0, "The ferry was built for 120 people")], [Place(1, "The order runs until June")]]
    story = traced(coverage(articles, [], claims, names=(("organisation", "Crown Court", "Crown Court"),)))
    assert story.claims[0].origins == ()
    assert [one.type for one in story.origins if one.id in story.claims[1].origins] == ["vote"]


def test_nobody_announces_where_a_body_without_a_name_does_or_the_verb_is_passive():
    texts = (
        "Denny Marsh is held over the fire, police announced.",
        "Denny Marsh was appointed to look into the fire.",
        "Denny Marsh announced a search of the old mill.",
    )
    names = (("person", "Denny Marsh", None),)
    told = [traced(coverage((article(0, "Morning Sheet", text),), [], [[Place(0, text)]], names=names)) for text in texts]
    assert [[one.name for one in story.origins] for story in told] == [[], [], ["Denny Marsh, announcement"]]


def test_the_writer_of_an_article_says_nothing_in_it_by_a_pronoun():
    writer = person("Maud Perrin", None, "Islands correspondent")
    articles = (article(0, "Morning Sheet", "The minister told the Courant that ships could sail, hours after she set out the plan."),)
    said = [Said(0, writer, "the plan", "she", "the Courant")]
    story = traced(coverage(articles, said, [[Place(0, "ships could sail")]]))
    assert story.origins == ()


def test_the_office_alone_shows_whose_interview_it_was():
    articles = (
        article(0, "Morning Sheet", "The bridge minister, Orla Venn, told The Courier the bridge will close in June."),
        article(1, "Courier", "The bridge will close in June, the bridge minister has told The Courier."),
    )
    said = [Said(0, MINISTER, "the bridge will close in June", "Orla Venn, told The Courier", "The Courier")]
    claims = [[Place(0, "the bridge will close in June", "the bridge will close in June"), Place(1, articles[1].text)]]
    story = coverage(articles, said, claims)
    held = replace(story.names[0], roles=(NameRole("bridge minister", None, (Span("a-0", 4, 19),)),))
    story = traced(replace(story, names=(held, *story.names[1:])))
    assert counts(story.claims[0]) == (1, 1, 1, 1)


def test_what_a_known_person_is_said_to_think_is_of_his_side():
    articles = (
        article(0, "Morning Sheet", "The bridge will close in June, Orla Venn said."),
        article(1, "Evening Sheet", "Orla Venn appears to think that the bridge will close in June."),
    )
    said = [
        Said(0, MINISTER, "The bridge will close in June", "Orla Venn said"),
        Said(1, MINISTER, "the bridge will close in June", "Orla Venn appears to think", act="thought"),
    ]
    claims = [[Place(0, "The bridge will close in June", said[0].words), Place(1, "the bridge will close in June", said[1].words)]]
    assert counts(traced(coverage(articles, said, claims)).claims[0]) == (1, 2, 1, 1)


def test_a_declared_day_is_one_act_whoever_tells_of_it():
    articles = (
        article(0, "Morning Sheet", "Orla Venn has declared Friday a day of mourning."),
        article(1, "Evening Sheet", "Friday is a day of mourning."),
    )
    claims = [[Place(0, articles[0].text), Place(1, articles[1].text)]]
    names = (("person", "Orla Venn", "Marland government"),)
    assert counts(traced(coverage(articles, [], claims, names=names)).claims[0]) == (1, 1, 1, 1)


def test_a_government_of_which_the_country_is_not_known_is_not_taken_for_the_one_that_is():
    articles = (
        article(0, "Morning Sheet", "The bridge will close in June, Orla Venn said."),
        article(1, "Evening Sheet", "The bridge will close in June, Tove Lind said."),
    )
    other = person("Tove Lind", "government", "ports minister")
    said = [
        Said(0, MINISTER, "The bridge will close in June", "Orla Venn said", same="one"),
        Said(1, other, "The bridge will close in June", "Tove Lind said"),
    ]
    claims = [[Place(0, "The bridge will close in June", "one"), Place(1, "The bridge will close in June", said[1].words)]]
    assert counts(traced(coverage(articles, said, claims)).claims[0])[2:] == (1, 2)


def test_two_people_who_speak_for_nobody_else_are_two_witnesses_and_two_companies_called_only_so_are_not():
    articles = (
        article(0, "Morning Sheet", "Nine cows died below the mill after the flood, Ida Orr told the Morning Sheet."),
        article(1, "Evening Sheet", "Nine cows died below the mill after the flood, Ben Roe told the Evening Sheet."),
    )
    words = ("Nine cows died below the mill after the flood", "Nine cows died below the mill after the flood")

    def told(one: str | None, two: str | None) -> tuple[int, int, int, int]:
        farmer, nurse = person("Ida Orr", one, "farmer"), person("Ben Roe", two, "nurse")
        said = [
            Said(0, farmer, words[0], "Ida Orr told the Morning Sheet", "Morning Sheet", "one"),
            Said(1, nurse, words[1], "Ben Roe told the Evening Sheet", "Evening Sheet", "two"),
        ]
        return counts(traced(coverage(articles, said, [[Place(0, words[0], "one"), Place(1, words[1], "two")]])).claims[0])

    assert told(None, None)[2:] == (2, 2)
    assert told("company", "Norrick Rail")[2:] == (1, 2)


def test_the_ministry_needs_no_name_beside_a_witness_of_another_side():
    articles = (
        article(0, "Morning Sheet", "Nine cows died below the mill after the flood, Ida Orr told the Morning Sheet."),
        article(1, "Evening Sheet", "Nine cows died below the mill after the flood, the ministry said."),
    )
    words = "Nine cows died below the mill after the flood"

    def told(party: str) -> tuple[int, int, int, int]:
        said = [
            Said(0, person("Ida Orr", None, "farmer"), words, "Ida Orr told the Morning Sheet", "Morning Sheet", "one"),
            Said(1, person("ministry", party), words, "the ministry", None, "two"),
        ]
        return counts(traced(coverage(articles, said, [[Place(0, words, "one"), Place(1, words, "two")]])).claims[0])

    assert told("Marland government")[2:] == (2, 2)
    assert told("government")[2:] == (1, 2)


def test_a_land_and_its_government_are_one_side():
    articles = (
        article(0, "Morning Sheet", "The bridge will close in June, Marland said."),
        article(1, "Evening Sheet", "The bridge will close in June, Orla Venn said."),
    )
    said = [
        Said(0, person("Marland", "Marland"), "The bridge will close in June", "Marland said", same="one"),
        Said(1, MINISTER, "The bridge will close in June", "Orla Venn said", same="two"),
    ]
    claims = [[Place(0, "The bridge will close in June", "one"), Place(1, "The bridge will close in June", "two")]]
    assert counts(traced(coverage(articles, said, claims)).claims[0])[2:] == (1, 1)
