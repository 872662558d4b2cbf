"""Who may see the page of decisions: this machine alone, with the token, and forms that this page made."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import ip_address

from starlette.requests import Request

from kgtool.errors import KgtoolError

#: The cookie that holds the token once the address with it was opened.
COOKIE = "kgtool-review"


class ReviewError(KgtoolError):
    """Claims can be reviewed on a page only on this machine, and with a data folder that can be written."""

    code = "KG984"


class NoAccessError(KgtoolError):
    """The page of decisions was asked for without its token, or a form came from elsewhere (403)."""

    code = "KG985"


def is_here(host: str) -> bool:
    """Tell whether an address is this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def check_host(host: str) -> None:
    """Raise a ReviewError unless only this machine reaches an address."""
    if not is_here(host):
        raise ReviewError(f"{host} is reached from elsewhere.", "Serve --review on 127.0.0.1 only.")


def check_token(request: Request, token: str, given: str | None) -> None:
    """Raise a NoAccessError unless the token is right and the request is meant for this machine's own name.

    Another name that leads here (DNS rebinding) is none of ours.
    """
    if not is_here(request.url.hostname or ""):
        raise NoAccessError("The page is not served under this name.", "Open the address that kgtool printed.")
    if given is None or not hmac.compare_digest(given.encode(), token.encode()):
        raise NoAccessError("The token is missing or another one.", "Open the address that kgtool printed.")


def form_key(token: str) -> str:
    """Return what each form of the page carries, so that no other page can send one."""
    return hmac.new(token.encode(), b"kgtool review form", hashlib.sha256).hexdigest()


def check_form(request: Request, token: str, key: str) -> None:
    """Raise a NoAccessError for a form that this page did not make; browsers say where it stands (Fetch Metadata)."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none") or not hmac.compare_digest(key.encode(), form_key(token).encode()):
        raise NoAccessError("The form does not stand on this page.", "Open the page and send it from there.")
