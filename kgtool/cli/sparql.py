"""`kgtool sparql`: answer a SPARQL query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose
from kgtool.cli.options import (
    AsOfOption,
    EvidenceOption,
    LanguageOption,
    LeftOutOption,
    OnOption,
    OutputOption,
    PolicyOption,
    RatesOption,
    RungOption,
    StoreOption,
    WithoutOption,
    one_of,
)
from kgtool.cli.terminal import write, write_text
from kgtool.errors import Place, QueryError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgtool.query.solutions import Solutions, Value
    from kgtool.views.seen import Seen

#: What SELECT and ASK are written in, and what CONSTRUCT and DESCRIBE are; `table` stands for Turtle there.
FORMATS = ("table", "json", "csv", "tsv", "ttl", "md")
GRAPH_FORMATS = ("turtle", "ntriples", "jsonld", "rdfxml")


def run(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with the query; - is standard input.")],
    *,
    format: Annotated[
        str,
        typer.Option("--format", metavar="|".join((*FORMATS, *GRAPH_FORMATS)), help="The latter for CONSTRUCT."),
    ] = "table",
    evidence: EvidenceOption = False,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    rates: RatesOption = None,
    left_out: LeftOutOption = False,
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Answer a SPARQL 1.1 query of your own.

    The default graph is the union of ontology, facts and inferences; claims and analysis are reached by GRAPH or
    FROM. Nothing outside of the store is asked. A view (--policy, --rung, …) has graphs of its own, whose name stands
    where the policy's does; the default graph is made of them. Examples:

    \b
      kgtool sparql question.rq
      echo 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g' | kgtool sparql -
      kgtool sparql question.rq --policy strict --rung agreed
      kgtool sparql flows.rq --evidence --format csv
    """
    import pyoxigraph as ox

    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.store.guard import admit

    one_of(format, (*FORMATS, *GRAPH_FORMATS), "format")
    text = _text(file)
    view = view_of(policy, rung, as_of, on, without, rates)
    with opened_view(store, view) as seen:
        graph, iris = seen.store, seen.iris
        query = admit(text, {name.value for name in graph.graph_names()})
        graphs = None if query.names_dataset else iris.default_graphs(seen.name)
        answer = graph.query(query.sparql, default_graphs=graphs)
        if isinstance(answer, ox.QuerySolutions):
            write_text(_solutions(_rows(answer, seen, choose(lang), evidence), format, iris.prefixes()), output)
        elif isinstance(answer, ox.QueryBoolean):
            write_text(_boolean(bool(answer), format), output)
        else:
            write(_triples(answer, format, iris.prefixes()), output)
        after_answer(seen, choose(lang), listed=left_out)


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as fault:
        raise UsageError(f"{file} cannot be read: {fault.strerror}.", "Name a file with a query, or -.") from fault
    except UnicodeDecodeError as fault:
        raise QueryError("The query is not UTF-8.", "Save it as UTF-8.", Place(file, offset=fault.start)) from fault


def _rows(answer: ox.QuerySolutions, seen: Seen, language: str, evidence: bool) -> Solutions:
    """Take in the rows, on demand with the evidence for the claims, facts and flows that each names."""
    from kgtool.query.solutions import Solutions

    rows = Solutions.collect(answer)
    if not evidence:
        return rows
    from kgtool.explain.case import Case
    from kgtool.explain.evidence import cited, with_evidence

    case = Case(seen.store.engine, seen.iris, seen.name, language)
    return with_evidence(case, rows, cited(rows))


def _solutions(solutions: Solutions, format: str, prefixes: dict[str, str]) -> str:
    from kgtool.cli.table import table
    from kgtool.query.results.formats import write as written

    _check(format, FORMATS, "a SELECT query")
    if format != "table":
        return written(solutions, format)
    return table(solutions.columns, [[_shown(value, prefixes) for value in row] for row in solutions.rows])


def _shown(value: Value, prefixes: dict[str, str]) -> str:
    """Write an IRI by its prefix where it has one, any other term without its syntax."""
    import pyoxigraph as ox

    from kgtool.query.solutions import plain

    if isinstance(value, ox.NamedNode):
        fitting = [(iri, prefix) for prefix, iri in prefixes.items() if value.value.startswith(iri)]
        if fitting:
            iri, prefix = max(fitting)
            return f"{prefix}:{value.value.removeprefix(iri)}"
    return plain(value)


def _boolean(answer: bool, format: str) -> str:
    from kgtool.query.results.json import write_boolean_json
    from kgtool.query.results.ttl import write_boolean_ttl

    _check(format, ("table", "json", "ttl"), "an ASK query")
    if format == "json":
        return write_boolean_json(answer)
    return write_boolean_ttl(answer) if format == "ttl" else str(answer).lower()


def _triples(answer: ox.QueryTriples, format: str, prefixes: dict[str, str]) -> bytes:
    import pyoxigraph as ox

    from kgtool.graph.rdf_io import write_rdf

    _check(format, ("table", "ttl", *GRAPH_FORMATS), "a query that gives triples")
    return write_rdf(
        [ox.Quad(*triple) for triple in answer], {"table": "turtle", "ttl": "turtle"}.get(format, format), prefixes
    )


def _check(format: str, fitting: tuple[str, ...], what: str) -> None:
    if format not in fitting:
        raise UsageError(f"The answer of {what} has no form '{format}'.", f"Use one of {', '.join(fitting)}.")
