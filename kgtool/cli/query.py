"""`kgtool query`: ask a stored question."""

from __future__ import annotations

from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.opened import opened
from kgtool.cli.options import LanguageOption, OutputOption, StoreOption, one_of
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
    """
    language = choose(lang)
    one_of(format, FORMATS, "format")
    if name is None:
        write_text(_questions(language), output)
        return
    from kgtool.query.ask import ask, picture
    from kgtool.query.library import find
    from kgtool.query.results.formats import write as written
    from kgtool.query.results.mermaid import write_mermaid

    parameters = _parameters(settings or [])
    question = find(name)
    if "lang" not in parameters and any(parameter.name == "lang" for parameter in question.parameters):
        parameters["lang"] = language
    with opened(store) as (graph, iris):
        if format == "mermaid":
            drawn, rows = picture(graph, name, parameters, iris)
            write_text(write_mermaid(rows, drawn, language), output)
            return
        solutions = ask(graph, name, parameters, iris)
        if format != "table":
            write_text(written(solutions, format), output)
        elif solutions.rows:
            from kgtool.cli.table import solutions_table

            write_text(solutions_table(solutions, question, language), output)
    talk(say(language, "rows", rows=len(solutions)))


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
