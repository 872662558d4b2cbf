"""Balances, concentrations and exclusivity over time: sums and bounds that hold whatever the true figures are."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from kgtool.analyse.analysis import analyse
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, RDF
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

Node = dict[str, list[str]]


def resources(corpus: Corpus, kind: str) -> list[Node]:
    """Return the resources of a class in facts and analysis, with the plain values of their properties."""
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    store.extend(analyse(store, IRIS, ONTOLOGY))
    found: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for subject in sorted(
        {quad.subject for quad in store.quads_for_pattern(None, RDF["type"], KG[kind], None)}, key=str
    ):
        for quad in store.quads_for_pattern(subject, None, None, None):
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)
            name = quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1]
            found[str(subject)][name].append(quad.object.value.rsplit("/", 1)[-1])
    return [dict(node) for node in found.values()]


def test_a_balance_sums_what_is_paid_and_received_as_intervals() -> None:
    corpus = Corpus().say("Investment", "bis zu 10", investor="nvidia", investee="openai", amount=(None, "10e9"))
    corpus.say("Investment", "5", investor="microsoft", investee="openai", amount=("5e9", "5e9"))
    corpus.say("CloudCommitment", "mindestens 30", customer="openai", provider="oracle", amount=("30e9", None))
    corpus.say("CloudUse", "ohne Betrag", customer="openai", provider="oracle")
    (balance,) = [node for node in resources(corpus, "Balance") if node["balanceOf"] == ["openai"]]
    assert (balance["receivedMin"], balance["receivedMax"]) == (["5000000000"], ["15000000000"])
    assert balance["paidMin"] == ["30000000000"]
    assert "paidMax" not in balance
    assert balance["balanceMax"] == ["-15000000000"]
    assert "balanceMin" not in balance
    assert balance["claimCount"] == ["3"]


def test_an_amount_of_two_together_is_summed_once_for_who_gets_it() -> None:
    corpus = Corpus().say(
        "Investment", "zusammen 15", investor="nvidia microsoft", investee="openai", amount=("15e9", "15e9")
    )
    corpus.say("Investment", "Microsoft 5", investor="microsoft", investee="openai", amount=("5e9", "5e9"))
    corpus.say("Investment", "Nvidia 10", investor="nvidia", investee="openai", amount=("10e9", "10e9"))
    (balance,) = [node for node in resources(corpus, "Balance") if node["balanceOf"] == ["openai"]]
    assert (balance["receivedMin"], balance["receivedMax"]) == (["15000000000"], ["15000000000"])


def test_concentration_is_bounded_by_what_the_rest_may_be() -> None:
    corpus = Corpus()
    year = {"time": ("2024-01-01", "2024-12-31"), "kind": "share", "unit": "%", "market": "cloud"}
    corpus.say("MarketShare", "31 %", organisation="amazon", amount=("30", "30"), **year)
    corpus.say("MarketShare", "20 %", organisation="microsoft", amount=("20", "20"), **year)
    corpus.say("MarketShare", "zusammen 70 %", organisation="microsoft amazon nvidia", amount=("70", "70"), **year)
    (found,) = resources(corpus, "Concentration")
    assert found["firms"] == ["2"]
    assert (found["hhiMin"], found["hhiMax"]) == (["1300"], ["3800"])
    assert (found["periodStart"], found["periodEnd"]) == (["2024-01-01"], ["2024-12-31"])


def test_exclusivity_is_a_fact_with_a_time() -> None:
    roles = {"customer": "anthropic", "provider": "amazon"}
    corpus = Corpus().say("CloudUse", "nur bei Amazon", exclusivity="exclusive", time=("2023-01-01", None), **roles)
    corpus.say("CloudUse", "zunächst nur", exclusivity="exclusive", stage="ended", document="b.txt", **roles)
    corpus.say("CloudUse", "vor allem", exclusivity="primary", document="c.txt", **roles)
    terms = resources(corpus, "ExclusivityTerm")
    assert sorted((term["exclusivity"][0], *term.get("firstDay", ()), *term.get("over", ())) for term in terms) == [
        ("ns#exclusivityExclusive", "2023-01-01"),
        ("ns#exclusivityExclusive", "true"),
        ("ns#exclusivityPrimary",),
    ]
    assert {party for term in terms for party in term["bound"]} == {"anthropic", "amazon"}
