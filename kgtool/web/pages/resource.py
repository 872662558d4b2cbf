"""The page of any resource that has none of its own: all that the graph says of it, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kgtool.query.results.table import cell
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.resources import kind_of

#: So many values of a property are shown, and so many references to a resource are counted and shown.
VALUES, REFERENCES, SHOWN = 50, 1000, 50


@dataclass(frozen=True, slots=True)
class Said:
    """A property of a resource: its name, where it leads, its values in words with links, how many are not shown."""

    name: str
    link: str | None
    values: tuple[tuple[str, str | None], ...]
    more: int


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a resource of the graph."""
    node = ox.NamedNode(iri)
    engine = visit.reading.store.engine
    own = tuple(_said(visit, engine.quads_for_pattern(node, None, None, None)))
    refer = list(islice(engine.quads_for_pattern(None, None, node, None), REFERENCES))
    values = {
        "iri": iri,
        "kind": kind_of(visit, iri),
        "said": own,
        "referring": tuple(_referring(visit, refer))[:SHOWN],
        "references": len(refer),
        "many": len(refer) == REFERENCES,
    }
    return Page("resource.html", visit.case.naming.name(str(node)), values)


def _said(visit: Visit, quads: Iterable[ox.Quad]) -> Iterator[Said]:
    found: dict[ox.NamedNode, set[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
    for quad in quads:
        found.setdefault(quad.predicate, set()).add(quad.object)
    for predicate in sorted(found, key=str):
        values = sorted(found[predicate], key=str)
        shown = tuple(_value(visit, value) for value in values[:VALUES])
        name = visit.case.naming.name(str(predicate))
        yield Said(name, visit.link(predicate.value), shown, max(0, len(values) - VALUES))


def _value(visit: Visit, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> tuple[str, str | None]:
    if isinstance(value, ox.NamedNode):
        return visit.case.naming.name(str(value)), visit.link(value.value)
    if isinstance(value, ox.Literal):
        language = f" ({value.language})" if value.language else ""
        return f"{cell(value, visit.language)}{language}", None
    return str(value), None


def _referring(visit: Visit, quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str, str | None]]:
    naming = visit.case.naming
    seen = set()
    for quad in sorted(quads, key=str):
        if isinstance(quad.subject, ox.NamedNode) and (quad.subject, quad.predicate) not in seen:
            seen.add((quad.subject, quad.predicate))
            subject = naming.name(str(quad.subject))
            yield subject, naming.name(str(quad.predicate)), visit.link(quad.subject.value)
