from __future__ import annotations

from functools import partial

import pyoxigraph as ox
import pytest

from kgtool.reason.infer import infer
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, PROV, RDF, Namespace
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus, entity
from tests.timing import quickest

Triple = tuple[object, object, object]


def inferred(corpus: Corpus) -> list[ox.Quad]:
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    return infer(store, IRIS)


def triples(quads: list[ox.Quad]) -> set[Triple]:
    return {(quad.subject, quad.predicate, quad.object) for quad in quads}


def claims_behind(quads: list[ox.Quad], triple: tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]) -> set[object]:
    node = IRIS.inference(*triple)
    return {quad.object for quad in quads if quad.subject == node and quad.predicate == PROV["wasDerivedFrom"]}


def rules_behind(quads: list[ox.Quad], triple: tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]) -> set[str]:
    node = IRIS.inference(*triple)
    found = {quad.object for quad in quads if quad.subject == node and quad.predicate == KG["byRule"]}
    return {str(rule).rsplit("/", 1)[-1].strip(">") for rule in found}


MONEY = (
    Corpus()
    .say("Investment", "Microsoft investiert in Anthropic", investor="microsoft", investee="anthropic")
    .say("CloudCommitment", "Anthropic kauft bei Microsoft", customer="anthropic", provider="microsoft")
    .say("ChipPurchase", "Microsoft kauft bei Nvidia", buyer="microsoft", supplier="nvidia")
)


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "rule", "claims"),
    [
        ("anthropic", "buysFrom", "microsoft", "prp-spo1", 1),
        ("anthropic", "hasInvestor", "microsoft", "prp-inv2", 1),
        ("microsoft", "sellsTo", "anthropic", "prp-inv2", 1),
        ("anthropic", "reliesOnChipsOf", "nvidia", "prp-spo2", 2),
        ("microsoft", "suppliesInvestee", "anthropic", "supplies-investee", 2),
    ],
)
def test_a_conclusion_names_its_rule_and_the_claims_of_all_its_premises(
    subject: str, predicate: str, value: str, rule: str, claims: int
) -> None:
    quads = inferred(MONEY)
    triple = (entity(subject), KG[predicate], entity(value))
    assert triple in triples(quads)
    assert rule in rules_behind(quads, triple)
    assert len(claims_behind(quads, triple)) == claims


def test_a_mutual_relation_holds_for_the_other_side() -> None:
    quads = inferred(Corpus().say("Competition", "Rivalen", competitors="openai anthropic"))
    assert (entity("openai"), KG["competesWith"], entity("anthropic")) in triples(quads)


def test_an_investor_that_supplies_its_investee_is_found_as_such() -> None:
    quads = inferred(MONEY)
    triple = (entity("microsoft"), RDF["type"], KG["SupplierInvestor"])
    assert triple in triples(quads)
    assert len(claims_behind(quads, triple)) == 2
    assert (entity("nvidia"), RDF["type"], KG["SupplierInvestor"]) not in triples(quads)


def test_a_lab_that_a_cloud_provider_funds_is_found_as_such() -> None:
    assert (entity("anthropic"), RDF["type"], KG["CloudFundedLab"]) in triples(inferred(MONEY))


@pytest.mark.parametrize(
    ("exclusivity", "holds"), [("exclusive", True), ("primary", True), ("nonexclusive", False), (None, False)]
)
def test_a_lab_that_uses_one_cloud_mostly_depends_on_it(exclusivity: str | None, holds: bool) -> None:
    corpus = Corpus().say("CloudUse", "nutzt", customer="openai", provider="microsoft", exclusivity=exclusivity)
    assert ((entity("openai"), RDF["type"], KG["SingleCloudLab"]) in triples(inferred(corpus))) is holds


def test_who_offers_a_model_on_a_platform_depends_on_its_owner() -> None:
    quads = inferred(Corpus().say("CloudAvailability", "Claude auf Azure", product="claude", platform="azure"))
    assert (entity("anthropic"), KG["vendorOfferedOn"], entity("azure")) in triples(quads)
    assert (entity("anthropic"), KG["distributesThrough"], entity("microsoft")) in triples(quads)
    assert (entity("microsoft"), RDF["type"], KG["ModelDistributor"]) in triples(quads)


def test_a_chip_buyer_with_a_chip_of_its_own_is_found_as_such() -> None:
    corpus = Corpus().say("ChipPurchase", "Amazon kauft bei Nvidia", buyer="amazon", supplier="nvidia")
    corpus.say("ChipDesign", "Amazon entwickelt Trainium", designer="amazon", product="trainium")
    quads = inferred(corpus)
    triple = (entity("amazon"), RDF["type"], KG["ChipMakingCustomer"])
    assert triple in triples(quads)
    assert len(claims_behind(quads, triple)) == 2


def test_a_kind_of_the_gazetteer_rests_on_the_claims_that_name_the_entity() -> None:
    quads = inferred(MONEY)
    triple = (entity("nvidia"), RDF["type"], KG["Organisation"])
    assert len(claims_behind(quads, triple)) == 1


def test_every_inference_is_in_the_graph_and_has_a_rule_and_a_claim() -> None:
    quads = inferred(MONEY)
    parts: dict[object, dict[object, object]] = {}
    for quad in quads:
        parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
    nodes = [part for part in parts.values() if part.get(RDF["type"]) == KG["Inference"]]
    known = triples(quads)
    assert len(nodes) > 20
    for node in nodes:
        assert (node[RDF["subject"]], node[RDF["predicate"]], node[RDF["object"]]) in known
        assert KG["byRule"] in node
        assert PROV["wasDerivedFrom"] in node


def test_what_follows_from_the_ontology_alone_is_left_out() -> None:
    assert inferred(Corpus()) == []
    ours = Namespace(IRIS.base)
    assert all(quad.subject in ours for quad in inferred(MONEY))


def test_a_fact_is_not_inferred_again() -> None:
    store = MONEY.store()
    facts = resolve(store, IRIS, ONTOLOGY)
    store.extend(facts)
    assert not triples(facts) & triples(infer(store, IRIS))


def test_no_blank_node_and_no_unnamed_class_is_concluded() -> None:
    for quad in inferred(MONEY):
        assert not isinstance(quad.object, ox.BlankNode)
        assert ".well-known" not in str(quad)


def test_the_same_facts_give_the_same_quads() -> None:
    assert inferred(MONEY) == inferred(MONEY)


def test_a_few_hundred_facts_take_a_fraction_of_a_second() -> None:
    corpus = Corpus()
    for number in range(100):
        corpus.say("Investment", f"I{number}", investor=f"i{number % 25}", investee=f"l{number % 40}")
        corpus.say("CloudCommitment", f"C{number}", customer=f"l{number % 40}", provider=f"i{number % 25}")
        corpus.say("ChipPurchase", f"P{number}", buyer=f"i{number % 25}", supplier="nvidia")
    store = corpus.store()
    store.extend(resolve(store, IRIS, ONTOLOGY))
    assert quickest(partial(infer, store, IRIS), 1.5) < 1.5, "ten times what it takes on an idle machine"
