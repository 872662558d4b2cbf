from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kgtool.errors import UsageError
from kgtool.resolve.resolve import resolve
from kgtool.vocabulary.terms import KG, PROV, RDF, RDFS
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus, entity

Node = dict[str, list[str]]


def facts(corpus: Corpus) -> list[ox.Quad]:
    return resolve(corpus.store(), IRIS, ONTOLOGY)


def flows(corpus: Corpus) -> dict[str, Node]:
    """Return each flow as `Type payer payee`, with the plain values of its properties."""
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in facts(corpus):
        if "/flow/all/" in str(quad.subject):
            name = str(quad.subject).split("/flow/all/")[1].strip("<>").replace("/", " ")
            value = quad.object
            assert isinstance(value, ox.NamedNode | ox.Literal)
            nodes[name][quad.predicate.value.rsplit("#", 1)[-1]].append(value.value)
    return dict(nodes)


def bounds(flow: Node) -> tuple[Decimal | None, Decimal | None]:
    low, high = (Decimal(flow[name][0]) if name in flow else None for name in ("min", "max"))
    return low, high


def invest(corpus: Corpus, quote: str, low: str | None, high: str | None, **fields: object) -> Corpus:
    roles = {"investor": "nvidia", "investee": "openai"}
    return corpus.say("Investment", quote, **{"amount": (low, high), **roles, **fields})


def test_an_amount_is_the_hull_of_its_claims_never_their_sum_or_maximum() -> None:
    corpus = Corpus()
    invest(corpus, "5 Mrd. Dollar", "5e9", "5e9")
    invest(corpus, "bis zu 10 Mrd. Dollar", None, "10e9", hedge="upTo", document="b.txt")
    invest(corpus, "7 Mrd. Dollar", "7e9", "7e9", document="c.txt")
    flow = flows(corpus)["Investment nvidia openai"]
    assert bounds(flow) == (Decimal(0), Decimal("10e9"))
    assert flow["unit"] == ["USD"]
    assert flow["claimCount"] == ["3"]
    assert len(flow["wasDerivedFrom"]) == 3


def test_an_amount_without_upper_bound_is_open_and_says_so() -> None:
    flow = flows(invest(Corpus(), "mindestens 13 Mrd.", "13e9", None))["Investment nvidia openai"]
    assert bounds(flow) == (Decimal("13e9"), None)
    assert flow["unboundedMax"] == ["true"]


def test_an_amount_said_of_two_together_bounds_each_from_above() -> None:
    found = flows(invest(Corpus(), "zusammen 15 Mrd.", "15e9", "15e9", investor="microsoft nvidia"))
    for investor in ("microsoft", "nvidia"):
        assert bounds(found[f"Investment {investor} openai"]) == (Decimal(0), Decimal("15e9"))


def test_an_amount_said_of_each_holds_of_each() -> None:
    found = flows(invest(Corpus(), "je 15 Mrd.", "15e9", "15e9", investor="microsoft nvidia", jointly=False))
    assert bounds(found["Investment microsoft openai"]) == (Decimal("15e9"), Decimal("15e9"))


def test_a_rate_and_another_currency_stay_out_of_the_hull_and_are_noted_in_both_languages() -> None:
    corpus = Corpus()
    invest(corpus, "10 Mrd. Dollar", "10e9", "10e9")
    invest(corpus, "20 Mrd. Dollar jährlich", "20e9", "20e9", per="P1Y")
    invest(corpus, "weitere 10 Mrd. Dollar", "10e9", "10e9")
    invest(corpus, "1 Mrd. Euro", "1e9", "1e9", unit="EUR")
    flow = flows(corpus)["Investment nvidia openai"]
    assert bounds(flow) == (Decimal("10e9"), Decimal("10e9"))
    assert sorted(flow["note"]) == [
        "andere Währung (EUR), nicht verglichen: „1 Mrd. Euro“; "
        "Rate (im Jahr), nicht verglichen: „20 Mrd. Dollar jährlich“",
        "another currency (EUR), not compared: “1 Mrd. Euro”; a rate (a year), not compared: “20 Mrd. Dollar jährlich”",
    ]


