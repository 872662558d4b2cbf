"""Pictures as files: `/picture/NAME.svg`, `.png` and `.csv`, with the same query fields as the page that shows them."""

from __future__ import annotations

import base64
import csv
import hashlib
from functools import cache
from io import StringIO

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kgtool import __version__
from kgtool.graph.formats import ASSETS
from kgtool.pictures.as_png import as_png
from kgtool.pictures.style import stylesheet
from kgtool.web.current import Current
from kgtool.web.pages.drawings import DRAWN, Drawn
from kgtool.web.pages.render import digest
from kgtool.web.pages.routes import visit_of
from kgtool.web.problem import NotFoundError

#: What a picture or a table can be taken away as.
_PICTURES, _TABLE = ("svg", "png"), "csv"


def routes(current: Current) -> list[BaseRoute]:
    """Return the route of all pictures."""

    def endpoint(request: Request) -> Response:
        with current.borrow() as reading:
            visit = visit_of(request, reading)
            name, form = str(request.path_params["name"]), str(request.path_params["form"])
            etag = f'W/"{reading.build.id}-{__version__}-{digest()}"'
            if request.headers.get("if-none-match") == etag:
                return Response(status_code=304, headers={"ETag": etag})
            make = DRAWN.get(name)
            if make is None or form not in (*_PICTURES, _TABLE):
                raise _missing(name, form)
            content = reading.kept(("drawn", visit.address), lambda: _written(make(visit, True), name, form))
            headers = {
                "Cache-Control": "no-cache",
                "ETag": etag,
                "Content-Disposition": f'inline; filename="{name}.{form}"',
            }
            if form == "svg":
                headers["Content-Security-Policy"] = _svg_policy()
            return Response(content, 200, headers, ASSETS[form])

    return [Route("/picture/{name}.{form}", endpoint, name="picture")]


def _written(drawn: Drawn, name: str, form: str) -> bytes:
    if form == _TABLE:
        return _as_csv(drawn).encode()
    if drawn.drawing is None:
        raise _missing(name, form)
    svg = drawn.drawing.alone()
    return as_png(svg) if form == "png" else svg.encode()


def _as_csv(drawn: Drawn) -> str:
    """Return a table as CSV (RFC 4180)."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(drawn.columns)
    writer.writerows(drawn.rows)
    return text.getvalue()


@cache
def _svg_policy() -> str:
    """Return the Content Security Policy of a picture that stands alone: its own style sheet, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(stylesheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def _missing(name: str, form: str) -> NotFoundError:
    return NotFoundError(f"There is no picture '{name}.{form}'.", "The pages that show pictures link to their files.")
