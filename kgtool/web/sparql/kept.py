"""Answers that are kept: a build never changes, so neither does what it answers."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable

from kgtool.web.workers.pool import Reply

#: Functions whose value differs from call to call.
_CHANGING = re.compile(r"now|rand|uuid|bnode", re.IGNORECASE)
#: What an entry takes beside its body, roughly.
_ENTRY = 1 << 10


def is_lasting(query: str) -> bool:
    """Tell whether a query surely has the same answer each time; one that only looks otherwise is taken as changing."""
    return _CHANGING.search(query) is None


class Kept:
    """Answers by key, at most so many bytes of them; those asked for longest ago go first."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._replies: OrderedDict[Hashable, tuple[Reply, int]] = OrderedDict()

    def get(self, key: Hashable) -> Reply | None:
        """Return the answer that was kept."""
        found = self._replies.get(key)
        if found is None:
            return None
        self._replies.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, reply: Reply, size: int) -> None:
        """Keep an answer; `size` is what its key takes. Large ones and failures are not kept."""
        if reply.file is not None or "error" in reply.record or key in self._replies:
            return
        size += len(reply.body) + _ENTRY
        self._replies[key] = (reply, size)
        self._bytes += size
        while self._bytes > self._most:
            _, (_, gone) = self._replies.popitem(last=False)
            self._bytes -= gone
