"""Payments and circles as pages show them: marks for pictures, rows for tables, read once for a build and a view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kgtool.interface.values import Cell
from kgtool.pictures.cycle import Cycle
from kgtool.pictures.data.circles import circles_of
from kgtool.pictures.data.flows import flows_of
from kgtool.pictures.data.source import PictureSource
from kgtool.pictures.marks import FlowMark, Flows
from kgtool.query.ask import bind
from kgtool.query.library import find
from kgtool.query.rests import rests_of_rows
from kgtool.resolve.money_words import money_words
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.terms import DEFAULT_POLICY
from kgtool.web.pages.page import Visit

#: The greatest number of actors of a circle that is asked for.
LONGEST = 8


@dataclass(frozen=True, slots=True)
class MoneyCircle:
    """A circle: its IRI under the view and in the default policy, what is drawn, its row of `circle-scores`."""

    node: str
    iri: str
    cycle: Cycle
    row: Mapping[str, Cell]

    @property
    def actors(self) -> str:
        """Return the names of its actors in order, the first once more at the end."""
        return str(self.row["actors"])

    @property
    def score(self) -> Decimal:
        """Return its score from 0 to 1."""
        return _number(self.row["score"]) or Decimal(0)

    def amount(self, language: str) -> str:
        """Return the interval of its amount in words, nothing where no edge has one."""
        low, high = _number(self.row["min"]), _number(self.row["max"])
        return money_words(low, high, str(self.row["currency"] or ""), language) if (low, high) != (None, None) else ""


@dataclass(frozen=True, slots=True)
class Money:
    """All payments of a view, and all circles, the one with the highest score first."""

    flows: Flows
    circles: tuple[MoneyCircle, ...]


def money_of(visit: Visit, *, canonical: bool = False) -> Money:
    """Return payments and circles under the view of a visit; `canonical` links lead to IRIs, not to this server."""
    key = ("money", visit.view, visit.language, canonical)
    return visit.reading.kept(key, lambda: _read(visit, canonical))


def _read(visit: Visit, canonical: bool) -> Money:
    graph = visit.graph
    name = graph.seen.name

    def link(iri: str) -> str:
        found = stored(iri, name)
        return found if canonical else visit.link(found) or ""

    source = PictureSource(graph.seen.store, graph.iris, name, visit.language, link)
    flows = flows_of(source)
    cycles = {
        graph.iris.circle([unquote(actor.key) for actor in cycle.actors], policy=name).value: cycle
        for cycle in circles_of(source, flows)
    }
    circles = (MoneyCircle(iri, stored(iri, name), cycles[iri], row) for iri, row in _rows(visit) if iri in cycles)
    return Money(flows, tuple(circles))


def _rows(visit: Visit) -> list[tuple[str, Mapping[str, Cell]]]:
    """Return the rows of `circle-scores`, each with the IRI of its circle under the view."""
    graph = visit.graph
    question, settings = find("circle-scores"), {"length": str(LONGEST), "lang": visit.language}
    answer = graph.ask(question.name, length=LONGEST)
    query = bind(question, graph.seen.store, settings, graph.iris, graph.seen.name)
    solutions = answer.solutions
    things = rests_of_rows(graph.seen.store, query, question.rests, solutions.columns, solutions.rows)
    return [
        (thing.value, row)
        for found, row in zip(things, answer.rows, strict=True)
        for thing in found
        if not isinstance(thing, tuple)
    ]


def claims_of(visit: Visit, flow: FlowMark) -> tuple[StatedClaim, ...]:
    """Return the claims that a payment of the visit's view was derived from, the asserted first, then by day."""
    case = visit.case
    node = ox.NamedNode(f"{visit.reading.iris.base}flow/{flow.key}")
    return case.behind.claims(case.behind.derived(node, case.graph("facts")))


def stored(iri: str, name: str) -> str:
    """Return the IRI of the same thing in the default policy, whose graphs every build holds.

    >>> stored("https://w3id.org/kgtool/id/flow/strict/Investment/nvidia/openai", "strict")
    'https://w3id.org/kgtool/id/flow/all/Investment/nvidia/openai'
    """
    return iri.replace(f"/{quote(name, safe='')}/", f"/{DEFAULT_POLICY}/", 1)


def _number(value: Cell) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal | int) else None
