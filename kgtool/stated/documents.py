"""Reads the claims of documents' graphs back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import pyoxigraph as ox

from kgtool.stated.claim import Deciding, Described, Hop, Quote, ReadBy, Source, StatedClaim, StatedMeasure
from kgtool.stated.nodes import Node, Nodes, NodesOnDemand, named, nodes_of, number, text
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DCTERMS, KG, OA, PROV, RDF, RDFS

#: How IRIs of entities are told from others of a document's graph (Iris.entity).
_ENTITY = re.compile(r"/entity/[^/]+$|#entity/[^/]+$")
OWNERS = (KG["ownedBy"], KG["memberOf"])


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """The graph of one document: its nodes, and its claims of the ontology's types, sorted by IRI."""

    graph: ox.NamedNode
    nodes: Nodes
    claims: tuple[StatedClaim, ...]


def documents(store: ox.Store, ontology: Ontology) -> Iterator[DocumentClaims]:
    """Yield every document's claims, by the name of its graph; all claims, whatever a policy says of them."""
    solutions = store.query(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?document a {KG['Document']} }} }}")
    assert isinstance(solutions, ox.QuerySolutions)
    for graph in sorted((solution["g"] for solution in solutions), key=lambda name: name.value):
        yield document_claims(store, graph, ontology)


def document_claims(store: ox.Store, graph: ox.NamedNode, ontology: Ontology) -> DocumentClaims:
    """Return the claims of one document's graph."""
    nodes = nodes_of(store, graph)
    return DocumentClaims(graph, nodes, tuple(stated_claims(nodes, ontology)))


def stated_claims(nodes: Nodes, ontology: Ontology) -> Iterator[StatedClaim]:
    """Yield the claims among the nodes of a graph that have a type of the ontology, sorted by IRI."""
    roles = {KG[role]: role for kind in ontology.claim_types.values() for role in kind.roles}
    sources: dict[ox.NamedNode, Source] = {}
    found = [iri for iri, node in nodes.items() if KG["Claim"] in node.get(RDF["type"], ())]
    for iri in sorted(found, key=lambda node: node.value):
        node = nodes[iri]
        types = tuple(sorted(name for name in _local_names(node.get(RDF["type"], ())) if name in ontology.claim_types))
        if not types:
            continue
        origin = named(node, PROV["wasDerivedFrom"])[0]
        if origin not in sources:
            entities = {entity: described(found) for entity, found in nodes.items() if _ENTITY.search(entity.value)}
            sources[origin] = _source(origin, nodes, entities)
        yield _claim(iri, node, types, sources[origin], nodes, roles)


def claims_at(
    store: ox.Store, places: Iterable[tuple[ox.NamedNode, ox.NamedNode]], ontology: Ontology
) -> Iterator[tuple[tuple[ox.NamedNode, ox.NamedNode], StatedClaim]]:
    """Yield single claims, each with its place: its IRI and the graph that holds it; the rest is not read."""
    roles = {KG[role]: role for kind in ontology.claim_types.values() for role in kind.roles}
    graphs: dict[ox.NamedNode, tuple[NodesOnDemand, dict[ox.NamedNode, Source]]] = {}
    for iri, graph in places:
        if graph not in graphs:
            graphs[graph] = (NodesOnDemand(store, graph), {})
        nodes, sources = graphs[graph]
        node = nodes.get(iri, {})
        types = tuple(sorted(name for name in _local_names(node.get(RDF["type"], ())) if name in ontology.claim_types))
        if not types:
            continue
        origin = named(node, PROV["wasDerivedFrom"])[0]
        if origin not in sources:
            sources[origin] = _source(origin, nodes, _DescribedOnDemand(nodes))
        yield (iri, graph), _claim(iri, node, types, sources[origin], nodes, roles)


class _DescribedOnDemand(Mapping[ox.NamedNode, Described]):
    """What a document knows of its entities, each read when it is asked for."""

    def __init__(self, nodes: NodesOnDemand) -> None:
        self._nodes = nodes

    def __getitem__(self, entity: ox.NamedNode) -> Described:
        if not _ENTITY.search(entity.value):
            raise KeyError(entity)
        return described(self._nodes[entity])

    def __iter__(self) -> Iterator[ox.NamedNode]:
        return (subject for subject in self._nodes if _ENTITY.search(subject.value))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _claim(
    iri: ox.NamedNode,
    node: Node,
    types: tuple[str, ...],
    source: Source,
    nodes: Nodes,
    roles: Mapping[ox.NamedNode, str],
) -> StatedClaim:
    jointly, cancellable = text(node, "jointly"), text(node, "cancellable")
    span = next((nodes[part] for part in named(node, KG["time"]) if part in nodes), {})
    return StatedClaim(
        iri=iri,
        types=types,
        roles={roles[predicate]: named(node, predicate) for predicate in node if predicate in roles},
        measures=tuple(_measure(part, nodes[part]) for part in named(node, KG["measure"]) if part in nodes),
        modality=_code(node, "modality") or "asserted",
        negated=text(node, "negated") == "true",
        source=source,
        quotes=_quotes(node, nodes),
        exclusivity=_code(node, "exclusivity"),
        stage=_code(node, "stage"),
        jointly=None if jointly is None else jointly == "true",
        start=_day(span, "start"),
        end=_day(span, "end"),
        time_words=text(span, "words"),
        duration=text(node, "duration"),
        hops=_hops(node, nodes),
        instruments=tuple(_codes(node, "instrument")),
        condition=text(node, "condition"),
        in_return_for=next(iter(named(node, KG["inReturnFor"])), None),
        cancellable=None if cancellable is None else cancellable == "true",
        decided=tuple(deciding(nodes.get(part, {}), nodes) for part in named(node, KG["decidedBy"])),
        rule=next((rule.value.rsplit("/", 1)[-1] for rule in named(node, KG["rule"])), None),
        otherwise=named(node, KG["readOtherwise"]),
        readers=tuple(_read_by(nodes.get(part, {})) for part in named(node, KG["readBy"])),
    )


