"""Concludes the layers above the claims, and changes the graphs of a build where they differ.

A build tells `Layers.take` of every document whose graph it changes: all of them where it is made from scratch, those
that were added, replaced or deleted where it is derived from the one before. `Layers.conclude` then goes up layer by
layer; each is a function from the build as it stands so far to what changes in one graph (`Conclude`), and its graph is
changed before the next layer is asked. The builds come out the same either way.

Facts and analysis of a derived build are concluded in blocks: only those that the claims of changed documents enter,
and circles with a flow that changed. Inferences are concluded anew and compared with the graph of the build before
(`_anew`), as is every layer where so many documents changed that blocks would save nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import pyoxigraph as ox

from kgtool import resources
from kgtool.analyse.analysis import analyse
from kgtool.analyse.changed_circles import changed_circles
from kgtool.analyse.conclusions import ANALYSIS, LEFT_OUT
from kgtool.graph.order import sorted_quads
from kgtool.reason.infer import infer
from kgtool.resolve.changed import ChangedDocuments, Difference, changed_blocks, chosen_claims
from kgtool.resolve.changed_composites import changed_composites
from kgtool.resolve.policy import policy as find_policy
from kgtool.resolve.resolve import FACTS, resolve
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from kgtool.store import Writer
from kgtool.validate.report import ValidationReport
from kgtool.vocabulary.ontology import Ontology, load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF, Iris, PolicyLayer

#: With more changed documents than this, no layer looks at each.
MANY = 200

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
class Changes:
    """What a layer may look at: the build as it stands so far, and which documents' graphs changed.

    `store` holds the ontology, the claims as they are now, the layers below as they are now, and this layer as it was
    before. `derived` is False where there was nothing before. `documents` are those that changed, None where they are
    too many to look at each, or all.
    """

    store: ox.Store
    iris: Iris
    ontology: Ontology
    policy: str
    derived: bool
    documents: ChangedDocuments | None
    #: All claims, where every layer looks at all of them.
    claims: list[StatedClaim] = field(default_factory=list)
    #: What the facts lost and gained, and what the same blocks mean for the analysis, kept for its stage.
    facts: list[Difference] = field(default_factory=list)
    analysis: list[Difference] = field(default_factory=list)


#: What concludes one layer, in one step or several.
Conclude: TypeAlias = Callable[[Changes], Iterator[Difference]]


@dataclass(frozen=True, slots=True)
class Concluded:
    """How many resources of each counted class the layers hold, and what validation found in claims and facts."""

    counts: dict[str, int]
    report: ValidationReport


class Check(Protocol):
    """What validates claims and facts beside the layers above them."""

    def begin(self, store: ox.Store, changes: Sequence[Difference] | None) -> None:
        """Begin with the claims and facts of a store; `changes` are all that they differ in, None where not known."""

    def report(self, store: ox.Store) -> ValidationReport:
        """Return what was found."""


@dataclass
class Layers:
    """The layers of one build in the making, on the writer's own store.

    `derived` tells that the store began with the build before, `in_blocks` that what it concluded can be gone on from.
    """

    writer: Writer
    iris: Iris
    check: Check
    report: Callable[[str, int, int], None]
    derived: bool = False
    in_blocks: bool = False
    policy: str = DEFAULT_POLICY
    _old: list[ox.Quad] = field(default_factory=list)
    _new: list[ox.Quad] = field(default_factory=list)
    _taken: int = 0

    def take(self, change: DocumentChange) -> None:
        """Change the graph of a document, and remember what changed where the layers can make use of it."""
        self._taken += 1
        if self.in_blocks and self._taken <= MANY:
            self._old.extend(change.old)
            self._new.extend(change.new)
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
        documents = ChangedDocuments(self._old, self._new) if self.in_blocks and self._taken <= MANY else None
        store, ontology = self.writer.engine, load_ontology()
        differences = [Difference(self._old, self._new)]
        changes = Changes(store, self.iris, ontology, self.policy, self.derived, documents)
        for stage, conclude in _STAGES:
            self.report(stage, 0, 0)
            for difference in conclude(changes):
                differences.append(difference)
                self.apply(difference)
                # What waits in the writer is not yet in the store.
                store = self.writer.engine
            if stage == "resolve":
                self.check.begin(store, None if documents is None else tuple(differences))
        self.report("validate", 0, 0)
        counts = {kind: _count(changes, kind) for kind in _COUNTED}
        return Concluded(counts, self.check.report(store))

    def conclude_under(self, policy: str) -> None:
        """Conclude the layers of a further policy anew, once those of the default one stand."""
        changes = Changes(self.writer.engine, self.iris, load_ontology(), policy, self.derived, None)
        for stage, conclude in _STAGES:
            self.report(stage, 0, 0)
            for difference in conclude(changes):
                self.apply(difference)
                # What waits in the writer is not yet in the store; asking for the engine writes it.
                _ = self.writer.engine

    def drop(self, policy: str) -> None:
        """Take the graphs of a policy out of the build."""
        for layer in ("facts", "inferred", "analysis"):
            graph = self.iris.policy_graph(policy, layer)
            quads = list(self.writer.engine.quads_for_pattern(None, None, None, graph))
            self.apply(Difference(sorted_quads(quads), ()))


def ontology_quads(iris: Iris) -> list[ox.Quad]:
    """Return the shipped ontology as the quads of its graph, in the order of the file, with its blank nodes."""
    data = resources.folder("ontology", "kgtool.ttl").read_bytes()
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, iris.ontology_graph)
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
    ]


def _facts(changes: Changes) -> Iterator[Difference]:
    store, iris, ontology = changes.store, changes.iris, changes.ontology
    if changes.documents is None:
        changes.claims.extend(claim for found in documents(store, ontology) for claim in found.claims)
        yield _anew(changes, "facts", resolve(store, iris, ontology, changes.policy, changes.claims))
        return
    policy = find_policy(changes.policy)
    concluded = changed_blocks(store, changes.documents, iris, ontology, policy, {**FACTS, **ANALYSIS, **LEFT_OUT})
    changes.facts.append(concluded["facts"])
    changes.analysis.append(concluded["analysis"])
    yield concluded["facts"]
    yield changed_composites(store, iris, ontology, policy.name, chosen_claims(policy, store))


def _inferred(changes: Changes) -> Iterator[Difference]:
    yield _anew(changes, "inferred", infer(changes.store, changes.iris, changes.policy))


def _analysis(changes: Changes) -> Iterator[Difference]:
    store, iris = changes.store, changes.iris
    if changes.documents is None:
        analysis = analyse(store, iris, changes.ontology, changes.policy, claims=changes.claims)
        yield _anew(changes, "analysis", analysis)
        return
    yield from changes.analysis
    facts = (quad for difference in changes.facts for quad in (*difference.removed, *difference.added))
    yield changed_circles(store, facts, iris, changes.policy)


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
