"""The first digits name a claim where no other begins so."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.decisions.faults import NoSuchClaimError
from kgtool.errors import UsageError
from kgtool.explain.case import Case
from kgtool.explain.lookup import find_subject
from kgtool.stated.claim_key import claims_called, digits_of, key_of, telling
from kgtool.views.doubt import doubts
from kgtool.vocabulary.terms import KG, RDF, Iris

IRIS = Iris()
DIGESTS = tuple(f"{start:0<64}" for start in ("abcd1", "abcd2", "beef"))
CLAIMS = tuple(map(IRIS.claim, DIGESTS))


@pytest.fixture
def store() -> ox.Store:
    store, graph = ox.Store(), IRIS.document_graph("a.txt")
    for claim, kind in zip(CLAIMS, ("Claim", "SetAside", "Claim"), strict=True):
        store.add(ox.Quad(claim, RDF["type"], KG[kind], graph))
    return store


@pytest.mark.parametrize("word", ["beef", "BEEF00", "sha256:beef0", CLAIMS[2].value, DIGESTS[2]])
def test_one_claim_is_named_by_its_beginning_its_id_and_its_iri(store: ox.Store, word: str) -> None:
    assert claims_called(store, IRIS, word) == (CLAIMS[2],)
    assert find_subject(Case(store, IRIS), word) == CLAIMS[2]


def test_beginning_of_two_names_both_also_one_that_is_set_aside(store: ox.Store) -> None:
    assert claims_called(store, IRIS, "abcd") == CLAIMS[:2]
    with pytest.raises(NoSuchClaimError, match="2 claims begin so: 'abcd'") as told:
        find_subject(Case(store, IRIS), "abcd")
    assert told.value.cure == f"Write more of its digits: {telling(CLAIMS[:2])}."
    assert telling(CLAIMS[:2]) == "abcd10000000, abcd20000000"


@pytest.mark.parametrize("word", ["bee", "Nvidia", "abcz", "", "sha256:"])
def test_what_is_short_or_no_digits_names_none(store: ox.Store, word: str) -> None:
    assert digits_of(word) is None
    assert claims_called(store, IRIS, word) == ()


def test_telling_takes_as_many_digits_as_it_needs() -> None:
    near = tuple(IRIS.claim(f"{'a' * 20}{end:0<44}") for end in ("b", "c"))
    assert telling(near) == f"{'a' * 20}b, {'a' * 20}c"
    assert key_of(near[0]) == "a" * 12


def test_doubt_of_an_unknown_claim_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="Nothing here is called 'beef'"):
        doubts(["beef"], (), lambda _node: (), IRIS)
