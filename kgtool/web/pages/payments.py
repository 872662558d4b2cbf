"""Payments as rows of a page: who pays whom for what, how much, how sure, with the sentence that best carries each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.legend import legend
from kgtool.pictures.marks import FlowMark, Flows
from kgtool.pictures.words import say
from kgtool.web.pages.explained import ShownClaim, shown_claim
from kgtool.web.pages.held import in_this_view
from kgtool.web.pages.money import claims_of, money_of
from kgtool.web.pages.page import Visit

_LEGEND = 900


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment in words, with links to both sides and to its own page; `claim` is the first of its claims."""

    payer: str
    payer_link: str
    payee: str
    payee_link: str
    kind: str
    amount: str
    rung: str
    claims: int
    link: str
    claim: ShownClaim | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for a page: SVG, legend and description."""

    svg: Markup
    legend: Markup
    description: str


def payments_of(visit: Visit, key: str) -> Flows:
    """Return the payments that an actor pays or receives, by its slug, with everybody in them."""
    found = tuple(flow for flow in money_of(visit).flows.flows if key in (flow.payer, flow.payee))
    used = {side for flow in found for side in (flow.payer, flow.payee)}
    return Flows(tuple(actor for actor in money_of(visit).flows.actors if actor.key in used), found)


def payments(visit: Visit, flows: Iterable[FlowMark]) -> list[Payment]:
    """Return payments as rows, the largest of a currency first, then those without an amount."""
    actors = {actor.key: actor for actor in money_of(visit).flows.actors}
    ordered = sorted(flows, key=lambda flow: (flow.most is None, flow.unit, -(flow.most or 0), flow.key))
    return [
        Payment(
            payer=actors[flow.payer].label,
            payer_link=in_this_view(visit, actors[flow.payer].href),
            payee=actors[flow.payee].label,
            payee_link=in_this_view(visit, actors[flow.payee].href),
            kind=say(visit.language, f"kind_{flow.kind}"),
            amount=flow.words or say(visit.language, "no_amount"),
            rung=say(visit.language, f"rung_{flow.rung}") if flow.rung else "",
            claims=flow.claims,
            link=in_this_view(visit, flow.href),
            claim=_best(visit, flow),
        )
        for flow in ordered
    ]


def _best(visit: Visit, flow: FlowMark) -> ShownClaim | None:
    """Return the claim that best carries a payment: one that states an amount before one that does not."""
    claims = sorted(claims_of(visit, flow), key=lambda claim: not claim.amounts)
    return shown_claim(claims[0], visit) if claims else None


def figure(drawing: Drawing) -> Figure:
    """Return a picture as a page shows it."""
    key = legend(drawing.legend, drawing.setting, _LEGEND) if drawing.legend else ""
    return Figure(Markup(drawing.for_page()), Markup(key), drawing.description)
