"""A server of a store that may be written: SPARQL and graph store alone, on an empty store, for this machine only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_address

from starlette.applications import Starlette

from kgtool.errors import KgtoolError
from kgtool.web.limits import Limits
from kgtool.web.settings import Settings
from kgtool.web.sparql.routes import routes
from kgtool.web.sparql.service import Service
from kgtool.web.workers.pool import Pool


class WritableError(KgtoolError):
    """A server may be written only on this machine, with a token, and beginning with an empty folder."""

    code = "KG911"


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check(settings: Settings) -> None:
    """Raise a WritableError unless a store may be served for writing with these settings."""
    if not _is_here(settings.host):
        raise WritableError(f"{settings.host} is reached from elsewhere.", "Serve --writable on 127.0.0.1 only.")
    if not settings.token:
        raise WritableError("A writable server needs a token.", "Give one with --token.")
    store = settings.store
    if store.exists() and (not store.is_dir() or any(store.iterdir())):
        raise WritableError(f"'{store}' is not empty.", "Name a new folder with --store.")


def create_writable_app(settings: Settings) -> Starlette:
    """Return the application: one child does everything, one request after the other.

    Raises a WritableError where that is not allowed.
    """
    check(settings)
    settings.store.mkdir(parents=True, exist_ok=True)
    limits = _for_one(settings.limits)
    pool = Pool(limits, settings.store, writable=True)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        pool.start()
        yield
        pool.close()

    return Starlette(routes=routes(Service(pool, limits, token=settings.token)), lifespan=lifespan)


def _for_one(limits: Limits) -> Limits:
    """Return the limits of a single child, whose client has all of its time."""
    endless = limits.seconds * 2
    return replace(limits, quick=1, slow=0, patience=endless, credit=float("inf"))
