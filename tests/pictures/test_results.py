from __future__ import annotations

import pyoxigraph as ox

from kgtool.pictures.data.source import PictureSource
from kgtool.pictures.results import drawn
from kgtool.query.ask import ask
from kgtool.query.library import find
from kgtool.query.solutions import Solutions
from tests.pictures.made import check


def answer(source: PictureSource, question: str) -> Solutions:
    return ask(source.store, question, {}, source.iris, source.policy)


def test_payments_with_amounts_become_a_chord_diagram_titled_by_the_question(source: PictureSource) -> None:
    rows = answer(source, "circle-edges")
    drawing = drawn(rows, find("circle-edges"), "en")
    assert drawing.title == "Which payments do the circles consist of?"
    marks = check(drawing).marks("kgp-flow")
    assert len(marks) + drawing.left_out == len(rows)
    amazon = next(mark for mark in marks if mark.attributes["data-max"] == "48000000000")
    assert amazon.children[0].text == "Amazon → OpenAI: 48 bn USD"


def test_what_are_no_payments_becomes_a_network(source: PictureSource) -> None:
    drawing = drawn(answer(source, "lock-in"), find("lock-in"))
    page = check(drawing)
    assert [entry for entry in drawing.legend if entry.swatch == "direction"] == []
    titles = [mark.children[0].text for mark in page.marks("kgp-flow")]
    assert any(title.startswith("Meta → Nvidia: ") for title in titles)


def test_the_sentence_behind_a_row_is_in_the_title_of_its_mark() -> None:
    columns = ("from", "to", "min", "max", "currency", "circles", "evidence_quote")
    row = tuple(ox.Literal(text) for text in ("A", "B", "1", "1", "USD", "1", "A zahlt B <viel>."))
    (mark,) = check(drawn(Solutions(columns, (row,)), find("circle-edges"))).marks("kgp-flow")
    assert mark.children[0].text == "A → B – A zahlt B <viel>."
