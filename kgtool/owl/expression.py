"""Class expressions, properties and data ranges of OWL 2, read from the triples that stand for them.

The mapping is that of OWL 2 Web Ontology Language: Mapping to RDF Graphs, section 3.2.4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.vocabulary.terms import OWL, RDF

#: What stands as the object of a triple.
Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal"

_LISTS = {OWL["intersectionOf"]: "and", OWL["unionOf"]: "or"}
_CARDINALITIES = {
    **{OWL[name]: "min" for name in ("minCardinality", "minQualifiedCardinality")},
    **{OWL[name]: "max" for name in ("maxCardinality", "maxQualifiedCardinality")},
    **{OWL[name]: "exactly" for name in ("cardinality", "qualifiedCardinality")},
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A class, property or data range. `kind` is `name`, `and`, `or`, `not`, `some`, `only`, `value`, `self`, `min`,
    `max`, `exactly`, `one of`, `inverse`, `facets` or `unknown`.

    `terms` are the name, the individuals of a list, or the value; `parts` the operands or the filler; `over` is the
    property of a restriction, `number` its count.
    """

    kind: str
    terms: tuple[Term, ...] = ()
    parts: tuple[Expression, ...] = ()
    over: Expression | None = None
    number: int = 0

    @property
    def name(self) -> ox.NamedNode | None:
        """Return the IRI of a named class, property or datatype, None of what is composed."""
        found = self.terms[0] if self.kind == "name" else None
        return found if isinstance(found, ox.NamedNode) else None


class Nodes:
    """The triples of an ontology by subject and predicate, in their order."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._nodes: dict[object, dict[ox.NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._of_blank: dict[ox.BlankNode, list[ox.Triple]] = defaultdict(list)
        for triple in triples:
            if not isinstance(triple.object, ox.Triple):
                self._nodes[triple.subject][triple.predicate].append(triple.object)
            if isinstance(triple.subject, ox.BlankNode):
                self._of_blank[triple.subject].append(triple)

    def values(self, node: object, predicate: ox.NamedNode) -> Sequence[Term]:
        """Return what a node has under a predicate."""
        return self._nodes[node][predicate] if node in self._nodes else ()

    def first(self, node: object, predicate: ox.NamedNode) -> Term | None:
        """Return the first value under a predicate, None where there is none."""
        found = self.values(node, predicate)
        return found[0] if found else None

    def listed(self, head: Term | None) -> tuple[Term, ...]:
        """Return the members of an RDF list; one that runs in a circle ends where it began."""
        found: list[Term] = []
        seen: set[Term] = set()
        while isinstance(head, ox.BlankNode) and head not in seen:
            seen.add(head)
            found.extend(self.values(head, RDF["first"])[:1])
            head = self.first(head, RDF["rest"])
        return tuple(found)

    def below(self, *terms: object) -> tuple[ox.Triple, ...]:
        """Return the triples of the blank nodes that hang on terms, each once."""
        found: dict[ox.Triple, None] = {}
        waiting, seen = list(terms), set()
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, ox.BlankNode) and node not in seen:
                seen.add(node)
                found.update(dict.fromkeys(self._of_blank[node]))
                waiting.extend(triple.object for triple in self._of_blank[node])
        return tuple(found)

    def expression(self, term: Term | None, depth: int = 50) -> Expression:
        """Read what a term stands for; what is none of OWL's constructs is `unknown`."""
        if isinstance(term, ox.NamedNode):
            return Expression("name", (term,))
        if not isinstance(term, ox.BlankNode) or not depth:
            return Expression("unknown")
        return self._composed(term, depth - 1)

    def _composed(self, node: ox.BlankNode, depth: int) -> Expression:
        over = self.first(node, OWL["onProperty"])
        if over is not None:
            return self._restriction(node, self.expression(over, depth), depth)
        for predicate, kind in _LISTS.items():
            if head := self.first(node, predicate):
                return Expression(kind, parts=tuple(self.expression(part, depth) for part in self.listed(head)))
        if head := self.first(node, OWL["oneOf"]):
            return Expression("one of", self.listed(head))
        for name, kind in (
            *(("complementOf", "not"), ("datatypeComplementOf", "not")),
            *(("inverseOf", "inverse"), ("onDatatype", "facets")),
        ):
            if part := self.first(node, OWL[name]):
                return Expression(kind, parts=(self.expression(part, depth),))
        return Expression("unknown")

    def _restriction(self, node: ox.BlankNode, over: Expression, depth: int) -> Expression:
        for name, kind in (("someValuesFrom", "some"), ("allValuesFrom", "only")):
            if filler := self.first(node, OWL[name]):
                return Expression(kind, parts=(self.expression(filler, depth),), over=over)
        if (value := self.first(node, OWL["hasValue"])) is not None:
            return Expression("value", (value,), over=over)
        if self.first(node, OWL["hasSelf"]) is not None:
            return Expression("self", over=over)
        for predicate, kind in _CARDINALITIES.items():
            if (count := self.first(node, predicate)) is not None and count.value.isdigit():
                filler = self.first(node, OWL["onClass"]) or self.first(node, OWL["onDataRange"]) or OWL["Thing"]
                return Expression(kind, parts=(self.expression(filler, depth),), over=over, number=int(count.value))
        return Expression("unknown", over=over)
