from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgtool.pictures.bars import BarMark, bars
from kgtool.pictures.drawing import Drawing
from kgtool.pictures.hierarchy import TreeNode, hierarchy
from kgtool.pictures.marks import ActorMark
from kgtool.pictures.matrix import CellMark, Matrix, matrix
from kgtool.pictures.network import MOST, EdgeMark, Network, network
from kgtool.pictures.rungs import DealMark, RungMark, rungs
from kgtool.pictures.tiers import TierNode, Tiers, TierTie, tiers
from kgtool.pictures.timeline import PointMark, Series, timeline
from tests.pictures.made import check
from tests.pictures.test_markup import HOSTILE

DAY = date(2025, 1, 1)


def every_chart(text: str) -> tuple[Drawing, ...]:
    """Return each chart with a text wherever it takes one."""
    one, two = Decimal(1), Decimal(2)
    actor = ActorMark(text, text, text, text, text)
    other = ActorMark(f"{text}2", "B")
    point = PointMark(text, DAY, one, two, text, text, text, text)
    step = RungMark(text, DAY, "agreed", text, text, text)
    nodes = (TierNode(text, text, text, text, True), TierNode(f"{text}2", "B"))
    return (
        bars([BarMark(text, text, one, two, text, text, "compute", text, text, text)]),
        matrix(Matrix((actor,), (other,), (CellMark(text, text, other.key, one, one, text, "compute", text, text),))),
        timeline([Series(text, text, text, (point,))]),
        rungs([DealMark(f"{text}deal", text, (step,), text, text)]),
        tiers(Tiers(((text, nodes[:1]), ("B", nodes[1:])), (TierTie(text, text, f"{text}2", True, text, text),))),
        hierarchy([TreeNode(text, text, text, text, (TreeNode(f"{text}2", "B"), TreeNode(f"{text}3", text)))]),
        network(Network((actor, other), (EdgeMark(text, text, other.key, text, text, text),))),
    )


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_labels_stay_text(payload: str) -> None:
    calm = [{node.name for node in check(drawing).all()} for drawing in every_chart("calm")]
    assert [{node.name for node in check(drawing).all()} for drawing in every_chart(payload)] == calm


@pytest.mark.parametrize(
    "empty",
    [
        lambda: bars([]),
        lambda: matrix(Matrix((), (), ())),
        lambda: timeline([]),
        lambda: rungs([]),
        lambda: tiers(Tiers((), ())),
        lambda: network(Network((), ())),
    ],
)
def test_nothing_gives_an_empty_picture_that_says_so(empty: Callable[[], Drawing]) -> None:
    drawing = empty()
    assert check(drawing).marks() == []
    assert drawing.description == "Dazu gibt es nichts zu zeichnen."


def test_a_bar_is_solid_to_the_lower_bound_and_hatched_to_the_upper() -> None:
    page = check(
        bars([BarMark("a", "A", Decimal(50), Decimal(100), "USD", "50 bis 100 $"), BarMark("b", "B", None, None)])
    )
    first, second = page.marks("kgp-row")
    solid, hatched = (
        next(rect.attributes for rect in first.all("rect") if rect.attributes["class"] == name)
        for name in ("kgp-fill-compute", "kgp-edge-compute")
    )
    assert float(solid["width"]) == pytest.approx(float(hatched["width"]), abs=0.1)
    assert float(solid["x"]) + float(solid["width"]) == pytest.approx(float(hatched["x"]), abs=0.1)
    assert [text.text for text in second.all("text")] == ["B", "ohne Betrag"]
    assert (first.attributes["data-min"], first.attributes["data-max"]) == ("50", "100")


def test_a_cell_shows_the_sure_and_the_possible_part_of_the_index() -> None:
    cell = CellMark("c", "a", "b", Decimal("0.25"), Decimal("0.75"), "Cloud", href="/a", title="A an B")
    page = check(matrix(Matrix((ActorMark("a", "A"),), (ActorMark("b", "B"),), (cell,))))
    (mark,) = page.marks("kgp-cell")
    widths = {rect.attributes["class"]: float(rect.attributes["width"]) for rect in mark.all("rect")}
    assert widths["kgp-fill-compute"] * 2 == pytest.approx(widths["kgp-edge-compute"], abs=0.2)
    assert widths["kgp-fill-compute"] * 4 == pytest.approx(widths["kgp-track"], abs=0.4)


