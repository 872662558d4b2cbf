"""The page of a circle: its picture, each edge with amount and sentence, its score with its parts, what if one fell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

import pyoxigraph as ox

from kgtool.pictures.cycle import cycle
from kgtool.pictures.setting import Setting
from kgtool.resolve.money_words import money_words, number_words
from kgtool.stated.nodes import named, number, text
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.actor import form_of
from kgtool.web.pages.chance import chances
from kgtool.web.pages.explained import ShownClaim, shown_claim
from kgtool.web.pages.held import claims_behind, held, in_this_view, in_view
from kgtool.web.pages.loss import Loss, losses
from kgtool.web.pages.money import MoneyCircle, money_of, stored
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.payments import figure
from kgtool.web.pages.wording import words

#: The parts of the score: the column of circle-scores, and the property of the circle.
_PARTS = ("firmness", "independence", "amounts", "evenness", "shortness")


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a circle: both ends, its payments with links, the amount, a sentence, what follows if it fell."""

    payer: str
    payee: str
    flows: tuple[tuple[str, str], ...]
    amount: str
    narrowest: bool
    claim: ShownClaim | None
    claims: int
    without: str
    losses: tuple[Loss, ...]


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a circle; one that does not close under the view has a page that says so."""
    node = in_view(visit, iri)
    found = next((circle for circle in money_of(visit).circles if circle.node == node.value), None)
    if found is None:
        name = visit.reading.graph(visit.language).case.naming.name(f"<{iri}>")
        return Page("absent.html", name, {"what": name, **form_of(visit)}, "circles")
    language = visit.language
    compared = [one for one in chances(visit) if one.length in (None, len(found.cycle.actors))]
    weights = {str(row["part"]): row for row in visit.graph.ask("score-weights")}
    title = words(language, "circle.picture", actors=found.actors)
    values = {
        "picture": figure(cycle(found.cycle, Setting(language, "circle"), title)),
        "edges": _edges(visit, node, found),
        "amount": found.amount(language),
        "score": number_words(found.score, language),
        "parts": [(name, _span(found, name, language)) for name in _PARTS],
        "weights": [(name, number_words(Decimal(str(row["weight"])), language)) for name, row in weights.items()],
        "rung": str(found.row["rung"] or ""),
        "origins": str(found.row["origins"] or ""),
        "compared": [
            (
                one.length,
                number_words(one.observed, language),
                number_words(one.expected, language),
                number_words(one.p, language),
            )
            for one in compared
        ],
        **form_of(visit),
    }
    return Page("circle.html", found.actors, values, "circles")


def _span(circle: MoneyCircle, name: str, language: str) -> str:
    low = Decimal(str(circle.row[name]))
    high = Decimal(str(circle.row["evennessMax"])) if name == "evenness" else low
    first, last = number_words(low, language), number_words(high, language)
    return first if first == last else words(language, "tie.span", low=first, high=last)


def _edges(visit: Visit, node: ox.NamedNode, circle: MoneyCircle) -> list[Edge]:
    said = held(visit, node, "analysis") or {}
    narrowest = named(said, KG["narrowestEdge"])
    return [_edge(visit, edge, edge in narrowest) for edge in _in_order(named(said, KG["edge"]))]


def _in_order(edges: Sequence[ox.NamedNode]) -> list[ox.NamedNode]:
    return sorted(edges, key=lambda edge: int(edge.value.rpartition("-")[2]))


def _edge(visit: Visit, edge: ox.NamedNode, narrowest: bool) -> Edge:
    said = held(visit, edge, "analysis") or {}
    ends = [(*named(said, KG[side]), edge)[0] for side in ("from", "to")]
    flows = named(said, KG["flow"])
    name = visit.graph.seen.name
    claims = {claim.iri: claim for flow in flows for claim in claims_behind(visit, flow, "facts")}
    best = sorted(claims.values(), key=lambda claim: not claim.amounts)
    low, high = number(said, "min"), number(said, "max")
    known = (low, high) != (None, None)
    doubted = urlencode([("without", stored(flow.value, name)) for flow in flows])
    here = in_this_view(visit, visit.to(visit.address.partition("?")[0]))
    return Edge(
        payer=visit.case.naming.name(str(ends[0])),
        payee=visit.case.naming.name(str(ends[1])),
        flows=tuple(_flow(visit, flow) for flow in flows),
        amount=money_words(low, high, text(said, "unit") or "", visit.language) if known else "",
        narrowest=narrowest,
        claim=shown_claim(best[0], visit) if best else None,
        claims=len(claims),
        without=f"{here}{'&' if '?' in here else '?'}{doubted}",
        losses=losses(visit, ends[0], ends[1]),
    )


def _flow(visit: Visit, flow: ox.NamedNode) -> tuple[str, str]:
    said = held(visit, flow, "facts") or {}
    kinds = ", ".join(visit.case.ontology.label(KG.local_name(k), visit.language) for k in named(said, KG["flowType"]))
    return kinds, in_this_view(visit, visit.link(stored(flow.value, visit.graph.seen.name)) or "")
