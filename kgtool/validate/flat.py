"""Shapes as `ontology/shapes` writes them: each with a target, a path and what holds of its values, none in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.terms import RDF, SH

Node: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
#: What a graph says of a node, by property, in the order of the graph.
Said: TypeAlias = Mapping[ox.NamedNode, Sequence[Term]]
#: The properties of each step of a path; several in one step are alternatives.
Steps: TypeAlias = tuple[tuple[ox.NamedNode, ...], ...]


@dataclass(frozen=True, slots=True)
class FlatShape:
    """A shape with a target.

    `steps` is None for a node shape, whose value is the focus node itself, and empty for a path of another form than
    those of `steps_of`. `constraints` are what it says in terms of SHACL, an `sh:in` once for each term that it allows.
    """

    node: Node
    classes: tuple[ox.NamedNode, ...]
    subjects_of: tuple[ox.NamedNode, ...]
    steps: Steps | None
    constraints: Mapping[ox.NamedNode, Sequence[Term]]


def flat_shapes(shapes: Shapes) -> list[FlatShape]:
    """Return the shapes that have a target and are not deactivated, sorted by their names."""
    said = said_of(shapes.triples)
    found = []
    for node in sorted(said, key=str):
        about = said[node]
        classes, subjects_of = (names_of(about.get(SH[name], ())) for name in ("targetClass", "targetSubjectsOf"))
        if (classes or subjects_of) and ox.Literal(True) not in about.get(SH["deactivated"], ()):
            constraints = {name: tuple(values) for name, values in about.items() if name in SH}
            if len(about.get(SH["in"], ())) == 1:
                constraints[SH["in"]] = tuple(items_of(about[SH["in"]][0], said) or ())
            steps = (steps_of(about[SH["path"]][0], said) or ()) if SH["path"] in about else None
            found.append(FlatShape(node, classes, subjects_of, steps, constraints))
    return found


def said_of(triples: Iterable[ox.Triple]) -> dict[Node, dict[ox.NamedNode, list[Term]]]:
    """Return what triples say of each node."""
    said: dict[Node, dict[ox.NamedNode, list[Term]]] = defaultdict(dict)
    for triple in triples:
        if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
            said[triple.subject].setdefault(triple.predicate, []).append(triple.object)
    return said


def steps_of(path: Term, said: Mapping[Node, Said]) -> Steps | None:
    """Return the steps of a path: a property, alternatives, or a sequence of two; None for a path of another form."""
    if isinstance(path, ox.NamedNode):
        return ((path,),)
    either = said.get(path, {}).get(SH["alternativePath"]) if isinstance(path, ox.BlankNode) else None
    listed = items_of(path if either is None else either[0], said)
    names = names_of(listed or ())
    if listed is None or len(names) < len(listed):
        return None
    if either is not None:
        return (names,)
    return None if len(names) > 2 else tuple((name,) for name in names)


def items_of(node: Term, said: Mapping[Node, Said]) -> list[Term] | None:
    """Return the items of a list; None where it is none."""
    found: list[Term] = []
    while node != RDF["nil"]:
        about = {} if isinstance(node, ox.Literal) else said.get(node, {})
        first, rest = about.get(RDF["first"], ()), about.get(RDF["rest"], ())
        if len(first) != 1 or len(rest) != 1 or len(found) > len(said):
            return None
        found.append(first[0])
        node = rest[0]
    return found


def names_of(terms: Iterable[Term]) -> tuple[ox.NamedNode, ...]:
    """Return the IRIs among some terms."""
    return tuple(term for term in terms if isinstance(term, ox.NamedNode))
