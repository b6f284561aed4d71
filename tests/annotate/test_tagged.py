"""What the tagger marks, linked and joined with the rules: sentences made up for the purpose."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from headwater.annotate.attribution_rules import page_of
from headwater.annotate.attribution_subjects import with_subjects
from headwater.annotate.attributions import find_attributions
from headwater.annotate.tagged import Telling, link
from headwater.annotate.tagged_acts import act_of
from headwater.errors import SettingsError
from headwater.models import files, tagger
from headwater.models.tagger import Tag
from headwater.record import Article, Attribution
from headwater.record.article import Block


def article(text: str, blocks: tuple[Block, ...] = ()) -> Article:
    return Article(id="a-1", text=text, text_sha256="", file="case.txt", blocks=blocks)


def tags(text: str, **marked: str) -> list[Tag]:
    """The tags of words of a text; words of one label are parted by a bar."""
    found = [(text.index(words), words, label) for label, some in marked.items() for words in some.split("|")]
    return [Tag(start, start + len(words), label) for start, words, label in sorted(found)]


def words(text: str, telling: Telling) -> tuple[str | None, str | None, list[str]]:
    source, cue = (text[slice(*at)] if at else None for at in (telling.source, telling.cue))
    return source, cue, [text[slice(*piece)] for piece in telling.pieces]


def linked(text: str, breaks: tuple[str, ...], **marked: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [words(text, one) for one in link(text, tags(text, **marked), [text.index(word) for word in breaks])]


def test_words_before_and_behind_a_cue_are_one_telling():
    text = "The bridge, Ada Fenn said, will open in May."
    assert linked(text, ("The",), source="Ada Fenn", cue="said", content="The bridge|will open in May") == [
        ("Ada Fenn", "said", ["The bridge", "will open in May"]),
    ]


def test_the_end_of_a_sentence_parts_what_is_nearer():
    text = "The bridge is safe, said the mayor of the old harbour town. Rain fell. Ada Fenn disagreed that it is."
    found = linked(
        text,
        ("The", "Rain", "Ada"),
        source="the mayor of the old harbour town|Ada Fenn",
        cue="said|disagreed",
        content="The bridge is safe|that it is",
    )
    assert found == [("the mayor of the old harbour town", "said", ["The bridge is safe"]), ("Ada Fenn", "disagreed", ["that it is"])]


def test_who_is_asked_is_not_who_asks():
    text = "Asked whether the bridge is safe, Ada Fenn said it was built to last."
    found = linked(text, ("Asked",), source="Ada Fenn", cue="Asked|said", content="whether the bridge is safe|it was built to last")
    assert found == [(None, "Asked", ["whether the bridge is safe"]), ("Ada Fenn", "said", ["it was built to last"])]


def test_words_far_from_any_cue_have_none():
    text = "He said so." + " Nothing happened." * 40 + " The bridge is safe."
    breaks = [0, *(at + 1 for at in range(len(text)) if text[at] == ".")]
    assert [one.cue for one in link(text, tags(text, cue="said", content="The bridge is safe"), breaks)] == [None]


@pytest.mark.parametrize(
    ("cue", "source", "quoted", "act"),
    [
        ("told reporters", "Ada Fenn", False, "said"),
        ("had agreed", "Ada Fenn", False, "said"),
        ("is planning", "the council", False, "intended"),
        ("believes", "she", False, "thought"),
        ("refused", "the firm", False, "declined"),
        ("were asked", "", False, "asked"),
        ("according to", "the harbour report", False, "published"),
        ("according to", "Ada Fenn", False, "said"),
        (":", "FENN", False, "said"),
        ("deadpanned", "Ada Fenn", True, "said"),
        ("basked in", "Ada Fenn", False, None),
    ],
)
def test_the_act_is_in_the_cue(cue: str, source: str, quoted: bool, act: str | None):
    assert act_of(cue, source, quoted=quoted) == act


REPORT = (
    "The harbour bridge will be closed until June, the Ministry of Works said on Monday.\n\n"
    "Ada Fenn, who leads the council, told reporters that the old ferry would run every hour.\n\n"
    "“We have waited for nine years and we can wait for nine more weeks,” said Tomas Orell, a baker.\n\n"
    "Engineers believe that the pillars are sound."
)


def test_reported_speech_quotations_and_belief():
    source = article(REPORT)
    found = [
        (one.kind, one.act, source.quote(one.source) if one.source else None, source.quote(one.cue) if one.cue else None)
        for one in find_attributions(source)
    ]
    assert ("direct", "said", "Tomas Orell, a baker", "said") in found
    assert ("indirect", "thought", "Engineers", "believe") in found
    assert {(kind, act) for kind, act, who, _ in found if who and "Ministry of Works" in who} == {("indirect", "said")}
    assert len(found) == 4


def test_words_that_lead_to_a_quotation_are_no_content():
    source = article("Ada Fenn visited the works on Monday. “The bridge will open in May, whatever it takes,” the newspaper quoted her as saying.")
    assert [source.quote(one.content) for one in find_attributions(source)] == ["“The bridge will open in May, whatever it takes,”"]


def test_a_source_that_is_missing_or_cut_is_the_subject_of_its_cue():
    text = "Marlow Springs, which bottles water, told her that its borehole was clean. They were told that it was not."
    cue, passive = text.index("told"), text.rindex("told")
    source = article(text)
    content = source.span(text.index("its"), text.index(". They"))
    one = Attribution("a-1", content.start, content.end, "indirect", "said", content, (), None, source.span(cue, cue + 4))
    scrap = replace(one, source=source.span(text.index("which"), text.index("which") + 5))
    last = source.span(text.index("it was"), len(text) - 1)
    other = replace(one, start=last.start, end=last.end, content=last, cue=source.span(passive, passive + 4))
    page = page_of(source)
    assert [at.source and source.quote(at.source) for at in with_subjects(page, (one, scrap, other))] == [
        "Marlow Springs, which bottles water,",
        "Marlow Springs, which bottles water,",
        None,
    ]


def test_noise_is_not_tagged():
    half = REPORT.index("Ada Fenn")
    source = article(REPORT, (Block(0, half, "body"), Block(half, len(REPORT), "related")))
    assert find_attributions(source)
    assert all(one.end <= half for one in find_attributions(source))


def test_running_twice_and_in_another_order_changes_nothing():
    others = [article(text) for text in (REPORT, "Nobody spoke.", REPORT.replace("June", "July"))]
    first = [find_attributions(one) for one in others]
    tagger.tag.cache_clear()
    assert [find_attributions(one) for one in reversed(others)] == first[::-1]


def test_a_quotation_that_goes_on_keeps_its_speaker():
    source = article(
        "Opening the bridge, Ada Fenn said: “We have waited for nine years for this day.\n\n"
        "“We can wait for nine more weeks until the ferry is gone.”\n\n"
        "Tomas Orell told Radio Quay that the ferry should stay."
    )
    cues = [(source.quote(one.source), source.quote(one.cue)) for one in find_attributions(source) if one.quotes and one.source and one.cue]
    assert [who for who, _ in cues] == ["Ada Fenn", "Ada Fenn"]


@pytest.mark.parametrize("text", ["", "\n \n", "“", "'''''\"\"\"", "a" * 5000, "\ud800 said \udfff", "said: " * 300, ", said he\n" * 300])
def test_no_text_is_too_odd(text: str):
    found = find_attributions(article(text))
    assert all(text[span.start : span.end].strip() for one in found for span in (one.content, one.source, one.cue, *one.quotes) if span)


def test_linking_takes_time_in_proportion():
    chance = random.Random(4)
    text = "word " * 40_000
    marked = [Tag(at * 5, at * 5 + 4, chance.choice(("source", "cue", "content"))) for at in range(0, 40_000, 3)]
    start = time.perf_counter()
    assert link(text, marked, range(0, len(text), 60))
    assert time.perf_counter() - start < 2


def test_missing_files_stop_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    tagger._session.cache_clear()
    tagger.tag.cache_clear()
    try:
        with pytest.raises(SettingsError, match=r"tagger\.onnx.*missing"):
            find_attributions(article("He said that it rained."))
    finally:
        tagger._session.cache_clear()
        tagger.tag.cache_clear()
