"""The page of a payment: from whom to whom for what, its deals, its circles, and what each source says."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.stated.nodes import named
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.actor import form_of
from kgtool.web.pages.circles_through import circles_through, contradictions_about
from kgtool.web.pages.deal import head_of
from kgtool.web.pages.held import claims_behind, held, in_this_view, in_view
from kgtool.web.pages.money import stored
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.versions import versions


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a payment; one that the view does not hold has a page that says so."""
    node = in_view(visit, iri)
    said = held(visit, node, "facts")
    if said is None:
        name = visit.reading.graph(visit.language).case.naming.name(f"<{iri}>")
        return Page("absent.html", name, {"what": name, **form_of(visit)}, "circles")
    head = head_of(visit, said)
    ends = [visit.case.naming.name(str(end)) for side in ("from", "to") for end in named(said, KG[side])]
    kinds = ", ".join(label for _, label in head["kinds"])  # type: ignore[attr-defined]
    deals = named(said, KG["deal"])
    values = {
        **head,
        "versions": versions(visit, claims_behind(visit, node, "facts")),
        "deals": [_linked(visit, deal) for deal in deals],
        "circles": circles_through(visit, [node]),
        "contradictions": contradictions_about(visit, (node, *deals)),
        **form_of(visit),
    }
    return Page("flow.html", f"{' → '.join(ends)}: {kinds}", values, "circles")


def _linked(visit: Visit, node: ox.NamedNode) -> tuple[str, str]:
    link = visit.link(stored(node.value, visit.graph.seen.name)) or ""
    return visit.case.naming.name(str(node)), in_this_view(visit, link)
