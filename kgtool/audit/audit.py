"""The Rechenprobe over claims of any number of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgtool.audit.conclusions import AUDITS
from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Known, concluded, grouped
from kgtool.stated.claim import StatedClaim


def audit(claims: Iterable[StatedClaim], known: Known) -> Iterator[Statement]:
    """Yield every check among the claims, as statements of the analysis graph; denied claims take no part."""
    blocks = grouped(claims, tuple(AUDITS.values()), lambda _: True, known)
    for _, statement in concluded(blocks, AUDITS, known):
        yield statement
