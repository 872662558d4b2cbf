"""The cases of the stored questions: files of `queries/cases/`, one a question, with graphs and expected rows.

    graph: deals                    # queries/cases/graphs/deals.yaml, or `claims` here
    asks:
      - set: {actor: nvidia}        # the parameters, may be absent
        rows:
          - {from: Nvidia, to: OpenAI, claims: 1}
    bundled:                        # the same over the bundled documents
      - set: {actor: oracle}
        columns: [from, to]         # only these count
        rows:
          - [Oracle, Nvidia]

A row is a mapping with every column that has a value, or, under `columns`, a list with null for what has none. The
order counts. What a graph holds is said in `kgtool.query.check.small_graph`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgtool.data_files import load_yaml
from kgtool.errors import DataFileError, Place
from kgtool.resources import folder

#: What a case is asked of: the small graph it names, or the graph of the bundled documents.
SMALL, BUNDLED = "small", "bundled"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One asking of a question: the graph (`small`, `bundled`), the parameters, and the rows in their order.

    `columns` are those that count, empty for all; a row holds the words of each column that has a value.
    """

    question: str
    graph: str
    parameters: tuple[tuple[str, str], ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    columns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return a name for reports: `lock-in small actor=nvidia`."""
        return " ".join([self.question, self.graph, *(f"{key}={value}" for key, value in self.parameters)])


@dataclass(frozen=True, slots=True)
class Case:
    """The case of one question: the file, what its graph is made of, and what is expected."""

    question: str
    path: Path
    graph: Path
    expectations: tuple[Expectation, ...]


def read_case(question: str, directory: Path | None = None) -> Case | None:
    """Read the case of a question, None where it has none; one of another form is a DataFileError."""
    cases = directory or folder("queries", "cases")
    path = cases / f"{question}.yaml"
    if not path.is_file():
        return None
    data = load_yaml(path)
    if not isinstance(data, dict) or not data.keys() <= {"graph", "claims", "documents", "mentions", "asks", "bundled"}:
        raise _fault(path, "The file is no case.", "Write graph or claims, asks, and bundled.")
    graph = cases / "graphs" / f"{data['graph']}.yaml" if "graph" in data else path
    expected = [*_expectations(question, SMALL, data, path), *_expectations(question, BUNDLED, data, path)]
    if not any(entry.rows for entry in expected if entry.graph == SMALL):
        raise _fault(path, "No row is expected of the small graph.", "Write rows under 'asks'.")
    return Case(question, path, graph, tuple(expected))


def _expectations(question: str, graph: str, data: Mapping[str, Any], path: Path) -> Iterator[Expectation]:
    for entry in data.get("asks" if graph == SMALL else "bundled") or ():
        if not isinstance(entry, dict) or not entry.keys() <= {"set", "columns", "rows"} or "rows" not in entry:
            raise _fault(path, f"'{entry}' expects nothing.", "Write set, columns and rows.")
        columns = tuple(entry.get("columns") or ())
        yield Expectation(
            question,
            graph,
            tuple((str(key), plain_value(value)) for key, value in (entry.get("set") or {}).items()),
            tuple(_row(row, columns, path) for row in entry["rows"] or ()),
            columns,
        )


def _row(row: object, columns: tuple[str, ...], path: Path) -> tuple[tuple[str, str], ...]:
    if columns and isinstance(row, list) and len(row) == len(columns):
        pairs = list(zip(columns, row, strict=True))
    elif not columns and isinstance(row, dict):
        pairs = list(row.items())
    else:
        raise _fault(path, f"'{row}' is no row.", "Write a mapping, or under 'columns' a list of as many values.")
    return tuple((key, plain_value(value)) for key, value in pairs if value is not None)


def plain_value(value: object) -> str:
    """Return a value of a YAML file as the words that an answer has."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _fault(path: Path, cause: str, cure: str) -> DataFileError:
    return DataFileError(cause, cure, Place(str(path), 1))
