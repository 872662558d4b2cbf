"""The namespaces of the graph, and the IRI of everything that kgtool names.

The vocabulary `kg:` is fixed; resources live under a base IRI that the user can set. Every IRI of a resource is a pure
function of its content or its name, so graphs of several runs merge and no blank node is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal as Choice
from typing import TypeAlias
from urllib.parse import quote, unquote, urlsplit

from pyoxigraph import Literal, NamedNode

from kgtool.errors import UsageError

#: The base IRI of resources where the user sets none.
DEFAULT_BASE = "https://w3id.org/kgtool/id/"

#: The layers that a policy has a graph for.
PolicyLayer: TypeAlias = Choice["facts", "inferred", "analysis", "classified"]

#: The policy that a build materialises: every claim that is neither negated nor hypothetical.
DEFAULT_POLICY = "all"


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary; `KG["Claim"]` is the term `kg:Claim`."""

    iri: str
    _terms: dict[str, NamedNode] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, local_name: str) -> NamedNode:
        """Return the term of this local name."""
        known = self._terms.get(local_name)
        if known is None:
            known = self._terms[local_name] = NamedNode(self.iri + local_name)
        return known

    def __contains__(self, term: object) -> bool:
        """Tell whether a term belongs to this vocabulary."""
        return isinstance(term, NamedNode) and term.value.startswith(self.iri)

    def local_name(self, term: NamedNode) -> str:
        """Return what follows the namespace in a term of it, `Claim` of `kg:Claim`; another term is a ValueError."""
        if term not in self:
            raise ValueError(f"{term} is no term of {self.iri}")
        return term.value[len(self.iri) :]


KG = Namespace("https://w3id.org/kgtool/ns#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")
SH = Namespace("http://www.w3.org/ns/shacl#")

#: Prefix to namespace IRI of every vocabulary that the graph, the ontology or the shapes use, sorted by prefix.
PREFIXES: dict[str, str] = {
    "dcterms": DCTERMS.iri,
    "kg": KG.iri,
    "oa": OA.iri,
    "org": ORG.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "sh": SH.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
}


def coded(field: str, value: str) -> NamedNode:
    """Return the SKOS concept of a coded value: `coded("modality", "asserted")` is `kg:modalityAsserted`."""
    return KG[field + value[:1].upper() + value[1:]]


def slug_of(entity: NamedNode) -> str:
    """Return the slug that the IRI of an entity ends with, `nvidia`."""
    return unquote(entity.value.rsplit("/", 1)[-1], errors="surrogateescape")


def _segment(text: str) -> str:
    return quote(text, safe="", errors="surrogateescape")


def _path(text: str) -> str:
    return quote(text, safe="/", errors="surrogateescape")


