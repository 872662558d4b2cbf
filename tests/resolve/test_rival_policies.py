"""Policies that choose among rivals, over contradictions made by hand."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kgtool.graph.terms import Statement, day, integer
from kgtool.resolve.policy import policy
from kgtool.stated.documents import documents
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris
from tests.resolve.claim_graph import IRIS, ONTOLOGY, Corpus

#: What each side of a contradiction says (the words of its claims), its latest day and its number of origins.
Side = tuple[tuple[str, ...], str | None, int]


def ledger(store: ox.Store, sides: tuple[Side, ...], severity: str = "High", iris: Iris = IRIS) -> None:
    """Write a contradiction between sides into the analysis graph of the policy `all`."""
    claims = {claim.quotes[0].exact: claim.iri for document in documents(store, ONTOLOGY) for claim in document.claims}
    node = ox.NamedNode(iris.base + "contradiction/all/amount/0123456789abcdef")
    statements: list[Statement] = [
        (node, RDF["type"], KG["Contradiction"]),
        (node, KG["severity"], KG[f"severity{severity}"]),
    ]
    for number, (quotes, latest, origins) in enumerate(sides, start=1):
        side = iris.part(node, f"side-{number}")
        statements.append((node, KG["side"], side))
        statements.append((side, KG["originCount"], integer(origins)))
        statements.extend((side, PROV["wasDerivedFrom"], claims[quote]) for quote in quotes)
        if latest is not None:
            statements.append((side, KG["latest"], day(date.fromisoformat(latest))))
    graph = iris.policy_graph("all", "analysis")
    store.extend(ox.Quad(*statement, graph) for statement in statements)


def counting(name: str, *sides: Side, severity: str = "High") -> set[str]:
    """Give the words of the claims that a policy lets count where these sides contradict each other."""
    corpus = Corpus()
    for quotes, _, _ in sides:
        for quote in quotes:
            corpus.say("Investment", quote, investor="nvidia", investee="openai", document=f"{quote}.txt")
    corpus.say("Investment", "unbestritten", investor="nvidia", investee="xai")
    corpus.say("Investment", "verneint", investor="nvidia", investee="xai", negated=True)
    store = corpus.store()
    ledger(store, sides, severity)
    chosen = {claim for claims in policy(name).claims(store).values() for claim in claims}
    claims = [claim for document in documents(store, ONTOLOGY) for claim in document.claims]
    return {claim.quotes[0].exact for claim in claims if claim.iri in chosen}


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (((("alt",), "2025-01-01", 3), (("neu",), "2025-06-01", 1)), {"neu"}),
        (((("eins", "zwei"), "2025-06-01", 1), (("drei",), "2025-06-01", 1)), {"eins", "zwei", "drei"}),
        (((("ohne",), None, 1), (("mit",), "2025-01-01", 1)), {"mit"}),
        (((("ohne",), None, 1), (("auch",), None, 1)), {"ohne", "auch"}),
        (
            ((("a",), "2025-01-01", 1), (("b",), "2025-03-01", 1), (("c",), "2025-02-01", 1)),
            {"b"},
        ),
    ],
)
def test_latest_keeps_the_side_whose_latest_document_is_the_newest(sides: tuple[Side, ...], expected: set[str]) -> None:
    assert counting("latest", *sides) == expected | {"unbestritten"}


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (((("alt",), "2025-01-01", 3), (("neu",), "2025-06-01", 1)), {"alt"}),
        (((("eins",), "2025-01-01", 2), (("zwei",), "2025-06-01", 2)), {"eins", "zwei"}),
    ],
)
def test_the_majority_is_of_origins_and_a_tie_leaves_all(sides: tuple[Side, ...], expected: set[str]) -> None:
    assert counting("majority-of-independent-origins", *sides) == expected | {"unbestritten"}


@pytest.mark.parametrize("name", ["latest", "majority-of-independent-origins"])
def test_where_both_sides_may_be_right_both_count(name: str) -> None:
    sides: tuple[Side, ...] = ((("alt",), "2025-01-01", 1), (("neu",), "2025-06-01", 2))
    assert counting(name, *sides, severity="Low") == {"alt", "neu", "unbestritten"}


@pytest.mark.parametrize("name", ["latest", "majority-of-independent-origins"])
def test_without_a_ledger_everything_stated_counts(name: str) -> None:
    store = Corpus().say("Investment", "eins", investor="nvidia", investee="openai").store()
    assert policy(name).claims(store) == policy("all").claims(store)


def test_the_ledger_is_found_under_any_base() -> None:
    store = Corpus().say("Investment", "alt", investor="nvidia", investee="openai").store()
    sides: tuple[Side, ...] = ((("alt",), "2025-01-01", 1), ((), "2025-06-01", 1))
    ledger(store, sides, iris=Iris("http://example.org/kb#"))
    assert policy("latest").claims(store) == {}
