from __future__ import annotations

import itertools
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from kgtool.pictures.polar import TURN
from kgtool.pictures.side_labels import side_labels, spread

ANGLES = st.lists(st.floats(0, TURN, allow_nan=False), min_size=1, max_size=30)


@given(ANGLES)
def test_labels_of_a_side_do_not_overlap_and_stay_in_the_picture(angles: list[float]) -> None:
    height, room = 38.0, 15 * 19 + 57.0
    placed = side_labels(angles, height, 300, room)
    assert [place.index for place in placed] == list(range(len(angles)))
    for side in (-1, 1):
        middles = sorted(place.y for place in placed if place.side == side)
        assert all(two - one >= height - 1e-6 for one, two in itertools.pairwise(middles))
        assert all(-room <= middle - height / 2 + 1e-6 and middle + height / 2 <= room + 1e-6 for middle in middles)


@given(ANGLES)
def test_no_label_reaches_into_the_ring(angles: list[float]) -> None:
    for place in side_labels(angles, 38.0, 300, 15 * 19 + 57.0):
        nearest = max(0.0, abs(place.y) - 19)
        assert hypot(place.x, nearest) >= 300
        assert place.x * place.side >= 8


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=30).map(sorted))
def test_labels_that_fit_where_they_should_be_stay_there(wanted: list[float]) -> None:
    apart = [one + place * 40 for place, one in enumerate(wanted)]
    assert spread(apart, 40, -10_000, 10_000) == [one + 0.0 for one in apart] or all(
        abs(a - b) < 1e-6 for a, b in zip(spread(apart, 40, -10_000, 10_000), apart, strict=True)
    )
