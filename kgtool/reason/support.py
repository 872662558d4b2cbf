"""The facts of a policy as rules read them, each with the claims behind it and how it stands.

What a document's graph knows of an entity (its kind, its owner) comes from the gazetteer and is background: it
supports a conclusion only where no premise is a fact with claims of its own, and then by the claims that name the
entity. So `Microsoft is an organisation` rests on the claims that speak of Microsoft, while `a lab buys from its
investor` rests on the investment and the purchase alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import pyoxigraph as ox

from kgtool.reason.amount import Amount
from kgtool.reason.pattern import Triple
from kgtool.reason.standing import ALWAYS, Standing
from kgtool.reason.weigh import Carried
from kgtool.stated.nodes import Node, Nodes, named
from kgtool.vocabulary.terms import KG, PROV, RDF

_PARTS = (RDF["subject"], RDF["predicate"], RDF["object"])
#: What stands among the facts and is nothing that rules read.
_NO_PREMISES = ("Deal", "Match", "ExclusivityTerm")
_NOT_READ = frozenset(KG[kind] for kind in ("Fact", *_NO_PREMISES))
_FLOW_PROPERTIES = (RDF["type"], KG["exclusivity"], KG["flowType"], KG["from"], KG["to"])
_STAGE = KG["stage"].value


def facts_of(nodes: Nodes) -> dict[Triple, Carried]:
    """Return the triples of a facts graph that rules read, with what each carries.

    Of the flows only those are read that exclude others: what the others say stands in direct properties, as does what
    facts state. Of the deals the flows tell what rules need. A direct property carries what its kg:Fact says.
    """
    found: dict[Triple, Carried] = {}
    for subject, node in nodes.items():
        for triple, carried in read_node(subject, node):
            if not carried.background or triple not in found:
                found[triple] = carried
    return found


def read_node(subject: ox.NamedNode, node: Node) -> Iterator[tuple[Triple, Carried]]:
    """Yield the triples that a resource of a facts graph gives, with what each carries.

    A kg:Fact gives the direct property that it is about, and what it carries goes before what the subject itself gives.
    """
    types = named(node, RDF["type"])
    claims = frozenset(value for value in node.get(PROV["wasDerivedFrom"], ()) if isinstance(value, ox.NamedNode))
    if KG["Fact"] in types:
        subject_text, predicate, value = (str(node[part][0]) for part in _PARTS)
        yield (
            (subject_text, predicate, value),
            Carried(standing_of(node), claims, background=False, amount=Amount.of(node)),
        )
    elif any(KG[kind] in types for kind in _NO_PREMISES):
        return
    elif KG["Flow"] not in types:
        background = Carried(ALWAYS, claims)
        for triple in _statements(subject, node, set(node) - {PROV["wasDerivedFrom"]}):
            yield triple, background
    elif KG["exclusivity"] in node:
        stated = Carried(standing_of(node), claims, background=False)
        for triple in _statements(subject, node, _FLOW_PROPERTIES):
            yield triple, stated


def read_predicates(subject: ox.NamedNode, store: ox.Store, graph: ox.NamedNode) -> Collection[ox.NamedNode] | None:
    """Return which properties of a resource of a facts graph rules read, None for all; what they never read is apart.

    They never read what its claims are, nor a literal.
    """
    types = {found.object for found in store.quads_for_pattern(subject, RDF["type"], None, graph)}
    if KG["Flow"] in types:
        exclusive = next(iter(store.quads_for_pattern(subject, KG["exclusivity"], None, graph)), None)
        return () if exclusive is None else _FLOW_PROPERTIES
    return None if types.isdisjoint(_NOT_READ) else ()


def standing_of(node: Node) -> Standing:
    """Return how a fact, a flow or an inference stands, by what is said of it."""
    rungs = [rung.value.removeprefix(_STAGE).lower() for rung in named(node, KG["rung"])]
    first, last = (_day(node, KG[name]) for name in ("firstDay", "lastDay"))
    return Standing.of(rungs[0] if rungs else None, first, last)


def _day(node: Node, predicate: ox.NamedNode) -> date | None:
    found = node.get(predicate, ())
    return date.fromisoformat(found[0].value) if found else None


def _statements(subject: ox.NamedNode, node: Node, predicates: Iterable[ox.NamedNode]) -> list[Triple]:
    return [(str(subject), str(predicate), str(value)) for predicate in predicates for value in named(node, predicate)]
