"""The documents' graphs in memory, where the graphs of any view are computed; nothing is ever written back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.analyse.analysis import analyse_claims
from kgtool.clashes.find import clashes
from kgtool.reason.infer import infer
from kgtool.resolve.blocks import Remembered
from kgtool.resolve.policy import policy as find_policy
from kgtool.resolve.resolve import resolve_claims
from kgtool.stated.documents import documents
from kgtool.views.believed import Believed, believed, chosen
from kgtool.views.conversion import conversion_statements, converted_claims
from kgtool.views.doubt import Doubt, doubts
from kgtool.views.view import View
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, PROV, Iris, PolicyLayer

#: The layers of a policy, in the order in which each is made of those before it.
LAYERS: tuple[PolicyLayer, ...] = ("facts", "inferred", "analysis")
#: What is computed of the policy `all` for a policy that settles contradictions.
_CONTRADICTIONS: tuple[PolicyLayer, ...] = ("facts", "analysis")


@dataclass(frozen=True)
class Shown:
    """A view whose graphs are computed: their name, what it believes, and what its doubts took with them."""

    name: str
    believed: Believed
    doubts: tuple[Doubt, ...] = ()


class Bench:
    """A store in memory with the ontology and the documents of another, and every claim of theirs.

    `source` holds the graphs of a build; its facts and analysis are asked only for what a deal or an origin rests on.
    """

    def __init__(self, source: ox.Store, iris: Iris, ontology: Ontology) -> None:
        self.iris = iris
        self.ontology = ontology
        self.store = ox.Store()
        self._source = source
        for graph in _below_policies(source, iris):
            data = source.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
            assert data is not None
            self.store.bulk_load(data, format=ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)
        found = (claim for document in documents(self.store, ontology) for claim in document.claims)
        self.claims = tuple(sorted(found, key=lambda claim: claim.iri.value))

    def show(self, view: View, layers: Collection[PolicyLayer] = LAYERS) -> Shown:
        """Compute the graphs of a view, as far as these layers need them.

        An unknown policy, and a doubt that means nothing here, are UsageErrors.
        """
        behind = doubts(view.without, self.claims, self.derived, self.iris)
        found = self._believed(view, frozenset(claim for doubt in behind for claim in doubt.claims))
        self.compute(view, found, layers)
        return Shown(view.name, found, behind)

    def compute(
        self,
        view: View,
        found: Believed,
        layers: Collection[PolicyLayer] = LAYERS,
        remembered: Remembered | None = None,
        *,
        whole: bool = True,
    ) -> None:
        """Compute the graphs of a view from claims that were chosen already.

        Clashes are part of the analysis where inferences, which they rest on, are asked for too. `remembered` is what
        was concluded from other claims of the same view; for `whole` see `analyse_claims`.
        """
        name, store = view.name, self.store
        for layer in LAYERS:
            store.clear_graph(self.iris.policy_graph(name, layer))
        claims, used = converted_claims((*found.counting, *found.closing), view.rates)
        counting, closing = claims[: len(found.counting)], claims[len(found.counting) :]
        facts = resolve_claims(claims, self.iris, self.ontology, name, remembered)
        store.bulk_extend(facts)
        if "inferred" in layers:
            store.bulk_extend(infer(store, self.iris, name))
        if "analysis" in layers:
            left_out = found.left_out
            quads = analyse_claims(
                store,
                counting,
                left_out,
                self.iris,
                self.ontology,
                name,
                closing=closing,
                remembered=remembered,
                whole=whole,
            )
            store.bulk_extend(quads)
        if "inferred" in layers and "analysis" in layers:
            store.bulk_extend(clashes(store, self.iris, name))
        store.extend(conversion_statements(store, used, self.iris, name))

    def derived(self, node: ox.NamedNode) -> frozenset[ox.NamedNode]:
        """Return the claims that a resource of the build's facts or analysis was derived from."""
        known = {claim.iri for claim in self.claims}
        quads = self._source.quads_for_pattern(node, PROV["wasDerivedFrom"], None)
        return frozenset(
            quad.object for quad in quads if isinstance(quad.object, ox.NamedNode) and quad.object in known
        )

    def _believed(self, view: View, doubted: Collection[ox.NamedNode]) -> Believed:
        """Return what a view believes; the contradictions that its policy settles are those of the claims it knows."""
        found = believed(self.claims, view, doubted, self.ontology)
        if view.policy == DEFAULT_POLICY:
            return found
        policy = find_policy(view.policy)
        if policy.reads_contradictions:
            self.compute(View(), found, _CONTRADICTIONS)
        accepted = {claim for claims in policy.claims(self.store).values() for claim in claims}
        for layer in LAYERS:
            self.store.clear_graph(self.iris.policy_graph(DEFAULT_POLICY, layer))
        return chosen(found, accepted)


def _below_policies(store: ox.Store, iris: Iris) -> Iterator[ox.NamedNode]:
    """Yield the graphs that no policy decides on: those of the documents and the ontology."""
    documents_graphs = iris.document_graph("").value
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and (
            graph == iris.ontology_graph or graph.value.startswith(documents_graphs)
        ):
            yield graph
