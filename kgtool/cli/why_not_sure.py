"""`kgtool why-not-sure`: which claims an answer hangs on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

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
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.views.bench import Bench
    from kgtool.views.view import View
    from kgtool.views.why import WhyNotSure

FORMATS = ("table", "json")


def run(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="The question; without it all, with --without.")
    ] = None,
    row: Annotated[int | None, typer.Argument(metavar="ROW", help="The row of its answer, counted from 1.")] = None,
    *,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter, as in kgtool query.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All smallest sets, not only the first.")] = False,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    rates: RatesOption = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How the result is written.")] = (
        "table"
    ),
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Show the smallest sets of claims without which a row of an answer falls.

    Without QUESTION: how the answer to each question changes when what --without names is doubted. Examples:

    \b
      kgtool why-not-sure circular-flow 1
      kgtool why-not-sure circular-flow 1 --all --set length=3
      kgtool why-not-sure lock-in 4 --rung agreed --format json
      kgtool why-not-sure --without microsoft
    """
    from kgtool.cli.viewing import opened_bench, view_of

    language = choose(lang)
    one_of(format, FORMATS, "format")
    view = view_of(policy, rung, as_of, on, without, rates)
    if question is None and not view.without:
        raise UsageError("Neither a question nor a doubt is named.", "Write QUESTION ROW, or --without NAME.")
    if question is not None and row is None:
        raise UsageError("The row is missing.", "Count it from 1 in the answer of 'kgtool query'.")
    with opened_bench(store) as bench:
        if question is None:
            write_text(_all_questions(bench, view, format, language), output)
            return
        assert row is not None
        write_text(_one_row(bench, view, question, settings or [], row, every, format, language), output)


def _one_row(
    bench: Bench,
    view: View,
    name: str,
    settings: list[str],
    row: int,
    every: bool,
    format: str,
    language: str,
) -> str:
    from kgtool.cli.claim_table import claim_records, claim_table
    from kgtool.cli.settings import with_language
    from kgtool.cli.table import solutions_table
    from kgtool.query.library import find
    from kgtool.query.solutions import Solutions
    from kgtool.views.why import why_not_sure

    question = find(name)
    found = why_not_sure(bench, view, question, with_language(settings, question, language), row, every=every)
    solutions = Solutions(found.columns, (found.row,))
    for line in _said(found, language):
        talk(line)
    if format == "json":
        record = {
            "question": name,
            "row": next(solutions.dicts()),
            "complete": found.complete,
            "proven": found.proven,
            "sets": [claim_records(claims) for claims in found.sets],
        }
        return json.dumps(record, ensure_ascii=False, indent=2)
    shown = solutions_table(solutions, question, language)
    return shown + "\n" + claim_table(found.sets, language) if found.sets else shown


def _said(found: WhyNotSure, language: str) -> list[str]:
    if not found.sets:
        return [say(language, "unsure_no_claims")]
    words = "unsure_falls" if len(found.sets) == 1 else "unsure_falls_by_any"
    lines = [say(language, words, claims=len(found.sets[0]), sets=len(found.sets))]
    if not found.complete:
        lines.append(say(language, "unsure_first"))
    if not found.proven:
        lines.append(say(language, "unsure_unproven"))
    return lines


def _all_questions(bench: Bench, view: View, format: str, language: str) -> str:
    """Return how the answer to each question changes with the doubts of a view."""
    from kgtool.cli.change_table import change_record, change_table
    from kgtool.cli.settings import with_language
    from kgtool.query.ask import ask
    from kgtool.query.library import library
    from kgtool.views.changes import changes
    from kgtool.views.neutral import neutral

    names = [bench.show(replace(view, without=())).name]
    shown = bench.show(view)
    names.append(shown.name)
    for doubt in shown.doubts:
        talk(say(language, "doubt", word=doubt.word, claims=len(doubt.claims)))
    parts, records = [], []
    for question in library():
        parameters = with_language([], question, language)
        before, after = (neutral(ask(bench.store, question.name, parameters, bench.iris, name), name) for name in names)
        if found := changes(question, before, after):
            records.append(change_record(question, before.columns, found))
            parts.append(f"{question.name}: {change_table(question, before, after, language)}")
    if format == "json":
        return json.dumps(records, ensure_ascii=False, indent=2)
    return "\n\n".join(parts) or say(language, "nothing_changes")
