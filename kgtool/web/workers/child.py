"""The program of a child: opens a build for reading, and answers one request after the other.

It imports little, so that it starts quickly; `kgtool.web.workers.process` starts it.
"""

from __future__ import annotations

import json
import math
import os
import resource
import socket
import sys
import time
from pathlib import Path

from kgtool.errors import KgtoolError
from kgtool.web.workers.answering import Served, answer
from kgtool.web.workers.frames import ClosedError, Record, pack, receive

#: Seconds of processor time beyond those of the wall clock, as the kernel counts whole seconds.
_GRACE = 2


def limit(memory: int, file_bytes: int) -> None:
    """Bound the memory of this process (bytes of address space) and of files it writes, and let it leave no core."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))


def _allow(seconds: float) -> None:
    used = math.ceil(time.process_time() + seconds) + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (used, resource.RLIM_INFINITY))


def _reply(served: Served, record: Record, body: bytes) -> bytes:
    try:
        return pack(*answer(served, record, body))
    except KgtoolError as error:
        place = error.place
        line, column = (place.line, place.column) if place else (None, None)
        return pack({"error": error.code, "cause": error.cause, "cure": error.cure, "line": line, "column": column})
    except MemoryError:
        # What is left cannot be relied on; the server sees that the child ended.
        os._exit(1)


def main(arguments: list[str]) -> None:
    """Serve on the inherited socket until the server closes it: descriptor, then the limits as JSON."""
    limits = json.loads(arguments[1])
    limit(limits["memory"], limits["file_bytes"])
    connection = socket.socket(fileno=int(arguments[0]))
    served = Served(Path(limits["store"]), limits["rows"], limits["result_bytes"], writable=limits["writable"])
    while True:
        try:
            record, body = receive(connection)
        except ClosedError:
            return
        _allow(limits["seconds"])
        connection.sendall(_reply(served, record, body))


if __name__ == "__main__":
    main(sys.argv[1:])
