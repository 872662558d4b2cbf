"""`kgtool serve` as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Seconds that a server may take until it says where it is.
_START = 60


@contextmanager
def served(store: Path, folder: Path, *more: str) -> Iterator[str]:
    """Serve a store on a free port until the block ends; gives the address without a slash at its end.

    `more` are further words of the command.

    What the server wrote on standard error stands in `stderr` of the folder.
    """
    log = folder / "stderr"
    command = [sys.executable, "-m", "kgtool", "serve", "--store", str(store), "--port", "0", "--lang", "en", *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log.open("w") as err, subprocess.Popen(command, cwd=folder, stderr=err, env=environment) as process:
        try:
            yield _address(process, log)
        finally:
            process.terminate()
            process.wait(20)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _START
    while time.monotonic() < end and process.poll() is None:
        if said := re.search(r"http://127\.0\.0\.1:\d+", log.read_text("utf-8")):
            return said[0]
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {log.read_text('utf-8')}")
