"""The routes of all pages: one answer function, caching by build, failures as pages."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from kgtool import __version__
from kgtool.error_words import said
from kgtool.errors import KgtoolError
from kgtool.vocabulary.terms import KG
from kgtool.web.addresses import iri_of
from kgtool.web.current import Current
from kgtool.web.linked.described import is_held
from kgtool.web.linked.missing import not_found
from kgtool.web.pages import ontology, sparql
from kgtool.web.pages.answer_table import shown
from kgtool.web.pages.page import LANGUAGES, Page, Visit
from kgtool.web.pages.registry import PAGES, entries
from kgtool.web.pages.render import digest, render
from kgtool.web.pages.resources import page_of
from kgtool.web.pages.wording import words
from kgtool.web.problem import status_of
from kgtool.web.reading import Reading

#: Kept by browsers, but asked about each time: a rebuild is seen at once.
_REVALIDATE = {"Cache-Control": "no-cache", "Vary": "Accept"}


def routes(current: Current) -> list[BaseRoute]:
    """Return a route for each kind of page."""
    return [Route(kind.path, endpoint(kind.make, current), name=kind.name) for kind in PAGES]


def endpoint(make: Callable[[Visit], Page], current: Current) -> Callable[[Request], Response]:
    """Return what answers requests for a page."""

    def answered(request: Request) -> Response:
        with current.borrow() as reading:
            return answer(make, request, reading)

    return answered


def answering(current: Current) -> Callable[[Request, Response | None], Response]:
    """Return what gives people the page of the endpoint, with the answer to the query that they asked there."""

    def answered(request: Request, given: Response | None) -> Response:
        with current.borrow() as reading:
            if given is None:
                return answer(sparql.page, request, reading)
            visit = visit_of(request, reading)
            page = sparql.page(visit, shown(given, visit))
            headers = {name: given.headers[name] for name in ("Retry-After",) if name in given.headers}
            return HTMLResponse(
                render(page, visit, entries()), given.status_code, {**headers, "Cache-Control": "no-store"}
            )

    return answered


def answer(make: Callable[[Visit], Page], request: Request, reading: Reading) -> Response:
    """Return a page of a build as a response: 304 where the client has it, a page that says so where it fails."""
    visit = visit_of(request, reading)
    headers = {**_REVALIDATE, "ETag": f'W/"{reading.build.id}-{__version__}-{digest()}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    status, text = made(make, visit)
    if status != 200:
        del headers["ETag"]
    return HTMLResponse(text, status, headers)


def made(make: Callable[[Visit], Page], visit: Visit) -> tuple[int, str]:
    """Return status and HTML of a page; as a build stays as it is, the page is made once."""
    return visit.reading.kept(("page", visit.address), lambda: _made(make, visit))


def _made(make: Callable[[Visit], Page], visit: Visit) -> tuple[int, str]:
    try:
        page = make(visit)
    except KgtoolError as error:
        visit, page = failed(visit, error)
    return page.status, render(page, visit, entries())


def resource_page(visit: Visit) -> Page:
    """Return the page of the resource whose IRI has the path that is asked for."""
    path = visit.address.partition("?")[0]
    iri = iri_of(path, visit.reading.iris)
    if iri == KG.iri.removesuffix("#"):
        return ontology.page(visit)
    if iri is None or not _is_held(visit.reading, iri):
        raise not_found(visit.reading, iri, path)
    return page_of(visit, iri)


def _is_held(reading: Reading, iri: str) -> bool:
    try:
        return is_held(reading.store.engine, ox.NamedNode(iri))
    except ValueError:
        return False


def visit_of(request: Request, reading: Reading) -> Visit:
    """Return who asks for what."""
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in request.query_params.multi_items():
        fields[name] = (*fields.get(name, ()), value)
    parts = {name: str(value) for name, value in request.path_params.items()}
    query = f"?{request.url.query}" if request.url.query else ""
    # The path as it was sent: what an IRI has encoded stays so.
    path = (request.scope.get("raw_path") or request.url.path.encode()).decode("ascii", "replace").partition("?")[0]
    return Visit(reading, f"{path}{query}", parts, fields)


def failed(visit: Visit, error: KgtoolError) -> tuple[Visit, Page]:
    """Return the page of a failure, and the visit in a language that there is."""
    if visit.field("lang", LANGUAGES[0]) not in LANGUAGES:
        fields = {name: values for name, values in visit.fields.items() if name != "lang"}
        visit = Visit(visit.reading, visit.address, visit.parts, fields)
    status, (cause, cure) = status_of(error), said(error, visit.language)
    title = words(visit.language, "base.not_found" if status == 404 else "base.failed")
    return visit, Page(
        "error.html", title, {"cause": cause, "cure": cure, "code": error.code, "wanted": visit.address}, status=status
    )
