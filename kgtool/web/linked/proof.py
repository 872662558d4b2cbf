"""Proofs of triples: why something holds, as a page, as JSON, and as PROV-O."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kgtool.errors import KgtoolError, UsageError
from kgtool.explain.as_json import as_json
from kgtool.explain.as_prov import as_turtle
from kgtool.query.library import nearest
from kgtool.web.linked.replying import NotAcceptable, failure, refused, sent, wanted
from kgtool.web.pages import proof as page
from kgtool.web.pages.page import VIEW_FIELDS
from kgtool.web.pages.routes import answer, visit_of
from kgtool.web.reading import Reading

FIELDS = ("s", "p", "o", "limit", "lang", "format", *VIEW_FIELDS)


def proof(request: Request, reading: Reading) -> Response:
    """Answer why the triple of the fields `s`, `p` and `o` holds; one that does not hold is not found."""
    try:
        name = wanted(request, ("html", "json", "turtle"))
        if isinstance(name, NotAcceptable):
            return refused(name)
        if name == "html":
            return answer(page.page, request, reading)
        visit = visit_of(request, reading)
        for field in visit.fields:
            if field not in FIELDS:
                raise UsageError(f"A proof has no field '{field}'.", nearest(field, FIELDS))
        found = page.explained(visit)
        response = sent(
            request, reading, name, lambda: as_json(found) if name == "json" else as_turtle(visit.case, found)
        )
        if name == "json":
            response.headers["Content-Type"] = JSONResponse.media_type
        return response
    except KgtoolError as error:
        return failure(error)
