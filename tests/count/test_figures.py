"""Invented stories with figures: who gives another figure is no witness, and a part was announced with its whole."""

from __future__ import annotations

from dataclasses import replace

from invented import Place, Said, article, carriers, counts, coverage, origin, person, traced

from headwater.record import Amount, Coverage, Span

RESCUE = person("Dunmore Rescue Society", "Dunmore Rescue Society")
MINISTRY = person("Marland Ministry of Health", "Marland government")


def _counted(story: Coverage, words: str, value: float, of: str | None = "people") -> Coverage:
    spans = tuple(Span(a.id, at, at + len(words)) for a in story.articles if (at := a.text.find(words)) >= 0)
    return replace(story, amounts=(*story.amounts, Amount(f"m-{words}", "count", spans, value=value, of=of)))


def toll(second: str, value: float, of: str | None = "people") -> Coverage:
    articles = (
        article(0, "Morning Sheet", "Eleven people drowned off Dunmore, the Dunmore Rescue Society said."),
        article(1, "Evening Sheet", f"{second} drowned off Dunmore, the Marland Ministry of Health said."),
    )
    said = [
        Said(0, RESCUE, "Eleven people drowned off Dunmore", "the Dunmore Rescue Society said", same="eleven"),
        Said(1, MINISTRY, f"{second} drowned off Dunmore", "the Marland Ministry of Health said", same="other"),
    ]
    claims = [[Place(0, "Eleven people drowned off Dunmore", "eleven"), Place(1, f"{second} drowned off Dunmore", "other")]]
    names = (("organisation", "Dunmore Rescue Society", "Dunmore Rescue Society"),)
    story = _counted(coverage(articles, said, claims, names=names), "Eleven", 11)
    return traced(_counted(story, second.split(maxsplit=1)[0], value, of))


def test_who_gives_another_figure_does_not_stand_behind_this_one():
    assert counts(toll("Fourteen people", 14).claims[0]) == (1, 1, 1, 1)


def test_a_figure_whose_thing_is_not_named_is_another_figure_too():
    assert counts(toll("Fourteen", 14, None).claims[0]) == (1, 1, 1, 1)


def test_two_sides_that_give_one_figure_both_stand_behind_it():
    assert counts(toll("Eleven people", 11).claims[0])[2:] == (2, 2)


def test_figures_of_two_things_do_not_speak_against_each_other():
    assert counts(toll("Three crews", 3, "crews").claims[0])[3] == 2


def test_a_part_of_an_announced_sum_was_announced_with_it():
    articles = (
        article(0, "Morning Sheet", "Orla Venn announced a package of $40,000,000 on Monday.\n\nSome $9,000,000 is for the bridge at Dunmore."),
        article(1, "Evening Sheet", "Orla Venn unveiled a $40,000,000 package for roads.\n\nThe old bridge at Dunmore is to get $9,000,000."),
    )
    claims = [
        [Place(0, "Orla Venn announced a package of $40,000,000 on Monday"), Place(1, "Orla Venn unveiled a $40,000,000 package for roads")],
        [Place(0, "Some $9,000,000 is for the bridge at Dunmore"), Place(1, "The old bridge at Dunmore is to get $9,000,000")],
    ]
    names = (("person", "Orla Venn", "Marland government"),)
    story = coverage(articles, [], claims, names=names, sums=("$40,000,000", "$9,000,000"))
    alone = traced(story)
    assert counts(alone.claims[1])[1] == 2
    whole, part = story.amounts
    told = traced(replace(story, amounts=(whole, replace(part, part_of=whole.id))))
    assert counts(told.claims[1]) == (1, 1, 1, 1)
    assert carriers(origin(told, "statement")) == ["a-0", "a-1"]


def test_sums_that_are_parts_of_each_other_end():
    articles = (article(0, "Morning Sheet", "Orla Venn announced $40,000,000. Some $9,000,000 is for the bridge."),)
    story = coverage(articles, [], [[Place(0, "Some $9,000,000 is for the bridge")]], sums=("$40,000,000", "$9,000,000"))
    one, other = story.amounts
    circle = (replace(one, part_of=other.id), replace(other, part_of=one.id))
    assert counts(traced(replace(story, amounts=circle)).claims[0]) == (1, 1, 1, 1)
