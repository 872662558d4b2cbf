"""Statements become the lines that the engine itself would write."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as some

from kgtool.conclude.lines import LineDifference, lines_of, quads_of
from kgtool.store.nquads import held_lines
from kgtool.vocabulary.terms import KG, XSD

GRAPH = ox.NamedNode("https://example.org/graph")
SUBJECT = ox.NamedNode("https://example.org/s")
TEXTS = some.text(some.characters(exclude_categories=["Cs"]))


@given(some.lists(TEXTS))
def test_texts_are_written_as_the_engine_writes_them(texts: list[str]) -> None:
    values = [ox.Literal(text) for text in texts] + [ox.Literal(text, language="de") for text in texts]
    statements = [(SUBJECT, KG["words"], value) for value in values]
    quads = [ox.Quad(*statement, GRAPH) for statement in statements]
    assert lines_of(statements, GRAPH) == sorted(set(held_lines(quads)))
    assert set(quads_of(lines_of(statements, GRAPH))) == set(quads)


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (ox.Literal("1.10", datatype=XSD["decimal"]), b'"1.1"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (ox.Literal("007", datatype=XSD["integer"]), b'"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ],
)
def test_numbers_are_written_as_the_engine_keeps_them(value: ox.Literal, held: bytes) -> None:
    assert lines_of([(SUBJECT, KG["min"], value)], GRAPH) == [
        b"<https://example.org/s> <https://w3id.org/kgtool/ns#min> " + held + b" <https://example.org/graph> ."
    ]


def test_no_lines_are_no_quads() -> None:
    assert LineDifference((), ()).quads().added == []
