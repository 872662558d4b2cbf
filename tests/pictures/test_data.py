"""Pictures of the bundled texts: what the builders read from a store."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kgtool.pictures.chord import chord
from kgtool.pictures.circular_sankey import circular_sankey
from kgtool.pictures.cycle import cycle
from kgtool.pictures.data.chains import chain_of
from kgtool.pictures.data.circles import circles_of, strongest
from kgtool.pictures.data.flows import flows_of
from kgtool.pictures.data.source import PictureSource
from kgtool.pictures.data.ties import balances_of, ties_of
from kgtool.pictures.data.times import figures_of, rungs_of
from kgtool.pictures.marks import Flows
from kgtool.pictures.matrix import matrix
from kgtool.pictures.money_circle import money_circle
from kgtool.pictures.rungs import rungs
from kgtool.pictures.tiers import tiers
from kgtool.pictures.timeline import timeline
from kgtool.query.solutions import plain
from tests.pictures.made import check


def test_every_flow_of_the_facts_is_a_mark_with_amount_rung_hedge_and_link(source: PictureSource) -> None:
    found = {flow.key: flow for flow in flows_of(source).flows}
    assert len(found) == len(source.looked_up("flows"))
    flow = found["all/Investment/nvidia/anthropic"]
    assert (flow.payer, flow.payee, flow.kind, flow.rung) == ("nvidia", "anthropic", "equity", "delivered")
    assert found["all/Investment/amazon/anthropic"].hedge == "atLeast"
    assert found["all/Investment/amazon/anthropic"].words == "mindestens 8 Mrd. $"
    assert (flow.low, flow.high, flow.unit, flow.words) == (Decimal(0), Decimal(10**10), "USD", "bis zu 10 Mrd. $")
    assert flow.title == "Nvidia zahlt an Anthropic: bis zu 10 Mrd. $ (Beteiligung, vollzogen)"
    assert flow.href == source.iris.flow("Investment", "nvidia", "anthropic").value


def test_links_lead_where_the_caller_says(source: PictureSource) -> None:
    served = replace(source, link=lambda iri: iri.removeprefix("https://w3id.org/kgtool/"))
    assert flows_of(served).actors[0].href == "id/entity/amazon"
    page = check(chord(flows_of(served)))
    assert {mark.attributes["href"].split("/")[0] for mark in page.marks()} == {"id"}


def test_words_are_those_of_the_language(source: PictureSource) -> None:
    flow = next(f for f in flows_of(replace(source, language="en")).flows if f.key == "all/Investment/nvidia/anthropic")
    assert flow.title == "Nvidia pays Anthropic: up to $10bn (equity, delivered)"


def test_every_circle_is_read_with_its_narrowest_payment(source: PictureSource) -> None:
    circles = circles_of(source, flows_of(source))
    assert len(circles) == len(source.asked("circular-flow", length="8"))
    for circle in circles:
        assert [flow.payer for flow in circle.flows] == [actor.key for actor in circle.actors]
        assert [flow.payee for flow in circle.flows] == [actor.key for actor in (*circle.actors[1:], circle.actors[0])]
        assert circle.narrowest in ("", *(flow.key for flow in circle.flows))
        check(cycle(circle))


def test_the_strongest_circles_have_no_more_actors_than_asked_for(source: PictureSource) -> None:
    circles = circles_of(source, flows_of(source))
    for count in (2, 3, 5, 7):
        found = strongest(circles, count)
        assert 0 < len(found.actors) <= count
        assert {flow.payer for flow in found.flows} == {actor.key for actor in found.actors}
        check(money_circle(found))


def test_all_pictures_of_flows_draw_every_flow(source: PictureSource) -> None:
    flows = flows_of(source)
    assert isinstance(flows, Flows)
    for drawing in (chord(flows), circular_sankey(flows)):
        assert len(check(drawing).marks("kgp-flow")) == len(flows.flows)
        assert drawing.left_out == 0


def test_the_matrix_has_a_cell_for_each_pair_that_is_tied(source: PictureSource) -> None:
    table = ties_of(source)
    pairs = {(plain(row["actor"]), plain(row["provider"])) for row in source.asked("lock-in")}
    assert {(cell.customer, cell.provider) for cell in table.cells} == pairs
    assert all(cell.href for cell in table.cells)
    assert len(check(matrix(table)).marks("kgp-cell")) == len(pairs)


def test_balances_come_with_the_largest_first(source: PictureSource) -> None:
    marks = balances_of(source)
    most = [mark.high or mark.low or Decimal(0) for mark in marks if mark.unit == "USD"]
    assert most == sorted(most, reverse=True)
    assert marks[0].label == "OpenAI"


def test_the_chain_ends_at_the_products_and_marks_its_chokepoints(source: PictureSource) -> None:
    chain = chain_of(source)
    columns = {heading: [node.label for node in nodes] for heading, nodes in chain.columns}
    assert list(columns) == ["Maschinen", "Fertigung", "Chips", "Clouds", "Labore", "Modelle", "Produkte"]
    assert columns["Maschinen"] == ["ASML"]
    assert columns["Labore"] == ["Anthropic", "OpenAI"]
    assert {node.label for _, nodes in chain.columns for node in nodes if node.chokepoint} == {"ASML", "Nvidia"}
    assert {tie.start.split("/")[0] for tie in chain.ties if tie.assumed} == {"foundries"}
    check(tiers(chain))


def test_figures_and_rungs_have_a_mark_for_each_row(source: PictureSource) -> None:
    points = [point for series in figures_of(source) for point in series.points]
    assert len(points) == len(source.asked("figures-over-time"))
    check(timeline(figures_of(source)))
    deals = rungs_of(source, actor="anthropic")
    steps = [step for deal in deals for step in deal.steps]
    assert len(steps) == len(source.asked("deal-timeline", actor="anthropic"))
    assert all(step.rung for step in steps)
    check(rungs(deals))
