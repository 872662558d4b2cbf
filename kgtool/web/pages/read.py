"""The form for a text of one's own, and the text as it was read: in the view of a source, and kept nowhere."""

from __future__ import annotations

import pyoxigraph as ox

from kgtool.graph.formats import NQUADS
from kgtool.vocabulary.ontology import load_ontology
from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.source import unknown
from kgtool.web.pages.wording import words
from kgtool.web.pasted.task import Told, TooMuchError
from kgtool.web.pasted.upload import LARGEST
from kgtool.web.texts.sheet import read_sheet
from kgtool.web.texts.view import text_view


def page(visit: Visit) -> Page:
    """Return the form."""
    return Page("read.html", words(visit.language, "read.title"), {"limit": LARGEST}, "sources")


def read_page(visit: Visit, path: str, told: Told) -> Page:
    """Return the page of a text that was read for a visitor."""
    iris, store = visit.reading.iris, ox.Store()
    store.load(told.quads.encode(), format=NQUADS.syntax)
    sheet = read_sheet(store, iris.document_graph(path), load_ontology(), told.text)
    if sheet is None:
        raise TooMuchError("The text could not be read within the limits.", "Send a shorter one.")
    held = visit.reading.store.engine

    def link(iri: str) -> str | None:
        known = next(held.quads_for_pattern(ox.NamedNode(iri), None, None, None), None)
        return None if known is None else visit.link(iri)

    view = text_view(sheet, visit.language, link, "", None, own=False)
    why = {reading.number: told.why_at(reading.start) for reading in view.readings}
    values = {"sheet": sheet, "view": view, "why": why, "pasted": True, "own": None}
    values["unknown"] = unknown(sheet, visit.language)
    title = sheet.title or words(visit.language, "source.pasted")
    return Page("source.html", title, values, "sources")


def why_page(visit: Visit, path: str, place: int, explanation: str) -> Page:
    """Return the page that says why a sentence of a document was read as it was."""
    title = words(visit.language, "read.why_title")
    document = visit.link(visit.reading.iris.document(path).value)
    return Page("why.html", title, {"path": path, "document": document, "place": place, "why": explanation}, "sources")


KIND = PageKind("read", "/read", page, lambda _reading: ("/read",))
