from __future__ import annotations

import pytest

from kgtool.query.library import library
from kgtool.vocabulary.terms import KG, RDF
from tests.query.graph import Row, rows, store
from tests.resolve.claim_graph import IRIS

BN = "000000000"


def test_circular_flow_finds_each_circle_with_its_narrowest_bounds() -> None:
    assert rows("circular-flow") == [
        {
            "actors": "Anthropic → Microsoft → Anthropic",
            "length": "2",
            "min": "0",
            "max": f"15{BN}",
            "currency": "USD",
            "claims": "2",
            "edges": "2",
        },
        {
            "actors": "Anthropic → Microsoft → Nvidia → Anthropic",
            "length": "3",
            "min": "0",
            "max": f"10{BN}",
            "currency": "USD",
            "claims": "4",
            "edges": "3",
            "note": "Microsoft → Nvidia: Rate (im Jahr), nicht verglichen: "
            "„Microsoft kauft jährlich für 20 Mrd. Dollar Chips von Nvidia“",
        },
    ]


def test_circular_flow_is_bounded_by_length_and_speaks_english() -> None:
    assert [row["length"] for row in rows("circular-flow", length="2")] == ["2"]
    assert rows("circular-flow", lang="en")[1]["note"].startswith("Microsoft → Nvidia: a rate (a year), not compared")


def test_circle_edges_are_the_payments_that_circles_consist_of() -> None:
    shared = {"currency": "USD"}
    assert rows("circle-edges") == [
        {"from": "Anthropic", "to": "Microsoft", "min": f"30{BN}", "max": f"30{BN}", **shared, "circles": "2"},
        {"from": "Microsoft", "to": "Anthropic", "min": "0", "max": f"15{BN}", **shared, "circles": "1"},
        {"from": "Microsoft", "to": "Nvidia", "circles": "1"},
        {"from": "Nvidia", "to": "Anthropic", "min": "0", "max": f"10{BN}", **shared, "circles": "1"},
    ]


LOCK_INS = [
    {
        "actor": "Anthropic",
        "provider": "Microsoft",
        "kind": "capital",
        "min": "0",
        "max": f"15{BN}",
        "currency": "USD",
        "share": "0–100",
        "claims": "1",
        "indexMin": "0.12",
        "indexMax": "0.95",
        "dimensions": "4",
    },
    {
        "actor": "Anthropic",
        "provider": "Nvidia",
        "kind": "capital",
        "min": "0",
        "max": f"10{BN}",
        "currency": "USD",
        "share": "0–100",
        "claims": "2",
    },
    {
        "actor": "Anthropic",
        "provider": "Amazon",
        "kind": "cloud",
        "exclusivity": "primary",
        "claims": "1",
        "indexMin": "0.06",
        "indexMax": "0.95",
        "dimensions": "3",
    },
    {
        "actor": "Anthropic",
        "provider": "Microsoft",
        "kind": "cloud",
        "min": f"30{BN}",
        "max": f"30{BN}",
        "currency": "USD",
        "share": "100",
        "claims": "1",
        "indexMin": "0.12",
        "indexMax": "0.95",
        "dimensions": "4",
    },
    {"actor": "CoreWeave", "provider": "Microsoft", "kind": "revenue", "share": "62", "claims": "1"},
    {
        "actor": "Microsoft",
        "provider": "Nvidia",
        "kind": "chips",
        "claims": "1",
        "indexMin": "0.01",
        "indexMax": "1",
        "dimensions": "2",
    },
    {"actor": "xAI", "provider": "Nvidia", "kind": "capital", "claims": "1"},
]


def test_lock_in_has_a_row_for_each_actor_provider_and_kind() -> None:
    assert rows("lock-in") == LOCK_INS


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"actor": "anthropic"}, LOCK_INS[:4]),
        ({"actor": "Anthropic", "kind": "cloud"}, LOCK_INS[2:4]),
        ({"provider": "nvidia"}, [LOCK_INS[1], *LOCK_INS[5:]]),
        ({"actor": IRIS.entity("coreweave").value}, [LOCK_INS[4]]),
        ({"actor": ""}, LOCK_INS),
    ],
)
def test_lock_in_is_narrowed_by_what_is_asked(parameters: dict[str, str], expected: list[Row]) -> None:
    assert rows("lock-in", **parameters) == expected


