"""The decisions so far as a page, each with a form that takes it back."""

from __future__ import annotations

from kgtool.decisions.decision import Decision
from kgtool.review.made import Made, kind_words, made
from kgtool.review.undoing import decision_called, undo
from kgtool.web.pages.page import Page, Visit
from kgtool.web.review.sheet import Fault, Room, Sheet, sheet_page

#: Decisions shown at once, the last ones.
SHOWN = 50


def page(visit: Visit, room: Room, fault: Fault | None) -> Page:
    """Return the last decisions, or the one that `decision` in the query names."""
    key = visit.field("decision")
    found = [one for one in made(room.sitting(visit).book) if one.decision.id.startswith(key)]

    def kind(one: Made) -> str:
        return kind_words(one.decision.kind, visit.language)

    values = {"found": found[:SHOWN], "all": len(found), "kind": kind}
    return sheet_page("review-decided.html", "decided", visit, room, fault, **values)


def decide(visit: Visit, room: Room) -> Decision:
    """Return the decision that takes the one of the form back."""
    sat = room.sitting(visit)
    return undo(decision_called(visit.field("decision"), sat.book, sat.queue, sat.shelf), room.word(visit))


SHEET = Sheet("decided", "/review/decided", page, decide)
