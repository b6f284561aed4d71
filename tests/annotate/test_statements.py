"""Statements of one article: who spoke, where, and why that is taken to be so."""

from __future__ import annotations

import pytest

from headwater.annotate.attributions import find_attributions
from headwater.annotate.names import find_names
from headwater.annotate.speaker_phrases import read_phrase
from headwater.annotate.statements import find_statements
from headwater.annotate.venue import read_venue
from headwater.record import Act, Article, Attribution, Kind, Span, Statement


def attribution(text: str, quote: str, source: str | None, cue: str | None, kind: Kind = "direct", act: Act = "said") -> Attribution:
    """An attribution of `quote`, whose source and cue are the nearest ones to it."""
    start = text.index(quote)
    end = start + len(quote)

    def near(words: str | None) -> Span | None:
        if words is None:
            return None
        places = [i for i in range(len(text)) if text.startswith(words, i)]
        at = min(places, key=lambda i: min(abs(i - end), abs(start - i - len(words))))
        return Span("a1", at, at + len(words))

    quoted = (Span("a1", start, end),) if kind != "indirect" else ()
    return Attribution("a1", start, end, kind, act, Span("a1", start, end), (), near(source), near(cue), quoted)


def statements(text: str, *said: tuple[str, str | None, str | None], published: str | None = None, kind: Kind = "direct") -> list[Statement]:
    page = Article("a1", text, "", "one.txt", published=published)
    return list(find_statements(page, find_names(page), [attribution(text, *one, kind=kind) for one in said]))


def speaker(text: str, *said: tuple[str, str | None, str | None]) -> str | None:
    """The name of the last statement's speaker."""
    found = statements(text, *said)[-1].speaker
    return found.name if found else None


