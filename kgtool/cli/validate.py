"""`kgtool validate`: check the store against the shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.opened import opened
from kgtool.cli.options import LanguageOption, OutputOption, StoreName, StoreOption, one_of, processes
from kgtool.cli.terminal import talk, write, write_text

if TYPE_CHECKING:
    from kgtool.store import Build, Store
    from kgtool.validate.report import ValidationReport
    from kgtool.vocabulary.terms import Iris

FORMATS = ("table", "turtle")


def run(
    data: Annotated[
        list[Path] | None, typer.Argument(metavar="DATA", help="RDF files to check in place of the store.")
    ] = None,
    *,
    shapes: Annotated[
        list[Path] | None,
        typer.Option("--shapes", metavar="FILE", help="Shapes of your own, RDF files; several times. Else kgtool's."),
    ] = None,
    store: StoreOption = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Check again, though the build was checked when it was made.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Check in N processes; 0 takes every core.")
    ] = 0,
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="A table, or the SHACL report as RDF.")
    ] = "table",
    output: OutputOption = "-",
    lang: LanguageOption = "",
) -> None:
    """Check every claim and fact against the SHACL shapes.

    Each finding names its document and sentence. Ends with status 1 where there are violations, 0 where there are
    warnings only. A build is checked when it is made: what was found then is shown, unless shapes or data of the check
    have changed or --anew asks for it again. Files of RDF are checked as they are, as one graph; so is the store
    against shapes of your own. Examples:

    \b
      kgtool validate
      kgtool validate --anew --jobs 4
      kgtool validate --format turtle --output report.ttl
      kgtool validate --shapes eigene.ttl
      kgtool validate daten.ttl --shapes eigene.ttl
    """
    from pyoxigraph import Quad

    from kgtool.graph.formats import TURTLE
    from kgtool.graph.rdf_io import write_rdf
    from kgtool.vocabulary.terms import Iris

    one_of(format, FORMATS, "format")
    language = choose(lang)
    if data:
        iris, report = Iris(), _of_files(data, shapes)
    else:
        iris, report = _of_store(store, shapes, processes(jobs), anew=anew)
    if format == "turtle":
        triples = report.to_graph(iris)
        write(write_rdf([Quad(*triple) for triple in triples], TURTLE, iris.prefixes()), output)
    elif report.results:
        write_text(_table(report, language), output)
    talk(say(language, "checked", violations=report.violations, warnings=report.warnings))
    if not report.conforms:
        raise typer.Exit(1)


def _of_files(data: list[Path], shapes: list[Path] | None) -> ValidationReport:
    from kgtool.validate.outside import read_graph, validate_outside
    from kgtool.validate.shapes import Shapes, load_shapes
    from kgtool.validate.validate import class_hierarchy
    from kgtool.vocabulary.ontology import load_ontology

    triples = read_graph(data)
    if shapes:
        return validate_outside(triples, Shapes(tuple(read_graph(shapes)), shapes[0]))
    own = load_shapes()
    return validate_outside([*triples, *class_hierarchy(load_ontology(), own)], own)


def _of_store(store: StoreName, shapes: list[Path] | None, jobs: int, *, anew: bool) -> tuple[Iris, ValidationReport]:
    from kgtool.build.findings import found_by_build
    from kgtool.store import OxigraphStore

    with opened(store) as (graph, iris):
        # Only a build of this machine says what was found when it was made.
        stored = graph.build if isinstance(graph, OxigraphStore) else None
        known = None if anew or shapes or stored is None else found_by_build(stored)
        return iris, known or _checked(graph, stored, iris, shapes, jobs)


def _checked(graph: Store, stored: Build | None, iris: Iris, shapes: list[Path] | None, jobs: int) -> ValidationReport:
    from kgtool.validate.large import ask_all, validate_large
    from kgtool.validate.outside import read_graph
    from kgtool.validate.processes import ask_in
    from kgtool.validate.shapes import Shapes
    from kgtool.validate.validate import validate
    from kgtool.vocabulary.ontology import load_ontology

    own = Shapes(tuple(read_graph(shapes)), shapes[0]) if shapes else None
    # A build lies in the folder `builds` of its store.
    ask = ask_in(jobs, stored.directory.parents[1], stored, iris) if stored else ask_all
    report = validate_large(graph.engine, iris, shapes=own, ask=ask)
    # A shape that looks far has all checked as one graph.
    return report or validate(graph.engine, iris, load_ontology(), shapes=own)


def _table(report: ValidationReport, language: str) -> str:
    from kgtool.cli.table import table
    from kgtool.validate.report import SEVERITIES

    columns = [say(language, f"column_{name}") for name in ("severity", "document", "message", "sentence")]
    rows = [
        (
            say(language, f"severity_{result.severity.lower()}") if result.severity in SEVERITIES else result.severity,
            result.document or "",
            result.message(language),
            result.quote or result.focus_node,
        )
        for result in report.results
    ]
    return table(columns, rows)
