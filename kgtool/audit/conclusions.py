"""The Rechenprobe as conclusions in blocks: each document for itself, and what several say of one actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from kgtool.audit.figure import figures
from kgtool.audit.kinds import across_documents, within_document
from kgtool.audit.statements import check_statements
from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Known
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology

#: Whose figures a claim's are, where several documents tell them: by claim type the role.
ACTORS = {
    "Investment": "investee",
    "Acquisition": "target",
    "CloudCommitment": "provider",
    "ChipPurchase": "buyer",
    "CapitalExpenditure": "spender",
    "ProfitShare": "payer",
}
_OTHER = "organisation"


class DocumentChecks:
    """The checks among the figures of one document; what a text denies takes no part, what it supposes does."""

    name = "audit-document"
    layer: Literal["analysis"] = "analysis"
    reads: Literal["all"] = "all"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[tuple[str, ...]]:
        """Return the block of the claim's document."""
        return [] if claim.negated or not claim.measures else [(self.name, claim.source.iri.value)]

    def conclude(self, key: tuple[str, ...], claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the checks of a document."""
        for check in within_document(figures(claims)):
            yield from check_statements(check, known)


class ActorChecks:
    """The checks among the figures that several documents tell of one actor; suppositions take no part."""

    name = "audit"
    layer: Literal["analysis"] = "analysis"
    reads: Literal["all"] = "all"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[tuple[str, ...]]:
        """Return the block of each actor whose figure it is."""
        if claim.negated or not claim.measures or claim.modality == "hypothetical":
            return []
        role = next((ACTORS[kind] for kind in claim.types if kind in ACTORS), _OTHER)
        return [(self.name, actor.value) for actor in claim.fillers(role)]

    def conclude(self, key: tuple[str, ...], claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield the checks over several documents."""
        for check in across_documents(figures(claims)):
            yield from check_statements(check, known)


#: Every kind of conclusions of the Rechenprobe, by the name that its keys begin with.
AUDITS = {kind.name: kind for kind in (DocumentChecks(), ActorChecks())}
