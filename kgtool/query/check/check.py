"""Asks stored questions what their cases expect, and tells what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kgtool.query.ask import ask
from kgtool.query.check.case import SMALL, Case, Expectation
from kgtool.query.check.small_graph import small_graph
from kgtool.query.solutions import Queryable
from kgtool.vocabulary.terms import Iris

#: A row's words by column, in the order of the columns.
Row: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one expectation: the rows that are missing, and those that nobody expected.

    `disordered` says that the rows are those expected, in another order. A question without a case has no expectation.
    """

    question: str
    expectation: Expectation | None
    missing: tuple[Row, ...] = ()
    unexpected: tuple[Row, ...] = ()
    disordered: bool = False

    @property
    def passed(self) -> bool:
        """Tell whether the answer is the expected one."""
        return self.expectation is not None and not (self.missing or self.unexpected or self.disordered)

    @property
    def name(self) -> str:
        """Return the name under which reports show it."""
        return self.question if self.expectation is None else self.expectation.name


def check(cases: Iterable[tuple[str, Case | None]], bundled: Callable[[], tuple[Queryable, Iris]]) -> Iterator[Outcome]:
    """Yield the outcome of every expectation of the questions' cases, in their order.

    `bundled` gives the graph of the bundled documents and is called only where a case asks for it.
    """
    graphs: dict[Path, Queryable] = {}
    iris = Iris()
    for question, case in cases:
        if case is None:
            yield Outcome(question, None)
            continue
        for expected in case.expectations:
            if expected.graph != SMALL:
                yield compare(expected, *bundled())
                continue
            if case.graph not in graphs:
                graphs[case.graph] = small_graph(case.graph, iris)
            yield compare(expected, graphs[case.graph], iris)


def compare(expected: Expectation, store: Queryable, iris: Iris) -> Outcome:
    """Ask a question what it is expected to answer, and tell what differs."""
    solutions = ask(store, expected.question, dict(expected.parameters), iris)
    columns = expected.columns or solutions.columns
    found = [tuple((name, row[name]) for name in columns if name in row) for row in solutions.dicts()]
    order = {name: place for place, name in enumerate(columns)}
    wanted = [tuple(sorted(row, key=lambda pair: order.get(pair[0], len(order)))) for row in expected.rows]
    missing, unexpected = _less(wanted, found), _less(found, wanted)
    disordered = not missing and not unexpected and wanted != found
    return Outcome(expected.question, expected, missing, unexpected, disordered)


def _less(rows: Iterable[Row], others: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows without the others, each as often as it is left."""
    left, rest = list(others), []
    for row in rows:
        if row in left:
            left.remove(row)
        else:
            rest.append(row)
    return tuple(rest)
