"""Finds who a source phrase means inside its article: by name, by office, by pronoun, by kind of body; else the unnamed source itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from headwater.annotate.names_words import is_common, lexicon
from headwater.annotate.speaker_bodies import body_meant, it_meant
from headwater.annotate.speaker_gender import another_of_the_name
from headwater.annotate.speaker_offices import described_before, first_role, full_role, holds
from headwater.annotate.speaker_phrases import Phrase, read_phrase
from headwater.annotate.speaker_scene import Place, Said, Scene, Who, agrees, human_opening, subject
from headwater.record import Attribution, Name, Span
from headwater.text import fold
from headwater.values.role import covers, head_kind, parse_role

_QUOTED_AS = re.compile(r"\bquot(?:ed|es|ing) (?P<who>him|her) as saying\b")
_SEVERAL = re.compile(r"^[^,]{2,40}, [^,]{2,40},? and [A-Z]|^[A-Z][\w ]{2,30},? and [A-Z][\w ]{2,30}\W*$")
_OFFICE = re.compile(r"\b[Tt]he (?P<words>(?:[a-z-]{2,20} ){0,2}(?:minister|secretary|president|chancellor|mayor|governor|premier))\b(?! [A-Z])")
_SUM = re.compile(r"[$\u20ac\u00a3]\s?\d")
_LABEL = re.compile(r"[\"\u201c\u2018\u00ab]?\s?(?P<who>[A-Z]{3,20}): ")
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b.*", re.S)
_RELATIVE = re.compile(r"who(?=\s\S)")
_BRACKETED = re.compile(r"^\([^()]{1,40}\)\s*")
_PRONOUN_GENDER = {"him": "m", "her": "f", "his": "m"}
_POSSESSED = re.compile(
    r"(?P<whose>[Hh]is|[Hh]er) (?P<rest>office|spokes(?:man|woman|person)|press secretary|lawyers?|attorneys?|campaign|team|aides?|chief of staff)"
)
Way = Callable[[Scene, Span, Phrase, Sequence[Said]], Who | None]
_FAR = 3  # paragraphs a pronoun reaches back
_GENERAL = frozenset(("parliament", "academic", "medical", "media", "sport", "arts", "civil", "party", "rebel", "religious"))
_OFFICIAL = frozenset(("government", "royal", "parliament", "military", "police", "court"))
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b[\w ]{0,20}\b\w+(?:ed|en|ught|old|id)\b", re.I)


def resolve(scene: Scene, attribution: Attribution, past: Sequence[Said]) -> Who:
    """Who said it. `past` are the attributions before it, resolved, in the order of the text. Nobody where the text does not show it."""
    attribution = _whole_source(scene, attribution)
    if attribution.source is None:
        return _without_source(scene, attribution, past)
    shared = _coordinated(scene, attribution, past)
    if shared:
        return shared
    named = _named(scene, attribution.source)
    if named:
        label = attribution.cue is not None and scene.quote(attribution.cue) == ":" and named.name is not None and named.name.kind == "place"
        return Who() if label else named  # a dateline is no speaker
    spelled = _spelled(scene, attribution.source)
    if spelled:
        return spelled
    phrase = read_phrase(scene.quote(attribution.source))
    own = _of_somebody(scene, attribution.source, phrase, past)
    if own:
        return own
    ways: dict[str, Way] = {"pronoun": _pronoun, "role": _role, "body": body_meant, "unnamed": _unnamed}
    return ways[phrase.form](scene, attribution.source, phrase, past) or Who()


def _of_somebody(scene: Scene, source: Span, phrase: Phrase, past: Sequence[Said]) -> Who | None:
    """ "Her office", "his spokesman": the office or spokesman of the person spoken of last."""
    match = _POSSESSED.fullmatch(phrase.words)
    if match is None:
        return None
    person = _latest(scene, source, _PRONOUN_GENDER[fold(match["whose"])], past)
    if person is None:
        return None
    words = f"{person.name}\u2019s {match['rest']}"
    return Who(None, words, match["rest"] != "office", None, (f"{match['whose']} is of {person.name}, spoken of last",))


def _whole_source(scene: Scene, attribution: Attribution) -> Attribution:
    """A source that was cut to its article ("The" of "The harbour court ordered") runs on to the cue; a town that somebody came to is none."""
    source, cue = attribution.source, attribution.cue
    if source is None:
        return attribution
    if fold(scene.quote(source)) in ("the", "a", "an") and cue is not None and source.end < cue.start <= source.end + 60:
        return replace(attribution, source=scene.article.span(source.start, cue.start))
    relative = _RELATIVE.match(scene.quote(source))
    if relative:  # "who sent him", cut too long
        return replace(attribution, source=scene.article.span(source.start, source.start + relative.end()))
    before = fold(scene.article.text[max(0, source.start - 12) : source.start]).split()
    place = next((p for p in scene.bodies_in(source.start, source.end) if p.start == source.start and p.name.kind == "place"), None)
    goal = bool(before) and before[-1] in ("to", "in", "at", "from", "near", "for") and before[-2:] != ["according", "to"]
    return replace(attribution, source=None) if place is not None and place.end == source.end and goal else attribution


def _coordinated(scene: Scene, attribution: Attribution, past: Sequence[Said]) -> Who | None:
    """ "She said that the port needs work, and added ...": a cue behind a bare "and" has the speaker of the cue before it in the sentence."""
    if attribution.cue is None or attribution.source is None or attribution.source.end > attribution.cue.start:
        return None
    if scene.persons_in(attribution.source.start, attribution.source.end):
        return None
    between = scene.article.text[attribution.source.end : attribution.cue.start]
    here = scene.sentence(attribution.cue.start)
    before = [said for said in past if said.at < attribution.source.start and scene.sentence(said.at) == here and said.who.known]
    if before and len(between.split()) > 1 and fold(between).split()[-1] in ("and", "but"):
        who = before[-1].who
        return Who(who.name, who.words, who.anonymous, who.role, (*who.because, "one sentence, one speaker"))
    return None


# ---- a name in the source


def _named(scene: Scene, source: Span) -> Who | None:
    """The first person in the source that is its head; else the body or country that is its head."""
    for place in scene.persons_in(source.start, source.end):
        if _is_head(scene.article.text, source, place):
            words = scene.article.text[max(source.start, place.start - 6) : place.end]
            if another_of_the_name(place.name, words, scene.article.text):
                address = _ADDRESS.search(words)
                printed = address.group() if address else scene.article.text[place.start : place.end]
                return Who(None, printed, False, None, (f"called {printed}",))
            full = scene.article.text[place.start : place.end]
            step = f"named {place.name.name}" if fold(full) == fold(place.name.name) else f"{full} is {place.name.name} in this article"
            return Who(place.name, role=first_role(place.name), because=(step,))
    bodies = sorted(scene.bodies_in(source.start, source.end), key=lambda place: (place.name.kind != "organisation", place.start))
    several = _SEVERAL.search(scene.quote(source)) is not None  # of several states none speaks for the others
    for place in bodies:
        if _is_head(scene.article.text, source, place) and place.name.kind != "group" and not (several and place.name.kind == "place"):
            return Who(place.name, because=(f"named {place.name.name}",))
    return None


def _spelled(scene: Scene, source: Span) -> Who | None:
    """The person whose full name closes the source, where the name was not marked there ("Secretary of State Ana Roth")."""
    words = scene.quote(source).rstrip(" ,")
    fits = [n for n in scene.names if n.kind == "person" and any(" " in v and parse_role(_before(words, v)) for v in n.variants)]
    return Who(fits[0], role=first_role(fits[0]), because=(f"named {fits[0].name}",)) if len(fits) == 1 else None


def _before(words: str, name: str) -> str:
    """What stands before a name that closes the words, where that ends in a capital; nothing where it does not."""
    front = words[: -len(name)].strip() if fold(words).endswith(f" {fold(name)}") else ""
    return front if front and front.split()[-1][0].isupper() else ""


def _is_head(text: str, source: Span, place: Place) -> bool:
    """Nothing behind the name but an apposition, and no small word before it that makes it a part of another's description."""
    behind = text[place.end : source.end].strip()
    behind = "" if behind in ("'s", "\u2019s", "'", "\u2019") else behind  # "Fenn's" view
    if place.name.kind == "organisation" and behind.startswith("and ") and behind.split()[-1][0].isupper():
        return False  # a part of a longer name: "the Central and Northern Ports Council"
    uttered = behind[:2] in ("'s", "\u2019s") and fold(behind[2:].strip() or ".").split()[0] in lexicon("utterances")
    of_place = place.name.kind == "person" and behind.startswith(("of ", "from ", "at "))
    of_place |= place.name.kind == "organisation" and behind.startswith(("of ", "in ", "at ")) and _capitals_only(behind)
    behind = _BRACKETED.sub("", behind)
    if not uttered and not of_place and behind and behind[0] not in ",(–—-" and not behind.startswith(("and ", "who ")):
        return False
    front = max(_role_start(text, place), source.start)
    before = [word for word in text[source.start : front].split() if word not in ("(", "[")]
    while before and (before[-1][:1].isupper() or (fold(before[-1].strip(",")) in _ARTICLES)):
        if before[-1].endswith(","):
            return True
        before.pop()
    if not before or before[-1].endswith(","):
        return True
    return fold(before[-1]) not in _SMALL


