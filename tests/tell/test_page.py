"""The page: every link leads to its words, nothing in a text gets out of it, it needs no network, and it can be read by anyone."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.tell.told_record import HOSTILE, article, record

from headwater.record import to_row
from headwater.tell.page import page as page_module
from headwater.tell.page import write_page
from headwater.tell.page.evidence import filled, shelf, spans_of
from headwater.tell.page.marks import Mark, parts
from headwater.tell.page.variants import Piece, compare

MANIFEST = {
    "version": "9.9",
    "counts": {"articles": 4},
    "error_rates": {"quotations": {"precision": 0.5}},
    "inputs": [{"file": "a<b>", "sha256": "00"}],
}
CSS = (Path(page_module.__file__).parent / "templates" / "page.css").read_text("utf-8")


def kept(text: str) -> str:
    """What the page shows of a text: signs that steer, hide or turn it, and halves of signs, become one other sign each."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\ud800-\udfff]", "\ufffd", text)


def together(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    write_page(record(), MANIFEST, folder)
    return (folder / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page(source):
    return html.document_fromstring(source)


def test_every_link_leads_to_a_place_and_every_place_has_one_name(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//@href")
    assert len(links) > 50
    assert [link for link in links if not (link.startswith("#") and link[1:] in set(ids))] == []


def test_every_span_of_the_record_stands_in_its_article_with_its_exact_words(page):
    rows = record()
    texts = {row["id"]: row["text"] for row in rows["articles"]}
    keys = {"a-harbour": "s1a1", "a-canal": "s1a2", "a-hostile": "s2a1"}
    checked = 0
    for kind in ("statements", "claims", "origins", "differences", "commitments", "events", "relations", "copies", "amounts", "dates", "names"):
        for row in rows[kind]:
            for article_id, start, end in spans_of(row):
                (place,) = page.xpath(f'//*[@id="{keys[article_id]}-{start}-{end}"]')
                words, shown = together(kept(texts[article_id][start:end])), together(place.text_content())
                assert shown
                assert words.startswith(shown)
                checked += 1
    assert checked > 30


def test_words_beside_a_claim_are_those_of_each_outlet(page):
    (card,) = page.xpath('//*[@id="c-lock"]')
    assert [" ".join(q.split()) for q in (e.text_content() for e in card.xpath(".//ul[@class='sides']//q"))] == [
        "the lock would “open by spring, come what may”",
        "the lock would “open by spring”",
    ]
    assert "attributed to Orla Venn" in card.text_content()
    assert "2 articles → 1 occasion → 1 party" in " ".join(card.text_content().split())


def test_no_text_becomes_markup(page, source):
    assert len(page.xpath("//script")) == 1
    assert len(page.xpath("//style")) == 1
    assert page.xpath("//img | //iframe | //object | //embed | //form | //base | //link") == []
    assert page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@src") == []
    assert len(page.xpath("//title")) == 1 + len(page.xpath("//svg//title"))
    assert '<script>alert("x")</script>' in page.xpath('//*[@id="s2a1"]')[0].text_content()
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", source) is None


def test_the_policy_lets_the_page_use_its_own_style_and_script_and_nothing_else(page, source):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name, tag in (("style-src", "style"), ("script-src", "script")):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.S)[0 if tag == "style" else -1]
        assert rules[name] == f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"
    assert set(rules) == {"default-src", "style-src", "script-src", "img-src", "base-uri", "form-action"}
    assert "unsafe" not in policy
    assert re.search(r"https?://|@import|url\((?!#)", source) is None


def test_everything_stands_on_the_page_without_its_script(page):
    assert page.xpath("//@hidden") == []
    views = ("brief", "origins", "claims", "statements", "differences", "ledger", "people", "articles")
    for key in ("s1", "s2"):
        assert [v for v in views if not page.xpath(f'//section[@id="{key}-{v}"]')] == []
    assert page.xpath('//section[@id="method"]')
    assert "Nobody else reports it." in page.xpath('//section[@id="alone"]')[0].text_content()


def test_headings_do_not_skip_a_level(page):
    levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_pictures_and_landmarks_have_names(page):
    assert page.xpath("//th[not(@scope)]") == []
    assert page.xpath("//svg[not(@aria-label)]") == []
    assert page.xpath("//section[contains(@class, 'view')][not(@aria-labelledby)]") == []
    assert page.xpath("/html/@lang") == ["en"]
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    assert page.xpath("//input[not(ancestor::label)]") == []


def test_noise_is_there_and_labelled(page):
    (noise,) = page.xpath('//*[@id="s1a1"]//div[contains(@class, "advertisement")]')
    assert " ".join(noise.text_content().split()) == "advertisement SUBSCRIBE NOW"
    assert "noise" in noise.get("class")


def test_the_map_says_of_every_edge_why(page):
    dots = page.xpath("//section[@id='s1-origins']//svg//text[@class='reasontext']")
    assert [" ".join(dot.text_content().split()) for dot in dots] == ["is the origin", "credited"]
    assert len(page.xpath("//section[@id='s1-origins']//svg//path[contains(@class, 'edge')]")) == 2
    assert len(page.xpath("//*[@id='o-talk']//ul[@class='carriers']/li")) == 2


def test_variants_show_what_was_left_out(page):
    (card,) = page.xpath('//*[@id="s-lock"]')
    assert [cut.text_content() for cut in card.xpath(".//del")] == ["come what may"]


def test_the_ledger_counts_once_and_checks_its_sums(page):
    ledger = " ".join(page.xpath('//section[@id="s1-ledger"]')[0].text_content().split())
    assert "The parts add up to the whole: 30m + 10m = XTS 40m" in ledger
    row = [" ".join(cell.text_content().split()) for cell in page.xpath('//section[@id="s1-ledger"]//tbody/tr[1]/*')]
    assert row[:4] == ["pledged, grants and goods", "XTS 40m", "XTS 80m", "× 2"]
    assert len(page.xpath('//*[@id="k-all"]/ul[@class="tree"]/li')) == 2


@pytest.mark.parametrize(("quay", "says"), [(4e6, "less than the whole"), (15e6, "more than the whole")])
def test_parts_that_do_not_add_up_are_told(tmp_path, quay, says):
    rows = record()
    next(row for row in rows["commitments"] if row["id"] == "k-quay")["value"] = quay
    write_page(rows, {}, tmp_path)
    assert says in (tmp_path / "index.html").read_text("utf-8")


def test_promises_that_are_parts_of_each_other_are_not_lost(tmp_path):
    rows = record()
    next(row for row in rows["commitments"] if row["id"] == "k-all").update(parent="k-lock", enabled_by=["k-quay", "a law"])
    write_page(rows, {}, tmp_path)
    shown = html.document_fromstring((tmp_path / "index.html").read_text("utf-8"))
    assert [len(shown.xpath(f'//*[@id="{id_}"]')) for id_ in ("k-all", "k-lock", "k-quay")] == [1, 1, 1]
    assert "the quay, a law" in shown.xpath('//*[@id="k-all"]')[0].text_content()


def test_what_is_not_known_and_what_was_not_taken_is_said(page):
    brief = " ".join(page.xpath('//section[@id="s1-brief"]')[0].text_content().split())
    assert "outlet not known: canal" in brief
    assert "date not known: Harbour Post, canal" in brief
    assert "1 advertisement " in brief
    method = page.xpath('//section[@id="method"]')[0]
    assert [cell.text_content() for cell in method.xpath(".//tbody/tr/*")] == ["broken<i>.html", "has no text; save the page again"]
    assert [place.getnext().text_content().strip() for place in method.xpath(".//dt[text()='precision']")] == ["0.5"]


def test_who_and_what_a_story_is_about(page):
    lines = [" ".join(p.text_content().split()) for p in page.xpath('//section[@id="s1-people"]//div[@class="point"]/p')]
    assert lines == [
        "Orla Venn",
        "minister",
        "Venn talks to the Post",
        "2031-03-03 · Orla Venn",
        "The council meets",
        "day not known",
        "the town — funds — the works",
        "denied · possible · 1 article",
    ]


def test_the_order_of_rows_makes_no_difference(source, tmp_path):
    write_page({kind: rows[::-1] for kind, rows in record().items()}, MANIFEST, tmp_path)
    assert (tmp_path / "index.html").read_text("utf-8") == source


def test_a_large_record_gets_a_page_for_each_story(tmp_path, monkeypatch):
    monkeypatch.setattr(page_module, "LARGEST", 1000)
    write_page(record(), MANIFEST, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "story-t-bad.html", "story-t-lock.html"]
    ids = {path.name: set(html.document_fromstring(path.read_text("utf-8")).xpath("//@id")) for path in tmp_path.iterdir()}
    for path in tmp_path.iterdir():
        for link in html.document_fromstring(path.read_text("utf-8")).xpath("//@href"):
            file, _, place = link.partition("#")
            assert not place or place in ids[file or path.name], link
    assert not any(name.startswith("s1-") for name in ids["index.html"])


def test_rows_that_lack_fields_and_records_that_lack_kinds_are_shown(tmp_path):
    text = "Some words."
    spare = {
        "articles": [{"id": "a", "file": "a.txt", "text": text}],
        "stories": [{"id": "t", "articles": ["a", "gone"]}],
        "claims": [
            {
                "id": "c",
                "story": "t",
                "text": "Words",
                "mentions": [{"article": "a", "start": 0, "end": 4}, {"article": "gone", "start": 0, "end": 4}],
            }
        ],
        "statements": [
            {"id": "s", "story": "t", "mentions": [{"article": "a", "start": 0, "end": 99, "kind": "direct"}], "kind": "direct", "act": "said"}
        ],
        "origins": [{"id": "o", "story": "t", "carried_by": []}],
    }
    write_page(spare, {}, tmp_path)
    shown = html.document_fromstring((tmp_path / "index.html").read_text("utf-8"))
    assert [q.text_content() for q in shown.xpath('//*[@id="c"]//q')] == ["Some"]
    write_page({}, {}, tmp_path)
    assert "No stories" in (tmp_path / "index.html").read_text("utf-8")


@given(
    text=st.text(alphabet="ab <&\"'é😀\n", min_size=1, max_size=40),
    numbers=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=12),
    cut=st.integers(0, 40),
)
def test_marked_text_is_the_text_and_every_mark_holds_its_words(text, numbers, cut):
    its_marks = [Mark(s, e, ("said",), 'a "line"') for s, e in sorted({(s, min(s + n, len(text))) for s, n in numbers}) if text[s:e].strip()]
    blocks = [{"role": "caption", "start": 0, "end": min(cut, len(text))}, {"role": "body", "start": min(cut, len(text)), "end": len(text)}]
    shown = parts({"text": text, "blocks": blocks}, its_marks, "k")
    trees = [html.fragment_fromstring(f"<div>{part.html}</div>") for part in shown]
    assert "".join("".join(tree.text_content().split()) for tree in trees) == "".join(text.split())
    for mark in its_marks:
        found = [place for tree in trees for place in tree.xpath(f'.//*[@id="k-{mark.start}-{mark.end}"]')]
        assert len(found) == 1
        first = "".join(found[0].text_content().split())
        assert first
        assert "".join(text[mark.start : mark.end].split()).startswith(first)


@pytest.mark.parametrize(
    ("fullest", "words", "pieces"),
    [
        ("We shall rise again", "We shall rise again.", [Piece("same", "We shall rise again.")]),
        (
            "We shall rise again",
            "We will rise",
            [Piece("same", "We"), Piece("cut", "shall"), Piece("added", "will"), Piece("same", "rise"), Piece("cut", "again")],
        ),
        ("a b c d e f g h i end", "end", [Piece("left", "9"), Piece("same", "end")]),
    ],
)
def test_wordings_are_compared_word_by_word(fullest, words, pieces):
    assert compare(fullest, words) == pieces


def test_two_articles_of_one_outlet_have_two_names():
    rows = [to_row(article(name, "Text.", "The Post")) for name in ("x", "y")]
    assert list(shelf(filled({"articles": rows})["articles"], "s").labels.values()) == ["The Post (1)", "The Post (2)"]


def _luminance(colour: str) -> float:
    colour = "".join(c * 2 for c in colour[1:]) if len(colour) == 4 else colour[1:]
    parts_ = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts_]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme):
    light = dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", re.findall(r":root\{(.*?)\}", CSS)[0]))
    colours = light if scheme == 0 else {**light, **dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", re.findall(r":root\{(.*?)\}", CSS)[1]))}
    for name in ("ink", "quiet", "link", "alert", "sum", "noise", "add", "cut"):
        assert _contrast(colours[name], colours["paper"]) >= 4.5, name
    for behind in ("said", "said2", "target", "wash"):
        assert _contrast(colours["ink"], colours[behind]) >= 4.5, behind
    for name in ("said", "said2"):
        assert _contrast(colours["sum"], colours[name]) >= 4.5, name


def test_hostile_text_is_kept_to_the_letter_but_for_what_steers(page):
    shown = page.xpath('//*[@id="s2a1"]//div[@class="body"]')[0].text_content()
    assert together(shown) == together(kept(HOSTILE))
