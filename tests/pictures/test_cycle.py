from __future__ import annotations

import pytest

from kgtool.pictures.cycle import Cycle, cycle
from kgtool.pictures.marks import ActorMark
from kgtool.pictures.setting import Setting
from tests.pictures.made import check, flow


def circle(count: int) -> Cycle:
    keys = [f"k{n}" for n in range(count)]
    flows = tuple(flow(a, b, n, n + 5) for n, (a, b) in enumerate(zip(keys, [*keys[1:], keys[0]], strict=True)))
    return Cycle(tuple(ActorMark(key, f"Firma {key}") for key in keys), flows, flows[0].key)


@pytest.mark.parametrize("count", range(2, 9))
def test_each_payment_of_a_circle_has_its_amount_kind_and_rung(count: int) -> None:
    made = circle(count)
    page = check(cycle(made))
    for one in made.flows:
        (mark,) = [node for node in page.marks() if node.attributes["id"] == f"cycle-{one.key}"]
        said = [text.text for text in mark.all("text")]
        expected = [one.words, "Rechenleistung, vereinbart"]
        assert said == ([*expected, "▲ engste Stelle"] if one.key == made.narrowest else expected)


def test_the_narrowest_payment_is_also_said_to_those_who_do_not_see_it() -> None:
    page = check(cycle(circle(3), Setting("en", "round")))
    titles = [mark.children[0].text for mark in page.marks()]
    assert [title.endswith("– narrowest point") for title in titles] == [True, False, False, False, False, False]


def test_the_picture_is_named_by_its_actors() -> None:
    assert cycle(circle(2)).title == "Kreis: Firma k0 → Firma k1 → Firma k0"
