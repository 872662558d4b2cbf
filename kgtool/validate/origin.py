"""Leads a finding back to its document and its sentence."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.vocabulary.terms import DCTERMS, KG, OA, PROV, RDF, Iris


class Origins:
    """Finds, for a node of the graph, the document it comes from and the words of the claim it belongs to.

    A part of a claim belongs to the claim; a flow, fact, inference or circular flow to the first of its claims by IRI;
    a thing to the first claim that names it.
    """

    def __init__(self, store: ox.Store, iris: Iris) -> None:
        self._store = store
        self._base = iris.base
        # No cache around a method: the two would hold each other, and the store stay open.
        self._known: dict[str, tuple[str | None, str | None]] = {}

    def of(self, iri: str) -> tuple[str | None, str | None]:
        """Return the document's path and the words of the claim, each None where there is none."""
        if iri not in self._known:
            self._known[iri] = self._of(iri)
        return self._known[iri]

    def _of(self, iri: str) -> tuple[str | None, str | None]:
        node = ox.NamedNode(self._whole(iri))
        if self._is_a(node, "Document"):
            return self._path(node), None
        claim = self._claim(node)
        if claim is None:
            return None, None
        documents = self._nodes(claim, PROV["wasDerivedFrom"])
        return (self._path(documents[0]) if documents else None), self._quote(claim)

    def _whole(self, iri: str) -> str:
        """Return the IRI of the resource that a part (`…#measure-1`) belongs to; see Iris.part."""
        if not iri.startswith(self._base):
            return iri.partition("#")[0]
        local = iri.removeprefix(self._base)
        if local.startswith("claim/"):
            local = "/".join(local.split("/")[:2])
        return self._base + local.partition("#")[0]

    def _claim(self, node: ox.NamedNode) -> ox.NamedNode | None:
        if self._is_a(node, "Claim"):
            return node
        derived = [claim for claim in self._nodes(node, PROV["wasDerivedFrom"]) if self._is_a(claim, "Claim")]
        if derived:
            return derived[0]
        naming = {quad.subject for quad in self._store.quads_for_pattern(None, None, node)}
        claims = [claim for claim in naming if isinstance(claim, ox.NamedNode) and self._is_a(claim, "Claim")]
        return min(claims, key=lambda claim: claim.value, default=None)

    def _quote(self, claim: ox.NamedNode) -> str | None:
        for span in self._nodes(claim, KG["evidence"]):
            for selector in self._nodes(span, OA["hasSelector"]):
                for quad in self._store.quads_for_pattern(selector, OA["exact"], None):
                    if isinstance(quad.object, ox.Literal):
                        return quad.object.value
        return None

    def _path(self, document: ox.NamedNode) -> str | None:
        found = self._store.quads_for_pattern(document, DCTERMS["identifier"], None)
        return min((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), default=None)

    def _is_a(self, node: ox.NamedNode, kind: str) -> bool:
        return next(iter(self._store.quads_for_pattern(node, RDF["type"], KG[kind])), None) is not None

    def _nodes(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        found = {quad.object for quad in self._store.quads_for_pattern(subject, predicate, None)}
        return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=lambda node: node.value)
