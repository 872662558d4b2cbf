"""Measures and times of a claim: intervals beside the words themselves.

A decimal loses its trailing zeros in the store ("1.10" becomes "1.1"), which is one more reason for kg:words.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kgtool.claims import Measure, TimeSpan
from kgtool.graph.terms import Statement, boolean, day, decimal, duration
from kgtool.vocabulary.terms import KG, RDF, Iris, coded

_TYPE = RDF["type"]


def measure_statements(claim: NamedNode, number: int, measure: Measure, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of one measure of a claim, the `number`-th (from 1); a bound that is open has none."""
    node = iris.part(claim, f"measure-{number}")
    yield claim, KG["measure"], node
    yield node, _TYPE, KG["Measure"]
    yield node, KG["kind"], coded("kind", measure.kind)
    if measure.min is not None:
        yield node, KG["min"], decimal(measure.min)
    if measure.max is not None:
        yield node, KG["max"], decimal(measure.max)
    yield node, KG["unit"], Literal(measure.unit)
    yield node, KG["words"], Literal(measure.text)
    if measure.per is not None:
        yield node, KG["per"], duration(measure.per)
    for field, value in (("hedge", measure.hedge), ("scope", measure.scope), ("of", measure.of)):
        if value is not None:
            yield node, KG[field], coded(field, value)
    if measure.assumed:
        yield node, KG["assumed"], boolean(True)


def time_statements(claim: NamedNode, time: TimeSpan, iris: Iris) -> Iterator[Statement]:
    """Yield the statements of the time of a claim; a side that is open has none."""
    node = iris.part(claim, "time")
    yield claim, KG["time"], node
    yield node, _TYPE, KG["TimeSpan"]
    if time.start is not None:
        yield node, KG["start"], day(time.start)
    if time.end is not None:
        yield node, KG["end"], day(time.end)
    yield node, KG["words"], Literal(time.text)
