"""Runs a program in a group of processes of its own, ends all of it after a time, and leaves no file behind."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kgtool.owl.faults import ReasonerMemoryError, ReasonerTimeError

#: One thread collects garbage and one compiles quickly: HermiT's runs are short, and other work needs the cores.
JAVA_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take: `seconds` of the clock, and `megabytes` of Java's heap."""

    seconds: float = 600
    megabytes: int = 2000


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its status, what it wrote, what it complained of."""

    status: int
    out: bytes
    err: str


def run(command: Sequence[str], given: bytes, limits: Limits, folder: Path | None = None) -> Ended:
    """Run a command on bytes given as its standard input, in `folder` or an empty one that is removed afterwards.

    Raises ReasonerTimeError after `limits.seconds`, ReasonerMemoryError where Java ran out of its heap. Whatever the
    program started ends with it.
    """
    with tempfile.TemporaryDirectory(prefix="kgtool-owl-") as made:
        # The program's own files come to lie in the folder, and no options of the user's reach Java.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("JAVA_", "_JAVA_"))}
        environment |= {"TMPDIR": made, "JAVA_TOOL_OPTIONS": " ".join([*JAVA_OPTIONS, f"-Djava.io.tmpdir={made}"])}
        process = subprocess.Popen(
            list(command),
            cwd=folder or made,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(given, timeout=limits.seconds)
        except subprocess.TimeoutExpired as late:
            raise ReasonerTimeError(
                f"HermiT did not answer in {limits.seconds:g} s.", "Give it more with --timeout, or less to read."
            ) from late
        finally:
            _end(process)
    complaint = err.decode("utf-8", "replace")
    if "OutOfMemoryError" in complaint or b"OutOfMemoryError" in out:
        raise ReasonerMemoryError(
            f"HermiT needs more than {limits.megabytes} MB.", "Give it more with --memory, or less to read."
        )
    return Ended(process.returncode, out, complaint)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group of a process, also what it started and did not wait for."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
