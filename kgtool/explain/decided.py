"""What people decided about a name or a claim, where no claim that counts tells it: joined names, claims set aside."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgtool.explain.case import Case
from kgtool.explain.claim_words import deciding_words
from kgtool.explain.resource import resource_step
from kgtool.explain.step import Step
from kgtool.explain.words import words
from kgtool.stated.claim import Deciding
from kgtool.stated.documents import deciding
from kgtool.stated.nodes import NodesOnDemand, named, text
from kgtool.vocabulary.terms import KG, OA, PROV, RDF


def joins(case: Case, entity: ox.NamedNode) -> tuple[Step, ...]:
    """Return a step for each decision by which another name stands for an entity as well: who, when and why."""
    found: dict[ox.NamedNode, Step] = {}
    for quad in case.store.quads_for_pattern(entity, KG["joinedBy"], None, None):
        decision = quad.object
        if isinstance(decision, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            nodes = NodesOnDemand(case.store, quad.graph_name)
            other = text(nodes[decision], "givenUpSlug") or ""
            told = words(case.language, "joined_name", name=case.naming.name(str(entity)), other=other)
            said = deciding_words(deciding(nodes[decision], nodes), case.language)
            found.setdefault(decision, Step("resource", told, decision, details=(said,)))
    return tuple(found[node] for node in sorted(found, key=lambda node: node.value))


def named_before(case: Case, slug: str) -> ox.NamedNode | None:
    """Return what a slug means that by a person's decision another one stands for, None where it is none of these."""
    quads = case.store.quads_for_pattern(None, KG["joinedSlug"], ox.Literal(slug), None)
    found = sorted({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}, key=lambda n: n.value)
    return found[0] if found else None


def set_aside(case: Case, claim: ox.NamedNode) -> Step | None:
    """Return a claim that a person set aside: its words, the decision, and what stands in its place; else None."""
    for quad in case.store.quads_for_pattern(claim, RDF["type"], KG["SetAside"], None):
        assert isinstance(quad.graph_name, ox.NamedNode)
        nodes = NodesOnDemand(case.store, quad.graph_name)
        kinds = ", ".join(case.naming.name(str(kind)) for kind in named(nodes[claim], KG["setAsideType"]))
        decided = (deciding(nodes.get(one, {}), nodes) for one in named(nodes[claim], KG["decidedBy"]))
        revised = case.store.quads_for_pattern(None, PROV["wasRevisionOf"], claim, quad.graph_name)
        new = sorted({one.subject for one in revised if isinstance(one.subject, ox.NamedNode)}, key=lambda n: n.value)
        return Step(
            kind="resource",
            words=words(case.language, "set_aside", kind=kinds),
            node=claim,
            parts=tuple(resource_step(case, one) for one in new),
            details=(
                *(words(case.language, "quote", quote=quote) for quote in sorted(_quotes(claim, nodes))),
                *(deciding_words(one, case.language) for one in decided),
            ),
        )
    return None


def taken_back(case: Case, claim: ox.NamedNode) -> Iterator[str]:
    """Yield the decisions about a claim that were taken back, in words, each with who did so."""
    told: list[tuple[Deciding, list[Deciding]]] = []
    for quad in case.store.quads_for_pattern(None, KG["hadDecided"], claim, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            nodes = NodesOnDemand(case.store, quad.graph_name)
            by = [deciding(nodes.get(one, {}), nodes) for one in named(nodes[quad.subject], KG["withdrawnBy"])]
            told.append((deciding(nodes[quad.subject], nodes), sorted(by, key=lambda one: one.when)))
    for decision, undone in sorted(told, key=lambda pair: (pair[0].when, pair[0].who)):
        yield "; ".join(deciding_words(one, case.language) for one in (decision, *undone))


def _quotes(claim: ox.NamedNode, nodes: NodesOnDemand) -> Iterator[str]:
    """Yield the words that carry a claim."""
    for span in named(nodes[claim], KG["evidence"]):
        for selector in named(nodes.get(span, {}), OA["hasSelector"]):
            yield from (value.value for value in nodes.get(selector, {}).get(OA["exact"], ()))
