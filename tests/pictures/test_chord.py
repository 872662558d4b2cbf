from __future__ import annotations

import itertools
import subprocess
import sys
from math import isclose

import pytest
from hypothesis import given, settings

from kgtool.pictures.chord import MOST, chord
from kgtool.pictures.chord_layout import TAPER, chord_layout, sure_part
from kgtool.pictures.marks import ActorMark, Flows
from kgtool.pictures.merging import OTHERS, merged
from kgtool.pictures.polar import TURN
from kgtool.pictures.setting import Setting
from tests.pictures.made import RING, check, flow, flows


def test_each_flow_and_each_actor_is_a_link_with_a_title() -> None:
    page = check(chord(RING))
    marks = {mark.attributes["id"]: mark for mark in page.marks()}
    assert sorted(marks) == [
        "chord-a-b-equity",
        "chord-actor-a",
        "chord-actor-b",
        "chord-actor-c",
        "chord-b-a-service",
        "chord-b-c-compute",
        "chord-c-a-hardware",
    ]
    own = marks["chord-b-c-compute"]
    assert own.attributes["href"] == "/flow/b/c"
    assert own.children[0].text == "OpenAI zahlt an Oracle: 300 Mrd. $ (Rechenleistung, vereinbart)"
    assert {name: own.attributes[f"data-{name}"] for name in ("kind", "rung", "from", "to", "min", "max", "unit")} == {
        "kind": "compute",
        "rung": "agreed",
        "from": "b",
        "to": "c",
        "min": "0",
        "max": "300000000000",
        "unit": "USD",
    }


def test_what_is_sure_is_solid_and_what_is_hedged_hatched() -> None:
    page = check(chord(RING))
    shapes = {
        mark.attributes["id"]: [p.attributes.get("fill", p.attributes["class"]) for p in mark.all("path")]
        for mark in page.marks()
    }
    assert shapes["chord-a-b-equity"] == ["kgp-halo", "kgp-solid kgp-fill-equity", "kgp-sign"]
    assert shapes["chord-b-c-compute"] == ["kgp-halo", "url(#chord-hatch-compute)"]
    assert shapes["chord-c-a-hardware"] == ["kgp-thin kgp-line-hardware", "kgp-fill-hardware"]
    assert shapes["chord-b-a-service"] == [
        "kgp-halo",
        "url(#chord-hatch-service)",
        "kgp-solid kgp-fill-service",
        "kgp-sign",
    ]


@pytest.mark.parametrize(
    ("low", "high", "sure"), [(5, 5, 1.0), (5, 10, 0.5), (0, 10, 0.0), (None, 10, 0.0), (5, None, 0.75)]
)
def test_the_sure_part_is_the_lower_bound_of_the_upper(low: int | None, high: int | None, sure: float) -> None:
    assert sure_part(flow("a", "b", low, high), "USD") == sure


@pytest.mark.parametrize(("low", "high", "unit"), [(None, None, "USD"), (0, None, "USD"), (5, 5, "EUR")])
def test_an_amount_that_is_unknown_or_in_another_currency_has_no_width(
    low: int | None, high: int | None, unit: str
) -> None:
    assert sure_part(flow("a", "b", low, high), unit) is None


@settings(max_examples=60, deadline=None)
@given(flows())
def test_ends_fill_their_arcs_and_arcs_do_not_overlap(made: Flows) -> None:
    layout = chord_layout(merged(made, MOST, Setting()).flows)
    total = 0.0
    for actor, arc in layout.actors:
        ends = [ribbon.payer for ribbon in layout.ribbons if ribbon.flow.payer == actor.key]
        ends += [ribbon.payee for ribbon in layout.ribbons if ribbon.flow.payee == actor.key]
        assert isclose(sum(end.size for end in ends), arc.size, abs_tol=1e-9)
        ordered = sorted(ends, key=lambda end: end.start)
        assert isclose(ordered[0].start, arc.start, abs_tol=1e-9)
        assert all(isclose(one.end, two.start, abs_tol=1e-9) for one, two in itertools.pairwise(ordered))
        total += arc.size
    starts = [arc for _, arc in layout.actors]
    assert all(one.end < two.start for one, two in itertools.pairwise(starts))
    assert total < TURN


@settings(max_examples=40, deadline=None)
@given(flows())
def test_twice_the_amount_is_twice_the_width(made: Flows) -> None:
    layout = chord_layout(merged(made, MOST, Setting()).flows)
    known = [ribbon for ribbon in layout.ribbons if ribbon.sure is not None]
    for ribbon in known:
        for other in known:
            if (ribbon.flow.most, ribbon.flow.high is None) == (other.flow.most, other.flow.high is None):
                assert isclose(ribbon.payer.size, other.payer.size, abs_tol=1e-9)
            elif ribbon.flow.high and other.flow.high and ribbon.flow.high > other.flow.high:
                assert ribbon.payer.size > other.payer.size
    assert all(ribbon.payee.size < ribbon.payer.size for ribbon in known)
    assert TAPER < 1


@settings(max_examples=60, deadline=None)
@given(flows())
def test_every_flow_is_drawn_or_counted_as_left_out(made: Flows) -> None:
    drawing = chord(made)
    drawn = check(drawing).marks("kgp-flow")
    assert len(drawn) + drawing.left_out == len(made.flows)


def test_more_actors_than_fit_become_others() -> None:
    actors = tuple(ActorMark(f"k{n:02}", f"Firma {n}") for n in range(40))
    many = Flows(actors, tuple(flow(f"k{n:02}", "k00", n, n) for n in range(1, 40)))
    shown = merged(many, MOST, Setting(language="en"))
    assert len(shown.flows.actors) == MOST
    assert (shown.flows.actors[-1].key, shown.flows.actors[-1].label) == (OTHERS, "others")
    assert sum(one.payer == OTHERS for one in shown.flows.flows) == 12
    assert shown.left_out == ()


def test_a_payment_to_oneself_is_left_out_and_said_so() -> None:
    drawing = chord(Flows(RING.actors, (*RING.flows, flow("a", "a", 1, 1))))
    assert drawing.left_out == 1
    assert drawing.description.endswith("Eine Zahlung ist nicht gezeichnet.")


def test_nothing_gives_an_empty_picture_that_says_so() -> None:
    drawing = chord(Flows((), ()))
    check(drawing)
    assert (drawing.description, drawing.body) == ("Dazu gibt es nichts zu zeichnen.", ())


def test_the_same_marks_give_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import sys; from tests.pictures.made import RING; "
        "from kgtool.pictures.chord import chord; sys.stdout.write(chord(RING).alone())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == chord(RING).alone()
