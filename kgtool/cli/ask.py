"""`kgtool ask`: ask in your own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import LanguageOption, OutputOption, StoreOption, one_of
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.query.matching.understand import Understood

FORMATS = ("table", "json", "csv", "tsv", "ttl")


def run(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question, German or English.")],
    *,
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="json, csv, tsv are the SPARQL 1.1 formats.")
    ] = "table",
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Ask in your own words; the stored question that comes nearest answers.

    It says how it understood the words and what else they may mean. Where no stored question is near enough it
    names the nearest ones, answers nothing, and ends with status 1.

    Examples:

    \b
      kgtool ask "Wer hängt von Nvidia ab?"
      kgtool ask "Was war am 18. November 2025 bekannt?"
      kgtool ask "Who depends on Nvidia?" --lang en --format csv
    """
    language = choose(lang)
    one_of(format, FORMATS, "format")
    from kgtool.cli.opened import opened
    from kgtool.query.ask import ask
    from kgtool.query.matching.understand import understand
    from kgtool.query.results.formats import write as written

    with opened(store) as (graph, iris):
        first, *others = understand(" ".join(words), graph)
        if not first.near:
            talk(say(language, "ask_not_near"))
            _offer([first, *others], language)
            raise typer.Exit(1)
        talk(say(language, "ask_understood", question=_told(first, language)))
        parameters = first.parameters
        if any(parameter.name == "lang" for parameter in first.question.parameters):
            parameters["lang"] = language
        rows = ask(graph, first.question.name, parameters, iris)
    if format != "table":
        write_text(written(rows, format), output)
    elif rows.rows:
        from kgtool.cli.table import solutions_table

        write_text(solutions_table(rows, first.question, language), output)
    talk(say(language, "rows", rows=len(rows)))
    talk(say(language, "ask_also"))
    _offer(others, language)


def _told(understood: Understood, language: str) -> str:
    """Return the title of a question with its name and the parameters that are set."""
    told = f"{understood.question.title[language]} ({understood.question.name})"
    settings = ", ".join(f"{setting.name}={setting.label}" for setting in understood.settings)
    return say(language, "ask_with", question=told, settings=settings) if settings else told


def _offer(offered: list[Understood], language: str) -> None:
    for understood in offered:
        talk(f"  {_told(understood, language)}")
