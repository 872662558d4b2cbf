"""`kgtool ask`: ask in your own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
from kgtool.cli.query import FORMATS
from kgtool.cli.terminal import talk

if TYPE_CHECKING:
    from kgtool.query.matching.understand import Understood


def run(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question, German or English.")],
    *,
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
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Ask in your own words; the stored question that comes nearest answers.

    It says how it understood the words, which of them it did not, and what else they may mean. 'ohne X', 'Stand DATE'
    and 'nur Zugesagtes' ask for a view, as the options do, which win over the words. Where no stored question is near
    enough it names the nearest ones, answers nothing, and ends with status 1.

    Examples:

    \b
      kgtool ask "Wer hängt von Nvidia ab?"
      kgtool ask "Was war am 18. November 2025 bekannt?"
      kgtool ask "Who depends on Nvidia?" --lang en --format csv
      kgtool ask "Welche Kreisläufe gibt es ohne Microsoft?" --evidence
      kgtool ask "Which circles are there as of 1 November 2025?" --lang en --format mermaid
    """
    language = choose(lang)
    one_of(format, FORMATS, "format")
    from kgtool.cli.answering import answered, show
    from kgtool.cli.opened import opened
    from kgtool.cli.settings import with_language
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.query.matching.understand import understand
    from kgtool.query.question import POLICY_LAYERS
    from kgtool.query.results.formats import is_drawn

    with opened(store) as (graph, iris):
        first, *others = understand(" ".join(words), graph, iris=iris)
    if not first.near:
        talk(say(language, "ask_not_near"))
        _offer([first, *others], language)
        raise typer.Exit(1)
    said = first.view
    day = as_of or (said.as_of.isoformat() if said.as_of else None)
    view = view_of(policy, rung or said.rung, day, on, without or list(said.without), rates)
    _say_understood(first, language)
    question = first.question
    parameters = with_language([f"{name}={value}" for name, value in first.parameters.items()], question, language)
    layers = POLICY_LAYERS if evidence or is_drawn(format) else question.layers
    with opened_view(store, view, layers) as seen:
        shown, rows = answered(seen, question, parameters, language, drawn=is_drawn(format), evidence=evidence)
        show(rows, shown, format, language, output)
        after_answer(seen, language, listed=left_out, question=question, parameters=parameters)
    talk(say(language, "ask_also"))
    _offer(others, language)


def _say_understood(understood: Understood, language: str) -> None:
    """Say which question and view was understood, which words were not, and which names the graph does not know."""
    talk(say(language, "ask_understood", question=_told(understood, language)))
    if understood.left:
        talk(say(language, "ask_left", words=", ".join(understood.left)))
    if understood.unknown:
        talk(say(language, "ask_unknown", names=", ".join(understood.unknown)))


def _told(understood: Understood, language: str) -> str:
    """Return the title of a question with its name, the parameters that are set, and the view."""
    told = f"{understood.question.title[language]} ({understood.question.name})"
    settings = [f"{setting.name}={setting.label}" for setting in understood.settings]
    given = ", ".join([*settings, *understood.view.options])
    return say(language, "ask_with", question=told, settings=given) if given else told


def _offer(offered: list[Understood], language: str) -> None:
    for understood in offered:
        talk(f"  {_told(understood, language)}")
