"""A child as the server holds it: started in a fresh interpreter, asked over a socket, killed at any time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping

from kgtool.web.workers.frames import Record, exchange

#: Without the site's start-up work; the paths are those of this process.
_PROGRAM = "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); " + (
    "from kgtool.web.workers.child import main; main(sys.argv[1:])"
)
_START = (sys.executable, "-I", "-S", "-c", _PROGRAM)
#: How much processor time a child in a slow place yields to others (nice).
_YIELDING = 15


class Child:
    """One process. `settings` go to `kgtool.web.workers.child`; it is ready when it answers its first request."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._connection, theirs = socket.socketpair()
        with theirs:
            descriptor = theirs.fileno()
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-S",
                    "-c",
                    _PROGRAM,
                    json.dumps(sys.path),
                    str(descriptor),
                    json.dumps(settings),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(descriptor,),
                start_new_session=True,
                env={"RUST_BACKTRACE": "0", "PATH": os.environ.get("PATH", "")},
            )
        self._connection.setblocking(False)

    @property
    def pid(self) -> int:
        """Return the process id."""
        return self._process.pid

    def computed(self) -> float:
        """Return the seconds of processor time that the process took so far; an OSError where that cannot be told."""
        # The clock of another process, as clock_getcpuclockid(3) numbers it on Linux.
        return time.clock_gettime((~self.pid << 3) | 2)

    @property
    def alive(self) -> bool:
        """Tell whether the process runs; one that ended is let go of."""
        return self._process.poll() is None

    async def ask(self, frame: bytes) -> tuple[Record, bytes]:
        """Send a request and wait for its answer; ClosedError if the child ends before, being killed or by itself."""
        return await exchange(self._connection, frame)

    def slow_down(self) -> None:
        """Let other processes go first."""
        if self.alive:
            os.setpriority(os.PRIO_PROCESS, self.pid, _YIELDING)

    def kill(self) -> None:
        """End the process at once; a request under way gets a ClosedError."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until the process is gone."""
        self._process.wait()

    def let_go(self) -> None:
        """Kill the process and close the socket, when no request is under way."""
        self.kill()
        self._connection.close()
