"""Sorts the documents of a store in processes of their own, each of which opens the store for itself."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kgtool.errors import StoreError
from kgtool.store import StoreDirectory
from kgtool.store.build import Build
from kgtool.validate.alike import Alike, Sorted
from kgtool.validate.large import SortDocuments, alike_of, one_by_one, surroundings_of
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.terms import Iris

#: Fewer documents than this are not worth a process.
_FEW = 20


def sort_in(jobs: int, store: Path, build: Build, iris: Iris, shapes: Shapes) -> SortDocuments:
    """Return what sorts the documents of a build in processes; `store` is the folder of the store."""

    def sort(alike: Alike, graphs: Sequence[ox.NamedNode]) -> None:
        count = min(jobs, len(graphs) // _FEW)
        if count < 2:
            one_by_one(alike, graphs)
            return
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        workers = []
        for number in range(count):
            here, there = context.Pipe(duplex=False)
            names = [graph.value for graph in graphs[number::count]]
            words = (there, store, build, iris, shapes, names)
            process = context.Process(target=_serve, args=words, daemon=True)  # type: ignore[attr-defined]
            process.start()
            there.close()
            workers.append((process, here, names))
        # What checks the nodes takes a moment to load.
        import_module("pyshacl")
        for process, here, names in workers:
            try:
                alike.merge(here.recv())
            except EOFError:
                # The process was ended from outside: this one does its work.
                one_by_one(alike, [ox.NamedNode(name) for name in names])
            process.join()

    return sort


def _serve(connection: Connection, store: Path, build: Build, iris: Iris, shapes: Shapes, names: Sequence[str]) -> None:
    try:
        with StoreDirectory(store).open(build) as opened:
            connection.send(sorted_documents(opened.engine, iris, shapes, names))
    except StoreError:
        # The parent finds out why, where it can say so.
        return


def sorted_documents(store: ox.Store, iris: Iris, shapes: Shapes, names: Sequence[str]) -> Sorted:
    """Return the nodes of some documents' graphs by their looks."""
    surroundings = surroundings_of(store, iris, shapes)
    assert surroundings is not None
    alike = alike_of(surroundings, store, iris, shapes)
    one_by_one(alike, [ox.NamedNode(name) for name in names])
    return alike.sorted()
