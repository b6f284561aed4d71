"""The codec gives back what it was given."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from headwater.errors import RecordError
from headwater.record import Article, Block, DateMention, DerivedFrom, Span, Speaker, Statement, StatementMention, from_row, sha256, to_line, to_row
from headwater.record.kinds import KINDS
from headwater.record.schema import schema

ARTICLE = Article(
    id="a-1",
    text="Rain fell.",
    text_sha256=sha256("Rain fell."),
    file="a.txt",
    authors=("Ana Mora", "J. Okoye"),
    derived_from=DerivedFrom("Coastline Press", "rewritten"),
    blocks=(Block(0, 10, "body"),),
)
SPAN = Span("a-1", 0, 4)
STATEMENT = Statement(
    "s-1",
    Speaker("p-1", "Ana Mora", "mayor"),
    "mixed",
    "said",
    "Rain fell.",
    (StatementMention("a-1", 0, 4, "mixed", None, SPAN, None, Span("a-1", 5, 9), None, (SPAN,)),),
)
DATE = DateMention("d-1", "a-1", 0, 4, "DATE", "2031-05", from_="2031-05-01", to="2031-05-31")


@pytest.mark.parametrize("record", [ARTICLE, STATEMENT, DATE], ids=lambda r: type(r).__name__)
def test_a_record_comes_back_from_its_line(record):
    assert from_row(type(record), json.loads(to_line(record))) == record


def test_public_names_have_no_trailing_underscore():
    assert to_row(DATE)["from"] == "2031-05-01"


@given(st.text())
def test_any_text_survives_the_line(text: str):
    article = Article(id="a", text=text, text_sha256=sha256(text), file="f")
    line = to_line(article)
    assert len(line.splitlines()) == 1
    assert from_row(Article, json.loads(line.encode("utf-8"))).text == text


def test_whole_numbers_are_written_without_a_point():
    assert to_row((225000000.0, 2.5, True, None)) == [225000000, 2.5, True, None]


def test_a_missing_field_is_named():
    with pytest.raises(RecordError, match="text"):
        from_row(Article, {"id": "a"})


def test_unknown_fields_are_left_out():
    assert from_row(Span, {"article": "a", "start": 0, "end": 1, "colour": "red"}) == Span("a", 0, 1)


@pytest.mark.parametrize("bounds", [(-1, 3), (3, 3), (4, 2)])
def test_an_empty_span_is_refused(bounds: tuple[int, int]):
    with pytest.raises(RecordError, match="no words"):
        Span("a", *bounds)


def test_a_foreign_span_quotes_nothing():
    assert ARTICLE.quote(Span("a-1", 0, 4)) == "Rain"
    with pytest.raises(RecordError):
        ARTICLE.quote(Span("a-2", 0, 4))
    with pytest.raises(RecordError):
        ARTICLE.quote(Span("a-1", 0, 99))


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_valid(kind: str):
    Draft202012Validator.check_schema(schema(kind))


def test_the_schema_takes_what_is_written_and_refuses_what_is_not():
    check = Draft202012Validator(schema("statements"))
    row = json.loads(to_line(STATEMENT))
    check.validate(row)
    assert not check.is_valid({**row, "kind": "shouted"})
    assert not check.is_valid({**row, "mentions": [{"article": "a-1"}]})
