"""The routes of linked data: `routes` go before those of the pages, which they send to browsers, `resources` last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kgtool.web.current import Current
from kgtool.web.linked.dataset import dataset
from kgtool.web.linked.dump import dump
from kgtool.web.linked.finding import searched, suggested
from kgtool.web.linked.openapi import openapi
from kgtool.web.linked.proof import proof
from kgtool.web.linked.questions import question
from kgtool.web.linked.resources import resource
from kgtool.web.reading import Reading

#: Answers a request from one build.
Answering = Callable[[Request, Reading], Response]

_ROUTES: tuple[tuple[str, Answering], ...] = (
    ("/q/{name}", question),
    ("/search", searched),
    ("/suggest", suggested),
    ("/proof", proof),
    ("/dataset", dataset),
    ("/.well-known/void", dataset),
    ("/openapi.json", openapi),
)


def routes(current: Current) -> list[BaseRoute]:
    """Return the routes of questions, search, proofs and descriptions as data and as pages."""
    return [
        *(Route(path, _endpoint(answering, current)) for path, answering in _ROUTES),
        Route("/dump.{extension}", partial(_dump, current=current)),
    ]


def resources(current: Current) -> list[BaseRoute]:
    """Return the route of all other paths: IRIs of the graph."""
    return [Route("/{path:path}", _endpoint(resource, current), name="resource")]


def _endpoint(answering: Answering, current: Current) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        with current.borrow() as reading:
            return answering(request, reading)

    return endpoint


def _dump(request: Request, current: Current) -> Response:
    return dump(request, current)
