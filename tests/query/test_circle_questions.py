"""The questions about cores, scores of circles, positions of actors and chance, over the graph checked by hand."""

from __future__ import annotations

import pytest

from tests.query.graph import rows

CORE = "Anthropic, Microsoft, Nvidia"
BN = "000000000"


@pytest.mark.parametrize("parameters", [{}, {"rung": "agreed"}, {"rung": "rumoured", "cancellable": "no"}])
def test_a_core_holds_those_whose_money_can_come_back(parameters: dict[str, str]) -> None:
    expected = {"actors": CORE, "size": "3", "edges": "4", "bearing": "3", "claims": "4"}
    assert rows("cores", **parameters) == [expected]


def test_below_a_rung_there_is_no_core() -> None:
    assert rows("cores", rung="delivered") == []


def test_core_edges_tell_what_is_left_without_each_bearing_edge() -> None:
    assert rows("core-edges") == [
        {"from": "Anthropic", "to": "Microsoft", "size": "3", "left": "0", "core": CORE},
        {"from": "Microsoft", "to": "Nvidia", "size": "3", "left": "2", "core": CORE},
        {"from": "Nvidia", "to": "Anthropic", "size": "3", "left": "2", "core": CORE},
    ]


def test_circle_scores_show_each_part_of_the_score() -> None:
    shared = {"firmness": "0.75", "independence": "0.5", "amounts": "1", "evenness": "0", "rung": "vereinbart"}
    assert rows("circle-scores") == [
        {
            "actors": "Anthropic → Microsoft → Anthropic",
            "score": "0.725",
            **shared,
            "shortness": "1",
            "origins": "1",
            "evennessMax": "0.5",
            "narrowest": "Microsoft → Anthropic",
            "min": "0",
            "max": f"15{BN}",
            "currency": "USD",
            "kinds": "Cloud-Verpflichtung, Investition",
        },
        {
            "actors": "Anthropic → Microsoft → Nvidia → Anthropic",
            "score": "0.658",
            **shared,
            "shortness": "0.667",
            "origins": "1",
            "evennessMax": "1",
            "narrowest": "Nvidia → Anthropic",
            "min": "0",
            "max": f"10{BN}",
            "currency": "USD",
            "kinds": "Chipkauf, Cloud-Verpflichtung, Investition",
        },
    ]
    assert [row["rung"] for row in rows("circle-scores", lang="en", length="2")] == ["agreed"]


def test_score_weights_tell_how_far_the_order_hangs_on_each() -> None:
    found = {row["part"]: row for row in rows("score-weights", lang="en")}
    assert found["firmness"] == {"part": "firmness", "weight": "0.3", "without": "1", "doubled": "1", "circles": "2"}
    assert found["shortness"] == {"part": "shortness", "weight": "0.2", "doubled": "1", "circles": "2"}
    assert [row["weight"] for row in rows("score-weights")] == ["0.3", "0.2", "0.2", "0.2", "0.1"]


def test_flow_positions_tell_hubs_and_what_comes_back_to_them() -> None:
    shared = {"currency": "USD", "estimated": "false"}
    assert rows("flow-positions")[:3] == [
        {
            "actor": "Anthropic",
            "payers": "2",
            "payees": "2",
            "circles": "2",
            "circularity": "75",
            "valueMin": "100",
            "valueMax": "100",
            "selfMin": "0",
            "selfMax": "100",
            **shared,
            "betweenness": "0.095238",
            "claims": "4",
        },
        {
            "actor": "Microsoft",
            "payers": "1",
            "payees": "3",
            "circles": "2",
            "circularity": "75",
            "valueMin": "100",
            "valueMax": "100",
            "selfMin": "0",
            "selfMax": "50",
            **shared,
            "betweenness": "0.095238",
            "claims": "4",
        },
        {
            "actor": "Nvidia",
            "payers": "1",
            "payees": "2",
            "circles": "1",
            "circularity": "66.67",
            "valueMin": "0",
            "valueMax": "100",
            **shared,
            "betweenness": "0.047619",
            "claims": "4",
        },
    ]
    assert [row["actor"] for row in rows("flow-positions", actor="tsmc")] == ["TSMC"]


def test_chance_compares_each_figure_with_rewired_networks() -> None:
    assert [(row["figure"], row["observed"], row["samples"]) for row in rows("chance")] == [
        ("circles", "2", "100"),
        ("circles-2", "1", "100"),
        ("circles-3", "1", "100"),
        ("circles-4", "0", "100"),
        ("circles-5", "0", "100"),
        ("value-share", "1", "100"),
    ]
