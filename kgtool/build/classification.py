"""Stores what HermiT makes of the facts: a build derived from the current one, with a graph more.

The next `build` takes that graph out again, as its facts may be others; then it is classified anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.owl.classify import classified_quads, members
from kgtool.owl.entailments import Named
from kgtool.owl.facts import circles_of, facts_of, ontology_of
from kgtool.owl.process import Limits
from kgtool.store import StoreDirectory, Writer
from kgtool.store.build import LEASE, MANIFEST, QUADS, Build
from kgtool.store.faults import StoreLockedError
from kgtool.vocabulary.terms import DEFAULT_BASE, DEFAULT_POLICY, Iris


@dataclass(frozen=True, slots=True)
class Classified:
    """What was stored: each individual with a defined class, sorted by class; `ruled` of them the rules know too."""

    members: tuple[Named, ...]
    ruled: int


def classify(path: Path, limits: Limits | None = None) -> Classified:
    """Fill the defined classes over the facts and circles of a store, and make the result its current build.

    Raises NoJavaError, the other ReasonerErrors, and StoreErrors; whatever is raised, the store stays as it was.
    """
    directory = StoreDirectory(path)
    with directory.open() as store:
        iris = Iris(str(store.build.manifest.get("base", DEFAULT_BASE)))
        engine = store.engine
        found = members(ontology_of(engine, iris), [*facts_of(engine, iris), *circles_of(engine, iris)], limits)
        inferred = iris.policy_graph(DEFAULT_POLICY, "inferred")
        ruled = sum(ox.Quad(*fact, inferred) in engine for fact in found)
        _store(directory, store.build, iris, classified_quads(found, iris))
    return Classified(tuple(found), ruled)


def _store(directory: StoreDirectory, before: Build, iris: Iris, quads: Sequence[ox.Quad]) -> None:
    with directory.writer() as writer:
        if directory.current().directory != before.directory:
            raise StoreLockedError("Another process has just finished a build of this store.", "Classify it again.")
        writer.derive(before)
        drop_classification(writer, iris)
        writer.load(quads)
        for file in sorted(before.directory.iterdir()):
            if file.is_file() and file.name not in (QUADS, MANIFEST, LEASE):
                shutil.copy2(file, writer.directory / file.name)
        writer.finish(before.manifest)


def drop_classification(writer: Writer, iris: Iris) -> None:
    """Take out of a build in the making what HermiT made of the facts before."""
    graph = iris.policy_graph(DEFAULT_POLICY, "classified")
    writer.remove(sorted_quads(writer.engine.quads_for_pattern(None, None, None, graph)))
