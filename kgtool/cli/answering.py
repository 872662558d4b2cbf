"""Answers a stored question under a view and writes it, for every verb that does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kgtool.cli.language import say
from kgtool.cli.terminal import talk, write_text

if TYPE_CHECKING:
    from kgtool.query.question import StoredQuestion
    from kgtool.query.solutions import Solutions
    from kgtool.views.seen import Seen


def answered(
    seen: Seen,
    question: StoredQuestion,
    parameters: Mapping[str, str],
    language: str,
    *,
    drawn: bool,
    evidence: bool,
) -> tuple[StoredQuestion, Solutions]:
    """Answer the question, or for a picture the one that draws it, with or without columns of evidence."""
    from kgtool.query.ask import ask, picture

    if drawn:
        question, rows = picture(seen.store, question.name, parameters, seen.iris, seen.name)
    else:
        rows = ask(seen.store, question.name, parameters, seen.iris, seen.name)
    if not evidence:
        return question, rows
    from kgtool.explain.case import Case
    from kgtool.explain.evidence import evident_answer

    case = Case(seen.store.engine, seen.iris, seen.name, language)
    return evident_answer(case, question, parameters, rows)


def show(rows: Solutions, question: StoredQuestion, format: str, language: str, output: str) -> None:
    """Write the rows in a format, a table only where there are any, and say how many they are unless they are drawn."""
    from kgtool.query.results.formats import PICTURE_NAMES, draw, is_drawn, write

    if format in PICTURE_NAMES:
        from kgtool.pictures.results import drawn

        write_text(drawn(rows, question, language).alone(), output)
        return
    if is_drawn(format):
        write_text(draw(rows, format, question, language), output)
        return
    if format != "table":
        write_text(write(rows, format, question, language), output)
    elif rows.rows:
        from kgtool.cli.table import solutions_table

        write_text(solutions_table(rows, question, language), output)
    talk(say(language, "rows", rows=len(rows)))
