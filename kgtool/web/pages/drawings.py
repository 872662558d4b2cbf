"""The pictures of pages that can be taken away as files, each by name with the table of what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kgtool.pictures.chord import chord
from kgtool.pictures.circular_sankey import circular_sankey
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.marks import FlowMark, Flows
from kgtool.pictures.money_circle import money_circle
from kgtool.pictures.setting import Setting
from kgtool.web.pages.money import money_of
from kgtool.web.pages.money_filter import filter_of
from kgtool.web.pages.ontology import tree_of
from kgtool.web.pages.ontology_pictures import tree_picture, tree_rows
from kgtool.web.pages.page import Visit

_FLOW_COLUMNS = ("from", "to", "kind", "min", "max", "currency", "words", "rung", "claims", "iri")
_CIRCLE_COLUMNS = ("circle", "actors", "min", "max", "currency", "narrowest", "rung", "origins", "score")

#: The money circle has at most so many actors and payments.
_ACTORS, _PAYMENTS = 7, 16


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, None where there is only a table; the table's columns and rows of text."""

    drawing: Drawing | None
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


#: Makes a picture for a visit; its links are IRIs where it leaves the server (`canonical`).
MakeDrawn = Callable[[Visit, bool], Drawn]


def drawn_chord(visit: Visit, canonical: bool = False) -> Drawn:
    """Return the chord diagram of the payments that the query's fields ask for."""
    flows = _flows(visit, canonical)
    return Drawn(chord(flows, Setting(visit.language, "chord")), _FLOW_COLUMNS, _flow_rows(flows))


def drawn_sankey(visit: Visit, canonical: bool = False) -> Drawn:
    """Return the circular Sankey of the payments that the query's fields ask for."""
    flows = _flows(visit, canonical)
    return Drawn(circular_sankey(flows, Setting(visit.language, "sankey")), _FLOW_COLUMNS, _flow_rows(flows))


def drawn_money_circle(visit: Visit, canonical: bool = False) -> Drawn:
    """Return the money circle: payments of the shortest circles, the best scored first, few enough to bear words."""
    money = money_of(visit, canonical=canonical)
    flows: dict[str, FlowMark] = {}
    for circle in sorted(filter_of(visit).circles(money), key=lambda circle: len(circle.cycle.actors)):
        added = {**flows, **{flow.key: flow for flow in circle.cycle.flows}}
        if (
            len({key for flow in added.values() for key in (flow.payer, flow.payee)}) <= _ACTORS
            and len(added) <= _PAYMENTS
        ):
            flows = added
    used = {key for flow in flows.values() for key in (flow.payer, flow.payee)}
    shown = Flows(tuple(actor for actor in money.flows.actors if actor.key in used), tuple(flows.values()))
    return Drawn(money_circle(shown, Setting(visit.language, "money")), _FLOW_COLUMNS, _flow_rows(shown))


def circle_table(visit: Visit, canonical: bool = False) -> Drawn:
    """Return the table of the circles that the query's fields ask for."""
    rows = []
    for circle in filter_of(visit).circles(money_of(visit, canonical=canonical)):
        row = circle.row
        cells = [row[name] for name in _CIRCLE_COLUMNS[1:]]
        rows.append([circle.iri, *("" if cell is None else str(cell) for cell in cells)])
    return Drawn(None, _CIRCLE_COLUMNS, rows)


def drawn_ontology(visit: Visit, canonical: bool = False) -> Drawn:
    """Return the tree of the ontology's classes, and as a table each class with the one above it."""
    tree = tree_of(visit)
    return Drawn(tree_picture(visit, tree, canonical=canonical), ("class", "label", "above"), list(tree_rows(tree)))


def _flows(visit: Visit, canonical: bool) -> Flows:
    return filter_of(visit).flows(money_of(visit, canonical=canonical))


def _flow_rows(flows: Flows) -> list[list[str]]:
    labels = {actor.key: actor.label for actor in flows.actors}
    return [
        [
            labels[flow.payer],
            labels[flow.payee],
            flow.kind,
            "" if flow.low is None else f"{flow.low:f}",
            "" if flow.high is None else f"{flow.high:f}",
            flow.unit,
            flow.words,
            flow.rung,
            str(flow.claims),
            flow.href,
        ]
        for flow in flows.flows
    ]


#: All pictures and tables that `/picture/NAME.…` gives.
DRAWN: Mapping[str, MakeDrawn] = {
    "chord": drawn_chord,
    "sankey": drawn_sankey,
    "money-circle": drawn_money_circle,
    "circles": circle_table,
    "ontology": drawn_ontology,
}
