"""Prints why two articles are in one story, or apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from headwater.tell.words import Row, harmless, label, one_line, plural, short

SHOWN = 8  # passages in both that are listed


def together(found: Row, record: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The lines for one pair; `found` is a `Together` as a row, `record` kind -> rows."""
    articles = {row["id"]: row for row in record["articles"]}
    one, other = found["one"], found["other"]
    first, second = found["stories"]
    same = first is not None and first == second
    for id_ in (one, other):
        yield f"{_name(articles[id_])}: {one_line(articles[id_]['title'] or '(no title)', 100)}"
    yield f"in one story, {short(first)}" if same else f"in two stories, {short(first or '?')} and {short(second or '?')}"
    story = next((row for row in record["stories"] if row["id"] == first), None)
    if same and story is not None:
        yield from (f"  because {harmless(line)}" for line in story["because"])
    yield f"the same events with probability {found['probability']:.2f}; {found['threshold']:.2f} is needed on average between two groups"
    if not found["looked_at"]:
        yield "  too little in common to be weighed in grouping, where the pair counts as 0"
    if found["between"] is not None:
        yield f"  {'within the story' if same else 'between the two stories'} it is {found['between']:.2f} on average"
    yield from _weighed(found)
    if found["words"]:
        yield f"words of both that weigh most: {', '.join(harmless(word) for word in found['words'])}"
    yield f"days apart: {'not known' if found['days'] is None else found['days']}"
    yield from _passages(found["passages"], articles)
    if found["chain"]:
        yield "not like enough themselves; they are tied by"
        for link in found["chain"]:
            yield f"  {_name(articles[link['one']])} - {_name(articles[link['other']])}: {link['probability']:.2f}"


def _weighed(found: Row) -> Iterator[str]:
    yield "what speaks for it (+) and against it (-), in log-odds beside the mean pair"
    for part in sorted(found["parts"], key=lambda part: -abs(part["adds"])):
        yield f"  {part['adds']:+6.2f}  {part['feature']}: {part['value']:.2f}"
    yield f"  {found['base']:+6.2f}  the mean pair"


def _passages(passages: Sequence[Row], articles: Mapping[str, Row]) -> Iterator[str]:
    if passages:
        yield f"{plural(len(passages), 'passage')} of the same words"
    for passage in passages[:SHOWN]:
        span = passage["one"]
        words = articles[span["article"]]["text"][span["start"] : span["end"]]
        yield f"  {passage['kind']}, {plural(passage['words'], 'word')}: «{one_line(words, 160)}»"
    if len(passages) > SHOWN:
        yield f"  … and {len(passages) - SHOWN} more"


def _name(article: Row) -> str:
    return f"{label(article)} ({harmless(article['file'])})"
