"""A small document with claims, as the graph writer and the resolver give it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kgtool.claims import Claim, Entity, Measure, Span, TimeSpan
from kgtool.documents.document import Document
from kgtool.extract.reading import Reading
from kgtool.graph.claims_to_quads import document_quads
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import Iris

IRIS = Iris()
SENTENCES = (
    "Nvidia steckt bis zu 10 Milliarden Dollar in Anthropic.",
    "Anthropic mietet bei Microsoft auf Azure Rechenleistung für 30 Milliarden Dollar.",
    "Microsoft kauft seine Chips bei Nvidia.",
)
TEXT = "\n".join(SENTENCES)
DOCUMENT = Document(
    path="2025/kreis.txt",
    text=TEXT,
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    title="Geld im Kreis",
    issued=date(2025, 11, 18),
    publisher="Beispielblatt",
)
ENTITIES = (
    Entity("anthropic", "Anthropic", ("AILab",)),
    Entity("azure", "Azure", ("CloudPlatform",), owner="microsoft"),
    Entity("microsoft", "Microsoft", ("CloudProvider", "SoftwareCompany")),
    Entity("nvidia", "Nvidia", ("ChipDesigner",)),
)


def span(sentence: str) -> Span:
    """Give the offsets of a sentence in the text."""
    start = TEXT.index(sentence)
    return Span(start, start + len(sentence))


INVESTMENT = Claim(
    document=DOCUMENT.path,
    sha256=DOCUMENT.sha256,
    type="Investment",
    roles=(("investee", ("anthropic",)), ("investor", ("nvidia",))),
    spans=(span(SENTENCES[0]),),
    rule="investment/steckt-in",
    confidence=Decimal("0.9"),
    measures=(Measure("amount", None, Decimal(10_000_000_000), "USD", "bis zu 10 Milliarden Dollar", hedge="upTo"),),
    time=TimeSpan(date(2025, 11, 18), None, "heute"),
    instrument=("equity",),
    stage="agreed",
)
COMMITMENT = replace(
    INVESTMENT,
    type="CloudCommitment",
    roles=(("customer", ("anthropic",)), ("platform", ("azure",)), ("provider", ("microsoft",))),
    spans=(span(SENTENCES[1]),),
    measures=(Measure("amount", Decimal(3 * 10**10), Decimal(3 * 10**10), "USD", "30 Milliarden Dollar", per="P1Y"),),
    instrument=(),
    attribution=("Microsoft",),
)
PURCHASE = replace(
    INVESTMENT,
    type="ChipPurchase",
    roles=(("buyer", ("microsoft",)), ("supplier", ("nvidia",))),
    spans=(span(SENTENCES[2]),),
    measures=(),
    instrument=(),
    time=None,
    stage=None,
)


def store_of(
    *claims: Claim, document: Document = DOCUMENT, entities: tuple[Entity, ...] = ENTITIES, facts: bool = True
) -> ox.Store:
    """Give a store that holds the document with these claims, and the facts that follow from them."""
    store = ox.Store()
    reading = Reading(claims, entities, sentences=len(SENTENCES), quantities=2, quantities_claimed=2)
    store.extend(document_quads(document, reading, IRIS))
    if facts:
        store.extend(resolve(store, IRIS, load_ontology()))
    return store
