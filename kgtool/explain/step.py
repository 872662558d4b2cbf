"""An explanation as a tree: what holds, by which rule, on what it rests, down to claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.reason.pattern import Triple
from kgtool.stated.claim import StatedClaim

#: What is explained: a conclusion of a rule, a relation or flow that claims state, what the gazetteer or the ontology
#: knows, or another resource of the facts or the analysis (a deal, a circle, a check).
Kind: TypeAlias = Choice["inference", "fact", "background", "axiom", "resource"]


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule that was applied: its IRI, its name, its sentence, and the axioms that made it, in words."""

    iri: ox.NamedNode
    name: str
    label: str
    sentence: str
    axioms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Something that holds, in words, with what it rests on.

    `node` is the resource that stands for it in the graph, or that would; `triple` is None where it is no triple.
    `rung`, `first` and `last` (ISO days) say how it stands where the graph says so, `amount` in words what money it
    carries; `details` are further lines.
    """

    kind: Kind
    words: str
    node: ox.NamedNode
    triple: Triple | None = None
    rule: AppliedRule | None = None
    parts: tuple[Step, ...] = ()
    claims: tuple[StatedClaim, ...] = ()
    rung: str | None = None
    first: str | None = None
    last: str | None = None
    amount: str | None = None
    details: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """Return how many steps of inference follow one another at most."""
        own = 1 if self.rule is not None else 0
        return own + max((part.depth for part in self.parts), default=0)

    @property
    def size(self) -> int:
        """Return how many steps of inference there are."""
        return (self.rule is not None) + sum(part.size for part in self.parts)

    def walk(self) -> Iterator[Step]:
        """Yield this step and all below it, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def all_claims(self) -> tuple[StatedClaim, ...]:
        """Return the claims that it rests on, each once, in the order in which they are met."""
        found = {claim.iri: claim for step in self.walk() for claim in step.claims}
        return tuple(found.values())
