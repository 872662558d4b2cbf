"""`kgtool audit`: recompute the figures that follow from others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import DataOption, LanguageOption, NameOption, OutputOption, SourceArgument, StoreOption, one_of
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.query.solutions import Queryable
    from kgtool.vocabulary.terms import Iris

FORMATS = ("table", "json", "csv", "tsv", "ttl")
FAILING = ("does-not-hold", "rounding", "undecided")


def run(
    sources: SourceArgument = None,
    *,
    fail_on: Annotated[
        list[str] | None,
        typer.Option("--fail-on", metavar="|".join(FAILING), help="End with status 1 where there is such a check."),
    ] = None,
    verdict: Annotated[
        str, typer.Option("--verdict", metavar="VERDICT", help="Show only the checks of this verdict.")
    ] = "",
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="json, csv, tsv are the SPARQL 1.1 formats.")
    ] = "table",
    output: OutputOption = "-",
    store: StoreOption = None,
    name: NameOption = "stdin.txt",
    data: DataOption = None,
    lang: LanguageOption = "",
) -> None:
    """Recompute every stated figure that follows from other stated ones.

    Reads the store, or the texts that are named, which are stored nowhere. Examples:

    \b
      kgtool audit
      kgtool audit --verdict does-not-hold
      kgtool audit article.txt --fail-on does-not-hold
      kgtool audit --format csv > checks.csv
    """
    one_of(format, FORMATS, "format")
    for entry in fail_on or []:
        one_of(entry, FAILING, "verdict that can fail")
    language = choose(lang)
    from kgtool.cli.reckoning import VERDICTS, reckoning, summary
    from kgtool.query.ask import ask
    from kgtool.query.results.formats import write as written

    if verdict:
        one_of(verdict, VERDICTS, "verdict")
    with _graph(sources, name, store, data, language) as (graph, iris):
        rows = ask(graph, "rechenprobe", {"lang": language}, iris)
        shown = ask(graph, "rechenprobe", {"lang": language, "verdict": verdict}, iris) if verdict else rows
        if format != "table":
            write_text(written(shown, format), output)
        elif shown.rows:
            write_text(reckoning(shown, graph, language), output)
    talk(summary(rows, language))
    if {row["verdict"] for row in rows.dicts()} & set(fail_on or []):
        raise typer.Exit(1)


@contextmanager
def _graph(
    sources: list[str] | None, name: str, store: Path | None, data: Path | None, language: str
) -> Iterator[tuple[Queryable, Iris]]:
    """Open the store, or make a graph of the texts that are named."""
    if not sources:
        from kgtool.cli.opened import opened

        with opened(store) as (graph, iris):
            yield graph, iris
        return
    from kgtool.audit.read import audited
    from kgtool.cli.options import use_data
    from kgtool.documents import Skipped, check_named, find, read_found
    from kgtool.vocabulary.ontology import load_ontology
    from kgtool.vocabulary.terms import Iris

    use_data(data)
    skipped: list[Skipped] = []
    iris = Iris()
    yield audited(read_found(check_named(find(tuple(sources), name)), skipped), iris, load_ontology()), iris
    if skipped:
        talk(say(language, "skipped_count", texts=len(skipped)))
    for text in skipped:
        talk(say(language, "skipped", reason=text.reason))
