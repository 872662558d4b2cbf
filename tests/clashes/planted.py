"""Statements that clash with the ontology, and stores with their clashes."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kgtool.clashes.find import clashes
from kgtool.vocabulary.terms import KG
from tests.reason.graph import inferred_store
from tests.resolve.claim_graph import IRIS, Corpus, Said

ANALYSIS = IRIS.policy_graph("all", "analysis")

ONLY_AZURE = Said(
    "CloudUse",
    "Anthropic trainiert ausschließlich auf Azure",
    {"customer": "anthropic", "provider": "microsoft", "platform": "azure"},
    exclusivity="exclusive",
)
ALSO_AWS = Said(
    "CloudUse", "Anthropic rechnet auf AWS", {"customer": "anthropic", "provider": "amazon", "platform": "aws"}
)
ON_BEDROCK = Said(
    "CloudAvailability",
    "Claude gibt es auf Bedrock",
    {"vendor": "anthropic", "product": "claude", "platform": "aws"},
)
ONLY_ON_AWS = Said(
    "CloudAvailability",
    "Claude gibt es nur auf AWS",
    {"vendor": "anthropic", "product": "claude", "platform": "aws"},
    exclusivity="exclusive",
)
ON_AZURE = Said(
    "CloudAvailability",
    "Claude läuft auch auf Azure",
    {"vendor": "anthropic", "product": "claude", "platform": "azure"},
)
ON_AMAZON = Said(
    "CloudAvailability",
    "Claude gibt es bei Amazon",
    {"vendor": "anthropic", "product": "claude", "platform": "amazon"},
)
BUYS = Said("Acquisition", "Oracle kauft CoreWeave", {"acquirer": "oracle", "target": "coreweave"})
BUYS_BACK = Said("Acquisition", "CoreWeave kauft Oracle", {"acquirer": "coreweave", "target": "oracle"})
LED_BY_A_COMPANY = Said("Leadership", "TSMC führt OpenAI", {"person": "tsmc", "organisation": "openai"})
HARMLESS = (
    Said("Investment", "Nvidia investiert in Anthropic", {"investor": "nvidia", "investee": "anthropic"}),
    Said("CloudUse", "OpenAI rechnet auf Azure", {"customer": "openai", "provider": "microsoft", "platform": "azure"}),
)
ALL = (
    *(ONLY_AZURE, ALSO_AWS, ON_BEDROCK, ONLY_ON_AWS, ON_AZURE, ON_AMAZON),
    *(BUYS, BUYS_BACK, LED_BY_A_COMPANY),
    *HARMLESS,
)


def store_of(*said: Said) -> ox.Store:
    """Give a store with facts and inferences of these statements, without their clashes."""
    return inferred_store(Corpus(list(said)))


def clashing(*said: Said) -> ox.Store:
    """Give a store with the clashes of these statements."""
    store = store_of(*said)
    store.extend(clashes(store, IRIS))
    return store


def values(store: ox.Store, name: str, language: str | None = None) -> list[str]:
    """Give the values of a property of clashes, sorted."""
    quads: Sequence[ox.Quad] = list(store.quads_for_pattern(None, KG[name], None, ANALYSIS))
    found = [quad.object for quad in quads]
    return sorted(
        one.value
        for one in found
        if isinstance(one, ox.NamedNode) or (isinstance(one, ox.Literal) and one.language == language)
    )
