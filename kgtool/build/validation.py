"""Validates in a process of its own, beside the rest of the build: it is the most expensive step after the reading."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from importlib import import_module
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.graph.vocabulary import Iris
from kgtool.validate.report import ValidationReport

#: A report, or what is wrong with the shapes: an error of ours does not survive the way between processes.
_Outcome = ValidationReport | tuple[str, str, Place | None]


class Validation:
    """One validation; a context manager whose process begins at once to load what the validation needs.

    `start` gives it the graph, `report` waits for the result.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context(method), _ignore_interrupt)
        self._outcome: Future[_Outcome] | None = None

    def __enter__(self) -> Self:
        self._pool.submit(_load)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def start(self, store: ox.Store) -> None:
        """Begin to validate the claims and facts that the store holds now."""
        graphs = store.dump(format=ox.RdfFormat.N_QUADS)
        assert graphs is not None
        self._outcome = self._pool.submit(_validate, graphs, self._base)

    def report(self) -> ValidationReport:
        """Return the report; raises DataFileError where the shapes are broken."""
        if self._outcome is None:
            raise ValueError("nothing was started")
        outcome = self._outcome.result()
        if isinstance(outcome, ValidationReport):
            return outcome
        raise DataFileError(*outcome)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which then ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _load() -> None:
    import_module("pyshacl")
    from kgtool.graph.ontology import load_ontology
    from kgtool.validate.shapes import load_shapes

    load_ontology()
    try:
        load_shapes()
    except DataFileError:
        # It comes again, and is reported, where the shapes are used.
        return


def _validate(graphs: bytes, base: str) -> _Outcome:
    from kgtool.graph.ontology import load_ontology
    from kgtool.validate.validate import validate

    store = ox.Store()
    store.bulk_load(graphs, format=ox.RdfFormat.N_QUADS, lenient=True)
    try:
        return validate(store, Iris(base), load_ontology())
    except DataFileError as error:
        return error.cause, error.cure, error.place
