from __future__ import annotations

import itertools

from hypothesis import given, settings

from kgtool.pictures.circular_sankey import MOST, circular_sankey
from kgtool.pictures.levels import forward_order, levels
from kgtool.pictures.marks import Flows
from kgtool.pictures.merging import merged
from kgtool.pictures.sankey_layout import WIDTH, sankey_layout
from kgtool.pictures.setting import Setting
from tests.pictures.made import RING, check, flows


def test_a_chain_has_its_columns_in_order_and_what_closes_it_runs_back() -> None:
    weights = {("a", "b"): 3.0, ("b", "c"): 3.0, ("c", "a"): 1.0}
    order = forward_order("cab", weights)
    assert order == ("a", "b", "c")
    assert levels(order, list(weights)) == {"a": 0, "b": 1, "c": 2}


def test_what_nothing_runs_to_stands_beside_what_it_runs_to() -> None:
    pairs = [("a", "b"), ("b", "c"), ("late", "c")]
    assert levels(("a", "b", "late", "c"), pairs) == {"a": 0, "b": 1, "late": 1, "c": 2}


def test_a_circle_has_a_loop_beneath_all_bars() -> None:
    layout = sankey_layout(RING)
    loops = [band for band in layout.bands if band.depth is not None]
    assert sorted((band.flow.payer, band.flow.payee) for band in loops) == [("a", "b")]
    lowest = max(bar.y + bar.height for bar in layout.bars)
    assert all(band.depth is not None and band.depth > lowest for band in loops)


@settings(max_examples=40, deadline=None)
@given(flows())
def test_bands_fill_their_bars_and_loops_lie_apart(made: Flows) -> None:
    layout = sankey_layout(merged(made, MOST, Setting()).flows)
    for bar in layout.bars:
        key = bar.actor.key
        out = sum(band.width for band in layout.bands if band.flow.payer == key)
        into = sum(band.width for band in layout.bands if band.flow.payee == key)
        assert abs(max(out, into) - bar.height) < 1e-6
    loops = sorted((band.depth, band.width) for band in layout.bands if band.depth is not None)
    assert all(one[0] + one[1] < two[0] for one, two in itertools.pairwise(loops))
    for band in layout.bands:
        if band.depth is None:
            assert band.start[0] < band.end[0]


@settings(max_examples=40, deadline=None)
@given(flows())
def test_names_above_bars_of_a_column_do_not_overlap_and_stay_in_the_picture(made: Flows) -> None:
    layout = sankey_layout(merged(made, MOST, Setting()).flows)
    by_column: dict[float, list[tuple[float, float]]] = {}
    for bar in layout.bars:
        by_column.setdefault(bar.x, []).append((bar.y - 24, bar.y + bar.height))
        assert 0 <= bar.x < WIDTH
        assert bar.y - 24 >= 0
        assert bar.y + bar.height <= layout.height
    for column in by_column.values():
        column.sort()
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(column))


@settings(max_examples=40, deadline=None)
@given(flows())
def test_every_flow_is_drawn_or_counted_as_left_out(made: Flows) -> None:
    drawing = circular_sankey(made)
    assert len(check(drawing).marks("kgp-flow")) + drawing.left_out == len(made.flows)
