"""A firm and its report as files: TOML to fill in again, HTML, and PDF where typst is installed."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kgtool.errors import UsageError
from kgtool.graph.formats import FILES
from kgtool.report.as_html import write_html
from kgtool.report.as_pdf import write_pdf
from kgtool.web.current import Current
from kgtool.web.pages.firm_fields import toml_of
from kgtool.web.pages.my_firm import report_of
from kgtool.web.pages.page import Visit
from kgtool.web.pages.routes import visit_of


def routes(current: Current) -> list[BaseRoute]:
    """Return a route for each format."""
    return [Route(f"/my-firm.{name}", _endpoint(name, current), name=f"my-firm.{name}") for name in FILES]


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
