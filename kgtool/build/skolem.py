"""Gives the ontology's unnamed nodes stable names for the store, and takes them off again.

A store renames blank nodes as it likes, so two builds would differ. RDF 1.1 Concepts, section 3.5, has IRIs under
`/.well-known/genid/` for this: a reader may turn them back without loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

_GENID = ".well-known/genid/"


def skolemised(quads: Iterable[ox.Quad], base: str) -> Iterator[ox.Quad]:
    """Yield quads with each blank node replaced by `{base}.well-known/genid/ontology-N`, counted as they appear."""
    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def name(node: ox.BlankNode) -> ox.NamedNode:
        return names.setdefault(node, ox.NamedNode(f"{base}{_GENID}ontology-{len(names) + 1}"))

    for quad in quads:
        subject, value = quad.subject, quad.object
        yield ox.Quad(
            name(subject) if isinstance(subject, ox.BlankNode) else subject,
            quad.predicate,
            name(value) if isinstance(value, ox.BlankNode) else value,
            quad.graph_name,
        )


def unskolemised(quads: Iterable[ox.Quad], base: str) -> Iterator[ox.Quad]:
    """Yield quads with these names replaced by blank nodes of the same label."""
    prefix = base + _GENID

    def plain(node: ox.NamedNode) -> ox.NamedNode | ox.BlankNode:
        return ox.BlankNode(node.value.removeprefix(prefix)) if node.value.startswith(prefix) else node

    for quad in quads:
        subject, value = quad.subject, quad.object
        yield ox.Quad(
            plain(subject) if isinstance(subject, ox.NamedNode) else subject,
            quad.predicate,
            plain(value) if isinstance(value, ox.NamedNode) else value,
            quad.graph_name,
        )
