"""`kgtool audit`: recompute the figures that follow from others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import (
    AsOfOption,
    DataOption,
    LanguageOption,
    LeftOutOption,
    NameOption,
    OnOption,
    OutputOption,
    PolicyOption,
    RatesOption,
    RungOption,
    SourceArgument,
    StoreName,
    StoreOption,
    WithoutOption,
    one_of,
)
from kgtool.cli.terminal import talk, write_text
from kgtool.error_words import line_in_language
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.query.solutions import Queryable
    from kgtool.views.seen import Seen
    from kgtool.views.view import View
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
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    rates: RatesOption = None,
    left_out: LeftOutOption = False,
    output: OutputOption = "-",
    store: StoreOption = None,
    name: NameOption = "stdin.txt",
    data: DataOption = None,
    lang: LanguageOption = "",
) -> None:
    """Recompute every stated figure that follows from other stated ones.

    Reads the store, or the texts that are named, which are stored nowhere and seen whole. Examples:

    \b
      kgtool audit
      kgtool audit --verdict does-not-hold
      kgtool audit article.txt --fail-on does-not-hold
      kgtool audit --rung agreed --as-of 2025-11-30
      kgtool audit --format csv > checks.csv
    """
    one_of(format, FORMATS, "format")
    for entry in fail_on or []:
        one_of(entry, FAILING, "verdict that can fail")
    language = choose(lang)
    from kgtool.cli.reckoning import VERDICTS, reckoning, summary
    from kgtool.cli.viewing import after_answer, view_of
    from kgtool.query.ask import ask
    from kgtool.query.library import find
    from kgtool.query.results.formats import write as written

    if verdict:
        one_of(verdict, VERDICTS, "verdict")
    view = view_of(policy, rung, as_of, on, without, rates)
    if sources and not view.is_default:
        raise UsageError("Texts that are only named are seen whole.", "Build them first, then audit the store.")
    with _graph(sources, name, store, data, language, view) as (graph, iris, seen):
        under = seen.name if seen else view.policy
        rows = ask(graph, "rechenprobe", {"lang": language}, iris, under)
        shown = ask(graph, "rechenprobe", {"lang": language, "verdict": verdict}, iris, under) if verdict else rows
        if format != "table":
            write_text(written(shown, format), output)
        elif shown.rows:
            write_text(reckoning(shown, graph, language), output)
        talk(summary(rows, language))
        if seen:
            asked = {"lang": language}
            after_answer(seen, language, listed=left_out, question=find("rechenprobe"), parameters=asked)
    if {row["verdict"] for row in rows.dicts()} & set(fail_on or []):
        raise typer.Exit(1)


@contextmanager
def _graph(
    sources: list[str] | None, name: str, store: StoreName, data: Path | None, language: str, view: View
) -> Iterator[tuple[Queryable, Iris, Seen | None]]:
    """Open the store under a view, or make a graph of the texts that are named."""
    if not sources:
        from kgtool.cli.viewing import opened_view
        from kgtool.query.library import find as question

        with opened_view(store, view, question("rechenprobe").layers) as seen:
            yield seen.store, seen.iris, seen
        return
    from kgtool.audit.read import audited
    from kgtool.cli.options import use_data
    from kgtool.documents import Skipped, check_named, find, read_found
    from kgtool.vocabulary.ontology import load_ontology
    from kgtool.vocabulary.terms import Iris

    use_data(data)
    skipped: list[Skipped] = []
    iris = Iris()
    yield audited(read_found(check_named(find(tuple(sources), name)), skipped), iris, load_ontology()), iris, None
    if skipped:
        talk(say(language, "skipped_count", texts=len(skipped)))
    for text in skipped:
        talk(say(language, "skipped", reason=line_in_language(text.reason, language)))
