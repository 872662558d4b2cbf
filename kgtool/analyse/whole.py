"""What is measured of all payments together: cores, positions of actors, how sure ranks are, what chance would make."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from kgtool.analyse.core_flows import core_statements
from kgtool.analyse.cores import Edge
from kgtool.analyse.cycles import Enumeration, count_cycles
from kgtool.analyse.null_model import Compared, NullModel, null_model
from kgtool.analyse.payments import PaymentGraph
from kgtool.analyse.positions import position_statements
from kgtool.analyse.ranks import rank_statements
from kgtool.graph.terms import Statement, decimal, integer
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris

#: The classes of these resources.
WHOLE = ("Core", "FlowPosition", "NullModel", "RankSensitivity")
#: What leads from a core to its parts.
BRIDGE = KG["bridge"]

#: What a build compares with chance: graphs of so many edges at most, so often rewired from this seed, circles of the
#: greatest of these lengths that is not too much to count. `kgtool analyse` compares any graph.
EDGES, SAMPLES, SEED, LENGTHS, EFFORT = 300, 100, 1, (5, 4, 3), 3_000
#: What is said of a figure: the local names of the properties.
MEASURED = ("observed", "expected", "deviation", "zScore", "pValue")
_PLACES = 4


def whole_statements(found: Enumeration, graph: PaymentGraph, iris: Iris, policy: str) -> Iterator[Statement]:
    """Yield what is measured of all payments together; `found` are their circles."""
    yield from core_statements(graph, iris, policy)
    yield from position_statements(found.cycles, graph, iris, policy)
    yield from rank_statements(found.cycles, graph, iris, policy)
    if len(graph.edges) <= EDGES:
        counted = (length for length in LENGTHS if count_cycles(graph.successors, length, EFFORT) is not None)
        length = next(counted, None)
        model = None if length is None else null_model(edge_values(graph), length, SAMPLES, SEED)
        if model is not None:
            yield from _null_statements(model, graph, iris, policy)


def edge_values(graph: PaymentGraph) -> dict[Edge, int]:
    """Return what each edge is worth in the graph's commonest currency: the upper bound, else the lower; 0 unknown."""
    units = sorted(unit for edge in graph.edges.values() for unit in edge.amounts)
    unit = max(dict.fromkeys(units), key=units.count, default="")
    values = {}
    for pair, edge in sorted(graph.edges.items()):
        amount = edge.amounts.get(unit)
        values[pair] = 0 if amount is None else int(amount.min if amount.known_max is None else amount.max)
    return values


def _null_statements(model: NullModel, graph: PaymentGraph, iris: Iris, policy: str) -> Iterator[Statement]:
    flows = sorted((flow.iri for edge in graph.edges.values() for flow in edge.flows), key=str)
    for figure in model.figures:
        node = iris.finding("null-model", figure.name, policy=policy)
        yield node, RDF["type"], KG["NullModel"]
        yield node, KG["figure"], ox.Literal(figure.name)
        yield node, KG["samples"], integer(model.samples)
        yield node, KG["seed"], integer(model.seed)
        yield node, KG["nullLength"], integer(model.length)
        for name, value in measured(figure):
            yield node, KG[name], decimal(value)
        for flow in flows:
            yield node, PROV["wasDerivedFrom"], flow


def measured(figure: Compared) -> Iterator[tuple[str, Decimal]]:
    """Yield what is said of a figure by the properties of `MEASURED`, to four places; without a z where it has none."""
    told = (figure.observed, figure.mean, figure.deviation, figure.z, figure.p)
    for name, value in zip(MEASURED, told, strict=True):
        if value is not None:
            yield name, Decimal(f"{value:.{_PLACES}f}")
