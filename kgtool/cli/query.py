"""`kgtool query`: ask a stored question."""

from __future__ import annotations

from typing import Annotated

import typer

from kgtool.cli.language import choose, say
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
from kgtool.cli.terminal import write_text
from kgtool.errors import UsageError

FORMATS = ("table", "json", "csv", "tsv", "ttl", "md", "mermaid", "dot", "graphml", "gexf", "svg")


def run(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="The question; without it they are listed.")
    ] = None,
    *,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter; may be given several times.")
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="|".join(FORMATS), help="json, csv, tsv are SPARQL 1.1's; the last five draw flows."
        ),
    ] = "table",
    evidence: EvidenceOption = False,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    rates: RatesOption = None,
    left_out: LeftOutOption = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Check questions, all or those named, against the rows that their cases expect."),
    ] = False,
    report: Annotated[
        str, typer.Option("--report", metavar="table|junit|earl", help="With --check: JUnit XML, or EARL as Turtle.")
    ] = "table",
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Ask a stored question, or list the questions with their parameters.

    Examples:

    \b
      kgtool query
      kgtool query circular-flow --set length=3
      kgtool query deal-anatomy --set actor=anthropic --format json
      kgtool query circular-flow --format mermaid
      kgtool query circle-edges --format graphml --evidence > money.graphml
      kgtool query circle-edges --format svg --output money.svg
      kgtool query lock-in --evidence --format md
      kgtool query circular-flow --rung agreed --as-of 2025-11-30
      kgtool query lock-in --policy latest --left-out
      kgtool query circular-flow --without microsoft --without q3.txt
      kgtool query --check
      kgtool query --check lock-in stakes --report junit
    """
    language = choose(lang)
    one_of(format, FORMATS, "format")
    if check:
        from kgtool.cli.question_check import check_questions

        check_questions(names or [], report, output, language)
        return
    if not names:
        write_text(_questions(language), output)
        return
    name = _one(names)
    from kgtool.cli.answering import answered, show
    from kgtool.cli.settings import with_language
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.query.library import find
    from kgtool.query.question import POLICY_LAYERS
    from kgtool.query.results.formats import is_drawn

    view = view_of(policy, rung, as_of, on, without, rates)
    question = find(name)
    parameters = with_language(settings or [], question, language)
    layers = POLICY_LAYERS if evidence or is_drawn(format) else question.layers
    with opened_view(store, view, layers) as seen:
        shown, rows = answered(seen, question, parameters, language, drawn=is_drawn(format), evidence=evidence)
        show(rows, shown, format, language, output)
        after_answer(seen, language, listed=left_out, question=question, parameters=parameters)


def _one(names: list[str]) -> str:
    if len(names) > 1:
        raise UsageError("One question is asked at a time.", f"Ask '{names[0]}' first; --check takes several.")
    return names[0]


def _questions(language: str) -> str:
    from kgtool.cli.table import table
    from kgtool.query.library import library

    rows = []
    for question in library():
        words = [
            parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"
            for parameter in question.parameters
            if parameter.name != "lang"
        ]
        rows.append((question.name, question.title[language], " ".join(words)))
    return table([say(language, f"column_{name}") for name in ("question", "asks", "parameters")], rows)
