"""The checks over the planted corpus: how many of the planted ones are found, and with which verdict."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgtool.audit.read import audited
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG, PROV, RDF, Iris
from tests.corpus.corpus import documents
from tests.corpus.scoring import Verdict, score_checks


def test_planted_checks_are_found_with_their_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    store = audited(documents().values(), Iris(), load_ontology())
    score = score_checks(_verdicts(store))
    with capsys.disabled():
        print(f"\nchecks of the planted corpus: {score}")
    assert score.recall >= 0.9
    assert score.precision >= 0.9


def _verdicts(store: ox.Store) -> list[Verdict]:
    found = []
    for quad in store.quads_for_pattern(None, RDF["type"], KG["Check"]):
        check = quad.subject
        words = next(store.quads_for_pattern(check, KG["verdict"], None)).object
        claims = {q.object for q in store.quads_for_pattern(check, PROV["wasDerivedFrom"], None)}
        assert isinstance(words, ox.Literal)
        digests = frozenset(claim.value.rsplit("/", 1)[-1] for claim in claims if isinstance(claim, ox.NamedNode))
        found.append(Verdict(words.value, digests))
    return found
