"""The ledger of invented stories: what is promised is there once, with its parties, parts and stage, and what is no promise is not."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from headwater.align.amounts import join_amounts
from headwater.align.names import join_names
from headwater.align.speakers import resolve_speakers
from headwater.align.statements import join_statements
from headwater.annotate import annotate
from headwater.ledger import find_commitments, find_events, find_relations
from headwater.mark import mark_blocks, profile
from headwater.record import Article, Commitment, Coverage, Story, sha256
from headwater.trace.origins import statements_with_origins, trace_origins

FIELDS = {"Name": "names", "Statement": "statements", "Amount": "amounts", "DateMention": "dates", "Clause": "clauses"}


def coverage_of(*texts: str, day: str = "2033-05-12") -> Coverage:
    """The coverage of a story of these texts, one outlet each, with names, statements and amounts joined; nothing of the ledger yet."""
    articles = [
        Article(f"a-{n}", text, sha256(text), f"{n}.txt", outlet=f"Herald {n}", outlet_basis="given", published=day, published_basis="given")
        for n, text in enumerate(texts)
    ]
    seen = profile(articles)
    marked = tuple(mark_blocks(article, seen) for article in articles)
    found: dict[str, list[object]] = {field: [] for field in FIELDS.values()}
    for article in marked:
        for one in annotate(article):
            found[FIELDS[type(one).__name__]].append(one)
    story = Story("s-1", None, tuple(article.id for article in marked))
    told = replace(Coverage(story, marked), **{field: tuple(some) for field, some in found.items()})
    told = replace(told, names=join_names(told))
    told = replace(told, statements=resolve_speakers(told))
    told = replace(told, amounts=join_amounts(told))
    told = replace(told, statements=join_statements(told))
    told = replace(told, origins=trace_origins(told))
    return replace(told, statements=statements_with_origins(told))


def ledger_of(*texts: str, day: str = "2033-05-12") -> Coverage:
    """The same with commitments, events and relations."""
    told = coverage_of(*texts, day=day)
    told = replace(told, commitments=find_commitments(told))
    told = replace(told, events=find_events(told))
    return replace(told, relations=find_relations(told))


BANK = """Bank approves loan for Peru dam

The Andean Growth Bank has approved a $340 million loan to Peru for the Rio Hondo dam, the bank said on Tuesday.

The loan will be repaid over 25 years. Of the total, $210 million will pay for the dam itself and $90 million for power lines.

"This is a great day for the valley," said Lucia Armas, Peru's energy minister. The dam is expected to cost \
$900 million, and a cubic metre of water will be sold at $0.40.

The Rio Hondo Fund, which is managed by the Ministry of Energy, has received $55 million so far.
"""
RADIO = """Peru secures $340m for dam

Peru has secured a loan of $340m from the Andean Growth Bank to build the Rio Hondo dam, Energy Minister Lucia Armas told Radio Lima.

Ms Armas visited Ecuador last week and met her counterpart Diego Luna in Quito. The company building the dam made a profit of $12 million last year.
"""
CLINIC = """Hospital group to pay $18m settlement

Northmoor Health has agreed to pay $18 million to settle claims that it overbilled patients, the state attorney general, Carla Wynn, said on Friday.

The settlement follows a lawsuit filed in 2031. Judge Alan Pryce of the Dorne County Court ruled in March \
that the case could go ahead. Northmoor Health was fined $2 million in 2029.

Northmoor Health is owned by Calder Partners, which had profits of $700m last year.
"""
PLANT = """Vantor to invest in Portugal

Vantor Motors will invest 1.2 billion euros in a battery plant in Portugal, chief executive Ines Halder said on Monday.

Shares in Vantor rose to 38 euros. Vantor sold 300,000 cars last year for 9 billion euros.
"""
PLANT_AGAIN = """Carmaker unveils battery plant

Vantor Motors announced an investment of 1.2 billion euros in Portugal on Monday. Economy minister Rui Sampaio said \
the government could offer a grant of 150 million euros if the company hires locally.
"""
DONORS = """Donors pledge $2bn after quake

Donors pledged $2 billion for Nepal at a conference in Geneva on Wednesday after the earthquake that killed 3,200 people.

Japan pledged $300 million, Germany promised $250 million and Norway gave $80 million. Canada will send 200 soldiers to Nepal to clear roads.

