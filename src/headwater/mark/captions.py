"""Picture captions and their credits, by wording (who is seen doing what) and by shape (a line that does not end as a sentence)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.mark.segments import Segment
from headwater.mark.wording import CREDIT_WORDS
from headwater.record import Role

_LABEL = re.compile(
    r"[\[(]?(?:FILE PHOTO|FILE PICTURE|FILE IMAGE|File photo|File picture|File image|FILE|Photo|PHOTO|Image"
    r"|IMAGE|Picture|PICTURE|Caption)\s?(?::|[–—-]\s)|(?:[Pp]hoto|[Ii]mage|[Mm]edia|[Vv]ideo|[Pp]icture) caption\s?[:,]\s"
    r"|(?:A )?(?:[Ff]ile|FILE|[Hh]andout|[Ss]tock|[Ll]ibrary|[Aa]erial|[Ss]creen ?grab|[Uu]ndated) (?:photo|photograph|picture|image|pic)\b"
    r"|(?:Pictured\b\s?(?::|,| is\b| are\b| (?:left|right)\b)|(?:Above|Below|Left|Right)\s?:|From left\b|Clockwise from\b)"
)
_NAME = r"[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{0,24}){0,3}"
_CREDITED = re.compile(
    rf"(?:[–—|-]|\.|\s)\s?(?:{_NAME}|[A-Z]{{2,12}})\s?/\s?(?:{_NAME}|[A-Z]{{2,12}})(?:\s?/\s?(?:{_NAME}|[A-Z]{{2,12}})){{0,3}}[.)\]]?\s*$"
    rf"|[(\[][^()\[\]]{{0,80}}\b(?:{CREDIT_WORDS})\b[^()\[\]]{{0,60}}[)\]]\s*\.?$"
    rf"|\b(?:[Pp]hotograph|[Pp]hoto|[Pp]icture|[Ii]mage|[Cc]redit|PHOTO|CREDIT)s?(?: [Cc]redit)?\s?(?::|by\b|©)\s?[A-Z][^.!?]{{2,80}}$"
    r"|\b(?:PHOTOS?|PICTURES?|IMAGE|PIC|FILE|COURTESY|Photos?|Pictures?|Pic|Image)\s?[|:]\s?(?:[A-Z][\w.'’&-]{1,24}\s?[|/,]?\s?){1,5}[)\]]?\s*$"
    r"|(?:©|\bvia|[–—|/-])\s(?:Getty Images|Getty|Reuters|REUTERS|AP|AFP|EPA|Shutterstock|iStock|Alamy|Bloomberg)\.?\s*$"
    r"|\b(?:Getty Images|Shutterstock|iStock|Alamy)\s*$"
)
_POSITION = re.compile(
    r"\((?:[^()]{0,30}[, ])?(?:pictured|(?:second|third|far|centre|center|middle|front|back|top|bottom"
    r"|upper|lower)?[ -]?(?:left|right|centre|center|above|below)"
    r"|[lrc]|2nd [LR])(?: (?:left|right|with|in|at|on|and|of)\b[^()]{0,40})?\)"
)
_PICTURED = re.compile(
    r"\b[Pp]ictured (?:is|are|here|in|on|at|with|left|right|above|below|outside|during)\b"
    r"|\b(?:is|are) (?:pictured|photographed|(?:seen|shown)(?! (?:as|by|to)\b))\b"
)
_IN_PICTURE = re.compile(r"\b(?:seen|pictured|shown) in (?:this|an?|the) (?:\w+ ){0,2}(?:photo|photograph|picture|image|handout)\b|^Pictured\b")
_PHOTO_VERB = re.compile(
    r"\b(?:stands?|sits?|walks?|speaks?|talks?|gestures?|arrives?|listens?|looks? (?:on|at|over|out)|waves?"
    r"|attends?|holds? up|shakes? hands|smiles?|waits?"
    r"|poses?|takes? (?:part|cover|aim|a selfie)|leaves? (?:the|a|an|court|after|his|her|their)|rides?"
    r"|watch(?:es)? (?:on|as|over)?|greets?|hugs?|embraces?"
    r"|carr(?:y|ies)|march(?:es)?|gathers?|lines? up|queues?|billows?|burns?|inspects?|addresses|chats?|kneels?|prays?|cheers?|celebrates?|boards?)\b"
)
_DAY = re.compile(
    r"\b(?:on|in|,)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?: \d{1,2})?(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|\d{4})[^a-z]{0,30}$"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|added|adds|according|asked|was|were|had|would|has|have|did|will|may|might|could|should|must|cannot|can|announced|reported"
    r"|argued|warned|insisted|wrote|continued|expected|unlikely|likely|until|because|although|however|meanwhile)\b|[“\"]",
    re.I,
)
_TOLD_ALWAYS = re.compile(r"\b(?:said|told|added|according to|announced|warned|insisted|argued)\b|[“\"]")
_PRONOUN = re.compile(r"[‘“'\"]?(?:He|She|It|They|I|We|You|This|That|These|Those|There|Meanwhile|However|But|And|Yet|So|If|When|While|Although)\b")
_SENTENCES = re.compile(r"[.!?][\"'”’]{0,2}\s+[A-Z‘“'\"]")
_DOING = re.compile(r"[a-z,] (?:\w+ )?[a-z]{3,}ing\b")
_BRIEF = 15  # words; a line so short without a full stop is a caption, a heading or a quotation pulled out, but hardly ever body
_AGENCY = re.compile(r"(?:[A-Z]{2,8}|[A-Z]{2,12}(?: [A-Z]{2,12}){1,2}|[A-Z][\w.'’-]{1,20}(?:[ /][A-Z][\w.'’-]{1,20}){0,3})$")
_MOST = 75  # words of a caption without a label
_MOST_LABELLED = 130
_LONGEST = 1_200  # characters


def caption_cue(segment: Segment) -> bool:
    """Whether the words alone show a caption: a label, a photographer's credit, or a place in the picture."""
    text = segment.text
    if len(text) > _LONGEST:
        return False
    if segment.words <= _MOST_LABELLED and _LABEL.match(text):
        return True
    if segment.words > _MOST or segment.words < 3:
        return False
    if _CREDITED.search(text[-160:]) and not text.rstrip().endswith(("”", '"')):
        return True
    if _TOLD_ALWAYS.search(text):
        return False
    if _POSITION.search(text) or _IN_PICTURE.search(text):
        return True
    return _PICTURED.search(text) is not None and (not segment.stopped or bool(_DAY.search(text) and not _SENTENCES.search(text)))


