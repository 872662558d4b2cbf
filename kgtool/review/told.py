"""A claim of the graph as the record that decisions are about, and the document it is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import unquote

import pyoxigraph as ox

from kgtool.claims import Claim, Entity, Measure, Span, TimeSpan
from kgtool.decisions.places import TextPlaces
from kgtool.documents import Document
from kgtool.stated.claim import StatedClaim, StatedMeasure
from kgtool.vocabulary.terms import DCTERMS, KG, Iris, slug_of


@dataclass(frozen=True)
class Seen:
    """A document of the store with its text, as a person sees it."""

    document: Document

    @cached_property
    def places(self) -> TextPlaces:
        """Return the finder of sentences in the text."""
        return TextPlaces.of(self.document)


class Shelf:
    """The documents of a store; `text_of` gives the text of a path, None where it was not kept."""

    def __init__(self, store: ox.Store, iris: Iris, text_of: Callable[[str], str | None]) -> None:
        self._store = store
        self._iris = iris
        self._text_of = text_of
        self._seen: dict[str, Seen | None] = {}

    def seen(self, path: str) -> Seen | None:
        """Return the document of a path, None where the store has none or its text was not kept."""
        if path not in self._seen:
            text = self._text_of(path)
            self._seen[path] = None if text is None else Seen(self._document(path, text))
        return self._seen[path]

    def _document(self, path: str, text: str) -> Document:
        node, graph = self._iris.document(path), self._iris.document_graph(path)

        def value(term: ox.NamedNode) -> str | None:
            quads = self._store.quads_for_pattern(node, term, None, graph)
            return min((quad.object.value for quad in quads if not isinstance(quad.object, ox.Triple)), default=None)

        issued = value(DCTERMS["issued"])
        return Document(
            path,
            text,
            value(KG["sha256"]) or "",
            title=value(DCTERMS["title"]),
            issued=None if issued is None else date.fromisoformat(issued),
        )


def told_claim(claim: StatedClaim, sha256: str, confidence: Decimal) -> Claim:
    """Return a claim of the graph as a record; fillers are sorted, as the graph does not keep their order."""
    time = None
    if claim.time_words is not None or claim.start is not None or claim.end is not None:
        time = TimeSpan(claim.start, claim.end, claim.time_words or "")
    return Claim(
        document=claim.source.path,
        sha256=sha256,
        type=claim.types[0],
        roles=tuple((role, tuple(map(slug_of, fillers))) for role, fillers in sorted(claim.roles.items())),
        spans=tuple(Span(quote.start, quote.end) for quote in claim.quotes),
        rule=unquote(claim.rule or "unknown"),
        confidence=confidence,
        measures=tuple(map(_measure, claim.measures)),
        modality=claim.modality,
        negated=claim.negated,
        exclusivity=claim.exclusivity,
        time=time,
        attribution=tuple(hop.words or slug_of(hop.speaker) for hop in claim.hops),
        stage=claim.stage,
        instrument=claim.instruments,
        jointly=claim.jointly,
        condition=claim.condition,
        in_return_for=None if claim.in_return_for is None else f"sha256:{claim.in_return_for.value.rsplit('/', 1)[-1]}",
        duration=claim.duration,
        cancellable=claim.cancellable,
    )


def _measure(measure: StatedMeasure) -> Measure:
    return Measure(
        measure.kind, measure.min, measure.max, measure.unit, measure.words, measure.per, measure.hedge,
        measure.scope, measure.of, measure.assumed,
    )  # fmt: skip


def entities_of(claim: StatedClaim) -> tuple[Entity, ...]:
    """Return what the document knows of the actors and things of a claim, sorted by slug."""
    found = {}
    for node in claim.actors:
        known = claim.source.entities.get(node)
        if known is not None and known.labels:
            kinds = tuple(KG.local_name(kind) for kind in known.types if kind in KG and kind != KG["Speaker"])
            owner = slug_of(known.owners[0][1]) if known.owners else None
            found[slug_of(node)] = Entity(slug_of(node), known.labels[0], kinds, owner, known.provisional)
    return tuple(found[slug] for slug in sorted(found))
