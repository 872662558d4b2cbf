from __future__ import annotations

import random

from kgtool.analyse.null_model import null_model

PAIRS = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "f"), ("f", "e"), ("g", "h"), ("h", "g")]


def test_a_network_of_mutual_payments_has_more_circles_than_chance_makes() -> None:
    found = null_model(dict.fromkeys(PAIRS, 10), 3, 500, 7)
    assert found is not None
    figures = {figure.name: figure for figure in found.figures}
    assert list(figures) == ["circles-2", "circles-3", "circles", "value-share"]
    assert (figures["circles-2"].observed, figures["value-share"].observed) == (4, 1)
    assert 0.3 < figures["circles-2"].mean < 0.8
    # Of the 14,833 ways in which eight can pay each another one, 105 are four pairs: 0.7 percent.
    assert figures["circles-2"].p == 3 / 501
    assert (figures["circles-2"].z or 0) > 3


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    values = dict.fromkeys(PAIRS, 10)
    assert null_model(values, 3, 50, 1) == null_model(dict(reversed(values.items())), 3, 50, 1)
    assert null_model(values, 3, 50, 1) != null_model(values, 3, 50, 2)


def test_everybody_keeps_as_many_payers_and_payees() -> None:
    from kgtool.analyse.null_model import _swap

    chance = random.Random(3)
    edges = sorted({(f"n{chance.randrange(12)}", f"m{chance.randrange(12)}") for _ in range(40)})
    swapped = list(edges)
    _swap(swapped, chance, 400)
    assert swapped != edges
    assert len(set(swapped)) == len(edges)
    for side in (0, 1):
        assert sorted(edge[side] for edge in swapped) == sorted(edge[side] for edge in edges)
    assert [edge[0] for edge in swapped] == [edge[0] for edge in edges]


def test_without_payments_or_within_too_little_work_nothing_is_compared() -> None:
    assert null_model({}, 3, 10, 1) is None
    dense = {(f"n{one}", f"n{other}"): 1 for one in range(12) for other in range(12) if one != other}
    assert null_model(dense, 5, 2, 1, effort=1_000) is None


def test_a_figure_that_never_differs_has_no_z() -> None:
    found = null_model({("a", "b"): 1, ("b", "a"): 1}, 2, 10, 1)
    assert found is not None
    assert [(figure.z, figure.p) for figure in found.figures] == [(None, 1.0)] * 3
