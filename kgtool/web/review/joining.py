"""The page on which two names are said to be one."""

from __future__ import annotations

from kgtool.decisions.decision import Decision
from kgtool.review.deciding import same
from kgtool.review.naming import Names
from kgtool.web.pages.form import entity_names
from kgtool.web.pages.page import Page, Visit
from kgtool.web.review.sheet import Fault, Room, Sheet, sheet_page


def page(visit: Visit, room: Room, fault: Fault | None) -> Page:
    """Return the form for two names, which suggests those of the store."""
    return sheet_page("review-same.html", "same", visit, room, fault, entity_names=entity_names(visit))


def decide(visit: Visit, room: Room) -> Decision:
    """Return the decision that the two names of the form are one."""
    names = visit.reading.kept(("review-names",), lambda: Names(visit.reading.store.engine))
    pair = names.pair(visit.field("keep"), visit.field("other"), room.sitting(visit).book)
    return same(*pair, room.word(visit))


SHEET = Sheet("same", "/review/same", page, decide)