def test_deal_anatomy_shows_what_each_side_gives_and_gets() -> None:
    assert rows("deal-anatomy", actor="microsoft", **{"with": "anthropic"}) == [
        {
            "deal": "Anthropic → Microsoft: Cloud-Verpflichtung",
            "from": "Anthropic",
            "to": "Microsoft",
            "rung": "vereinbart",
            "type": "Cloud-Verpflichtung",
            "gives": "Geld",
            "gets": "Rechenleistung",
            "min": f"30{BN}",
            "max": f"30{BN}",
            "currency": "USD",
            "hedge": "genau",
            "modality": "behauptet",
            "claims": "1",
            "quote": "Anthropic kauft für 30 Mrd. Dollar Rechenzeit auf Azure",
            "document": "a.txt",
        },
        {
            "deal": "Microsoft → Anthropic: Investition",
            "from": "Microsoft",
            "to": "Anthropic",
            "rung": "vereinbart",
            "type": "Investition",
            "gives": "Geld",
            "gets": "Beteiligung",
            "min": "0",
            "max": f"15{BN}",
            "currency": "USD",
            "hedge": "genau",
            "modality": "behauptet",
            "claims": "1",
            "quote": "Microsoft und Nvidia investieren zusammen 15 Mrd. Dollar in Anthropic",
            "document": "a.txt",
        },
    ]


def test_deal_anatomy_has_one_row_a_payment_and_prefers_what_is_asserted_as_evidence() -> None:
    found = rows("deal-anatomy", actor="nvidia", lang="en")
    assert [(row["from"], row["to"], row["type"], row["gives"], row["claims"]) for row in found] == [
        ("Microsoft", "Nvidia", "chip purchase", "cash", "1"),
        ("Nvidia", "Anthropic", "investment", "money", "1"),
        ("Nvidia", "xAI", "investment", "money", "1"),
    ]
    assert (found[1]["rung"], found[1]["modality"]) == ("planned", "planned")
    assert found[1]["quote"].startswith("Nvidia steckt bis zu 10")


def test_deal_anatomy_leaves_no_payment_out() -> None:
    flows = sum(1 for quad in store().quads_for_pattern(None, RDF["type"], KG["Flow"], None))
    assert len(rows("deal-anatomy")) == flows == 8
    assert [row.get("hedge") for row in rows("deal-anatomy", actor="amazon")] == [None]


def test_balances_are_intervals_of_what_is_paid_and_received() -> None:
    assert rows("balances", actor="anthropic") == [
        {
            "actor": "Anthropic",
            "currency": "USD",
            "paidMin": f"30{BN}",
            "paidMax": f"30{BN}",
            "receivedMin": "0",
            "receivedMax": f"25{BN}",
            "balanceMin": f"-30{BN}",
            "balanceMax": f"-5{BN}",
            "claims": "3",
        }
    ]


def test_the_concentration_of_a_market_is_bounded_by_the_unknown_rest() -> None:
    assert rows("market-concentration") == [
        {"market": "Cloud", "firms": "1", "hhiMin": "900", "hhiMax": "5800", "claims": "1"}
    ]


def test_an_investor_that_supplies_its_investee_is_named_with_what_is_sold() -> None:
    (row,) = rows("supplier-investors")
    assert row == {
        "investor": "Microsoft",
        "investee": "Anthropic",
        "buys": "kauft Rechenleistung von",
        "rung": "vereinbart",
        "min": "0",
        "max": f"15{BN}",
        "currency": "USD",
        "claims": "2",
    }
    assert rows("supplier-investors", actor="nvidia") == []
    assert rows("supplier-investors", actor="anthropic", lang="en") == [
        row | {"buys": "buys compute from", "rung": "agreed"}
    ]


def test_a_lab_with_one_cloud_is_named_with_what_else_it_uses() -> None:
    (row,) = rows("one-cloud-labs")
    assert row == {
        "lab": "Anthropic",
        "provider": "Amazon",
        "exclusivity": "überwiegend",
        "others": "Microsoft",
        "claims": "1",
    }
    assert rows("one-cloud-labs", provider="microsoft") == []
    assert rows("one-cloud-labs", lang="en") == [row | {"exclusivity": "primary"}]


