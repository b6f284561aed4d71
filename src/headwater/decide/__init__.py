"""What a person decided, put above what was found: read from `decisions.jsonl`, found again by its words, applied step by step."""

from headwater.decide.anchors import Located, places_of
from headwater.decide.compose import KIND_OF, Said, compose, since, spoken, undo
from headwater.decide.docket import Docket
from headwater.decide.file import NAME, append_decision, decision_line, read_decisions, standing
from headwater.decide.rulings import FORMS, OPINIONS, Rulings
from headwater.decide.set import CAN_SET

__all__ = [
    "CAN_SET",
    "FORMS",
    "KIND_OF",
    "NAME",
    "OPINIONS",
    "Docket",
    "Located",
    "Rulings",
    "Said",
    "append_decision",
    "compose",
    "decision_line",
    "places_of",
    "read_decisions",
    "since",
    "spoken",
    "standing",
    "undo",
]
