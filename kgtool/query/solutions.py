"""Rows of an answer, as plain values that can be kept, compared and written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

import pyoxigraph as ox

#: A value of a solution; None where the variable is not bound.
Value: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None"


class Queryable(Protocol):
    """Whatever answers SPARQL: a store in memory, a finished build, an endpoint."""

    def query(self, query: str, /) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answer a query."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: the variables' names in order, and a row of values for each solution."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @classmethod
    def collect(cls, solutions: ox.QuerySolutions) -> Solutions:
        """Take in all solutions of a query."""
        columns = tuple(variable.value for variable in solutions.variables)
        return cls(columns, tuple(tuple(solution[name] for name in columns) for solution in solutions))

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> Iterator[dict[str, str]]:
        """Yield each row as plain strings by column; a column without a value is left out."""
        for row in self.rows:
            yield {name: plain(value) for name, value in zip(self.columns, row, strict=True) if value is not None}


def plain(value: Value) -> str:
    """Return a value without its syntax: the IRI, the literal's text, the label of a blank node."""
    if value is None:
        return ""
    return str(value) if isinstance(value, ox.Triple) else value.value


def decimal_of(value: Value) -> Decimal | None:
    """Return the number of a numeric literal, None for any other value."""
    if not isinstance(value, ox.Literal):
        return None
    is_numeric = value.datatype.value.endswith(("#decimal", "#integer"))
    return Decimal(value.value) if is_numeric else None
