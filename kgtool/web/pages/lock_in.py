"""Lock-in: who is tied to whom as a matrix and a table, the supply chain by tiers with its chokepoints."""

from __future__ import annotations

from collections.abc import Iterable

from kgtool.pictures.data.chains import chain_of
from kgtool.pictures.data.source import PictureSource
from kgtool.pictures.marks import ActorMark
from kgtool.pictures.matrix import CellMark, Matrix, matrix
from kgtool.pictures.setting import Setting
from kgtool.pictures.tiers import tiers
from kgtool.web.pages.actor import form_of
from kgtool.web.pages.block import Block, block
from kgtool.web.pages.cast import cast_of
from kgtool.web.pages.held import in_this_view
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.payments import figure
from kgtool.web.pages.ties import Tie, ties
from kgtool.web.pages.wording import words

#: The questions on the supply chain, with their columns.
_QUESTIONS = (
    ("chokepoints", ("chokepoint", "reason", "whom", "claims")),
    ("firms-on-all-paths", ("product", "place", "firm", "ways")),
    ("supply-paths", ("product", "path", "steps", "assumed")),
)


def page(visit: Visit) -> Page:
    """Return the page of all ties under the view; the field `product` narrows the supply chain."""
    found = ties(visit)
    product = visit.field("product")
    settings = {"product": product} if product else {}
    values = {
        "ties": found,
        "matrix": figure(matrix(_matrix(visit, found), Setting(visit.language, "matrix"))) if found else None,
        "chain": figure(tiers(chain_of(_source(visit), product), Setting(visit.language, "tiers"))),
        "blocks": _blocks(visit, settings),
        "products": [
            one.label for one in cast_of(visit).values() if "AIModel" in one.classes or "Application" in one.classes
        ],
        "product": product,
        **form_of(visit),
    }
    return Page("lock-in.html", words(visit.language, "lock_in.title"), values, "lock-in")


def _matrix(visit: Visit, found: tuple[Tie, ...]) -> Matrix:
    """Return the ties as a matrix, those with most ties first; each cell leads to the page of its tie."""
    iris = {member.slug: member.iri for member in cast_of(visit).values()}

    def actors(ends: list[tuple[str, str]]) -> tuple[ActorMark, ...]:
        ordered = sorted(set(ends), key=lambda end: (-ends.count(end), end[1]))
        return tuple(ActorMark(slug, name, in_this_view(visit, visit.link(iris[slug]) or "")) for slug, name in ordered)

    cells = tuple(
        CellMark(
            f"{tie.customer_slug}/{tie.provider_slug}",
            tie.customer_slug,
            tie.provider_slug,
            tie.low,
            tie.high,
            ", ".join(tie.kinds),
            href=tie.link,
            title=": ".join((f"{tie.customer} → {tie.provider}", ", ".join((tie.span, *tie.kinds)))),
        )
        for tie in found
    )
    customers = actors([(tie.customer_slug, tie.customer) for tie in found])
    return Matrix(customers, actors([(tie.provider_slug, tie.provider) for tie in found]), cells)


def _source(visit: Visit) -> PictureSource:
    graph = visit.graph

    def link(iri: str) -> str:
        return in_this_view(visit, visit.link(iri) or "")

    return PictureSource(graph.seen.store, graph.iris, graph.seen.name, visit.language, link)


def _blocks(visit: Visit, settings: dict[str, str]) -> list[Block]:
    found = (block(visit, name, {} if name == "chokepoints" else settings, columns) for name, columns in _QUESTIONS)
    return [one for one in found if one is not None]


def _addresses(_reading: object) -> Iterable[str]:
    return ("/lock-in", "/lock-in?product=Claude", "/lock-in?lang=en&rung=agreed")


KIND = PageKind("lock-in", "/lock-in", page, _addresses, entry=True)
