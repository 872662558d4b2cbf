from __future__ import annotations

from decimal import Decimal

import pytest

from kgtool.analyse.ranks import kendall, sensitivities
from kgtool.analyse.score import WEIGHTS, Scored


def numbers(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("one", "other", "tau"),
    [
        ((1, 2, 3), (1, 2, 3), "1"),
        ((1, 2, 3), (3, 2, 1), "-1"),
        ((1, 2, 3, 4), (1, 3, 2, 4), "0.667"),
        # Tau-b of ranks with ties, by hand: (5 - 0) / sqrt(5 * 6).
        ((1, 1, 2, 3), (1, 2, 3, 4), "0.913"),
        ((1, 1, 1), (1, 2, 3), None),
    ],
)
def test_kendalls_tau(one: tuple[int, ...], other: tuple[int, ...], tau: str | None) -> None:
    expected = None if tau is None else Decimal(tau)
    assert kendall(numbers(*one), numbers(*other)) == expected


def scored(**parts: str) -> Scored:
    return Scored("agreed", 1, Decimal(1), {name: Decimal(parts.get(name, "0.5")) for name in WEIGHTS})


def test_weights_sum_to_one_and_the_score_is_the_weighted_mean() -> None:
    assert sum(WEIGHTS.values()) == 1
    assert scored().score() == Decimal("0.500")
    assert scored(firmness="1").score() == Decimal("0.650")


def test_an_order_that_one_part_makes_is_lost_without_it() -> None:
    found = sensitivities([scored(firmness="1"), scored(firmness="0.75"), scored(firmness="0.25")])
    assert found["firmness"] == (None, Decimal(1))
    assert found["evenness"] == (Decimal(1), Decimal(1))
