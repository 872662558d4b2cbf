"""The page of an entity: what it gives and gets, its circles, ties and figures, chips, clouds, rivals, sources."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kgtool.explain.decided import joins
from kgtool.pictures.circular_sankey import circular_sankey
from kgtool.pictures.setting import Setting
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.block import Block, block
from kgtool.web.pages.cast import Member, cast_of
from kgtool.web.pages.explained import ShownClaim, shown_claim
from kgtool.web.pages.form import entity_names, view_fields
from kgtool.web.pages.held import claims_behind, held, in_this_view
from kgtool.web.pages.money import MoneyCircle, money_of
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.payments import figure, payments, payments_of
from kgtool.web.pages.ties import ties_of
from kgtool.web.pages.wording import words

#: The questions that stand on the page by section: name, parameter that takes the entity, columns.
_QUESTIONS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "figures": (("key-figures", "actor", ("figure", "segment", "value", "period", "document", "date")),),
    "chips": (
        ("chips-in-use", "actor", ("actor", "way", "chip", "maker", "rung", "claims")),
        ("own-and-bought-chips", "actor", ("actor", "way", "chip", "maker", "rung", "claims")),
        ("hardware-ties", "actor", ("actor", "hardware", "maker", "rung", "claims")),
    ),
    "clouds": (
        ("exclusivity", "actor", ("parties", "relation", "exclusivity", "from", "to", "over", "quote")),
        ("model-availability", "actor", ("model", "platform", "since", "exclusivity", "quote", "date")),
    ),
    "rivals": (("partners-and-rivals", "actor", ("one", "relation", "other", "rung", "claims")),),
    "doubts": (("contradictions", "actor", ("severity", "kind", "sentence", "quote1", "quote2")),),
}
#: The same for what is no actor.
_OTHER: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "facts": (("who-says-so", "subject", ("statement", "speaker", "quote", "document", "date")),),
    "clouds": (("model-availability", "model", ("model", "platform", "since", "exclusivity", "quote", "date")),),
}
#: So many claims of a document, and so many documents, are shown.
_CLAIMS, _DOCUMENTS = 3, 12


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says of an entity: its name and address, number of claims, the first of them."""

    document: str
    link: str | None
    count: int
    claims: tuple[ShownClaim, ...]


def page(visit: Visit, iri: str) -> Page:
    """Return the page of an entity; one that the view does not know has a page that says so."""
    member = cast_of(visit).get(iri)
    if member is None:
        name = visit.reading.graph(visit.language).case.naming.name(f"<{iri}>")
        return Page("absent.html", name, {"what": name, **form_of(visit)}, "actors")
    values = {
        "member": member,
        "classes": [(name, load_ontology().label(name, visit.language)) for name in member.classes],
        "iri": iri,
        "blocks": _blocks(visit, member),
        "owner": _owner(visit, iri),
        "joined": [(step.words, *step.details) for step in joins(visit.case, ox.NamedNode(iri))],
        "told": _told(visit, iri),
        **_money(visit, member),
        **form_of(visit),
    }
    return Page("actor.html", member.label, values, "actors")


def _money(visit: Visit, member: Member) -> dict[str, object]:
    """Return what it gives and gets, its circles and ties; nothing of what is no actor."""
    flows = payments_of(visit, member.slug)
    drawn = None
    if flows.flows:
        title = words(visit.language, "actor.picture", name=member.label)
        drawn = figure(circular_sankey(flows, Setting(visit.language, "gives"), title))
    circles = [one for one in money_of(visit).circles if any(a.key == member.slug for a in one.cycle.actors)]
    return {
        "picture": drawn,
        "gives": payments(visit, (flow for flow in flows.flows if flow.payer == member.slug)),
        "gets": payments(visit, (flow for flow in flows.flows if flow.payee == member.slug)),
        "circles": [_circle(visit, one) for one in circles[:_DOCUMENTS]],
        "all_circles": len(circles),
        "ties": ties_of(visit, member.slug) if member.acts else (),
    }


def _circle(visit: Visit, circle: MoneyCircle) -> dict[str, str]:
    return {
        "actors": circle.actors,
        "link": in_this_view(visit, visit.link(circle.iri) or ""),
        "amount": circle.amount(visit.language),
        "narrowest": str(circle.row["narrowest"] or ""),
        "score": f"{circle.score:f}".replace(".", "," if visit.language == "de" else "."),
    }


def _blocks(visit: Visit, member: Member) -> dict[str, list[Block]]:
    """Return the questions that have an answer, by section."""
    asked = _QUESTIONS if member.acts else _OTHER
    found = {}
    for section, questions in asked.items():
        answers = [block(visit, name, {field: member.iri}, columns) for name, field, columns in questions]
        if shown := [answer for answer in answers if answer is not None]:
            found[section] = shown
    return found


def _owner(visit: Visit, iri: str) -> tuple[Member, str] | None:
    """Return whose it is, and where that leads, None where nobody's."""
    said = held(visit, ox.NamedNode(iri), "facts") or {}
    owners = sorted(value.value for value in said.get(KG["ownedBy"], ()))
    owner = cast_of(visit).get(owners[0]) if owners else None
    return None if owner is None else (owner, in_this_view(visit, visit.link(owner.iri) or ""))


def _told(visit: Visit, iri: str) -> list[Told]:
    """Return what each document says of an entity, the document with most claims first."""
    by_document: dict[str, list[ShownClaim]] = {}
    names: dict[str, str] = {}
    for claim in claims_behind(visit, ox.NamedNode(iri), "facts"):
        by_document.setdefault(claim.source.iri.value, []).append(shown_claim(claim, visit))
        names[claim.source.iri.value] = claim.source.title or claim.source.path
    ordered = sorted(by_document.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Told(names[one], visit.link(one), len(said), tuple(said[:_CLAIMS])) for one, said in ordered[:_DOCUMENTS]]


def form_of(visit: Visit) -> dict[str, object]:
    """Return what the form of the view, links that keep it, and the page without it need."""
    return {
        "view_fields": view_fields(visit),
        "entity_names": entity_names(visit),
        "here": visit.address.partition("?")[0],
        "within": lambda link: in_this_view(visit, link),
    }
