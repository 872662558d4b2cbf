"""The layout of Turtle and TriG: a stable header with the prefixes that are used, an empty line between subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

_HEADER = b"@prefix "


def _iris(quads: Iterable[Quad]) -> Iterator[str]:
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode):
                yield term.value
            elif isinstance(term, Literal):
                yield term.datatype.value


def used_prefixes(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that shorten an IRI of the quads, sorted by name."""
    iris = sorted(set(_iris(quads)))
    return {
        prefix: namespace
        for prefix, namespace in sorted(prefixes.items())
        if any(iri.startswith(namespace) for iri in iris)
    }


def laid_out(document: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return the engine's Turtle or TriG with a sorted header and an empty line before each subject.

    The engine writes the header in the order of a hash table, and one line for each predicate; a text never holds a
    bare line feed, so lines can be told apart by their indent.
    """
    lines = document.split(b"\n")
    body = [line for line in lines[len(prefixes) :] if line]
    result = [f"@prefix {prefix}: <{namespace}> .".encode() for prefix, namespace in prefixes.items()]
    in_graph = False
    for line in body:
        opens = line.endswith(b"{") and not line.startswith(b"\t")
        subject = not line.startswith(b"\t\t" if in_graph else b"\t") and line != b"}"
        if subject and result and not result[-1].endswith(b"{"):
            result.append(b"")
        result.append(line)
        in_graph = opens or (in_graph and line != b"}")
    return b"\n".join(result) + b"\n" if result else b""
