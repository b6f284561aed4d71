"""Copies: every planted passage is found, to the letter, whatever stands around it."""

from __future__ import annotations

import random
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.record import Article, Block, Copy
from headwater.trace.copies import find_copies
from headwater.trace.quoted import quoted_stretches

COMMON = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "was",
    "on",
    "for",
    "with",
    "as",
    "at",
    "by",
    "from",
    "that",
    "it",
    "his",
    "her",
    "they",
    "their",
    "had",
    "has",
    "been",
    "not",
    "but",
]
RARE = [
    a + b
    for a in ("quel", "brin", "tosk", "vand", "mirr", "pall", "ondr", "zeph", "kort", "lumm")
    for b in ("ick", "ara", "oth", "ude", "ensk", "ivar")
]
VOCABULARY = COMMON + RARE


def article(name: str, text: str, **more: object) -> Article:
    return Article(id=f"a-{name}", text=text, text_sha256="", file=f"{name}.txt", **more)  # type: ignore[arg-type] - fields by name


def said(copy: Copy, articles: list[Article]) -> list[str]:
    by_id = {a.id: a for a in articles}
    return [by_id[span.article].quote(span) for span in copy.passages]


def shares(copies: tuple[Copy, ...], one: Article, other: Article, words: str) -> bool:
    for copy in copies:
        texts = {span.article: article.quote(span) for span in copy.passages for article in (one, other) if article.id == span.article}
        if len(texts) == 2 and all(words in " ".join(text.split()) for text in texts.values()):
            return True
    return False


word = st.sampled_from(VOCABULARY)


@settings(max_examples=150, deadline=None)
@given(
    planted=st.lists(word, min_size=15, max_size=60),
    around=st.lists(st.lists(word, max_size=40), min_size=4, max_size=4),
    gap=st.sampled_from([" ", "\n", "  ", "\n\n"]),
)
def test_fifteen_words_are_always_found(planted, around, gap):
    passage = " ".join(planted)
    one = article("one", gap.join([*around[0], passage, *around[1]]))
    other = article("two", gap.join([*around[2], passage, *around[3]]))
    assert shares(find_copies([one, other]), one, other, passage)


@settings(max_examples=60, deadline=None)
@given(planted=st.lists(word, min_size=15, max_size=40), seed=st.integers(0, 10**6))
def test_spans_are_exact_on_both_sides(planted, seed):
    draw = random.Random(seed)
    passage = " ".join(planted)
    one = article("one", " ".join([*(f"left{draw.random()}" for _ in range(30)), passage, *(f"past{draw.random()}" for _ in range(5))]))
    other = article("two", "Zum " + passage.title() + "!")
    longest = find_copies([one, other])[0]
    assert said(longest, [one, other]) == [passage, passage.title()]
    assert longest.words == len(planted)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_order_of_articles_changes_nothing(seed):
    draw = random.Random(seed)
    passages = [" ".join(draw.choices(VOCABULARY, k=draw.randint(9, 40))) for _ in range(4)]
    articles = [
        article(str(n), ". ".join([*draw.sample(passages, 2), " ".join(draw.choices(VOCABULARY, k=30))]), published=f"2031-05-0{n}")
        for n in range(1, 8)
    ]
    mixed = draw.sample(articles, len(articles))
    assert find_copies(articles) == find_copies(mixed)


def test_a_passage_in_hundreds_of_articles_is_one_row():
    draw = random.Random(7)
    passage = " ".join(draw.choices(RARE, k=30))
    articles = [article(f"{n:03}", f"word{n} only{n} here{n}. {passage}. other{n} end{n}") for n in range(300)]
    copies = find_copies(articles)
    assert [len(copy.passages) for copy in copies] == [300]
    assert set(said(copies[0], articles)) == {passage}


