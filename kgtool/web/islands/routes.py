"""The address from which the SPARQL editor has its words."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.web.current import Current
from kgtool.web.islands.terms import editor_terms
from kgtool.web.pages.page import LANGUAGES

#: Where prefixes, terms and stored questions are.
TERMS = "/terms.json"


def routes(current: Current) -> list[BaseRoute]:
    """Return the route of the editor's words; an unknown language is a UsageError."""

    def endpoint(request: Request) -> Response:
        language = request.query_params.get("lang", LANGUAGES[0])
        if language not in LANGUAGES:
            raise UsageError(f"'{language}' is no language.", nearest(language, LANGUAGES))
        with current.borrow() as reading:
            terms = reading.kept(("terms", language), lambda: editor_terms(reading, language))
        return JSONResponse(terms, headers={"Cache-Control": "no-cache"})

    return [Route(TERMS, endpoint)]
