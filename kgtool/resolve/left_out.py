"""The claims that the policy `all` leaves out, each with the reason, so that an answer can name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.terms import Statement
from kgtool.resolve.blocks import Key, Known, Reads
from kgtool.stated.claim import StatedClaim
from kgtool.stated.rung import ASIDE
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, RDF, Iris, PolicyLayer

#: Why a text does not say that what a claim holds is so: it denies it, or only supposes it.
UNSAID = ("negated", "hypothetical")


class LeftOut:
    """What is denied or only supposed, one block each claim; what says that a deal is over has a say in it."""

    layer: PolicyLayer = "analysis"
    reads: Reads = "all"

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return a block of its own for a claim that does not count."""
        return () if unsaid(claim) is None or closes(claim) else (("left-out", claim.iri.value),)

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield that the claim is left out, and why."""
        for claim in claims:
            yield from left_out_statements(claim, unsaid(claim) or "policy", known.iris, known.policy)


def unsaid(claim: StatedClaim) -> str | None:
    """Return why a text does not say that what a claim holds is so: `negated`, `hypothetical`; else None."""
    if claim.negated:
        return "negated"
    return "hypothetical" if claim.modality == "hypothetical" else None


def closes(claim: StatedClaim) -> bool:
    """Tell whether a denied claim says that something is over."""
    return claim.negated and claim.stage in ASIDE and claim.modality != "hypothetical"


def left_out_statements(claim: StatedClaim, reason: str, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield a kg:LeftOut for a claim, with the reason's code; the analysis graph's own resource names it."""
    node = iris.left_out(claim.iri, policy=policy)
    yield iris.policy_graph(policy, "analysis"), KG["leftOut"], node
    yield node, RDF["type"], KG["LeftOut"]
    yield node, KG["claim"], claim.iri
    yield node, KG["reason"], ox.Literal(reason)
