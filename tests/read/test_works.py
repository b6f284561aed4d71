"""Versions of one article share a work; two articles do not."""

from __future__ import annotations

from headwater.read import same_works
from headwater.record import Article, article_id, digest, sha256

TEXT = (
    "A lorry carrying eleven tons of cheese overturned on the pass road near Valbeck on Tuesday night. Nobody was hurt. "
    "The road stayed closed until noon while volunteers from three villages rolled the wheels down to the dairy by hand. "
    "The driver, a man of 52, said a fox had run across the road, and the police said they had no reason to doubt it."
)


def article(title: str | None, text: str, outlet: str | None = "The Valbeck Post", url: str | None = None) -> Article:
    work = digest("w", url) if url else None
    return Article(article_id(outlet, url, None, None, text), text, sha256(text), "a", title=title, outlet=outlet, url=url, work=work)


def works(*articles: Article) -> list[str | None]:
    assert same_works(articles[::-1])[::-1] == same_works(articles)
    return [found.work for found in same_works(articles)]


def test_one_address_is_one_work():
    first, second = works(
        article("Cheese on the pass", TEXT, url="https://valbeck.example/1?utm_source=a"),
        article("Other", "Other.", url="http://www.valbeck.example/1/"),
    )
    assert first is not None
    assert first == second


def test_an_update_under_a_near_same_title_is_one_work():
    first, second = works(
        article("Cheese lorry overturns on pass road", TEXT), article("Cheese lorry overturns on pass road: driver blames fox", TEXT + " It rained.")
    )
    assert first is not None
    assert first == second


def test_two_reports_of_two_outlets_or_two_days_are_two_works():
    assert works(article("Cheese lorry overturns on pass road", TEXT), article("Cheese lorry overturns on pass road", TEXT, "The Dale")) == [
        None,
        None,
    ]
    other = "Another lorry, this time with apples, overturned near Valbeck on Friday, and the mayor asked for a wall. The farmers laughed at him."
    assert works(article("Lorry overturns on pass road again", TEXT), article("Lorry overturns on pass road again", other)) == [None, None]
    assert works(article(None, TEXT, None), article(None, TEXT + " ", None)) == [None, None]
