"""Clashes after a change are those found in all facts, byte for byte."""

from __future__ import annotations

import random
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgtool.clashes.changed import changed_clashes
from kgtool.clashes.find import clashes
from kgtool.resolve.changed import Difference
from tests.clashes import planted
from tests.clashes.planted import ALL, store_of
from tests.resolve.claim_graph import IRIS, Said

LAYERS = [IRIS.policy_graph("all", layer) for layer in ("facts", "inferred")]
_MORE = (
    replace(planted.ONLY_AZURE, stage="ended", document="b.txt"),
    replace(planted.ALSO_AWS, quote="Bei Amazon rechnet Anthropic", document="b.txt", time=("2025-01-01", None)),
    replace(planted.ON_BEDROCK, quote="Auf Bedrock ist Claude zu haben", document="b.txt"),
    replace(planted.BUYS, quote="Oracle übernimmt CoreWeave", document="b.txt", modality="rumoured"),
)


def differences(before: ox.Store, after: ox.Store) -> list[Difference]:
    """Give what facts and inferences of two stores differ in."""
    found = []
    for graph in LAYERS:
        old, new = (set(store.quads_for_pattern(None, None, None, graph)) for store in (before, after))
        found.append(Difference(sorted(old - new, key=str), sorted(new - old, key=str)))
    return found


def derived(before: tuple[Said, ...], after: tuple[Said, ...]) -> tuple[list[str], list[str], Difference]:
    """Give the clashes of the second as derived from the first and as found in all, and what changed."""
    first, second = store_of(*before), store_of(*after)
    old = clashes(first, IRIS)
    fresh = clashes(second, IRIS)
    second.extend(old)
    difference = changed_clashes(second, differences(first, second), IRIS, "all")
    held = (set(old) - set(difference.removed)) | set(difference.added)
    assert not set(difference.added) & set(old)
    assert set(difference.removed) <= set(old)
    return sorted(map(str, held)), sorted(map(str, fresh)), difference


@pytest.mark.parametrize("seed", range(40))
def test_a_change_gives_the_clashes_of_all_facts(seed: int) -> None:
    chance = random.Random(seed)
    known = (*ALL, *_MORE)
    before = tuple(chance.sample(known, chance.randint(2, len(known))))
    after = tuple(chance.sample(known, chance.randint(2, len(known))))
    held, fresh, _ = derived(before, after)
    assert held == fresh


@pytest.mark.parametrize("gone", range(len(ALL)))
def test_each_statement_may_come_and_go(gone: int) -> None:
    fewer = (*ALL[:gone], *ALL[gone + 1 :])
    held, fresh, _ = derived(ALL, fewer)
    assert held == fresh
    held, fresh, _ = derived(fewer, ALL)
    assert held == fresh


def test_what_does_not_touch_a_clash_leaves_it_alone() -> None:
    apart = Said("ChipPurchase", "xAI kauft Chips von TSMC", {"buyer": "xai", "supplier": "tsmc"}, document="b.txt")
    _, fresh, difference = derived(planted.ALL[:2], (*planted.ALL[:2], apart))
    assert fresh
    assert difference == Difference([], [])
