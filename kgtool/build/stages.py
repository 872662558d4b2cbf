"""The stages in which a build concludes the layers above the claims, from below.

Each is a function from the build as it stands so far to what changes in one graph (`Conclude`). Where the build before
is of use, only what a change touches is concluded again; else all is concluded anew (`anew`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.analyse.analysis import circular_flows
from kgtool.analyse.changed_circles import changed_circles
from kgtool.clashes.changed import changed_clashes
from kgtool.clashes.find import clashes
from kgtool.conclude.changed import ChangedClaims, Context, conclude_changes
from kgtool.conclude.composed import changed_composites
from kgtool.conclude.lines import LineDifference
from kgtool.conclude.notebook import Notebook
from kgtool.graph.order import sorted_quads
from kgtool.reason.changed import changed_inferences
from kgtool.reason.infer import infer
from kgtool.resolve.changed import Difference
from kgtool.resolve.policy import policy as find_policy
from kgtool.store.nquads import held_lines
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import Iris


@dataclass(frozen=True, slots=True)
class Changes:
    """What a layer may look at: the build as it stands so far, and which documents' graphs changed.

    `store` holds the ontology, the claims as they are now, the layers below as they are now, and this layer as it was
    before; `notebook` the blocks. `derived` is False where there was nothing before; `in_blocks` tells that the
    notebook knows what the graphs hold. `few` are the changed documents' graphs as they are now, None where they are
    too many to look at each, or all.
    """

    store: ox.Store
    iris: Iris
    ontology: Ontology
    policy: str
    derived: bool
    in_blocks: bool
    notebook: Notebook
    claims: ChangedClaims
    jobs: int = 1
    few: Sequence[ox.Quad] | None = None
    #: What facts and inferences lost and gained, and what the same blocks mean for the analysis, kept for its stage.
    facts: list[Difference] = field(default_factory=list)
    inferred: list[Difference] = field(default_factory=list)
    analysis: list[LineDifference] = field(default_factory=list)


#: What concludes one layer, in one step or several.
Conclude: TypeAlias = Callable[[Changes], Iterator[Difference | LineDifference]]


def _facts(changes: Changes) -> Iterator[Difference | LineDifference]:
    store, iris, ontology = changes.store, changes.iris, changes.ontology
    context = Context(iris, ontology, changes.policy, _chosen(changes), changes.jobs)
    concluded = conclude_changes(changes.notebook, changes.claims, context)
    facts = concluded["facts"]
    changes.analysis.append(concluded["analysis"])
    if changes.in_blocks:
        changes.facts.append(facts.quads())
        yield changes.facts[0]
    else:
        yield anew_lines(store, iris.policy_graph(changes.policy, "facts"), facts.added, derived=changes.derived)
    yield changed_composites(store, changes.notebook, iris, ontology, changes.policy)


def _chosen(changes: Changes) -> set[ox.NamedNode]:
    """Return which of the new claims the policy accepts; it judges each by its own document."""
    store = changes.store
    if changes.few is not None:
        store = ox.Store()
        store.extend(changes.few)
    return {claim for claims in find_policy(changes.policy).claims(store).values() for claim in claims}


def _inferred(changes: Changes) -> Iterator[Difference | LineDifference]:
    store, iris, policy = changes.store, changes.iris, changes.policy
    if changes.in_blocks and changes.few is not None:
        found = changed_inferences(store, changes.facts[0].removed, changes.facts[0].added, iris, policy)
    else:
        graph = iris.policy_graph(policy, "inferred")
        found = anew(store, graph, infer(store, iris, policy), derived=changes.derived)
    changes.inferred.append(found)
    yield found


def _analysis(changes: Changes) -> Iterator[Difference | LineDifference]:
    store, iris, policy = changes.store, changes.iris, changes.policy
    (blocks,) = changes.analysis
    if changes.in_blocks:
        yield blocks
        facts = (quad for difference in changes.facts for quad in (*difference.removed, *difference.added))
        yield changed_circles(store, facts, iris, policy)
        yield changed_clashes(store, [*changes.facts, *changes.inferred], iris, policy)
        return
    found = (*circular_flows(store, iris, policy), *clashes(store, iris, policy))
    lines = [*blocks.added, *held_lines(found)]
    yield anew_lines(store, iris.policy_graph(policy, "analysis"), sorted(lines), derived=changes.derived)


#: The layers from below, by the name of their stage.
STAGES: tuple[tuple[str, Conclude], ...] = (("resolve", _facts), ("infer", _inferred), ("analyse", _analysis))


def anew(store: ox.Store, graph: ox.NamedNode, quads: Sequence[ox.Quad], *, derived: bool) -> Difference:
    """Return what changes where a graph is to hold exactly these quads."""
    if not derived:
        return Difference((), quads)
    before = set(store.quads_for_pattern(None, None, None, graph))
    after = set(quads)
    return Difference(sorted_quads(before - after), [quad for quad in quads if quad not in before])


def anew_lines(store: ox.Store, graph: ox.NamedNode, lines: Sequence[bytes], *, derived: bool) -> LineDifference:
    """Return what changes where a graph is to hold exactly these lines."""
    if not derived:
        return LineDifference((), lines)
    before = set(held_lines(store.quads_for_pattern(None, None, None, graph)))
    return LineDifference(sorted(before.difference(lines)), [line for line in lines if line not in before])
