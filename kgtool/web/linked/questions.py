"""Stored questions as data: the rows of an answer in the formats of SPARQL results and as Turtle."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kgtool.errors import KgtoolError, UsageError
from kgtool.query.ask import ask
from kgtool.query.library import nearest
from kgtool.query.question import StoredQuestion
from kgtool.query.results.formats import write
from kgtool.web.linked.replying import NotAcceptable, failure, refused, sent, wanted
from kgtool.web.pages import question as page
from kgtool.web.pages.answered import parameters_of
from kgtool.web.pages.page import VIEW_FIELDS, Page, Visit
from kgtool.web.pages.question import question_named
from kgtool.web.pages.routes import answer, visit_of
from kgtool.web.reading import Reading

#: The formats of rows; `html` is the page.
OFFERED = ("html", "json", "csv", "tsv", "turtle")
#: Fields beside parameters and view: language and format, the first row of a page, columns of evidence.
OTHER_FIELDS = ("lang", "format", "first", "evidence")
_YES, _NO = ("1", "true", "yes"), ("", "0", "false", "no")


def question(request: Request, reading: Reading) -> Response:
    """Answer a stored question: as its page, or its rows as data; what does not fit is 400, an unknown one 404."""
    try:
        name = wanted(request, OFFERED)
        if isinstance(name, NotAcceptable):
            return refused(name)
        if name == "html":
            return answer(_checked_page, request, reading)
        visit = visit_of(request, reading)
        asked = question_named(visit.parts["name"])
        check_fields(asked, visit)
        return sent(request, reading, name, lambda: rows(asked, visit, name))
    except KgtoolError as error:
        return failure(error)


def check_fields(asked: StoredQuestion, visit: Visit) -> None:
    """Raise a UsageError for a field that the question does not have, with the nearest that it has."""
    known = (*(parameter.name for parameter in asked.parameters), *VIEW_FIELDS, *OTHER_FIELDS)
    for name in visit.fields:
        if name not in known:
            raise UsageError(f"'{asked.name}' has no parameter '{name}'.", nearest(name, known))


def rows(asked: StoredQuestion, visit: Visit, name: str) -> str:
    """Return all rows of an answer in a format, with `evidence` also the sentence behind each."""
    parameters = parameters_of(asked, visit)
    seen = visit.graph.seen
    solutions = ask(seen.store, asked.name, parameters, seen.iris, seen.name)
    if _flag(visit, "evidence"):
        from kgtool.explain.evidence import evident_answer

        _, solutions = evident_answer(visit.case, asked, parameters, solutions)
    return write(solutions, "ttl" if name == "turtle" else name, asked, visit.language)


def _checked_page(visit: Visit) -> Page:
    check_fields(question_named(visit.parts["name"]), visit)
    return page.page(visit)


def _flag(visit: Visit, name: str) -> bool:
    word = visit.field(name).lower()
    if word not in (*_YES, *_NO):
        raise UsageError(f"'{word}' is no value for '{name}'.", "Give true or false.")
    return word in _YES
