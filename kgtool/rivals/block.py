"""The form of a kind of blocks: which blocks a claim enters, and what a block holds to be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.resolve.blocks import Known
from kgtool.rivals.entry import Subject
from kgtool.stated.claim import StatedClaim
from kgtool.vocabulary.ontology import Ontology

#: What tells the blocks of one kind apart: local names of claim types, IRIs of entities.
Rest: TypeAlias = "tuple[str, ...]"
Keys: TypeAlias = Callable[[StatedClaim, Ontology], Iterable[Rest]]
Subjects: TypeAlias = Callable[[Rest, Sequence[StatedClaim], Known], Iterable[Subject]]


@dataclass(frozen=True)
class Block:
    """A kind of blocks: `keys` gives what follows the name in the keys of a claim."""

    name: str
    keys: Keys
    subjects: Subjects


def node(value: str) -> ox.NamedNode:
    """Return the entity of a part of a key."""
    return ox.NamedNode(value)
