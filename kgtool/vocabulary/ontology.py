"""The ontology as the program reads it: claim types, kinds of things, coded values, labels.

A new claim type, kind or coded value is declared in `ontology/kgtool.ttl` and needs no Python.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.resources import folder
from kgtool.vocabulary.claim_types import (
    ClaimType,
    DirectMapping,
    LockIn,
    Nodes,
    Role,
    local_names,
    read_claim_types,
)
from kgtool.vocabulary.terms import KG, OWL, RDF, RDFS, SKOS

__all__ = ["ClaimType", "DirectMapping", "LockIn", "Ontology", "Role", "load_ontology"]

_Term = TypeVar("_Term", ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple)
_TEXTS = (RDFS["label"].value, SKOS["definition"].value, SKOS["prefLabel"].value)


class Ontology:
    """The ontology's terms by local name (`AILab` for `kg:AILab`).

    `claim_types` is sorted by name; `codes` maps a field of the claim record (`modality`) to its codes in the order of
    the file.
    """

    def __init__(self, quads: Sequence[ox.Quad]) -> None:
        """Take the quads of an ontology; a claim type that names what is not declared is a ValueError."""
        self._quads = quads
        nodes = _nodes(quads)
        self._parents = {
            subject.removeprefix(KG.iri): local_names(node, RDFS["subClassOf"].value)
            for subject, node in nodes.items()
            if subject.startswith(KG.iri) and OWL["Class"].value in node.get(RDF["type"].value, ())
        }
        self._closures: dict[str, frozenset[str]] = {}
        self.claim_types: Mapping[str, ClaimType] = MappingProxyType(read_claim_types(nodes))
        self.codes: Mapping[str, tuple[str, ...]] = MappingProxyType(_codes(nodes))
        #: Classes that one value of a property defines, by property and value: (`kind`, `kindAmount`): `AmountMeasure`.
        self.value_classes: Mapping[tuple[str, str], str] = MappingProxyType(_value_classes(nodes))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the names of all classes of our vocabulary, sorted."""
        return tuple(sorted(self._parents))

    def superclasses(self, kind: str) -> frozenset[str]:
        """Return a class and all classes of our vocabulary above it; an unknown class is a KeyError."""
        known = self._closures.get(kind)
        if known is None:
            above = (self.superclasses(parent) for parent in self._parents[kind])
            known = self._closures[kind] = frozenset({kind}).union(*above)
        return known

    def knows(self, kind: str) -> bool:
        """Tell whether a name is that of a class of our vocabulary."""
        return kind in self._parents

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Tell whether a class is another one or lies below it; an unknown class lies below nothing."""
        return kind in self._parents and ancestor in self.superclasses(kind)

    def label(self, name: str, lang: str = "de") -> str:
        """Return the label of a term in German or English, its local name where there is none."""
        return self._texts.get((name, RDFS["label"].value, lang), name)

    def definition(self, name: str, lang: str = "de") -> str | None:
        """Return what a term means, in German or English, None where the ontology does not say."""
        return self._texts.get((name, SKOS["definition"].value, lang))

    @cached_property
    def _texts(self) -> Mapping[tuple[str, str, str], str]:
        return {
            (KG.local_name(quad.subject), quad.predicate.value, quad.object.language or ""): quad.object.value
            for quad in self._quads
            if isinstance(quad.subject, ox.NamedNode) and quad.subject in KG and isinstance(quad.object, ox.Literal)
        }

    def quads(self, graph: ox.NamedNode) -> list[ox.Quad]:
        """Return the ontology's quads in a named graph, in the order of the file.

        The blank nodes of class expressions are numbered in this order, so that two runs give the same.
        """
        names: dict[ox.BlankNode, ox.BlankNode] = {}

        def stable(term: _Term) -> _Term | ox.BlankNode:
            return (
                names.setdefault(term, ox.BlankNode(f"o{len(names) + 1}")) if isinstance(term, ox.BlankNode) else term
            )

        return [ox.Quad(stable(quad.subject), quad.predicate, stable(quad.object), graph) for quad in self._quads]


def _nodes(quads: Sequence[ox.Quad]) -> Nodes:
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        predicate = quad.predicate.value
        if predicate not in _TEXTS:
            nodes[_key(quad.subject)][predicate].append(_key(quad.object))
    return nodes


def _key(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else str(term)


def _codes(nodes: Nodes) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes.values():
        for scheme in local_names(node, SKOS["inScheme"].value):
            found[scheme.removesuffix("Scheme")] += node.get(SKOS["notation"].value, ())
    return {field: tuple(codes) for field, codes in sorted(found.items())}


def _value_classes(nodes: Nodes) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for subject, node in nodes.items():
        for expression in node.get(OWL["equivalentClass"].value, ()):
            restriction = nodes.get(expression, {})
            for value in local_names(restriction, OWL["hasValue"].value):
                for prop in local_names(restriction, OWL["onProperty"].value):
                    found[prop, value] = subject.removeprefix(KG.iri)
    return dict(sorted(found.items()))


@cache
def load_ontology(path: Path | None = None) -> Ontology:
    """Read `ontology/kgtool.ttl`, or another file, once a process; 20 ms for ours.

    A file that is missing, is no Turtle, or breaks the rules in the head of the ontology is a DataFileError.
    """
    file = path or folder("ontology", "kgtool.ttl")
    cure = "Mend the file, or install kgtool again."
    try:
        return Ontology(list(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)))
    except OSError as error:
        raise DataFileError(f"The ontology cannot be read: {error.strerror}.", cure, Place(str(file))) from error
    except SyntaxError as error:
        place = Place(str(file), line=error.lineno, column=error.offset)
        raise DataFileError(f"The ontology is no Turtle: {error.msg}.", cure, place) from error
    except (ValueError, KeyError) as error:
        raise DataFileError(f"The ontology breaks its form: {error}.", cure, Place(str(file))) from error