def _capitals_only(words: str) -> bool:
    return all(word[0].isupper() for word in words.split()[1:] if fold(word) not in _ARTICLES)


def _role_start(text: str, place: Place) -> int:
    """Where the office right before a name begins: its own small words ("Secretary of State") make no other head."""
    spans = [span for role in place.name.roles for span in role.mentions if span.end <= place.start]
    near = [span.start for span in spans if place.start - span.end < 3 and not text[span.end : place.start].strip(" .")]
    return min(near, default=place.start)


_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_SMALL = lexicon("before_names")


# ---- offices


def _role(scene: Scene, source: Span, phrase: Phrase, past: Sequence[Said]) -> Who | None:
    owned = fold(scene.quote(source)).startswith(("his ", "her ", "their ", "its ", "our ", "my "))  # "his lawyer" is not whoever is called a lawyer
    fits = [name for name in scene.names if name.kind == "person" and holds(name, phrase.words) and not owned]
    own = [name for name in fits if any(covers(full_role(role.role, role.flags), phrase.words) and not role.organisation for role in name.roles)]
    fits = own or fits
    if len(fits) > 1:  # the one spoken of last
        near = [p.name for p in scene.persons_in(0, source.start) if p.name in fits]
        fits = near[-1:] or fits[:1]
    if fits:
        return Who(fits[0], role=first_role(fits[0]), because=(f"{phrase.words} is {fits[0].name}, who is called so in this article",))
    same = [said.who for said in past if said.who.words and fold(said.who.words).endswith(fold(phrase.words))]
    if same and phrase.definite:
        return Who(None, same[-1].words, same[-1].anonymous, same[-1].role, (f"{phrase.words} is the one quoted before",))
    office = parse_role(phrase.words)
    if office and (office.kind in _GENERAL or (office.kind == "company" and not office.portfolio and not office.organisation)):
        person = _latest(scene, source, "", past)
        if person and phrase.definite and "'s" not in fold(phrase.words):
            return Who(person, role=first_role(person), because=(f"{phrase.words} points back to {person.name}",))
    generic = office is None or office.kind not in _OFFICIAL or "'s" in fold(phrase.words)
    return Who(None, phrase.words, generic, phrase.words, (f"named by the office only: {phrase.words}",))


