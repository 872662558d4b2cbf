"""Answers: rows of a question or of a SPARQL query, and triples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, overload

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.interface.frames import to_pandas, to_polars
from kgtool.interface.markup import preformatted
from kgtool.interface.markup import table as html_table
from kgtool.interface.picture import Picture
from kgtool.interface.values import Cell, cell
from kgtool.query.question import StoredQuestion
from kgtool.query.results.formats import is_drawn, write
from kgtool.query.results.table import table
from kgtool.query.solutions import Solutions

if TYPE_CHECKING:
    import pandas
    import polars

    from kgtool.interface.explanation import Explanation
    from kgtool.interface.graph import KnowledgeGraph

#: A row by column; a column without a value is there, with None.
Row = dict[str, Cell]


class Answer(Sequence[Row]):
    """The rows of an answer, each a dictionary of Python's values: text, int, Decimal, date, bool or None.

    `solutions` holds the same as RDF terms. In a notebook it is shown as a table in words.
    """

    def __init__(self, solutions: Solutions, graph: KnowledgeGraph, asked: Asked | None = None) -> None:
        self.solutions = solutions
        self.language = graph.language
        self._graph = graph
        self._asked = asked

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return self.solutions.columns

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return every row."""
        return tuple(dict(zip(self.columns, values, strict=True)) for values in self._values)

    @cached_property
    def _values(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(tuple(cell(value) for value in row) for row in self.solutions.rows)

    @property
    def question(self) -> StoredQuestion | None:
        """Return the stored question that was asked, None for a query of one's own."""
        return None if self._asked is None else self._asked.question

    def __len__(self) -> int:
        return len(self.solutions)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self.rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def explain(self, row: int = 1) -> Explanation:
        """Explain a row, counted from 1: all that it stands on, down to the sentences.

        A row that is not there, and the answer to a query of one's own, are UsageErrors.
        """
        if self._asked is None:
            raise UsageError("Only rows of stored questions are explained.", "Ask one, or explain a triple.")
        return self._graph.explain_row(self._asked.question.name, row, **self._asked.settings)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars frame; without polars a UsageError that says what to install."""
        return to_polars(self.columns, self._values)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas frame; without pandas a UsageError that says what to install."""
        return to_pandas(self.columns, self._values)

    def to(self, format: str) -> str:
        """Return the answer as text in a format of the command line; an unknown one is a UsageError.

        `json`, `csv`, `tsv`, `ttl` and `md` hold the rows; `mermaid`, `dot`, `graphml`, `gexf` and `svg` what they
        draw.
        """
        if is_drawn(format):
            return self.picture().to(format)
        return write(self.solutions, format, self.question, self.language)

    def picture(self) -> Picture:
        """Return the arrows that the rows draw; an answer that cannot be drawn is a UsageError."""
        if self._asked is None:
            raise UsageError("Only answers to stored questions are drawn.", "Ask one with a chart.")
        return self._graph.picture(self, self._asked)

    def with_evidence(self) -> Answer:
        """Return the rows with columns of evidence: the sentence behind each, how sure, whose, and all claims.

        The rows of a query of one's own have that of the claims, facts and flows which they name.
        """
        return self._graph.with_evidence(self, self._asked)

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON."""
        return self.to("json")

    def to_csv(self) -> str:
        """Return SPARQL 1.1 Query Results CSV."""
        return self.to("csv")

    def __repr__(self) -> str:
        name = "" if self.question is None else f"{self.question.name!r}, "
        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        return f"<Answer: {name}{rows} of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        shown = table(self.solutions, self.question, self.language)
        caption = "" if self.question is None else f"{self.question.title[self.language]} · "
        return html_table(shown.headings, shown.rows, shown.numeric, f"{caption}{len(self)}")


@dataclass(frozen=True, slots=True)
class Asked:
    """How an answer came about: the question, its settings, and whether its rows have columns of evidence."""

    question: StoredQuestion
    settings: dict[str, Cell]
    evident: bool = False


class Triples(Sequence[ox.Triple]):
    """The triples that a CONSTRUCT or DESCRIBE gives, each once, sorted."""

    def __init__(self, triples: Sequence[ox.Triple], prefixes: dict[str, str]) -> None:
        self.triples = tuple(triples)
        self._prefixes = prefixes

    def __len__(self) -> int:
        return len(self.triples)

    @overload
    def __getitem__(self, index: int) -> ox.Triple: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ox.Triple]: ...
    def __getitem__(self, index: int | slice) -> ox.Triple | Sequence[ox.Triple]:
        return self.triples[index]

    def to(self, format: str = "turtle") -> str:
        """Return RDF: turtle, ntriples, jsonld or rdfxml; an unknown format is a UsageError."""
        from kgtool.graph.rdf_io import write_rdf

        return write_rdf([ox.Quad(*triple) for triple in self.triples], format, self._prefixes).decode()

    def __repr__(self) -> str:
        return f"<Triples: {len(self)}>"

    def _repr_html_(self) -> str:
        return preformatted(self.to())
