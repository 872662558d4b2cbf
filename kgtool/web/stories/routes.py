"""The route of stories as pages that stand alone: `/story/NAME/alone.html`, one file with its style, to take away."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kgtool.web.current import Current
from kgtool.web.pages.routes import answer
from kgtool.web.pages.story import alone, style


def routes(current: Current) -> list[BaseRoute]:
    """Return the route of all stories that stand alone; it comes before those of pages."""

    def endpoint(request: Request) -> Response:
        with current.borrow() as reading:
            response = answer(alone, request, reading)
            response.headers["Content-Security-Policy"] = _policy()
            return response

    return [Route("/story/{name}/alone.html", endpoint, name="story-alone")]


@cache
def _policy() -> str:
    """Return the Content Security Policy of such a page: its own style sheet, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'self' 'sha256-{digest}'; frame-ancestors 'none'"
