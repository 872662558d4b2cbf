from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgtool.pictures.ring_order import ring_order


def around(order: tuple[str, ...], weights: dict[tuple[str, str], float]) -> float:
    place = {key: number for number, key in enumerate(order)}
    ways = [(abs(place[one] - place[other]), weight) for (one, other), weight in weights.items()]
    return sum(weight * min(way, len(order) - way) for way, weight in ways)


def test_who_pays_much_stands_beside_whom_he_pays() -> None:
    assert ring_order("abcd", {("a", "c"): 9.0, ("b", "d"): 9.0, ("a", "b"): 1.0}) in {
        ("a", "c", "d", "b"),
        ("a", "b", "d", "c"),
    }


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), st.integers(1, 9).map(float)))
def test_the_order_holds_every_key_once_and_is_no_worse_than_the_one_given(
    weights: dict[tuple[str, str], float],
) -> None:
    order = ring_order("abcde", weights)
    assert sorted(order) == list("abcde")
    assert order[0] == "a"
    apart = {pair: weight for pair, weight in weights.items() if pair[0] != pair[1]}
    assert around(order, apart) <= around(tuple("abcde"), apart)
    best = min(around(("a", *rest), apart) for rest in permutations("bcde"))
    assert around(order, apart) <= best * 1.5 + 1e-9
