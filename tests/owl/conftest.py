"""Whether HermiT can run, and ontologies in few words."""

from __future__ import annotations

import os
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kgtool.owl.faults import NoJavaError
from kgtool.owl.java import java

PREFIXES = """@prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix kg: <https://w3id.org/kgtool/ns#> .
@prefix e: <https://w3id.org/kgtool/id/entity/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix or: <http://www.lesfleursdunormal.fr/static/_downloads/owlready_ontology.owl#> .
"""

#: Gives the triples of a Turtle text with the prefixes of this file.
Turtle = Callable[[str], list[ox.Triple]]


@pytest.fixture
def turtle() -> Turtle:
    return lambda text: [
        quad.triple for quad in ox.parse((PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE, base_iri="urn:x")
    ]


@pytest.fixture(scope="session")
def hermit() -> str:
    """Give the program java; a test that needs it is skipped without one, unless KGTOOL_REQUIRE_JAVA is set."""
    try:
        return java()
    except NoJavaError as fault:
        if os.environ.get("KGTOOL_REQUIRE_JAVA"):
            pytest.fail(str(fault))
        pytest.skip(str(fault))
