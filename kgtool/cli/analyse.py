"""`kgtool analyse`: compare the circles of a graph with what chance makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import (
    AsOfOption,
    LanguageOption,
    OnOption,
    OutputOption,
    PolicyOption,
    RungOption,
    StoreOption,
    WithoutOption,
    one_of,
)
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.analyse.null_model import NullModel
    from kgtool.query.solutions import Solutions
    from kgtool.vocabulary.terms import PolicyLayer

#: What has to be there of a view.
_LAYERS: tuple[PolicyLayer, ...] = ("facts",)
FORMATS = ("table", "json", "csv", "tsv")


def run(
    *,
    length: Annotated[int, typer.Option("--length", min=2, max=8, help="Count circles of so many actors at most.")] = 5,
    samples: Annotated[int, typer.Option("--samples", min=1, max=100_000, help="How many rewired networks.")] = 1_000,
    seed: Annotated[int, typer.Option("--seed", help="Where chance begins; the same gives the same figures.")] = 1,
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="json, csv, tsv are the SPARQL 1.1 formats.")
    ] = "table",
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Compare the number of circles, and the part of money on them, with networks that chance rewired.

    In each of those everybody keeps as many payers and payees. z is how many standard deviations the graph lies above
    their mean, p how likely chance makes as much or more. A build does this itself with 100 networks where the graph
    is small (`kgtool query chance`).

    Examples:

    \b
      kgtool analyse
      kgtool analyse --length 4 --samples 5000 --seed 7
      kgtool analyse --rung agreed --format csv
    """
    one_of(format, FORMATS, "format")
    language = choose(lang)
    from kgtool.analyse.null_model import null_model
    from kgtool.analyse.payments import payment_graph
    from kgtool.analyse.whole import edge_values
    from kgtool.cli.table import solutions_table
    from kgtool.cli.viewing import opened_view, view_of
    from kgtool.query.library import find
    from kgtool.query.results.formats import write as written

    with opened_view(store, view_of(policy, rung, as_of, on, without, None), _LAYERS) as seen:
        graph = payment_graph(seen.store.engine, seen.iris.policy_graph(seen.name, "facts"))
    model = null_model(edge_values(graph), length, samples, seed)
    if model is not None:
        found = _solutions(model)
        text = solutions_table(found, find("chance"), language) if format == "table" else written(found, format)
        write_text(text, output)
    talk(say(language, "analysed", payments=len(graph.edges), samples=0 if model is None else samples))


def _solutions(model: NullModel) -> Solutions:
    """Return the figures in the columns of the question `chance`."""
    import pyoxigraph as ox

    from kgtool.analyse.whole import MEASURED, measured
    from kgtool.graph.terms import decimal, integer
    from kgtool.query.solutions import Solutions

    rows = []
    for figure in sorted(model.figures, key=lambda figure: figure.name):
        told = dict(measured(figure))
        values = (decimal(told[name]) if name in told else None for name in MEASURED)
        rows.append((ox.Literal(figure.name), *values, integer(model.samples)))
    return Solutions(("figure", "observed", "expected", "deviation", "z", "p", "samples"), tuple(rows))
