"""`kgtool export`: write the graph as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose
from kgtool.cli.options import (
    AsOfOption,
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
from kgtool.cli.terminal import write

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgtool.store import Store
    from kgtool.vocabulary.terms import Iris

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
#: `documents` and `claims` share a graph for each document and are told apart by what a resource is.
LAYERS = ("documents", "claims", "facts", "inferred", "analysis", "ontology")


def run(
    *,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="Else by the suffix of --output, else trig."),
    ] = None,
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", metavar="|".join(LAYERS), help="May be given several times; else all layers."),
    ] = None,
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
    """Write the graph, or some layers of it, as RDF: always the same bytes for the same graph.

    Turtle, N-Triples and RDF/XML know no named graphs and hold the union. Examples:

    \b
      kgtool export --format trig --output graph.trig
      kgtool export --format turtle --layer facts --layer inferred
      kgtool export --format nquads | sha256sum
      kgtool export --layer facts --rung agreed --rates rates.tsv
    """
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.graph.rdf_io import write_rdf

    name = one_of(format, FORMATS, "RDF format") if format else _by_suffix(output)
    layers = tuple(one_of(wanted, LAYERS, "layer") for wanted in layer or LAYERS)
    with opened_view(store, view_of(policy, rung, as_of, on, without, rates)) as seen:
        quads = list(_quads(seen.store, seen.iris, layers, seen.name))
        write(write_rdf(quads, name, seen.iris.prefixes()), output)
        after_answer(seen, choose(lang), listed=left_out)


def _by_suffix(output: str) -> str:
    from kgtool.graph.formats import TRIG, format_of_file

    return format_of_file(output).name if PurePath(output).suffix else TRIG.name


def _quads(store: Store, iris: Iris, layers: tuple[str, ...], policy: str) -> Iterator[ox.Quad]:
    from kgtool.build.skolem import unskolemised

    for layer in layers:
        if layer == "ontology":
            yield from unskolemised(store.quads(iris.ontology_graph), iris.base)
        elif layer in ("facts", "inferred", "analysis"):
            yield from store.quads(iris.policy_graph(policy, layer))  # type: ignore[arg-type]
    if "documents" in layers or "claims" in layers:
        yield from _document_quads(store, iris, layers)


def _document_quads(store: Store, iris: Iris, layers: tuple[str, ...]) -> Iterator[ox.Quad]:
    """Yield the graphs of the documents, or of each only what says where it is from, or only its claims."""
    from kgtool.vocabulary.terms import DCTERMS, RDFS

    origin = (iris.document("").value, iris.software("").value)
    graphs = [graph for graph in store.graph_names() if graph.value.startswith(iris.document_graph("").value)]
    quads = [quad for graph in graphs for quad in store.quads(graph)]
    publishers = {quad.object for quad in quads if quad.predicate == DCTERMS["publisher"]}
    for quad in quads:
        of_origin = str(quad.subject).removeprefix("<").startswith(origin)
        names_publisher = quad.predicate == RDFS["label"] and quad.subject in publishers
        if ("claims" in layers and not of_origin) or ("documents" in layers and (of_origin or names_publisher)):
            yield quad
