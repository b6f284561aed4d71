"""What an outlet repeats from page to page is furniture; what is copied, or said again, is not."""

from __future__ import annotations

import pickle
import random

from headwater.mark import Repetition, mark_blocks, profile, relevant
from headwater.record import Article, article_id, sha256

PLACES = ("Arden", "Bramley", "Corrie", "Dunlow", "Esker", "Farley", "Gorse", "Hythe")
PLEA = "Know something about your street that we should know?"
SENTENCE = "The Shire Echo is read in forty villages and has been printed in the same yard for a century."


def article(n: int, extra: str = "", outlet: str | None = "The Shire Echo", *, top: str = "") -> Article:
    place = PLACES[n]
    text = (
        f"{top}The bus to {place} will run every {n + 2} hours from next month, the company has told the parish of {place}.\n"
        f"About {n + 3}00 people in {place} use it each week, and the shop at {place} says it will miss them on market days.\n"
        f"A reader from {place} wrote to say that her mother, who is {70 + n}, walks to the doctor's in {place} now.\n"
        f"{extra}"
    )
    return Article(article_id(outlet, None, None, None, text), text, sha256(text), f"{n}.txt", outlet=outlet)


def role_of(marked: Article, words: str) -> str:
    at = marked.text.index(words)
    return next(block.role for block in marked.blocks if block.start <= at < block.end)


def test_a_line_on_three_pages_of_an_outlet_is_furniture():
    pages = [article(n, PLEA + "\n") for n in range(3)]
    repetition = profile(pages)
    assert all(role_of(mark_blocks(page, repetition), PLEA[:10]) == "furniture" for page in pages)
    assert all(role_of(mark_blocks(page, repetition), "The bus to") == "body" for page in pages)
    assert role_of(mark_blocks(pages[0], profile(pages[:2])), PLEA[:10]) == "body"


def test_counts_in_a_line_do_not_hide_its_repetition():
    pages = [article(n, f"{n * 7} neighbours are reading this now\n") for n in range(4)]
    assert role_of(mark_blocks(pages[2], profile(pages)), "14 neighbours") == "furniture"


def test_a_sentence_must_stand_at_an_edge_of_five_pages():
    pages = [article(n, SENTENCE + "\n") for n in range(6)]
    assert role_of(mark_blocks(pages[0], profile(pages)), SENTENCE) == "furniture"
    assert role_of(mark_blocks(pages[0], profile(pages[:4])), SENTENCE) == "body"


def test_lines_of_another_outlet_are_left_alone():
    pages = [article(n, PLEA + "\n") for n in range(4)]
    foreign = article(5, PLEA + "\n", "The Vale Post")
    assert role_of(mark_blocks(foreign, profile([*pages, foreign])), PLEA[:10]) == "body"


def test_copies_of_one_text_are_no_repetition():
    text = article(0, PLEA + "\n").text
    copies = [Article(f"a-{n}", text + f"Edition {n}.\n", sha256(text), f"{n}.txt", outlet="The Shire Echo") for n in range(6)]
    assert profile(copies) == Repetition()


def test_sentences_that_unknown_outlets_share_stay_body():
    pages = [article(n, SENTENCE + "\n", None) for n in range(8)]
    assert role_of(mark_blocks(pages[0], profile(pages)), SENTENCE) == "body"


def test_the_order_of_articles_changes_nothing():
    pages = [article(n, f"{PLEA}\n{SENTENCE}\n") for n in range(8)]
    mixed = list(pages)
    random.Random(3).shuffle(mixed)
    assert profile(mixed) == profile(pages)
    assert pickle.loads(pickle.dumps(profile(pages))) == profile(pages)  # noqa: S301 - our own bytes


def test_relevant_changes_only_where_the_marking_could():
    pages = [article(n, PLEA + "\n") for n in range(3)]
    other = article(6)
    assert relevant(other, profile([*pages, other])) == relevant(other, Repetition())
    assert relevant(pages[0], profile(pages)) != relevant(pages[0], Repetition())


def test_no_text_and_blank_text_have_no_blocks():
    for text in ("", " \n\t \n"):
        empty = Article("a-0", text, sha256(text), "a.txt")
        assert mark_blocks(empty, profile([empty])).blocks == ()