def _check_base(base: str) -> None:
    cure = f"Give an absolute http or https IRI that ends in / or #, like {DEFAULT_BASE}."
    cause = f"'{base}' cannot be the base of our IRIs."
    try:
        NamedNode(base)
        split = urlsplit(base)
    except ValueError as error:
        raise UsageError(cause, cure) from error
    if split.scheme not in {"http", "https"} or not split.hostname or split.query or not base.endswith(("/", "#")):
        raise UsageError(cause, cure)


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRI of every resource, below one base IRI.

    Names and paths are percent-encoded as UTF-8. A base that is no absolute http(s) IRI ending in `/` or `#` is a
    UsageError. Parts of a resource are fragments of it (`…#measure-1`); below a base that ends in `#`, where a second
    fragment would break the IRI, they follow a `/`.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        _check_base(self.base)

    def _node(self, local: str) -> NamedNode:
        return NamedNode(self.base + local)

    def part(self, whole: NamedNode, name: str) -> NamedNode:
        """Return the IRI of a part of a resource, `…/claim/<digest>#time`."""
        return NamedNode(whole.value + ("/" if self.base.endswith("#") else "#") + name)

    def entity(self, slug: str) -> NamedNode:
        """Return the IRI of an actor, product, market, place, position or speaker."""
        return self._node(f"entity/{_segment(slug)}")

    def document(self, path: str) -> NamedNode:
        """Return the IRI of a document, known by its path relative to the source it was found under."""
        return self._node(f"document/{_path(path)}")

    def extraction(self, path: str, reader: str | None = None) -> NamedNode:
        """Return the IRI of the activity in which a reader read a document, by default the rules."""
        return self.part(self.document(path), "extraction" if reader is None else f"extraction-{_segment(reader)}")

    def reader(self, name: str, digest: str) -> NamedNode:
        """Return the IRI of a reader besides the rules, as the agent of an extraction, from its identity's digest."""
        return self._node(f"software/{_segment(name)}-{digest}")

    def coverage(self, path: str) -> NamedNode:
        """Return the IRI of how much of a document stands in claims."""
        return self.part(self.document(path), "coverage")

    def software(self, version: str) -> NamedNode:
        """Return the IRI of the kgtool of this version, as the agent of an extraction."""
        return self._node(f"software/kgtool-{_segment(version)}")

    def classification(self, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of the activity in which HermiT filled the defined classes under a policy."""
        return self._node(f"classification/{_segment(policy)}")

    def reasoner(self, version: str) -> NamedNode:
        """Return the IRI of HermiT in a version, as the agent of a classification."""
        return self._node(f"software/hermit-{_segment(version)}")

    def document_graph(self, path: str) -> NamedNode:
        """Return the name of the graph that holds a document's metadata, entities and claims."""
        return self._node(f"graph/document/{_path(path)}")

    def policy_graph(self, policy: str, layer: PolicyLayer) -> NamedNode:
        """Return the name of the graph of a layer under a policy, `…/graph/all/facts`."""
        return self._node(f"graph/{_segment(policy)}/{layer}")

    @property
    def ontology_graph(self) -> NamedNode:
        """Return the name of the graph that holds the ontology."""
        return self._node("graph/ontology")

    def default_graphs(self, policy: str = DEFAULT_POLICY) -> tuple[NamedNode, ...]:
        """Return the graphs whose union is the default graph of queries: ontology, facts and inferred."""
        return (self.ontology_graph, self.policy_graph(policy, "facts"), self.policy_graph(policy, "inferred"))

    def claim(self, digest: str) -> NamedNode:
        """Return the IRI of a claim from its 64 hex digits; its parts are `measure-1`, `time`, `span-1` …"""
        return self._node(f"claim/{digest}")

    def decision(self, identifier: str) -> NamedNode:
        """Return the IRI of what a person decided, from the id of its line."""
        return self._node(f"decision/{_segment(identifier)}")

    def reviewer(self, name: str) -> NamedNode:
        """Return the IRI of a person who decides about claims, as an agent; no actor of the texts has it."""
        return self._node(f"reviewer/{_segment(name)}")

    def rule(self, identifier: str) -> NamedNode:
        """Return the IRI of a rule of extraction or inference."""
        return self._node(f"rule/{_path(identifier)}")

    def flow(self, claim_type: str, payer: str, payee: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of the payments of one claim type (local name) between two slugs."""
        return self._node(f"flow/{_segment(policy)}/{_segment(claim_type)}/{_segment(payer)}/{_segment(payee)}")

    def fact(self, direct_property: str, subject: str, value: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a reified direct property (local name) between two slugs."""
        return self._node(f"fact/{_segment(policy)}/{_segment(direct_property)}/{_segment(subject)}/{_segment(value)}")

    def deal(self, claim_type: str, sides: Sequence[str], number: int, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of the `number`-th deal (from 1) of a claim type (local name) between slugs, payer first."""
        parties = "/".join(_segment(slug) for slug in sides)
        return self._node(f"deal/{_segment(policy)}/{_segment(claim_type)}/{parties}/{number}")

    def exclusivity_term(self, digest: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of an exclusivity with its time, from a digest of what it says."""
        return self._node(f"exclusivity/{_segment(policy)}/{digest}")

    def balance(self, slug: str, unit: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of what an actor pays and receives in a currency."""
        return self._node(f"balance/{_segment(policy)}/{_segment(slug)}/{_segment(unit)}")

    def concentration(self, market: str, period: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of how concentrated a market (slug) is in a period (`2025-01-01--2025-12-31`)."""
        return self._node(f"concentration/{_segment(policy)}/{_segment(market)}/{_segment(period)}")

    def composite_deal(self, parties: Sequence[str], digest: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a deal of several parts, from its parties' slugs and a digest of its parts."""
        names = "--".join(_segment(slug) for slug in parties)
        return self._node(f"deal/{_segment(policy)}/composite/{names}/{digest}")

    def inference(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal, *, policy: str = DEFAULT_POLICY
    ) -> NamedNode:
        """Return the IRI of an inferred triple: 32 hex digits of SHA-256 of `s p o`, a literal as N-Triples."""
        written = value.value if isinstance(value, NamedNode) else str(value)
        digest = hashlib.sha256(f"{subject.value} {predicate.value} {written}".encode()).hexdigest()[:32]
        return self._node(f"inference/{_segment(policy)}/{digest}")

    @property
    def inference_base(self) -> str:
        """Return how the IRI of every inference begins."""
        return f"{self.base}inference/"

    def contradiction(self, kind: str, digest: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a contradiction from its kind (`factor-ten`) and a digest of what it is about."""
        return self._node(f"contradiction/{_segment(policy)}/{_segment(kind)}/{digest}")

    def clash(self, digest: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a clash with the ontology from a digest of the facts that clash."""
        return self._node(f"clash/{_segment(policy)}/{digest}")

    def circle(self, slugs: Sequence[str], *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a circular flow through these actors, turned so that the alphabetically first leads."""
        first = slugs.index(min(slugs))
        turned = [*slugs[first:], *slugs[:first]]
        return self._node(f"circle/{_segment(policy)}/{'--'.join(_segment(slug) for slug in turned)}")

    def finding(self, kind: str, *names: str, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of what the analysis of all flows finds: a kind (`core`), and what tells it from others."""
        path = "/".join(_segment(name) for name in names)
        return self._node(f"{_segment(kind)}/{_segment(policy)}/{path}")

    def left_out(self, claim: NamedNode, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a claim's being left out under a policy or view."""
        return self._node(f"left-out/{_segment(policy)}/{claim.value.rsplit('/', 1)[-1]}")

    def rate(self, source_unit: str, target_unit: str, day: date) -> NamedNode:
        """Return the IRI of an exchange rate of a day."""
        return self._node(f"rate/{_segment(source_unit)}/{_segment(target_unit)}/{day.isoformat()}")

    def origin(self, block: Sequence[str], claim: NamedNode, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of an origin: 16 hex digits of SHA-256 of what its claims speak of and the first of them."""
        digest = hashlib.sha256(" ".join([*block, claim.value]).encode()).hexdigest()[:16]
        return self._node(f"origin/{_segment(policy)}/{digest}")

    def check(self, kind: str, digest: str, *, policy: str = DEFAULT_POLICY) -> NamedNode:
        """Return the IRI of a check of the Rechenprobe, from its kind (`growth`) and the digest of what it weighs."""
        return self._node(f"check/{_segment(policy)}/{_segment(kind)}/{digest}")

    def prefixes(self) -> dict[str, str]:
        """Return the vocabularies' prefixes and those of this base, for readable Turtle and for queries."""
        kinds = ("claim", "document", "entity", "rule")
        return PREFIXES | {kind: f"{self.base}{kind}/" for kind in kinds}
