"""Processes of our own that share the work of a long step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgtool import resources

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes that begin afresh, and read the user's folder of words as this one does."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=resources.use, initargs=(resources.own(),)
    )
