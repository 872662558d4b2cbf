"""Validates in processes of their own, beside the rest of the build: the most expensive step after the reading."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from multiprocessing.connection import Connection
from threading import Lock, Thread
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kgtool.errors import DataFileError, Place
from kgtool.validate.parts import Part
from kgtool.validate.report import Result

#: Results, or what is wrong with the shapes: an error of ours does not survive the way between processes.
_Outcome = list[Result] | tuple[str, str, Place | None]


class Validation:
    """One validation; a context manager whose processes begin at once to load what the validation needs.

    `start` gives it the parts of the graph, `results` waits for what is found. Where a process is killed, this one does
    its work.
    """

    def __init__(self, jobs: int = 1) -> None:
        self._workers = [_Worker() for _ in range(jobs)]
        self._threads: list[Thread] = []
        self._parts: Iterator[Part] = iter(())
        self._next = Lock()
        self._outcomes: list[_Outcome] = []
        self._faults: list[BaseException] = []
        self._ended = False

    def __enter__(self) -> Self:
        # Ctrl-C reaches all processes of a terminal; these are ended by their parent.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for worker in self._workers:
                worker.begin()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = True
        for worker in self._workers:
            worker.end()
        for thread in self._threads:
            thread.join()

    def start(self, parts: Iterable[Part]) -> None:
        """Begin to validate parts, which are asked for as they are needed, from threads of this process."""
        self._parts = iter(parts)
        self._threads = [Thread(target=self._feed, args=(worker,), daemon=True) for worker in self._workers]
        for thread in self._threads:
            thread.start()

    def results(self) -> list[Result]:
        """Return what was found, in no order; raises DataFileError where the shapes are broken."""
        for thread in self._threads:
            thread.join()
        self._parts = iter(())
        if self._faults:
            raise self._faults[0]
        found: list[Result] = []
        for outcome in self._outcomes:
            if isinstance(outcome, tuple):
                raise DataFileError(*outcome)
            found.extend(outcome)
        self._outcomes.clear()
        return found

    def _feed(self, worker: _Worker) -> None:
        try:
            while not self._ended:
                with self._next:
                    part = next(self._parts, None)
                if part is None:
                    return
                outcome = worker.validate(part)
                if outcome is None:
                    if self._ended:
                        return
                    outcome = _validate(*part)
                self._outcomes.append(outcome)
        except BaseException as fault:  # noqa: BLE001 - a thread cannot raise where it would be seen; `results` does
            self._faults.append(fault)


class _Worker:
    """One process that validates parts, one after the other."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._connection, self._other_end = context.Pipe()
        arguments = (self._other_end, self._connection)
        self.process = context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]

    def begin(self) -> None:
        try:
            self.process.start()
        finally:
            self._other_end.close()

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self._connection.close()

    def validate(self, part: Part) -> _Outcome | None:
        """Return the outcome of a part, None where the process is gone."""
        triples, nodes = part
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        assert data is not None
        try:
            self._connection.send_bytes(data)
            self._connection.send_bytes("\n".join(sorted(nodes)).encode("utf-8", "surrogatepass"))
            outcome: _Outcome = self._connection.recv()
        except (EOFError, OSError):
            return None
        return outcome


def _serve(connection: Connection, end_of_parent: Connection) -> None:
    """Load what is needed while the graph is still being made, then validate parts and send the outcomes."""
    # Only the parent may hold it, so that the parent's death is the end of the stream here.
    end_of_parent.close()
    loading = Thread(target=_load)
    loading.start()
    while True:
        try:
            data = connection.recv_bytes()
            nodes = connection.recv_bytes().decode("utf-8", "surrogatepass").split("\n")
        except (EOFError, OSError):
            return
        loading.join()
        parsed = ox.parse(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        connection.send(_validate([quad.triple for quad in parsed], frozenset(nodes)))


def _load() -> None:
    for name in ("pyshacl", "kgtool.validate.validate"):
        import_module(name)


def _validate(triples: list[ox.Triple], nodes: frozenset[str]) -> _Outcome:
    from kgtool.validate.validate import validate_part

    try:
        return validate_part(triples, nodes)
    except DataFileError as error:
        return error.cause, error.cure, error.place
