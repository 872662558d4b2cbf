"""Explains what holds: a triple with its proofs, all that was inferred of something, a resource, a row's facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.explain.decided import joins, set_aside, taken_back
from kgtool.explain.prove import NotHeldError, proof_step, triple_node, triple_step
from kgtool.explain.resource import is_resource, resource_step
from kgtool.explain.step import Step
from kgtool.explain.ways import ways
from kgtool.query.rests import Thing
from kgtool.reason.pattern import TYPE, Triple, as_text
from kgtool.vocabulary.terms import KG


@dataclass(frozen=True, slots=True)
class Explained:
    """Explanations: of one triple all that were asked for, of a subject one for each triple.

    `complete` tells whether there are no others; `total` counts all, None where nobody counted them.
    """

    steps: tuple[Step, ...]
    complete: bool
    total: int | None = None


def explain(case: Case, triple: Triple, limit: int = 1) -> Explained:
    """Return the proofs of a triple, the shortest first, at most `limit`; what does not hold is a NotHeldError."""
    if limit == 1:
        return Explained((triple_step(case, triple),), complete=False)
    found = ways(case.explainer, triple, limit)
    if not found.proofs:
        raise NotHeldError(case.naming.sentence(triple))
    steps = tuple(proof_step(case, proof) for proof in found.proofs)
    return Explained(steps, found.complete, len(steps) if found.complete else None)


def explain_subject(
    case: Case, subject: ox.NamedNode, predicate: ox.NamedNode | None = None, limit: int = 10
) -> Explained:
    """Return what was inferred of something, each with its shortest proof, at most `limit`.

    With a property also what is stated. What rests on claims comes before background, then relations before classes.
    A resource that is no entity is explained itself. Decisions of people come first: which other names stand for an
    entity, why a claim was set aside, and what was taken back; they are not counted.
    """
    if predicate is None and (is_resource(case, subject) or case.behind.claims((subject,))):
        step = resource_step(case, subject)
        return Explained((replace(step, details=(*step.details, *taken_back(case, subject))),), complete=True, total=1)
    if predicate is None and (aside := set_aside(case, subject)) is not None:
        return Explained((aside,), complete=True, total=1)
    found = held(case, subject, predicate)
    steps = tuple(triple_step(case, triple) for triple in found[:limit])
    joined = joins(case, subject) if predicate is None else ()
    return Explained((*joined, *steps), len(found) <= limit, len(found))


def held(case: Case, subject: ox.NamedNode, predicate: ox.NamedNode | None) -> list[Triple]:
    """Return the triples of a subject: those inferred, or with a property all that have it."""
    graphs = [case.graph("inferred")]
    if predicate is not None:
        graphs.append(case.graph("facts"))
    found = {
        as_text(quad.triple)
        for graph in graphs
        for quad in case.store.quads_for_pattern(subject, predicate, None, graph)
        if isinstance(quad.object, ox.NamedNode)
    }
    return sorted(found, key=lambda triple: (_is_background(case, triple), triple[1] == TYPE, triple))


def explain_things(case: Case, things: Sequence[Thing]) -> Explained:
    """Return the explanation of each thing that a row rests on: of triples their shortest proof, of resources all."""
    steps = []
    for thing in things:
        if isinstance(thing, ox.NamedNode):
            steps.append(resource_step(case, thing))
        else:
            subject, predicate, value = (str(part) for part in thing)
            steps.append(triple_step(case, (subject, predicate, value)))
    return Explained(tuple(steps), complete=True, total=len(steps))


def _is_background(case: Case, triple: Triple) -> bool:
    node = triple_node(case.iris, case.policy, triple)
    quads = case.store.quads_for_pattern(node, KG["background"], None, case.graph("inferred"))
    return next(iter(quads), None) is not None
