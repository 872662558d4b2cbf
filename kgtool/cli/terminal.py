"""Writes results to standard output or a file, and talk to standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from kgtool.errors import UsageError

#: The exit status of a process whose reader went away (128 + SIGPIPE).
BROKEN_PIPE = 141


def talk(text: str) -> None:
    """Print a line for the person at the terminal, on standard error."""
    print(text, file=sys.stderr, flush=True)


def write(data: bytes, output: str = "-") -> None:
    """Write a result to a file, or to standard output for `-`; ends quietly where the reader has gone."""
    if output != "-":
        try:
            Path(output).write_bytes(data)
        except OSError as fault:
            raise UsageError(f"{output} cannot be written: {fault.strerror}.", "Name another --output.") from fault
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence()
        raise typer.Exit(BROKEN_PIPE) from None


def write_text(text: str, output: str = "-") -> None:
    """Write text as UTF-8, ended by a line break."""
    write((text if text.endswith("\n") or not text else text + "\n").encode(), output)


def silence() -> None:
    """Point standard output to nowhere, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
