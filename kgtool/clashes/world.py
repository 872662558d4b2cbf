"""What clashes are looked for in: the facts and inferences of a policy, and who is bound to use one thing only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import pyoxigraph as ox

from kgtool.reason.before import NodesNow
from kgtool.reason.compile import Program, compiled
from kgtool.reason.condition import Condition
from kgtool.reason.infer import axioms_of
from kgtool.reason.instance import Instance, relation
from kgtool.reason.pattern import Triple, term
from kgtool.reason.proof import Explainer
from kgtool.reason.remembered import Remembered
from kgtool.reason.stored import LAYERS, STATED, Layer, PolicyFacts
from kgtool.reason.support import standing_of
from kgtool.reason.unnamed import WithUnnamed
from kgtool.reason.weigh import AXIOM, Carried
from kgtool.stated.nodes import Node, named
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

#: What rules of clashes read of a kg:ExclusivityTerm.
_TERM_READ = (KG["bound"], KG["exclusivity"], KG["termOf"])
#: Conditions that speak of literals, which rules do not read in the facts.
_OF_LITERALS = ("different", "outside")


class SeenFacts(PolicyFacts):
    """What `PolicyFacts` has, and the exclusivities that are not over."""

    def __init__(self, store: ox.Store, iris: Iris, policy: str, layers: Sequence[Layer] = LAYERS) -> None:
        super().__init__(store, iris, policy, layers)
        self._terms = iris.exclusivity_term("", policy=policy).value
        self._over: dict[ox.NamedNode, bool] = {}

    def _is_premise(self, quad: ox.Quad) -> bool:
        subject = quad.subject
        assert isinstance(subject, ox.NamedNode)
        if not subject.value.startswith(self._terms):
            return super()._is_premise(quad)
        if subject not in self._over:
            ended = self._store.quads_for_pattern(subject, KG["over"], None, self._facts)
            self._over[subject] = next(iter(ended), None) is not None
        return quad.predicate in _TERM_READ and not self._over[subject]


class World:
    """Facts, inferences and ontology of a policy, as clashes see them."""

    def __init__(self, store: ox.Store, iris: Iris, policy: str) -> None:
        self.store = store
        self.iris = iris
        self.policy = policy
        self.facts_graph = iris.policy_graph(policy, "facts")
        self.axioms = axioms_of(store, iris)
        self.program = compiled(self.axioms)
        self.seen = SeenFacts(store, iris, policy)
        self.stated = SeenFacts(store, iris, policy, STATED)
        self.ontology = SeenFacts(store, iris, policy, ("ontology",))
        self.known = WithUnnamed(self.seen, self.program)
        self._nodes = NodesNow(store, self.facts_graph)
        self._remembered = Remembered(store, iris, policy, self._nodes)
        self._terms = iris.exclusivity_term("", policy=policy).value
        self._carried: dict[Triple, Carried] = {}

    @cached_property
    def clashing(self) -> Program:
        """Return the rules that find clashes; facts hold no literals for those that compare them."""
        return Program(tuple(i for i in self.program.by_conclusion.get("clash", ()) if not _of_literals(i)))

    @cached_property
    def conclusive(self) -> Program:
        """Return the rules that conclude something."""
        return Program(tuple(instance for instance in self.program.instances if instance.head is not None))

    @cached_property
    def given(self) -> tuple[Triple, ...]:
        """Return what of the ontology rules read beside facts."""
        read = self.program.by_premise
        return tuple(triple for triple in self.axioms if relation(triple) in read)

    @cached_property
    def explainer(self) -> Explainer:
        """Return what proves inferences."""
        return Explainer(self.seen, self.stated, self.conclusive)

    def carried(self, triple: Triple) -> Carried:
        """Return what a stated triple carries: how it stands, and the claims that state it."""
        if triple not in self._carried:
            self._carried[triple] = self._read(triple)
        return self._carried[triple]

    def _read(self, triple: Triple) -> Carried:
        if self.is_term(triple[0]):
            node = self._node(triple[0])
            claims = frozenset(value for value in named(node, PROV["wasDerivedFrom"]))
            return Carried(standing_of(node), claims, background=False)
        return self._remembered.fact(triple) or AXIOM

    def inferred(self, triple: Triple) -> Carried | None:
        """Return what an inference carries."""
        return self._remembered.inference(triple)

    def is_term(self, text: str) -> bool:
        """Tell whether a term is a kg:ExclusivityTerm."""
        return text.startswith(f"<{self._terms}")

    def is_fact(self, triple: Triple) -> bool:
        """Tell whether a triple is stated, by the texts or of an entity, and not by the ontology."""
        return triple in self.stated and triple not in self.ontology

    def of_term(self, text: str, name: str) -> tuple[str, ...]:
        """Return the values of a property of an exclusivity, such as whom it binds, sorted."""
        return tuple(sorted(str(value) for value in named(self._node(text), KG[name])))

    def type_quads(self) -> Iterator[ox.Quad]:
        """Yield the types of all that facts and inferences speak of, of what rules do not read too."""
        for graph in (self.facts_graph, self.iris.policy_graph(self.policy, "inferred")):
            yield from self.store.quads_for_pattern(None, RDF["type"], None, graph)

    def triples_of(self, node: ox.NamedNode) -> list[Triple]:
        """Return what a changed resource of facts or inferences says that may be a premise."""
        found = list(self.seen.triples(str(node), None, None))
        for graph in (self.facts_graph, self.iris.policy_graph(self.policy, "inferred")):
            parts = [
                next((str(quad.object) for quad in self.store.quads_for_pattern(node, RDF[name], None, graph)), None)
                for name in ("subject", "predicate", "object")
            ]
            if parts[0] is not None and parts[1] is not None and parts[2] is not None:
                found.append((parts[0], parts[1], parts[2]))
        return found

    def _node(self, text: str) -> Node:
        node = term(text)
        assert isinstance(node, ox.NamedNode)
        return self._nodes.get(node) or {}


def _of_literals(instance: Instance) -> bool:
    conditions: tuple[Condition, ...] = instance.conditions
    return any(condition.kind in _OF_LITERALS for condition in conditions)
