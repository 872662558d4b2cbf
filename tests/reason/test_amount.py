"""Inferences carry the money that the payments among their premises allow."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest

from kgtool.reason.amount import Amount, payments
from kgtool.reason.infer import axioms_of
from kgtool.resolve.payments import sides_of
from kgtool.stated.nodes import nodes_of
from kgtool.vocabulary.terms import KG, RDF
from tests.reason.graph import inferred_store
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus, entity

Bounds = tuple[str, str | None, str] | None
INVESTED = ("5", "10")


def bounds(store: ox.Store, layer: str, subject: str, predicate: str, value: str) -> Bounds:
    """Give lower bound, upper bound and currency of what a fact or an inference carries; it must be there."""
    graph = IRIS.policy_graph("all", layer)  # type: ignore[arg-type]
    node = (
        IRIS.fact(predicate, subject, value)
        if layer == "facts"
        else IRIS.inference(entity(subject), KG[predicate], entity(value))
    )
    found = nodes_of(store, graph)[node]
    amount = Amount.of(found)
    if amount is None:
        assert found.keys().isdisjoint(KG[name] for name in ("min", "max", "unboundedMax"))
        return None
    assert (KG["unboundedMax"] in found) is (KG["max"] not in found)
    high = amount.interval.known_max
    return f"{amount.interval.min:f}", None if high is None else f"{high:f}", amount.unit


def inferred(corpus: Corpus, subject: str, predicate: str, value: str) -> Bounds:
    return bounds(inferred_store(corpus), "inferred", subject, predicate, value)


def invests(**fields: object) -> Corpus:
    return Corpus().say("Investment", "Microsoft investiert", investor="microsoft", investee="anthropic", **fields)


def commits(corpus: Corpus, quote: str = "Anthropic kauft", **fields: object) -> Corpus:
    return corpus.say("CloudCommitment", quote, customer="anthropic", provider="microsoft", **fields)


def supplies(corpus: Corpus) -> Bounds:
    return inferred(corpus, "microsoft", "suppliesInvestee", "anthropic")


@pytest.mark.parametrize("amount", [("5", "10"), (None, "7"), ("8", None), ("30", "30")])
def test_a_fact_carries_what_the_flow_of_its_payment_carries(amount: tuple[str | None, str | None]) -> None:
    store = inferred_store(invests(amount=amount))
    flow = Amount.of(
        nodes_of(store, IRIS.policy_graph("all", "facts"))[IRIS.flow("Investment", "microsoft", "anthropic")]
    )
    assert flow is not None
    high = flow.interval.known_max
    expected = f"{flow.interval.min:f}", None if high is None else f"{high:f}", "USD"
    assert bounds(store, "facts", "microsoft", "investsIn", "anthropic") == expected
    assert expected == (amount[0] or "0", amount[1], "USD")


def test_several_deals_come_to_what_their_flow_does() -> None:
    corpus = invests(amount=("5", "5"), time=("2023-01-01", "2023-01-01"))
    corpus.say(
        "Investment",
        "Noch mehr",
        investor="microsoft",
        investee="anthropic",
        amount=("8", "8"),
        time=("2025-01-01", "2025-01-01"),
    )
    store = inferred_store(corpus)
    assert bounds(store, "facts", "microsoft", "investsIn", "anthropic") == ("8", "13", "USD")
    assert bounds(store, "inferred", "anthropic", "hasInvestor", "microsoft") == ("8", "13", "USD")


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("anthropic", "buysFrom", "microsoft"),
        ("microsoft", "sellsTo", "anthropic"),
        ("anthropic", "reliesOn", "microsoft"),
    ],
)
def test_one_payment_passes_its_interval_on(subject: str, predicate: str, value: str) -> None:
    assert inferred(commits(Corpus(), amount=("20", "30")), subject, predicate, value) == ("20", "30", "USD")


@pytest.mark.parametrize(
    ("invested", "spent", "allowed"),
    [
        (("5", "10"), ("30", "30"), ("5", "10", "USD")),
        (("5", "40"), ("30", "30"), ("5", "30", "USD")),
        (("8", None), ("30", "30"), ("8", "30", "USD")),
        (("8", None), ("30", None), ("8", None, "USD")),
        ((None, "10"), ("30", "30"), ("0", "10", "USD")),
        # Where nobody says how much is spent, any part of what was invested may come back.
        (("5", "10"), None, ("0", "10", "USD")),
        (("5", None), None, None),
        (None, None, None),
    ],
)
def test_through_two_payments_goes_what_fits_through_the_narrower(
    invested: tuple[str | None, str | None] | None, spent: tuple[str | None, str | None] | None, allowed: Bounds
) -> None:
    assert supplies(commits(invests(amount=invested), amount=spent)) == allowed


def test_amounts_in_two_currencies_allow_no_conclusion() -> None:
    assert supplies(commits(invests(amount=INVESTED, unit="EUR"), amount=("30", "30"))) is None


def test_a_rate_is_no_amount() -> None:
    assert supplies(commits(invests(amount=INVESTED), amount=("30", "30"), per="P1Y")) == ("0", "10", "USD")


def test_a_chain_of_purchases_carries_what_can_go_the_whole_way() -> None:
    corpus = commits(Corpus(), amount=("30", "30"))
    corpus.say("ChipPurchase", "Microsoft kauft", buyer="microsoft", supplier="nvidia", amount=("12", "20"))
    assert inferred(corpus, "anthropic", "reliesOnChipsOf", "nvidia") == ("12", "20", "USD")


def test_several_proofs_of_one_depth_allow_what_any_of_them_does() -> None:
    corpus = Corpus()
    for cloud, low, high in (("microsoft", "30", "40"), ("oracle", "5", "7"), ("amazon", None, None)):
        amount = None if low is None else (low, high)
        corpus.say("CloudCommitment", f"Compute {cloud}", customer="anthropic", provider=cloud, amount=amount)
        corpus.say("ChipPurchase", f"Chips {cloud}", buyer=cloud, supplier="nvidia", amount=("12", "20"))
    assert inferred(corpus, "anthropic", "reliesOnChipsOf", "nvidia") == ("0", "20", "USD")


def test_an_amount_said_of_several_together_bounds_each_from_above() -> None:
    corpus = Corpus().say("Investment", "Beide", investor="microsoft nvidia", investee="anthropic", amount=("15", "15"))
    assert inferred(corpus, "anthropic", "hasInvestor", "nvidia") == ("0", "15", "USD")


def test_what_is_no_payment_carries_no_amount() -> None:
    corpus = Corpus().say("Competition", "Rivalen", competitors="openai anthropic")
    for lab in ("openai", "anthropic"):
        corpus.say("Investment", f"in {lab}", investor="microsoft", investee=lab, amount=("5", "10"))
    assert inferred(corpus, "openai", "sharesInvestorWithRival", "anthropic") is None
    store = inferred_store(commits(invests(amount=INVESTED), amount=INVESTED))
    node = IRIS.inference(entity("microsoft"), RDF["type"], KG["SupplierInvestor"])
    assert Amount.of(nodes_of(store, IRIS.policy_graph("all", "inferred"))[node]) is None


def test_a_relation_of_payer_and_payee_is_one_that_carries_amounts() -> None:
    carrying = payments(axioms_of(Corpus().store(), IRIS))
    stated = {
        mapping.property
        for kind in ONTOLOGY.claim_types.values()
        for mapping in kind.direct
        if mapping.from_role != mapping.to_role and {mapping.from_role, mapping.to_role} == set(sides_of(kind))
    }
    assert len(stated) > 5
    assert {str(KG[name]) for name in stated} <= carrying


def test_amounts_are_written_without_exponent_and_read_back_the_same() -> None:
    store = inferred_store(invests(amount=("5000000000", "10000000000")))
    node = IRIS.inference(entity("anthropic"), KG["hasInvestor"], entity("microsoft"))
    (low,) = store.quads_for_pattern(node, KG["min"], None, None)
    assert str(low.object) == '"5000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    found = Amount.of(nodes_of(store, IRIS.policy_graph("all", "inferred"))[node])
    assert found is not None
    assert found.interval.known_max == Decimal("1E+10")
