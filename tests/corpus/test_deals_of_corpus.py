"""Deals of the planted corpus: what tells one transaction stands together, look-alikes stand apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kgtool.store import OxigraphStore
from tests.corpus.scoring import Claims, score_deals, score_relations

PREFIXES = """
PREFIX kg: <https://w3id.org/kgtool/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
CLAIMS = PREFIXES + "SELECT ?deal ?claim WHERE { GRAPH ?g { ?deal a kg:Deal ; prov:wasDerivedFrom ?claim } }"
RELATED = PREFIXES + "SELECT ?deal ?other WHERE { GRAPH ?g { ?deal RELATION ?other . ?deal a kg:Deal } }"
#: The property, and the recall that must hold.
RELATIONS = {
    "part-of": ("dcterms:isPartOf", 0.9),
    "cumulative-of": ("kg:cumulativeOf", 0.9),
    "supersedes": ("kg:supersedes", 0.9),
}
RECALL, PRECISION = 0.9, 0.9


def select(store: OxigraphStore, query: str) -> list[ox.QuerySolution]:
    result = store.query(query)
    assert isinstance(result, ox.QuerySolutions)
    return list(result)


def deals(store: OxigraphStore) -> dict[str, Claims]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in select(store, CLAIMS):
        found[row["deal"].value].add(row["claim"].value.rsplit("/", 1)[-1])
    return {deal: frozenset(claims) for deal, claims in found.items()}


def test_claims_of_one_deal_stand_together_and_look_alikes_apart(planted_store: OxigraphStore) -> None:
    score = score_deals(deals(planted_store).values())
    print(f"deals: {score}")
    assert score.recall >= RECALL
    assert score.precision >= PRECISION


@pytest.mark.parametrize("kind", sorted(RELATIONS))
def test_deals_know_how_they_belong_together(planted_store: OxigraphStore, kind: str) -> None:
    of = deals(planted_store)
    name, floor = RELATIONS[kind]
    pairs = {
        (row["deal"].value, row["other"].value) for row in select(planted_store, RELATED.replace("RELATION", name))
    }

    def holding(claims: Claims) -> Iterator[str]:
        return (deal for deal, told in of.items() if told & claims)

    score = score_relations(kind, lambda one, other: any((a, b) in pairs for a in holding(one) for b in holding(other)))
    print(f"{kind}: {score}")
    assert score.recall >= floor
