"""Articles into stories: which of them report the same events."""

from headwater.group.stories import group_stories

__all__ = ["group_stories"]
