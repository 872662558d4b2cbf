"""The claims behind a triple: those of the fact it is, or of all the premises it follows from.

What a document's graph knows of an entity (its kind, its owner) comes from the gazetteer and is background: it
supports a conclusion only where no premise is a fact with claims of its own, and then by the claims that name the
entity. So `Microsoft is an organisation` rests on the claims that speak of Microsoft, while `a lab buys from its
investor` rests on the investment and the purchase alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.reason.fixpoint import Derivation
from kgtool.reason.pattern import Ground
from kgtool.stated.nodes import Node, named, nodes_of
from kgtool.vocabulary.terms import KG, PROV, RDF

#: The claims behind something.
Claims: TypeAlias = "frozenset[ox.NamedNode]"

_NONE: Claims = frozenset()
_PARTS = (RDF["subject"], RDF["predicate"], RDF["object"])
#: What stands among the facts and is nothing that rules read.
_NO_PREMISES = ("Deal", "Match", "ExclusivityTerm")
_FLOW_PROPERTIES = (KG["exclusivity"], KG["flowType"], KG["from"], KG["to"])


@dataclass(slots=True)
class FactsGraph:
    """A facts graph taken apart: the triples that rules read, the claims of each fact, the claims naming an entity."""

    triples: list[ox.Triple] = field(default_factory=list)
    claims: dict[Ground, Claims] = field(default_factory=dict)
    naming: dict[ox.NamedNode | ox.BlankNode | ox.Literal, Claims] = field(default_factory=dict)


def take_apart(store: ox.Store, graph: ox.NamedNode) -> FactsGraph:
    """Read a facts graph. Of the flows only those are triples for rules that exclude others: what the others say
    stands in direct properties, as does what facts state. Of the deals the flows tell what rules need.
    """
    result = FactsGraph()
    for subject, node in nodes_of(store, graph).items():
        types = named(node, RDF["type"])
        claims = frozenset(named(node, PROV["wasDerivedFrom"]))
        if KG["Fact"] in types:
            result.claims[tuple(node[part][0] for part in _PARTS)] = claims
        elif any(KG[kind] in types for kind in _NO_PREMISES):
            continue
        elif KG["Flow"] not in types:
            result.naming[subject] = claims
            result.triples.extend(_statements(subject, node, set(node) - {PROV["wasDerivedFrom"]}))
        elif KG["exclusivity"] in node:
            statements = _statements(subject, node, _FLOW_PROPERTIES)
            result.triples.extend(statements)
            result.claims.update(((*triple,), claims) for triple in statements)
    return result


def _statements(subject: ox.NamedNode, node: Node, predicates: Iterable[ox.NamedNode]) -> list[ox.Triple]:
    return [ox.Triple(subject, predicate, value) for predicate in predicates for value in named(node, predicate)]


def supports(facts: FactsGraph, derivations: Sequence[Derivation]) -> dict[Ground, Claims]:
    """Return the claims behind each conclusion, the union over its derivations; none where it is pure schema.

    `derivations` come in the order of their rounds, so what a premise rests on is known before it is used.
    """
    stated = dict(facts.claims)
    background: dict[Ground, Claims] = {}
    for derivation in derivations:
        conclusion = derivation.conclusion
        claims = _union(stated.get(premise, _NONE) for premise in derivation.premises)
        if claims:
            stated[conclusion] = stated.get(conclusion, _NONE) | claims
        else:
            known = (background.get(premise) or facts.naming.get(premise[0], _NONE) for premise in derivation.premises)
            background[conclusion] = background.get(conclusion, _NONE) | _union(known)
    conclusions = {derivation.conclusion for derivation in derivations}
    return {triple: claims for triple in conclusions if (claims := stated.get(triple) or background[triple])}


def _union(parts: Iterable[Claims]) -> Claims:
    return _NONE.union(*parts)