def _read_by(reader: Node) -> ReadBy:
    codes = (text(reader, name) for name in ("version", "askedModel", "promptHash"))
    return ReadBy(text(reader, "readerName"), _label(reader), *codes)


def deciding(decision: Node, nodes: Mapping[ox.NamedNode, Node]) -> Deciding:
    """Return a decision as the graph of a document has it."""
    who = " ".join(_label(nodes.get(person, {})) for person in named(decision, PROV["wasAssociatedWith"]))
    when = min((value.value for value in decision.get(PROV["endedAtTime"], ())), default="")
    kind = next((_notation(concept, "decision") for concept in named(decision, KG["decisionKind"])), "")
    return Deciding(kind, who, when, text(decision, "decisionReason") or "")


def _hops(node: Node, nodes: Nodes) -> tuple[Hop, ...]:
    """Return the hops in order; a graph that has none knows its speakers without one."""
    found = []
    for part in named(node, KG["hop"]):
        hop = nodes.get(part, {})
        speaker = next(iter(named(hop, KG["speaker"])), part)
        found.append((number(hop, "hopNumber") or 0, Hop(speaker, _label(hop), text(hop, "anonymous") == "true")))
    if found:
        return tuple(hop for _, hop in sorted(found, key=lambda entry: (entry[0], entry[1].speaker.value)))
    return tuple(
        Hop(speaker, _label(nodes.get(speaker, {})), anonymous=False) for speaker in named(node, KG["attributedTo"])
    )


def _label(node: Node) -> str:
    return min((value.value for value in node.get(RDFS["label"], ())), default="")


def _source(iri: ox.NamedNode, nodes: Nodes, entities: Mapping[ox.NamedNode, Described]) -> Source:
    node = nodes.get(iri, {})

    def first(predicate: ox.NamedNode) -> str | None:
        return min((value.value for value in node.get(predicate, ())), default=None)

    issued = first(DCTERMS["issued"])
    return Source(
        iri=iri,
        path=first(DCTERMS["identifier"]) or iri.value,
        issued=None if issued is None else date.fromisoformat(issued),
        publisher=next(iter(named(node, DCTERMS["publisher"])), None),
        title=first(DCTERMS["title"]),
        entities=entities,
    )


def described(node: Node) -> Described:
    """Return what one graph's triples about an entity say of it."""
    return Described(
        types=named(node, RDF["type"]),
        labels=tuple(sorted(value.value for value in node.get(RDFS["label"], ()))),
        owners=tuple((predicate, owner) for predicate in OWNERS for owner in named(node, predicate)),
        provisional=any(value.value == "true" for value in node.get(KG["provisional"], ())),
    )


def _quotes(node: Node, nodes: Nodes) -> tuple[Quote, ...]:
    found = []
    for span in named(node, KG["evidence"]):
        # A span has two selectors, by position and by quote; together they hold each term once.
        selectors = [nodes.get(selector, {}) for selector in named(nodes.get(span, {}), OA["hasSelector"])]
        terms = {term: _first(selectors, OA[term]) for term in ("start", "end", "exact", "prefix", "suffix")}
        place = int(terms["start"] or 0), int(terms["end"] or 0)
        found.append(Quote(*place, terms["exact"], terms["prefix"], terms["suffix"]))
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _first(nodes: Collection[Node], predicate: ox.NamedNode) -> str:
    return next((value.value for node in nodes for value in node.get(predicate, ())), "")


def _measure(iri: ox.NamedNode, node: Node) -> StatedMeasure:
    return StatedMeasure(
        iri=iri,
        kind=_code(node, "kind") or "",
        min=number(node, "min"),
        max=number(node, "max"),
        unit=text(node, "unit") or "",
        words=text(node, "words") or "",
        per=text(node, "per"),
        hedge=_code(node, "hedge"),
        scope=_code(node, "scope"),
        of=_code(node, "of"),
        assumed=text(node, "assumed") == "true",
    )


@cache
def _notation(concept: ox.NamedNode, field: str) -> str:
    name = KG.local_name(concept).removeprefix(field)
    return name[:1].lower() + name[1:]


def _codes(node: Node, field: str) -> Iterator[str]:
    """Yield the codes of a field: `planned` of `kg:modalityPlanned`."""
    for concept in named(node, KG[field]):
        yield _notation(concept, field)


def _code(node: Node, field: str) -> str | None:
    return next(_codes(node, field), None)


def _day(node: Node, term: str) -> date | None:
    value = text(node, term)
    return None if value is None else date.fromisoformat(value)


def _local_names(terms: Collection[ox.NamedNode | ox.Literal]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, ox.NamedNode) and term in KG:
            yield KG.local_name(term)
