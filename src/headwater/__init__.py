"""headwater reads the coverage of one event and leaves one record that counts sources, not echoes."""

from headwater.errors import HeadwaterError
from headwater.pipeline import Summary, read, replay, tell_story
from headwater.record import Amount, Article, Claim, Commitment, Coverage, Difference, Name, Origin, Span, Statement, Story

__all__ = [
    "Amount",
    "Article",
    "Claim",
    "Commitment",
    "Coverage",
    "Difference",
    "HeadwaterError",
    "Name",
    "Origin",
    "Span",
    "Statement",
    "Story",
    "Summary",
    "read",
    "replay",
    "tell_story",
]
