from __future__ import annotations

import random
from itertools import combinations

import pytest

from kgtool.views.minimal import Counted, GaveUpError, Holds, quickxplain, smallest_sets


def any_of(*sets: str) -> Holds[str]:
    """Hold where one of the sets of letters is there as a whole."""
    return lambda elements: any(elements >= set(found) for found in sets)


def names(sets: tuple[frozenset[str], ...]) -> list[str]:
    return sorted("".join(sorted(found)) for found in sets)


def test_one_claim_behind_all_ways_is_enough_to_doubt() -> None:
    assert names(smallest_sets(any_of("ab", "ac", "ade"), "abcdefgh").sets) == ["a"]


def test_two_independent_ways_need_two_doubts() -> None:
    found = smallest_sets(any_of("ab", "cd"), "abcdefgh", every=True)
    assert names(found.sets) == ["ac", "ad", "bc", "bd"]
    assert found.complete


def test_what_holds_without_any_claim_cannot_be_made_to_fall() -> None:
    assert smallest_sets(lambda elements: True, "abc").sets == ()


def test_first_set_is_among_all_and_the_same_every_time() -> None:
    holds = any_of("ab", "bc", "cd", "da")
    first = smallest_sets(holds, "abcd").sets
    assert first == smallest_sets(holds, "abcd").sets
    assert set(first) <= set(smallest_sets(holds, "abcd", every=True).sets)


@pytest.mark.parametrize("seed", range(60))
def test_the_sets_are_those_that_trying_all_gives(seed: int) -> None:
    rng = random.Random(seed)
    elements = "abcdefghij"
    holds = any_of(*("".join(rng.sample(elements, rng.randint(1, 4))) for _ in range(rng.randint(1, 6))))
    for size in range(len(elements) + 1):
        expected = [set(c) for c in combinations(elements, size) if not holds(frozenset(elements) - set(c))]
        if expected:
            break
    found = smallest_sets(holds, elements, every=True).sets
    assert names(found) == sorted("".join(sorted(c)) for c in expected)


def test_a_minimal_sufficient_set_needs_each_of_its_elements() -> None:
    holds = any_of("agt", "bcdefghi")
    found = quickxplain(holds, "abcdefghijklmnopqrst")
    assert holds(found)
    assert not any(holds(found - {element}) for element in found)


def test_asking_more_often_than_allowed_is_refused() -> None:
    counted = Counted(any_of("ab", "cd", "ef"), bound=5)
    with pytest.raises(GaveUpError):
        smallest_sets(counted, "abcdefghijkl")
    assert counted.asked == 5
