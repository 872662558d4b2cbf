"""Takes in what a client sends, as much as it may send and no longer than it may take."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request

from kgtool.errors import KgtoolError


class TooLargeBodyError(KgtoolError):
    """The body of a request is larger than the server takes."""

    code = "KG932"


class TooSlowError(KgtoolError):
    """A request did not arrive in time."""

    code = "KG933"


async def body_of(request: Request, most: int, seconds: float) -> bytes:
    """Return the body; a TooLargeBodyError beyond `most` bytes, a TooSlowError after `seconds`."""
    try:
        declared = int(request.headers.get("content-length", "0"))
    except ValueError:
        declared = 0
    if declared > most:
        raise _too_large(most)
    got = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                got += part
                if len(got) > most:
                    raise _too_large(most)
    except TimeoutError as error:
        raise TooSlowError(f"The request did not arrive within {seconds:g} seconds.", "Send it faster.") from error
    except ClientDisconnect as error:
        raise TooSlowError("The request broke off.", "Send it whole.") from error
    return bytes(got)


def _too_large(most: int) -> TooLargeBodyError:
    return TooLargeBodyError(f"What was sent is longer than {most} bytes.", "Split it.")
