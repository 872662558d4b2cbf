"""What each client may still take: a token bucket a client, and the refusal of requests beyond it.

The bucket holds up to `capacity` tokens and gains `refill` a second (as in RFC 2697, with one rate).
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from kgtool.web.problem import problem
from kgtool.web.refusals import TooManyRequestsError

#: So many clients are remembered; of more, those heard of longest ago are forgotten.
CLIENTS = 10_000
#: Seconds that a wait for tokens lasts at most, however much was spent.
_LONGEST = 120.0


class Buckets:
    """Token buckets by client. Time comes from `clock` (seconds, never backwards)."""

    def __init__(self, capacity: float, refill: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._capacity, self._refill, self._clock = capacity, refill, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def balance(self, client: str) -> float:
        """Return the tokens of a client: `capacity` of one unknown, less than none after overspending."""
        found = self._buckets.get(client)
        if found is None:
            return self._capacity
        tokens, since = found
        return min(self._capacity, tokens + (self._clock() - since) * self._refill)

    def spend(self, client: str, tokens: float) -> None:
        """Take tokens from a client, also more than it has, down to what comes back in two minutes."""
        left = max(self.balance(client) - tokens, -_LONGEST * self._refill)
        self._buckets[client] = (left, self._clock())
        self._buckets.move_to_end(client)
        if len(self._buckets) > CLIENTS:
            self._buckets.popitem(last=False)

    def take(self, client: str, tokens: float = 1.0) -> bool:
        """Take tokens from a client and tell whether it had them; if not, nothing is taken."""
        if self.balance(client) < tokens:
            return False
        self.spend(client, tokens)
        return True

    def wait(self, client: str, tokens: float = 1.0) -> int:
        """Return the whole seconds, at least 1, after which a client has so many tokens."""
        return max(1, math.ceil((tokens - self.balance(client)) / self._refill))


def client_of(scope: Scope) -> str:
    """Return who asks: the address, of IPv6 the first 64 bits, which one client has to itself.

    >>> client_of({"client": ("2001:db8::5", 4000)})
    '2001:db8::/64'
    """
    host = (scope.get("client") or ("",))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, IPv6Address):
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address)


class RateLimit:
    """ASGI middleware that answers 429 (RFC 6585) with Retry-After to a client that asks too often."""

    def __init__(self, app: ASGIApp, buckets: Buckets) -> None:
        self._app, self._buckets = app, buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer that there are too many."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        client = client_of(scope)
        if self._buckets.take(client):
            await self._app(scope, receive, send)
            return
        headers = {"Retry-After": str(self._buckets.wait(client))}
        error = TooManyRequestsError()
        refusal = problem(429, error.code, error.cause, error.cure, headers)
        await refusal(scope, receive, send)
