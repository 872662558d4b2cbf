from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kgtool.validate.rdflib_graph import to_rdflib

TURTLE = b"""
@prefix : <urn:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:s :p :o , "text" , "Wort"@de , 1.10 , true , "P1Y"^^xsd:duration , "x"^^:own , [ :q ( 1 2 ) ] .
"""


def test_the_graph_is_that_which_rdflib_reads_itself() -> None:
    ours = to_rdflib(ox.parse(TURTLE, format=ox.RdfFormat.TURTLE))
    assert isomorphic(rdflib.Graph() + ours, rdflib.Graph().parse(data=TURTLE, format="turtle"))
    assert len(ours) == 13


def test_a_literal_keeps_its_lexical_form() -> None:
    ours = to_rdflib(ox.parse(TURTLE, format=ox.RdfFormat.TURTLE))
    assert "1.10" in {str(value) for value in ours.objects()}


def test_a_string_is_a_plain_literal_as_shapes_write_it() -> None:
    ours = to_rdflib(ox.parse(TURTLE, format=ox.RdfFormat.TURTLE))
    assert rdflib.Literal("text") in set(ours.objects())


def test_a_triple_said_twice_is_held_once() -> None:
    triple = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o"))
    assert len(to_rdflib([triple, triple])) == 1


def test_a_triple_term_is_refused() -> None:
    node = ox.NamedNode("urn:s")
    with pytest.raises(TypeError, match="triple term"):
        to_rdflib([ox.Triple(node, node, ox.Triple(node, node, node))])
