"""Shows on standard error how far a long work is, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from kgtool.cli.language import say

#: Takes the stage's name, how much of it is done, and how much it is in all (0: unknown).
Report: TypeAlias = Callable[[str, int, int], None]


def _quiet(stage: str, done: int, total: int) -> None:
    """Take a report and show nothing."""


@contextmanager
def progress(language: str) -> Iterator[Report]:
    """Give a function to report stages to; it draws a bar on a terminal and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield _quiet
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def report(stage: str, done: int, total: int) -> None:
            bar.update(task, description=say(language, f"stage_{stage}"), completed=done, total=total or None)

        yield report
