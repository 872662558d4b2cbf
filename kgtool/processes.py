"""Processes of our own that share the work of a long step."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from kgtool import resources

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

#: How many objects come before cyclic garbage is looked for: most of what a command makes are tables that stay.
_COLLECTING = (100_000, 20, 20)


def pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes that begin afresh, and read the user's folder of words as this one does."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(resources.own(),))


def collect_seldom() -> None:
    """Let the collector of garbage look seldom, for the rest of this process."""
    gc.set_threshold(*_COLLECTING)


def _begin(own: Path | None) -> None:
    collect_seldom()
    resources.use(own)
