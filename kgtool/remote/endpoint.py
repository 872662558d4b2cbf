"""The address of a store on the network, with what is sent along and how long an answer is waited for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlsplit

from kgtool.errors import UsageError
from kgtool.remote.address import is_address

#: The environment variables that hold the token and the time limit in seconds.
TOKEN = "KGTOOL_TOKEN"
TIMEOUT = "KGTOOL_TIMEOUT"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL 1.1 query service or graph store; an address that cannot be one is a UsageError.

    `token` is sent as a bearer token (RFC 6750) and shown nowhere. `seconds` is the time for one answer with all
    tries; between tries `back_off` seconds are waited, then twice as many, unless the server says how long (RFC 9110,
    10.2.3).
    """

    url: str
    token: str | None = field(default=None, repr=False)
    seconds: float = 60.0
    tries: int = 4
    back_off: float = 0.5

    def __post_init__(self) -> None:
        cure = "Give an http or https address like http://localhost:7878/query, without user, query or fragment."
        try:
            parts = urlsplit(self.url)
            hostname, _port = parts.hostname, parts.port
        except ValueError as error:
            raise UsageError("The address of the endpoint is no URL.", cure) from error
        # What may be a password is not repeated.
        if not is_address(self.url) or not hostname or "@" in parts.netloc:
            raise UsageError("The address of the endpoint names no host, or also a user.", cure)
        if parts.query or parts.fragment or any(letter <= " " or letter > "~" for letter in self.url):
            raise UsageError(f"'{self.url}' is no address of an endpoint.", cure)

    @classmethod
    def from_environment(cls, url: str, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the endpoint with the token and the time limit of the environment; no number is a UsageError."""
        endpoint = cls(url, environment.get(TOKEN) or None)
        if not (limit := environment.get(TIMEOUT)):
            return endpoint
        try:
            seconds = float(limit)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds < 1e6:
            raise UsageError(f"${TIMEOUT} is no number of seconds.", "Set it to one like 120, or unset it.")
        return replace(endpoint, seconds=seconds)

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers that every request carries."""
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}
