"""A claim as it stands in the graph of its document, with all that it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import unquote

import pyoxigraph as ox

from kgtool.intervals.interval import Interval
from kgtool.intervals.reading import read_interval


@dataclass(frozen=True, slots=True)
class StatedMeasure:
    """A measure as a claim states it, in base units; fields and codes are those of the claim record.

    A missing bound is None; `words` are the text's own; `assumed` tells that the text names no currency.
    """

    iri: ox.NamedNode
    kind: str
    min: Decimal | None
    max: Decimal | None
    unit: str
    words: str
    per: str | None = None
    hedge: str | None = None
    scope: str | None = None
    of: str | None = None
    assumed: bool = False

    @property
    def bounds(self) -> Interval:
        """Return the bounds as stated: a missing lower one is 0, a missing upper one none, of a share 100."""
        high = Decimal(100) if self.max is None and self.kind == "share" else self.max
        return Interval.of_bounds(self.min, high)

    def interval(self, *, cells: bool = False) -> Interval:
        """Return what arithmetic reads: with the hedge's tolerance and, with `cells`, what rounds to the figure."""
        return read_interval(self.kind, self.min, self.max, self.hedge, self.words, cells=cells)


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document that carries a claim, by code points, and the characters around it."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Described:
    """What one document's graph knows of an entity: its kinds, its labels, who owns it (property and owner)."""

    types: tuple[ox.NamedNode, ...]
    labels: tuple[str, ...]
    owners: tuple[tuple[ox.NamedNode, ox.NamedNode], ...]
    provisional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The document of a claim: its IRI, its path, what is known of its origin, and of the entities it names."""

    iri: ox.NamedNode
    path: str
    issued: date | None
    publisher: ox.NamedNode | None
    title: str | None
    entities: Mapping[ox.NamedNode, Described]


@dataclass(frozen=True, slots=True)
class Hop:
    """One who passed a statement on: who it is, in the text's own words, and whether he stays unnamed ('Insider')."""

    speaker: ox.NamedNode
    words: str
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a person decided about a claim: the kind's code (`accept`), who, when (UTC), and why."""

    kind: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A reader of a claim: its name (`llm`, None for the rules), version, model, and the hash of its prompt."""

    name: str | None
    label: str
    version: str | None
    model: str | None
    prompt: str | None


@dataclass(frozen=True, eq=False)
class StatedClaim:
    """A claim of a graph: all that it says, codes being those of the claim record (`planned`, `exclusive`).

    `types` are local names of the ontology's claim types; roles hold their fillers sorted by IRI. `jointly` is False
    only where the text says that a measure is of each filler. `start` and `end` are ISO dates, None where open or
    unknown; `duration` is an ISO 8601 duration (`P5Y`). `hops` are those whom the text names as its source: first whom
    it quotes itself, then whom he quotes. `cancellable` is None where the source does not say whether a party may call
    the deal off; `otherwise` are the claims that another reader makes of the same words, `decided` is what a person
    decided about it, `readers` are those that read it where the rules did not alone. Two claims are the same only where
    they are one object.
    """

    iri: ox.NamedNode
    types: tuple[str, ...]
    roles: Mapping[str, tuple[ox.NamedNode, ...]]
    measures: tuple[StatedMeasure, ...]
    modality: str
    negated: bool
    source: Source
    quotes: tuple[Quote, ...]
    exclusivity: str | None = None
    stage: str | None = None
    jointly: bool | None = None
    start: date | None = None
    end: date | None = None
    time_words: str | None = None
    duration: str | None = None
    hops: tuple[Hop, ...] = ()
    instruments: tuple[str, ...] = ()
    condition: str | None = None
    in_return_for: ox.NamedNode | None = None
    rule: str | None = None
    cancellable: bool | None = None
    otherwise: tuple[ox.NamedNode, ...] = ()
    decided: tuple[Deciding, ...] = ()
    readers: tuple[ReadBy, ...] = ()

    @property
    def reader(self) -> str | None:
        """Return the reader whose claim it is (`llm`), None where the rules made it, alone or with others."""
        name, sign, reader = unquote(self.rule or "").partition(":")
        return reader if sign and name == "reader" else None

    @cached_property
    def actors(self) -> frozenset[ox.NamedNode]:
        """Return everybody and everything that fills a role."""
        return frozenset(filler for fillers in self.roles.values() for filler in fillers)

    @property
    def amounts(self) -> tuple[StatedMeasure, ...]:
        """Return the measures of money."""
        return tuple(measure for measure in self.measures if measure.kind == "amount")

    @property
    def speakers(self) -> tuple[ox.NamedNode, ...]:
        """Return whom the text names as its source, in the order of the hops."""
        return tuple(hop.speaker for hop in self.hops)

    def fillers(self, role: str) -> tuple[ox.NamedNode, ...]:
        """Return the fillers of a role, empty where it is open."""
        return self.roles.get(role, ())
