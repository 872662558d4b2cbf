"""The queue as a page, or one claim of it: accept, reject, correct."""

from __future__ import annotations

from kgtool.decisions.decision import Decision
from kgtool.errors import UsageError
from kgtool.review.deciding import correct, judge
from kgtool.review.slots import field_label
from kgtool.web.pages.page import Page, Visit
from kgtool.web.review.sheet import Fault, Room, Sheet, sheet_page

#: Claims shown at once.
SHOWN = 5


def page(visit: Visit, room: Room, fault: Fault | None) -> Page:
    """Return the first open claims, or the one that `claim` in the query names, also when it was decided before."""
    sat = room.sitting(visit)
    key = visit.field("claim")
    entries = [sat.queue.called(key, sat.shelf)[0]] if key else sat.queue.open[:SHOWN]
    values = {
        "shown": [(sat.shows.entry(one, sat.shelf.seen(one.claim.document)), one.start) for one in entries],
        "label": lambda name: field_label(name, visit.language),
        "left": len(sat.queue.open),
        "stale": [] if key else [one.decision for one in sat.queue.stale],
        "alone": bool(key),
    }
    return sheet_page("review.html", "title", visit, room, fault, **values)


def decide(visit: Visit, room: Room) -> Decision:
    """Return what the form of a claim decides."""
    sat = room.sitting(visit)
    entry, seen = sat.queue.called(visit.field("claim"), sat.shelf)
    word, action = room.word(visit), visit.field("action")
    if action in ("accept", "reject"):
        return judge(action, entry, seen, word)
    if action == "correct":
        return correct(entry, [line for line in visit.field("fields").splitlines() if line.strip()], seen, word)
    raise UsageError(f"'{action}' is no decision.", "Use accept, reject or correct.")


SHEET = Sheet("title", "/review", page, decide)
