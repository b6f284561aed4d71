"""One record for each distinct figure of a story, whatever the order of the articles' figures."""

from __future__ import annotations

import random

from headwater.align.amounts import join_amounts
from headwater.annotate.amounts import find_amounts
from headwater.record import Amount, Article, Coverage, Story

TEXTS = (
    "The minister announced a £50 million package for the coast. The package includes £30 million for walls and £15 million for pumps.",
    "The £50m package for the coast was welcomed. It cost nearly £2.26bn to build the harbour; 51,000 people live there.",
    "Aid of £50million (about $63m) for the coast was promised. The harbour cost £2.3bn to build. More than 51,000 people live there.",
)


def joined(texts: tuple[str, ...], seed: int = 0) -> tuple[Amount, ...]:
    articles = tuple(Article(f"a{n}", text, "", f"{n}.txt") for n, text in enumerate(texts))
    amounts = [amount for article in articles for amount in find_amounts(article)]
    random.Random(seed).shuffle(amounts)
    return join_amounts(Coverage(Story("s", None, tuple(a.id for a in articles)), articles, amounts=tuple(amounts)))


def test_the_same_sum_is_one_record_with_all_its_mentions():
    (whole,) = [a for a in joined(TEXTS) if a.value == 50e6]
    assert [span.article for span in whole.mentions] == ["a0", "a1", "a2"]
    assert whole.story == "s"


def test_parts_and_second_currencies_lead_between_joined_records():
    found = joined(TEXTS)
    whole = next(a for a in found if a.value == 50e6)
    assert {a.value for a in found if a.part_of == whole.id and not a.derived} == {30e6, 15e6}
    assert [a.currency for a in found if a.restates == whole.id] == ["USD"]


def test_what_is_left_of_a_whole_is_marked_derived():
    (rest,) = [a for a in joined(TEXTS) if a.derived]
    assert rest.value == 5e6
    assert len(rest.mentions) == 3


def test_a_rounder_figure_joins_the_exact_one_it_plainly_is():
    (harbour,) = [a for a in joined(TEXTS) if a.unit == "money" and 2e9 < (a.value or 0) < 3e9]
    assert harbour.value == 2.26e9
    assert len(harbour.mentions) == 2


def test_counts_of_one_thing_are_one():
    (people,) = [a for a in joined(TEXTS) if a.unit == "count"]
    assert people.of == "people"
    assert len(people.mentions) == 2


def test_equal_sums_beside_each_other_for_two_things_stay_two():
    found = joined(("They gave £5m for schools and £5m for wells.",))
    assert [a.value for a in found] == [5e6, 5e6]


def test_the_order_of_what_comes_in_changes_nothing():
    assert joined(TEXTS, 1) == joined(TEXTS, 2) == joined(TEXTS, 3)


def test_no_figures_no_records():
    assert joined(("Nothing was counted.",)) == ()


def told_again(*texts: str) -> list[tuple[str | None, str | None]]:
    found = {a.id: a for a in joined(texts)}
    return sorted((a.currency, found[a.restates].currency) for a in found.values() if a.restates)


def test_one_sum_in_two_currencies_in_two_articles():
    assert told_again(
        "The minister has promised a fund of 400 million rand for drinking water in the valley.",
        "Her ministers promised a £17m fund for drinking water, the lobby said.",
    ) == [("GBP", "ZAR")]


def test_a_rate_that_the_story_gives_joins_sums_whose_words_are_not_quite_alike():
    first = (
        "A loan of 90 million Swedish kronor ($9 million) is for dikes at Elmhaven. The lighthouse trust will repair the pier for 30 million kronor."
    )
    assert ("USD", "SEK") in told_again(first, "Repairs at the pier come to $3 million and are paid for by the lighthouse trust, a charity.")
    assert len(told_again(first, "Repairs at the pier come to $5 million and are paid for by the lighthouse trust, a charity.")) == 1


def test_sums_that_only_could_be_one_stay_two():
    assert told_again("The city gave £5m for a clinic.", "The duke lost €6m at cards.") == []
    assert told_again("The city gave £5m for a clinic in Ayr and €6m for a clinic in Cork.") == []


def test_what_is_old_of_a_sum_leaves_no_remainder():
    found = joined(("The trust will pay £250,000. It said £100,000 of the sum would go on pumps, and £60,000 of it had been promised in May.",))
    (whole,) = [a for a in found if a.value == 250_000]
    assert {a.value for a in found if a.part_of == whole.id} == {100_000, 60_000}
