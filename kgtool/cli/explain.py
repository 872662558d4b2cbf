"""`kgtool explain`: the proof of something that holds, down to the sentences."""

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
    RatesOption,
    RungOption,
    StoreOption,
    WithoutOption,
    one_of,
)
from kgtool.cli.terminal import talk, write_text
from kgtool.errors import UsageError

if TYPE_CHECKING:
    from kgtool.explain.case import Case
    from kgtool.explain.explained import Explained
    from kgtool.query.question import StoredQuestion

FORMATS = ("text", "json", "dot", "turtle")
#: How many proofs of one triple, or triples of one subject, are shown unless --limit says so.
LIMIT = 10


def run(
    subject: Annotated[str | None, typer.Argument(metavar="SUBJECT", help="A label, a slug or an IRI.")] = None,
    predicate: Annotated[
        str | None,
        typer.Argument(metavar="PREDICATE", help="A relation: 'investiert in', investsIn; 'is' for classes."),
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="OBJECT", help="A label, a slug, a class or an IRI.")] = None,
    *,
    question: Annotated[
        str | None, typer.Option("--question", metavar="NAME", help="Explain the rows of this question's answer.")
    ] = None,
    row: Annotated[int | None, typer.Option("--row", metavar="N", help="This row only, counted from 1.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter, as in kgtool query.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All proofs, the shortest first.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many explanations.")] = LIMIT,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    rates: RatesOption = None,
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="dot is for Graphviz, turtle is PROV-O.")
    ] = "text",
    output: OutputOption = "-",
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Show why something holds: rules in words, premises, and the sentences at the leaves.

    With SUBJECT alone: all that was inferred of it, or what a deal, circle or check rests on. Examples:

    \b
      kgtool explain Microsoft 'beliefert seine Beteiligung' Anthropic
      kgtool explain openai is SingleCloudLab --all --lang en
      kgtool explain nvidia
      kgtool explain 'Amazon → Anthropic → Amazon'
      kgtool explain --question cores
      kgtool explain --question lock-in --row 2 --set actor=openai
      kgtool explain nvidia sellsTo openai --format dot | dot -Tsvg > proof.svg
    """
    from kgtool.cli.settings import with_language
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.explain.case import Case
    from kgtool.explain.explained import explain, explain_subject
    from kgtool.explain.lookup import find_property, find_subject, find_triple
    from kgtool.explain.row import explain_row
    from kgtool.query.library import find

    language = choose(lang)
    one_of(format, FORMATS, "format")
    _check(subject, question, row, settings)
    view = view_of(policy, rung, as_of, on, without, rates)
    with opened_view(store, view) as seen:
        case = Case(seen.store.engine, seen.iris, seen.name, language)
        if question is not None and row is None:
            asked = find(question)
            parameters = with_language(settings or [], asked, language)
            _explain_rows(case, asked, parameters, limit, format, output)
            after_answer(seen, language)
            return
        if question is not None:
            asked = find(question)
            found = explain_row(case, asked, with_language(settings or [], asked, language), row or 0)
            if format == "text":
                from kgtool.cli.table import solutions_table

                talk(solutions_table(found.row, asked, language))
            explained = found.explained
        elif predicate is not None and value is not None:
            triple = find_triple(case, subject or "", predicate, value)
            explained = explain(case, triple, limit if every else 1)
        else:
            relation = None if predicate is None else find_property(case, predicate)
            explained = explain_subject(case, find_subject(case, subject or ""), relation, limit)
        write_text(_written(case, explained, format, numbered=every and value is not None), output)
        for line in _counts(explained, language, every):
            talk(line)
        after_answer(seen, language)


def _explain_rows(
    case: Case, question: StoredQuestion, parameters: dict[str, str], limit: int, format: str, output: str
) -> None:
    """Write what each row stands on, as text under the row, else all of them as one; say so where there are more."""
    from kgtool.cli.table import solutions_table
    from kgtool.explain.row import explain_rows, merged

    rows, total = explain_rows(case, question, parameters, limit)
    if format == "text":
        parts = []
        for found in rows:
            parts.append(solutions_table(found.row, question, case.language))
            parts.append(_written(case, found.explained, format, numbered=False))
        write_text("\n".join(parts), output)
    else:
        write_text(_written(case, merged(rows), format, numbered=False), output)
    if len(rows) < total:
        talk(say(case.language, "explained_rows", shown=len(rows), total=total))


def _check(subject: str | None, question: str | None, row: int | None, settings: list[str] | None) -> None:
    """Raise a UsageError where it is not clear what to explain."""
    if (subject is None) == (question is None):
        raise UsageError("It is not clear what to explain.", "Write SUBJECT [PREDICATE OBJECT], or --question NAME.")
    if question is None and (row is not None or settings):
        raise UsageError("--row and --set belong to a question.", "Write --question NAME.")


def _written(case: Case, explained: Explained, format: str, *, numbered: bool) -> str:
    from kgtool.explain.as_dot import as_dot
    from kgtool.explain.as_json import as_json
    from kgtool.explain.as_prov import as_turtle
    from kgtool.explain.as_text import as_text

    match format:
        case "json":
            return as_json(explained)
        case "dot":
            return as_dot(explained, case.language)
        case "turtle":
            return as_turtle(case, explained)
    return as_text(explained, case.language, numbered=numbered)


def _counts(explained: Explained, language: str, every: bool) -> list[str]:
    """Return how many explanations there are, where not all are shown."""
    if explained.total is None:
        return [say(language, "proofs_more", proofs=len(explained.steps))] if every else []
    if not explained.total:
        return [say(language, "nothing_inferred")]
    if not explained.complete:
        return [say(language, "explained_some", shown=len(explained.steps), total=explained.total)]
    return [say(language, "proofs_all", proofs=explained.total)] if every else []
