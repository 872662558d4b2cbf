"""Search and type-ahead as data, over an index that is made once for each build."""

from __future__ import annotations

import json
from threading import Lock

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kgtool import __version__
from kgtool.errors import KgtoolError, UsageError
from kgtool.interface.texts import texts_of
from kgtool.query.library import nearest
from kgtool.search.as_json import found_json
from kgtool.search.entries import entries
from kgtool.search.find import LIMIT, MOST, Found, Hit, search, suggest
from kgtool.search.index import Index
from kgtool.web.addresses import path_of
from kgtool.web.linked.replying import NotAcceptable, failure, refused, sent, wanted
from kgtool.web.pages.page import LANGUAGES, Visit
from kgtool.web.pages.registry import PAGES
from kgtool.web.pages.routes import answer, visit_of
from kgtool.web.reading import Reading

#: The query's fields of a search, and of what is suggested.
FIELDS = ("q", "kind", "limit", "lang", "format")
#: The longest text that is searched for, in code points.
LONGEST = 400
_making = Lock()


def index_of(reading: Reading) -> Index:
    """Return the index of a build, made when it is first asked for; others wait meanwhile."""

    def make() -> Index:
        return Index(entries(reading.store, reading.iris, texts_of(reading.store)))

    with _making:
        return reading.kept("search-index", make)


def found(visit: Visit) -> Found:
    """Return what the fields `q`, `kind` (any number) and `limit` find; one that does not fit is a UsageError."""
    word = visit.field("limit", str(LIMIT))
    if not (word.isascii() and word.isdecimal() and len(word) < 6 and 1 <= int(word) <= MOST):
        raise UsageError(f"'{word}' is no limit.", f"Give a number from 1 to {MOST}.")
    kinds = tuple(kind for kind in visit.fields.get("kind", ()) if kind.strip())
    text = visit.field("q")[:LONGEST]
    return search(index_of(visit.reading), text, kinds=kinds, limit=int(word), language=visit.language)


def link_of(hit: Hit, visit: Visit) -> str | None:
    """Return where a hit leads."""
    own = f"/q/{hit.iri}" if hit.kind == "question" else path_of(hit.iri, visit.reading.iris)
    return None if own is None else visit.to(own)


def searched(request: Request, reading: Reading) -> Response:
    """Answer a search: as its page where there is one, else as JSON."""
    page = next((kind for kind in PAGES if kind.name == "search"), None)
    try:
        name = wanted(request, ("html", "json") if page else ("json",))
        if isinstance(name, NotAcceptable):
            return refused(name)
        if name == "html" and page is not None:
            return answer(page.make, request, reading)
        visit = visit_of(request, reading)
        for field in visit.fields:
            if field not in FIELDS:
                raise UsageError(f"A search has no field '{field}'.", nearest(field, FIELDS))
        response = sent(request, reading, "json", lambda: found_json(found(visit), lambda hit: link_of(hit, visit)))
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
