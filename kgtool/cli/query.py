"""`kgtool query`: ask a stored question."""

from __future__ import annotations

from typing import Annotated

import typer

from kgtool.cli.language import choose, say
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
from kgtool.cli.terminal import talk, write_text
from kgtool.errors import UsageError

FORMATS = ("table", "json", "csv", "tsv", "ttl", "mermaid")


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The question; without it they are listed.")
    ] = None,
    *,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter; may be given several times.")
    ] = None,
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
    lang: LanguageOption = "",
) -> None:
    """Ask a stored question, or list the questions with their parameters.

    Examples:

    \b
      kgtool query
      kgtool query circular-flow --set length=3
      kgtool query deal-anatomy --set actor=anthropic --format json
      kgtool query circular-flow --format mermaid
      kgtool query circular-flow --rung agreed --as-of 2025-11-30
      kgtool query lock-in --policy latest --left-out
      kgtool query circular-flow --without microsoft --without q3.txt
    """
    language = choose(lang)
    one_of(format, FORMATS, "format")
    if name is None:
        write_text(_questions(language), output)
        return
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.query.ask import ask, picture
    from kgtool.query.library import find
    from kgtool.query.results.formats import write as written
    from kgtool.query.results.mermaid import write_mermaid

    view = view_of(policy, rung, as_of, on, without, rates)
    parameters = _parameters(settings or [])
    question = find(name)
    if "lang" not in parameters and any(parameter.name == "lang" for parameter in question.parameters):
        parameters["lang"] = language
    with opened_view(store, view, question.layers) as seen:
        if format == "mermaid":
            drawn, rows = picture(seen.store, name, parameters, seen.iris, seen.name)
            write_text(write_mermaid(rows, drawn, language), output)
        else:
            rows = ask(seen.store, name, parameters, seen.iris, seen.name)
            if format != "table":
                write_text(written(rows, format), output)
            elif rows.rows:
                from kgtool.cli.table import solutions_table

                write_text(solutions_table(rows, question, language), output)
            talk(say(language, "rows", rows=len(rows)))
        after_answer(seen, language, listed=left_out, question=question, parameters=parameters)


def _parameters(settings: list[str]) -> dict[str, str]:
    """Split `name=value` words; one that is none, or a name given twice, is a UsageError."""
    parameters: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise UsageError(f"'{setting}' sets nothing.", "Write --set name=value.")
        if name in parameters:
            raise UsageError(f"'{name}' is set twice.", "Set it once.")
        parameters[name] = value
    return parameters


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
