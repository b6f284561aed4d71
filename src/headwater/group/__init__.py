"""Articles into stories: which of them report the same events."""

from headwater.group.likeness import Likeness
from headwater.group.lineage import Lineage, earlier_articles, history_lines, trace_lineage
from headwater.group.stories import group_by_likeness, group_stories
from headwater.group.why import Together, why_together

__all__ = [
    "Likeness",
    "Lineage",
    "Together",
    "earlier_articles",
    "group_by_likeness",
    "group_stories",
    "history_lines",
    "trace_lineage",
    "why_together",
]
