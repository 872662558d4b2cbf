"""Adds what ontology and rules imply to the facts of a policy, each inference with its rule and its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.graph.terms import Statement
from kgtool.reason.fixpoint import derive
from kgtool.reason.pattern import Ground
from kgtool.reason.rule import Rule, rules
from kgtool.reason.support import Claims, supports, take_apart
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, PROV, RDF, RDFS, SKOS, Iris


def infer(store: ox.Store, iris: Iris, policy: str = DEFAULT_POLICY) -> list[ox.Quad]:
    """Return the inferred graph of a policy, sorted: the triples, and a kg:Inference node for each.

    `store` holds the ontology graph and the facts graph of the policy. What follows from the ontology alone has no
    claim behind it and is left out.
    """
    facts = take_apart(store, iris.policy_graph(policy, "facts"))
    derivations = derive([*_schema(store, iris.ontology_graph), *facts.triples], rules())
    claims = supports(facts, derivations)
    applied: dict[Ground, set[str]] = defaultdict(set)
    for derivation in derivations:
        if derivation.conclusion in claims:
            applied[derivation.conclusion].add(derivation.rule)
    graph = iris.policy_graph(policy, "inferred")
    statements = [*_descriptions(iris, rules(), {name for names in applied.values() for name in names})]
    for conclusion, names in applied.items():
        statements.extend(_inference(iris, policy, conclusion, names, claims[conclusion]))
    return sorted_quads(ox.Quad(subject, predicate, value, graph) for subject, predicate, value in statements)


def _schema(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield the ontology's triples between resources; labels and definitions are nothing to reason with."""
    for quad in store.quads_for_pattern(None, None, None, graph):
        if not isinstance(quad.object, ox.Literal):
            yield quad.triple


def _inference(
    iris: Iris, policy: str, conclusion: Ground, names: Iterable[str], claims: Claims
) -> Iterator[Statement]:
    subject, predicate, value = conclusion
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(predicate, ox.NamedNode)
    assert not isinstance(value, ox.BlankNode)
    node = iris.inference(subject, predicate, value, policy=policy)
    yield subject, predicate, value
    yield node, RDF["type"], KG["Inference"]
    yield node, RDF["subject"], subject
    yield node, RDF["predicate"], predicate
    yield node, RDF["object"], value
    for name in names:
        yield node, KG["byRule"], iris.rule(name)
    for claim in claims:
        yield node, PROV["wasDerivedFrom"], claim


def _descriptions(iris: Iris, known: Sequence[Rule], used: set[str]) -> Iterator[Statement]:
    """Say in words what each rule concludes that was applied."""
    for rule in known:
        if rule.name not in used:
            continue
        node = iris.rule(rule.name)
        yield node, RDF["type"], PROV["Plan"]
        for language, label in rule.label.items():
            yield node, RDFS["label"], ox.Literal(label, language=language)
            definition = ox.Literal(rule.sentence[language], language=language)
            yield node, SKOS["definition"], definition
