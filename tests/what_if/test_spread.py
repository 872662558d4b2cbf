"""How a loss spreads: bounds hold for every choice of amounts, more gone never means less lost, and it always ends."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from kgtool.what_if import spread as module
from kgtool.what_if.spread import NONE, WHOLE, Share, Strand, greatest_mean, spread

ALL: Share = (WHOLE, WHOLE)


def money(source: str, target: str, low: int, high: int | None) -> Strand:
    return Strand(source, target, "money", low, high)


def graph(chosen: random.Random, actors: int = 8, strands: int = 18) -> list[Strand]:
    names = [f"a{number}" for number in range(actors)]
    found = []
    for _ in range(strands):
        source, target = chosen.sample(names, 2)
        low = chosen.choice([0, chosen.randint(1, 90)])
        high = None if chosen.random() < 0.25 else low + chosen.choice([0, chosen.randint(1, 200)]) + (low == 0)
        found.append(Strand(source, target, chosen.choice(["money", "money", "chips"]), low, high))
    return found


def point(
    strands: Sequence[Strand],
    weights: Sequence[float],
    shock: Mapping[str, float],
    taken: Mapping[int, float],
    rounds: int,
) -> dict[str, float]:
    """Compute the shares of the model for certain weights, so many rounds."""
    shares = dict(shock)
    for _ in range(rounds):
        kinds: dict[tuple[str, str], tuple[float, float]] = {}
        for place, (strand, weight) in enumerate(zip(strands, weights, strict=True)):
            lost = max(shares.get(strand.source, 0.0), taken.get(place, 0.0))
            summed, total = kinds.get((strand.target, strand.kind), (0.0, 0.0))
            kinds[strand.target, strand.kind] = summed + lost * weight, total + weight
        shares = dict(shock)
        for (target, _kind), (summed, total) in kinds.items():
            shares[target] = max(shares.get(target, 0.0), summed / total)
    return shares


def weight(strand: Strand, chosen: random.Random) -> float:
    high = strand.low + 10 ** chosen.randint(0, 6) if strand.high is None else strand.high
    picked = strand.low + chosen.choice([0.0, 1.0, chosen.random()]) * (high - strand.low)
    return max(picked, 1e-6)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("rounds", [1, 2, None])
def test_every_choice_of_amounts_loses_what_lies_within_the_bounds(seed: int, rounds: int | None) -> None:
    chosen = random.Random(seed)
    strands = graph(chosen)
    found = spread(strands, {"a0": ALL}, {3: (WHOLE // 4, WHOLE)}, rounds)
    for _ in range(10):
        weights = [weight(strand, chosen) for strand in strands]
        exact = point(strands, weights, {"a0": 1.0}, {3: 0.25 + 0.75 * chosen.random()}, found.rounds)
        for actor in {strand.target for strand in strands}:
            least, most = found.actors.get(actor, NONE)
            # Floats, and an amount next to nothing in place of nothing, blur the sixth digit.
            assert least / WHOLE - 2e-6 <= exact.get(actor, 0.0) <= most / WHOLE + 2e-6, actor


@pytest.mark.parametrize("seed", range(60))
def test_the_more_is_gone_the_more_is_lost(seed: int) -> None:
    strands = graph(random.Random(seed))
    less, more = spread(strands, {"a0": ALL}, {}), spread(strands, {"a0": ALL, "a1": ALL}, {2: ALL})
    for actor, share in less.actors.items():
        assert share[0] <= more.actors[actor][0]
        assert share[1] <= more.actors[actor][1]


@pytest.mark.parametrize("seed", range(60))
def test_in_the_end_at_least_as_much_is_lost_as_after_two_tiers(seed: int) -> None:
    strands = graph(random.Random(seed))
    near, end = spread(strands, {"a0": ALL}, {}, 2), spread(strands, {"a0": ALL}, {})
    for actor, share in near.actors.items():
        assert share[0] <= end.actors[actor][0]
        assert share[1] <= end.actors[actor][1]


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_strands_does_not_matter(seed: int) -> None:
    chosen = random.Random(seed)
    strands = graph(chosen)
    turned = strands[:]
    chosen.shuffle(turned)
    first, second = spread(strands, {"a0": ALL}, {}), spread(turned, {"a0": ALL}, {})
    assert dict(sorted(first.actors.items())) == dict(sorted(second.actors.items()))


def test_most_graphs_settle_and_every_other_one_says_that_it_does_not() -> None:
    found = [spread(graph(random.Random(seed)), {"a0": ALL}, {3: (WHOLE // 4, WHOLE)}) for seed in range(60)]
    assert [seed for seed, one in enumerate(found) if not one.settled] == [29]
    assert max(one.rounds for one in found) < module.ROUNDS + 60


def test_who_gets_nothing_of_what_is_gone_loses_nothing() -> None:
    found = spread([money("a", "b", 1, 1), money("c", "d", 1, 1)], {"a": ALL}, {})
    assert found.actors == {"a": ALL, "b": ALL}
    assert list(found.strands) == [ALL, NONE]


def test_a_loss_is_passed_on_in_proportion() -> None:
    strands = [money("a", "c", 30, 30), money("b", "c", 70, 70), money("c", "d", 50, 50), money("b", "d", 50, 50)]
    found = spread(strands, {"a": ALL}, {})
    assert found.actors == {"a": ALL, "c": (300_000, 300_000), "d": (150_000, 150_000)}


def test_a_circle_adds_to_the_loss_and_ends() -> None:
    # s = (50 + 50 s) / 100 of what c lives on, of which half is its own money come back.
    strands = [money("a", "c", 50, 50), money("c", "d", 50, 50), money("d", "c", 50, 50)]
    found = spread(strands, {"a": ALL}, {})
    assert found.settled
    assert found.actors["c"][1] == WHOLE
    assert found.actors["c"][0] >= WHOLE - 2


def test_an_amount_that_nobody_knows_can_be_next_to_nothing_or_all() -> None:
    assert spread([money("a", "c", 0, None), money("b", "c", 5, 5)], {"a": ALL}, {}).actors["c"] == (0, WHOLE)
    assert spread([money("a", "c", 0, None)], {"a": ALL}, {}).actors["c"] == ALL


def test_of_several_inputs_the_scarcest_decides() -> None:
    strands = [Strand("a", "c", "chips", 1, 1), Strand("b", "c", "cloud", 9, 9)]
    assert spread(strands, {"a": (WHOLE // 2, WHOLE // 2)}, {}).actors["c"] == (WHOLE // 2, WHOLE // 2)


def test_what_grows_for_too_long_is_bounded_by_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROUNDS", 3)
    strands = [money("a", "c", 1, 1), money("c", "d", 99, 99), money("d", "c", 99, 99), money("b", "c", 1, 1)]
    found = spread(strands, {"a": ALL}, {})
    low, high = found.actors["c"]
    assert low <= WHOLE // 2 <= high == WHOLE
    assert not found.settled


@pytest.mark.parametrize(
    ("values", "weights", "expected"),
    [
        ([10, 0], [(1, 1), (3, 4)], 3),
        ([10, 0], [(1, None), (3, 4)], 10),
        ([10, 0], [(0, 5), (0, None)], 10),
        ([10, 4, 0], [(1, 3), (1, 9), (2, 2)], 6),
        ([], [], 0),
    ],
)
def test_the_greatest_mean_takes_each_weight_at_one_of_its_ends(
    values: list[int], weights: list[tuple[int, int | None]], expected: int
) -> None:
    assert greatest_mean(values, weights) == expected
