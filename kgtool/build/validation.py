"""Validates in a process of its own, beside the rest of the build: it is the most expensive step after the reading."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from threading import Thread
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.validate.report import ValidationReport
from kgtool.vocabulary.terms import Iris

#: A report, or what is wrong with the shapes: an error of ours does not survive the way between processes.
_Outcome = ValidationReport | tuple[str, str, Place | None]


class Validation:
    """One validation; a context manager whose process begins at once to load what the validation needs.

    `start` gives it the graph, `report` waits for the result. Where the process is killed, this one does its work.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._graph = b""
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._connection, self._other_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._other_end, self._connection, base), daemon=True)  # type: ignore[attr-defined]

    def __enter__(self) -> Self:
        # Ctrl-C reaches all processes of a terminal; this one is ended by its parent.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            self._other_end.close()
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()

    def start(self, store: ox.Store) -> None:
        """Begin to validate the claims and facts that the store holds now."""
        graph = store.dump(format=ox.RdfFormat.N_QUADS)
        assert graph is not None
        self._graph = graph
        try:
            self._connection.send_bytes(graph)
        except OSError:
            # The process is gone; `report` finds that out as well.
            return

    def report(self) -> ValidationReport:
        """Return the report; raises DataFileError where the shapes are broken."""
        try:
            outcome: _Outcome = self._connection.recv()
        except (EOFError, OSError):
            outcome = _validate(self._graph, self._base)
        if isinstance(outcome, ValidationReport):
            return outcome
        raise DataFileError(*outcome)


def _serve(connection: Connection, end_of_parent: Connection, base: str) -> None:
    """Load what is needed while the graph is still being made, then validate it and send the outcome."""
    # Only the parent may hold it, so that the parent's death is the end of the stream here.
    end_of_parent.close()
    loading = Thread(target=_load)
    loading.start()
    try:
        graph = connection.recv_bytes()
    except EOFError:
        return
    loading.join()
    connection.send(_validate(graph, base))


def _load() -> None:
    for name in ("pyshacl", "kgtool.validate.validate"):
        import_module(name)


def _validate(graph: bytes, base: str) -> _Outcome:
    from kgtool.validate.validate import validate
    from kgtool.vocabulary.ontology import load_ontology

    store = ox.Store()
    store.bulk_load(graph, format=ox.RdfFormat.N_QUADS, lenient=True)
    try:
        return validate(store, Iris(base), load_ontology())
    except DataFileError as error:
        return error.cause, error.cure, error.place
