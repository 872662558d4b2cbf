"""Texts of visitors are read under /read, and why a sentence was read so is told under /why."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from kgtool.errors import KgtoolError, UsageError
from kgtool.web.current import Current
from kgtool.web.pages import read
from kgtool.web.pages.page import LANGUAGES, Page, Visit
from kgtool.web.pages.registry import entries
from kgtool.web.pages.render import render
from kgtool.web.pages.routes import answer, failed, visit_of
from kgtool.web.pages.source import sheet_of
from kgtool.web.pasted.readers import Readers
from kgtool.web.pasted.task import ForeignFormError, Task
from kgtool.web.pasted.upload import Upload, upload_of

#: Nobody keeps what a visitor sent.
_NOT_KEPT = {"Cache-Control": "no-store"}


def routes(current: Current, readers: Readers) -> list[BaseRoute]:
    """Return the routes of reading: the form, what it sends, and explanations of sentences."""

    def form(request: Request) -> Response:
        readers.warm()
        with current.borrow() as reading:
            return answer(read.page, request, reading)

    def why(request: Request) -> Response:
        with current.borrow() as reading:
            return answer(lambda visit: _why(visit, readers), request, reading)

    async def sent(request: Request) -> Response:
        try:
            _check_origin(request)
            upload = await upload_of(request)
        except KgtoolError as error:
            return await run_in_threadpool(_answered, current, request, "", _raising(error))
        return await run_in_threadpool(
            _answered, current, request, upload.language, lambda visit: _read(visit, upload, readers)
        )

    return [
        Route("/read", form, methods=["GET"]),
        Route("/read", sent, methods=["POST"]),
        Route("/why", why, methods=["GET"]),
    ]


def _raising(error: KgtoolError) -> Callable[[Visit], Page]:
    def make(_visit: Visit) -> Page:
        raise error

    return make


def _check_origin(request: Request) -> None:
    """Refuse a form that another site's page sends; browsers say so (Fetch Metadata, W3C)."""
    if request.headers.get("sec-fetch-site", "none") == "cross-site":
        raise ForeignFormError("The form stands on a page of another site.", "Open /read here and send it from there.")


def _answered(current: Current, request: Request, language: str, make: Callable[[Visit], Page]) -> Response:
    with current.borrow() as reading:
        visit = visit_of(request, reading)
        if language in LANGUAGES:
            visit = Visit(reading, "/read", {}, {"lang": (language,)})
        try:
            page = make(visit)
        except KgtoolError as error:
            visit, page = failed(visit, error)
        return HTMLResponse(render(page, visit, entries()), page.status, _NOT_KEPT)


def _read(visit: Visit, upload: Upload, readers: Readers) -> Page:
    task = Task(upload.path, visit.reading.iris.base, visit.language)
    told = readers.read(task, upload.data)
    readers.warm()
    return read.read_page(visit, upload.path, told)


def _why(visit: Visit, readers: Readers) -> Page:
    path, place = visit.field("source"), visit.field("at")
    if not path or not place.isascii() or not place.isdigit():
        raise UsageError("It is not said which sentence is meant.", "Follow a link from the page of a source.")
    iris = visit.reading.iris
    sheet = sheet_of(visit, iris.document(path).value)
    if sheet.body is None:
        raise UsageError("The text of this document is not shown here.", "Use 'kgtool extract --explain'.")
    issued = None if sheet.issued is None else sheet.issued.isoformat()
    task = Task(path, iris.base, visit.language, int(place), issued)
    told = readers.read(task, sheet.body.encode())
    explanation = told.why_at(int(place))
    if explanation is None:
        raise UsageError(f"No sentence is read at character {place}.", "Follow a link from the page of a source.")
    return read.why_page(visit, path, int(place), explanation)
