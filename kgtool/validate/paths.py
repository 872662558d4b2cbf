"""Writes a SHACL property path as SPARQL does: https://www.w3.org/TR/shacl/#property-paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import RDF, SH

#: The object of a node and property, of those that paths are built of.
Objects: TypeAlias = Mapping[tuple[object, ox.NamedNode], object]

#: The property that names what a path repeats, and the sign behind it.
_REPEATED = ((SH["zeroOrMorePath"], "*"), (SH["oneOrMorePath"], "+"), (SH["zeroOrOnePath"], "?"))


def written(path: object, objects: Objects) -> str | None:
    """Return a path in SPARQL's words, `<a>/<b>` for a sequence; a single property is its IRI; None for no path."""
    if isinstance(path, ox.NamedNode):
        return path.value
    return _written(path, objects, 0) or None


def _written(path: object, objects: Objects, depth: int) -> str:
    if isinstance(path, ox.NamedNode):
        return str(path)
    # Broken shapes may name a path that holds itself.
    if depth > 100:
        return ""
    if (path, RDF["first"]) in objects:
        return _bracketed("/".join(_items(path, objects, depth)), depth)
    if (either := objects.get((path, SH["alternativePath"]))) is not None:
        return _bracketed("|".join(_items(either, objects, depth)), depth)
    if (inverse := objects.get((path, SH["inversePath"]))) is not None:
        return f"^{_written(inverse, objects, depth + 1)}"
    for name, sign in _REPEATED:
        if (repeated := objects.get((path, name))) is not None:
            return f"{_written(repeated, objects, depth + 1)}{sign}"
    return ""


def _items(node: object, objects: Objects, depth: int) -> list[str]:
    found: list[str] = []
    while (first := objects.get((node, RDF["first"]))) is not None and len(found) < 1000:
        found.append(_written(first, objects, depth + 1))
        node = objects[node, RDF["rest"]]
    return found


def _bracketed(text: str, depth: int) -> str:
    return f"({text})" if depth else text
