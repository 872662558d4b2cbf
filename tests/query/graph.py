"""A small graph, checked by hand, that the stored questions are asked of."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kgtool.analyse.analysis import analyse
from kgtool.clashes.find import clashes
from kgtool.query.ask import ask
from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, RDF
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

CORPUS = (
    Corpus()
    .say(
        "Investment",
        "Microsoft und Nvidia investieren zusammen 15 Mrd. Dollar in Anthropic",
        investor="microsoft nvidia",
        investee="anthropic",
        amount=("15e9", "15e9"),
        hedge="exact",
    )
    .say(
        "Investment",
        "Nvidia steckt bis zu 10 Mrd. Dollar in Anthropic",
        investor="nvidia",
        investee="anthropic",
        amount=(None, "10e9"),
        hedge="upTo",
        modality="planned",
        attribution=("Nvidia",),
        document="b.txt",
    )
    .say(
        "CloudCommitment",
        "Anthropic kauft für 30 Mrd. Dollar Rechenzeit auf Azure",
        customer="anthropic",
        provider="microsoft",
        platform="azure",
        amount=("30e9", "30e9"),
        hedge="exact",
    )
    .say(
        "CloudUse",
        "Anthropic rechnet vor allem bei Amazon",
        customer="anthropic",
        provider="amazon",
        exclusivity="primary",
    )
    .say(
        "ChipPurchase",
        "Microsoft kauft jährlich für 20 Mrd. Dollar Chips von Nvidia",
        buyer="microsoft",
        supplier="nvidia",
        amount=("20e9", "20e9"),
        per="P1Y",
        instrument=("cash",),
    )
    .say(
        "ChipUse",
        "Anthropic würde auf Chips von Nvidia rechnen",
        user="anthropic",
        supplier="nvidia",
        modality="hypothetical",
    )
    .say(
        "RevenueShare",
        "62 % des Umsatzes von CoreWeave stammen von Microsoft",
        organisation="coreweave",
        customer="microsoft",
        amount=("62", "62"),
        unit="%",
        kind="share",
    )
    .say(
        "Revenue",
        "13 Mrd. Dollar",
        organisation="openai",
        amount=("13e9", "13e9"),
        hedge="approx",
        attribution=("Analysten",),
    )
    .say("Valuation", "Oracle ist 800 Mrd. Dollar wert", organisation="oracle", amount=("800e9", "800e9"))
    .say("Valuation", "80 Mrd. Dollar wert ist Oracle", organisation="oracle", amount=("80e9",) * 2, document="b.txt")
    .say("Valuation", "TSMC ist 1 Bio. Dollar wert", organisation="tsmc", amount=("1e12", "1e12"), document="c.txt")
    .say("Valuation", "xAI ist 250 Mrd. Dollar wert", organisation="xai", amount=("25e10", "25e10"), document="c.txt")
    .say(
        "Valuation",
        "TSMC ist 4-mal so viel wert wie xAI",
        organisation="tsmc",
        reference="xai",
        kind="ratio",
        unit="1",
        amount=("4", "4"),
        document="c.txt",
    )
    .say(
        "Valuation",
        "Analysten schätzen CoreWeave auf 40 Mrd. Dollar",
        organisation="coreweave",
        amount=("40e9", "40e9"),
        modality="estimated",
        attribution=("Analysten",),
        document="b.txt",
    )
    .say(
        "MarketShare",
        "Amazon hält 30 % des Cloud-Marktes",
        organisation="amazon",
        market="cloud",
        amount=("30", "30"),
        unit="%",
        kind="share",
        document="b.txt",
    )
    .say("Investment", "Nvidia steckt Geld in xAI", investor="nvidia", investee="xai", document="d.txt")
    .say("Competition", "Anthropic und xAI sind Rivalen", competitors="anthropic xai", document="d.txt")
    .say("CloudAvailability", "Claude gibt es auf AWS", platform="aws", product="claude", document="d.txt")
    .say("CloudAvailability", "Claude gibt es auf Azure", platform="azure", product="claude", document="d.txt")
    .say("CloudAvailability", "Auch Google führt Claude", platform="google-cloud", product="claude", document="d.txt")
    .say(
        "ComponentSupply",
        "TSMC bekommt EUV-Maschinen nur von ASML",
        supplier="asml",
        product="euv",
        customer="tsmc",
        document="d.txt",
    )
)

Row = dict[str, str]


@cache
def store() -> ox.Store:
    built = CORPUS.store()
    built.extend(resolve(built, IRIS, ONTOLOGY))
    built.extend(infer(built, IRIS))
    built.extend(analyse(built, IRIS, ONTOLOGY))
    # A gazetteer that takes a company for a position, too.
    facts = IRIS.policy_graph("all", "facts")
    built.add(ox.Quad(IRIS.entity("oracle"), RDF["type"], KG["Position"], facts))
    built.extend(clashes(built, IRIS))
    return built


def rows(name: str, **parameters: str) -> list[Row]:
    return list(ask(store(), name, parameters, IRIS).dicts())