OPENING = "Fisheries minister Kari Solvang opened the port on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "source", "cue", "name"),
    [
        (OPENING + "“It is a start,” Solvang said.", "Solvang", "said", "Kari Solvang"),
        (OPENING + "“It is a start,” the minister said.", "the minister", "said", "Kari Solvang"),
        (OPENING + "“It is a start,” she said.", "she", "said", "Kari Solvang"),
        (OPENING + "Tom Kestrel, a fisherman, laughed. “It is a start,” he said.", "he", "said", "Tom Kestrel"),
        (OPENING + "“It is a start,” a fisherman said.", "a fisherman", "said", "fisherman"),
        (OPENING + "“It is a start,” said a source close to the port.", "a source close to the port", "said", "source close to the port"),
        (OPENING + "“It is a start,” Marlow Sciences Inc said.", "Marlow Sciences Inc", "said", "Marlow Sciences Inc"),
        ("Marlow Sciences Inc sold the port to Anna Roth. “It is a start,” the company said.", "the company", "said", "Marlow Sciences Inc"),
        ("The prime minister spoke. “It is a start,” the prime minister said.", "the prime minister", "said", "prime minister"),
        ("“It is a start,” the Labour MP said. Nobody else spoke.", "the Labour MP", "said", "Labour MP"),
        ("Ben Roth arrived late.\n\n“It is a start,” the Labour MP said.", "the Labour MP", "said", "Ben Roth"),
        ("“It is a start,” Zerlath said.", "Zerlath", "said", "Zerlath"),
        ("“It is a start,” Ben Roth of the Vikna delegation said.", "Ben Roth of the Vikna delegation", "said", "Ben Roth"),
        ("“It is a start,” House Republican Ben Roth said.", "House Republican Ben Roth", "said", "Ben Roth"),
        ("Analysts at Marlow Bank said: “It is a start.”", "Analysts at Marlow Bank", "said", "Analysts at Marlow Bank"),
        ("Ms Ana Roth met Mr Karl Berg. “It is a start,” she said.", "she", "said", "Ana Roth"),
        ("Ana Roth’s view of the port was blunt: “It is a start.”", "Ana Roth’s view of the port", "was blunt", "Ana Roth"),
        ("Ana Roth’s lawyer said: “It is a start.”", "Ana Roth’s lawyer", "said", "Ana Roth’s lawyer"),
        ("Susan Roth met Peter Berg. “It is a start,” he said.", "he", "said", "Peter Berg"),
        ("Ana Roth’s deputy Karl Berg came late. “It is a start,” he said.", "he", "said", "Karl Berg"),
        ("The Harbour Court in Vikna said: “It is a start.”", "The", "said", "Harbour Court"),
        ("Karl Berg came to Oslo saying: “It is a start.”", "Oslo", "saying", "Karl Berg"),
        ("The Vikna Lifeboat Society met on Monday. “It is a start,” it said.", "it", "said", "Vikna Lifeboat Society"),
        ("Ana Roth told the Vikna Herald about Marlow Bank. “It is a start,” the newspaper said.", "the newspaper", "said", "Vikna Herald"),
        ("Karl Berg was late. “It is a start,” Ana Roth’s doctor said.", "Ana Roth’s doctor", "said", "Ana Roth’s doctor"),
        ("Ana Roth, who sent Karl Berg a letter, said: “It is a start.”", "who sent Karl Berg a letter", "said", "Ana Roth"),
        ("Susan Roth was late. “It is a start,” Mr Roth said.", "Mr Roth", "said", "Mr Roth"),
        ("Susan Roth was late. Mr Roth was not. “It is a start,” President Roth said.", "President Roth", "said", "Roth"),
        ("Sasha Roth blamed Susan Berg. “It is a start,” she said.", "she", "said", "Susan Berg"),
        ("The lawyer Karl Berg was late. Ana Roth was not. “It is a start,” his lawyer said.", "his lawyer", "said", "Karl Berg’s lawyer"),
        ("The Vikna Union candidate was late. “It is a start,” it said.", "it", "said", None),
        ("Ana Roth left Marlow Bank. “It is a start,” his bank said.", "his bank", "said", "his bank"),
        ("A study that came out in Vikna found it. “It is a start,” it said.", "A study that came out in Vikna", "found", "study"),
        ("Karl Berg met Ana Roth, and Ana Roth said and added: “It is a start.”", "Ana Roth", "added", "Ana Roth"),
        ("Ana Roth was late. “It is a start,” her office said.", "her office", "said", "Ana Roth’s office"),
        ("At least one Democrat said: “It is a start.”", "one Democrat", "said", "Democrat"),
        ("Ministry of Fish (MoF) sources said: “It is a start.”", "Ministry of Fish (MoF) sources", "said", "Ministry of Fish sources"),
    ],
)
def test_the_speaker_is_found(text: str, source: str, cue: str, name: str | None):
    quote = next(part for part in ("“It is a start,”", "“It is a start.”") if part in text)
    assert speaker(text, (quote, source, cue)) == name


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The port closed after the bank had written to Marlow Sciences Inc. “It is a start,” its plan said.", "its"),
        ("Ana Roth asked the Marlow Bank. Nobody wrote to the Norland Fish Inspectorate. “It is a start,” they said.", "they"),
        ("Ana Roth left. My mother was late, but “It is a start,” she said.", "she"),
        ("Peter Berg met Karl Roth. The harbour master was late. “It is a start,” she said.", "she"),
    ],
)
def test_where_the_text_does_not_show_it_nobody_is_named(text: str, source: str):
    assert speaker(text, ("“It is a start,”", source, "said")) is None


def test_a_transcript_inside_quotation_marks_says_who_speaks():
    text = "Ana Roth met Karl Berg. “ROTH: Was it late?” “BERG: It was.”"
    assert speaker(text, ("“ROTH: Was it late?”", None, None), ("“BERG: It was.”", None, None)) == "Karl Berg"


def test_a_description_points_back_to_who_spoke_last_unless_somebody_else_was_brought_in_by_it():
    opening = "Susan Roth, a shipowner, was late. “No,” she said. "
    both = (("“No,”", "she", "said"), ("“It is a start,”", "the Norland billionaire", "said"))
    assert speaker(opening + "“It is a start,” the Norland billionaire said.", *both) == "Susan Roth"
    assert speaker("A billionaire came. " + opening + "“It is a start,” the Norland billionaire said.", *both) == "Norland billionaire"