def test_a_short_passage_inside_a_long_copy_of_many_is_found_everywhere():
    draw = random.Random(3)
    short, long = " ".join(draw.choices(RARE, k=18)), " ".join(draw.choices(RARE, k=60))
    articles = [article(f"{n:03}", f"solo{n} alone{n}. {short}. only{n} one{n}") for n in range(2, 40)]
    articles += [article(n, f"lead{n} {long} {short} {long[::-1]} tail{n}") for n in ("000", "001")]
    copies = find_copies(articles)
    assert any(len(copy.passages) == 40 for copy in copies)
    assert any(len(copy.passages) == 2 and copy.words > 70 for copy in copies)


def test_winnowing_meets_every_run_of_fifteen(monkeypatch):
    monkeypatch.setattr("headwater.trace.winnow.WHOLE", 0)
    for seed in range(150):
        draw = random.Random(seed)
        passage = " ".join(draw.choices(VOCABULARY, k=15))
        texts = [
            " ".join([*draw.choices(VOCABULARY, k=draw.randint(0, 40)), passage, *draw.choices(VOCABULARY, k=draw.randint(0, 40))]) for _ in "ab"
        ]
        one, other = (article(name, text) for name, text in zip(("one", "two"), texts, strict=True))
        assert shares(find_copies([one, other]), one, other, passage), seed


def test_light_editing_is_bridged():
    one = article(
        "one",
        "Nobody knew. The harbour of Quelmouth was closed to ferries after engineers found cracks along the whole of its eastern breakwater wall.",
    )
    other = article("two", "The port of Quelmouth was shut to ferries after engineers had found cracks along the whole of its eastern breakwater.")
    (copy,) = find_copies([one, other])
    first, second = said(copy, [one, other])
    assert first.startswith("of Quelmouth was closed to ferries")
    assert second == "of Quelmouth was shut to ferries after engineers had found cracks along the whole of its eastern breakwater"


def test_quoting_the_same_words_is_not_copying():
    words = "we will rebuild every last bridge over the Tosk before the autumn floods return"
    one = article(
        "one", f"Mayor Ondra Vandick told reporters: \u201c{words}.\u201d It rained. The Quelmouth bridges over the Tosk fell in the flood."
    )
    other = article("two", f'In Quelmouth the flood took bridges over the Tosk. "{words}," said Vandick.')
    (copy,) = find_copies([one, other])
    assert copy.kind == "quotation"
    assert said(copy, [one, other]) == [words, words]


def test_a_short_quotation_is_found_where_prose_of_its_length_is_not():
    quote = "a vandal's notion of thrift"
    one = article("one", f"The Quelmouth library will close. Critics called the plan \u201c{quote}\u201d when the Quelmouth council met.")
    other = article("two", f'Quelmouth council votes to close its library, "{quote}" in the words of one critic.')
    bare = article("six", f"Quelmouth council votes to close its library, {quote} in the words of one critic.")
    (copy,) = find_copies([one, other])
    assert (copy.kind, said(copy, [one, other])) == ("quotation", [quote, quote])
    assert find_copies([one, bare]) == ()


def test_furniture_is_boilerplate_and_never_prose():
    line = "Sign up here for the morning letter from the Quelmouth Courier and never miss another vandick story again ok"
    story = "The harbour of Quelmouth burned. "
    articles = [
        article(n, f"{story}{n}\n{line}", blocks=(Block(0, len(story) + 1, "body"), Block(len(story) + 2, len(story) + 2 + len(line), "furniture")))
        for n in ("1", "2")
    ]
    assert [copy.kind for copy in find_copies(articles)] == ["boilerplate"]


