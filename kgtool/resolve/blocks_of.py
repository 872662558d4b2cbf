"""Finds the claims of single blocks in a store, without reading all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kgtool.resolve.blocks import Conclusions, Key
from kgtool.stated.claim import StatedClaim
from kgtool.stated.documents import claims_at
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import KG

#: A claim and the graph that holds it.
Place = tuple[ox.NamedNode, ox.NamedNode]


class BlockClaims:
    """The claims of a store by the blocks they enter; a claim that was read is kept."""

    def __init__(self, store: ox.Store, ontology: Ontology) -> None:
        self._store = store
        self._ontology = ontology
        self._roles = {KG[role] for kind in ontology.claim_types.values() for role in kind.roles}
        self._naming: dict[str, set[Place]] = {}
        self._claims: dict[Place, StatedClaim] = {}

    def members(self, keys: Iterable[Key], kinds: Mapping[str, Conclusions]) -> dict[Key, list[StatedClaim]]:
        """Return all claims that enter each block, sorted by IRI, whatever a policy says of them."""
        wanted = {key: self._candidates(key) for key in keys}
        self._read({place for places in wanted.values() for place in places})
        found: dict[Key, list[StatedClaim]] = {}
        entered: dict[Place, set[Key]] = {}
        for key, places in wanted.items():
            kind = kinds[key[0]]
            members = []
            for place in sorted(places, key=_order):
                claim = self._claims[place]
                known = entered.setdefault(place, set())
                if key not in known:
                    known.update(kind.keys(claim, self._ontology))
                if key in known:
                    members.append(claim)
            found[key] = members
        return found

    def at(self, places: Iterable[Place]) -> list[StatedClaim]:
        """Return the claims at these places, sorted by IRI."""
        wanted = sorted(set(places), key=_order)
        self._read(wanted)
        return [self._claims[place] for place in wanted]

    def _read(self, places: Iterable[Place]) -> None:
        missing = sorted((place for place in places if place not in self._claims), key=_order)
        for place, claim in claims_at(self._store, missing, self._ontology):
            self._claims[place] = claim

    def _candidates(self, key: Key) -> set[Place]:
        """Return the claims that name every entity of a key; its other words are names of types and properties."""
        entities: Sequence[str] = [word for word in key[1:] if "/" in word]
        named = [self._named(entity) for entity in entities]
        return set.intersection(*named) if named else set()

    def _named(self, entity: str) -> set[Place]:
        if entity not in self._naming:
            quads = self._store.quads_for_pattern(None, None, ox.NamedNode(entity), None)
            self._naming[entity] = {
                (quad.subject, quad.graph_name)
                for quad in quads
                if quad.predicate in self._roles
                and isinstance(quad.subject, ox.NamedNode)
                and isinstance(quad.graph_name, ox.NamedNode)
            }
        return self._naming[entity]


def _order(place: Place) -> tuple[str, str]:
    claim, graph = place
    return claim.value, graph.value
