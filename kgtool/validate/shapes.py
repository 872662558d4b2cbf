"""The shapes: `ontology/shapes/*.ttl`, what they say, and what of the data they look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.resources import folder
from kgtool.validate.paths import written
from kgtool.vocabulary.terms import RDF, RDFS, SH

_Node: TypeAlias = ox.NamedNode | ox.BlankNode

#: With one of these a shape may look at any property, so that nothing can be left out of the data.
_LOOKS_AT_ALL = (SH["closed"], SH["sparql"], SH["target"])

_CURE = "See 'Shapes' in CONTRIBUTING.md for the form of a shape."


@dataclass(frozen=True)
class Shapes:
    """Shapes as triples, and the folder or file they are from, which errors name."""

    triples: tuple[ox.Triple, ...]
    place: Path = field(default=Path("ontology/shapes"), compare=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the IRIs of the shapes that a finding can cite, sorted."""
        kinds = (SH["NodeShape"], SH["PropertyShape"])
        found = {triple.subject for triple in self.triples if triple.object in kinds}
        return tuple(sorted(shape.value for shape in found if isinstance(shape, ox.NamedNode)))

    @cached_property
    def predicates(self) -> frozenset[ox.NamedNode] | None:
        """Return every property that a shape may look at, with rdf:type; None where it may be any."""
        if any(triple.predicate in _LOOKS_AT_ALL for triple in self.triples):
            return None
        named = {triple.object for triple in self.triples if isinstance(triple.object, ox.NamedNode)}
        return frozenset(named | {RDF["type"]})

    def owner(self, shape: _Node) -> str:
        """Return the IRI of the shape, or of the named shape that an unnamed one is part of; `_:…` where none is."""
        seen: set[_Node] = set()
        while isinstance(shape, ox.BlankNode):
            seen.add(shape)
            parent = self._parents.get(shape)
            if parent is None or parent in seen:
                return str(shape)
            shape = parent
        return shape.value

    def path(self, shape: _Node) -> str | None:
        """Return a property shape's path in SPARQL's words: an IRI, `<a>/<b>` for a sequence; None for a node shape."""
        return self.path_of(self._objects.get((shape, SH["path"])))

    def path_of(self, path: object) -> str | None:
        """Return a path by its node, as SPARQL writes it; None where there is none."""
        return written(path, self._objects) if path is not None else None

    def only(self, nodes: Iterable[_Node]) -> Shapes:
        """Return some of the shapes, with all that they say, and which class lies below which."""
        kept = set(nodes)
        said: dict[object, list[ox.Triple]] = {}
        for triple in self.triples:
            said.setdefault(triple.subject, []).append(triple)
        todo = list(kept)
        while todo:
            parts = {triple.object for triple in said.get(todo.pop(), ()) if isinstance(triple.object, ox.BlankNode)}
            todo += parts - kept
            kept |= parts
        held = (triple for triple in self.triples if triple.subject in kept or triple.predicate == RDFS["subClassOf"])
        return Shapes(tuple(held), self.place)

    @cached_property
    def _objects(self) -> dict[tuple[object, ox.NamedNode], object]:
        return {(triple.subject, triple.predicate): triple.object for triple in self.triples}

    @cached_property
    def _parents(self) -> dict[ox.BlankNode, _Node]:
        return {
            triple.object: triple.subject
            for triple in self.triples
            if isinstance(triple.object, ox.BlankNode) and not isinstance(triple.subject, ox.Triple)
        }


@cache
def load_shapes(directory: Path | None = None) -> Shapes:
    """Read `ontology/shapes/*.ttl`, those of another folder, or one file, once a process.

    A file that is broken or absent is a DataFileError.
    """
    place = directory or folder("ontology", "shapes")
    files = [place] if place.suffix else sorted(place.glob("*.ttl"))
    if not files:
        raise DataFileError("The folder holds no shapes (*.ttl).", "Name a folder of shapes.", Place(str(place)))
    return Shapes(tuple(triple for file in files for triple in _triples(file)), place)


def _triples(file: Path) -> list[ox.Triple]:
    try:
        return [quad.triple for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)]
    except OSError as error:
        raise DataFileError(f"The shapes cannot be read: {error.strerror}.", _CURE, Place(str(file))) from error
    except SyntaxError as error:
        where = Place(str(file), line=error.lineno, column=error.offset)
        raise DataFileError(f"The shapes are no Turtle: {error.msg}.", _CURE, where) from error
