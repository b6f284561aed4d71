"""Which file of the record holds which kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from headwater.record.amount import Amount
from headwater.record.article import Article, Rejected
from headwater.record.attribution import Statement
from headwater.record.claim import Claim
from headwater.record.commitment import Commitment
from headwater.record.date import DateMention
from headwater.record.difference import Difference
from headwater.record.event import Event, Relation
from headwater.record.name import Name
from headwater.record.origin import Origin
from headwater.record.story import Copy, Story

FORMAT = "1"  # of the record; raised when a name or a meaning changes

KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "articles": Article,
        "rejected": Rejected,
        "stories": Story,
        "copies": Copy,
        "statements": Statement,
        "amounts": Amount,
        "dates": DateMention,
        "names": Name,
        "events": Event,
        "relations": Relation,
        "claims": Claim,
        "origins": Origin,
        "differences": Difference,
        "commitments": Commitment,
    }
)
