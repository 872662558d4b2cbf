from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from kgtool.pictures.bow import Box, bowed, label_places
from kgtool.pictures.marks import Flows
from kgtool.pictures.money_circle import MOST, money_circle
from tests.pictures.made import RING, Node, check, flows


def test_amounts_stand_in_words_on_the_arrows_with_what_they_are_paid_for() -> None:
    page = check(money_circle(RING))
    (said,) = [node for node in page.all("g") if node.attributes.get("aria-hidden") == "true"]
    assert sorted(text.text for text in said.all("text")) == [
        "100 Mrd. $",
        "300 Mrd. $",
        "Beteiligung",
        "None Mrd. $",
        "Rechenleistung",
        "Waren oder Dienste",
    ]


def plates(page: Node) -> list[Box]:
    found = []
    for node in page.all("rect"):
        if node.attributes.get("class") == "kgp-plate":
            x, y, width, height = (float(node.attributes[name]) for name in ("x", "y", "width", "height"))
            found.append(Box(x + width / 2, y + height / 2, width, height))
    return found


@settings(max_examples=40, deadline=None)
@given(flows())
def test_labels_overlap_neither_one_another_nor_an_actor_and_stay_in_the_picture(made: Flows) -> None:
    drawing = money_circle(made)
    page = check(drawing)
    placed = plates(page)
    discs = [node.attributes for node in page.all("circle") if node.attributes.get("class") == "kgp-disc"]
    placed += [Box(float(at["cx"]), float(at["cy"]), 2 * float(at["r"]), 2 * float(at["r"])) for at in discs]
    labels = plates(page)
    for one, other in combinations(placed, 2):
        if one in labels:
            assert not one.meets(other)
    for box in labels:
        assert box.width / 2 <= box.x <= drawing.width - box.width / 2
        assert box.height / 2 <= box.y <= drawing.height - box.height / 2
    assert len(discs) <= MOST
    assert len(page.marks("kgp-flow")) + drawing.left_out == len(made.flows)


_POINTS = st.tuples(st.integers(0, 900), st.integers(0, 600))


@given(_POINTS, _POINTS, st.floats(-0.4, 0.4), st.floats(0, 0.45), st.floats(0.55, 1))
def test_a_part_of_a_bow_lies_on_the_bow(
    start: tuple[int, int], end: tuple[int, int], depth: float, a: float, b: float
) -> None:
    whole = bowed(start, end, depth)
    part = whole.cut(a, b)
    for step in (0.0, 0.3, 0.5, 1.0):
        assert dist(part.at(step), whole.at(a + (b - a) * step)) < 1e-6


def test_a_label_for_which_there_is_no_room_has_no_place() -> None:
    bow = bowed((0.0, 0.0), (100.0, 0.0), 0.1)
    assert label_places([(bow, 4.0)], [(50.0, 20.0)], [Box(50, 0, 1000, 1000)], (0, 0)) == [None]
