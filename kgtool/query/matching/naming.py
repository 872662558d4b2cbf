"""Finds in free words the entities of the graph, by their labels and slugs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.query.matching.words import words
from kgtool.query.solutions import Queryable
from kgtool.resources import folder

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a text names: what the text calls it, its IRI, its classes, and the word before it."""

    label: str
    iri: str
    classes: frozenset[str]
    before: str


def named_in(text: str, store: Queryable) -> tuple[tuple[Named, ...], str]:
    """Return the entities of the graph that a text names, in its order, and the text without their names.

    The longest name wins; case and a final s do not count. The facts say what is in the graph.
    """
    known = _known(store)
    longest = max((len(name) for name in known), default=0)
    matches = list(_WORD.finditer(text))
    folded = ["".join(words(match.group())) for match in matches]
    found: list[Named] = []
    kept, place, end = [], 0, 0
    while place < len(matches):
        size, entity = _longest(folded, place, longest, known)
        if entity is None:
            place += 1
            continue
        label, iri, classes = entity
        found.append(Named(label, iri, classes, folded[place - 1] if place else ""))
        kept.append(text[end : matches[place].start()])
        place += size
        end = matches[place - 1].end()
    return tuple(found), " ".join([*kept, text[end:]])


def _longest(
    folded: list[str], place: int, longest: int, known: Mapping[tuple[str, ...], tuple[str, str, frozenset[str]]]
) -> tuple[int, tuple[str, str, frozenset[str]] | None]:
    for size in range(min(longest, len(folded) - place), 0, -1):
        *head, last = folded[place : place + size]
        for form in (last, last.removesuffix("s")):
            if (*head, form) in known:
                return size, known[(*head, form)]
    return 1, None


def _known(store: Queryable) -> dict[tuple[str, ...], tuple[str, str, frozenset[str]]]:
    """Return label, IRI and classes by the words of each name; of two of one name the first in order of IRI."""
    solutions = store.query(folder("queries", "lookup", "named.rq").read_text(encoding="utf-8"))
    assert isinstance(solutions, ox.QuerySolutions)
    classes: dict[str, set[str]] = {}
    names: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for solution in solutions:
        iri, label, slug = (solution[name].value for name in ("entity", "label", "slug"))
        classes.setdefault(iri, set()).add(solution["class"].value.rpartition("#")[2])
        for name in (label, slug):
            split = tuple(word for piece in words(name) for word in piece.split("-"))
            if split:
                names.setdefault(split, set()).add((iri, label))
    known = {}
    for name, held in names.items():
        iri, label = min(held)
        known[name] = (label, iri, frozenset(classes[iri]))
    return known
