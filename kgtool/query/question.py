"""Stored questions: SPARQL SELECT files in `queries/` with a strict header.

The header's fields: `question` (the file's name), `title@de`, `title@en`, `description@de`, `description@en`,
`parameter` (any number), `column` (one for each projected variable, in order), `key` (the columns that identify a row;
without it all but amounts and counts), `grows` (`no` where more claims can also make a row disappear), `table` (the
columns that a table for people shows; without it all), `rests` (what a row stands on, any number, see
`kgtool.query.rests`), `tags`, `chart`, `asks@de` and `asks@en` (how else people ask it, any number).

    # parameter: length integer 2..8 = 5 | größte Zahl der Akteure | greatest number of actors
    # column: actors | Akteure | actors
    # chart: flow from to type

A parameter `length` is the variable `?set_length`. The body holds one line `VALUES (…) { (…) } # {{parameters}}` whose
variables are the graphs it reads (`?facts`, `?inferred`, `?analysis`, `?ontology`, UNDEF in the file) and then all
parameters with their defaults, so that the file as it stands is a query that any endpoint answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal as Choice
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.query.parameter import Parameter, parse_parameter
from kgtool.query.rests import Rest, parse_rest, resting_query
from kgtool.sparql_file import Field, SparqlFile
from kgtool.vocabulary.terms import PolicyLayer

#: The header's fields.
KEYS = (
    "question",
    "title",
    "description",
    "parameter",
    "column",
    "key",
    "grows",
    "table",
    "rests",
    "tags",
    "chart",
    "asks",
)
#: The graphs of a policy that a question can have bound to a variable.
GRAPHS = ("analysis", "facts", "inferred", "ontology")
#: Those of them that belong to a policy.
POLICY_LAYERS: tuple[PolicyLayer, ...] = ("analysis", "facts", "inferred")
#: Columns that measure or count and so do not tell one row from another.
MEASURING = frozenset(
    {
        "claims",
        "currency",
        "documents",
        "edges",
        "expectedMax",
        "expectedMin",
        "length",
        "max",
        "min",
        "note",
        "origins",
    }
    | {"score", "share", "stated", "unit"}
)
#: How the rows can be drawn: not at all, as edges, or by the rows of another question.
ChartKind: TypeAlias = Choice["none", "flow", "question"]

_MARKED = re.compile(r"VALUES \((?P<names>[^)]*)\) \{ \((?P<terms>.*)\) \} # \{\{parameters\}\}")
_COLUMN = re.compile(r"(?P<name>\w+) \| (?P<de>[^|]+) \| (?P<en>[^|]+)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: the variable's name, and its heading by language."""

    name: str
    heading: dict[str, str]


