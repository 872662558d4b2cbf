"""Ends connections whose request does not arrive: headers that trickle in hold a place that others could have.

uvicorn bounds how long a connection may be idle between two requests, not how long the head of one may take.
"""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

from uvicorn.protocols.http.auto import AutoHTTPProtocol


class _Cycle(Protocol):
    """A request whose head has arrived, and its response."""

    response_complete: bool


def punctual(seconds: float) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol of HTTP/1.1, made to close a connection whose request line and headers take longer."""

    class Punctual(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        """Counts from the first byte of a connection or, after a response, of the next request."""

        _deadline: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._expect()

        def data_received(self, data: bytes) -> None:
            if not self._is_under_way():
                self._expect()
            super().data_received(data)
            if self._is_under_way():
                self._forget()

        def connection_lost(self, exc: Exception | None) -> None:
            self._forget()
            super().connection_lost(exc)

        def _is_under_way(self) -> bool:
            cycle: _Cycle | None = self.cycle
            return cycle is not None and not cycle.response_complete

        def _expect(self) -> None:
            if self._deadline is None:
                self._deadline = asyncio.get_running_loop().call_later(seconds, self._give_up)

        def _forget(self) -> None:
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None

        def _give_up(self) -> None:
            self._deadline = None
            if not self._is_under_way():
                self.transport.close()

    return Punctual
