"""Conclusions in blocks: each is drawn from the claims of one key, so that a new text touches only its own blocks.

A kind of conclusions says which blocks a claim enters (`keys`) and what follows from the claims of one block
(`conclude`). Every statement belongs to one block, and a block knows nothing of other blocks' claims: what a build from
scratch concludes is the union of what the blocks conclude, in whatever order and at whatever time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

import pyoxigraph as ox

from kgtool.graph.terms import Statement
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology
from kgtool.vocabulary.terms import Iris, PolicyLayer

#: The kind of conclusions, then what tells its blocks apart: local names of claim types, IRIs of entities.
Key: TypeAlias = "tuple[str, ...]"
#: Which claims enter the blocks: those that the policy accepts, those and what says that something is over, or all.
Reads: TypeAlias = Literal["accepted", "counting", "all"]

#: What blocks concluded, by their key and the IRIs of their claims.
Remembered: TypeAlias = "dict[tuple[Key, tuple[str, ...]], tuple[Statement, ...]]"


@dataclass(frozen=True, eq=False)
class Known:
    """What a block may know beside its claims; `label` gives the press name of an entity.

    `verdicts` are human decisions on which claims are of one deal: a pair of claims' digests, the smaller first, to
    whether they are.
    """

    iris: Iris
    ontology: Ontology
    policy: str
    label: Callable[[ox.NamedNode], str]
    verdicts: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    memo: dict[Key, object] = field(default_factory=dict)
    remembered: Remembered | None = None


class Conclusions(Protocol):
    """One kind of conclusions; an object without state."""

    @property
    def layer(self) -> PolicyLayer:
        """Return the layer that the statements belong to."""

    @property
    def reads(self) -> Reads:
        """Return which claims enter the blocks."""

    def keys(self, claim: StatedClaim, ontology: Ontology) -> Iterable[Key]:
        """Return the blocks that a claim enters; each key begins with the name of this kind."""

    def conclude(self, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterator[Statement]:
        """Yield what follows from the claims of a block, which are sorted by IRI."""


def grouped(
    claims: Iterable[StatedClaim], kinds: Sequence[Conclusions], accepted: Callable[[StatedClaim], bool], known: Known
) -> dict[Key, list[StatedClaim]]:
    """Return the claims of each block, sorted by IRI; the blocks are in the order of the kinds and then sorted."""
    blocks: list[dict[Key, list[StatedClaim]]] = [defaultdict(list) for _ in kinds]
    for claim in sorted(claims, key=lambda claim: claim.iri.value):
        counts = accepted(claim)
        for kind, found in zip(kinds, blocks, strict=True):
            if counts or kind.reads == "all":
                for key in dict.fromkeys(kind.keys(claim, known.ontology)):
                    found[key].append(claim)
    return {key: found[key] for found in blocks for key in sorted(found)}


def concluded(
    blocks: Mapping[Key, Sequence[StatedClaim]], kinds: Mapping[str, Conclusions], known: Known
) -> Iterator[tuple[PolicyLayer, Statement]]:
    """Yield what follows from each block, with its layer; `kinds` are by the name that keys begin with.

    Where `known` remembers, a block whose claims concluded something before is not asked again.
    """
    for key, claims in blocks.items():
        kind = kinds[key[0]]
        for statement in _remembering(kind, key, claims, known):
            yield kind.layer, statement


def _remembering(kind: Conclusions, key: Key, claims: Sequence[StatedClaim], known: Known) -> Iterable[Statement]:
    if known.remembered is None:
        return kind.conclude(key, claims, known)
    block = key, tuple(claim.iri.value for claim in claims)
    if block not in known.remembered:
        known.remembered[block] = tuple(kind.conclude(key, claims, known))
    return known.remembered[block]
