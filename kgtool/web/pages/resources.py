"""Which page shows a resource of ours: one for each kind, told by the first part of its IRI's path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from kgtool.web.pages import actor, circle, claim, contradiction, deal, flow, source, tie
from kgtool.web.pages.page import Page, Visit

#: Makes the page of a resource from its IRI.
MakeResource: TypeAlias = Callable[[Visit, str], Page]

#: The page of each kind, `entity` for `…/id/entity/nvidia`; what is not here has the page of all resources.
RESOURCES: Mapping[str, MakeResource] = {
    "circle": circle.page,
    "deal": deal.page,
    "document": source.page,
    "claim": claim.page,
    "contradiction": contradiction.page,
    "check": contradiction.page,
    "clash": contradiction.page,
    "entity": actor.page,
    "flow": flow.page,
    "lock-in": tie.page,
    "lock-in-index": tie.page,
}


def kind_of(visit: Visit, iri: str) -> str:
    """Return the kind of a resource, `entity` for `…/id/entity/nvidia`."""
    return iri.removeprefix(visit.reading.iris.base).partition("/")[0]


def page_of(visit: Visit, iri: str) -> Page:
    """Return the page of a resource that the graph holds."""
    from kgtool.web.pages import resource

    return RESOURCES.get(kind_of(visit, iri), resource.page)(visit, iri)
