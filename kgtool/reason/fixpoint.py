"""Runs rules on a store until nothing new follows; after the first round only new triples are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.reason.pattern import Ground
from kgtool.reason.rule import Rule
from kgtool.vocabulary.terms import OWL, RDF

#: What stands in the IRI of a blank node that a store gave a name (RDF 1.1 Concepts, section 3.5).
_GENID = "/.well-known/genid/"
_DELTA = ox.NamedNode("urn:kgtool:delta")


@dataclass(frozen=True, slots=True)
class Derivation:
    """One application of a rule: a triple and the triples it follows from."""

    rule: str
    conclusion: Ground
    premises: tuple[Ground, ...]


def derive(triples: Iterable[ox.Triple], rules: Sequence[Rule]) -> list[Derivation]:
    """Return the applications of the rules that conclude something new, in the order of the rounds.

    A conclusion has all derivations of the first round that finds it, so none rests on itself. What is among the
    triples is not concluded again, nor a triple with a blank node, nor the type that everything has. Within a round the
    order is the store's; sort what is made of it.
    """
    store = ox.Store()
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    known: set[Ground] = {(quad.subject, quad.predicate, quad.object) for quad in store}
    derivations: list[Derivation] = []
    delta: set[Ground] | None = None
    while delta is None or delta:
        found = dict.fromkeys(
            derivation
            for rule in rules
            for derivation in _applications(store, rule, delta)
            if derivation.conclusion not in known and _is_sound(derivation.conclusion)
        )
        derivations.extend(found)
        delta = {derivation.conclusion for derivation in found}
        known |= delta
        store.clear_graph(_DELTA)
        store.extend(_quad(triple, graph) for triple in delta for graph in (ox.DefaultGraph(), _DELTA))
    return derivations


def _applications(store: ox.Store, rule: Rule, delta: set[Ground] | None) -> Iterator[Derivation]:
    for query in _queries(rule, delta):
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            bindings = {name: solution[name] for name in rule.variables}
            premises = tuple(rule.premises[place].fill(bindings) for place in rule.data_premises)
            for conclusion in rule.conclusions:
                yield Derivation(rule.name, conclusion.fill(bindings), premises)


def _queries(rule: Rule, delta: set[Ground] | None) -> Iterator[str]:
    """Write the query of the first round, or one a premise that the new triples may match."""
    if delta is None:
        yield rule.select()
        return
    predicates = {triple[1] for triple in delta}
    for place in rule.data_premises:
        predicate = rule.premises[place].predicate.iri
        if predicate is None or predicate in predicates:
            yield rule.select(place, _DELTA)


def _is_sound(triple: Ground) -> bool:
    subject, predicate, value = triple
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode):
        return False
    if isinstance(value, ox.BlankNode) or _GENID in value.value:
        return False
    return (predicate, value) != (RDF["type"], OWL["Thing"])


def _quad(triple: Ground, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    subject, predicate, value = triple
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(predicate, ox.NamedNode)
    return ox.Quad(subject, predicate, value, graph)
