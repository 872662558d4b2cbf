"""What the graph of one document says of it, with its text where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import document_claims
from kgtool.stated.nodes import Node, Nodes, named, number, text
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import DCTERMS, KG, OA, RDF, RDFS, slug_of


@dataclass(frozen=True, slots=True)
class OpenMention:
    """A figure, time or name that stands in no claim, by code points, with the code of the reason and a near rule."""

    start: int
    end: int
    words: str
    kind: str
    reason: str
    rule: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document: what is known of its origin (None: unknown), how many of its figures are claimed, and what it says.

    `claims` stand in the order of the text. `text` is None where it is not kept or may not be shown.
    """

    iri: ox.NamedNode
    path: str
    title: str | None
    publisher: ox.NamedNode | None
    publisher_name: str | None
    issued: date | None
    language: str
    found: int
    claimed: int
    claims: tuple[StatedClaim, ...]
    open: tuple[OpenMention, ...]
    body: str | None = None


def read_sheet(store: ox.Store, graph: ox.NamedNode, ontology: Ontology, body: str | None) -> Sheet | None:
    """Return what a document's graph says, None where the graph holds no document."""
    read = document_claims(store, graph, ontology)
    nodes = read.nodes
    iri = next((node for node, said in nodes.items() if KG["Document"] in said.get(RDF["type"], ())), None)
    if iri is None:
        return None
    node = nodes[iri]
    coverage: Node = nodes.get(next(iter(named(node, KG["coverage"])), iri), {})
    publisher = next(iter(named(node, DCTERMS["publisher"])), None)
    issued = _first(node, DCTERMS["issued"])
    return Sheet(
        iri=iri,
        path=_first(node, DCTERMS["identifier"]) or slug_of(iri),
        title=_first(node, DCTERMS["title"]),
        publisher=publisher,
        publisher_name=None if publisher is None else _first(nodes.get(publisher, {}), RDFS["label"]),
        issued=None if issued is None else date.fromisoformat(issued),
        language=_first(node, DCTERMS["language"]) or "de",
        found=int(number(coverage, "quantitiesFound") or 0),
        claimed=int(number(coverage, "quantitiesClaimed") or 0),
        claims=tuple(sorted(read.claims, key=_place)),
        open=tuple(
            sorted((_open(part, nodes) for part in named(coverage, KG["open"])), key=lambda m: (m.start, m.end))
        ),
        body=body,
    )


def _first(node: Node, predicate: ox.NamedNode) -> str | None:
    return min((value.value for value in node.get(predicate, ())), default=None)


def _place(claim: StatedClaim) -> tuple[int, int, str]:
    spans = [(quote.start, quote.end) for quote in claim.quotes] or [(0, 0)]
    return *min(spans), claim.iri.value


def _open(part: ox.NamedNode, nodes: Nodes) -> OpenMention:
    node = nodes.get(part, {})
    rule = next(iter(named(node, KG["nearestRule"])), None)
    return OpenMention(
        start=int(_first(node, OA["start"]) or 0),
        end=int(_first(node, OA["end"]) or 0),
        words=_first(node, OA["exact"]) or "",
        kind=text(node, "mentionKind") or "",
        reason=text(node, "reason") or "no_frame",
        rule=None if rule is None else slug_of(rule),
    )
