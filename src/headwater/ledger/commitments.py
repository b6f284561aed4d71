"""The ledger of a story: sums, gifts in kind and bills as commitments, each once."""

from __future__ import annotations

from headwater.ledger.bills import commitments_of_bills, enable
from headwater.ledger.goods import commitments_in_kind
from headwater.ledger.lines import recipients_of_pools
from headwater.ledger.scene import scene_of
from headwater.ledger.sums import commitments_of_sums
from headwater.record import Commitment, Coverage


def find_commitments(coverage: Coverage) -> tuple[Commitment, ...]:
    """Who promised what to whom, each promise once however often it is reported; parts follow their whole.

    Uses the marked articles, joined names, statements, amounts and dates, and origins. Prices, costs, profits and fines are left out.
    """
    scene = scene_of(coverage, bodies_too=True)
    sums = commitments_of_sums(scene)
    bills = commitments_of_bills(scene)
    sums = enable(sums, bills, scene)
    gifts = commitments_in_kind(scene, [span for one in sums for span in one.mentions], recipients_of_pools(scene, sums))
    return (*sums, *bills, *gifts)