def test_a_standing_line_of_strangers_is_boilerplate():
    draw = random.Random(11)
    line = " ".join(draw.choices(VOCABULARY, k=24))
    articles = [article(str(n), " ".join(f"{w}{n}" for w in draw.choices(RARE, k=80)) + ". " + line) for n in range(6)]
    assert [copy.kind for copy in find_copies(articles)] == ["boilerplate"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"published": "2031-05-01"}, {"published": "2031-05-02"}, "a-one"),
        ({"published": "2031-05-01"}, {"published": "2031-05-01"}, None),
        ({"published": "2031-05-01"}, {}, None),
        ({"published": "2031-05"}, {"published": "2031-05-20"}, None),
        ({"published": "2031-05-02T06:00:00+00:00"}, {"published": "2031-05-02T05:00:00+00:00"}, "a-two"),
        ({"published": "2031-05-02T06:00:00+00:00"}, {"published": "2031-05-02"}, None),
        ({"outlet": "Quelmouth Courier"}, {"outlet": "Tosk Herald", "authors": ("Quelmouth Courier staff",)}, "a-one"),
        ({"primary": True, "published": "2031-06-01"}, {"published": "2031-05-01"}, "a-one"),
    ],
)
def test_where_the_words_stood_first(first, second, expected):
    passage = "engineers found cracks along the eastern breakwater of the Quelmouth harbour shortly before dawn and closed it to all ferries"
    articles = [article("one", f"Here: {passage}.", **first), article("two", f"There, {passage}.", **second)]
    assert find_copies(articles)[0].from_ == expected


def test_an_agency_that_is_not_held_stood_before_both():
    passage = "engineers found cracks along the eastern breakwater of the Quelmouth harbour shortly before dawn and closed it to all ferries"
    articles = [
        article("one", f"QUELMOUTH (TNA) \u2014 {passage}.", published="2031-05-01", outlet="Tosk Herald"),
        article("two", f"Again {passage}.", published="2031-05-03", outlet="Ondra Post"),
    ]
    assert find_copies(articles)[0].from_ is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said \u201cgo now\u201d twice.", ["go now"]),
        ('It\'s "so" and "so".', ["so", "so"]),
        ("She called it \u2018a dog\u2019s dinner\u2019 again.", ["a dog\u2019s dinner"]),
        ("the players' union and the 1990s' end", []),
        ('"One.\n"Two."', ["One.", "Two."]),
        ("\u201cHe said \u2018never\u2019 to me\u201d", ["He said \u2018never\u2019 to me"]),
        ("\u00abOui\u00bb \u201eja\u201c", ["Oui", "ja"]),
    ],
)
def test_quoted_stretches(text, quoted):
    assert [text[a:b] for a, b in quoted_stretches(text)] == quoted


def test_hostile_repetition_is_quick():
    texts = ["zeph " * 20_000, "zeph zeph vand " * 7_000, '"' * 100_000, "'a " * 30_000]
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    began = time.perf_counter()
    copies = find_copies(articles)
    assert time.perf_counter() - began < 20
    assert all(len({s.article for s in copy.passages}) == len(copy.passages) for copy in copies)


def test_nothing_comes_of_nothing():
    assert find_copies([]) == ()
    assert find_copies([article("one", ""), article("two", "   ")]) == ()


def test_signs_without_blanks_between_words_are_words():
    passage = "\u6771\u4eac\u90fd\u306f\u4eca\u65e5\u65b0\u3057\u3044\u6a4b\u306e\u5efa\u8a2d\u3092\u767a\u8868\u3057\u305f"
    articles = [article("one", f"\u58f9{passage}\u3002"), article("two", f"\u8cb3{passage}\u3002")]
    assert {quote for copy in find_copies(articles) for quote in said(copy, articles)} == {passage}


def test_every_copy_of_a_random_collection_holds_shared_words():
    draw = random.Random(5)
    articles = [article(f"{n:02}", " ".join(draw.choices(VOCABULARY[:40], k=400))) for n in range(12)]
    for copy in find_copies(articles):
        texts = [set(quote.lower().split()) for quote in said(copy, articles)]
        assert all(a & b for a, b in combinations(texts, 2))


