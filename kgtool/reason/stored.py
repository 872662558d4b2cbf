"""What rules see of a store under a policy: ontology, facts and inferences, asked one pattern at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal as Choice
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.reason.pattern import Triple, term
from kgtool.reason.support import read_predicates
from kgtool.vocabulary.terms import DEFAULT_POLICY, PROV, Iris

Layer: TypeAlias = Choice["ontology", "facts", "inferred"]
#: What rules see, and what of it nobody inferred.
LAYERS: tuple[Layer, ...] = ("ontology", "facts", "inferred")
STATED: tuple[Layer, ...] = ("ontology", "facts")


class StoredFacts:
    """The triples of some graphs of a store, read when they are asked for."""

    def __init__(self, store: ox.Store, graphs: Sequence[ox.NamedNode | ox.DefaultGraph]) -> None:
        self._store = store
        self._graphs = graphs

    def __contains__(self, triple: Triple) -> bool:
        return next(iter(self.triples(*triple)), None) is not None

    def triples(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[Triple]:
        """Yield the triples with these parts, None standing for any, each once, sorted."""
        parts = [None if part is None else term(part) for part in (subject, predicate, value)]
        if not isinstance(parts[0], ox.Literal) and isinstance(parts[1], ox.NamedNode | None):
            found = {
                (str(quad.subject), str(quad.predicate), str(quad.object))
                for graph in self._graphs
                for quad in self._store.quads_for_pattern(parts[0], parts[1], parts[2], graph)
                if self._is_read(quad)
            }
            yield from sorted(found)

    def _is_read(self, quad: ox.Quad) -> bool:
        """Tell whether rules read a quad; here every one."""
        return True


class PolicyFacts(StoredFacts):
    """The triples of ontology, facts and inferences of a policy that rules read, or of some of these layers.

    They are those that `kgtool.reason.infer` reasons with, read from the store when they are asked for.
    """

    def __init__(
        self, store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY, layers: Sequence[Layer] = LAYERS
    ) -> None:
        self._facts = iris.policy_graph(policy, "facts")
        graphs = {
            "facts": self._facts,
            "inferred": iris.policy_graph(policy, "inferred"),
            "ontology": iris.ontology_graph,
        }
        super().__init__(store, [graphs[layer] for layer in layers])
        self._read: dict[ox.NamedNode, Collection[ox.NamedNode] | None] = {}
        self._about = (iris.inference_base, iris.rule("").value)

    def _is_read(self, quad: ox.Quad) -> bool:
        if isinstance(quad.object, ox.Literal):
            return False
        if quad.graph_name == self._facts:
            return quad.predicate != PROV["wasDerivedFrom"] and self._is_premise(quad)
        return not (isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(self._about))

    def _is_premise(self, quad: ox.Quad) -> bool:
        subject = quad.subject
        assert isinstance(subject, ox.NamedNode)
        if subject not in self._read:
            self._read[subject] = read_predicates(subject, self._store, self._facts)
        read = self._read[subject]
        return read is None or quad.predicate in read
