"""A store under a policy, with all that explanations are made of: rules, proofs, names, claims."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.explain.behind import Behind
from kgtool.explain.naming import Naming
from kgtool.reason.compile import Program, compiled
from kgtool.reason.explain import explainer
from kgtool.reason.infer import axioms_of
from kgtool.reason.proof import Explainer
from kgtool.reason.rule import rules, schema_rules
from kgtool.reason.statement import Rule
from kgtool.reason.stored import PolicyFacts
from kgtool.reason.unnamed import WithUnnamed
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology, load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, Iris, PolicyLayer

#: What a graph says of a node, by property.
Said: TypeAlias = "Mapping[ox.NamedNode, tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...]]"
#: What is said of so many nodes is kept, as circles share their flows and these their claims.
_KEPT = 8192


class Case:
    """What is asked about: a store under a policy, in one language. Parts are made when they are needed."""

    def __init__(
        self,
        store: ox.Store,
        iris: Iris,
        policy: str = DEFAULT_POLICY,
        language: str = "de",
        ontology: Ontology | None = None,
    ) -> None:
        self.store = store
        self.iris = iris
        self.policy = policy
        self.language = language
        self.ontology = ontology or load_ontology()
        self.naming = Naming(store, iris, policy, self.ontology, language)
        self.behind = Behind(store, self.ontology)
        #: The claims that do not count with the code of the reason, None until they are asked for.
        self.left_out: tuple[tuple[StatedClaim, str], ...] | None = None
        self._graphs: dict[PolicyLayer, ox.NamedNode] = {}
        #: Gives what a graph says of a node, read once.
        self.said = lru_cache(_KEPT)(self._said)

    @cached_property
    def program(self) -> Program:
        """Return the rules of the ontology."""
        return compiled(axioms_of(self.store, self.iris))

    @cached_property
    def known(self) -> WithUnnamed:
        """Return what holds: ontology, facts, inferences, and what follows for classes without a name."""
        return WithUnnamed(PolicyFacts(self.store, self.iris, self.policy), self.program)

    @cached_property
    def explainer(self) -> Explainer:
        """Return what finds proofs."""
        return explainer(self.store, self.iris, self.policy)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Return all rules by name."""
        return {rule.name: rule for rule in (*rules(), *schema_rules())}

    def graph(self, layer: PolicyLayer) -> ox.NamedNode:
        """Return the graph of a layer of the policy."""
        known = self._graphs.get(layer)
        if known is None:
            known = self._graphs[layer] = self.iris.policy_graph(self.policy, layer)
        return known

    def _said(self, node: ox.NamedNode, graph: ox.NamedNode) -> Said:
        found: dict[ox.NamedNode, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
        for quad in self.store.quads_for_pattern(node, None, None, graph):
            found.setdefault(quad.predicate, []).append(quad.object)
        return {predicate: tuple(values) for predicate, values in found.items()}
