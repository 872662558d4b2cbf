"""The page of a deal: who gives what for what, its rung over time, what each source says, contradictions."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.pictures.rungs import DealMark, RungMark, rungs
from kgtool.pictures.setting import Setting
from kgtool.resolve.money_words import money_words
from kgtool.stated.nodes import Node, named, number, text
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DCTERMS, KG, RDFS
from kgtool.web.pages.actor import form_of
from kgtool.web.pages.circles_through import circles_through, contradictions_about
from kgtool.web.pages.held import claims_behind, held, in_this_view, in_view
from kgtool.web.pages.money import stored
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.payments import Figure, figure
from kgtool.web.pages.versions import Version, versions
from kgtool.web.pages.wording import words


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a deal as the question deal-anatomy tells it: cells in words, and where its sentences are."""

    giver: str
    taker: str
    kind: str
    gives: str
    gets: str
    amount: str
    rung: str
    in_return: str
    quote: str
    link: str
    why: str


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a deal; one that the view does not hold has a page that says so."""
    node = in_view(visit, iri)
    said = held(visit, node, "facts")
    if said is None:
        name = visit.reading.graph(visit.language).case.naming.name(f"<{iri}>")
        return Page("absent.html", name, {"what": name, **form_of(visit)}, "circles")
    parts = named(said, DCTERMS["hasPart"])
    told = versions(visit, claims_behind(visit, node, "facts"), _rungs(visit, (node, *parts)))
    title = label_of(visit, said)
    engine, facts = visit.case.store, visit.case.graph("facts")
    flows = sorted(
        {
            quad.subject.value
            for one in (node, *parts)
            for quad in engine.quads_for_pattern(None, KG["deal"], one, facts)
            if isinstance(quad.subject, ox.NamedNode)
        }
    )
    values = {
        **head_of(visit, said),
        "sides": [side for part in (parts or (node,)) for side in _sides(visit, part)],
        "picture": _picture(visit, title, told),
        "versions": told,
        "wholes": [_linked(visit, whole) for whole in named(said, DCTERMS["isPartOf"])],
        "flows": [_linked(visit, ox.NamedNode(flow)) for flow in flows],
        "circles": circles_through(visit, [ox.NamedNode(flow) for flow in flows]),
        "contradictions": contradictions_about(visit, (node, *parts)),
        **form_of(visit),
    }
    return Page("deal.html", title, values, "circles")


def label_of(visit: Visit, said: Node) -> str:
    """Return what a resource is called in the language."""
    labels = [value for value in said.get(RDFS["label"], ()) if isinstance(value, ox.Literal)]
    own = [value.value for value in labels if value.language in (None, visit.language)]
    return min(own, default="")


def head_of(visit: Visit, said: Node) -> dict[str, object]:
    """Return the figures at the head of a deal or a payment: parties, kind, amount, rung, days, claims, origins."""
    ontology = load_ontology()
    kinds = [KG.local_name(kind) for name in ("dealType", "flowType") for kind in named(said, KG[name])]
    parties = named(said, KG["party"]) or (*named(said, KG["from"]), *named(said, KG["to"]))
    low, high, unit = number(said, "min"), number(said, "max"), text(said, "unit") or ""
    rung = next((KG.local_name(one) for one in named(said, KG["rung"])), "")
    days = list(dict.fromkeys(day for name in ("firstDay", "lastDay") if (day := text(said, name))))
    return {
        "parties": [_linked(visit, party) for party in parties],
        "kinds": [(kind, ontology.label(kind, visit.language)) for kind in kinds],
        "amount": money_words(low, high, unit, visit.language) if (low, high) != (None, None) else "",
        "rung": ontology.label(rung, visit.language) if rung else "",
        "days": days,
        "claims": text(said, "claimCount") or "0",
        "origins": text(said, "originCount") or "",
    }


def _linked(visit: Visit, node: ox.NamedNode) -> tuple[str, str]:
    """Return the name of a resource and where it leads."""
    link = visit.link(stored(node.value, visit.graph.seen.name)) or ""
    return visit.case.naming.name(str(node)), in_this_view(visit, link)


def _sides(visit: Visit, part: ox.NamedNode) -> list[Side]:
    """Return the rows of deal-anatomy that are of a part: those between the same two for the same thing."""
    said = held(visit, part, "facts") or {}
    givers, takers = named(said, KG["from"]), named(said, KG["to"])
    if not givers:
        return []
    settings = {"actor": givers[0].value} | ({"with": takers[0].value} if takers else {})
    name = visit.case.naming.name
    ends = (name(str(givers[0])), name(str(takers[0])) if takers else None)
    kinds = {load_ontology().label(KG.local_name(kind), visit.language) for kind in named(said, KG["dealType"])}
    found = []
    for place, row in enumerate(visit.graph.ask("deal-anatomy", **settings), 1):
        if (row["from"], row["to"]) != ends or row["type"] not in kinds:
            continue
        low, high = number(said, "min"), number(said, "max")
        known = (low, high) != (None, None)
        found.append(
            Side(
                giver=ends[0],
                taker=ends[1] or "",
                kind=str(row["type"]),
                gives=str(row["gives"] or ""),
                gets=str(row["gets"] or ""),
                amount=money_words(low, high, text(said, "unit") or "", visit.language) if known else "",
                rung=str(row["rung"] or ""),
                in_return=str(row["inReturnFor"] or ""),
                quote=" ".join(str(row["quote"] or "").split()),
                link=_linked(visit, part)[1],
                why=in_this_view(visit, visit.to(f"/q/deal-anatomy/row/{place}", **settings)),
            )
        )
    return found[:1]


def _rungs(visit: Visit, deals: tuple[ox.NamedNode, ...]) -> dict[str, str]:
    """Return the code of the rung on which each claim puts a deal, by the claim's IRI."""
    found: dict[str, str] = {}
    for deal in deals:
        for match in named(held(visit, deal, "facts") or {}, KG["match"]):
            said = held(visit, match, "facts") or {}
            for claim in named(said, KG["claim"]):
                for rung in named(said, KG["rung"]):
                    code = KG.local_name(rung).removeprefix("stage")
                    found[claim.value] = code[:1].lower() + code[1:]
    return found


def _picture(visit: Visit, title: str, told: list[Version]) -> Figure | None:
    """Return the rungs over time, None where no text puts the deal on a rung."""
    steps = tuple(
        RungMark(f"step-{place}", one.day, one.rung_code, one.amount, one.claim.link or "", f"„{one.claim.quote}“")
        for place, one in enumerate(told, 1)
        if one.rung_code
    )
    if not any(step.day for step in steps):
        return None
    heading = words(visit.language, "deal.picture", deal=title)
    return figure(rungs([DealMark("deal", title, steps)], Setting(visit.language, "rungs"), heading))