def test_dependence_through_others_leaves_out_what_a_text_only_supposes() -> None:
    shared = {"actor": "Anthropic", "through": "Microsoft", "rung": "vereinbart", "claims": "2"}
    assert rows("dependence-through-others") == [
        shared | {"provider": "CoreWeave"},
        shared | {"provider": "Nvidia"},
    ]
    assert rows("dependence-through-others", provider="nvidia") == [shared | {"provider": "Nvidia"}]
    assert rows("dependence-through-others", actor="openai") == []


def test_rivals_under_one_investor_are_a_row_together() -> None:
    shared = {"rival1": "Anthropic", "rival2": "xAI", "rung": "vereinbart"}
    assert rows("rivals-under-one-investor") == [shared | {"investors": "Nvidia", "claims": "4"}]
    assert rows("rivals-under-one-investor", investor="microsoft") == []


def test_a_model_on_all_clouds_is_named_with_vendor_and_platforms() -> None:
    assert rows("models-on-all-clouds") == [
        {"model": "Claude", "vendor": "Anthropic", "platforms": "AWS, Azure, Google Cloud", "claims": "3"}
    ]


def test_a_chokepoint_is_named_with_the_reason() -> None:
    (row,) = rows("chokepoints")
    assert row == {"chokepoint": "ASML", "reason": "ist einziger Lieferant von", "whom": "EUV", "claims": "1"}
    assert rows("chokepoints", lang="en") == [row | {"reason": "is the sole supplier of"}]


def test_exclusivity_names_relation_parties_and_evidence() -> None:
    assert rows("exclusivity", actor="amazon") == [
        {
            "parties": "Amazon, Anthropic",
            "relation": "Cloud-Nutzung",
            "exclusivity": "überwiegend",
            "claims": "1",
            "quote": "Anthropic rechnet vor allem bei Amazon",
            "document": "a.txt",
        }
    ]
    assert rows("exclusivity", actor="nvidia") == []


def test_who_says_so_names_each_claim_behind_a_relation() -> None:
    shared = {"statement": "Nvidia investiert in Anthropic", "type": "Investition"}
    source = {"publisher": "Testblatt", "date": "2025-11-18"}
    assert rows("who-says-so", subject="nvidia", object="anthropic") == [
        {
            **shared,
            **source,
            "document": "a.txt",
            "hedge": "genau",
            "modality": "behauptet",
            "quote": "Microsoft und Nvidia investieren zusammen 15 Mrd. Dollar in Anthropic",
            "origin": "Testblatt",
            "chain": "Testblatt",
        },
        {
            **shared,
            **source,
            "speaker": "Nvidia",
            "document": "b.txt",
            "hedge": "bis zu",
            "modality": "geplant",
            "quote": "Nvidia steckt bis zu 10 Mrd. Dollar in Anthropic",
            "origin": "Nvidia",
            "chain": "Testblatt → Nvidia",
        },
    ]


def test_who_says_so_also_knows_figures_and_their_speakers() -> None:
    (row,) = rows("who-says-so", type="Revenue", lang="en")
    assert row["statement"] == "OpenAI: revenue 13 Mrd. Dollar"
    assert (row["speaker"], row["hedge"]) == ("Analysten", "approximately")


def test_what_is_hypothetical_answers_no_question_but_that_for_what_is_left_out() -> None:
    for question in library():
        for row in rows(question.name):
            assert ("würde" in " ".join(row.values())) == (question.name == "left-out")


def test_rechenprobe_sets_what_is_stated_beside_what_follows() -> None:
    (row,) = rows("rechenprobe")
    assert row.pop("check").startswith(f"{IRIS.base}check/all/multiple/")
    assert row == {
        "formula": "TSMC ist 1 Bio. Dollar wert ÷ xAI ist 250 Mrd. Dollar wert",
        "stated": "4",
        "expectedMin": "4",
        "expectedMax": "4",
        "unit": "1",
        "verdict": "holds",
        "claims": "3",
        "sentence": "TSMC, Bewertung: TSMC ist 1 Bio. Dollar wert sind das 4-Fache von xAI ist 250 Mrd. Dollar wert; "
        "genannt: TSMC ist 4-mal so viel wert wie xAI. Das geht auf.",
    }
    assert rows("rechenprobe", verdict="rounding") == []
    assert rows("rechenprobe", lang="en")[0]["sentence"].endswith("It holds.")
