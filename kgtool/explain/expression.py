"""Class expressions without a name, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kgtool.explain.words import words
from kgtool.reason.pattern import THING, Triple, term
from kgtool.vocabulary.terms import OWL, RDF

_FIRST, _REST, _NIL = (RDF[name] for name in ("first", "rest", "nil"))
_RESTRICTIONS = (("someValuesFrom", "some"), ("allValuesFrom", "only"), ("hasValue", "has_value"))
_LISTS = (("intersectionOf", "and"), ("unionOf", "or"))


def class_words(store: ox.Store, graph: ox.NamedNode, text: str, name: Callable[[str], str], language: str) -> str:
    """Return what a class without a name holds; `name` says what its parts are called.

    Constructs that have no words here are `a class without a name`.
    """
    node = term(text)
    assert not isinstance(node, ox.Literal)
    parts = {quad.predicate: str(quad.object) for quad in store.quads_for_pattern(node, None, None, graph)}
    over = parts.get(OWL["onProperty"])
    for construct, key in _RESTRICTIONS:
        if over is not None and (value := parts.get(OWL[construct])) is not None:
            shown = words(language, "everything") if value == THING else name(value)
            return words(language, key, property=name(over), value=shown)
    for construct, key in _LISTS:
        if (head := parts.get(OWL[construct])) is not None:
            return words(language, key).join(name(item) for item in _items(store, graph, head))
    if (head := parts.get(OWL["oneOf"])) is not None:
        return words(language, "one_of", value=", ".join(name(item) for item in _items(store, graph, head)))
    if (value := parts.get(OWL["complementOf"])) is not None:
        return words(language, "not", value=name(value))
    return words(language, "unnamed")


def _items(store: ox.Store, graph: ox.NamedNode, head: str) -> list[str]:
    items = []
    while head != str(_NIL):
        cell = term(head)
        assert not isinstance(cell, ox.Literal)
        found = {quad.predicate: str(quad.object) for quad in store.quads_for_pattern(cell, None, None, graph)}
        if _FIRST not in found or _REST not in found:
            break
        items.append(found[_FIRST])
        head = found[_REST]
    return items


def items_of(head: str, axioms: Iterable[Triple]) -> list[str]:
    """Return the items of a list whose cells are among triples."""
    cells: dict[str, dict[str, str]] = {}
    for subject, predicate, value in axioms:
        cells.setdefault(subject, {})[predicate] = value
    items = []
    while head in cells and str(_FIRST) in cells[head]:
        items.append(cells[head][str(_FIRST)])
        head = cells[head].get(str(_REST), str(_NIL))
    return items
