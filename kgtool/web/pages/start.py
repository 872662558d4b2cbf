"""The start page: the money circle, the strongest statements, what does not add up, search."""

from __future__ import annotations

from kgtool.web.pages.page import Page, PageKind, Visit
from kgtool.web.pages.wording import words

#: So many statements and contradictions stand on the start page.
_STRONGEST, _CONTRADICTIONS = 3, 3


def page(visit: Visit) -> Page:
    """Return the start page."""
    circles = visit.graph.ask("circle-scores").with_evidence()
    values = {
        "circles": list(circles)[:_STRONGEST],
        "contradictions": list(visit.graph.ask("contradictions"))[:_CONTRADICTIONS],
    }
    return Page("start.html", words(visit.language, "start.title"), values, "start")


KIND = PageKind("start", "/", page, lambda _reading: ("/",))
