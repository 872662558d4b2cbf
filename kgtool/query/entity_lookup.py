"""Finds an entity by what people call it: its slug, its press name or its IRI."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.query.solutions import Queryable
from kgtool.resources import folder
from kgtool.vocabulary.terms import Iris


def find_entity(store: Queryable, word: str, iris: Iris) -> ox.NamedNode:
    """Return the entity that a word names; an unknown one is a UsageError that names the nearest.

    An IRI is taken as it is. Case does not count in names.
    """
    if "://" in word:
        try:
            return ox.NamedNode(word)
        except ValueError as error:
            raise UsageError(f"'{word}' is no IRI.", "Give a slug like nvidia, or a whole IRI.") from error
    known = _names(store)
    wanted = word.strip().casefold()
    if wanted in known:
        return ox.NamedNode(min(known[wanted], key=lambda iri: (iri != iris.entity(wanted).value, iri)))
    raise UsageError(f"Nobody and nothing in the graph is called '{word}'.", nearest(wanted, known))


def _names(store: Queryable) -> dict[str, set[str]]:
    """Return the IRIs by slug and by press name, both in lower case."""
    solutions = store.query(folder("queries", "lookup", "entities.rq").read_text(encoding="utf-8"))
    assert isinstance(solutions, ox.QuerySolutions)
    names: dict[str, set[str]] = {}
    for solution in solutions:
        names.setdefault(solution["name"].value.casefold(), set()).add(solution["entity"].value)
    return names
