"""The page of a source: its text with each claim where it stands, the readings beside it, and what no claim took."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.errors import UsageError
from kgtool.query.library import nearest
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DCTERMS
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.wording import words
from kgtool.web.problem import NotFoundError
from kgtool.web.texts.kept import kept_text
from kgtool.web.texts.sheet import Sheet, read_sheet
from kgtool.web.texts.view import OPEN, text_view


def sheet_of(visit: Visit, iri: str) -> Sheet:
    """Return what the graph says of a document, with its text; one that is not there is a NotFoundError."""
    reading, document = visit.reading, ox.NamedNode(iri)

    def make() -> Sheet | None:
        quads = reading.store.engine.quads_for_pattern(document, DCTERMS["identifier"], None, None)
        graph = next((quad.graph_name for quad in quads if isinstance(quad.graph_name, ox.NamedNode)), None)
        if graph is None:
            return None
        return read_sheet(reading.store.engine, graph, load_ontology(), kept_text(reading, document))

    sheet = reading.kept(("sheet", iri), make)
    if sheet is None:
        raise NotFoundError(f"There is no document '{iri}'.", "See all of them under /sources.")
    return sheet


def page(visit: Visit, iri: str) -> Page:
    """Return the page of a document; `type` in the query shows claims of one type alone, `open` what is in none."""
    sheet = sheet_of(visit, iri)
    chosen = visit.field("type")
    kinds = [*sorted({claim.types[0] for claim in sheet.claims}), OPEN]
    if chosen and chosen not in kinds:
        raise UsageError(f"The text has no claims of type '{chosen}'.", nearest(chosen, kinds))
    path = visit.address.partition("?")[0]
    view = text_view(sheet, visit.language, visit.link, chosen, lambda kind: visit.to(path, type=kind))
    title = sheet.title or sheet.path
    values = {"sheet": sheet, "view": view, "why": None, "pasted": False, "own": visit.link(iri)}
    return Page("source.html", title, {**values, "unknown": unknown(sheet, visit.language)}, "sources")


def unknown(sheet: Sheet, language: str) -> tuple[str, ...]:
    """Return in words what is not known of a document."""
    fields = {"title": sheet.title, "publisher": sheet.publisher, "issued": sheet.issued}
    return tuple(words(language, f"source.unknown_{name}") for name, value in fields.items() if value is None)
