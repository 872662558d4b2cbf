"""Search and type-ahead as data; a browser gets the page of the search."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kgtool import __version__
from kgtool.errors import KgtoolError
from kgtool.search.as_json import found_json
from kgtool.search.find import suggest
from kgtool.web.finding import LONGEST, found, index_of, link_of
from kgtool.web.linked.replying import NotAcceptable, failure, refused, sent, wanted
from kgtool.web.pages import search as page
from kgtool.web.pages.page import LANGUAGES
from kgtool.web.pages.routes import answer, visit_of
from kgtool.web.reading import Reading


def searched(request: Request, reading: Reading) -> Response:
    """Answer a search: as its page, or as JSON."""
    try:
        name = wanted(request, ("html", "json"))
        if isinstance(name, NotAcceptable):
            return refused(name)
        if name == "html":
            return answer(page.page, request, reading)
        visit = visit_of(request, reading)
        result = found(visit)
        response = sent(request, reading, "json", lambda: found_json(result, lambda hit: link_of(hit, visit)))
        response.headers["Content-Type"] = JSONResponse.media_type
        return response
    except KgtoolError as error:
        return failure(error)


def suggested(request: Request, reading: Reading) -> Response:
    """Answer with names that go on as somebody types, a JSON array of texts."""
    visit = visit_of(request, reading)
    language = visit.field("lang", LANGUAGES[0])
    language = language if language in LANGUAGES else LANGUAGES[0]
    names = suggest(index_of(reading), visit.field("q")[:LONGEST], language=language)
    headers = {"Cache-Control": "no-cache", "ETag": f'W/"{reading.build.id}-{__version__}"'}
    return Response(json.dumps(names, ensure_ascii=False), 200, headers, JSONResponse.media_type)
