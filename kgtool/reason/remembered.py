"""What facts and inferences of a store carry, read one at a time."""

from __future__ import annotations

from functools import cached_property

import pyoxigraph as ox

from kgtool.reason.amount import Amount
from kgtool.reason.before import FactNodes
from kgtool.reason.pattern import Triple, term
from kgtool.reason.stored import PolicyFacts
from kgtool.reason.support import read_node, standing_of
from kgtool.reason.weigh import AXIOM, Carried
from kgtool.stated.nodes import ClaimedNodes, named
from kgtool.vocabulary.terms import KG, PROV, Iris, slug_of


class Remembered:
    """What the triples of a policy's facts and inferences carry, and what axioms do.

    `nodes` are the resources of the facts graph.
    """

    def __init__(self, store: ox.Store, iris: Iris, policy: str, nodes: FactNodes) -> None:
        self._iris = iris
        self._store = store
        self._policy = policy
        self._nodes = nodes
        self._inferred = ClaimedNodes(store, iris.policy_graph(policy, "inferred"))
        self._axioms = PolicyFacts(store, iris, policy, ("ontology",))
        self._readings: dict[ox.NamedNode, dict[Triple, Carried]] = {}
        self._inferences: dict[Triple, Carried | None] = {}

    def fact(self, triple: Triple) -> Carried | None:
        """Return what a fact or an axiom carries; None where the triple is neither."""
        subject, predicate, value = (term(part) for part in triple)
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode):
            return AXIOM if triple in self._axioms else None
        if isinstance(predicate, ox.NamedNode) and predicate in self.direct:
            name = KG.local_name(predicate)
            node = self._iris.fact(name, slug_of(subject), slug_of(value), policy=self._policy)
            if (found := self.reading(node).get(triple)) is not None:
                return found
        assert not isinstance(predicate, ox.Literal)
        if self._nodes.holds(subject, predicate, value) and (found := self.reading(subject).get(triple)) is not None:
            return found
        return AXIOM if triple in self._axioms else None

    @cached_property
    def direct(self) -> frozenset[ox.NamedNode]:
        """Return the properties that claims state directly: a kg:Fact says what each use of them carries."""
        quads = self._store.quads_for_pattern(None, KG["directProperty"], None, self._iris.ontology_graph)
        return frozenset(quad.object for quad in quads if isinstance(quad.object, ox.NamedNode))

    def is_background(self, triple: Triple) -> bool:
        """Tell whether a triple is an inference that follows from background knowledge alone."""
        subject, predicate, value = (term(part) for part in triple)
        if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode):
            return False
        if isinstance(value, ox.BlankNode):
            return False
        node = self._iris.inference(subject, predicate, value, policy=self._policy)
        graph = self._iris.policy_graph(self._policy, "inferred")
        return next(iter(self._store.quads_for_pattern(node, KG["background"], None, graph)), None) is not None

    def reading(self, subject: ox.NamedNode) -> dict[Triple, Carried]:
        """Return the triples that a resource of the facts graph gives."""
        if subject not in self._readings:
            node = self._nodes.get(subject)
            self._readings[subject] = {} if node is None else dict(read_node(subject, node))
        return self._readings[subject]

    def inference(self, triple: Triple) -> Carried | None:
        """Return what an inference carries; None where the triple is none."""
        if triple not in self._inferences:
            self._inferences[triple] = self._inference(triple)
        return self._inferences[triple]

    def _inference(self, triple: Triple) -> Carried | None:
        subject, predicate, value = (term(part) for part in triple)
        if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode):
            return None
        if isinstance(value, ox.BlankNode):
            return None
        node = self._inferred.get(self._iris.inference(subject, predicate, value, policy=self._policy))
        if node is None:
            return None
        claims = frozenset(one for one in node.get(PROV["wasDerivedFrom"], ()) if isinstance(one, ox.NamedNode))
        depth = int(node[KG["proofDepth"]][0].value)
        rules = frozenset(slug_of(rule) for rule in named(node, KG["byRule"]))
        return Carried(standing_of(node), claims, KG["background"] in node, depth, rules, Amount.of(node))

    def __call__(self, triple: Triple) -> Carried | None:
        """Return what a fact, an axiom or an inference carries."""
        return self.fact(triple) or self.inference(triple)
