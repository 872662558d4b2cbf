"""When the next question may be sent: so many a minute, and not before the server wants to hear from us again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


class Pace:
    """The turns of a reading's questions; `a_minute` is how many may begin in a minute, 0 any number."""

    def __init__(self, a_minute: int) -> None:
        self._gap = 60 / a_minute if a_minute else 0.0
        self._next = 0.0
        self._silent_until = 0.0

    async def turn(self) -> None:
        """Wait for the next turn."""
        clock = asyncio.get_running_loop().time
        begin = max(clock(), self._next, self._silent_until)
        self._next = begin + self._gap
        while (wait := max(begin, self._silent_until) - clock()) > 0:
            await asyncio.sleep(wait)

    async def pause(self, seconds: float, *, everybody: bool) -> None:
        """Wait before asking again; `everybody` has all questions wait, as after 429."""
        if everybody:
            self._silent_until = max(self._silent_until, asyncio.get_running_loop().time() + seconds)
        await asyncio.sleep(seconds)


def wait_of(attempt: int, retry_after: str | None, first: float) -> float:
    """Return how many seconds to wait after an attempt (from 0): what the server says, else twice as long each time.

    `retry_after` is the header of RFC 9110, 10.2.3: seconds, or a date.
    """
    if retry_after is not None:
        said = _seconds(retry_after.strip())
        if said is not None:
            return said
    return first * 2.0**attempt


def _seconds(words: str) -> float | None:
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        day = parsedate_to_datetime(words)
    except ValueError:
        return None
    aware = day if day.tzinfo is not None else day.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
