"""An origin: where the claims of one or many texts that say the same come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import pyoxigraph as ox

from kgtool.stated.claim import Hop, StatedClaim

#: What kind of origin it is: a source that a text names, a text without a source of its own, a source that nobody
#: names ('Insider'), or a template that several texts copied without naming it.
OriginKind: TypeAlias = Literal["named", "text", "anonymous", "copy"]


@dataclass(frozen=True, slots=True)
class Chain:
    """How a statement came to the reader: `first` is the document or its publisher, `hops` those it came from."""

    first: ox.NamedNode
    name: str
    hops: tuple[Hop, ...]

    @property
    def anonymous(self) -> bool:
        """Tell whether it ends with somebody unnamed."""
        return bool(self.hops) and self.hops[-1].anonymous


@dataclass(frozen=True, eq=False)
class Origin:
    """One origin of claims, which are sorted by IRI; `source` is who stands at its beginning, None where unknown.

    `chains` holds for each claim in turn how it came to the reader.
    """

    kind: OriginKind
    source: ox.NamedNode | None
    claims: tuple[StatedClaim, ...]
    chains: tuple[Chain, ...]

    @property
    def first(self) -> date | None:
        """Return the day of the earliest document, as far as days are known."""
        return min((claim.source.issued for claim in self.claims if claim.source.issued), default=None)

    @property
    def documents(self) -> tuple[ox.NamedNode, ...]:
        """Return the documents that tell it, sorted."""
        return tuple(sorted({claim.source.iri for claim in self.claims}, key=lambda iri: iri.value))