@dataclass(frozen=True, slots=True)
class Chart:
    """How the rows are drawn: for a flow the columns of source, target and labels, else the question that has them."""

    kind: ChartKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """A question with what its header says; `graphs` are the policy's graphs that are bound to variables.

    `key` are the columns that tell one row from another; `grows`, whether more claims only add rows; `shown` the
    columns of a table for people, in their order; `rests`, what its rows stand on; `asks`, how else people ask it.
    """

    name: str
    title: dict[str, str]
    description: dict[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    chart: Chart
    graphs: tuple[str, ...]
    text: str
    path: Path
    key: tuple[str, ...] = ()
    grows: bool = True
    shown: tuple[str, ...] = ()
    rests: tuple[Rest, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def layers(self) -> tuple[PolicyLayer, ...]:
        """Return the layers of a policy that the rows are made of."""
        return tuple(layer for layer in POLICY_LAYERS if layer in self.graphs)

    def bound(self, terms: Sequence[str]) -> str:
        """Return the query with these terms, of the graphs and then of the parameters, in its marked VALUES blocks."""
        names = [*(f"?{name}" for name in self.graphs), *(f"?set_{p.name}" for p in self.parameters)]
        by_name = dict(zip(names, terms, strict=True))

        def block(mark: re.Match[str]) -> str:
            row = " ".join(by_name[name] for name in mark["names"].split())
            return f"VALUES ({mark['names']}) {{ ({row}) }}"

        return _MARKED.sub(block, self.text) if names else self.text


def read_question(file: SparqlFile) -> StoredQuestion:
    """Make a question of a file; a header that breaks its form, or does not fit the query, is a DataFileError."""
    if file.value("question") != file.name:
        raise file.fault(f"The file is not named '{file.value('question')}.rq'.", "Give both one name.", 1)
    parameters = tuple(_parameter(file, field) for field in file.all("parameter"))
    question = StoredQuestion(
        name=file.name,
        title={language: file.value(f"title@{language}") for language in ("de", "en")},
        description={language: file.value(f"description@{language}") for language in ("de", "en")},
        parameters=parameters,
        columns=tuple(_column(file, field) for field in file.all("column")),
        tags=tuple(file.value("tags").split()),
        chart=_chart(file),
        graphs=_graphs(file, parameters),
        text=file.text,
        path=file.path,
        key=_key(file),
        grows=_grows(file),
        shown=_named_columns(file, "table"),
        rests=tuple(_rest(file, field) for field in file.all("rests")),
        asks=tuple(field.value for field in file.all("asks")),
    )
    _check_columns(file, question)
    _check_rests(file, question)
    return question


def _parameter(file: SparqlFile, field: Field) -> Parameter:
    try:
        return parse_parameter(field.value)
    except ValueError as error:
        raise file.fault(f"This is no parameter: {error}.", "See CONTRIBUTING.md for the form.", field.line) from error


def _column(file: SparqlFile, field: Field) -> Column:
    match = _COLUMN.fullmatch(field.value)
    if match is None:
        cure = "Write '# column: name | deutsch | english'."
        raise file.fault(f"'{field.value}' is no column.", cure, field.line)
    return Column(match["name"], {"de": match["de"].strip(), "en": match["en"].strip()})


def _rest(file: SparqlFile, field: Field) -> Rest:
    try:
        return parse_rest(field.value)
    except ValueError as error:
        cure = "Write '?resource' or '?subject kg:property ?object'."
        raise file.fault(f"A row cannot rest on this: {error}.", cure, field.line) from error


def _check_rests(file: SparqlFile, question: StoredQuestion) -> None:
    """Check that the variables which rows rest on are those of the query's outermost group."""
    if not question.rests:
        return
    names = [name for rest in question.rests for name in rest.variables]
    try:
        text, _ = resting_query(file.text, names)
        ox.Store().query(text)
    except (ValueError, SyntaxError) as error:
        raise file.fault(f"What rows rest on cannot be asked: {error}.", "Mend the 'rests' fields.", 1) from error
    if unknown := [name for name in names if f"?{name} " not in file.text.split("WHERE {", 1)[-1]]:
        raise file.fault(f"'?{unknown[0]}' is no variable of the query.", "Name one of its variables.", 1)


def _chart(file: SparqlFile) -> Chart:
    kind, *names = file.value("chart").split()
    line = file.all("chart")[0].line
    columns = {field.value.partition(" ")[0] for field in file.all("column")}
    if kind == "none" and not names:
        return Chart("none", ())
    if kind == "flow" and len(names) >= 2 and set(names) <= columns:
        return Chart("flow", tuple(names))
    if kind == "question" and len(names) == 1:
        return Chart("question", tuple(names))
    cure = "Write 'none', 'flow FROM TO [LABEL…]' with columns of the question, or 'question NAME'."
    raise file.fault(f"'{file.value('chart')}' is no chart.", cure, line)


def _key(file: SparqlFile) -> tuple[str, ...]:
    """Return the columns that identify a row."""
    columns = _named_columns(file, "key")
    if file.all("key"):
        return columns
    return tuple(name for name in columns if name not in MEASURING) or columns


def _named_columns(file: SparqlFile, field: str) -> tuple[str, ...]:
    """Return the columns that a field of the header names, all where it is not there."""
    columns = tuple(column.value.partition(" ")[0] for column in file.all("column"))
    given = file.all(field)
    if not given:
        return columns
    names = tuple(file.value(field).split())
    if unknown := [name for name in names if name not in columns]:
        cure = f"The columns are {', '.join(columns)}."
        raise file.fault(f"'{unknown[0]}' is no column of the question.", cure, given[0].line)
    return names


def _grows(file: SparqlFile) -> bool:
    """Tell whether more claims can only add rows."""
    given = file.all("grows")
    if given and file.value("grows") != "no":
        raise file.fault("'grows' can only be denied.", "Write '# grows: no', or leave it out.", given[0].line)
    return not given


def _graphs(file: SparqlFile, parameters: tuple[Parameter, ...]) -> tuple[str, ...]:
    """Check the marked VALUES block against the header, and return the graphs that it binds."""
    found = [
        (number, match) for number, line in enumerate(file.text.splitlines(), 1) if (match := _MARKED.search(line))
    ]
    if not found and not parameters:
        return ()
    if not found:
        cure = "Write one line 'VALUES (?set_name …) { (default …) } # {{parameters}}'."
        raise file.fault("The query marks 0 places for parameters.", cure, 1)
    number, match = found[0]
    names = match["names"].split()
    graphs = tuple(name.removeprefix("?") for name in names if name.removeprefix("?") in GRAPHS)
    expected = [*(f"?{name}" for name in graphs), *(f"?set_{parameter.name}" for parameter in parameters)]
    if names != expected:
        raise file.fault("The marked variables are not those of the header.", f"Write ({' '.join(expected)}).", number)
    defaults = [*("UNDEF" for _ in graphs), *(parameter.default_term for parameter in parameters)]
    by_name = dict(zip(expected, defaults, strict=True))
    for number, match in found:
        # A branch may bind some of them once more, so that it is told early what to leave out.
        if unknown := [name for name in match["names"].split() if name not in by_name]:
            raise file.fault(f"'{unknown[0]}' is not marked first.", f"Write some of {' '.join(expected)}.", number)
        row = " ".join(by_name[name] for name in match["names"].split())
        if match["terms"] != row:
            raise file.fault("The marked defaults are not those of the header.", f"Write ({row}).", number)
    return graphs


def _check_columns(file: SparqlFile, question: StoredQuestion) -> None:
    try:
        solutions = ox.Store().query(file.text)
    except SyntaxError as error:
        raise file.fault(f"The query is no SPARQL: {error}.", "Correct the query.", 1) from error
    if not isinstance(solutions, ox.QuerySolutions):
        raise file.fault("A stored question is a SELECT.", "Write SELECT, not ASK or CONSTRUCT.", 1)
    projected = [variable.value for variable in solutions.variables]
    if projected != [column.name for column in question.columns]:
        columns = ", ".join(projected)
        raise file.fault("The columns are not those that the query selects.", f"It selects {columns}.", 1)
