"""Concludes the layers above the claims, and changes the graphs of a build where they differ.

A build tells `Layers.take` of every document whose graph it changes: all of them where it is made from scratch, those
that were added, replaced or deleted where it is derived from the one before. `Layers.conclude` then goes up layer by
layer; each is a function from the build as it stands so far to what changes in one graph (`Conclude`), and its graph is
changed before the next layer is asked. The builds come out the same either way.

For now every layer is concluded anew and compared with the graph of the build before (`_anew`). What can conclude in
blocks takes the documents that changed in place of the whole: it is a `Conclude` that looks at `Changes.documents`,
concludes the blocks that their claims enter, before and after, and returns the difference without `_anew`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from kgtool import resources
from kgtool.analyse.analysis import analyse
from kgtool.build.validation import Validation
from kgtool.graph.order import sorted_quads
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.store import Writer
from kgtool.validate.report import ValidationReport
from kgtool.vocabulary.ontology import Ontology, load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF, Iris, PolicyLayer

#: What a build counts in the layers above the claims: the class's local name and the layer it stands in.
_COUNTED: dict[str, PolicyLayer] = {
    "Fact": "facts",
    "Flow": "facts",
    "Inference": "inferred",
    "CircularFlow": "analysis",
}


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document's graph before and after; `old` is empty where it is new, `new` where it is gone."""

    graph: ox.NamedNode
    old: Sequence[ox.Quad]
    new: Sequence[ox.Quad]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a graph loses and what it gains."""

    removed: Sequence[ox.Quad]
    added: Sequence[ox.Quad]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a layer may look at: the build as it stands so far, and which documents' graphs changed.

    `store` holds the ontology, the claims as they are now, the layers below as they are now, and this layer as it was
    before. `derived` is False where there was nothing before and `graphs` are all documents.
    """

    store: ox.Store
    iris: Iris
    ontology: Ontology
    policy: str
    derived: bool
    graphs: Sequence[ox.NamedNode]


#: What concludes one layer.
Conclude: TypeAlias = Callable[[Changes], Difference]


@dataclass(frozen=True, slots=True)
class Concluded:
    """How many resources of each counted class the layers hold, and what validation found in claims and facts."""

    counts: dict[str, int]
    report: ValidationReport


@dataclass
class Layers:
    """The layers of one build in the making, on the writer's own store."""

    writer: Writer
    iris: Iris
    validation: Validation
    report: Callable[[str, int, int], None]
    derived: bool = False
    policy: str = DEFAULT_POLICY
    graphs: list[ox.NamedNode] = field(default_factory=list)

    def take(self, change: DocumentChange) -> None:
        """Change the graph of a document, and remember that it changed."""
        self.graphs.append(change.graph)
        self.apply(Difference(change.old, change.new))

    def apply(self, difference: Difference) -> None:
        """Change what the build holds."""
        if difference.removed:
            self.writer.remove(difference.removed)
        self.writer.load(difference.added)

    def conclude(self) -> Concluded:
        """Resolve, infer, analyse and validate under the default policy, once all documents are taken.

        `report` is told each stage as it begins; claims and facts are validated beside the stages that follow them.
        """
        store, ontology = self.writer.engine, load_ontology()
        changes = Changes(store, self.iris, ontology, self.policy, self.derived, self.graphs)
        for stage, conclude in _STAGES:
            self.report(stage, 0, 0)
            self.apply(conclude(changes))
            store = self.writer.engine
            if stage == "resolve":
                self.validation.start(store)
        self.report("validate", 0, 0)
        counts = {kind: _count(changes, kind) for kind in _COUNTED}
        return Concluded(counts, self.validation.report())


def ontology_quads(iris: Iris) -> list[ox.Quad]:
    """Return the shipped ontology as the quads of its graph, in the order of the file, with its blank nodes."""
    data = resources.folder("ontology", "kgtool.ttl").read_bytes()
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, iris.ontology_graph)
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
    ]


def _facts(changes: Changes) -> Difference:
    return _anew(changes, "facts", resolve(changes.store, changes.iris, changes.ontology, changes.policy))


def _inferred(changes: Changes) -> Difference:
    return _anew(changes, "inferred", infer(changes.store, changes.iris, changes.policy))


def _analysis(changes: Changes) -> Difference:
    return _anew(changes, "analysis", analyse(changes.store, changes.iris, changes.ontology, changes.policy))


#: The layers from below, by the name of their stage.
_STAGES: tuple[tuple[str, Conclude], ...] = (("resolve", _facts), ("infer", _inferred), ("analyse", _analysis))


def _anew(changes: Changes, layer: PolicyLayer, quads: Sequence[ox.Quad]) -> Difference:
    """Return what changes where a layer is to hold exactly these quads."""
    if not changes.derived:
        return Difference((), quads)
    graph = changes.iris.policy_graph(changes.policy, layer)
    before = set(changes.store.quads_for_pattern(None, None, None, graph))
    after = set(quads)
    return Difference(sorted_quads(before - after), [quad for quad in quads if quad not in before])


def _count(changes: Changes, kind: str) -> int:
    graph = changes.iris.policy_graph(changes.policy, _COUNTED[kind])
    return sum(1 for _ in changes.store.quads_for_pattern(None, RDF["type"], KG[kind], graph))
