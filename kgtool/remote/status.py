"""What a status other than 2xx means (RFC 9110, 15), in words that say what to do."""

from __future__ import annotations

import re
from http.client import HTTPException
from urllib.error import HTTPError

from kgtool.errors import StoreError
from kgtool.remote.endpoint import TOKEN, Endpoint
from kgtool.remote.faults import EndpointFailedError, EndpointRefusedError

_SHOWN = 200
_MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)

_CURES = {
    400: "Correct the request, or ask a server that follows SPARQL 1.1.",
    401: f"Set ${TOKEN} to a token that it takes.",
    403: f"Set ${TOKEN} to a token that may do this.",
    404: "Name the address of the service itself, as the server's documentation gives it, like …/query or …/store.",
    405: "Name the address of the service itself; one for queries takes no graphs, and the reverse.",
    413: "Raise the server's limit of a request's size.",
    429: "Wait, then try again.",
}


def excerpt(body: bytes) -> str:
    """Return the beginning of a text from a server, on one line and without markup or control characters."""
    text = _MARKUP.sub(" ", body[: _SHOWN * 20].decode("utf-8", "replace"))
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def fault_of(endpoint: Endpoint, error: HTTPError, tries: int) -> StoreError:
    """Return the error for a status: EndpointRefusedError for 3xx and 4xx, EndpointFailedError for 429 and 5xx."""
    if 300 <= error.code < 400:
        target = excerpt(error.headers.get("Location", "elsewhere").encode("utf-8", "replace"))
        cure = "Name that address if you trust it; no redirection is followed."
        return EndpointRefusedError(f"{endpoint.url} points to {target}.", cure)
    try:
        said = excerpt(error.read())
    except (HTTPException, OSError):
        said = ""
    said = f"{error.code} {excerpt(error.reason.encode('utf-8', 'replace'))}" + (f", {said}" if said else "")
    said = said.rstrip(".")
    if error.code == 429 or error.code >= 500:
        often = f" {tries} times" if tries > 1 else ""
        cure = _CURES.get(error.code, "Look into the server's log, or ask for less.")
        return EndpointFailedError(f"{endpoint.url} failed{often}: {said}.", cure)
    cure = _CURES.get(error.code, "Look into the server's documentation.")
    return EndpointRefusedError(f"{endpoint.url} refuses: {said}.", cure)