def test_who_is_not_named_is_anonymous_and_who_is_an_office_is_not():
    one = statements("“It is a start,” said a source close to the port.", ("“It is a start,”", "a source close to the port", "said"))[0].speaker
    two = statements("“It is a start,” said the prime minister.", ("“It is a start,”", "the prime minister", "said"))[0].speaker
    assert one is not None
    assert two is not None
    assert (one.anonymous, two.anonymous) == (True, False)


def test_quoted_as_saying():
    text = OPENING + "“It is a start,” the paper quoted her as saying."
    assert speaker(text, ("“It is a start,”", None, None)) == "Kari Solvang"


def test_where_nobody_is_shown_there_is_no_speaker():
    assert speaker("“It is a start.” The rain fell.", ("“It is a start.”", None, None)) is None
    assert statements("He is thought to be ill.", ("to be ill", None, "is thought"), kind="indirect")[0].speaker is None
    assert speaker("“It is a start,” he said.", ("“It is a start,”", "he", "said")) is None


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = OPENING + "“It is a start,” Solvang said.\n\n“There is more to do.”"
    found = statements(text, ("“It is a start,”", "Solvang", "said"), ("“There is more to do.”", None, None))
    assert [one.speaker and one.speaker.name for one in found] == ["Kari Solvang", "Kari Solvang"]
    assert "the quotation goes on" in found[1].because


def test_another_person_between_ends_it():
    text = OPENING + "“It is a start,” Solvang said.\n\nTom Kestrel stood up. “There is more to do.”"
    assert speaker(text, ("“It is a start,”", "Solvang", "said"), ("“There is more to do.”", None, None)) is None


def test_the_office_goes_with_the_speaker():
    found = statements(OPENING + "“It is a start,” Solvang said.", ("“It is a start,”", "Solvang", "said"))[0].speaker
    assert found is not None
    assert found.role == "Fisheries minister"


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        ("Solvang told Radio Vikna on Monday", "Radio Vikna"),
        ("Solvang told the UK’s Lantern", "Lantern"),
        ("Solvang told reporters", "reporters"),
        ("Solvang told newsmen in Oslo", "Oslo"),
        ("Solvang told journalists on the steps of the court", "steps of the court"),
        ("Solvang told reporters outside the court", "outside the court"),
        ("said Solvang, a fisherwoman, in the camp at Vikna", "camp at Vikna"),
        ("Solvang told the newspaper Vikna Avis", "Vikna Avis"),
        ("Solvang told the news agency VNA", "VNA"),
        ("Solvang told a Vikna newspaper", None),
        ("Solvang says to Vikna Avis", "Vikna Avis"),
        ("Solvang told the hall", "the hall"),
        ("she wrote in the judgment", "judgment"),
        ("she said in a statement on Monday night", "statement"),
        ("Solvang told Karl Berg", None),
        ("Solvang told Norwegians", None),
        ("Speaking to The Lantern, Solvang said", "The Lantern"),
        ("she said in an interview with the Sunday Lantern", "Sunday Lantern"),
        ("she said in a statement", "statement"),
        ("she said in an open letter to Marlow Sciences", "open letter to Marlow Sciences"),
        ("she said at a press conference in Oslo", "press conference in Oslo"),
        ("she said during a press conference with Norwegian minister Karl Berg", "press conference with Karl Berg"),
        ("she warned during a visit to Chile", "visit to Chile"),
        ("she tweeted", "Twitter"),
        ("she wrote on Facebook", "Facebook"),
        ("Speaking in Oslo on Monday, she said", "Oslo"),
        ("Announcing the new harbour fund, she said", "announcement of the fund"),
        ("she told lawmakers", "lawmakers"),
        ("she said in October", None),
        ("she wrote on June 10", None),
        ("she told Vikna Radio 4", "Vikna Radio 4"),
        ("she said", None),
    ],
)
def test_venues_are_read(words: str, venue: str | None):
    found = read_venue(words, frozenset(("karl berg", "berg", "solvang")))
    assert (found.name if found else None) == venue