def scene(segment: Segment) -> bool:
    """Whether one sentence describes a picture: somebody does something in the present tense, on a day that is named at the end."""
    if not 6 <= segment.words <= 50 or len(segment.text) > _LONGEST or _TOLD.search(segment.text) or _SENTENCES.search(segment.text):
        return False
    verb = _PHOTO_VERB.search(segment.text)
    if verb is None or not segment.text[:1].isupper() or _PRONOUN.match(segment.text):
        return False
    return len(segment.text[: verb.start()].split()) <= _BRIEF and bool(_DAY.search(segment.text))


def shaped(segment: Segment, before: Segment | None, after: Segment | None) -> bool:
    """Whether a line between two paragraphs has the shape of a caption: words enough for a sentence, but no full stop."""
    if segment.stopped or segment.bullet or len(segment.text) > _LONGEST or not 7 <= segment.words <= _MOST or segment.text[-1] in ",;:—–-":
        return False
    text = segment.text
    if _TOLD.search(text) or _PRONOUN.match(text) or _SENTENCES.search(text):
        return False
    if segment.words > _BRIEF and not (_PHOTO_VERB.search(text) or _PICTURED.search(text) or _DOING.search(text)):
        return False
    first = text[0]
    if not (first.isupper() or first in "‘“'\"") or (segment.text.count("“") + segment.text.count('"')) % 2:
        return False
    if before is not None and not before.stopped and before.text[-1] in ",;:—–-":
        return False
    return after is None or not after.text[0].islower()


def mark_captions(parts: Sequence[Segment], roles: list[Role | None]) -> None:
    """Writes `caption` where the words themselves show one, and for the other line of a caption in two."""
    for n, part in enumerate(parts):
        if roles[n] is None and (caption_cue(part) or scene(part)):
            roles[n] = "caption"
    if sum(part.gap > 1 for part in parts) * 2 <= len(parts):
        return  # paragraphs are not set apart by blank lines, so that a single line break joins nothing
    for n, part in enumerate(parts[:-1]):
        joined = parts[n + 1].gap == 1 and roles[n + 1] == "caption" and (part.gap != 1 or not part.prose)
        if joined and roles[n] is None and 8 <= part.words <= _MOST and not _TOLD_ALWAYS.search(part.text):
            roles[n] = "caption"


def mark_shaped(parts: Sequence[Segment], roles: list[Role | None], first_prose: int, *, regular: bool) -> None:
    """Writes `caption` where the shape shows one, and `credit` for an agency alone on its line beside it.

    `regular`: paragraphs end as sentences here, so that one which does not is something else.
    """
    places = range(first_prose + 1, len(parts)) if regular else range(0)
    after = [*parts[1:], None]
    found = [n for n in places if roles[n] is None and shaped(parts[n], parts[n - 1], after[n]) and not _heading(parts[n])]
    if 2 * len(found) <= max(4, sum(part.prose for part in parts)):  # where there are more, they are a list or the text's own way
        for n in found:
            roles[n] = "caption"
    _agencies(parts, roles, first_prose, regular=regular)


def _agencies(parts: Sequence[Segment], roles: list[Role | None], first_prose: int, *, regular: bool) -> None:
    """The agency alone on its line, which makes a caption of an open line before it."""
    for n, part in enumerate(parts):
        if roles[n] is not None or part.stopped or part.words > 4 or not _AGENCY.match(part.text):
            continue
        open_before = n > 0 and not parts[n - 1].stopped and roles[n - 1] in (None, "caption", "title")
        if n > 0 and (roles[n - 1] == "caption" or (regular and n > first_prose and open_before and part.text.isupper())):
            roles[n] = "credit"
            if roles[n - 1] is None and parts[n - 1].words >= 5:
                roles[n - 1] = "caption"


def _heading(part: Segment) -> bool:
    """Whether a line is rather a heading between paragraphs: few words, or all in capitals."""
    return part.text.isupper() or (part.words <= 7 and not _PHOTO_VERB.search(part.text))