def test_a_whole_report_run_by_another_outlet_is_no_standing_line_though_each_adds_paragraphs_of_its_own():
    """What stands beside the report in the two articles has nothing in common."""
    draw = random.Random(11)
    report = " ".join(draw.choice(VOCABULARY) for _ in range(120))
    mine = " ".join(a + b for a in ("hask", "dorn", "flit", "grum") for b in ("ela", "ony", "isp", "urt", "owe", "ark", "ind", "est"))
    yours = " ".join(a + b for a in ("wend", "clav", "spor", "trig") for b in ("ela", "ony", "isp", "urt", "owe", "ark", "ind", "est"))
    one = article("1", f"{report}. {mine}.", outlet="Morning Sheet")
    other = article("2", f"{report}. {yours}.", outlet="Evening Sheet")
    kinds = {(copy.kind, copy.words) for copy in find_copies([one, other])}
    assert ("prose", 120) in kinds


def in_one_row(copies: tuple[Copy, ...], articles: list[Article], passage: str) -> set[str]:
    """The articles of the row that holds a passage in most of them, whole and in its own letters."""
    by_id = {a.id: a for a in articles}
    held = [{span.article for span in copy.passages if passage in by_id[span.article].quote(span)} for copy in copies]
    return max(held, key=len, default=set())


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_runs_that_start_and_end_anywhere_in_a_crowd_are_found(seed):
    """Parts of a few texts in forty articles: whichever two share fifteen words, every place of them is in a row with the other article."""
    draw = random.Random(seed)
    sources = [draw.choices(VOCABULARY, k=draw.randint(15, 40)) for _ in range(4)]
    articles = []
    for n in range(40):
        parts: list[str] = []
        for source in draw.choices(sources, k=draw.randint(1, 3)):
            start = draw.choice([0, 0, draw.randint(0, len(source) - 1)])
            parts += [*draw.choices(VOCABULARY, k=draw.randint(0, 20)), *source[start : draw.choice([len(source), draw.randint(start, len(source))])]]
        articles.append(article(f"{n:02}", " ".join(parts)))
    texts = {a.id: a.text.split() for a in articles}
    rows = [{span.article: a.quote(span) for span in copy.passages for a in articles if a.id == span.article} for copy in find_copies(articles)]
    for one, other in combinations(texts, 2):
        together = [row for row in rows if one in row and other in row]
        for at in range(len(texts[one]) - 14):
            run = " ".join(texts[one][at : at + 15])
            if f" {run} " in f" {' '.join(texts[other])} ":
                assert any(run in row[one] and run in row[other] for row in together), (one, other, run)


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10**6), st.integers(15, 30))
def test_what_two_of_three_hundred_share_beyond_the_others_is_found(seed, size):
    """All carry the first words of a passage, or the last; only two carry it whole."""
    draw = random.Random(seed)
    passage = draw.sample(RARE, size)
    parts = [passage[: size - 5], passage[5:]]
    articles = [article(f"{n:03}", " ".join([f"one{n}", *parts[n % 2], f"two{n}"])) for n in range(300)]
    articles += [article(f"{n}", " ".join([f"one{n}", *passage, f"two{n}"])) for n in (300, 301)]
    copies = find_copies(articles)
    assert in_one_row(copies, articles, " ".join(passage)) == {"a-300", "a-301"}
    for part in parts if size >= 20 else []:
        assert len(in_one_row(copies, articles, " ".join(part))) == 152


@settings(max_examples=20, deadline=None)
@given(st.lists(word, min_size=15, max_size=30), st.integers(2, 4))
def test_every_place_of_a_passage_in_one_article_is_found(planted, times):
    passage = " ".join(planted)
    one = article("one", " ".join(f"before{n} {passage}" for n in range(times)))
    other = article("two", passage)
    starts = {span.start for copy in find_copies([one, other]) for span in copy.passages if span.article == "a-one"}
    assert starts >= {n * (len(passage) + 9) + 8 for n in range(times)}


def test_a_passage_at_both_ends_of_hundreds_of_articles_is_found_at_both():
    draw = random.Random(9)
    passage = " ".join(draw.sample(RARE, 20))
    articles = [article(f"{n:03}", f"{passage} {' '.join(f'word{n}x{m}' for m in range(30))} {passage}") for n in range(300)]
    places = {(span.article, span.start > 0) for copy in find_copies(articles) for span in copy.passages if copy.words == 20}
    assert len(places) == 600
