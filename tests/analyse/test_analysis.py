from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kgtool.analyse.analysis import analyse, circular_flows, lock_ins
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, RDF
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus, entity

Node = dict[str, list[str]]


def resolved(corpus: Corpus) -> ox.Store:
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    return store


def nodes(quads: list[ox.Quad], kind: str) -> dict[str, Node]:
    """Return the resources of a class by IRI, with the plain values of their properties; notes by language."""
    found: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        value = quad.object
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(value, ox.NamedNode | ox.Literal)
        name = quad.predicate.value.rsplit("#", 1)[-1]
        if isinstance(value, ox.Literal) and value.language:
            name = f"{name}@{value.language}"
        found[quad.subject.value][name].append(value.value)
    return {iri: node for iri, node in found.items() if KG[kind].value in node["type"]}


def circles(corpus: Corpus) -> dict[str, Node]:
    found = nodes(circular_flows(resolved(corpus), IRIS), "CircularFlow")
    return {node["actors"][0]: node for node in found.values()}


def ties(corpus: Corpus) -> dict[tuple[str, str, str], Node]:
    """Return the lock-ins by kind, who depends, and on whom."""
    found: dict[tuple[str, str, str], Node] = {}
    for node in nodes(lock_ins(resolved(corpus), IRIS, ONTOLOGY), "LockIn").values():
        actor, provider = (node[name][0].rsplit("/", 1)[-1] for name in ("dependent", "dependsOn"))
        found[node["lockInKind"][0], actor, provider] = node
    return found


def ring(*amounts: tuple[str | None, str | None] | None, **last: object) -> Corpus:
    """Return a corpus in which three actors pay each other in a ring, with these amounts."""
    corpus = Corpus()
    corpus.say("Investment", "Nvidia an OpenAI", investor="nvidia", investee="openai", amount=amounts[0])
    corpus.say("CloudCommitment", "OpenAI an Oracle", customer="openai", provider="oracle", amount=amounts[1])
    corpus.say("ChipPurchase", "Oracle an Nvidia", buyer="oracle", supplier="nvidia", amount=amounts[2], **last)
    return corpus


def test_a_circle_is_named_from_its_alphabetically_first_actor_and_returns_to_it() -> None:
    assert list(circles(ring(None, None, None))) == ["Nvidia → OpenAI → Oracle → Nvidia"]


def test_the_alphabet_does_not_mind_capitals() -> None:
    corpus = Corpus().say("Investment", "a", investor="nvidia", investee="xai")
    corpus.say("ChipPurchase", "b", buyer="xai", supplier="nvidia")
    corpus.say("Investment", "c", investor="zenit", investee="xai").say("ChipUse", "d", user="xai", supplier="zenit")
    assert sorted(circles(corpus)) == ["Nvidia → xAI → Nvidia", "xAI → Zenit → xAI"]


def test_a_circle_is_as_narrow_as_its_smallest_bounds() -> None:
    circle = circles(ring(("100e9", "100e9"), ("300e9", "300e9"), (None, "40e9")))["Nvidia → OpenAI → Oracle → Nvidia"]
    assert (Decimal(circle["min"][0]), Decimal(circle["max"][0])) == (Decimal(0), Decimal("40e9"))
    assert circle["unit"] == ["USD"]
    assert circle["length"] == ["3"]
    assert circle["edgesWithAmount"] == ["3"]
    assert circle["claimCount"] == ["3"]
    assert "note@de" not in circle


def test_a_rate_does_not_compare_and_is_noted_but_its_edge_has_an_amount() -> None:
    corpus = ring(("100e9", "100e9"), ("300e9", "300e9"), ("20e9", "20e9"), per="P1Y")
    circle = circles(corpus)["Nvidia → OpenAI → Oracle → Nvidia"]
    assert Decimal(circle["min"][0]) == Decimal(circle["max"][0]) == Decimal("100e9")
    assert circle["edgesWithAmount"] == ["3"]
    assert circle["note@de"] == ["Oracle → Nvidia: Rate (im Jahr), nicht verglichen: „Oracle an Nvidia“"]
    assert circle["note@en"] == ["Oracle → Nvidia: a rate (a year), not compared: “Oracle an Nvidia”"]


