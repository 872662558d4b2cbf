"""`kgtool why-not`: what is missing for something to hold."""

from __future__ import annotations

from typing import Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import (
    AsOfOption,
    LanguageOption,
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

FORMATS = ("text", "json")


def run(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="A label, a slug or an IRI.")],
    predicate: Annotated[
        str, typer.Argument(metavar="PREDICATE", help="A relation: 'investiert in', investsIn; 'is' for classes.")
    ],
    value: Annotated[str, typer.Argument(metavar="OBJECT", help="A label, a slug, a class or an IRI.")],
    *,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    rates: RatesOption = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How the result is written.")] = (
        "text"
    ),
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Show which rules could conclude something that does not hold, and what each of them misses.

    Claims that say it and do not count are shown with the reason. Examples:

    \b
      kgtool why-not Google 'beliefert seine Beteiligung' Anthropic
      kgtool why-not xai is SingleCloudLab --lang en
      kgtool why-not nvidia investsIn openai --policy strict
    """
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.explain.case import Case
    from kgtool.explain.lookup import find_triple
    from kgtool.explain.missing import why_not
    from kgtool.explain.why_not_text import why_not_json, why_not_text

    language = choose(lang)
    one_of(format, FORMATS, "format")
    with opened_view(store, view_of(policy, rung, as_of, on, without, rates)) as seen:
        case = Case(seen.store.engine, seen.iris, seen.name, language)
        found = why_not(case, find_triple(case, subject, predicate, value))
        write_text(why_not_json(case, found) if format == "json" else why_not_text(case, found), output)
        if found.holds:
            talk(say(language, "shown_by_explain"))
        after_answer(seen, language)
