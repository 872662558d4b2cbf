"""The circles that payments are part of, and the contradictions about a deal."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kgtool.vocabulary.terms import KG
from kgtool.web.pages.held import in_this_view
from kgtool.web.pages.money import money_of, stored
from kgtool.web.pages.page import Visit


def circles_through(visit: Visit, flows: Sequence[ox.NamedNode]) -> list[tuple[str, str]]:
    """Return the circles that any of these payments is part of, the one with the highest score first, with links."""
    engine, analysis = visit.case.store, visit.case.graph("analysis")
    found = {
        quad.subject.value.partition("#")[0]
        for flow in flows
        for quad in engine.quads_for_pattern(None, KG["flow"], flow, analysis)
        if isinstance(quad.subject, ox.NamedNode)
    }
    return [
        (circle.actors, in_this_view(visit, visit.link(circle.iri) or ""))
        for circle in money_of(visit).circles
        if circle.node in found
    ]


def contradictions_about(visit: Visit, about: Sequence[ox.NamedNode]) -> list[dict[str, str | list[str]]]:
    """Return the contradictions about deals in words, each with both sentences and where it leads."""
    engine, analysis = visit.case.store, visit.case.graph("analysis")
    wanted = {
        quad.subject.value
        for one in about
        for quad in engine.quads_for_pattern(None, KG["about"], one, analysis)
        if isinstance(quad.subject, ox.NamedNode)
    }
    if not wanted:
        return []
    name = visit.graph.seen.name
    return [
        {
            "sentence": str(row["sentence"]),
            "quotes": [" ".join(str(row[key] or "").split()) for key in ("quote1", "quote2")],
            "documents": [str(row[key] or "") for key in ("document1", "document2")],
            "link": in_this_view(visit, visit.link(stored(str(row["contradiction"]), name)) or ""),
        }
        for row in visit.graph.ask("contradictions")
        if str(row["contradiction"]) in wanted
    ]
