"""What documents together know of an entity, as counts, so that a document can come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import pyoxigraph as ox

from kgtool.graph.terms import Statement, boolean
from kgtool.stated.claim import Described
from kgtool.vocabulary.terms import KG, RDF, RDFS, slug_of

_Name = TypeVar("_Name", str, tuple[str, str])


@dataclass(slots=True)
class Knowledge:
    """How many documents describe an entity, as provisional, with which types, labels and owners, all by IRI."""

    documents: int = 0
    provisional: int = 0
    types: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    owners: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, found: Iterable[Described]) -> Knowledge:
        """Return what several documents know."""
        knowledge = cls()
        for described in found:
            knowledge.count(described)
        return knowledge

    def count(self, described: Described, times: int = 1) -> None:
        """Take in what a document knows; `times` -1 takes it out again."""
        self.documents += times
        self.provisional += times * described.provisional
        _count(self.types, (kind.value for kind in described.types), times)
        _count(self.labels, described.labels, times)
        _count(self.owners, ((predicate.value, owner.value) for predicate, owner in described.owners), times)

    @property
    def label(self) -> str | None:
        """Return the label that most documents use, of several the alphabetically first."""
        return min(self.labels, key=lambda label: (-self.labels[label], label), default=None)

    def statements(self, entity: ox.NamedNode) -> Iterator[Statement]:
        """Yield what is known of the entity, but for the claims that name it; nothing where no document does."""
        if not self.documents:
            return
        for kind in sorted(self.types):
            yield entity, RDF["type"], ox.NamedNode(kind)
        if self.label is not None:
            yield entity, RDFS["label"], ox.Literal(self.label)
        yield entity, KG["slug"], ox.Literal(slug_of(entity))
        for predicate, owner in sorted(self.owners):
            yield entity, ox.NamedNode(predicate), ox.NamedNode(owner)
        if self.provisional == self.documents:
            yield entity, KG["provisional"], boolean(True)


def _count(counter: Counter[_Name], names: Iterable[_Name], times: int) -> None:
    for name in names:
        counter[name] += times
        if not counter[name]:
            del counter[name]