# ---- pronouns


def _pronoun(scene: Scene, source: Span, phrase: Phrase, past: Sequence[Said]) -> Who | None:
    if phrase.gender in ("m", "f"):
        person = _latest(scene, source, phrase.gender, past)
        if person is None:
            near = bool(past) and scene.sentence(source.start) - scene.sentence(past[-1].at) <= 1
            return _unnamed_before(past, phrase) if near else None
        return Who(person, role=first_role(person), because=(f"{phrase.words} is {person.name}, spoken of last",))
    if phrase.gender == "it":
        return it_meant(scene, source, past) if phrase.head == "it" else None
    if phrase.gender == "they":
        last = past[-1].who if past else Who()
        if (last.words and read_phrase(last.words).plural) or (last.name and last.name.kind in ("organisation", "group")):
            return Who(last.name, last.words, last.anonymous, last.role, (f"{phrase.words} are those quoted before",))
    if phrase.gender in ("who", "which"):
        inside = [p for p in scene.persons_in(max(0, source.start - 80), source.start) if source.start - p.end <= 3]
        if inside:
            return Who(inside[-1].name, role=first_role(inside[-1].name), because=(f"{phrase.words} is {inside[-1].name.name}",))
    return None


def _unnamed_before(past: Sequence[Said], phrase: Phrase) -> Who | None:
    last = past[-1].who if past else Who()
    before = read_phrase(last.words) if last.words else None
    if before and not before.plural and (head_kind(before.head) or before.head in lexicon("humans")):
        return Who(None, last.words, last.anonymous, last.role, (f"{phrase.words} is the one quoted before",))
    return None


