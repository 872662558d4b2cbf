"""A firm and its report as files: TOML, which may be sent back, HTML, and PDF where typst is installed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kgtool.errors import KgtoolError, UsageError
from kgtool.graph.formats import FILES
from kgtool.report.as_html import write_html
from kgtool.report.as_pdf import write_pdf
from kgtool.web.current import Current
from kgtool.web.pages.firm_fields import toml_of
from kgtool.web.pages.my_firm import report_of
from kgtool.web.pages.page import Visit
from kgtool.web.pages.registry import entries
from kgtool.web.pages.render import render
from kgtool.web.pages.routes import failed, visit_of
from kgtool.web.pasted.upload import form_of

#: So many bytes may a file of a firm have; its content becomes part of an address.
_LARGEST = 16_000


def routes(current: Current) -> list[BaseRoute]:
    """Return a route for each format, and the one that takes a file of a firm."""
    return [
        *(Route(f"/my-firm.{name}", _endpoint(name, current), name=f"my-firm.{name}") for name in FILES),
        Route("/my-firm", _sent(current), methods=["POST"]),
    ]


def _sent(current: Current) -> Callable[[Request], Awaitable[Response]]:
    """Return what leads a file to the page with its content as a field; nothing of it is kept."""

    async def answered(request: Request) -> Response:
        try:
            form = await form_of(request, _LARGEST)
            file = form.get("file")
            content = (await file.read()).decode("utf-8") if isinstance(file, UploadFile) else ""
            if not content.strip():
                raise UsageError("There is no file.", "Choose one, as kgtool report my-firm reads it.")
        except UnicodeDecodeError:
            error: KgtoolError = UsageError("The file is not UTF-8.", "Write it as UTF-8.")
        except KgtoolError as fault:
            error = fault
        else:
            fields = {"toml": content, "lang": str(form.get("lang") or "")}
            place = f"/my-firm?{urlencode({name: value for name, value in fields.items() if value})}"
            return RedirectResponse(place, HTTPStatus.SEE_OTHER)
        return await run_in_threadpool(_refused, current, request, error)

    return answered


def _refused(current: Current, request: Request, error: KgtoolError) -> Response:
    with current.borrow() as reading:
        visit, page = failed(visit_of(request, reading), error)
        return HTMLResponse(render(page, visit, entries()), page.status, {"Cache-Control": "no-store"})


def _endpoint(name: str, current: Current) -> Callable[[Request], Response]:
    def answered(request: Request) -> Response:
        with current.borrow() as reading:
            content = _content(name, visit_of(request, reading))
        attached = {"Content-Disposition": f'attachment; filename="my-firm.{name}"'}
        return Response(content, 200, attached, FILES[name])

    return answered


def _content(name: str, visit: Visit) -> bytes:
    made = report_of(visit)
    if made is None:
        raise UsageError("Nothing is filled in.", "Fill in the form at /my-firm.")
    if name == "toml":
        return toml_of(visit).encode()
    return write_html(made).encode() if name == "html" else write_pdf(made)