def test_another_currency_does_not_compare_and_is_noted() -> None:
    corpus = ring(("100e9", "100e9"), ("300e9", "300e9"), ("5e9", "6e9"), unit="EUR")
    circle = circles(corpus)["Nvidia → OpenAI → Oracle → Nvidia"]
    assert circle["unit"] == ["USD"]
    assert Decimal(circle["min"][0]) == Decimal("100e9")
    assert circle["note@de"] == ["Oracle → Nvidia: andere Währung, nicht verglichen: 5 bis 6 Mrd. EUR"]


def test_without_any_amount_there_are_no_bounds() -> None:
    circle = circles(ring(None, None, None))["Nvidia → OpenAI → Oracle → Nvidia"]
    assert not {"min", "max", "unit"} & set(circle)
    assert circle["edgesWithAmount"] == ["0"]


def test_open_amounts_leave_the_circle_open_above() -> None:
    circle = circles(ring(("13e9", None), None, None))["Nvidia → OpenAI → Oracle → Nvidia"]
    assert Decimal(circle["min"][0]) == Decimal("13e9")
    assert "max" not in circle
    assert circle["unboundedMax"] == ["true"]


def test_an_edge_is_the_hull_over_all_flows_of_its_pair() -> None:
    corpus = ring(("10e9", "10e9"), ("300e9", "300e9"), ("50e9", "50e9"))
    corpus.say("CloudCommitment", "Nvidia mietet", customer="nvidia", provider="openai", amount=("2e9", "2e9"))
    quads = circular_flows(resolved(corpus), IRIS)
    edges = {tuple(node["edgeNumber"]): node for node in nodes(quads, "Edge").values()}
    assert [Decimal(edges[("1",)][name][0]) for name in ("min", "max")] == [Decimal("2e9"), Decimal("10e9")]
    assert len(edges[("1",)]["flow"]) == 2


def test_the_edges_close_the_chain_in_order() -> None:
    quads = circular_flows(resolved(ring(None, None, None)), IRIS)
    edges = sorted(nodes(quads, "Edge").values(), key=lambda node: node["edgeNumber"])
    assert [(node["from"], node["to"]) for node in edges] == [
        ([entity(payer).value], [entity(payee).value])
        for payer, payee in (("nvidia", "openai"), ("openai", "oracle"), ("oracle", "nvidia"))
    ]


@pytest.mark.parametrize("fields", [{"negated": True}, {"modality": "hypothetical"}])
def test_a_circle_never_rests_on_what_is_negated_or_hypothetical(fields: dict[str, object]) -> None:
    assert circles(ring(None, None, None, **fields)) == {}


def test_a_purchase_alone_is_no_circle() -> None:
    assert circles(Corpus().say("CloudCommitment", "kauft", customer="openai", provider="microsoft")) == {}


def test_too_many_circles_are_bounded_and_the_graph_says_so() -> None:
    corpus = Corpus()
    slugs = [f"a{number}" for number in range(6)]
    for one in slugs:
        corpus.say("Investment", f"{one} zahlt", investor=one, investee=" ".join(slug for slug in slugs if slug != one))
    quads = circular_flows(resolved(corpus), IRIS, limit=60)
    graph = IRIS.policy_graph("all", "analysis")
    said = {quad.predicate.value.rsplit("#", 1)[-1]: str(quad.object) for quad in quads if quad.subject == graph}
    assert len(nodes(quads, "CircularFlow")) == 15 + 40
    assert said["completeToLength"].startswith('"3"')
    assert said["truncated"].startswith('"true"')