def _latest(scene: Scene, source: Span, gender: str, past: Sequence[Said]) -> Name | None:
    """The person that the latest sentences are about: own sentence first, then backwards; a speaker counts before others named there."""
    known = scene.gender
    here = scene.sentence(source.start)
    if not scene.sentences:
        return None
    speakers: dict[int, Who] = {}
    for said in past[-20:]:
        if said.at < source.start:
            speakers[scene.sentence(said.at)] = said.who
    for number in range(here, -1, -1):
        sentence = scene.sentences[number]
        if scene.sentences[here].paragraph - sentence.paragraph > _FAR:
            return None
        if sentence.caption != scene.sentences[here].caption:
            continue
        told = speakers.get(number)
        if told and told.name and told.name.kind == "person" and known.get(told.name.id, gender or "-") in (gender or "-", "-"):
            return told.name
        if told and told.words and number < here and not (told.name):
            return None
        if (number < here or not scene.persons_in(sentence.start, source.start)) and (described := human_opening(scene, number, source.start)):
            held = [name for name in scene.names if name.kind == "person" and holds(name, described)]
            return held[0] if len(held) == 1 and agrees(held[0], gender, known) else None
        found = subject(scene, number, source.start, gender) or (_in_office(scene, number, gender) if number < here else None)
        if found and not (number == here and _only_behind_small(scene, number, found, source.start)):
            return found
    return None


def _in_office(scene: Scene, number: int, gender: str) -> Name | None:
    """The one person of the article whom a sentence calls by an office alone: "None of it was paid, the harbour minister admits"."""
    sentence = scene.sentences[number]
    for match in _OFFICE.finditer(scene.outside, sentence.start, sentence.end):
        held = [name for name in scene.names if name.kind == "person" and holds(name, match["words"])]
        if len(held) == 1 and agrees(held[0], gender, scene.gender):
            return held[0]
    return None


def _only_behind_small(scene: Scene, number: int, name: Name, before: int) -> bool:
    sentence = scene.sentences[number]
    places = [p for p in scene.persons_in(sentence.start, before) if p.name is name]
    before_each = (scene.outside[max(sentence.start, p.start - 40) : p.start].split() for p in places)
    return all(words and words[-1] in ("to", "with", "by", "of", "against") for words in before_each)


# ---- the unnamed


def _unnamed(scene: Scene, source: Span, phrase: Phrase, past: Sequence[Said]) -> Who | None:
    words = phrase.words
    if not any(c.isalpha() for c in words) or len(words.split()) > 25 or _SUM.search(words):
        return None
    if words.isupper() and (" " in words or (len(words) > 3 and is_common(words))):
        return None
    if phrase.definite and not phrase.plural and " " not in words:
        same = [said.who for said in past if said.who.words and fold(said.who.words).endswith(phrase.head)]
        if same:
            return Who(None, same[-1].words, same[-1].anonymous, same[-1].role, (f"{words} is the one quoted before",))
    if phrase.definite and not phrase.plural and head_kind(phrase.head) is None and phrase.head.endswith(("elect", "year-old", "old")):
        person = _latest(scene, source, "", past)
        if person:
            return Who(person, role=first_role(person), because=(f"{words} points back to {person.name}",))
    described = described_before(scene, source, phrase, past)
    if described:
        return described
    indefinite = fold(scene.quote(source)).startswith(("a ", "an ", "one ", "another ", "at least ", "some "))
    if not phrase.plural and not indefinite and all(word[0].isupper() and not is_common(word) for word in words.split()):
        return Who(None, words, False, None, (f"called {words}",))  # a name that the text gives no more of
    return Who(None, words, True, None, (f"not named: {words}",))


