from __future__ import annotations

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from kgtool.store import dump_nquads
from kgtool.store.nquads import held_lines, joined, nquads_lines
from kgtool.vocabulary.terms import KG, XSD
from tests.store.examples import FACTS, IRIS, quads

DATATYPES = ("decimal", "nonNegativeInteger", "boolean", "date", "string")


def test_the_dump_is_sorted_and_ends_each_line() -> None:
    store = pyoxigraph.Store()
    store.extend(quads(1))
    lines = dump_nquads(store).decode().splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(lines) == len(quads(1))
    assert all(line.endswith(" .\n") for line in lines)


def test_an_empty_store_dumps_nothing() -> None:
    assert dump_nquads(pyoxigraph.Store()) == b""


@given(st.permutations(quads(1, 5)), st.integers(0, 5))
def test_order_and_repetition_do_not_change_the_document(shuffled: list[Quad], repeated: int) -> None:
    document = joined(nquads_lines(shuffled) + nquads_lines(shuffled[:repeated]))
    assert document == joined(nquads_lines(quads(1, 5)))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_the_lines_written_are_those_a_store_dumps(texts: list[str]) -> None:
    held = [Quad(IRIS.entity("a"), KG["p"], Literal(text), FACTS) for text in texts]
    store = pyoxigraph.Store()
    store.extend(held)
    assert dump_nquads(store) == joined(nquads_lines(held))


@given(
    st.lists(
        st.builds(
            Literal,
            st.sampled_from(["1.10", "007", "-0", "1", "0.5", "true", "P1Y", "2025-01-02", 'a" "b', "x\\"]),
            datatype=st.sampled_from(
                [XSD[name] for name in ("decimal", "nonNegativeInteger", "boolean", "date", "string")]
            ),
        )
    )
)
def test_lines_have_each_literal_as_the_engine_keeps_it(literals: list[Literal]) -> None:
    held = [Quad(IRIS.entity("a"), KG["p"], literal, FACTS) for literal in literals]
    store = pyoxigraph.Store()
    store.extend(held)
    assert dump_nquads(store) == joined(held_lines(held))


def test_the_engine_drops_trailing_zeros_of_a_decimal() -> None:
    store = pyoxigraph.Store()
    store.add(Quad(IRIS.entity("a"), KG["max"], Literal("1.10", datatype=XSD["decimal"])))
    assert b'"1.1"' in dump_nquads(store)
