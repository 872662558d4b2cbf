"""The graphs of a policy after some documents changed: only the blocks that their claims enter are concluded again.

Each touched block is concluded twice, from the claims before and after, and the graphs change by the difference. As a
block's conclusions depend on its claims alone, this gives what a build from scratch gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.graph.order import sorted_quads
from kgtool.resolve.blocks import Conclusions, Key, Known, concluded
from kgtool.resolve.blocks_of import BlockClaims
from kgtool.resolve.changed_entities import EntityChange, changed_entities
from kgtool.resolve.deals.judgements import read_judgements
from kgtool.resolve.policy import Policy
from kgtool.resolve.resolve import ENTITY, FACTS, counts
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import documents
from kgtool.stated.nodes import label_in
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import Iris, PolicyLayer, slug_of


@dataclass(frozen=True, slots=True)
class ChangedDocuments:
    """The quads of the documents that changed, before and after; one that came or went stands on one side only."""

    old: Sequence[ox.Quad]
    new: Sequence[ox.Quad]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a graph loses and what it gains, both sorted."""

    removed: Sequence[ox.Quad]
    added: Sequence[ox.Quad]


def changed_blocks(
    store: ox.Store,
    changed: ChangedDocuments,
    iris: Iris,
    ontology: Ontology,
    policy: Policy,
    kinds: Mapping[str, Conclusions] = FACTS,
) -> dict[PolicyLayer, Difference]:
    """Return how the graphs of a policy change by what is concluded in blocks, layer by layer.

    `store` holds the documents as they are now and the facts graph as it was before. The policy must judge each claim
    by its own document. What is concluded from conclusions, such as deals of several parts, is not among it.
    """
    facts = iris.policy_graph(policy.name, "facts")
    chosen = chosen_claims(policy, store)
    old, counted = _claims(changed.old, policy, ontology)
    new, _ = _claims(changed.new, policy, ontology)
    entities = changed_entities(
        store, facts, [claim for claim in old if claim.iri in counted], [c for c in new if counts(c, chosen)]
    )
    claims = BlockClaims(store, ontology)
    renamed = _named_anew(entities, claims, kinds)
    touched = [(claim, claim.iri in counted) for claim in old]
    touched += [(claim, counts(claim, chosen)) for claim in (*new, *renamed)]
    keys = sorted({key for claim, counting in touched for key in _keys(claim, kinds, ontology, counting=counting)})
    members = claims.members(keys, kinds)
    after = {
        key: [claim for claim in found if kinds[key[0]].reads == "all" or counts(claim, chosen)]
        for key, found in members.items()
    }
    gone = _gone(old, counted, kinds, ontology)
    fresh = {(claim.iri, claim.source.iri) for claim in new}
    before = {key: _sorted([*_without(found, fresh), *gone.get(key, ())]) for key, found in after.items()}
    verdicts = read_judgements()
    was, now = (_label(store, facts, entities, now=at) for at in (False, True))
    removed = _quads(before, kinds, Known(iris, ontology, policy.name, was, verdicts))
    added = _quads(after, kinds, Known(iris, ontology, policy.name, now, verdicts))
    for change in entities.values():
        removed["facts"] |= change.before
        added["facts"] |= change.after
    layers = sorted({"facts", *(kind.layer for kind in kinds.values())})
    return {
        layer: Difference(sorted_quads(removed[layer] - added[layer]), sorted_quads(added[layer] - removed[layer]))
        for layer in layers
    }


def chosen_claims(policy: Policy, store: ox.Store) -> set[ox.NamedNode]:
    """Return the claims that a policy chooses."""
    return {claim for claims in policy.claims(store).values() for claim in claims}


def _claims(
    quads: Sequence[ox.Quad], policy: Policy, ontology: Ontology
) -> tuple[list[StatedClaim], set[ox.NamedNode]]:
    """Return the claims of documents, and which of them have a say in the facts."""
    store = ox.Store()
    store.extend(quads)
    chosen = chosen_claims(policy, store)
    claims = [claim for found in documents(store, ontology) for claim in found.claims]
    return claims, {claim.iri for claim in claims if counts(claim, chosen)}


def _keys(claim: StatedClaim, kinds: Mapping[str, Conclusions], ontology: Ontology, *, counting: bool) -> Iterator[Key]:
    """Yield the blocks that a claim enters; entities are looked at for themselves."""
    for name, kind in kinds.items():
        if name != ENTITY and (counting or kind.reads == "all"):
            yield from kind.keys(claim, ontology)


def _named_anew(
    entities: Mapping[ox.NamedNode, EntityChange], claims: BlockClaims, kinds: Mapping[str, Conclusions]
) -> list[StatedClaim]:
    """Return the claims that name an entity whose label changed: their conclusions hold the old one."""
    renamed = [(ENTITY, entity.value) for entity, change in entities.items() if change.old_label != change.new_label]
    return [claim for found in claims.members(renamed, kinds).values() for claim in found]


def _gone(
    old: Iterable[StatedClaim], counted: set[ox.NamedNode], kinds: Mapping[str, Conclusions], ontology: Ontology
) -> dict[Key, list[StatedClaim]]:
    """Return the claims of the documents as they were, by the blocks that they entered."""
    gone: dict[Key, list[StatedClaim]] = defaultdict(list)
    for claim in old:
        for key in dict.fromkeys(_keys(claim, kinds, ontology, counting=claim.iri in counted)):
            gone[key].append(claim)
    return gone


def _without(claims: Iterable[StatedClaim], fresh: set[tuple[ox.NamedNode, ox.NamedNode]]) -> Iterator[StatedClaim]:
    return (claim for claim in claims if (claim.iri, claim.source.iri) not in fresh)


def _sorted(claims: Iterable[StatedClaim]) -> list[StatedClaim]:
    return sorted(claims, key=lambda claim: claim.iri.value)


def _label(
    store: ox.Store, graph: ox.NamedNode, entities: Mapping[ox.NamedNode, EntityChange], *, now: bool = False
) -> Callable[[ox.NamedNode], str]:
    """Return what gives an entity's label before or after the change."""
    known: dict[ox.NamedNode, str] = {}

    def label(entity: ox.NamedNode) -> str:
        if entity not in known:
            if entity in entities:
                found = entities[entity].new_label if now else entities[entity].old_label
            else:
                found = label_in(store, graph, entity)
            known[entity] = found or slug_of(entity)
        return known[entity]

    return label


def _quads(
    blocks: Mapping[Key, Sequence[StatedClaim]], kinds: Mapping[str, Conclusions], known: Known
) -> dict[PolicyLayer, set[ox.Quad]]:
    filled = {key: found for key, found in blocks.items() if found}
    quads: dict[PolicyLayer, set[ox.Quad]] = defaultdict(set)
    for layer, statement in concluded(filled, kinds, known):
        quads[layer].add(ox.Quad(*statement, known.iris.policy_graph(known.policy, layer)))
    return quads