# ---- no source at all


def _without_source(scene: Scene, attribution: Attribution, past: Sequence[Said]) -> Who:
    """A quotation goes on with its speaker; a participle has the subject of its sentence. A passive ("is thought") has nobody."""
    if attribution.cue is not None:
        cue = scene.quote(attribution.cue)
        if attribution.act == "asked" or _PASSIVE.search(_around(scene, attribution.cue)) or not fold(cue).split()[0].endswith("ing"):
            return Who()
        here = scene.sentence(attribution.cue.start)
        person = subject(scene, here, attribution.cue.start, "")
        same = [said for said in past if scene.sentence(said.at) == here and said.who.known]
        if same:
            return same[-1].who
        return Who(person, role=first_role(person), because=(f"the sentence is about {person.name}",)) if person else Who()
    if attribution.kind == "indirect":
        return Who()
    label = _LABEL.match(scene.article.text, attribution.start)
    if label:  # a transcript inside quotation marks says itself who speaks
        named = [
            name for name in scene.names if name.kind == "person" and fold(label["who"]) in {fold(variant).split()[-1] for variant in name.variants}
        ]
        return Who(named[0], role=first_role(named[0]), because=(f"labelled {label['who']}",)) if len(named) == 1 else Who()
    own = _in_sentence(scene, attribution)
    if own:
        return own
    last = next((said for said in reversed(past) if said.who.known and said.attribution.quotes), None)
    if last is None or not scene.sentences:
        return Who()
    here, there = (scene.sentences[scene.sentence(at)].paragraph for at in (attribution.start, last.attribution.end - 1))
    between = _between(scene, last.attribution, attribution.start)
    others = [p for p in scene.persons_in(last.attribution.end, attribution.start) if p.name is not last.who.name]
    if here - there > 1 or others or len(between.split()) > 12:
        return Who()
    if here == there or (attribution.kind == "direct" and _opens_paragraph(scene, attribution.start)):
        why = "the quotation goes on"
        return Who(last.who.name, last.who.words, last.who.anonymous, last.who.role, (*last.who.because, why))
    return Who()


def _in_sentence(scene: Scene, attribution: Attribution) -> Who | None:
    """A quoted phrase in a sentence that says in its own words who spoke: the subject, then a verb of saying, then the quotation."""
    if not scene.sentences:
        return None
    number = scene.sentence(attribution.start)
    start = scene.sentences[number].start
    sentence = scene.outside[start : min(scene.sentences[number].end + 200, start + 2000)].split("\n", 1)[0]
    quoted = _QUOTED_AS.search(sentence)
    if quoted:  # "the paper quoted her as saying"
        at = start + quoted.start("who")
        person = _latest(scene, scene.article.span(at, at + 3), _PRONOUN_GENDER[quoted.group("who")], ())
        return Who(person, role=first_role(person), because=(f"quoted as saying it: {person.name}",)) if person else None
    person = subject(scene, number, attribution.start, "")
    if person is None:
        return None
    at = next(p.end for p in scene.persons_in(start, attribution.start) if p.name is person)
    if not lexicon("speech") & set(fold(scene.outside[at : attribution.start]).split()):
        return None
    return Who(person, role=first_role(person), because=(f"{person.name} speaks in this sentence",))


def _opens_paragraph(scene: Scene, at: int) -> bool:
    line = scene.article.text.rfind("\n", 0, at) + 1
    return not scene.article.text[line:at].strip()


def _between(scene: Scene, last: Attribution, start: int) -> str:
    """The unquoted words between two quotations, source and cue of the first left out."""
    out = scene.outside[last.end : start]
    for span in (last.source, last.cue):
        if span and span.start >= last.end and span.end <= start:
            out = out.replace(scene.quote(span), " ", 1)
    return out


def _around(scene: Scene, cue: Span) -> str:
    return scene.article.text[max(0, cue.start - 12) : cue.end]
