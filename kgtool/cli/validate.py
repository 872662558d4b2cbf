"""`kgtool validate`: check the store against the shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.opened import opened
from kgtool.cli.options import LanguageOption, OutputOption, StoreOption, one_of
from kgtool.cli.terminal import talk, write, write_text

if TYPE_CHECKING:
    from kgtool.validate.report import ValidationReport

FORMATS = ("table", "turtle")


def run(
    *,
    store: StoreOption = None,
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="A table, or the SHACL report as RDF.")
    ] = "table",
    output: OutputOption = "-",
    lang: LanguageOption = "",
) -> None:
    """Check every claim and fact against the SHACL shapes.

    Each finding names its document and sentence. Ends with status 1 where there are violations, 0 where there are
    warnings only. Examples:

    \b
      kgtool validate
      kgtool validate --format turtle --output report.ttl
    """
    from pyoxigraph import Quad

    from kgtool.graph.formats import TURTLE
    from kgtool.graph.rdf_io import write_rdf
    from kgtool.validate.validate import validate
    from kgtool.vocabulary.ontology import load_ontology

    one_of(format, FORMATS, "format")
    language = choose(lang)
    with opened(store) as (graph, iris):
        report = validate(graph.engine, iris, load_ontology())
        if format == "turtle":
            triples = report.to_graph(iris)
            write(write_rdf([Quad(*triple) for triple in triples], TURTLE, iris.prefixes()), output)
        elif report.results:
            write_text(_table(report, language), output)
    talk(say(language, "checked", violations=report.violations, warnings=report.warnings))
    if not report.conforms:
        raise typer.Exit(1)


def _table(report: ValidationReport, language: str) -> str:
    from kgtool.cli.table import table

    columns = [say(language, f"column_{name}") for name in ("severity", "document", "message", "sentence")]
    rows = [
        (
            say(language, f"severity_{result.severity.lower()}"),
            result.document or "",
            result.message(language),
            result.quote or result.focus_node,
        )
        for result in report.results
    ]
    return table(columns, rows)
