"""What fewer facts give is the same, looked up among what all of them give or followed from them alone."""

from __future__ import annotations

import random

import pytest

from kgtool.clashes.applications import Applications
from kgtool.clashes.consequences import Consequences
from kgtool.clashes.find import of_applications
from kgtool.clashes.minimal import Clashes
from kgtool.clashes.world import World
from tests.clashes.planted import ALL, store_of
from tests.resolve.claim_graph import IRIS


@pytest.mark.parametrize("seed", range(4))
def test_what_fewer_facts_give_is_looked_up_as_it_would_be_followed(seed: int) -> None:
    chance = random.Random(seed)
    world = World(store_of(*ALL), IRIS, "all")
    found = Clashes(world)
    applications = Applications(world)
    facts = sorted({fact for known in of_applications(found, found.applications.all()) for fact in known})

    def holds(triple: tuple[str, str, str]) -> bool:
        return triple in world.known

    whole = Consequences(facts, world, applications, holds)
    sizes = set()
    for _ in range(15):
        fewer = chance.sample(facts, chance.randint(2, len(facts)))
        alone = Consequences(fewer, world, applications, holds).all
        assert set(whole.of(fewer)) == set(alone)
        sizes.add(len(alone))
    assert len(whole.all) == 6
    assert len(sizes) > 1
