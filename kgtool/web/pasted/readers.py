"""Reads texts in processes that end with them; one is made ready before it is needed, a few work at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore, Lock

from kgtool.resources import own
from kgtool.web.pasted.task import Task, Told, TooMuchError, answer_of

#: How many texts are read at a time, seconds that others wait for one to end, and that reading may take.
AT_ONCE, PATIENCE, SECONDS = 2, 10, 25
_PACKAGE = Path(__file__).resolve().parents[3]


class Readers:
    """Gives each text a process of its own; what happens there is felt by nobody else."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._slots = BoundedSemaphore(AT_ONCE)
        self._lock = Lock()
        self._spare: subprocess.Popen[bytes] | None = None
        self._closed = False

    def warm(self) -> None:
        """Have a process ready for the next text."""
        with self._lock:
            if self._spare is None and not self._closed:
                self._spare = _started()

    def read(self, task: Task, data: bytes) -> Told:
        """Return what came of a text; raises RefusedTextError, TooLargeError and TooMuchError."""
        if not self._slots.acquire(timeout=PATIENCE):
            raise TooMuchError("Too many texts are read just now.", "Try again in a moment.")
        try:
            return answer_of(self._answered(task, data))
        finally:
            self._slots.release()

    def _answered(self, task: Task, data: bytes) -> bytes:
        """Return the last line that the process wrote; one that takes too long is killed."""
        with self._lock:
            process, self._spare = self._spare, None
        process = process or _started()
        try:
            written, _ = process.communicate(task.to_line() + data, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            written = b""
        finally:
            _end(process)
        return written.removeprefix(b"ready\n")

    def close(self) -> None:
        """End the process that waits."""
        with self._lock:
            self._closed = True
            if self._spare is not None:
                _end(self._spare)
                self._spare = None


def _started() -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, (str(_PACKAGE), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "kgtool.web.pasted.child", *([str(own_data)] if (own_data := own()) else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None and not pipe.closed:
            pipe.close()
    process.wait()