def test_a_deal_climbs_with_its_rungs_and_what_failed_is_a_cross() -> None:
    steps = [
        RungMark(str(place), DAY + timedelta(days=place * 40), rung)
        for place, rung in enumerate(("rumoured", "planned", "agreed", "delivered", "cancelled"))
    ]
    page = check(rungs([DealMark("deal", "A → B", tuple(steps))]))
    marks = page.marks("kgp-step")
    heights = [float(circle.attributes["cy"]) for mark in marks for circle in mark.all("circle")]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4
    assert [mark.attributes["data-rung"] for mark in marks if list(mark.all("circle")) == []] == ["cancelled"]


def test_a_point_stands_at_its_day_and_what_has_none_stands_aside() -> None:
    days = [DAY, DAY + timedelta(days=365), None]
    points = tuple(PointMark(str(n), day, Decimal(n), Decimal(n), "USD", f"{n} $") for n, day in enumerate(days))
    page = check(timeline([Series("s", "A", "Umsatz", points)]))
    places = [float(c.attributes["cx"]) for mark in page.marks("kgp-point") for c in mark.all("circle")]
    assert places == sorted(places)
    assert [mark.attributes.get("data-day") for mark in page.marks("kgp-point")] == ["2025-01-01", "2026-01-01", None]


def test_a_chokepoint_is_marked_for_the_eye_and_in_words() -> None:
    chain = Tiers(
        (("Maschinen", (TierNode("a", "ASML", "/asml", "", True),)), ("Fertigung", (TierNode("t", "TSMC"),))),
        (TierTie("a-t", "a", "t"),),
    )
    page = check(tiers(chain))
    first = page.marks("kgp-actor")[0]
    assert first.children[0].text == "ASML – Engpass"
    assert first.attributes["data-chokepoint"] == "yes"
    assert [rect.attributes["class"] for rect in first.all("rect")] == ["kgp-box kgp-choke"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 25), min_size=1, max_size=7))
def test_boxes_of_tiers_do_not_overlap_and_none_is_lost(sizes: list[int]) -> None:
    columns = tuple(
        (f"Stufe {n}", tuple(TierNode(f"{n}-{m}", f"Name {m}") for m in range(size))) for n, size in enumerate(sizes)
    )
    page = check(tiers(Tiers(columns, ())))
    boxes = [rect.attributes for rect in page.all("rect") if rect.attributes.get("class") == "kgp-box"]
    corners = [tuple(float(box[name]) for name in ("x", "y", "width", "height")) for box in boxes]
    for (x1, y1, w1, h1), (x2, y2, w2, h2) in combinations(corners, 2):
        assert x1 + w1 <= x2 or x2 + w2 <= x1 or y1 + h1 <= y2 or y2 + h2 <= y1
    titles = ", ".join(mark.children[0].text for mark in page.marks("kgp-actor"))
    assert len(titles.split(", ")) == sum(sizes)


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 60), st.data())
def test_names_of_a_network_do_not_overlap_and_every_edge_is_drawn_or_counted(count: int, data: st.DataObject) -> None:
    numbers = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=80))
    nodes = tuple(ActorMark(str(n), f"Name {n}") for n in range(count))
    drawing = network(Network(nodes, tuple(EdgeMark(f"e{n}", str(a), str(b)) for n, (a, b) in enumerate(pairs))))
    page = check(drawing)
    assert len(page.marks("kgp-flow")) + drawing.left_out == len(pairs)
    assert len(page.marks("kgp-actor")) == min(count, MOST)
    for side in ("kgp-amount", "kgp-amount kgp-end"):
        heights = sorted(float(t.attributes["y"]) for t in page.all("text") if t.attributes["class"] == side)
        assert all(two - one >= 21.8 for one, two in pairwise(heights))
        assert all(12 <= height <= drawing.height for height in heights)


def test_a_node_of_a_hierarchy_stands_in_the_middle_of_those_below_it() -> None:
    below = tuple(TreeNode(name, name) for name in "bcd")
    drawing = hierarchy([TreeNode("a", "a", below=below), TreeNode("e", "e")])
    rows = {node.text: float(node.attributes["y"]) for node in check(drawing).all() if node.name == "text"}
    assert rows["a"] == rows["c"] == (rows["b"] + rows["d"]) / 2
    assert sorted(rows, key=rows.__getitem__)[-1] == "e"
    assert drawing.description == "a: b, c, d"