def test_only_a_rate_gives_no_bounds() -> None:
    flow = flows(invest(Corpus(), "2 Mrd. im Monat", "2e9", "2e9", per="P1M"))["Investment nvidia openai"]
    assert bounds(flow) == (None, None)
    assert "unit" not in flow


def test_a_share_is_no_amount() -> None:
    flow = flows(invest(Corpus(), "27 %", "27", "27", unit="%", kind="share"))["Investment nvidia openai"]
    assert bounds(flow) == (None, None)


@pytest.mark.parametrize(
    ("kind", "roles", "flow", "exchange"),
    [
        ("Investment", {"investor": "nvidia", "investee": "xai"}, "Investment nvidia xai", "Equity"),
        ("CloudCommitment", {"customer": "openai", "provider": "oracle"}, "CloudCommitment openai oracle", "Compute"),
        ("CloudUse", {"customer": "openai", "provider": "oracle"}, "CloudUse openai oracle", "Compute"),
        ("ChipPurchase", {"buyer": "oracle", "supplier": "nvidia"}, "ChipPurchase oracle nvidia", "Hardware"),
        ("ChipUse", {"user": "oracle", "supplier": "nvidia"}, "ChipUse oracle nvidia", "Hardware"),
        (
            "ComponentSupply",
            {"supplier": "tsmc", "customer": "nvidia", "product": "h100"},
            "ComponentSupply nvidia tsmc",
            "Hardware",
        ),
        ("ProfitShare", {"payer": "openai", "recipient": "microsoft"}, "ProfitShare openai microsoft", "Profit"),
        (
            "RevenueShare",
            {"organisation": "coreweave", "customer": "microsoft"},
            "RevenueShare microsoft coreweave",
            "Service",
        ),
    ],
)
def test_money_goes_where_the_table_who_pays_whom_says(
    kind: str, roles: dict[str, str], flow: str, exchange: str
) -> None:
    found = flows(Corpus().say(kind, "so steht es da", **roles))
    assert list(found) == [flow]
    assert found[flow]["inExchange"] == [KG[f"exchange{exchange}"].value]
    assert found[flow]["flowType"] == [KG[kind].value]


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("Acquisition", {"acquirer": "nvidia", "target": "xai"}),
        ("CapitalExpenditure", {"spender": "microsoft"}),
        ("DealVolume", {"participants": "nvidia openai"}),
        ("Partnership", {"partners": "nvidia openai"}),
        ("Revenue", {"organisation": "openai"}),
        ("ComponentSupply", {"supplier": "tsmc", "product": "h100"}),
        ("Investment", {"investor": "nvidia", "investee": "nvidia"}),
        ("ChipUse", {"user": "nvidia", "supplier": "nvidia"}),
    ],
)
def test_what_pays_nobody_else_is_no_flow(kind: str, roles: dict[str, str]) -> None:
    assert flows(Corpus().say(kind, "so steht es da", amount=("1e9", "1e9"), **roles)) == {}


@pytest.mark.parametrize("fields", [{"negated": True}, {"modality": "hypothetical"}])
def test_what_is_negated_or_hypothetical_leaves_no_trace(fields: dict[str, object]) -> None:
    corpus = Corpus().say("Investment", "kein Geld", investor="nvidia", investee="openai", **fields)
    assert facts(corpus) == []


def test_a_flow_carries_the_strongest_exclusivity_that_is_claimed() -> None:
    corpus = Corpus()
    for number, exclusivity in enumerate((None, "nonexclusive", "exclusive", "primary")):
        corpus.say("CloudUse", f"Satz {number}", customer="openai", provider="microsoft", exclusivity=exclusivity)
    flow = flows(corpus)["CloudUse openai microsoft"]
    assert flow["exclusivity"] == [KG["exclusivityExclusive"].value]


