"""Runs the server on a socket of its own, so that its port is known before it answers."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from kgtool.errors import KgtoolError
from kgtool.web.app import create_app
from kgtool.web.settings import Settings

if TYPE_CHECKING:
    import uvicorn

#: How many connections wait to be taken, and seconds that requests under way have when the server ends.
_BACKLOG, _GRACE = 512, 5


class CannotListenError(KgtoolError):
    """The address or port is taken, forbidden or none of this machine."""

    code = "KG910"


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve a store until the process is told to end; `ready` gets the address of the start page before.

    Raises CannotListenError, and the StoreErrors of a place that is no store or holds no build.
    """
    running = server(settings)
    with _listening(settings.host, settings.port) as bound:
        host, port = bound.getsockname()[:2]
        ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        running.run(sockets=[bound])


def server(settings: Settings) -> uvicorn.Server:
    """Return the server of a store, which runs on sockets that it is given; it raises what `serve` raises."""
    import uvicorn

    from kgtool.web.punctual import punctual

    config = uvicorn.Config(
        create_app(settings),
        http=punctual(settings.limits.arrival),
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    return uvicorn.Server(config)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(place)
        bound.listen(_BACKLOG)
    except OSError as error:
        cause = f"{host}:{port} cannot be listened on: {error.strerror or error}."
        raise CannotListenError(cause, "Name another --port; 0 takes a free one.") from error
    return bound
