"""What is known: frozen records, and the one codec that writes and reads them."""

from headwater.record.amount import Amount, Modifier
from headwater.record.article import Article, Basis, Block, DerivedFrom, Rejected, Role, article_id, sha256
from headwater.record.attribution import Act, Attribution, Fidelity, Kind, Speaker, Statement, StatementMention
from headwater.record.claim import Certainty, Claim, ClaimMention, Clause, Interval, Polarity, Reason, Voice
from headwater.record.commitment import Commitment, CommitmentKind, NewMoney, Quantity, Stage, StageStep
from headwater.record.coverage import Coverage
from headwater.record.date import DateMention, TimexType
from headwater.record.decision import Anchor, Decision, DecisionKind, Outcome, Verb
from headwater.record.difference import Difference, DifferenceKind, Reading, Verdict
from headwater.record.event import Event, EventKind, Relation, RelationKind
from headwater.record.name import Name, NameKind, NameRole
from headwater.record.origin import Access, Because, Carrier, CarryReason, Origin, OriginType
from headwater.record.rows import from_row, to_line, to_row
from headwater.record.span import Span, digest
from headwater.record.story import Copy, CopyKind, Story

__all__ = [
    "Access",
    "Act",
    "Amount",
    "Anchor",
    "Article",
    "Attribution",
    "Basis",
    "Because",
    "Block",
    "Carrier",
    "CarryReason",
    "Certainty",
    "Claim",
    "ClaimMention",
    "Clause",
    "Commitment",
    "CommitmentKind",
    "Copy",
    "CopyKind",
    "Coverage",
    "DateMention",
    "Decision",
    "DecisionKind",
    "DerivedFrom",
    "Difference",
    "DifferenceKind",
    "Event",
    "EventKind",
    "Fidelity",
    "Interval",
    "Kind",
    "Modifier",
    "Name",
    "NameKind",
    "NameRole",
    "NewMoney",
    "Origin",
    "OriginType",
    "Outcome",
    "Polarity",
    "Quantity",
    "Reading",
    "Reason",
    "Rejected",
    "Relation",
    "RelationKind",
    "Role",
    "Span",
    "Speaker",
    "Stage",
    "StageStep",
    "Statement",
    "StatementMention",
    "Story",
    "TimexType",
    "Verb",
    "Verdict",
    "Voice",
    "article_id",
    "digest",
    "from_row",
    "sha256",
    "to_line",
    "to_row",
]
