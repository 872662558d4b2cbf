"""The page of one row of an answer: everything that it stands on, down to the sentences."""

from __future__ import annotations

from urllib.parse import urlencode

from kgtool.explain.explained import explain_things
from kgtool.query.results.table import table
from kgtool.query.solutions import Solutions
from kgtool.web.pages.answered import answered, kept_fields
from kgtool.web.pages.explained import shown_steps
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.question import question_named
from kgtool.web.pages.wording import words
from kgtool.web.problem import NotFoundError


def page(visit: Visit) -> Page:
    """Return the page of a row; one that the answer does not have is not found."""
    question = question_named(visit.parts["name"])
    word = visit.parts["row"]
    if not word.isdecimal() or len(word) > 9:
        raise NotFoundError(f"'{word}' is no number of a row.", "Rows count from 1.")
    found, number = answered(question, visit), int(word)
    if not 1 <= number <= len(found.solutions):
        raise NotFoundError(f"The answer has {len(found.solutions)} rows, no row {number}.", "Rows count from 1.")
    row = Solutions(found.solutions.columns, (found.solutions.rows[number - 1],))
    shown = table(row, question, visit.language)
    values = {
        "question": question,
        "number": number,
        "cells": tuple(zip(shown.headings, shown.rows[0], strict=True)),
        "steps": shown_steps(explain_things(visit.case, found.behind[number - 1]).steps, visit),
        "query": urlencode(kept_fields(question, visit)),
    }
    title = words(visit.language, "question.row_title", number=word, title=question.title[visit.language])
    return Page("row.html", title, values, "questions")


KIND = PageKind("row", "/q/{name}/row/{row}", page, lambda _reading: ("/q/circular-flow/row/1", "/q/lock-in/row/1"))
