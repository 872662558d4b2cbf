"""Asks a store for suspects in processes of their own, each of which opens the store for itself."""

from __future__ import annotations

import multiprocessing
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kgtool.errors import StoreError
from kgtool.store import StoreDirectory
from kgtool.store.build import Build
from kgtool.validate.large import Ask, ask_all, surroundings_of
from kgtool.validate.parts import Surroundings
from kgtool.validate.shapes import Shapes
from kgtool.validate.suspects import Suspects
from kgtool.vocabulary.terms import Iris

#: A store of fewer graphs than this is not worth a process.
_FEW = 40


def ask_in(jobs: int, store: Path, build: Build, iris: Iris) -> Ask:
    """Return what asks a build for suspects in processes; `store` is the folder of the store."""

    def ask(engine: ox.Store, surroundings: Surroundings, shapes: Shapes) -> Suspects:
        if jobs < 2 or sum(1 for _ in engine.named_graphs()) < _FEW:
            return ask_all(engine, surroundings, shapes)
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        workers = []
        for number in range(jobs):
            here, there = context.Pipe(duplex=False)
            words = (there, store, build, iris, shapes, number, jobs)
            process = context.Process(target=_serve, args=words, daemon=True)  # type: ignore[attr-defined]
            process.start()
            there.close()
            workers.append((process, here))
        # What checks the suspects takes a moment to load.
        import_module("pyshacl")
        found: Suspects = {}
        for number, (process, here) in enumerate(workers):
            try:
                found |= here.recv()
            except EOFError:
                # The process was ended from outside: this one does its work.
                found |= ask_all(engine, surroundings, shapes, number, jobs)
            process.join()
        return found

    return ask


def _serve(connection: Connection, store: Path, build: Build, iris: Iris, shapes: Shapes, share: int, of: int) -> None:
    try:
        with StoreDirectory(store).open(build) as opened:
            surroundings = surroundings_of(opened.engine, iris, shapes)
            assert surroundings is not None
            connection.send(ask_all(opened.engine, surroundings, shapes, share, of))
    except StoreError:
        # The parent finds out why, where it can say so.
        return
