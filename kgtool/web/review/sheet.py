"""What a page of decisions is made of: who decides, what was sent and did not fit, what a form becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kgtool.decisions.decision import Decision
from kgtool.decisions.faults import UnfitDecisionError
from kgtool.errors import KgtoolError
from kgtool.review.deciding import Word
from kgtool.web.pages.page import Page, Visit
from kgtool.web.pages.wording import words
from kgtool.web.review.access import form_key
from kgtool.web.review.sitting import Sitting, sitting


@dataclass(frozen=True, slots=True)
class Room:
    """Who decides here, the folder that his decisions are written to, and the token that opens the pages."""

    who: str
    data: Path
    token: str

    def word(self, visit: Visit) -> Word:
        """Return who decides, now, and the reason that the form gives; none is an UnfitDecisionError."""
        moment = datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
        return Word(self.who, moment, visit.field("why"))

    def sitting(self, visit: Visit) -> Sitting:
        """Return the queue as it is now."""
        return sitting(visit.reading, self.data, visit.language)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why what a form sent is no decision, in the words of the page."""

    code: str
    cause: str
    cure: str

    @classmethod
    def of(cls, error: KgtoolError, language: str) -> Fault:
        """Return an error in a language where it has words in it."""
        cause, cure = error.said(language) if isinstance(error, UnfitDecisionError) else (error.cause, error.cure)
        return cls(error.code, cause, cure)


#: Makes a page; what it was sent before and did not fit stands in the fields of the visit, the fault beside its form.
Make = Callable[[Visit, Room, Fault | None], Page]
#: Makes the decision that a form asks for; raises KgtoolError where it is none.
Decide = Callable[[Visit, Room], Decision]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page under /review with its form; `kept` are the fields that stay when something was decided."""

    name: str
    path: str
    make: Make
    decide: Decide
    kept: tuple[str, ...] = ()


def sheet_page(template: str, key: str, visit: Visit, room: Room, fault: Fault | None, **values: object) -> Page:
    """Return a page under /review with what every one of them needs."""
    done = visit.field("done")
    made = next((line for line in room.sitting(visit).book.lines if done and line.id.startswith(done)), None)
    common = {"form": form_key(room.token), "who": room.who, "fault": fault, "sheet": key, "made": made}
    status = 200 if fault is None else 400
    return Page(template, words(visit.language, f"review.{key}"), {**common, **values}, "sources", status)