@pytest.mark.parametrize(
    ("said", "expected"),
    [((None, None), []), ((True, None), ["false"]), ((True, True), ["true"]), ((True, False), ["false"])],
)
def test_a_flow_can_be_called_off_where_all_its_claims_say_so(
    said: tuple[bool | None, ...], expected: list[str]
) -> None:
    corpus = Corpus()
    for number, cancellable in enumerate(said):
        invest(corpus, f"Satz {number}", "1e9", "1e9", cancellable=cancellable)
    assert flows(corpus)["Investment nvidia openai"].get("cancellable", []) == expected


def test_a_fact_is_a_triple_and_a_resource_with_its_claims() -> None:
    quads = facts(Corpus().say("Investment", "investiert", investor="nvidia", investee="openai xai"))
    triples = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    for investee in ("openai", "xai"):
        assert (entity("nvidia"), KG["investsIn"], entity(investee)) in triples
        fact = IRIS.fact("investsIn", "nvidia", investee)
        assert (fact, RDF["subject"], entity("nvidia")) in triples
        assert (fact, RDF["predicate"], KG["investsIn"]) in triples
        assert (fact, RDF["object"], entity(investee)) in triples
        assert any(subject == fact and predicate == PROV["wasDerivedFrom"] for subject, predicate, _ in triples)


def test_a_mutual_role_gives_each_pair_once() -> None:
    quads = facts(Corpus().say("Partnership", "Partner", partners="openai nvidia microsoft"))
    pairs = {(str(quad.subject), str(quad.object)) for quad in quads if quad.predicate == KG["partnerOf"]}
    names = sorted(str(entity(slug)) for slug in ("microsoft", "nvidia", "openai"))
    assert pairs == {(names[0], names[1]), (names[0], names[2]), (names[1], names[2])}


def test_entities_keep_kind_name_slug_and_owner_and_say_which_claims_name_them() -> None:
    quads = facts(Corpus().say("CloudUse", "auf Azure", customer="openai", provider="microsoft", platform="azure"))
    triples = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    azure = entity("azure")
    assert (azure, RDF["type"], KG["CloudPlatform"]) in triples
    assert (azure, RDFS["label"], ox.Literal("Azure")) in triples
    assert (azure, KG["slug"], ox.Literal("azure")) in triples
    assert (azure, KG["ownedBy"], entity("microsoft")) in triples
    assert any(subject == azure and predicate == PROV["wasDerivedFrom"] for subject, predicate, _ in triples)


def test_a_platform_and_its_owner_are_not_merged() -> None:
    corpus = Corpus()
    corpus.say("Investment", "Microsoft investiert", investor="microsoft", investee="openai")
    corpus.say("Investment", "Azure investiert", investor="azure", investee="openai")
    assert sorted(flows(corpus)) == ["Investment azure openai", "Investment microsoft openai"]


def test_everything_that_is_stated_rests_on_a_claim() -> None:
    corpus = invest(Corpus(), "5 Mrd.", "5e9", "5e9").say("Revenue", "Umsatz", organisation="xai")
    quads = facts(corpus)
    derived = {quad.subject for quad in quads if quad.predicate in (PROV["wasDerivedFrom"], KG["claim"])}
    assert {quad.subject for quad in quads} == derived


def test_the_same_claims_give_the_same_quads_in_any_order() -> None:
    one, other = Corpus(), Corpus()
    for number in range(6):
        invest(one, f"{number} Mrd.", f"{number}e9", f"{number}e9", document=f"{number}.txt")
    for said in reversed(one.said):
        other.said.append(said)
    assert facts(one) == facts(other)


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(UsageError):
        resolve(Corpus().store(), IRIS, ONTOLOGY, "strikt")