@pytest.mark.parametrize(
    ("kind", "claim", "roles", "actor", "provider"),
    [
        ("cloud", "CloudCommitment", {"customer": "openai", "provider": "oracle"}, "openai", "oracle"),
        ("cloud", "CloudUse", {"customer": "openai", "provider": "oracle"}, "openai", "oracle"),
        ("chips", "ChipPurchase", {"buyer": "oracle", "supplier": "nvidia"}, "oracle", "nvidia"),
        ("chips", "ChipUse", {"user": "oracle", "supplier": "nvidia"}, "oracle", "nvidia"),
        (
            "model",
            "ProductIntegration",
            {"integrator": "microsoft", "vendor": "openai", "product": "claude"},
            "microsoft",
            "openai",
        ),
        ("model", "CloudAvailability", {"vendor": "anthropic", "platform": "azure"}, "microsoft", "anthropic"),
        ("capital", "Investment", {"investor": "nvidia", "investee": "xai"}, "xai", "nvidia"),
        ("capital", "ProfitShare", {"payer": "openai", "recipient": "microsoft"}, "openai", "microsoft"),
        ("revenue", "RevenueShare", {"organisation": "coreweave", "customer": "microsoft"}, "coreweave", "microsoft"),
    ],
)
def test_each_claim_type_is_a_dependence_of_its_kind(
    kind: str, claim: str, roles: dict[str, str], actor: str, provider: str
) -> None:
    assert list(ties(Corpus().say(claim, "so steht es da", **roles))) == [(kind, actor, provider)]


def test_the_share_is_the_stated_part_of_revenue() -> None:
    corpus = Corpus().say(
        "RevenueShare",
        "62 %",
        organisation="coreweave",
        customer="microsoft",
        amount=("62", "62"),
        unit="%",
        kind="share",
    )
    tie = ties(corpus)["revenue", "coreweave", "microsoft"]
    assert (tie["shareMin"], tie["shareMax"]) == (["62"], ["62"])


def commitments(*amounts: tuple[str, str, str]) -> dict[tuple[str, str, str], Node]:
    corpus = Corpus()
    for number, (provider, amount, unit) in enumerate(amounts):
        low, _, high = amount.partition("-")
        bounds = (f"{low}e9", f"{high or low}e9")
        corpus.say("CloudCommitment", f"Satz {number}", customer="openai", provider=provider, amount=bounds, unit=unit)
    return ties(corpus.say("CloudUse", "ohne Betrag", customer="openai", provider="amazon"))


def test_the_share_is_the_part_of_the_known_commitments_of_the_kind() -> None:
    found = commitments(("microsoft", "250", "USD"), ("oracle", "300", "USD"))
    assert found["cloud", "openai", "microsoft"]["shareMax"] == ["45.45"]
    assert found["cloud", "openai", "oracle"]["shareMin"] == ["54.55"]
    assert "shareMin" not in found["cloud", "openai", "amazon"]


def test_the_share_of_intervals_is_an_interval() -> None:
    found = commitments(("microsoft", "0-10", "USD"), ("oracle", "10", "USD"))
    tie = found["cloud", "openai", "microsoft"]
    assert (tie["shareMin"], tie["shareMax"]) == (["0"], ["50"])


def test_there_is_no_share_where_not_all_commitments_compare() -> None:
    found = commitments(("microsoft", "10", "USD"), ("oracle", "10", "EUR"))
    assert all("shareMin" not in tie for tie in found.values())


def test_a_tie_carries_the_strongest_exclusivity_and_all_its_claims() -> None:
    corpus = Corpus().say("CloudUse", "a", customer="openai", provider="microsoft", exclusivity="primary")
    corpus.say("CloudUse", "b", customer="openai", provider="microsoft", exclusivity="exclusive")
    tie = ties(corpus.say("CloudCommitment", "c", customer="openai", provider="microsoft"))
    found = tie["cloud", "openai", "microsoft"]
    assert found["exclusivity"] == [KG["exclusivityExclusive"].value]
    assert found["claimCount"] == ["3"]
    assert len(found["wasDerivedFrom"]) == 3


def test_nobody_depends_on_itself_through_its_own_platform() -> None:
    assert ties(Corpus().say("CloudAvailability", "a", vendor="microsoft", platform="azure")) == {}


def test_the_analysis_holds_circles_and_lock_ins_in_one_graph_and_is_the_same_twice() -> None:
    store = resolved(ring(("1e9", "1e9"), None, None))
    quads = analyse(store, IRIS, ONTOLOGY)
    assert {quad.graph_name for quad in quads} == {IRIS.policy_graph("all", "analysis")}
    kinds = {quad.object for quad in quads if quad.predicate == RDF["type"]}
    assert kinds >= {KG[name] for name in ("CircularFlow", "Edge", "LockIn", "Origin", "Chain")}
    assert quads == analyse(store, IRIS, ONTOLOGY)