China cancelled a $50 million loan to Nepal last year. The quake caused damage of $7 billion, the World Bank estimated.
"""
RELIEF = """Flood relief for Carpow valley

The government of Ostrava announced a relief fund of $12 million for river pumps on Monday. Finance minister Tessa Grole said each flooded \
household would receive $300 for repairs.

In March the Lindmoor Trust gave $12 million in emergency aid to schools. A bag of rice costs $9 per family.
"""
PORT = """Dockers end strike

Halden Port has agreed to pay $1,200 to each worker to end a strike of nine days, the Dockers' Union said.
"""
VISIT = """Canada pledges help for north

Canada pledged $64 million for Canada's northern villages on a visit to Whitehorse on Monday, energy minister Lena Orr said.
"""
STORM = """Storm hits Tollen

A storm struck Denmark on Sunday. Bakery chain Brodson said its sales fell by $3 million, and a loaf now costs $4. The firm has debts of $20 million.

Insurers expect losses of $90 million. The town of Ribe has an annual budget of $15 million.
"""


SUMMIT = """Donors pledge $200m for Samoa

Donors pledged $200 million on Monday to help Samoa rebuild after the storm, the government of Samoa said.

The Lagoon Bank will lend $90 million. Norway promised 50 million euros ($55 million), 9 million euros of it for a clinic in Apia.

The charity Harbourlight is to pay $4 million, its director, Jane Orme, said. She said the charity would match gifts of up to $1 million.

The $6 million of relief which the Lagoon Bank promised in May was paid out in June.
"""
TABLOID = """Jackpot of $205m

