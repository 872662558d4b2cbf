"""What a view holds of a resource: its IRI there, and what facts and analysis say of it."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox

from kgtool.explain.behind import Behind
from kgtool.stated.claim import StatedClaim
from kgtool.stated.nodes import Node, NodesOnDemand
from kgtool.vocabulary.terms import DEFAULT_POLICY, PolicyLayer
from kgtool.web.pages.page import Visit


def in_view(visit: Visit, iri: str) -> ox.NamedNode:
    """Return the IRI that a resource of the default policy has under the view of a visit."""
    name = quote(visit.graph.seen.name, safe="")
    return ox.NamedNode(iri.replace(f"/{DEFAULT_POLICY}/", f"/{name}/", 1))


def nodes(visit: Visit, layer: PolicyLayer) -> NodesOnDemand:
    """Return the resources of a layer under the view of a visit."""
    case = visit.case
    return NodesOnDemand(visit.graph.seen.store.engine, case.graph(layer))


def held(visit: Visit, node: ox.NamedNode, layer: PolicyLayer) -> Node | None:
    """Return what a layer says of a resource by property, None where it holds none of this name."""
    return nodes(visit, layer).get(node)


def claims_behind(visit: Visit, node: ox.NamedNode, layer: PolicyLayer) -> tuple[StatedClaim, ...]:
    """Return the claims that a resource was derived from, the asserted first, then by day."""
    behind: Behind = visit.case.behind
    return behind.claims(behind.derived(node, visit.case.graph(layer)))


def in_this_view(visit: Visit, link: str) -> str:
    """Return a link of this server with the view's fields, so that a reader stays under his view."""
    kept = visit.kept_view()
    bare, mark, fragment = link.partition("#")
    return f"{bare}{'&' if '?' in bare else '?'}{kept}{mark}{fragment}" if kept else link
