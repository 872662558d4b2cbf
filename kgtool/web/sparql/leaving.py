"""Ends work that nobody waits for any more: a client that left takes its query with it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import Request

from kgtool.errors import KgtoolError

T = TypeVar("T")


class ClientLeftError(KgtoolError):
    """The client closed its connection before the answer was there; nobody reads this but a log."""

    code = "KG936"


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Return what the work gives; where the client leaves before, the work is cancelled, with a ClientLeftError.

    The body of the request has to be read already, or there is none: what comes next is that the client leaves.
    """
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientLeftError("The client left before its query was answered.", "Wait for the answer.")
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(request: Request) -> None:
    """Wait until the client leaves; before that there is the body at most, which may be empty."""
    for _ in range(2):
        if (await request.receive())["type"] == "http.disconnect":
            return
    await asyncio.Event().wait()