The world's donors coughed up $205 million for Samoa last night. For every dollar promised, 40 cents are a loan.
"""


def sums(told: Coverage) -> dict[float, Commitment]:
    return {one.value: one for one in told.commitments if one.value}


def counted(told: Coverage) -> list[float | None]:
    return sorted(one.value or 0 for one in told.commitments if one.counts_in_total)


def test_a_loan_in_two_reports_is_one_line_with_its_parts_and_no_price_beside_it():
    told = ledger_of(BANK, RADIO)
    loan = sums(told)[340e6]
    assert (loan.kind, loan.donors, loan.recipients, loan.stage) == ("loan", ("Andean Growth Bank",), ("Peru",), "approved")
    assert {span.article for span in loan.mentions} == {"a-0", "a-1"}
    parts = {one.value: one.parent for one in told.commitments if one.parent}
    assert parts[210e6] == parts[90e6] == loan.id
    assert not {900e6, 12e6, 0.4} & set(sums(told))
    assert counted(told) == [340e6]


def test_what_a_fund_has_received_so_far_is_a_running_total():
    fund = sums(ledger_of(BANK, RADIO))[55e6]
    assert fund.cumulative
    assert not fund.counts_in_total
    assert fund.why_not
    assert fund.recipients == ("Rio Hondo Fund",)


def test_the_remainder_of_a_whole_is_derived_and_carries_its_spans():
    rest = next(one for one in ledger_of(BANK).commitments if one.derived)
    assert rest.value == 40e6
    assert len(rest.mentions) >= 3
    assert rest.because


def test_a_settlement_is_promised_and_a_fine_and_profits_are_not():
    told = ledger_of(CLINIC)
    assert list(sums(told)) == [18e6]
    assert (sums(told)[18e6].kind, sums(told)[18e6].donors) == ("settlement", ("Northmoor Health",))
    ties = {(one.kind, one.subject, one.object) for one in told.relations}
    assert ("owns", "Calder Partners", "Northmoor Health") in ties
    assert [one.participants for one in told.events if one.kind == "ruling"] == [("Alan Pryce",)]


def test_an_investment_announced_twice_counts_once_and_a_grant_that_could_come_not_at_all():
    told = ledger_of(PLANT, PLANT_AGAIN)
    plant, grant = sums(told)[1.2e9], sums(told)[150e6]
    assert (plant.kind, plant.donors, plant.recipients, plant.announced_on) == ("investment", ("Vantor Motors",), ("Portugal",), "2033-05-09")
    assert (grant.stage, grant.counts_in_total, grant.conditions) == ("floated", False, "if the company hires locally")
    assert counted(told) == [1.2e9]


def test_single_pledges_are_part_of_what_donors_gave_together_and_a_cancelled_loan_is_withdrawn():
    told = ledger_of(DONORS)
    found = sums(told)
    assert found[300e6].donors == ("Japan",)
    assert found[250e6].donors == ("Germany",)
    assert found[300e6].parent == found[250e6].parent == found[80e6].parent == found[2e9].id
    assert (found[50e6].stage, found[50e6].donors, found[50e6].counts_in_total) == ("withdrawn", ("China",), False)
    assert counted(told) == [2e9]


def test_single_pledges_that_make_up_most_of_a_conference_are_counted_and_its_total_is_not():
    told = ledger_of(SUMMIT, TABLOID)
    found = sums(told)
    whole = found[200e6]
    assert (whole.donors, whole.recipients, whole.counts_in_total) == ((), ("Samoa",), False)
    assert {span.article for span in whole.mentions} == {"a-0", "a-1"}
    assert 205e6 not in found
    assert 0.4 not in found
    assert (found[90e6].donors, found[90e6].recipients) == (("Lagoon Bank",), ("Samoa",))
    assert (found[50e6].donors, found[50e6].recipients) == (("Norway",), ("Samoa",))
    assert found[9e6].parent == found[50e6].id
    assert (found[6e6].donors, found[6e6].stage) == (("Lagoon Bank",), "delivered")
    assert found[4e6].donors == ("Harbourlight",)
    assert {90e6, 50e6, 6e6, 4e6} <= set(counted(told))


def test_soldiers_are_promised_in_kind_with_their_number():
    troops = next(one for one in ledger_of(DONORS).commitments if one.kind == "troops")
    assert (troops.donors, troops.recipients, troops.stage, troops.counts_in_total) == (("Canada",), ("Nepal",), "pledged", False)
    assert troops.quantity is not None
    assert troops.quantity.value == 200


def in_kind(text: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...], str]]:
    return [(one.item, one.donors, one.recipients, one.stage) for one in ledger_of(f"Relief\n\n{text}\n").commitments if one.currency is None]


@pytest.mark.parametrize(
    ("text", "item", "donors", "recipients", "stage"),
    [
        ("Norway has sent 40 firefighters to Iceland.", "40 firefighters", ("Norway",), ("Iceland",), "delivered"),
        ("Denmark is shipping three cranes to Iceland.", "three cranes", ("Denmark",), ("Iceland",), "under_way"),
        ("Twelve surgeons sent by Cuba began work in Haiti on Thursday.", "Twelve surgeons", ("Cuba",), ("Haiti",), "delivered"),
        ("Chile was considering a gift of 300 looms.", "300 looms", ("Chile",), (), "floated"),
        ("Harrow Shipping said it would carry 400 crates to Samoa free of charge.", "400 crates", ("Harrow Shipping",), ("Samoa",), "pledged"),
        ("St Bride's Church has offered its old hall as a shelter, free of charge.", "its old hall", ("St Bride's Church",), (), "pledged"),
        ("Peru will send 14 welders to Chile once a deal is signed.", "14 welders", ("Peru",), ("Chile",), "pledged"),
    ],
)
def test_what_is_counted_or_free_is_given_in_kind(text: str, item: str, donors: tuple[str, ...], recipients: tuple[str, ...], stage: str):
    assert in_kind(text) == [(item, donors, recipients, stage)]


def test_a_list_of_things_is_a_line_for_each_and_what_has_come_is_the_same_thing():
    found = in_kind("Norway will send two cranes and 40 tonnes of cement to Iceland. One of the two cranes has come.")
    assert found == [("two cranes", ("Norway",), ("Iceland",), "under_way"), ("40 tonnes of cement", ("Norway",), ("Iceland",), "pledged")]


def test_bills_that_a_firm_will_pay_are_a_promise_without_a_sum():
    (bills,) = in_kind("Coastline Buses would pay the hospital bills of the survivors, its manager, Tom Reyes, said on Monday.")
    assert bills[1:] == (("Coastline Buses",), ("survivors",), "pledged")


def test_a_bill_of_nobody_knows_what_is_no_promise_and_two_verbs_of_a_clause_are_two_lines():
    assert in_kind("Sixty islanders learn to sail at the school of Norway's coastguard, which foots the bill.") == []
    both = in_kind("Poland has delivered 14 cranes to Kenya and will train 60 crews from Kenya.")
    assert [(one[0], one[3]) for one in both] == [("14 cranes", "delivered"), ("train 60 crews", "pledged")]


def test_goods_sold_or_called_back_and_people_who_are_moved_are_no_gifts():
    assert in_kind("The brewery is recalling 84,000 cans. It sold 40 lorries to Peru. Helicopters flew 30 patients to Lima.") == []


def test_a_court_gives_nothing_and_who_will_build_at_a_cost_promises_it():
    order = sums(
        ledger_of("Mill to pay\n\nA judge in Lorne ordered Dunmore Mills to pay $4 million in compensation on Friday. It was fined $700,000.\n")
    )
    assert {value: one.donors for value, one in order.items()} == {4e6: ("Dunmore Mills",)}
    assert (order[4e6].counts_in_total, order[4e6].why_not) == (False, "ordered by a court, not promised")
    bridge = sums(ledger_of("Bridge\n\nNorway will rebuild the bridge at Lom by 2035 at a cost of $60 million. The old one cost $9 million.\n"))
    assert {value: one.donors for value, one in bridge.items()} == {60e6: ("Norway",)}


def test_who_settles_pays_and_with_whom_he_settles_gets():
    text = "Payout\n\nThe High Court has approved a settlement of $40 million between Dorne Mining and 17 communities on the Lom.\n"
    deal = sums(ledger_of(text))[40e6]
    assert (deal.kind, deal.donors, deal.recipients, deal.stage) == ("settlement", ("Dorne Mining",), ("communities",), "approved")


@pytest.mark.parametrize(
    "text",
    [
        "The agency appealed for $371 million for refugees in Chad.",
        "He was released after paying a $1.5 million bail.",
        "The average donation was $27.",
        "The firm transferred $8 million to accounts in Panama.",
        "Oslo was put in charge of a fund that needs $90 million.",
    ],
)
def test_what_is_asked_for_paid_as_bail_or_moved_between_accounts_is_no_promise(text: str):
    assert ledger_of(f"News\n\n{text}\n").commitments == ()


def test_what_a_pledge_was_before_it_was_raised_is_no_second_one():
    told = ledger_of("Pledge\n\nCanada doubled its pledge for Haiti to $60 million from $30 million. Mexico was thanked.\n")
    assert list(sums(told)) == [60e6]


def test_who_stands_right_before_a_later_sum_of_one_verb_gives_it():
    told = sums(ledger_of("Gifts\n\nSweden gave $12 million for Chad in May and Finland another $3 million.\n"))
    assert (told[12e6].donors, told[3e6].donors) == (("Sweden",), ("Finland",))


def test_an_instalment_is_part_of_its_grant_and_what_was_received_is_delivered():
    text = "Grant\n\nThe European Union approved a grant of €80m to Moldova. It will be paid in three instalments, the first of €20m in May.\n"
    told = sums(ledger_of(text + "\nMoldova received €50m last year.\n"))
    assert told[20e6].parent == told[80e6].id
    assert (told[50e6].stage, told[50e6].recipients) == ("delivered", ("Moldova",))


def test_what_a_giver_only_considers_is_no_pledge_because_an_outlet_says_will():
    told = ledger_of(
        "Fund\n\nThe Lagoon Fund will give $25 million. It would consider a further $10 million next year, its director, Jane Orme, said.\n",
        "Fund\n\nThe Lagoon Fund will chip in another $10 million next year.\n",
    )
    assert (sums(told)[10e6].stage, sums(told)[10e6].counts_in_total) == ("floated", False)


def test_money_set_aside_for_nobody_is_not_counted():
    assert counted(ledger_of("Books\n\nHalden Mining has set aside $45 million.\n")) == []


@pytest.mark.parametrize(
    ("text", "value", "donors", "recipients"),
    [
        ("The World Bank agreed to lend Zambia $120 million for a dam on the Kafue.", 120e6, ("World Bank",), ("Zambia",)),
        ("Zambia is to get $95 million from the World Bank for its dam at Kafue.", 95e6, ("World Bank",), ("Zambia",)),
        ("Under the deal, seen by the Courier, Halm Ports would pay dockers $7 million.", 7e6, ("Halm Ports",), ("dockers",)),
        ("Britain sent tents to Malawi. It gave $60 million for wells this year.", 60e6, ("United Kingdom",), ()),
        ("Peru was given $5 million by the Ford Foundation.", 5e6, ("Ford Foundation",), ("Peru",)),
    ],
)
def test_who_gives_and_who_gets(text: str, value: float, donors: tuple[str, ...], recipients: tuple[str, ...]):
    one = sums(ledger_of(f"Money\n\n{text}\n"))[value]
    assert one.donors == donors
    assert not recipients or one.recipients == recipients


def test_a_loan_in_talks_is_floated():
    loan = sums(ledger_of("Loan\n\nThe Nordic Development Bank is in talks with Estonia on a loan of 200 million euros for ferries.\n"))[200e6]
    assert (loan.stage, loan.counts_in_total, loan.donors) == ("floated", False, ("Nordic Development Bank",))


def test_two_figures_for_one_promise_are_one_line():
    told = ledger_of(
        "Clinic\n\nNorway promised 14 million euros for the clinic at Hamra on Monday. Norway also gave 3 million euros for roads.\n",
        "Clinic\n\nNorway has pledged 14 million euros for the clinic at Hamra.\n",
        "Clinic\n\nNorway is putting in 41 million euros for Hamra's clinic.\n",
    )
    assert counted(told) == [3e6, 14e6]
    assert {span.article for span in sums(told)[14e6].mentions} == {"a-0", "a-1", "a-2"}


def test_prices_debts_losses_and_budgets_are_no_promises():
    assert ledger_of(STORM).commitments == ()


def test_a_sum_for_each_is_no_total_and_goes_to_those_who_get_it():
    for text, value, whom in ((RELIEF, 300, "flooded households"), (PORT, 1200, "workers")):
        each = sums(ledger_of(text))[value]
        assert (each.recipients, each.counts_in_total, each.why_not) == ((whom,), False, "a sum for each, how many is not said")


def test_two_equal_sums_for_different_things_are_two_lines():
    told = ledger_of(RELIEF)
    equal = {(one.purpose, one.recipients) for one in told.commitments if one.value == 12e6}
    assert equal == {("river pumps", ()), ("schools", ("schools",))}
    assert 9 not in sums(told)


def test_a_title_says_what_is_promised_without_its_sum_and_a_place_of_a_visit_gets_nothing():
    titles = {one.title for one in ledger_of(BANK, RADIO).commitments if one.currency}
    assert "not itemised (remainder)" in titles
    assert not any(character.isdigit() or character == "$" for title in titles for character in title)
    north = sums(ledger_of(VISIT))[64e6]
    assert north.donors == ("Canada",)
    assert north.recipients == ("northern villages",)
    assert north.purpose == "Canada's northern villages"


def test_events_have_kind_participants_place_and_day():
    told = ledger_of(BANK, RADIO)
    seen = {(one.kind, one.participants, one.place) for one in told.events}
    assert ("visit", ("Lucia Armas",), "Ecuador") in seen
    assert ("meeting", ("Lucia Armas", "Diego Luna"), None) in seen
    quake = [one for one in ledger_of(DONORS).events if one.kind == "disaster"]
    assert len(quake) == 1
    assert quake[0].place == "Nepal"


def test_who_runs_a_fund_is_a_relation():
    ties = {(one.kind, one.subject, one.object) for one in ledger_of(BANK, RADIO).relations}
    assert ("administers", "Ministry of Energy", "Rio Hondo Fund") in ties


@pytest.mark.parametrize("texts", [(BANK, RADIO), (CLINIC,), (PLANT, PLANT_AGAIN), (DONORS,)])
def test_every_record_has_words_and_an_id_of_its_own(texts: tuple[str, ...]):
    told = ledger_of(*texts)
    rows = [*told.commitments, *told.events, *told.relations]
    assert rows
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert row.mentions
        assert all(told.quote(span).strip() for span in row.mentions)
    assert all(one.why_not for one in told.commitments if not one.counts_in_total)
    known = {one.id for one in told.commitments}
    assert all(one.parent in known for one in told.commitments if one.parent)


@pytest.mark.parametrize(
    "unit",
    [
        "aid ",
        "Bill ",
        "Act of The ",
        "a, ",
        "will give aid to Peru, ",
        "members and ",
        "senate passed ",
        "his trip to ",
        "give each ",
        "each household would receive ",
    ],
)
def test_hostile_text_is_read_in_little_time(unit: str):
    text = unit * (40_000 // len(unit))
    told = Coverage(Story("s", None, ("a",)), (Article("a", text, sha256(text), "a.txt"),))
    start = time.perf_counter()
    find_commitments(told)
    find_events(told)
    find_relations(told)
    assert time.perf_counter() - start < 3
