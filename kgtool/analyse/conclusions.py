"""What is concluded in blocks from the claims of a policy for its analysis graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgtool.analyse.concentration import Concentrations
from kgtool.analyse.lock_in import LockIns
from kgtool.analyse.lock_in_index import LockInIndexes
from kgtool.audit.conclusions import AUDITS
from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Conclusions, Known, concluded, grouped
from kgtool.resolve.left_out import LeftOut
from kgtool.resolve.origin_blocks import Origins
from kgtool.rivals.ledger import RIVALS
from kgtool.stated.claim import StatedClaim

#: The kinds of conclusions by the name that their keys begin with. What reads all claims also hears what is denied or
#: supposed; what a policy, a date or a doubt leaves out is heard by none.
ANALYSIS: Mapping[str, Conclusions] = {
    "concentration": Concentrations(),
    "lock-in": LockIns(),
    "lock-in-index": LockInIndexes(),
    "origin": Origins(),
    **RIVALS,
    **AUDITS,
}
#: What the policy `all` leaves out; another view has reasons of its own.
LEFT_OUT: Mapping[str, Conclusions] = {"left-out": LeftOut()}


def conclusions(counting: Iterable[StatedClaim], heard: Iterable[StatedClaim], known: Known) -> Iterator[Statement]:
    """Yield what follows from the claims that count and from those that are only heard, as denials and suppositions."""
    accepted: set[ox.NamedNode] = set()
    claims = []
    for claim in counting:
        accepted.add(claim.iri)
        claims.append(claim)
    blocks = grouped([*claims, *heard], tuple(ANALYSIS.values()), lambda claim: claim.iri in accepted, known)
    return (statement for _, statement in concluded(blocks, ANALYSIS, known))
