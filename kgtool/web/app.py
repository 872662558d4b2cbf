"""The application: every area's routes, and what holds for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from kgtool.errors import KgtoolError
from kgtool.store.build import QUADS
from kgtool.web import assets, drawn
from kgtool.web.current import Current
from kgtool.web.headers import SafetyHeaders
from kgtool.web.islands import routes as islands
from kgtool.web.linked import routes as linked
from kgtool.web.pages import firm_files
from kgtool.web.pages import routes as pages
from kgtool.web.pages.warming import warm
from kgtool.web.pasted.readers import Readers
from kgtool.web.pasted.routes import routes as pasted
from kgtool.web.problem import problem, problem_of
from kgtool.web.rate import Buckets, RateLimit
from kgtool.web.review import routes as reviewing
from kgtool.web.review.access import ReviewError, check_host
from kgtool.web.settings import Settings
from kgtool.web.sparql import routes as sparql
from kgtool.web.sparql.service import Service
from kgtool.web.sparql.writable import create_writable_app
from kgtool.web.stories import routes as stories
from kgtool.web.workers.pool import Pool


def create_app(settings: Settings) -> Starlette:
    """Return the ASGI application that serves a store.

    Raises the StoreErrors of a place that is no store or holds no build.
    """
    if settings.writable:
        return create_writable_app(settings)
    review = _review(settings)
    current = Current(settings.store, texts=settings.texts, opened=warm if settings.warm else None)
    with current.borrow() as reading:
        quads = reading.build.directory / QUADS
    limits = settings.limits
    pool = Pool(limits, quads)
    service = Service(pool, limits, current)
    readers = Readers()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        pool.start()
        yield
        pool.close()
        readers.close()
        current.close()

    app = Starlette(
        routes=[*review(current), *_routes(current, service, readers)],
        middleware=[
            Middleware(SafetyHeaders),
            Middleware(RateLimit, buckets=Buckets(limits.burst, limits.rate)),
        ],
        exception_handlers={KgtoolError: _failed, HTTPException: _refused},
        lifespan=lifespan,
    )
    app.state.current = current
    return app


def _review(settings: Settings) -> Callable[[Current], list[BaseRoute]]:
    """Return what gives the routes on which claims are decided, none unless they are asked for.

    Raises a ReviewError where others could reach them.
    """
    data, token = settings.review, settings.token
    if data is None:
        return lambda _current: []
    check_host(settings.host)
    if not token:
        raise ReviewError("The page of decisions needs a token.", "Give one with --token.")
    return lambda current: reviewing.routes(current, token, data, settings.who)


def _routes(current: Current, service: Service, readers: Readers) -> list[BaseRoute]:
    """Return all routes; resources come last, as every path that is nobody else's may be that of one."""
    return [
        *assets.routes(),
        *islands.routes(current),
        *sparql.routes(service, pages.answering(current)),
        *linked.routes(current),
        *drawn.routes(current),
        *firm_files.routes(current),
        *stories.routes(current),
        *pasted(current, readers),
        *pages.routes(current),
        *linked.resources(current),
    ]


def _failed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, KgtoolError)
    return problem_of(error)


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    cure = "See the questions and data that / leads to."
    return problem(error.status_code, "KG900", error.detail, cure, dict(error.headers or {}))
