"""Tells from the words of a cue what kind of act it names: said, published, thought, intended, asked or declined."""

from __future__ import annotations

import re

from headwater.annotate.cues import lexicon, phrasal, word_set
from headwater.record.attribution import Act

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD = 6  # words of a source among which its head stands


def act_of(cue: str, source: str, *, quoted: bool) -> Act | None:
    """The act of a cue by its verb, the last one that the lexicon has, else by its noun.

    A cue that is in neither was said where its words are `quoted` or it is no word but a mark; else nobody is known to have said it, and
    it stands as thought. What a document says is published where no verb tells ("according to the report").
    """
    words = [word.lower() for word in _WORDS.findall(cue)]
    for at in range(len(words) - 1, -1, -1):
        joined = phrasal().get((words[at], words[at + 1])) if at + 1 < len(words) else None
        known = joined or lexicon().get(words[at], (None, ""))[0]
        if known is not None:
            return known.act
    if any(word in word_set("intents") for word in words):
        return "intended"
    if any(word in word_set("thoughts") for word in words):
        return "thought"
    if any(word.lower() in word_set("documents") for word in _WORDS.findall(source)[:_HEAD]):
        return "published"
    told = quoted or not words or "according" in words or any(word in word_set("claims") for word in words)
    return "said" if told else None
