"""No fact of a clash is one too many."""

from __future__ import annotations

import random

import pytest

from kgtool.clashes.find import of_applications
from kgtool.clashes.minimal import Clashes
from kgtool.clashes.world import World
from tests.clashes.planted import ALL, store_of
from tests.resolve.claim_graph import IRIS


@pytest.mark.parametrize("seed", range(12))
def test_without_any_one_of_its_facts_a_clash_is_gone(seed: int) -> None:
    said = random.Random(seed).sample(ALL, 8)
    found = Clashes(World(store_of(*said), IRIS, "all"))
    clashes = of_applications(found, found.applications.all())
    for facts, clash in clashes.items():
        assert clash.applied in found.within(facts)
        assert all(found.world.is_fact(fact) for fact in facts)
        for fact in facts:
            assert found.within([one for one in facts if one != fact]) == []


def test_every_planted_clash_was_put_to_the_test() -> None:
    found = Clashes(World(store_of(*ALL), IRIS, "all"))
    clashes = of_applications(found, found.applications.all())
    assert sorted(len(clash.facts) for clash in clashes.values()) == [2, 2, 6, 6, 7]


def test_what_an_unrelated_document_says_changes_no_clash() -> None:
    few = Clashes(World(store_of(*ALL[:2]), IRIS, "all"))
    many = Clashes(World(store_of(*ALL[:2], *ALL[-2:]), IRIS, "all"))
    assert of_applications(few, few.applications.all()).keys() == of_applications(many, many.applications.all()).keys()
