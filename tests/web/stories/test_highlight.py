"""A picture in the state of a step."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kgtool.pictures.chord import chord
from kgtool.pictures.marks import ActorMark, FlowMark, Flows
from kgtool.pictures.markup import Element
from kgtool.pictures.setting import Setting
from kgtool.web.stories.highlight import step_drawing

LEFT, RIGHT, BACK = (
    FlowMark("f/1", "a", "b", "equity", Decimal(0), Decimal(5), "USD"),
    FlowMark("f/2", "b", "c", "compute", Decimal(9), Decimal(9), "USD"),
    FlowMark("f/3", "c", "a", "hardware"),
)
FLOWS = Flows(tuple(ActorMark(key, key.upper()) for key in "abc"), (LEFT, RIGHT, BACK))
DRAWING = chord(FLOWS, Setting("de", "story"))


def walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from walk(child)


def faded(drawing: Element) -> bool:
    return "opacity" in drawing.attributes


def marks(flows: list[FlowMark], actors: list[str]) -> tuple[set[str], set[str]]:
    """Give the identifiers of what is clear and of what faded."""
    drawing = step_drawing(DRAWING, "step-1", flows, actors)
    found = [part for element in drawing.body for part in walk(element) if part.name == "a"]
    clear = {part.attributes["id"] for part in found if not faded(part)}
    return clear, {part.attributes["id"] for part in found if faded(part)}


def test_all_but_the_payments_and_actors_of_the_step_fades() -> None:
    clear, faint = marks([LEFT], ["a", "b"])
    assert clear == {"step-1-f_1", "step-1-actor-a", "step-1-actor-b"}
    assert faint == {"step-1-f_2", "step-1-f_3", "step-1-actor-c"}


def test_nothing_fades_where_a_step_is_about_nothing_of_the_picture() -> None:
    assert marks([], [])[1] == set()


def test_hatchings_are_those_of_the_step() -> None:
    svg = step_drawing(DRAWING, "step-1", [], []).for_page()
    assert "story-" not in svg
    assert 'fill="url(#step-1-hatch-equity)"' in svg
