"""The benchmark of cycles, small: every engine finds the same, and ours is well ahead of networkx."""

from __future__ import annotations

from tests.benchmarks.cycles import SIZES, Size, edges, measure


def test_all_engines_find_the_same_number_of_cycles_and_ours_is_fifteen_times_faster_than_networkx() -> None:
    found = {name: (count, seconds) for name, count, seconds in measure(Size(400, 5_000, False, 4, True), 2)}
    assert len({count for count, _ in found.values()}) == 1
    assert found["kgtool"][0] == 6_623
    assert found["networkx"][1] > 15 * found["kgtool"][1]


def test_fifty_thousand_edges_are_searched_to_length_four_in_two_seconds() -> None:
    assert [size.edges for size in SIZES[-2:]] == [50_000, 50_000]
    for size in SIZES[-2:]:
        _, _, seconds = next(iter(measure(size, 1)))
        assert seconds < 2


def test_the_same_seed_gives_the_same_graph() -> None:
    assert edges(Size(50, 100, True, 4, False)) == edges(Size(50, 100, True, 4, False))
    assert len(edges(Size(50, 100, True, 4, False))) == 100
