"""Circular flows: closed chains of payments, as resources with their edges, amounts and claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kgtool.analyse.circle import Circle
from kgtool.analyse.payments import PaymentEdge, PaymentGraph
from kgtool.analyse.score import score_statements, scored
from kgtool.graph.terms import Statement, boolean, decimal, integer
from kgtool.intervals.interval import Interval, narrowest
from kgtool.resolve.money_words import money_words
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

_LANGUAGES = ("de", "en")
_OTHER_CURRENCY = {"de": "andere Währung, nicht verglichen: {amount}", "en": "another currency, not compared: {amount}"}


def circle_statements(circle: Circle, graph: PaymentGraph, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield the resource of a circle.

    `kg:min` and `kg:max` are the smallest lower and the smallest upper bound over the edges whose amounts compare;
    `kg:note` names in German and English what does not.
    """
    node = iris.circle(circle.slugs, policy=policy)
    yield node, RDF["type"], KG["CircularFlow"]
    yield node, KG["actors"], ox.Literal(actors_words(circle.slugs, graph))
    yield node, KG["length"], integer(len(circle.slugs))
    for slug in circle.slugs:
        yield node, KG["member"], graph.iris[slug]
    yield from _bounds(node, circle)
    yield node, KG["edgesWithAmount"], integer(sum(edge.has_amount for edge in circle.edges))
    yield node, KG["claimCount"], integer(len(circle.claims))
    yield from score_statements(node, scored(circle))
    for kind in sorted({flow.kind for edge in circle.edges for flow in edge.flows if flow.kind is not None}, key=str):
        yield node, KG["flowType"], kind
    # The claims stand at the flows: thousands of circles through the same flows would say them again and again.
    for flow in sorted({flow.iri for edge in circle.edges for flow in edge.flows}, key=str):
        yield node, PROV["wasDerivedFrom"], flow
    for language in _LANGUAGES:
        notes = [note for edge in circle.edges for note in _notes(edge, circle.unit, graph, language)]
        if notes:
            yield node, KG["note"], ox.Literal("; ".join(notes), language=language)
    for place, edge in enumerate(circle.edges, start=1):
        part = iris.part(node, f"edge-{place}")
        yield node, KG["edge"], part
        if edge is narrowest_edge(circle):
            yield node, KG["narrowestEdge"], part
        yield from _edge_statements(part, place, edge, circle.unit, graph)


def actors_words(slugs: Sequence[str], graph: PaymentGraph) -> str:
    """Write a circle with press names: the alphabetically first leads and comes again at the end."""
    names = [graph.labels[slug] for slug in slugs]
    first = min(range(len(names)), key=lambda place: (names[place].casefold(), names[place], slugs[place]))
    return " → ".join([*names[first:], *names[:first], names[first]])


def narrowest_edge(circle: Circle) -> PaymentEdge | None:
    """Return the edge with the smallest upper bound in the circle's currency, of several the first."""
    told = [edge for edge in circle.edges if circle.unit in edge.amounts]
    amounts = {edge.payer: edge.amounts[circle.unit] for edge in told if circle.unit is not None}
    return min(told, key=lambda edge: (amounts[edge.payer].max, amounts[edge.payer].min), default=None)


def _bounds(node: ox.NamedNode, circle: Circle) -> Iterator[Statement]:
    unit = circle.unit
    if unit is None:
        return
    low, high = narrowest(edge.amounts[unit] for edge in circle.edges if unit in edge.amounts)
    yield from _amount(node, Interval.of_bounds(low, high), unit)


def _amount(node: ox.NamedNode, amount: Interval, unit: str) -> Iterator[Statement]:
    yield node, KG["min"], decimal(amount.min)
    yield node, KG["unit"], ox.Literal(unit)
    if amount.known_max is None:
        yield node, KG["unboundedMax"], boolean(True)
    else:
        yield node, KG["max"], decimal(amount.max)


def _notes(edge: PaymentEdge, unit: str | None, graph: PaymentGraph, language: str) -> Iterator[str]:
    pair = f"{graph.labels[edge.payer]} → {graph.labels[edge.payee]}"
    for other, amount in edge.amounts.items():
        if other != unit:
            words = money_words(amount.min, amount.max, other, language)
            yield f"{pair}: {_OTHER_CURRENCY[language].format(amount=words)}"
    for flow in edge.flows:
        if language in flow.notes:
            yield f"{pair}: {flow.notes[language]}"


def _edge_statements(
    part: ox.NamedNode, place: int, edge: PaymentEdge, unit: str | None, graph: PaymentGraph
) -> Iterator[Statement]:
    yield part, RDF["type"], KG["Edge"]
    yield part, KG["edgeNumber"], integer(place)
    yield part, KG["from"], graph.iris[edge.payer]
    yield part, KG["to"], graph.iris[edge.payee]
    for flow in edge.flows:
        yield part, KG["flow"], flow.iri
    shown = unit if unit in edge.amounts else next(iter(edge.amounts), None)
    if shown is not None:
        yield from _amount(part, edge.amounts[shown], shown)
