"""What was promised, what took place and how those named hang together: the ledger, events and relations of a story."""

from headwater.ledger.commitments import find_commitments
from headwater.ledger.events import find_events
from headwater.ledger.relations import find_relations

__all__ = ["find_commitments", "find_events", "find_relations"]
