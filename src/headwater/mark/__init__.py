"""The text of an article into blocks: what is body, and what is caption, credit, advertisement, link or furniture."""

from headwater.mark.blocks import mark_blocks
from headwater.mark.repetition import Repetition, profile, relevant

__all__ = ["Repetition", "mark_blocks", "profile", "relevant"]