def test_a_venue_goes_on_with_the_run_and_ends_with_it():
    text = OPENING + (
        "“It is a start,” Solvang told Radio Vikna.\n\n“There is more to do,” she added.\n\nThe rain fell all day.\n\n"
        "The quay is long.\n\nSolvang said: “We are late.”"
    )
    found = statements(
        text, ("“It is a start,”", "Solvang", "told"), ("“There is more to do,”", "she", "added"), ("“We are late.”", "Solvang", "said")
    )
    assert [one.venue for one in found] == ["Radio Vikna", "Radio Vikna", None]
    assert found[1].mentions[0].venue == "Radio Vikna"


def test_the_quotation_behind_what_the_same_paragraph_tells_was_said_there_too():
    text = OPENING + "Solvang told Radio Vikna that the port is open. “It is a start,” Solvang said.\n\nThe quay is long."
    page = Article("a1", text, "", "one.txt")
    told = attribution(text, "that the port is open", "Solvang", "told", "indirect")
    found = list(find_statements(page, find_names(page), [told, attribution(text, "“It is a start,”", "Solvang", "said")]))
    assert [one.venue for one in found] == ["Radio Vikna", "Radio Vikna"]


def test_this_newspaper_is_the_outlet_and_in_it_is_what_was_named():
    text = "Kari Solvang told this newspaper that the port is open. “It is a start,” she said."
    page = Article("a1", text, "", "one.txt", outlet="Vikna Avis")
    told = attribution(text, "that the port is open", "Kari Solvang", "told", "indirect")
    assert [one.venue for one in find_statements(page, find_names(page), [told])] == ["Vikna Avis"]
    text = "The Vikna Port Union said in a release that it is late. “It is a start,” its director, Kari Solvang, said in it."
    page = Article("a1", text, "", "one.txt")
    told = attribution(text, "that it is late", "The Vikna Port Union", "said", "indirect")
    quoted = attribution(text, "“It is a start,”", "Kari Solvang", "said")
    assert [one.venue for one in find_statements(page, find_names(page), [told, quoted])] == ["release", "release"]


def test_a_letter_named_before_is_the_letter():
    text = "Kari Solvang published an open letter on Monday.\n\nIn the letter, Solvang wrote: “It is a start.”"
    assert statements(text, ("“It is a start.”", "Solvang", "wrote"))[0].venue == "open letter"


def test_the_interview_of_the_sentence_before():
    text = "Kari Solvang defended the port in an interview with Radio Vikna. “It is a start,” she said."
    assert statements(text, ("“It is a start,”", "she", "said"))[0].venue == "Radio Vikna"


@pytest.mark.parametrize(
    ("published", "day"), [("2024-05-16", "2024-05-13"), ("2024-05-13T08:00:00+00:00", "2024-05-13"), ("2024", None), (None, None)]
)
def test_the_day_beside_the_cue(published: str | None, day: str | None):
    text = "“It is a start,” Kari Solvang said on Monday."
    assert statements(text, ("“It is a start,”", "Kari Solvang", "said"), published=published)[0].said_on == day


def test_one_statement_an_attribution_with_its_words():
    text = OPENING + "“It is a start,” Solvang said."
    (found,) = statements(text, ("“It is a start,”", "Solvang", "said"))
    assert (found.canonical, found.kind, found.act, len(found.mentions)) == ("“It is a start,”", "direct", "said", 1)
    assert found.id == statements(text, ("“It is a start,”", "Solvang", "said"))[0].id


@pytest.mark.parametrize(("source", "words"), [
    ("whom police", "police"), ("one of her aunts", "one of her aunts"), ("The department late Saturday evening", "department"),
])  # fmt: skip
def test_a_source_phrase_keeps_its_own_words_only(source: str, words: str):
    assert read_phrase(source).words == words


def test_an_office_told_by_what_it_answers_for_is_that_office_and_no_barer_one_named_before():
    assert read_phrase("The minister who answers for public works").words == "public works minister"
    assert read_phrase("The minister responsible").words == "minister responsible"
    page = Article("a-2", OFFICES, "", "two.txt")
    said = {one.speaker.name for one in find_statements(page, find_names(page), find_attributions(page)) if one.speaker}
    assert said == {"minister", "harbour minister"}


OFFICES = """Quay plan: minister speaks of “turning point” as works begin

The minister in charge of the harbour has called the plan for the quay a “turning point”, a day after it was made public.
"""
