"""Where questions go: the address that the user names, the key for it, and how both are shown."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from kgtool.readers.model.anthropic import Anthropic
from kgtool.readers.model.dialect import Dialect
from kgtool.readers.model.faults import SetupError, UnsafeEndpointError
from kgtool.readers.model.openai import OpenAI

#: The kinds of servers, by the name of `--api`.
APIS: Mapping[str, Dialect] = {"openai": OpenAI(), "anthropic": Anthropic()}
#: Holds the key for any endpoint; those of the vendors are only sent to the vendors.
KEY_VARIABLE = "KGTOOL_API_KEY"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address with its kind of server and its key, which no representation shows.

    `key_from` is the environment variable that the key came from, None where there is no key.
    """

    url: str
    dialect: Dialect
    key: str | None = field(default=None, repr=False)
    key_from: str | None = None

    @property
    def shown(self) -> str:
        """Return the address without what may be secret in it."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))

    @property
    def local(self) -> bool:
        """Tell whether the address is on this machine."""
        return _is_local(urlsplit(self.url).hostname or "")


def endpoint(url: str, api: str, environment: Mapping[str, str]) -> Endpoint:
    """Return where to ask; the key comes from the environment alone.

    Raises SetupError where the address is none, UnsafeEndpointError where a key would travel unencrypted.
    """
    dialect = APIS.get(api)
    if dialect is None:
        raise SetupError(f"'{api}' is no kind of server.", f"Use --api with one of {', '.join(APIS)}.")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise SetupError(f"'{_without_secrets(url)}' is no address of a server.", "Write https://HOST/PATH.")
    if "@" in parts.netloc:
        raise SetupError(
            "The endpoint holds a name or password.", f"Leave it out, and put the key into ${KEY_VARIABLE}."
        )
    named = (KEY_VARIABLE, dialect.key_variable) if host == dialect.host else (KEY_VARIABLE,)
    variable = next((name for name in named if environment.get(name)), None)
    key = environment[variable].strip() if variable else None
    if key is not None and parts.scheme == "http" and not _is_local(host):
        raise UnsafeEndpointError(
            f"The key of ${variable} would go to {host} unencrypted.", "Use https, or unset the variable."
        )
    return Endpoint(urlunsplit(parts._replace(path=dialect.path(parts.path))), dialect, key, variable)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _without_secrets(url: str) -> str:
    """Return an address that is none, without what stands before an @ or after a question mark."""
    return url.split("?", 1)[0].rsplit("@", 1)[-1]
