"""Small graphs of claims for tests: each statement becomes a line of a document, and the graph is the product's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kgtool.claims import Claim, Entity, Measure, Span, TimeSpan
from kgtool.documents.document import Document
from kgtool.extract.reading import Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.resources import folder
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris

IRIS = Iris()

#: Slug to label and kinds (and owner) of what the tests speak of; another slug is a company named by its slug.
KNOWN: dict[str, tuple[str, str, str | None]] = {
    "amazon": ("Amazon", "CloudProvider", None),
    "anthropic": ("Anthropic", "AILab", None),
    "asml": ("ASML", "EquipmentMaker", None),
    "aws": ("AWS", "CloudPlatform", "amazon"),
    "azure": ("Azure", "CloudPlatform", "microsoft"),
    "claude": ("Claude", "AIModel", "anthropic"),
    "coreweave": ("CoreWeave", "CloudProvider", None),
    "euv": ("EUV", "Component", "asml"),
    "google-cloud": ("Google Cloud", "CloudPlatform", "google"),
    "h100": ("H100", "Chip", "nvidia"),
    "microsoft": ("Microsoft", "CloudProvider", None),
    "nvidia": ("Nvidia", "ChipDesigner", None),
    "openai": ("OpenAI", "AILab", None),
    "oracle": ("Oracle", "CloudProvider", None),
    "trainium": ("Trainium", "Chip", "amazon"),
    "tsmc": ("TSMC", "Foundry", None),
    "xai": ("xAI", "AILab", None),
}


@dataclass(frozen=True)
class Said:
    """One statement of a document: type, roles (slugs parted by spaces), the quote, and the fields of the claim."""

    type: str
    quote: str
    roles: dict[str, str]
    amount: tuple[str | None, str | None] | None = None
    unit: str = "USD"
    per: str | None = None
    kind: str = "amount"
    hedge: str | None = None
    modality: str = "asserted"
    negated: bool = False
    exclusivity: str | None = None
    jointly: bool | None = None
    cancellable: bool | None = None
    instrument: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    document: str = "a.txt"
    scope: str | None = None
    of: str | None = None
    stage: str | None = None
    time: tuple[str | None, str | None] | None = None
    #: Further measures beside the amount, as they are.
    measures: tuple[Measure, ...] = ()

    def claim(self, sha256: str, start: int) -> Claim:
        return Claim(
            document=self.document,
            sha256=sha256,
            type=self.type,
            roles=tuple((role, tuple(slugs.split())) for role, slugs in sorted(self.roles.items())),
            spans=(Span(start, start + len(self.quote)),),
            rule="test",
            confidence=Decimal("0.9"),
            measures=self._measures(),
            modality=self.modality,
            negated=self.negated,
            exclusivity=self.exclusivity,
            attribution=self.attribution,
            instrument=self.instrument,
            jointly=self.jointly,
            cancellable=self.cancellable,
            stage=self.stage,
            time=self._time(),
        )

    def _time(self) -> TimeSpan | None:
        if self.time is None:
            return None
        start, end = (None if day is None else date.fromisoformat(day) for day in self.time)
        return TimeSpan(start, end, self.quote)

    def _measures(self) -> tuple[Measure, ...]:
        if self.amount is None:
            return self.measures
        low, high = (None if bound is None else Decimal(bound) for bound in self.amount)
        first = Measure(self.kind, low, high, self.unit, self.quote, self.per, self.hedge, self.scope, self.of)
        return (first, *self.measures)


@dataclass
class Corpus:
    """Documents whose lines are the statements."""

    said: list[Said] = field(default_factory=list)
    #: The day of each document by its path, None where unknown, and its publisher; another is of one day and paper.
    issued: dict[str, str | None] = field(default_factory=dict)
    publishers: dict[str, str | None] = field(default_factory=dict)

    def say(self, kind: str, quote: str, /, **fields: object) -> Corpus:
        """Add a statement; what is no field of it is a role."""
        own = {name: value for name, value in fields.items() if name in Said.__dataclass_fields__}
        roles = {name: str(value) for name, value in fields.items() if name not in own}
        self.said.append(Said(kind, quote, roles, **own))  # type: ignore[arg-type]
        return self

    def store(self) -> ox.Store:
        """Return a store with the ontology and the graph of each document."""
        store = ox.Store()
        ontology = folder("ontology", "kgtool.ttl").read_bytes()
        store.load(ontology, format=ox.RdfFormat.TURTLE, to_graph=IRIS.ontology_graph)
        for path in sorted({said.document for said in self.said}):
            store.extend(self.quads(path))
        return store

    def quads(self, path: str) -> list[ox.Quad]:
        said = [entry for entry in self.said if entry.document == path]
        text = "".join(f"{entry.quote}\n" for entry in said)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        day = self.issued.get(path, "2025-11-18")
        issued = None if day is None else date.fromisoformat(day)
        publisher = self.publishers.get(path, "Testblatt")
        document = Document(path, text, sha256, title=path, issued=issued, publisher=publisher)
        claims = tuple(entry.claim(sha256, text.index(f"{entry.quote}\n")) for entry in said)
        reading = Reading(claims, self._entities(claims), len(said), 0, 0)
        return document_quads(document, reading, IRIS)

    @staticmethod
    def _entities(claims: tuple[Claim, ...]) -> tuple[Entity, ...]:
        slugs = {slug for claim in claims for _, fillers in claim.roles for slug in fillers}
        slugs |= {owner for slug in slugs if (owner := KNOWN.get(slug, ("", "", None))[2])}
        entities = []
        for slug in sorted(slugs):
            label, kind, owner = KNOWN.get(slug, (slug.title(), "Company", None))
            entities.append(Entity(slug, label, (kind,), owner, provisional=slug not in KNOWN))
        return tuple(entities)


def entity(slug: str) -> ox.NamedNode:
    return IRIS.entity(slug)


ONTOLOGY = load_ontology()
