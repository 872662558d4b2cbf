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
from kgtool.stated.claim_key import claims_called
from kgtool.vocabulary.terms import DCTERMS, KG, PROV, RDF, Iris, slug_of


@dataclass(frozen=True)
class Seen:
    """A document of the store with its text, as a person sees it."""

    document: Document

    @cached_property
    def places(self) -> TextPlaces:
        """Return the finder of sentences in the text."""
        return TextPlaces.of(self.document)


class Shelf:
    """The documents of a store and their claims; `text_of` gives the text of a path, None where it was not kept."""

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

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all documents whose text is there, sorted."""
        found = self._store.quads_for_pattern(None, RDF["type"], KG["Document"], None)
        start = self._iris.document("").value
        named = (quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))
        paths = {unquote(iri.removeprefix(start), errors="surrogateescape") for iri in named if iri.startswith(start)}
        return tuple(path for path in sorted(paths) if self._text_of(path) is not None)

    def called(self, word: str) -> tuple[ox.NamedNode, ...]:
        """Return the claims that a word names, also those set aside (`kgtool.stated.claim_key`)."""
        return claims_called(self._store, self._iris, word)

    def decided_by(self, claim: ox.NamedNode) -> tuple[str, ...]:
        """Return the ids of the decisions that the build followed about a claim, also of one that brought it."""
        start = self._iris.decision("").value
        found = (
            quad.object.value
            for term in (KG["decidedBy"], PROV["wasGeneratedBy"])
            for quad in self._store.quads_for_pattern(claim, term, None, None)
            if isinstance(quad.object, ox.NamedNode)
        )
        return tuple(sorted({iri.removeprefix(start) for iri in found if iri.startswith(start)}))

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
