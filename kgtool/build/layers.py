"""Concludes the layers above the claims, and changes the graphs of a build where they differ.

A build tells `Layers.take` of every document whose graph it changes: all of them where it is made from scratch, those
that were added, replaced or deleted where it is derived from the one before. `Layers.conclude` then goes up layer by
layer (`kgtool.build.stages`), and the graph of each is changed before the next layer is asked. The builds come
out the same either way.

Facts and analysis are concluded in blocks, which the build's notebook keeps: in a derived build only those that the
claims of changed documents enter are concluded again, what changed facts touch, and circles with a flow that changed.
Where the notebook of the build before is of no use, as the code is another, all is concluded anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pyoxigraph as ox

from kgtool import resources
from kgtool.analyse.analysis import analyse
from kgtool.build.stages import STAGES, Changes, anew
from kgtool.clashes.find import clashes
from kgtool.clashes.heaviest import heaviest
from kgtool.conclude.changed import ChangedClaims
from kgtool.conclude.lines import LineDifference
from kgtool.conclude.notebook import Notebook
from kgtool.graph.order import sorted_quads
from kgtool.reason.infer import infer
from kgtool.resolve.changed import Difference
from kgtool.resolve.resolve import resolve
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents, stated_claims
from kgtool.stated.nodes import nodes_in
from kgtool.store import Writer
from kgtool.validate.report import ValidationReport
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, RDF, Iris, PolicyLayer

#: With more changed documents than this, validation and the policy do not look at each.
MANY = 200

#: What a build counts in the layers above the claims: the class's local name and the layer it stands in.
_COUNTED: dict[str, PolicyLayer] = {
    "Fact": "facts",
    "Flow": "facts",
    "Inference": "inferred",
    "CircularFlow": "analysis",
    "Clash": "analysis",
}


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document's graph before and after; `old` is empty where it is new, `new` where it is gone."""

    graph: ox.NamedNode
    old: Sequence[ox.Quad]
    new: Sequence[ox.Quad]


@dataclass(frozen=True, slots=True)
class Concluded:
    """How many resources of each counted class the layers hold, and what validation found in claims and facts."""

    counts: dict[str, int]
    report: ValidationReport
    first_clash: tuple[tuple[str, str], ...] = ()


class Check(Protocol):
    """What validates claims and facts beside the layers above them."""

    def begin(self, store: ox.Store, changes: Sequence[Difference] | None) -> None:
        """Begin with the claims and facts of a store; `changes` are all that they differ in, None where not known."""

    def report(self, store: ox.Store) -> ValidationReport:
        """Return what was found."""


@dataclass
class Layers:
    """The layers of one build in the making, on the writer's own store.

    `derived` tells that the store began with the build before, `in_blocks` that its notebook can be gone on with.
    """

    writer: Writer
    iris: Iris
    check: Check
    report: Callable[[str, int, int], None]
    notebook: Notebook
    derived: bool = False
    in_blocks: bool = False
    policy: str = DEFAULT_POLICY
    jobs: int = 1
    _gone: list[str] = field(default_factory=list)
    _claims: dict[str, Sequence[StatedClaim]] = field(default_factory=dict)
    _old: list[ox.Quad] = field(default_factory=list)
    _new: list[ox.Quad] = field(default_factory=list)
    _taken: int = 0

    def take(self, change: DocumentChange) -> None:
        """Change the graph of a document, and remember its claims where the layers can make use of them."""
        self._taken += 1
        if self.in_blocks or not self.derived:
            if change.old:
                self._gone.append(change.graph.value)
            if change.new:
                self._claims[change.graph.value] = tuple(stated_claims(nodes_in(change.new), load_ontology()))
        if self.in_blocks and self._taken <= MANY:
            self._old.extend(change.old)
            self._new.extend(change.new)
        self.apply(Difference(change.old, change.new))

    def apply(self, difference: Difference | LineDifference) -> None:
        """Change what the build holds."""
        if isinstance(difference, LineDifference):
            if difference.removed:
                self.writer.remove(difference.quads().removed)
            self.writer.load_lines(difference.added)
            return
        if difference.removed:
            self.writer.remove(difference.removed)
        self.writer.load(difference.added)

    def conclude(self) -> Concluded:
        """Resolve, infer, analyse and validate under the default policy, once all documents are taken.

        `report` is told each stage as it begins; claims and facts are validated beside the stages that follow them.
        """
        few = self._new if self.in_blocks and self._taken <= MANY else None
        changes = self._changes(few)
        store = changes.store
        differences = [Difference(self._old, self._new)]
        for stage, conclude in STAGES:
            self.report(stage, 0, 0)
            for difference in conclude(changes):
                if few is not None and isinstance(difference, Difference):
                    differences.append(difference)
                self.apply(difference)
                # What waits in the writer is not yet in the store.
                store = self.writer.engine
            if stage == "resolve":
                self.check.begin(store, None if few is None else tuple(differences))
        self.report("validate", 0, 0)
        counts = {kind: _count(changes, kind) for kind in _COUNTED}
        return Concluded(counts, self.check.report(store), heaviest(store, self.iris, self.policy))

    def _changes(self, few: Sequence[ox.Quad] | None) -> Changes:
        store, ontology = self.writer.engine, load_ontology()
        if self.derived and not self.in_blocks:
            found = {entry.graph.value: entry.claims for entry in documents(store, ontology)}
            claims = ChangedClaims((), found)
        else:
            claims = ChangedClaims(self._gone, self._claims)
        return Changes(
            store,
            self.iris,
            ontology,
            self.policy,
            self.derived,
            self.in_blocks,
            self.notebook,
            claims,
            self.jobs,
            few,
        )

    def conclude_under(self, policy: str) -> None:
        """Conclude the layers of a further policy anew, once those of the default one stand."""
        iris, ontology = self.iris, load_ontology()
        claims = [claim for found in documents(self.writer.engine, ontology) for claim in found.claims]
        self.report("resolve", 0, 0)
        self._hold(policy, "facts", resolve(self.writer.engine, iris, ontology, policy, claims))
        self.report("infer", 0, 0)
        self._hold(policy, "inferred", infer(self.writer.engine, iris, policy))
        self.report("analyse", 0, 0)
        found = analyse(self.writer.engine, iris, ontology, policy, claims=claims)
        self._hold(policy, "analysis", sorted_quads([*found, *clashes(self.writer.engine, iris, policy)]))

    def _hold(self, policy: str, layer: PolicyLayer, quads: Sequence[ox.Quad]) -> None:
        """Let the graph of a layer hold exactly these quads."""
        self.apply(anew(self.writer.engine, self.iris.policy_graph(policy, layer), quads, derived=self.derived))

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


def _count(changes: Changes, kind: str) -> int:
    graph = changes.iris.policy_graph(changes.policy, _COUNTED[kind])
    return sum(1 for _ in changes.store.quads_for_pattern(None, RDF["type"], KG[kind], graph))
