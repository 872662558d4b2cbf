from __future__ import annotations

import random

import networkx as nx
import pytest

from kgtool.analyse.cycles import count_cycles, enumerate_cycles, simple_cycles

Graph = dict[str, list[str]]


def random_graph(seed: int) -> Graph:
    rng = random.Random(seed)
    nodes = [f"n{index:02}" for index in range(rng.randint(2, 12))]
    chance = rng.uniform(0.05, 0.45)
    return {node: [other for other in nodes if rng.random() < chance] for node in nodes}


def canonical(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return tuple(cycle[first:] + cycle[:first])


def test_cycles_are_those_of_networkx_on_500_random_graphs() -> None:
    compared = 0
    for seed in range(500):
        graph = random_graph(seed)
        bound = 2 + seed % 7
        digraph: nx.DiGraph[str] = nx.DiGraph(
            [(node, other) for node, others in graph.items() for other in others if node != other]
        )
        expected = sorted(canonical(cycle) for cycle in nx.simple_cycles(digraph, length_bound=bound))
        assert list(simple_cycles(graph, bound)) == expected, f"seed {seed}"
        lengths = [len(cycle) for cycle in expected]
        assert count_cycles(graph, bound) == [lengths.count(length) for length in range(2, bound + 1)]
        compared += len(expected)
    assert compared > 20_000


def test_each_cycle_begins_with_its_smallest_node_and_comes_once() -> None:
    found = list(simple_cycles({"c": ["a"], "a": ["b"], "b": ["c", "a"]}, 8))
    assert found == [("a", "b"), ("a", "b", "c")]


def test_an_edge_to_itself_is_no_cycle() -> None:
    assert list(simple_cycles({"a": ["a"]}, 8)) == []


def test_a_long_chain_needs_no_deep_stack() -> None:
    nodes = [f"n{index:05}" for index in range(1500)]
    ring = {node: [nodes[(index + 1) % len(nodes)]] for index, node in enumerate(nodes)}
    assert [len(cycle) for cycle in simple_cycles(ring, 1500)] == [1500]


@pytest.mark.parametrize(
    ("limit", "complete_to", "truncated"), [(10_000, 5, False), (301, 4, True), (300, 3, True), (5, 1, True)]
)
def test_more_cycles_than_the_limit_give_a_complete_answer_to_a_shorter_length(
    limit: int, complete_to: int, truncated: bool
) -> None:
    nodes = [f"n{index}" for index in range(7)]
    complete = {node: [other for other in nodes if other != node] for node in nodes}
    found = enumerate_cycles(complete, 5, limit)
    assert (found.complete_to, found.truncated) == (complete_to, truncated)
    assert len(found.cycles) == sum(1 for cycle in simple_cycles(complete, complete_to) if complete_to > 1)
    assert list(found.cycles) == sorted(found.cycles, key=lambda cycle: (len(cycle), cycle))


def test_a_search_that_finds_little_for_much_work_is_bounded_too() -> None:
    """From each guest every walk through the thicket comes back to the hub only, where it has been before."""
    thicket = [f"t{index:02}" for index in range(12)]
    guests = [f"a{index:03}" for index in range(300)]
    graph = {node: [*thicket[place + 1 :], "hub"] for place, node in enumerate(thicket)}
    graph |= {"hub": [*thicket, *guests]} | {guest: ["hub"] for guest in guests}
    whole = enumerate_cycles(graph, 6, 10_000)
    assert (whole.complete_to, whole.truncated, len(whole.cycles)) == (6, False, 300 + 12 + 66 + 220 + 495 + 792)
    found = enumerate_cycles(graph, 6, 10_000, effort=30_000)
    assert (found.complete_to, found.truncated, len(found.cycles)) == (4, True, 300 + 12 + 66 + 220)
    assert count_cycles(graph, 6, effort=30_000) is None
