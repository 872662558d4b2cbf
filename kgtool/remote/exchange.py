"""One request and its reply over HTTP: within the time limit, tried again where that may help, never led elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, TypeAlias
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from kgtool.remote.endpoint import TIMEOUT, Endpoint
from kgtool.remote.faults import EndpointAnswerError, EndpointTimeoutError, EndpointUnreachableError
from kgtool.remote.status import fault_of

#: Sends the request, and waits so many seconds for each part of the reply.
Send: TypeAlias = Callable[[float], HTTPResponse]

#: What a server may answer that is busy or being restarted (RFC 9110, 15.6; RFC 6585, 4).
_AGAIN = frozenset({429, 502, 503})
_CHUNK = 1 << 16
#: The longest reply, in bytes.
MAX_BYTES = 1 << 31


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: the media type in lower case without parameters, and the bytes."""

    media_type: str
    body: bytes


class _NoRedirect(HTTPRedirectHandler):
    """Leaves a redirection unfollowed: only the address that the user gave is asked, and only it gets the token."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow nothing."""


@cache
def opener() -> OpenerDirector:
    """Return what opens connections, through the proxy of the environment where there is one."""
    return build_opener(_NoRedirect)


def exchange(endpoint: Endpoint, send: Send) -> Reply:
    """Return the reply to a request of status 2xx; any other outcome is a StoreError of `kgtool.remote.faults`."""
    until = time.monotonic() + endpoint.seconds
    wait = endpoint.back_off
    for attempt in range(1, endpoint.tries + 1):
        try:
            with send(_left(endpoint, until)) as response:
                return Reply(response.headers.get_content_type(), _body(endpoint, response, until))
        except HTTPError as error:
            pause = _asked_to_wait(error, wait)
            if error.code not in _AGAIN or attempt == endpoint.tries or time.monotonic() + pause > until:
                raise fault_of(endpoint, error, attempt) from None
        except (URLError, HTTPException, OSError) as error:
            raise _lost(endpoint, error) from None
        time.sleep(pause)
        wait *= 2
    raise AssertionError("the last try returns or raises")


def _left(endpoint: Endpoint, until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise _late(endpoint)
    return left


def _body(endpoint: Endpoint, response: HTTPResponse, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        _left(endpoint, until)
        if size > MAX_BYTES:
            raise EndpointAnswerError(
                f"The answer of {endpoint.url} is longer than {MAX_BYTES} bytes.", "Ask for less."
            )
    promised = response.headers.get("Content-Length", "")
    if promised.isdigit() and size < int(promised):
        raise _broken(endpoint, f"after {size} of {promised} bytes")
    return b"".join(parts)


def _asked_to_wait(error: HTTPError, otherwise: float) -> float:
    """Return how long the server asks to wait, in seconds, else the other number."""
    asked = error.headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except ValueError:
        return otherwise


def _lost(endpoint: Endpoint, error: Exception) -> EndpointUnreachableError | EndpointTimeoutError:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return _late(endpoint)
    if isinstance(error, URLError):
        words = getattr(reason, "strerror", None) or reason
        cure = "Check the address, and that the server runs."
        return EndpointUnreachableError(f"{endpoint.url} cannot be reached: {words}.", cure)
    return _broken(endpoint, f"({type(error).__name__})")


def _late(endpoint: Endpoint) -> EndpointTimeoutError:
    cause = f"{endpoint.url} did not answer within {endpoint.seconds:g} seconds."
    return EndpointTimeoutError(cause, f"Ask for less, or set ${TIMEOUT} to more seconds.")


def _broken(endpoint: Endpoint, where: str) -> EndpointUnreachableError:
    return EndpointUnreachableError(f"The connection to {endpoint.url} broke off {where}.", "Try again.")
