"""The graphs of a policy after some documents changed: only the blocks that their claims enter are concluded again.

As a block's conclusions depend on its claims alone, this gives what a build from scratch gives, which is the same thing
with an empty notebook: there, all documents are new.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgtool.conclude.lines import LineDifference
from kgtool.conclude.named import NamedEntities
from kgtool.conclude.notebook import Notebook, packed, unpacked
from kgtool.conclude.share import Share, conclude, shared_out
from kgtool.conclude.standing import KINDS, keys_of, standing
from kgtool.processes import pool
from kgtool.resolve.blocks import Key
from kgtool.resolve.deals.composite import is_framing
from kgtool.resolve.resolve import ENTITY
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import Iris, PolicyLayer

#: From how many claims on, counted in each of their blocks, processes take less time than they cost.
_MANY = 60_000


@dataclass(frozen=True, slots=True)
class ChangedClaims:
    """The documents' graphs that are gone or replaced, and the claims of those that are new, by graph."""

    gone: Sequence[str]
    new: Mapping[str, Sequence[StatedClaim]]


@dataclass(frozen=True, slots=True)
class Context:
    """Under what is concluded: `chosen` are the new claims that the policy accepts, `jobs` the processes to use."""

    iris: Iris
    ontology: Ontology
    policy: str
    chosen: Collection[ox.NamedNode]
    jobs: int = 1


@dataclass(slots=True)
class _Touched:
    """What a block loses and gains, by the numbers of claims."""

    gone: set[int] = field(default_factory=set)
    new: list[int] = field(default_factory=list)


def conclude_changes(notebook: Notebook, changed: ChangedClaims, context: Context) -> dict[PolicyLayer, LineDifference]:
    """Return how the graphs of a policy change, layer by layer, and bring the notebook up to date.

    Each claim must be judged by its own document. What is concluded from conclusions is not among it, such as deals of
    several parts and circular flows.
    """
    touched: dict[Key, _Touched] = defaultdict(_Touched)
    entities = NamedEntities(notebook, context.iris.policy_graph(context.policy, "facts"))
    for graph in changed.gone:
        for noted in entities.lost(notebook.remove(graph)):
            for key in keys_of(noted.claim, noted.standing, context.ontology):
                touched[key].gone.add(noted.number)
    for graph, claims in changed.new.items():
        rows = [(claim, standing(claim, context.chosen), is_framing(claim)) for claim in claims]
        for noted in entities.won(notebook.add(graph, rows)):
            for key in keys_of(noted.claim, noted.standing, context.ontology):
                touched[key].new.append(noted.number)
    for noted in entities.naming_renamed(touched):
        for key in keys_of(noted.claim, noted.standing, context.ontology):
            _ = touched[key]
    removed, added = _blocks(notebook, touched, entities, context)
    return {
        layer: LineDifference(sorted(removed[layer] - added[layer]), sorted(added[layer] - removed[layer]))
        for layer in sorted({kind.layer for kind in KINDS.values()})
    }


def _blocks(
    notebook: Notebook, touched: Mapping[Key, _Touched], entities: NamedEntities, context: Context
) -> tuple[dict[PolicyLayer, set[bytes]], dict[PolicyLayer, set[bytes]]]:
    """Conclude the touched blocks, note them, and return all lines that they concluded before and conclude now."""
    removed: dict[PolicyLayer, set[bytes]] = defaultdict(set)
    added: dict[PolicyLayer, set[bytes]] = defaultdict(set)
    members: dict[Key, array[int]] = {}
    for key, change in sorted(touched.items()):
        block = notebook.block(key)
        now = array("I", [number for number in block.claims if number not in change.gone])
        now.extend(change.new)
        if key[0] == ENTITY:
            before, after = entities.lines(key[1], block.claims, now)
            removed["facts"].update(before)
            added["facts"].update(after)
            notebook.note(key, now, packed(()))
            continue
        removed[KINDS[key[0]].layer].update(block.concluded)
        members[key] = now
    found = dict(_concluded(notebook, members, entities.labels, context))
    for key, numbers in members.items():
        lines = found.get(key, b"")
        notebook.note(key, numbers, lines)
        added[KINDS[key[0]].layer].update(unpacked(lines))
    return removed, added


def _concluded(
    notebook: Notebook, members: Mapping[Key, array[int]], labels: Mapping[str, str], context: Context
) -> Iterator[tuple[Key, bytes]]:
    """Yield the packed lines of blocks that conclude anything, from several processes where that saves time."""
    entering = sum(len(numbers) for numbers in members.values())
    shares = context.jobs if entering >= _MANY else 1
    tasks = [_share(notebook, blocks, labels, context) for blocks in shared_out(members, shares)]
    if shares == 1:
        outcomes: Iterable[Iterable[tuple[Key, bytes]]] = map(conclude, tasks)
    else:
        with pool(shares) as processes:
            outcomes = list(processes.map(conclude, tasks))
    for outcome in outcomes:
        yield from outcome


def _share(
    notebook: Notebook, blocks: Sequence[tuple[Key, array[int]]], labels: Mapping[str, str], context: Context
) -> Share:
    claims = list(notebook.bytes_of({number for _, numbers in blocks for number in numbers}))
    sources = notebook.sources(source for *_, source in claims)
    return Share(blocks, claims, sources, labels, context.iris.base, context.policy)
