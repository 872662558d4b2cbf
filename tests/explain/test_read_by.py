"""An explanation names who read a claim where the rules did not alone, and what no gazetteer lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgtool.build.pipeline import BuildRequest, build
from kgtool.explain.as_json import as_json
from kgtool.explain.as_text import as_text
from kgtool.explain.case import Case
from kgtool.explain.claim_words import readers
from kgtool.explain.explained import Explained, explain_subject
from kgtool.explain.prove import fact_step
from kgtool.readers.choice import Choice
from kgtool.stated.claim import ReadBy, StatedClaim
from kgtool.stated.documents import documents
from kgtool.store import StoreDirectory
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import RDF, Iris
from tests.readers.parrot import install

TEXT = "Nvidia steckt 10 Milliarden Dollar in Anthropic. Nordlicht Rechner investiert 3 Millionen Dollar in OpenAI.\n"
RULES = ReadBy(None, "kgtool 0.1.0", None, None, None)
MODEL = ReadBy("llm", "llm 2 some-model", "2", "some-model", "0123456789abcdef" * 4)


def store_by(reader: Choice | None, folder: Path) -> Path:
    (folder / "a.txt").write_text(TEXT)
    build(BuildRequest((str(folder / "a.txt"),), folder / "store", reader=reader))
    return folder / "store"


@pytest.fixture
def parroted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ox.Store]:
    """Give a store that another reader than the rules read."""
    install(tmp_path, monkeypatch)
    with StoreDirectory(store_by(Choice("parrot"), tmp_path)).open() as store:
        yield store.engine


@pytest.fixture
def ruled(tmp_path: Path) -> Iterator[ox.Store]:
    """Give a store that the rules read."""
    with StoreDirectory(store_by(None, tmp_path)).open() as store:
        yield store.engine


def claims(store: ox.Store) -> list[StatedClaim]:
    return [claim for document in documents(store, load_ontology()) for claim in document.claims]


def test_a_claim_of_another_reader_says_who_read_it(parroted: ox.Store) -> None:
    (claim,) = claims(parroted)
    assert claim.readers == (ReadBy("parrot", "parrot 1 grey", "1", "grey", "a" * 64),)
    found = explain_subject(Case(parroted, Iris(), language="en"), claim.iri)
    said = " ".join(as_text(found, "en").split())
    assert "read by parrot 1, model grey, prompt aaaaaaaaaaaa; words, number and negation checked against the" in said
    (record,) = json.loads(as_json(found))["explanations"][0]["claims"]
    assert record["readers"] == [
        {"name": "parrot", "label": "parrot 1 grey", "version": "1", "model": "grey", "promptHash": "a" * 64}
    ]


def test_of_claims_that_the_rules_read_alone_nothing_is_said(ruled: ox.Store) -> None:
    for claim in claims(ruled):
        assert claim.readers == ()
        found = explain_subject(Case(ruled, Iris(), language="de"), claim.iri)
        assert "gelesen von" not in as_text(found, "de")
        assert "readers" not in json.loads(as_json(found))["explanations"][0]["claims"][0]


def test_what_two_read_alike_names_both_the_rules_first(ruled: ox.Store) -> None:
    both = replace(claims(ruled)[0], readers=(MODEL, RULES))
    (said,) = readers(both, "de")
    assert said.startswith(
        "gelesen von den Regeln (kgtool 0.1.0) und von llm 2, Modell some-model, Anweisung 0123456789ab;"
    )


def test_a_name_that_no_gazetteer_lists_is_not_said_to_be_listed(ruled: ox.Store) -> None:
    case, iris = Case(ruled, Iris(), language="de"), Iris()
    for slug, words in (("nordlicht-rechner", "kein Verzeichnis"), ("nvidia", "aus dem Verzeichnis der Namen")):
        entity = iris.entity(slug)
        kinds = [quad.object for quad in ruled.quads_for_pattern(entity, RDF["type"], None, case.graph("facts"))]
        assert kinds, slug
        step = fact_step(case, (f"<{entity.value}>", f"<{RDF['type'].value}>", str(min(kinds, key=str))))
        assert step.kind == "background"
        assert words in as_text(Explained((step,), complete=True, total=1), "de")
