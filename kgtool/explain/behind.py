"""The claims behind resources of the graph, read one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox

from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import claims_at
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG, PROV, RDF


class Behind:
    """Reads claims of a store, each once."""

    def __init__(self, store: ox.Store, ontology: Ontology) -> None:
        self._store = store
        self._ontology = ontology
        self._read: dict[ox.NamedNode, StatedClaim | None] = {}

    def derived(self, node: ox.NamedNode, graph: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """Return what a resource of a graph was derived from, sorted."""
        quads = self._store.quads_for_pattern(node, PROV["wasDerivedFrom"], None, graph)
        found = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
        return tuple(sorted(found, key=lambda iri: iri.value))

    def claims(self, iris: Iterable[ox.NamedNode]) -> tuple[StatedClaim, ...]:
        """Return those of the resources that are claims, the asserted first, then by day, document and place."""
        wanted = list(dict.fromkeys(iris))
        places = [(iri, graph) for iri in wanted if iri not in self._read and (graph := self._graph(iri)) is not None]
        for (iri, _), read in claims_at(self._store, places, self._ontology):
            self._read[iri] = read
        found = [claim for iri in wanted if (claim := self._read.get(iri)) is not None]
        return tuple(sorted(found, key=_order))

    def _graph(self, iri: ox.NamedNode) -> ox.NamedNode | None:
        quads = self._store.quads_for_pattern(iri, RDF["type"], KG["Claim"], None)
        return next((quad.graph_name for quad in quads if isinstance(quad.graph_name, ox.NamedNode)), None)


def _order(claim: StatedClaim) -> tuple[bool, date, str, int, str]:
    start = claim.quotes[0].start if claim.quotes else 0
    return claim.modality != "asserted", claim.source.issued or date.max, claim.source.path, start, claim.iri.value
