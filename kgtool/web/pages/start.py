"""The start page: the money circle, the strongest statements, what does not add up, figures, where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from markupsafe import Markup

from kgtool.interface.values import Cell
from kgtool.pictures.marks import FlowMark
from kgtool.query.solutions import Solutions, plain
from kgtool.resolve.money_words import number_words
from kgtool.resources import folder
from kgtool.stated.claim import StatedClaim
from kgtool.web.pages.chance import Chance, chance_words, chances, p_words
from kgtool.web.pages.drawings import DRAWN
from kgtool.web.pages.explained import ShownClaim, shown_claim
from kgtool.web.pages.money import MoneyCircle, claims_of, money_of
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: So many statements, contradictions and failed checks stand on the start page.
_STRONGEST, _CONTRADICTIONS, _CHECKS = 3, 3, 3
#: Where each kind of user goes on: the names of pages.
_ENTRIES: Mapping[str, tuple[str, ...]] = {
    "strategy": ("lock-in", "actors", "contradictions"),
    "journalist": ("story", "circles", "sources", "contradictions"),
    "researcher": ("questions", "circles", "sources"),
    "ontologist": ("ontology", "sparql", "questions"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A payment of a circle with the sentence that says it best, None where nobody says it."""

    flow: FlowMark
    claim: ShownClaim | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A circle: where it leads, its score and its amount in words, and what it says payment by payment."""

    circle: MoneyCircle
    link: str | None
    score: str
    amount: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the build with its words, and a note."""

    name: str
    value: int
    note: str = ""


def page(visit: Visit) -> Page:
    """Return the start page."""
    money = money_of(visit)
    drawn = DRAWN["money-circle"](visit, False).drawing
    compared = chances(visit)
    checks = visit.graph.ask("rechenprobe").rows
    contradictions = visit.graph.ask("contradictions").rows
    values = {
        "drawing": drawn,
        "picture": Markup(drawn.for_page()) if drawn else "",
        "statements": [_statement(visit, circle) for circle in money.circles[:_STRONGEST]],
        "contradictions": [_sided(visit, row) for row in contradictions[:_CONTRADICTIONS]],
        "contradictions_in_all": len({row["contradiction"] for row in contradictions}),
        "failed": [_checked(visit, row) for row in checks if row["verdict"] == "does-not-hold"][:_CHECKS],
        "checks": {verdict: sum(row["verdict"] == verdict for row in checks) for verdict in _VERDICTS},
        "chance": chance_words(compared[0], visit.language) if compared else "",
        "figures": _figures(visit, len(money.flows.flows), compared, len(money.circles)),
        "users": _ENTRIES,
    }
    return Page("start.html", words(visit.language, "start.title"), values, "start")


_VERDICTS = ("holds", "rounding", "does-not-hold", "undecided")


def _statement(visit: Visit, circle: MoneyCircle) -> Statement:
    """Return a circle with the best sentence of each of its payments."""
    told = []
    for flow in circle.cycle.flows:
        best = best_claim(claims_of(visit, flow), flow)
        told.append(Told(flow, shown_claim(best, visit) if best else None))
    return Statement(
        circle=circle,
        link=visit.link(circle.iri),
        score=number_words(circle.score, visit.language),
        amount=circle.amount(visit.language),
        told=tuple(told),
    )


def best_claim(claims: Sequence[StatedClaim], flow: FlowMark) -> StatedClaim | None:
    """Return the claim that says a payment best, None of none.

    That is one with the amount most often said, then with the payment's own bounds, asserted, of a known day, in
    most words.
    """
    said = Counter((measure.min, measure.max) for claim in claims for measure in claim.amounts)

    def weight(claim: StatedClaim) -> tuple[int, int, bool, bool, int, str]:
        often = max((said[measure.min, measure.max] for measure in claim.amounts), default=0) if flow.most else 0
        bounds = ((measure.min or 0) == (flow.low or 0) for measure in claim.amounts)
        others = (measure.max == flow.high for measure in claim.amounts)
        fits = any(bounds) + any(others)
        length = len(claim.quotes[0].exact) if claim.quotes else 0
        return -often, -fits, claim.modality != "asserted", claim.source.issued is None, -length, claim.iri.value

    return min(claims, key=weight, default=None)


def _sided(visit: Visit, row: Mapping[str, Cell]) -> dict[str, object]:
    """Return a contradiction with its two sides and where they lead."""
    sides = [
        {"quote": row[f"quote{side}"], "document": row[f"document{side}"], "day": row[f"date{side}"]} for side in (1, 2)
    ]
    return {
        "sentence": row["sentence"],
        "severity": row["severity"],
        "link": visit.link(str(row["contradiction"])),
        "sides": [
            {**side, "link": visit.link(visit.reading.iris.document(str(side["document"])).value)} for side in sides
        ],
    }


def _checked(visit: Visit, row: Mapping[str, Cell]) -> dict[str, object]:
    return {"sentence": row["sentence"], "link": visit.link(str(row["check"]))}


def _figures(visit: Visit, flows: int, compared: tuple[Chance, ...], circles: int) -> list[Figure]:
    found = visit.graph.store.query(folder("queries", "lookup", "how-many.rq").read_text("utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    claims = int(plain(Solutions.collect(found).rows[0][0]))
    documents = int(str(visit.reading.build.manifest.get("documents", 0)))
    note = p_words(compared[0], visit.language) if compared else ""
    return [
        Figure("documents", documents),
        Figure("claims", claims),
        Figure("flows", flows),
        Figure("circles", circles, note),
    ]


KIND = PageKind("start", "/", page, lambda _reading: ("/",), entry=False)
