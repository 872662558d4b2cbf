"""The ledger of contradictions: every entry among the claims of all texts, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.rivals.block import Block
from kgtool.rivals.blocks import BLOCKS
from kgtool.rivals.entry import entries
from kgtool.rivals.limits import limits
from kgtool.rivals.statements import entry_statements
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import PolicyLayer


@dataclass(frozen=True)
class Rivals:
    """The conclusions of one kind of blocks: the contradictions among its claims, whatever a policy says of them."""

    block: Block
    layer: PolicyLayer = "analysis"
    reads: Reads = "all"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return the blocks of this kind that a claim enters."""
        return [(self.block.name, *rest) for rest in self.block.keys(claim, ontology)]

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the contradictions of a block."""
        if len(claims) > 1:
            for subject in self.block.subjects(key[1:], claims, known):
                for entry in entries(subject, limits()):
                    yield from entry_statements(entry, key, known)


#: The conclusions of the ledger, by the name that their keys begin with.
RIVALS = {block.name: Rivals(block) for block in BLOCKS}
